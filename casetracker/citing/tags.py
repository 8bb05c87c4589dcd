"""The citation block of a page, and the metadata in its head by which Zotero saves it as a case."""

from typing import Any

from django import template

from casetracker.citing.formats import FORMS, plain_text, title
from casetracker.citing.references import Reference, reference

register = template.Library()


def of_page(context: dict[str, Any], story: dict[str, Any], row: dict[str, Any] | None) -> Reference:
    request = context["request"]
    return reference(story, row, f"{request.scheme}://{request.get_host()}")


@register.inclusion_tag("citing/cite.html", takes_context=True)
def cite(context: dict[str, Any], story: dict[str, Any], row: dict[str, Any] | None = None) -> dict[str, Any]:
    """`{% cite story %}`, `{% cite story ruling %}` or `{% cite story reaction %}`."""
    ref = of_page(context, story, row)
    forms = [{"label": form.label, "url": f"{ref.base}cite.{name}"} for name, form in FORMS.items()]
    return {"kind": ref.kind, "text": plain_text(ref).removesuffix(f" {ref.url}"), "url": ref.url, "forms": forms}


@register.inclusion_tag("citing/cite_head.html", takes_context=True)
def cite_head(context: dict[str, Any], story: dict[str, Any], row: dict[str, Any] | None = None) -> dict[str, Any]:
    """The same for the head; a reaction is saved as a document."""
    ref = of_page(context, story, row)
    forms = [{"type": form.media_type.split(";")[0], "url": f"{ref.base}cite.{name}"} for name, form in FORMS.items()]
    date = ref.date.display() if ref.date and ref.date.precision == "span" else ref.date
    return {"ref": ref, "title": title(ref), "date": date, "forms": forms[:3]}
