"""Template tags for the citation block of a page, and for the metadata from which Zotero saves it as a case."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html

from casetracker.citing.coins import coins_of_case, coins_of_ruling, coins_of_source
from casetracker.citing.formats import history, plain_text, printed_in
from casetracker.citing.forms import FORMS
from casetracker.citing.lists import LISTS, SOURCED_LISTS
from casetracker.citing.references import Reference, is_certain, number_label, reference
from casetracker.citing.sources import BIBLIOGRAPHY_FORMS, source_in_words, source_reference
from casetracker.citing.styles import STYLES

register = template.Library()

Row = dict[str, Any]
COINS = {"case": coins_of_case, "ruling": coins_of_ruling, "source": coins_of_source}
FORMS_IN_HEAD = 3
"""Reference managers read the first forms from the head; the others are for people."""


def reference_for_page(context: Context, story: Row, row: Row | None, version: Row | None = None) -> Reference:
    request: HttpRequest = context["request"]
    return reference(story, row, f"{request.scheme}://{request.get_host()}", version)


def address_of(ref: Reference, form: str) -> str:
    address = reverse(f"{ref.kind}-cite", args=[ref.public_id, form])
    return f"{address}?version={ref.version_key}" if ref.version_key else address


@register.inclusion_tag("citing/cite.html", takes_context=True)
def cite(context: Context, story: Row, row: Row | None = None) -> dict[str, Any]:
    """Show how to cite the page: `{% cite story %}`, `{% cite story ruling %}` or `{% cite story reaction %}`."""
    ref = reference_for_page(context, story, row)
    styles = [{"label": style.label, "text": style.cite(ref.cited)} for style in STYLES.values() if ref.cited]
    return {
        "kind": ref.kind,
        **record_in_words(ref),
        "versions": [cite_version(context, story, row, each) for each in row.get("text_versions", [])] if row else [],
        "styles": styles,
        "is_overturned": bool(ref.cited and ref.cited.is_overturned),
        "forms": forms_of(ref),
    }


def cite_version(context: Context, story: Row, row: Row, version: Row) -> dict[str, Any]:
    """How to cite one version of a ruling's text."""
    ref = reference_for_page(context, story, row, version)
    return {"label": number_label("V", version), **record_in_words(ref), "forms": forms_of(ref)}


def record_in_words(ref: Reference) -> dict[str, str]:
    return {"text": plain_text(ref).removesuffix(f" {ref.url}"), "url": ref.url}


def forms_of(ref: Reference) -> list[dict[str, str]]:
    return [{"label": form.label, "url": address_of(ref, name)} for name, form in FORMS.items()]


@register.inclusion_tag("citing/cite_head.html", takes_context=True)
def cite_head(context: Context, story: Row, row: Row | None = None) -> dict[str, Any]:
    """Describe the page to reference managers in its head; a reaction is saved as a document."""
    ref = reference_for_page(context, story, row)
    forms = [{"type": form.media_type.split(";")[0], "url": address_of(ref, name)} for name, form in FORMS.items()]
    return {
        "ref": ref,
        "report": printed_in(ref.cited) if ref.cited else None,
        "history": history(ref.cited) if ref.cited else "",
        "date": ref.date.display() if ref.date and not is_certain(ref.date) else ref.date,
        "forms": forms[:FORMS_IN_HEAD],
    }


@register.inclusion_tag("citing/cite_source.html")
def cite_source(source: Row) -> dict[str, Any]:
    """Show how to cite a source itself: `{% cite_source source %}`."""
    forms = bibliography_links("source-cite", source["id"])
    return {"text": source_in_words(source_reference(source)), "forms": forms}


@register.inclusion_tag("citing/cite_source_head.html")
def cite_source_head(source: Row) -> dict[str, Any]:
    """Describe the source to reference managers, which then save the article and not the page about it."""
    return {"ref": source_reference(source), "forms": bibliography_links("source-cite", source["id"])[:FORMS_IN_HEAD]}


@register.inclusion_tag("citing/bibliography.html")
def bibliography(story: Row) -> dict[str, Any]:
    """Offer all sources of a case as one file: `{% bibliography story %}`."""
    return {"forms": bibliography_links("case-sources", story["id"]) if story["sources"] else []}


@register.simple_tag(takes_context=True)
def ris_of_list(context: Context, name: str = "") -> str:
    """Return the address of all that a list or a search found as RIS; blank where a list has no citations."""
    name = name or context["request"].path.strip("/")
    if name not in LISTS or "ris" not in LISTS[name].forms:
        return ""
    return reverse("list-cite", args=[name, "ris"]) + (f"?{context['whole']}" if context["whole"] else "")


@register.inclusion_tag("citing/list_forms.html", takes_context=True)
def bibliographies_of_list(context: Context, name: str = "") -> dict[str, Any]:
    """Offer all that a list or a search found as citations, and its sources; nothing where a list has no citations."""
    name = name or context["request"].path.strip("/")
    if name not in LISTS:
        return {}
    query = f"?{context['whole']}" if context["whole"] else ""
    return {
        "name": name,
        "cite_forms": [
            {"label": form.label, "url": reverse("list-cite", args=[name, suffix]) + query}
            for suffix, form in LISTS[name].forms.items()
        ],
        "source_forms": [
            {"label": form.label, "url": reverse("list-sources", args=[name, suffix]) + query}
            for suffix, form in BIBLIOGRAPHY_FORMS.items()
            if name in SOURCED_LISTS
        ],
    }


def bibliography_links(name: str, public_id: str) -> list[dict[str, str]]:
    return [
        {"label": form.label, "type": form.media_type.split(";")[0], "url": reverse(name, args=[public_id, suffix])}
        for suffix, form in BIBLIOGRAPHY_FORMS.items()
    ]


@register.simple_tag(takes_context=True)
def coins(context: Context, kind: str, row: Row) -> str:
    """A row of a list for reference managers: `{% coins "case" row %}`, or of a ruling or a source."""
    request: HttpRequest = context["request"]
    title = COINS[kind](row, f"{request.scheme}://{request.get_host()}")
    return format_html('<span class="Z3988" title="{}"></span>', title)
