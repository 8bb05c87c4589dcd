"""What webhooks read of the public changes of the log: their order, and what each says at this moment."""

from typing import Any, NamedTuple
from urllib.parse import urljoin

from casetracker.accounts.commands import site_address
from casetracker.core.models import TOLD_EVENTS
from casetracker.following.changes import PAGES, changes_after, newest_sequence
from casetracker.following.serializers import ChangeSerializer

KINDS, TOLD = list(PAGES), list(TOLD_EVENTS)
ADDRESSES = ("url", "api_url", "document_url")


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
    """Return what the API says of the change now, with whole addresses; None where the log has it no more."""
    change = changes_after(sequence - 1).filter(public_number=sequence).first()
    if change is None:
        return None
    told = dict(ChangeSerializer(change).data)
    return told | {name: urljoin(site_address(), told[name]) for name in ADDRESSES if told[name]}
