"""What is wrong in a form: in one list at its top that leads to each field."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms


class ErrorLink(NamedTuple):
    """One error: the id of the field or row that it is about, what an editor calls it, and what is said of it."""

    anchor: str
    label: str
    text: str


def error_links(form: forms.ModelForm, formsets: Iterable[Any]) -> list[ErrorLink]:
    """Return the errors of the fields in the order of the page; what is said of the whole form stands above them."""
    found = list(of_fields(form, ""))
    for formset in formsets:
        noun = str(formset.model._meta.verbose_name).capitalize()
        for place, row in enumerate(formset.forms, start=1):
            if row.errors:
                whole = row.non_field_errors()
                found += [ErrorLink(f"{row.prefix}", f"{noun} {place}", " ".join(whole))] if whole else []
                found += of_fields(row, f"{noun} {place}, ")
    return found


def of_fields(form: forms.ModelForm, before: str) -> Iterator[ErrorLink]:
    for bound in form:
        if bound.errors:
            label = f"{before}{str(bound.label).lower()}" if before else str(bound.label)
            yield ErrorLink(bound.id_for_label or bound.auto_id, label, " ".join(map(str, bound.errors)))
