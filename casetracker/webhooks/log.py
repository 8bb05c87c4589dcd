"""What webhooks read of the public changes of the log: their order, and what each says at this moment."""

from typing import Any, NamedTuple

from casetracker.accounts.commands import site_address
from casetracker.core.models import TOLD_EVENTS
from casetracker.following.changes import PAGES, changes_after, newest_sequence, told
from casetracker.web.addresses import whole_addresses

KINDS, TOLD = list(PAGES), list(TOLD_EVENTS)


class Told(NamedTuple):
    """One change: its place among all, the record, what happened to it, and the digest that stands for all before."""

    sequence: int
    unit_ref: str
    kind: str
    event: str
    chain: str


def newest() -> int:
    """Return the place of the last change."""
    return newest_sequence()


def next_changes(sequence: int, at_most: int) -> list[Told]:
    """Return the next changes after this place, the oldest first."""
    columns = ("public_number", "unit_ref", "kind", "public_event", "public_chain")
    return [Told(*row) for row in changes_after(sequence).values_list(*columns)[:at_most]]


def said(sequence: int) -> dict[str, Any] | None:
    """Return what the API says of the change now; None where the log has it no more."""
    with whole_addresses(site_address()):
        return next(iter(told(changes_after(sequence - 1).filter(public_number=sequence))), None)
