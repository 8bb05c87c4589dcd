"""Fields of serializers that show columns of models, and fields that are composed of several columns."""

from decimal import Decimal
from typing import Any

from django.db import models
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from casetracker.core.date_fields import PartialDateField, PartialDateSerializerField
from casetracker.core.units import NumberedPart, Part
from casetracker.core.vocabulary import CodeField
from casetracker.web.addresses import list_address, unit_address

FieldOptions = dict[str, Any]
ADDRESS = {"type": "string", "format": "uri"}
"""The schema of an address on this site."""
API_URL = "Its address in this API."
VERSION = "Counts the changes of the record; of a part, those of the record to which it belongs."
CHANGED_AT = "When the record last changed; of a part, the record to which it belongs."
IDENTITY = ("id", "url", "api_url", "version", "changed_at")
"""How a row of every list and every single record begin."""


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


@extend_schema_field(ADDRESS)
class PartPage(Composed, serializers.CharField):
    """The place of a part on the page of its unit: `/rulings/ID/#R1-D2`; the page itself, where it has no number."""

    def __init__(self, part: type[Part], **kwargs: Any) -> None:
        unit: Any = part._meta.get_field(part.owner).related_model
        self.unit_letter = getattr(unit, "letter", "")
        self.letter = part.letter if issubclass(part, NumberedPart) else None
        self.url_name = f"{part.owner}-detail"
        of_unit = ("key", "number") if self.unit_letter else ()
        of_part = () if self.letter is None else ("key", "number")
        self.columns = (*(f"{part.owner}__{column}" for column in ("public_id", *of_unit)), *of_part)
        super().__init__(help_text="Where it stands on our pages.", **kwargs)

    def compose(self, public_id: str, *places: Any) -> str:
        page = unit_address(self.url_name, public_id)
        if self.letter is None:
            return page
        of_unit, of_part = places[:-2], places[-2:]
        steps = [(self.unit_letter, *of_unit)] if of_unit else []
        anchors = [f"{letter}{number}" if number else key for letter, key, number in [*steps, (self.letter, *of_part)]]
        return f"{page}#{('-' if self.letter else '.').join(anchors)}"


@extend_schema_field(ADDRESS)
class PartAddress(Composed, serializers.CharField):
    """The address of a part in the API, by the name of its list's URL; of rows that know their `unit`."""

    columns = ("unit", "key")

    def __init__(self, url_name: str, **kwargs: Any) -> None:
        self.url_name = url_name
        super().__init__(help_text=API_URL, **kwargs)

    def compose(self, unit: str, key: str) -> str:
        return f"{list_address(self.url_name)}{unit}/{key}/"


class ExternalKey(Composed, serializers.Serializer):
    """The key under which another system knows the record; `local` is this collection itself."""

    system = serializers.CharField(help_text="The system that gave the key.")
    key = serializers.CharField(help_text="Unique and permanent within the system.")

    columns = ("external_system", "external_key")

    def compose(self, system: str, key: str) -> dict[str, str]:
        return {"system": system, "key": key}


def version_field(**kwargs: Any) -> serializers.IntegerField:
    """The version of the record, or with `source` that of the record to which it belongs."""
    return serializers.IntegerField(help_text=VERSION, **kwargs)


def changed_at_field(**kwargs: Any) -> serializers.DateTimeField:
    """When the record changed, or with `source` the record to which it belongs."""
    return serializers.DateTimeField(help_text=CHANGED_AT, **kwargs)


@extend_schema_field({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"})
class ClockField(serializers.TimeField):
    """A time of day where it was read, without an offset, which the format `time` of JSON Schema would ask for."""


@extend_schema_field({"type": "string", "format": "decimal"})
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
    options: FieldOptions = {"allow_null": column.null}  # the help text is for editors; clients have words of their own
    if isinstance(column, CodeField):
        return serializers.ChoiceField, {**options, "choices": column.vocabulary.choices, "allow_blank": column.blank}
    if isinstance(column, models.JSONField):
        child = serializers.JSONField() if column.name == "media" else serializers.CharField()
        return serializers.ListField, {**options, "child": child}
    for kind, field_class in FIELDS.items():
        if isinstance(column, kind):
            return field_class, options
    if isinstance(column, models.DateField):  # a bound of a partial date
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
