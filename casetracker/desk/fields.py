"""How values are typed: lists as lines, links as checkboxes or by type-ahead, each text in its own direction."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.widgets import ChoiceWidget
from django.http import HttpRequest

from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.text import clean_text_validator
from casetracker.desk.typed_rows import NewRows, is_place

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldOpts
    from django.utils.functional import _StrPromise

BOXES = 15
"""The most things to pick from that are checkboxes; more would make a long form too heavy, and are a list."""
Fieldset: TypeAlias = "tuple[str | _StrPromise | None, _FieldOpts]"


def rows(*lines: str) -> tuple[tuple[str, ...], ...]:
    """Lay out fields in a form: a text for each line, with the names of the fields that share it."""
    return tuple(tuple(line.split()) for line in lines)


def section(title: str | None, *lines: str, about: str = "", folded: bool = False) -> Fieldset:
    """Make a fieldset of its title, its lines, and what the editor should know before filling it in.

    A folded one holds what few records need; it is open where a field in it says something.
    """
    return title, {"fields": rows(*lines), "description": about, "classes": ("collapse",) if folded else ()}


def with_more(lines: Sequence[str], more: Sequence[str]) -> list[Fieldset]:
    """Lay out a row's fields: the usual ones, and under “More” the others."""
    return [section(None, *lines), *([section("More", *more, folded=True)] if more else [])]


def reason_field(about: str, *, required: bool = True) -> forms.CharField:
    """Make the field that asks why; `about` says who reads the answer."""
    return forms.CharField(
        label="Why",
        max_length=500,
        required=required,
        validators=[clean_text_validator],
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        help_text=about,
    )


DAY_AND_HOUR = re.compile(r"(?P<day>.+?)[, T]+(?P<hour>[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)(Z| UTC)?")


class InstantField(forms.DateTimeField):
    """A day, in every form that a date takes here, and an hour by the clock of UTC."""

    default_error_messages: ClassVar = {
        "invalid": "Write a day and an hour, such as 13 July 2026, 10:00 or 2026-07-13 10:00."
    }

    def to_python(self, value: Any) -> datetime | None:
        found = DAY_AND_HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
        if found:
            try:
                day = PartialDate.from_text(found["day"])
            except PartialDateError as error:
                raise ValidationError(str(error)) from error
            if not day.is_day:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = f"{day} {found['hour']}"
        return super().to_python(value)


class ListField(forms.CharField):
    """A list of texts, one a line (or, for short ones, separated by commas), so that nobody has to write JSON."""

    def __init__(self, *, commas: bool = False, encoder: Any = None, decoder: Any = None, **kwargs) -> None:
        self.commas = commas
        kwargs["widget"] = forms.TextInput if commas else AdminTextareaWidget(attrs={"rows": 2})
        super().__init__(**{"validators": [clean_text_validator], **kwargs})

    def to_python(self, value: object) -> Any:
        if isinstance(value, list):
            return value
        pieces = re.split(r"[,\n]" if self.commas else r"\n", super().to_python(value) or "")
        return [piece.strip() for piece in pieces if piece.strip()]

    def run_validators(self, value: Any) -> None:
        for item in value:
            super().run_validators(item)

    def prepare_value(self, value: object) -> Any:
        return (", " if self.commas else "\n").join(value) if isinstance(value, list) else value

    def has_changed(self, initial: object, data: object) -> bool:
        return (initial or []) != self.to_python(data)


class PickWidget(forms.CheckboxSelectMultiple):
    """The few things that can be meant, each with a checkbox, in one named group."""

    template_name = "admin/pick.html"


class PickField(forms.MultipleChoiceField):
    """Some of a few rows that are in memory already, or typed in this form; no query, however many forms show it."""

    def __init__(self, rows: list[models.Model], new_rows: NewRows, **kwargs) -> None:
        self.rows, self.new_rows = {str(row.pk): row for row in rows}, new_rows
        self.widget = PickWidget if len(rows) <= BOXES else forms.SelectMultiple(attrs={"size": 6})
        super().__init__(choices=offered(self.rows, new_rows), required=False, **kwargs)
        self.widget.attrs |= {"aria-label": self.label, **naming_lists(new_rows)}

    def prepare_value(self, value: Any) -> list:
        return [getattr(item, "pk", item) for item in value or []]

    def has_changed(self, initial: object, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def valid_value(self, value: str) -> bool:
        """Leave a place in this form to `clean`, which says more of one that is gone."""
        return is_place(value) or super().valid_value(value)

    def clean(self, value: object) -> list[models.Model]:
        return [self.rows.get(pk) or self.new_rows.find(pk) for pk in super().clean(value)]


class PickOneField(forms.ChoiceField):
    """One of a few rows that are in memory already, or typed in this form, by the keyboard alone; no query either."""

    def __init__(self, rows: list[models.Model], new_rows: NewRows, **kwargs) -> None:
        self.rows, self.new_rows = {str(row.pk): row for row in rows}, new_rows
        super().__init__(choices=offered(self.rows, new_rows, ("", "---------")), **kwargs)
        self.widget.attrs |= naming_lists(new_rows)

    def has_changed(self, initial: object, data: Any) -> bool:
        return super().has_changed(None if initial is None else str(initial), data)

    def valid_value(self, value: str) -> bool:
        return is_place(value) or super().valid_value(value)

    def clean(self, value: object) -> models.Model | None:
        pk = super().clean(value)
        return self.rows.get(pk) or (self.new_rows.find(pk) if pk else None)


def offered(saved: dict[str, models.Model], new_rows: NewRows, *first: tuple[str, str]) -> Callable[[], list]:
    """Return what lists the choices anew: which rows are typed in the form is not known when its class is made."""
    return lambda: [*first, *((pk, str(row)) for pk, row in saved.items()), *new_rows.choices()]


def naming_lists(new_rows: NewRows) -> dict[str, str]:
    """Name the lists for the script, which offers their new rows while they are typed."""
    return {"data-rows": " ".join(new_rows.prefixes)} if new_rows.prefixes else {}


class PreloadedChoices(AutocompleteMixin, ChoiceWidget):
    """A type-ahead that has its choices loaded; the stock one queries the database for each field of each row."""

    loaded: dict[str, str] = {}

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        chosen = [str(pk) for pk in value if str(pk)]
        if not all(pk in self.loaded for pk in chosen):
            return super().optgroups(name, value, attr)
        blank = [] if self.is_required or self.allow_multiple_selected else [("", "")]
        rows = [*blank, *((pk, self.loaded[pk]) for pk in chosen)]
        return [(None, [self.create_option(name, pk, text, bool(pk), i) for i, (pk, text) in enumerate(rows)], 0)]


class PreloadedSelect(PreloadedChoices, AutocompleteSelect):
    pass


class PreloadedSelectMultiple(PreloadedChoices, AutocompleteSelectMultiple):
    def build_attrs(self, *args, **kwargs) -> dict[str, Any]:
        """Leave out the cross that clears all: each choice has its own, and a list may hold nothing but items."""
        return super().build_attrs(*args, **kwargs) | {"data-allow-clear": "false"}


def preload_choices(form: forms.ModelForm) -> None:
    """Give the type-aheads of a stored row what was loaded with it."""
    state = form.instance._state.fields_cache, getattr(form.instance, "_prefetched_objects_cache", {})
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", None)
        loaded = state[0].get(name) or state[1].get(name)
        if isinstance(widget, PreloadedChoices) and loaded:
            rows = [loaded] if isinstance(loaded, models.Model) else loaded
            widget.loaded = {str(row.pk): str(row) for row in rows}


class Typed(BaseModelAdmin):
    """What units' and parts' forms share: plain boxes for every time, and text in the direction of its script."""

    formfield_overrides = {
        models.DateTimeField: {
            "form_class": InstantField,
            "widget": forms.DateTimeInput(attrs={"placeholder": "2026-07-13 10:00"}, format="%Y-%m-%d %H:%M"),
        },
        models.TimeField: {"widget": forms.TimeInput(attrs={"placeholder": "13:04"}, format="%H:%M")},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
        models.JSONField: {"form_class": ListField},
        models.URLField: {"assume_scheme": "https"},
    }

    words: ClassVar[dict[str, tuple[str, str]]] = {}
    """For a field that could be taken for another: its label in this form, and what it means here."""

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.name in self.words:
            kwargs |= dict(zip(("label", "help_text"), self.words[db_field.name], strict=True))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, forms.TextInput | forms.Textarea):
            field.widget.attrs.setdefault("dir", "auto")
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PreloadedSelect(db_field, self.admin_site))
            kwargs.setdefault("queryset", db_field.related_model._default_manager.unmerged())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PreloadedSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
