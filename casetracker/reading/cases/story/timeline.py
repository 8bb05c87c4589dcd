"""The timeline of a case: its events, rulings and reactions in one order."""

from rest_framework import serializers

from cases.choices import COURT_EVENTS
from cases.models import CaseEvent
from casetracker.lists.columns import date_parts
from casetracker.lists.rows import Row, RowData, Rows
from casetracker.reading.parts.fields import KEY, place_in_order
from casetracker.reading.parts.references import NUMBER

SAME_DAY = {"event": 0, "ruling": 1, "reaction": 2}


class TimelineEntry(Row):
    """An event, ruling or reaction in time."""

    type = serializers.ChoiceField(choices=list(SAME_DAY))
    id = serializers.CharField(allow_null=True)
    key = KEY
    number = NUMBER
    kind = serializers.CharField()
    is_act_of_court = serializers.BooleanField()
    title = serializers.CharField(allow_blank=True)

    class Meta:
        model = CaseEvent
        fields = ["type", "id", "key", "number", "kind", "on", "is_act_of_court", "title"]


def timeline(events: Rows, rulings: Rows, reactions: Rows) -> Rows:
    """Entries by their first day, the undated last; on one day events come first, then rulings, then reactions.

    What happened on a day or earlier stands at that day.
    """
    entries = [
        *(entry("event", row, "on", row["kind"] in COURT_EVENTS, row["title"]) for row in events),
        *(entry("ruling", row, "issued_on", is_act_of_court=True) for row in rulings),
        *(entry("reaction", row, "made_on", is_act_of_court=False) for row in reactions),
    ]
    return sorted(entries, key=place)


def entry(kind_of_entry: str, row: RowData, date: str, is_act_of_court: bool, title: str = "") -> RowData:
    """One row of the story as an entry; `date` names the partial date at which it stands."""
    days = {part: row[column] for part, column in zip(date_parts("on"), date_parts(date), strict=True)}
    return {
        "type": kind_of_entry,
        "id": row.get("id"),
        "key": row["key"],
        "number": row["number"],
        "kind": row["kind"],
        **days,
        "is_act_of_court": is_act_of_court,
        "title": title,
    }


def place(row: RowData) -> tuple:
    """A span that begins on the same day as a shorter one comes after it."""
    return (*place_in_order(row, "on"), row["on_latest"] or 0, SAME_DAY[row["type"]], row["number"] or 0)
