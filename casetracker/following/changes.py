"""The public rows of the change log: those after a place, and what is known of their units now."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from casetracker.core.change_log.chain import public_facts, public_head
from casetracker.core.models import Change, UnitId
from casetracker.web.addresses import addressed, api_address, unit_address, unit_path

PAGES = {
    "case": "case-detail",
    "ruling": "ruling-detail",
    "reaction": "reaction-detail",
    "party": "party-detail",
    "judge": "judge-detail",
    "court": "court-detail",
    "topic": "topic-detail",
    "source": "source-detail",
}
"""The kinds of records in the order in which one can be stored after another, each with the name of its page."""
SPAN = 10_000
"""How many changes one page looks at, at most, for those that are asked for."""


def newest_sequence() -> int:
    """Return the place of the last public change; 0 where there is none."""
    return public_head()[0]


def changes_after(sequence: int, kinds: Iterable[str] = (), events: Iterable[str] = ()) -> QuerySet[Change]:
    """Return the public changes after this place of the log, the oldest first: all, or those of some kinds or events.

    A transaction appends its rows as the last thing before it commits, under a lock, so that no row appears later
    before one that was seen.
    """
    rows = Change.objects.public().filter(public_number__gt=sequence)
    if kinds := list(kinds):
        rows = rows.filter(kind__in=kinds)
    if events := list(events):
        rows = rows.filter(public_event__in=events)
    return rows


class Known(NamedTuple):
    """What everybody may know now of the unit of a change."""

    is_shown: bool = False
    merged_into: str | None = None
    parent: str | None = None
    withdrawn_reason: str | None = None


NOTHING = Known()


def known_now(changes: Sequence[Change]) -> dict[str, Known]:
    """Return what everybody may know now of the changes' units, by public id; one query."""
    ids = {change.unit_ref for change in changes}
    rows = UnitId.objects.filter(pk__in=ids).select_related("parent", "merged_into")
    return {row.pk: known(row) for row in rows}


def known(row: UnitId) -> Known:
    if row.public_digest and row.is_visible():
        return Known(is_shown=True, parent=row.parent_id)
    if row.is_sealed or (row.parent and row.parent.is_sealed):
        return NOTHING
    survivor = row.merged_into
    leads_on = survivor is not None and survivor.is_visible() and bool(survivor.public_digest)
    return Known(merged_into=row.merged_into_id if leads_on else None, withdrawn_reason=row.withdrawn_reason or None)


def told(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return what each change tells: for ever, and what is known of its unit now."""
    changes = list(changes)
    now = known_now(changes)
    return [tell(change, now.get(change.unit_ref, NOTHING)) for change in changes]


def tell(change: Change, now: Known) -> dict[str, Any]:
    path = unit_path(PAGES[change.kind], change.unit_ref) if now.is_shown else None
    return {
        **public_facts(change),
        "chain": change.public_chain,
        "url": path and addressed(path),
        "api_url": path and addressed(api_address(path)),
        "document_url": unit_address("api:document-detail", change.unit_ref) if now.is_shown else None,
        "case": now.parent,
        "merged_into": now.merged_into if change.public_event == "merged" else None,
        "reason": public_reason(change, now),
    }


def public_reason(change: Change, now: Known) -> str:
    """Return the reason where everybody may read it now: of what is seen, or why it was withdrawn or merged."""
    if now.is_shown:
        return change.reason
    if change.public_event == "merged" and now.merged_into:
        return change.reason
    return now.withdrawn_reason or "" if change.public_event == "withdrawn" else ""
