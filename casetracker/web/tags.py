"""Template tags and filters: dates, labels, anchors, names and runs of text."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, TextNode, Token
from django.template.context import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from casetracker.core.dates import PartialDate
from casetracker.core.dates.html import day_html, instant_html, time_html
from casetracker.core.naming.places import country_name, language_name
from casetracker.core.vocabulary import VOCABULARIES, in_sentence

register = template.Library()
register.filter(in_sentence)
register.filter("country", country_name)
register.filter("language", language_name)
register.filter("instant", instant_html)
register.filter("day_of", day_html)
register.filter("language", language_name)

Row = Mapping[str, Any]

HEBREW, ARABIC = "\u0590-\u05ff\ufb1d-\ufb4f", "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
RUNS = {
    language: re.compile(f"[{letters}](?:[^A-Za-z<>&()]*[{letters}])?")
    for language, letters in (("he", HEBREW), ("ar", ARABIC))
}
"""Runs of right-to-left script in text of unknown language; the script is the best guess available."""
VERSUS = re.compile(r" (v\.?|vs\.?) ")
PART = "\x00"
"""Separates the parts inside {% joined %}; no database stores it in a text."""
LAYOUT = re.compile(r"\s*\n\s*")


@register.filter
def readable_date(edtf: str | None) -> SafeString:
    """Render a date as readers read it, in a <time>."""
    return time_html(PartialDate.parse(edtf) if edtf else None)


@register.filter
def readable_date_with_gaps(edtf: str | None) -> SafeString:
    """Render a date and say what is not known of it, as the head of a page does once."""
    return time_html(PartialDate.parse(edtf) if edtf else None, header=True)


@register.filter
def label(code: str, vocabulary: str) -> str:
    """Return the label of a code."""
    return VOCABULARIES[vocabulary].label(code)


@register.filter
def phrase(code: str, vocabulary: str) -> str:
    """Return the label of a code as it reads in the middle of a sentence."""
    return VOCABULARIES[vocabulary].phrase(code)


@register.filter
def lookup(mapping: Row, key: str) -> Any:
    """Return the value under a key that is itself a variable."""
    return mapping.get(key, "")


@register.filter
def anchor(row: Row, letter: str) -> str:
    """Return the permanent anchor of a numbered row on its page: C1, or its key until it has a number."""
    return f"{letter}{row['number']}" if row["number"] else row["key"]


@register.filter
def number(row: Row, letter: str) -> str:
    """Return the number of a row for readers, or a dash until it has one."""
    return f"{letter}{row['number']}" if row["number"] else "–"


@register.filter
def isolate(text: str, language: str = "") -> SafeString:
    """Isolate a name from the text around it; mark its language where that is known and differs from the page's."""
    if language and language != "en":
        return format_html('<bdi lang="{}" dir="auto">{}</bdi>', language, text)
    return mark_safe(f"<bdi>{with_runs(text)}</bdi>")


@register.filter
def with_runs(text: str) -> SafeString:
    """Mark the runs of right-to-left script in the text of an element that the style sheet isolates."""
    out = str(conditional_escape(text))
    for code, run in RUNS.items():
        out = run.sub(rf'<bdi lang="{code}" dir="rtl">\g<0></bdi>', out)
    return mark_safe(out)


@register.filter
def case_title(text: str, language: str = "en") -> SafeString:
    """Render the title of a case, its “v.” in italics as law reviews print it."""
    marked = mark_safe(VERSUS.sub(r" <i>\1</i> ", conditional_escape(text)))
    return isolate(marked, language)


@register.filter
def paragraphs(text: str) -> SafeString:
    """Render plain text as paragraphs."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return format_html_join("", '<p dir="auto">{}</p>', ((part,) for part in parts))


@register.filter
def names(rows: Iterable[Row]) -> SafeString:
    """List the names of these rows."""
    return mark_safe(", ".join(isolate(row["name"]) for row in rows))


@register.filter
def foreign_names(rows: Iterable[Row]) -> SafeString:
    """List the names in languages other than the page's, each after a space."""
    foreign = (row for row in rows if row["language"] and row["language"] != "en")
    return mark_safe("".join(f" {isolate(row['name'], row['language'])}" for row in foreign))


@register.filter
def party_link(row: Row) -> SafeString:
    """Name a party as this case does, linked where it has a page; `row` is the party or its participation."""
    party, name = row.get("party", row), isolate(row["name"])
    return linked(name, "party-detail", party["id"]) if party["has_page"] else name


@register.filter
def judge_link(row: Row) -> SafeString:
    """Name a judge, linked where the judge has a page."""
    name = isolate(row["name"])
    return linked(name, "judge-detail", row["id"]) if row["id"] else name


@register.filter
def years_sat(seat: Row) -> SafeString:
    """Say from when to when a judge sat in a court; nothing where neither is known."""
    dates = [readable_date(seat[name]) if seat[name] else SafeString("") for name in ("sat_from", "sat_to")]
    return mark_safe("–".join(dates)) if any(dates) else SafeString("")


@register.filter
def source_title(source: Row) -> SafeString:
    """Render the title of a source, with its language where that differs from the page's."""
    language = source["language"]
    mark = format_html(' lang="{}"', language) if language and language != "en" else ""
    return format_html('<cite{} dir="auto">{}</cite>', mark, source["title"])


@register.filter
def quoted(text: str, language: str) -> SafeString:
    """Render words that are quoted, with their language where it is known."""
    mark = format_html(' lang="{}" dir="auto"', language) if language else ""
    return format_html("<q{}>{}</q>", mark, text)


@register.filter
def source_link(source: Row) -> SafeString:
    """Name a source by its number and publisher, linked to its entry on the page; without a number, to its own page."""
    name = with_runs(source["publisher"] or source["title"])
    if source["number"]:
        return format_html('<a href="#S{0}">S{0} {1}</a>', source["number"], name)
    return linked(name, "source-detail", source["id"])


def linked(name: SafeString, page: str, public_id: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address(page, public_id), name)


@lru_cache(maxsize=10_000)
def address(page: str, public_id: str) -> str:
    """Return the address of a page; a list links the same few parties and judges again and again."""
    return reverse(page, args=[public_id])


@register.simple_tag
def robots(*shown: Any) -> SafeString:
    """Keep search engines away from a page that names somebody without a page of their own."""
    return SafeString('<meta name="robots" content="noindex">' if any(map(names_unlisted, shown)) else "")


def names_unlisted(shown: Any) -> bool:
    if isinstance(shown, dict):
        return shown.get("has_page") is False or any(map(names_unlisted, shown.values()))
    return isinstance(shown, list | tuple) and any(map(names_unlisted, shown))


@register.simple_tag(takes_context=True)
def link_in_menu(context: Context, page: str, text: str) -> SafeString:
    """Link a page of the main menu, marked where it is the page that is being read."""
    address = reverse(page)
    current = SafeString(' aria-current="page"') if context["request"].path == address else ""
    return format_html('<a href="{}"{}>{}</a>', address, current, text)


class Joined(template.Node):
    """The parts between {% joined %} and {% endjoined %} that are not empty, joined by a separator."""

    def __init__(self, nodelist: NodeList, separator: FilterExpression | None) -> None:
        self.nodelist, self.separator = nodelist, separator

    def render(self, context: Context) -> SafeString:
        separator = conditional_escape(self.separator.resolve(context)) if self.separator else ""
        parts = map(without_layout, self.nodelist.render(context).split(PART))
        return mark_safe(separator.join(part for part in parts if part))


def without_layout(part: str) -> str:
    """Strip the line breaks and indentation around a part; a space that a tag has written at its start stays."""
    layout = LAYOUT.match(part)
    return part[layout.end() if layout else 0 :].rstrip()


@register.tag
def joined(parser: Parser, token: Token) -> Joined:
    """Render the parts of an inline run, which templates lay out on lines of their own, without the layout's space.

    {% joined ", " %}{% for topic in topics %}{% part %}{{ topic.name }}{% endfor %}{% endjoined %}

    Empty parts are left out. Without a separator the parts touch.
    """
    words = token.split_contents()[1:]
    nodelist = parser.parse(("endjoined",))
    parser.delete_first_token()
    return Joined(nodelist, parser.compile_filter(words[0]) if words else None)


class Heading(template.Node):
    """What stands between {% heading %} and {% endheading %}, as a heading."""

    def __init__(self, nodelist: NodeList, level: FilterExpression, css_class: FilterExpression | None) -> None:
        self.nodelist, self.level, self.css_class = nodelist, level, css_class

    def render(self, context: Context) -> SafeString:
        level = self.level.resolve(context)
        mark = format_html(' class="{}"', self.css_class.resolve(context)) if self.css_class else ""
        text = mark_safe(without_layout(self.nodelist.render(context)))
        return format_html("<h{}{}>{}</h{}>", level, mark, text, level)


@register.tag
def heading(parser: Parser, token: Token) -> Heading:
    """Render a heading whose level depends on the page: `{% heading level "class" %}…{% endheading %}`."""
    level, *css_class = (parser.compile_filter(word) for word in token.split_contents()[1:])
    nodelist = parser.parse(("endheading",))
    parser.delete_first_token()
    return Heading(nodelist, level, css_class[0] if css_class else None)


@register.tag
def part(parser: Parser, token: Token) -> TextNode:
    """Begin the next part inside {% joined %}."""
    return TextNode(PART)
