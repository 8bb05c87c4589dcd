"""Partial dates in models, queries, forms, the API and pages; `dates` has the value itself.

A date is three columns, all declared, so that the model shows what the table has; set only the date, and
`PartialDatesModel` and `PartialDateQuerySet` keep its bounds up to date:
    filed_on = PartialDateField(help_text="When the court received it.")
    filed_on_earliest = DateBound("filed_on", "earliest")
    filed_on_latest = DateBound("filed_on", "latest")
    filed_on_is_wide = WideBound("filed_on")  # only where lists filter by the date
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.db.models.query_utils import DeferredAttribute
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from casetracker.core.constraints import ExplainedConstraints
from casetracker.core.dates import HAPPENED, MAX_LENGTH, WIDE_DAYS, PartialDate, PartialDateError, Reach


def _validation_error(error: PartialDateError) -> ValidationError:
    """Make the error for a form; `params["suggestion"]` is set when the text has a likely meaning to confirm."""
    if not error.suggestion:
        return ValidationError(str(error), code="invalid")
    message = str(error).replace("%", "%%")  # Django formats a message that comes with params
    return ValidationError(message, code="invalid", params={"suggestion": error.suggestion})


class PartialDateFormField(forms.CharField):
    """One text box for a date as far as it is known; returns a PartialDate, or None when left empty."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        self.widget.attrs = {"dir": "auto", "autocomplete": "off"} | self.widget.attrs

    def to_python(self, value: object) -> PartialDate | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.from_text(text)
        except PartialDateError as error:
            raise _validation_error(error) from error

    def prepare_value(self, value: object) -> object:
        return str(value) if isinstance(value, PartialDate) else value

    def has_changed(self, initial: object, data: object) -> bool:
        with suppress(ValidationError):
            initial = self.to_python(initial)
        return super().has_changed(initial, data)


@extend_schema_field(
    {
        "x-component": {
            "name": "PartialDate",
            "description": (
                "A date in EDTF, as far as it is known: 2019, 2019-05, 2019-05-13; 2019~ (about), 2019? (perhaps), "
                "2019% (both); 2016/2019 (between), 2016/.. (or later), ../2019 (or earlier); [2019,2020] (either)."
            ),
        },
        "type": "string",
        "maxLength": MAX_LENGTH,
        "examples": ["2019-05", "2020-07-13", "2018-06~"],
    }
)
class PartialDateSerializerField(serializers.Field):
    """A date in the API: its EDTF text, or null when not known."""

    def to_representation(self, value: PartialDate) -> str:
        return str(value)

    def to_internal_value(self, data: object) -> PartialDate:
        if not isinstance(data, str):
            raise serializers.ValidationError('a date is a text in EDTF; write "2019-05", or null when it is not known')
        try:
            return PartialDate.parse(data)
        except PartialDateError as error:
            raise serializers.ValidationError(str(error)) from error


class PartialDateField(models.Field):
    """A PartialDate or None, stored as its EDTF text; assigned text is parsed when checked or saved."""

    description = "A date as far as it is known"
    _defaults = {"max_length": MAX_LENGTH, "null": True, "blank": True}

    def __init__(self, *args, reach: Reach = HAPPENED, **kwargs) -> None:
        self.reach = reach  # no part of the migrations: it changes nothing in the database
        super().__init__(*args, **self._defaults | kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        given = {key: value for key, default in self._defaults.items() if (value := getattr(self, key)) != default}
        return name, path, list(args), {key: kwargs[key] for key in kwargs.keys() - self._defaults} | given

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: object) -> PartialDate | None:
        try:
            return as_partial_date(value)
        except PartialDateError as error:
            raise _validation_error(error) from error

    def validate(self, value: PartialDate | None, model_instance: models.Model | None) -> None:
        """Refuse a date that lies where it certainly cannot."""
        super().validate(value, model_instance)
        if value is not None:
            try:
                self.reach.check(value)
            except PartialDateError as error:
                raise _validation_error(error) from error

    def get_prep_value(self, value: object) -> str | None:
        found = as_partial_date(super().get_prep_value(value))
        return None if found is None else found.edtf

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        value = as_partial_date(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs) -> forms.Field | None:
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})


def as_partial_date(value: object) -> PartialDate | None:
    """Make a date of what may be assigned to the field: a PartialDate, EDTF text, or None or blank for not known."""
    if value in (None, ""):
        return None
    if isinstance(value, str | PartialDate):
        return PartialDate.parse(value) if isinstance(value, str) else value
    raise PartialDateError(f"{type(value).__name__} is no partial date; give a PartialDate, a text in EDTF or None")


class _Following(DeferredAttribute):
    """Computes a column from its date whenever the date is loaded, so that the two cannot differ in Python."""

    field: "FollowingField"

    def __get__(self, instance: models.Model | None, cls: type | None = None) -> object:
        if instance is None or self.field.source not in instance.__dict__:
            return super().__get__(instance, cls)
        try:
            return self.field.pre_save(instance, add=False)
        except PartialDateError:
            return self.field.computed_from(None)  # the date's own check reports what is wrong with it

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value


class FollowingField(models.Field):
    """A column that is computed from the one named `source`: a partial date, or whatever a subclass reads."""

    descriptor_class = _Following
    fixed: ClassVar[dict[str, Any]]

    def __init__(self, source: str, **kwargs) -> None:
        self.source = source
        super().__init__(editable=False, **self.fixed, **kwargs)

    @property
    def follows(self) -> tuple[str, ...]:
        return (self.source,)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, _, kwargs = super().deconstruct()
        return name, path, [self.source], {key: kwargs[key] for key in kwargs.keys() - {"editable", *self.fixed}}

    def computed_from(self, value: PartialDate | None) -> object:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        return self.computed_from(as_partial_date(getattr(model_instance, self.source)))


class DateBound(FollowingField, models.DateField):
    """The earliest or the latest day that the date named `source` can mean."""

    fixed: ClassVar = {"null": True, "blank": True}

    def __init__(self, source: str, bound: Literal["earliest", "latest"], **kwargs) -> None:
        self.bound = bound
        super().__init__(source, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, [*args, self.bound], kwargs

    def computed_from(self, value: PartialDate | None) -> date | None:
        return None if value is None else getattr(value, self.bound)


class WideBound(FollowingField, models.BooleanField):
    """Whether the date named `source` spans more than a year, so that `could_be` looks for it separately."""

    fixed: ClassVar = {"default": False}

    def computed_from(self, value: PartialDate | None) -> bool:
        return value is not None and value.is_wide


def partial_date_constraints(model_label: str, name: str, has_wide: bool) -> list[models.CheckConstraint]:
    """Return what the database itself can check of a date's columns; only Python reads days and months."""
    earliest, latest = f"{name}_earliest", f"{name}_latest"
    unknown = Q(**{f"{name}__isnull": True, f"{earliest}__isnull": True, f"{latest}__isnull": True})
    known = Q(**{f"{name}__isnull": False, f"{earliest}__isnull": False, f"{latest}__isnull": False})
    conditions = {
        "known": unknown | (known & Q(GreaterThanOrEqual(Length(name), len("2019")))),
        "order": Q(**{f"{earliest}__lte": F(latest)}),
        "open": (~Q(**{f"{name}__startswith": "../"}) | Q(**{earliest: date.min}))
        & (~Q(**{f"{name}__endswith": "/.."}) | Q(**{latest: date.max})),
    }
    if has_wide:
        conditions["wide"] = Q(**{f"{name}_is_wide": False}) | Q(**{f"{name}__isnull": False})
    return [
        models.CheckConstraint(condition=condition, name=f"{model_label}_{name}_{what}")
        for what, condition in conditions.items()
    ]


def _date_columns(model: type[models.Model], touched: Iterable[str]) -> set[str]:
    """Return all columns of the dates, or other sources, of which `touched` names at least one column."""
    followers = [field for field in model._meta.concrete_fields if isinstance(field, FollowingField)]
    source_of = {name: field.source for field in followers for name in (field.name, *field.follows)}
    changed = {source_of[name] for name in touched if name in source_of}
    return {name for name, source in source_of.items() if source in changed}


class PartialDateQuerySet(models.QuerySet):
    """Refuses to write a column without those that follow it, which would silently go stale."""

    def update(self, **kwargs) -> int:
        self._refuse_incomplete("update()", kwargs)
        return super().update(**kwargs)

    def bulk_update(self, objs: Iterable, fields: Iterable[str], batch_size: int | None = None) -> int:
        fields = list(fields)
        self._refuse_incomplete("bulk_update()", fields)
        return super().bulk_update(objs, fields, batch_size)

    def bulk_create(self, objs: Iterable, *args, **kwargs) -> list:
        self._refuse_incomplete("bulk_create()", kwargs.get("update_fields") or ())
        return super().bulk_create(objs, *args, **kwargs)

    def _refuse_incomplete(self, what: str, names: Iterable[str]) -> None:
        missing = _date_columns(self.model, names) - set(names)
        if missing:
            raise TypeError(f"{what} would leave {', '.join(sorted(missing))} stale; name them too, or use save()")


class PartialDatesModel(ExplainedConstraints):
    """A model with partial dates and other columns that are followed: whatever saves one saves what follows it."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields: Iterable[str] | None = None, **kwargs) -> None:
        if update_fields is not None:
            names = set(update_fields)
            update_fields = names | _date_columns(type(self), names)
        for field in self._meta.concrete_fields:
            if isinstance(field, FollowingField) and field.source in self.__dict__:
                self.__dict__.setdefault(field.attname)  # loaded, or a save after only() would leave it stale
        super().save(*args, update_fields=update_fields, **kwargs)


def could_be(name: str, after: PartialDate | None = None, before: PartialDate | None = None) -> Q:
    """Match dates `name` that can lie from the first day of `after` to the last of `before`; needs a WideBound."""
    low, high = after and after.earliest, before and before.latest
    if low and high and low > high:
        return Q(pk__in=[])
    found = Q(**{f"{name}_latest__gte": low}) if low else Q()
    found &= Q(**{f"{name}_earliest__lte": high}) if high else Q()
    if low and low.toordinal() > WIDE_DAYS:
        # Overlap alone is no range in an index; all but the wide dates begin at most so many days before `low`.
        near = Q(**{f"{name}_earliest__gte": low - timedelta(days=WIDE_DAYS)})
        found = (near & found) | (Q(**{f"{name}_is_wide": True}) & found)
    return found


def within_year(name: str, year: int) -> Q:
    """Match dates named `name` that lie within the year, whatever they leave open."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Q(**{f"{name}_earliest__range": (first, last), f"{name}_latest__lte": last})  # a range from both ends
