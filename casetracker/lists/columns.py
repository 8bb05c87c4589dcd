"""Fields of serializers that show columns of models, and fields that are composed of several columns."""

from decimal import Decimal
from typing import Any

from django.db import models
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from casetracker.core.date_fields import PartialDateField, PartialDateSerializerField
from casetracker.core.vocabulary import CodeField
from casetracker.web.addresses import unit_address

FieldOptions = dict[str, Any]
ADDRESS = {"type": "string", "format": "uri-reference"}
"""The schema of an address on this site, without its host."""


class Composed:
    """A field whose value `compose` makes of the values of its `columns`.

    The columns are those of the row's own record, or of the record to which the field's `source` leads.
    """

    columns: tuple[str, ...]

    def compose(self, *values: Any) -> Any:
        raise NotImplementedError


@extend_schema_field(ADDRESS)
class PageAddress(Composed, serializers.CharField):
    """The address of a unit's page, by the name of the URL."""

    columns = ("public_id",)

    def __init__(self, url_name: str, **kwargs: Any) -> None:
        self.url_name = url_name
        super().__init__(**kwargs)

    def compose(self, public_id: str) -> str:
        return unit_address(self.url_name, public_id)


@extend_schema_field({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"})
class ClockField(serializers.TimeField):
    """A time of day where it was read, without an offset, which the format `time` of JSON Schema would ask for."""


class AmountField(serializers.CharField):
    """A sum of money as text, so that no client rounds it."""

    def to_representation(self, value: Decimal) -> str:  # type: ignore[override]  # a column's value, not a text
        return plain_amount(value)


def plain_amount(value: Decimal) -> str:
    return f"{value.normalize():f}"


CONVERTED = (PartialDateSerializerField, AmountField)
"""Fields whose value differs from that of their column; `to_representation` converts what is not null."""


def column(model: type[models.Model], name: str, **kwargs: Any) -> serializers.Field:
    """One column of a model as the API shows it, for a serializer of another model."""
    field_class, options = field_for(model._meta.get_field(name))  # type: ignore[arg-type]  # wider in the stubs
    return field_class(**options, **kwargs)


def date_parts(name: str) -> tuple[str, str, str]:
    """The three columns of a partial date: its EDTF text, and the days between which it lies."""
    return name, f"{name}_earliest", f"{name}_latest"


def field_for(column: models.Field) -> tuple[type[serializers.Field], FieldOptions]:
    """The serializer field, and its options, that shows a column; several kinds of column are shown as text."""
    options: FieldOptions = {"help_text": str(column.help_text), "allow_null": column.null}
    if isinstance(column, CodeField):
        return serializers.ChoiceField, {**options, "choices": column.vocabulary.choices, "allow_blank": column.blank}
    if isinstance(column, models.JSONField):
        child = serializers.JSONField() if column.name == "media" else serializers.CharField()
        return serializers.ListField, {**options, "child": child}
    for kind, field_class in FIELDS.items():
        if isinstance(column, kind):
            return field_class, options
    if isinstance(column, models.DateField):  # a bound of a partial date; the date itself carries the help text
        return serializers.DateField, {"allow_null": True}
    return serializers.CharField, {**options, "allow_blank": True}


FIELDS: dict[type[models.Field], type[serializers.Field]] = {
    PartialDateField: PartialDateSerializerField,
    models.BooleanField: serializers.BooleanField,
    models.DecimalField: AmountField,
    models.IntegerField: serializers.IntegerField,
    models.DateTimeField: serializers.DateTimeField,
    models.TimeField: ClockField,
}
