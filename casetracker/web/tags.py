"""What templates say in one word: dates, labels, anchors, names and the marks of sources."""

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from casetracker.core.date_fields import time_html
from casetracker.core.dates import PartialDate
from casetracker.core.vocabulary import VOCABULARIES

register = template.Library()

HEBREW, ARABIC = "\u0590-\u05ff\ufb1d-\ufb4f", "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
RUNS = {
    language: re.compile(f"[{letters}](?:[^A-Za-z<>&()]*[{letters}])?")
    for language, letters in (("he", HEBREW), ("ar", ARABIC))
}
"""Stretches of a right-to-left script in text whose language was not given; the script is the best guess there is."""
VERSUS = re.compile(r" (v\.?|vs\.?) ")


@register.filter
def when(edtf: str | None) -> SafeString:
    """A date as readers read it, in a <time>."""
    return time_html(PartialDate.parse(edtf) if edtf else None)


@register.filter
def when_exactly(edtf: str | None) -> SafeString:
    """The same with what is not known of it, once in a header."""
    return time_html(PartialDate.parse(edtf) if edtf else None, header=True)


@register.filter
def label(code: str, vocabulary: str) -> str:
    """A code's label for readers."""
    return VOCABULARIES[vocabulary].label(code)


@register.filter
def at(mapping: dict[str, Any], key: Any) -> Any:
    """A value by a key that is itself a variable."""
    return mapping.get(key, "")


@register.filter
def anchor(row: dict[str, Any], letter: str) -> str:
    """The permanent place of a numbered row on its page: C1, or its key until it has a number."""
    return f"{letter}{row['number']}" if row["number"] else row["key"]


@register.filter
def number(row: dict[str, Any], letter: str) -> str:
    """A row's number for readers; a dash until it has one."""
    return f"{letter}{row['number']}" if row["number"] else "–"


@register.filter
def isolate(text: str, language: str = "") -> SafeString:
    """A name in other text: isolated, with its language where that is known and differs from the page's."""
    if language and language != "en":
        return format_html('<bdi lang="{}" dir="auto">{}</bdi>', language, text)
    out = str(conditional_escape(text))
    for code, run in RUNS.items():
        out = run.sub(rf'<bdi lang="{code}" dir="rtl">\g<0></bdi>', out)
    return mark_safe(f"<bdi>{out}</bdi>")


@register.filter
def title(text: str, language: str = "en") -> SafeString:
    """A case's title, its “v.” in italics as law reviews print it."""
    marked = mark_safe(VERSUS.sub(r" <i>\1</i> ", conditional_escape(text)))
    return isolate(marked, language)


@register.filter
def lines(text: str) -> SafeString:
    """Paragraphs of plain text."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return format_html_join("", '<p dir="auto">{}</p>', ((part,) for part in parts))


@register.simple_tag
def marks(found: dict[str, dict[str, Any]], unit: str, *paths: str) -> SafeString:
    """The numbers of the sources of facts or of whole parts, and whether one of them is disputed or inferred."""
    numbers, disputes, inferred = gather(found, unit, paths)
    out = format_html('<sup class="marks">{}</sup>', source_links(numbers)) if numbers else SafeString("")
    for dispute in disputes:
        out += format_html(' <a class="flag" href="#dispute-{}">disputed</a>', dispute)
    return out + SafeString(' <a class="flag" href="#inferred">inferred</a>') if inferred else out


@register.simple_tag
def marks_line(found: dict[str, dict[str, Any]], unit: str, path: str) -> SafeString:
    """The same as a line of its own, below a text of several paragraphs."""
    numbers, _, _ = gather(found, unit, [path])
    return format_html('<p class="marks-line">Sources: {}</p>', source_links(numbers)) if numbers else SafeString("")


@register.filter
def party_link(row: dict[str, Any]) -> SafeString:
    """A party by the name that it has here, linked where it has a page; `row` is it, or its part in the case."""
    party, name = row.get("party", row), isolate(row["name"])
    return format_html('<a href="/parties/{}/">{}</a>', party["id"], name) if party["has_page"] else name


@register.simple_tag
def robots(*shown: Any) -> SafeString:
    """Keeps search engines away from a page that names somebody without a page of their own."""
    return SafeString('<meta name="robots" content="noindex">' if any(map(names_unlisted, shown)) else "")


def names_unlisted(shown: Any) -> bool:
    if isinstance(shown, dict):
        return shown.get("has_page") is False or any(map(names_unlisted, shown.values()))
    return isinstance(shown, list | tuple) and any(map(names_unlisted, shown))


def gather(
    found: dict[str, dict[str, Any]], unit: str, paths: Iterable[str]
) -> tuple[list[int], list[int], bool]:  # fmt: skip
    """The marks at these paths and below them."""
    hits = [
        mark
        for known, mark in found.get(unit, {}).items()
        if any(known == path or (path and known.startswith(f"{path}.")) for path in paths)
    ]
    numbers = sorted({number for mark in hits for number in mark["numbers"]})
    return (
        numbers,
        [dispute for mark in hits for dispute in mark["disputes"]],
        any(mark["is_inferred"] for mark in hits),
    )


def source_links(numbers: list[int]) -> SafeString:
    return format_html_join(" ", '<a href="#S{0}" aria-label="Source {0}">{0}</a>', ((number,) for number in numbers))
