"""Odd dates: what is asked about them, and what an editor confirmed, so that each is asked about once.

A confirmation is a fact's path and its value, such as `filed_on=1789` or `events/motion.on=1620`: it says that this
very date is right, and nothing of the date that may replace it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate

Model = type[models.Model]


class OddDate(NamedTuple):
    """A date that can be real, by its path in the unit's document, and what to ask about it."""

    path: str
    value: str
    column: PartialDateField
    question: str

    @property
    def confirmation(self) -> str:
        return f"{self.path}={self.value}"


def dates_of(model: Model) -> list[PartialDateField]:
    return [column for column in model._meta.concrete_fields if isinstance(column, PartialDateField)]


def parts_with_dates(model: Model) -> dict[str, Model]:
    """Return the parts of such units that have dates, by their list's name in a document."""
    found = {}
    for relation in model._meta.related_objects:
        part: Any = relation.related_model
        if getattr(part, "owner", None) == relation.field.name and not part._meta.proxy and dates_of(part):
            found[str(relation.get_accessor_name())] = part
    return found


def odd_dates(model: Model, document: dict[str, Any]) -> Iterator[OddDate]:
    """Yield the odd dates in the document of a unit of this model, whether confirmed or not."""
    yield from odd_in(model, document, "")
    for name, part in parts_with_dates(model).items():
        for row in document.get(name, []):
            yield from odd_in(part, row, f"{name}/{row['key']}.")


def odd_in(model: Model, row: dict[str, Any], place: str) -> Iterator[OddDate]:
    for column in dates_of(model):
        text = row.get(column.name)
        if text and (question := column.reach.question(PartialDate.parse(text))):
            yield OddDate(f"{place}{column.name}", text, column, question)


def parsed(confirmation: str) -> tuple[str, PartialDate]:
    """Return the path and the date of a confirmation. Raises ValueError where there is no date."""
    path, _, value = confirmation.partition("=")
    return path, PartialDate.parse(value)


class ConfirmedDates(models.JSONField):
    """The confirmations of a unit's odd dates: what the editors know of the record, no fact that a source states."""

    def __init__(self, **kwargs) -> None:
        super().__init__("odd dates that are right", default=list, blank=True, editable=False, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, _, kwargs = super().deconstruct()
        own = {"verbose_name", "default", "blank", "editable"}
        return name, path, [], {key: value for key, value in kwargs.items() if key not in own}

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what confirms no date of the record."""
        super().validate(value, model_instance)
        for confirmation in value:
            try:
                path, _ = parsed(confirmation)
            except ValueError as error:
                raise ValidationError(f"“{confirmation[:40]}”: {error}") from error
            if not names_date(self.model, path):
                raise ValidationError(
                    f"“{path[:40]}” is no date of this record; write its path and its value, such as filed_on=1789."
                )


def names_date(model: Model, path: str) -> bool:
    """Tell whether the path is that of a date of such a unit, or of one of its parts."""
    place, _, name = path.rpartition(".")
    part = parts_with_dates(model).get(place.partition("/")[0]) if place else model
    return part is not None and name in {column.name for column in dates_of(part)}
