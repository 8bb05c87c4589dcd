"""The timeline: events, rulings and reactions in one order, brought together when it is read."""

from typing import Any

from cases.choices import COURT_EVENTS
from casetracker.lists.rows import Rows, pick

SAME_DAY = {"event": 0, "ruling": 1, "reaction": 2}


def timeline(events: Rows, rulings: Rows, reactions: Rows) -> Rows:
    """Entries by their earliest day, the undated last; on one day events come first, then rulings, then reactions."""
    entries = [
        *(entry("event", row, "on", is_act_of_court=row["kind"] in COURT_EVENTS, title=row["title"]) for row in events),
        *(entry("ruling", row, "issued_on", is_act_of_court=True, title="") for row in rulings),
        *(entry("reaction", row, "made_on", is_act_of_court=False, title="") for row in reactions),
    ]
    return sorted(entries, key=place)


def entry(type_: str, row: dict[str, Any], date: str, **more: Any) -> dict[str, Any]:
    on = {name: row[f"{date}{name.removeprefix('on')}"] for name in ("on", "on_earliest", "on_latest")}
    return {"type": type_, "id": row.get("id"), **pick(row, "key", "number", "kind"), **on, **more}


def place(row: dict[str, Any]) -> tuple:
    """A span that begins on the same day as a shorter one comes after it."""
    undated = row["on_earliest"] is None
    return (undated, row["on_earliest"] or 0, row["on_latest"] or 0, SAME_DAY[row["type"]], row["number"] or 0)
