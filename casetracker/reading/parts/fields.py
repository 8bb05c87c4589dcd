"""Fields that rows of parts share."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from casetracker.lists.columns import Composed
from casetracker.lists.rows import RowData, Rows

KEY = serializers.CharField(help_text="Permanent within its unit; with the unit's id it addresses the part.")


class ParticipationKeys(serializers.ListField):
    """Keys of participations in the same case; those of a joined case stand behind its id."""

    child = serializers.CharField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            help_text="Keys of participations; in a joined case `ID/KEY`, with the id of that case.", **kwargs
        )


class NameAsStated(Composed, serializers.CharField):
    """The name that the case uses, or else that of the party or judge; `unit` is the relation that leads there."""

    def __init__(self, unit: str, **kwargs: Any) -> None:
        self.columns = ("name_as_stated", f"{unit}__name")
        super().__init__(**kwargs)

    def compose(self, name_as_stated: str, name: str | None) -> str | None:
        return name_as_stated or name


class IfVisible(Composed, serializers.CharField):
    """A column of the unit to which the relation `unit` leads; null where the public does not see that unit."""

    def __init__(self, unit: str, column: str, **kwargs: Any) -> None:
        self.columns = (f"{unit}__{column}", f"{unit}__visible_from")
        super().__init__(allow_null=True, **kwargs)

    def compose(self, value: str | None, visible_from: datetime | None) -> str | None:
        return value if is_visible(visible_from) else None


def place_in_order(row: RowData, name: str) -> tuple[bool, Any]:
    """Where a row stands by its partial date, the undated last: its first day, or the last of an open beginning."""
    earliest, latest = row[f"{name}_earliest"], row[f"{name}_latest"]
    day = latest if earliest == date.min else earliest
    return day is None, day or 0


def by_date(rows: Rows, name: str) -> Rows:
    """By a partial date, the undated last, then in the order of entry."""
    return sorted(rows, key=lambda row: (*place_in_order(row, name), row["pk"]))


def is_visible(visible_from: datetime | None) -> bool:
    """Whether the public sees the unit of this instant now."""
    return visible_from is not None and visible_from <= timezone.now()
