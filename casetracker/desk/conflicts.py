"""Two editors on one record: the slower one's form is merged with what the other saved.

A form carries, signed, what it showed when it was opened. Compared with what is saved now and what was posted, each
field was changed by the other editor alone, by both, or by this editor alone. `Reconciliation` works on posted values,
so it need not know the models; docs/decisions/0013 says why.
"""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.text import Truncator

from casetracker.core.units import Unit
from casetracker.desk.confirming import offer_confirmations

Values = dict[str, list[str]]
"""What a browser posts for one form, by the field's name; under "" the line by which an editor knows the row."""
Shown = dict[str, dict[str, Values]]
"""All of a page: by the formset's prefix ("" for the unit's own form), then by the row's primary key."""

OWN = ("seen", "reason", "review_text", "review_to", "sensitivity")
"""Fields about the change, which are no part of the record."""
SALT = "casetracker.seen."
ALTERED = (
    "Nothing is saved: what this form remembers of the record as you opened it is missing or was altered. "
    "Open the record anew in another tab, and copy what you typed into it."
)
NOWHERE = 9999
"""The place of a new row that is in the form no more; nothing can link to it."""
KINDS = {
    "both": "Changed by both of you: the form keeps yours",
    "theirs": "Changed by the other alone: now in the form as it is saved",
    "yours": "Changed by you alone: still in the form",
}


class Stale(Exception):
    """The record was saved by somebody else after this form was opened on `version`, when it showed `shown`."""

    def __init__(self, version: int, shown: Shown) -> None:
        super().__init__(version)
        self.version, self.shown = version, shown


class Difference(NamedTuple):
    """One field, or one whole row, as it was, as it is saved now and as it was typed."""

    name: str
    was: str
    saved: str
    typed: str


def forms_of(form: forms.ModelForm, formsets: Iterable[Any]) -> list[forms.ModelForm]:
    """Return the unit's form and those of its stored rows."""
    return [form, *(row for formset in formsets for row in formset.initial_forms)]


def signed(unit: Unit, forms_of_page: Iterable[forms.ModelForm]) -> str:
    """Sign what a form on the unit remembers, so that it is of no use on another unit."""
    return signed_as(unit, unit.version, shown_by(forms_of_page))


def shown_by(forms_of_page: Iterable[forms.ModelForm]) -> Shown:
    """Return what the page shows, form by form."""
    shown: Shown = {}
    for form in forms_of_page:
        shown.setdefault(set_of(form), {})[str(form.instance.pk)] = as_shown(form)
    return shown


def signed_as(unit: Unit, version: int, shown: Shown) -> str:
    return signing.dumps([version, shown], salt=SALT + unit.public_id, compress=True)


def recalled(unit: Unit, token: str) -> Stale:
    """Read the version and values in `token`. Raises ValidationError for a token that was not made for this unit."""
    try:
        return Stale(*signing.loads(token, salt=SALT + unit.public_id))
    except signing.BadSignature as error:
        raise ValidationError(ALTERED) from error


@dataclass
class Page:
    """The forms of a record's page, as they are stored at this moment."""

    form: forms.ModelForm
    formsets: list[Any]
    nouns: list[str]

    @property
    def all_forms(self) -> list[forms.ModelForm]:
        """The unit's form and those of its stored rows."""
        return forms_of(self.form, self.formsets)

    @property
    def shown(self) -> Shown:
        return shown_by(self.all_forms)


def page_of(model_admin: admin.ModelAdmin, request: HttpRequest, unit: Unit) -> Page:
    """Build the forms anew from what is stored, as if the page were asked for."""
    asked = copy(request)
    asked.method = "GET"
    asked.__dict__.pop("desk", None)  # what is remembered of this request would offer rows of another state
    stored: Any = model_admin.get_object(asked, str(unit.pk)) or unit
    form = model_admin.get_form(asked, stored, change=True)(instance=stored)
    formsets, inlines = model_admin._create_formsets(asked, stored, change=True)  # type: ignore[attr-defined]  # Django's, and not in the stubs
    offer_confirmations(form)
    return Page(form, formsets, [str(inline.verbose_name) for inline in inlines])


def set_of(form: forms.ModelForm) -> str:
    return (form.prefix or "").rpartition("-")[0]


def as_shown(form: forms.ModelForm) -> Values:
    values = {bound.name: posted(bound) for bound in form if bound.name not in OWN}
    return filled(values) | {"": [headline(form)]}


def headline(form: Any) -> str:
    """Return the line by which an editor knows the row of a RecordForm."""
    return form.headline


def bare(bound: forms.BoundField) -> Any:
    """Return the widget without the links to related records around it."""
    return getattr(bound.field.widget, "widget", bound.field.widget)


def posted(bound: forms.BoundField) -> list[str]:
    """Return what a browser posts when nobody touches the field."""
    widget = bare(bound)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(bound.value()) else []
    value = widget.format_value(bound.value())
    return value if isinstance(value, list) else [value or ""]


def plain(values: list[str]) -> list[str]:
    """Drop what browsers and fields change by themselves: line ends, outer blanks, the order of choices."""
    return sorted(text for value in values if (text := value.replace("\r\n", "\n").strip()))


def differing(form: forms.ModelForm, one: Values, other: Values) -> list[forms.BoundField]:
    fields = [bound for bound in form if not (bound.is_hidden or bound.field.disabled or bound.name in OWN)]
    return [bound for bound in fields if plain(one.get(bound.name, [])) != plain(other.get(bound.name, []))]


def filled(values: Values) -> Values:
    return {name: value for name, value in values.items() if any(value)}


def in_words(bound: forms.BoundField, values: list[str]) -> str:
    """Write posted values as the form's boxes show them."""
    field, values = bound.field, [value for value in values if value.strip()]
    if isinstance(bare(bound), forms.CheckboxInput):
        return "yes" if values else "no"
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        rows = field.queryset.filter(pk__in=[value for value in values if value.isdecimal()])
        words = {str(row.pk): field.label_from_instance(row) for row in rows}
    else:
        words = {str(value): str(label) for value, label in getattr(bare(bound), "choices", ())}
    return ", ".join(words.get(value, value) for value in values)


def row_in_words(form: forms.ModelForm, values: Values) -> str:
    """Write a whole row, one line for each field that says something."""
    return "\n".join(f"{bound.label}: {in_words(bound, values[bound.name])}" for bound in differing(form, values, {}))


class Reconciliation:
    """What the stale form should now hold (`data`), what differs by kind, and what to say beside each field."""

    def __init__(self, typed: QueryDict, was: Shown) -> None:
        self.typed, self.was, self.data = typed, was, typed.copy()
        self.found: dict[str, list[Difference]] = {kind: [] for kind in KINDS}
        self.beside: dict[str | None, dict[str | None, str]] = {}
        self.moved: dict[str, str] = {}

    @property
    def tables(self) -> list[tuple[str, list[Difference]]]:
        return [(KINDS[kind], rows) for kind, rows in self.found.items() if rows]

    def own(self, form: forms.ModelForm) -> None:
        """Merge the unit's own form."""
        typed = {name: self.typed.getlist(name) for name in form.fields}
        was = self.was[""][str(form.instance.pk)]
        for name, value in self.fields(form, was, typed, "", None).items():
            self.data.setlist(name, value)

    def rows(self, formset: Any, noun: str) -> None:
        """Merge the rows of one kind: first the saved ones in their order, then the new ones."""
        prefix, key = str(formset.prefix), str(formset.model._meta.pk.name)
        rows: list[Values] = []
        pattern = re.compile(rf"{re.escape(prefix)}-(\d{{1,5}})-(.+)")
        numbered: dict[int, Values] = {}
        for name in self.typed:
            if found := pattern.fullmatch(name):
                numbered.setdefault(int(found[1]), {})[found[2]] = self.data.pop(name)
        came = [numbered[number] for number in sorted(numbered)]
        places = {id(row): number for number, row in numbered.items()}
        self.moved |= {f"{prefix}-{number}": f"{prefix}-{NOWHERE}" for number in numbered}
        typed = {row[key][0]: row for row in came if any(row.get(key, []))}
        new = [row for row in came if not any(row.get(key, []))]
        was, blank = dict(self.was.get(prefix, {})), formset.empty_form
        for form in formset.initial_forms:
            pk, now, name = str(form.instance.pk), as_shown(form), f"{noun} “{headline(form)}”"
            before = was.pop(pk, None)
            if before is None:
                self.add("theirs", name, "not there", row_in_words(form, now), "not there")
                new = [row for row in new if differing(blank, now | filled(row), now)]  # both entered the same
            elif pk in typed:
                now = self.fields(form, before, typed[pk], name + ", ", f"{prefix}-{len(rows)}")
            rows.append(now)
        for row in filter(lambda row: differing(blank, row, as_shown(blank)), new):
            self.add("yours", f"New {noun}", "not there", "not there", row_in_words(blank, row))
        for pk, before in was.items():
            self.gone(blank, before, typed.get(pk, {"DELETE": ["on"]}), f"{noun} “{before[''][0]}”", new)
        for number, row in enumerate([*rows, *new]):
            for field in row.keys() - {""}:
                self.data.setlist(f"{prefix}-{number}-{field}", row[field])
            if id(row) in places:
                self.moved[f"{prefix}-{places[id(row)]}"] = f"{prefix}-{number}"
        self.data[f"{prefix}-INITIAL_FORMS"] = str(len(rows))
        self.data[f"{prefix}-TOTAL_FORMS"] = str(len(rows) + len(new))

    def follow_rows(self) -> None:
        """Let links to new rows of the form name the places where these stand now; call it after all rows."""
        for name, values in [*self.data.lists()]:
            self.data.setlist(name, [self.place_of(value) for value in values])

    def place_of(self, value: str) -> str:
        place, dot, field = value.partition(".")
        return self.moved.get(place, place) + dot + field

    def gone(self, blank: forms.ModelForm, was: Values, typed: Values, name: str, new: list[Values]) -> None:
        """Merge a row that the other editor removed; with changes by this editor it stays, as a new row."""
        if any(typed.get("DELETE", [])):
            return
        changed = differing(blank, was, typed)
        self.add("both" if changed else "theirs", name, row_in_words(blank, was), "removed", row_in_words(blank, typed))
        if changed:
            new.append({field: value for field, value in typed.items() if not blank[field].is_hidden})

    def fields(self, form: forms.ModelForm, was: Values, typed: Values, row: str, prefix: str | None) -> Values:
        """Return the merged values of one form, and note what differs."""
        merged = {bound.name: posted(bound) for bound in form if bound.name not in OWN}
        theirs, mine = ({bound.name for bound in differing(form, was, new)} for new in (merged, typed))
        removed = "DELETE" in mine and any(typed.get("DELETE", [])) and theirs
        for bound in differing(form, typed, merged):
            name = bound.name
            both = name in mine and (name in theirs or (name == "DELETE" and removed))
            kind = "both" if both else "yours" if name in mine else "theirs"
            values = [in_words(bound, state.get(name, [])) for state in (was, merged, typed)]
            self.add(kind, f"{row}{bound.label}", *values)
            if both and name in theirs:
                said = Truncator(values[1]).chars(200) or "empty"
                self.beside.setdefault(prefix, {})[name] = f"The other one changed this too; saved now: {said}"
            if kind != "theirs":
                merged[name] = typed.get(name, [])
        return merged

    def add(self, kind: str, name: str, was: str, saved: str, typed: str) -> None:
        self.found[kind].append(Difference(name, was, saved, typed))
