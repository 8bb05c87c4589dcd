"""Serializers that describe rows which are plain data already: the schema is made from them, nothing is converted."""

from copy import deepcopy
from typing import Any

from django.db import models
from rest_framework import serializers

from casetracker.core.date_fields import PartialDateField, PartialDateSerializerField
from casetracker.core.vocabulary import CodeField


class Plain(serializers.Serializer):
    """Describes a dict; a test holds every answer against the schema, so description and data cannot drift apart."""

    def to_representation(self, instance: Any) -> Any:
        return instance


def described(name: str, doc: str, fields: dict[str, Any]) -> type[Plain]:
    """A serializer class of these fields; each is copied, so that one description can serve several names."""
    return type(name, (Plain,), {**{key: deepcopy(field) for key, field in fields.items()}, "__doc__": doc})


def columns(model: type[models.Model], *names: str) -> dict[str, serializers.Field]:
    """The named columns of a model as the API shows them; a partial date is three of them."""
    found: dict[str, serializers.Field] = {}
    for name in names:
        column = model._meta.get_field(name)
        if isinstance(column, PartialDateField):
            found[name] = PartialDateSerializerField(allow_null=True, help_text=str(column.help_text))
            found[f"{name}_earliest"] = serializers.DateField(allow_null=True)
            found[f"{name}_latest"] = serializers.DateField(allow_null=True)
        else:
            found[name] = one_column(column)
    return found


def one_column(column: models.Field) -> serializers.Field:
    more = {"help_text": str(column.help_text), "allow_null": column.null}
    if isinstance(column, CodeField):
        return serializers.ChoiceField(choices=column.vocabulary.choices, allow_blank=column.blank, **more)
    if isinstance(column, models.BooleanField):
        return serializers.BooleanField(**more)
    if isinstance(column, models.DecimalField):
        return serializers.CharField(**more)
    if isinstance(column, models.IntegerField):
        return serializers.IntegerField(**more)
    if isinstance(column, models.DateTimeField):
        return serializers.DateTimeField(**more)
    if isinstance(column, models.TimeField):
        return serializers.TimeField(**more)
    if isinstance(column, models.JSONField):
        return serializers.ListField(
            child=serializers.JSONField() if column.name == "media" else serializers.CharField(), **more
        )
    return serializers.CharField(allow_blank=True, **more)
