"""A form filled with an earlier version, as a browser would post it; nothing of it is saved.

The record is put back within a transaction, its forms are read, and the transaction is rolled back. What the forms
showed then is laid over the rows that there are now: rows that the version lacks are ticked to be taken out, and rows
that have gone since are new ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, QueryDict

from casetracker.core.units import Unit
from casetracker.desk.conflicts import Values, as_shown, bare, page_of, signed
from casetracker.desk.fields import PickField, PickOneField
from casetracker.desk.history.registered import registered


@dataclass
class Filled:
    """What to post, and what of the version is not in it."""

    data: QueryDict
    lost: list[str] = field(default_factory=list)


def filled(model_admin: admin.ModelAdmin, request: HttpRequest, unit: Unit, document: dict[str, Any]) -> Filled:
    """Return the form of the unit as it would show this document."""
    now = page_of(model_admin, request, unit)
    with transaction.atomic():
        stored: Any = type(unit)._base_manager.select_for_update().get(pk=unit.pk)
        back = registered.put_back(stored, document)
        shown = page_of(model_admin, request, unit).shown
        transaction.set_rollback(True)
    posted = Filled(QueryDict(mutable=True), list(back.lost))
    made = {(type(row), str(row.pk)) for row in back.made}
    write(posted, now.form, "", shown[""][str(unit.pk)], made, "")
    posted.data["seen"] = signed(unit, now.all_forms)
    for formset, noun in zip(now.formsets, now.nouns, strict=True):
        write_rows(posted, formset, noun, shown.get(str(formset.prefix), {}), made)
    posted.lost = list(dict.fromkeys(posted.lost))
    return posted


def write_rows(posted: Filled, formset: Any, noun: str, shown: dict[str, Values], made: set[tuple[Any, str]]) -> None:
    """Write the rows of one kind: those that there are, in their order, then those that have gone."""
    prefix, blank = str(formset.prefix), formset.empty_form
    stored = {str(form.instance.pk): form for form in formset.initial_forms}
    rows = [(form, shown.get(pk) or {**as_shown(form), DELETION_FIELD_NAME: ["on"]}) for pk, form in stored.items()]
    for pk, values in shown.items():
        if pk not in stored:
            rows.append((blank, {name: value for name, value in values.items() if name and not is_key(blank, name)}))
    for number, (form, values) in enumerate(rows):
        write(posted, form, f"{prefix}-{number}-", values, made, noun)
    for name, count in (("TOTAL", len(rows)), ("INITIAL", len(stored)), ("MIN_NUM", 0), ("MAX_NUM", 1000)):
        posted.data[f"{prefix}-{name}_FORMS"] = str(count)


def write(
    posted: Filled, form: forms.ModelForm, prefix: str, values: Values, made: set[tuple[Any, str]], noun: str
) -> None:
    """Write one form; a link to a row that is itself only about to be made anew has nothing to lead to yet."""
    for name, value in values.items():
        if name not in form.fields:
            continue
        kept = [each for each in value if not leads_to_made(form[name], each, made)]
        if kept != value:
            posted.lost.append(": ".join(filter(None, (noun, str(form[name].label)))))
        posted.data.setlist(f"{prefix}{name}", kept)


def is_key(form: forms.ModelForm, name: str) -> bool:
    """Tell whether the field holds the row's own primary key or that of its unit, which a new row has not."""
    return name not in form.fields or (form[name].is_hidden and not isinstance(bare(form[name]), forms.Textarea))


def leads_to_made(bound: forms.BoundField, value: str, made: set[tuple[Any, str]]) -> bool:
    return any((model, value) in made for model in targets(bound))


def targets(bound: forms.BoundField) -> Iterator[type[models.Model]]:
    """Yield the models to which the field leads."""
    field = bound.field
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        yield field.queryset.model
    column = next((each for each in bound.form._meta.model._meta.get_fields() if each.name == bound.name), None)  # type: ignore[attr-defined]  # a form of a model
    if isinstance(field, PickField | PickOneField) and column is not None and column.related_model:
        yield column.related_model
