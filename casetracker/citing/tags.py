"""Template tags for the citation block of a page, and for the metadata from which Zotero saves it as a case."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse

from casetracker.citing.formats import FORMS, plain_text, title
from casetracker.citing.references import Reference, reference

register = template.Library()

Row = dict[str, Any]
FORMS_IN_HEAD = 3
"""Reference managers read the first forms from the head; the others are for people."""


def reference_for_page(context: Context, story: Row, row: Row | None) -> Reference:
    request: HttpRequest = context["request"]
    return reference(story, row, f"{request.scheme}://{request.get_host()}")


def address_of(ref: Reference, form: str) -> str:
    return reverse(f"{ref.kind}-cite", args=[ref.public_id, form])


@register.inclusion_tag("citing/cite.html", takes_context=True)
def cite(context: Context, story: Row, row: Row | None = None) -> dict[str, Any]:
    """Show how to cite the page: `{% cite story %}`, `{% cite story ruling %}` or `{% cite story reaction %}`."""
    ref = reference_for_page(context, story, row)
    forms = [{"label": form.label, "url": address_of(ref, name)} for name, form in FORMS.items()]
    return {"kind": ref.kind, "text": plain_text(ref).removesuffix(f" {ref.url}"), "url": ref.url, "forms": forms}


@register.inclusion_tag("citing/cite_head.html", takes_context=True)
def cite_head(context: Context, story: Row, row: Row | None = None) -> dict[str, Any]:
    """Describe the page to reference managers in its head; a reaction is saved as a document."""
    ref = reference_for_page(context, story, row)
    forms = [{"type": form.media_type.split(";")[0], "url": address_of(ref, name)} for name, form in FORMS.items()]
    date = ref.date.display() if ref.date and ref.date.precision == "span" else ref.date
    return {"ref": ref, "title": title(ref), "date": date, "forms": forms[:FORMS_IN_HEAD]}
