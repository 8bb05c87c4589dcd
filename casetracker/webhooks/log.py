"""What webhooks read of the change log: the rows about what everybody may see, and what each says."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from casetracker.core.models import EVENTS, Change

KINDS = ["case", "ruling", "reaction", "party", "judge", "court", "topic", "source"]
TOLD = EVENTS


class Told(NamedTuple):
    """One change: its place among all, the record, and what happened to it."""

    sequence: int
    unit_ref: str
    kind: str
    event: str
    at: datetime


def newest() -> int:
    """Return the place of the last change."""
    return public().order_by("-pk").values_list("pk", flat=True).first() or 0


def changes_after(sequence: int, at_most: int) -> list[Told]:
    """Return the next changes after this place, the oldest first."""
    rows = public().filter(pk__gt=sequence).order_by("pk")
    return [Told(*row) for row in rows.values_list("pk", "unit_ref", "kind", "event", "at")[:at_most]]


def said(sequence: int) -> dict[str, Any] | None:
    """Return what the API says of the change now; None where the log no longer has it."""
    change = public().filter(pk=sequence).first()
    return change and {"sequence": change.pk, "id": change.unit_ref, "kind": change.kind, "event": change.event}


def public() -> Any:
    return Change.objects.filter(is_public=True)


def event_types() -> Sequence[str]:
    return [f"{kind}.{event}" for kind in KINDS for event in TOLD]
