"""The two chains of digests in the change log: of all its rows, and of what its public rows tell everybody."""

from collections.abc import Iterator
from typing import Any

from casetracker.core.documents import digest
from casetracker.core.models import REDACTED, Change

ROW = "change"
"""The kind of a row `redacted` that is about a row of the log and no record."""
DIGESTED = (
    *("unit_ref", "kind", "event", "version", "by_id"),
    *("reason", "is_public", "document_digest", "previous_digest"),
)
"""The columns of a row that its digest covers, besides the time."""
DIGESTED_OF_PUBLIC = ("was_public", "public_number", "public_event", "public_digest", "public_chain")
"""The columns that the digest covers, too, where one says something: rows from before they existed say nothing."""


def head() -> str:
    """Return the digest of the last row; blank for an empty log."""
    return Change.objects.order_by("-id").values_list("digest", flat=True).first() or ""


def public_head() -> tuple[int, str]:
    """Return the number and the chain's digest of the last public row; 0 and blank where there is none."""
    rows = Change.objects.public().values_list("public_number", "public_chain")
    return rows.last() or (0, "")  # type: ignore[return-value]  # none is NULL


def change_digest(row: Change) -> str:
    """Return the digest of what the row says, which includes the digest of the row before."""
    said: dict[str, Any] = {name: getattr(row, name) for name in DIGESTED}
    if row.was_public or row.public_number is not None or row.public_event or row.public_digest or row.public_chain:
        said |= {name: getattr(row, name) for name in DIGESTED_OF_PUBLIC}
    return digest({**said, "at": row.at.isoformat()})


def instant(row: Change) -> str:
    """Return when the row was written as everybody reads it, and as the public chain has it."""
    return row.at.isoformat().replace("+00:00", "Z")


def public_facts(row: Change) -> dict[str, Any]:
    """Return what a public row tells everybody for ever, as the public chain covers it."""
    return {
        "sequence": row.public_number,
        "at": instant(row),
        "id": row.unit_ref,
        "kind": row.kind,
        "event": row.public_event,
        "version": row.version,
        "digest": row.public_digest,
    }


def public_chain(row: Change, previous: str) -> str:
    """Return the digest of what the row tells everybody, which includes that of the public row before."""
    return digest({**public_facts(row), "previous": previous})


def broken_links() -> Iterator[str]:
    """Describe every row that was edited, moved, or follows a deleted one; yield nothing for a whole log."""
    last, number, public = "", 0, ""
    redacted = dict(Change.objects.filter(event=REDACTED, kind=ROW).values_list("document_digest", "pk"))
    for row in Change.objects.order_by("id").iterator():
        says, wrong = change_digest(row), []
        if row.public_number is not None:
            if (row.public_number, row.public_chain) != (number + 1, public_chain(row, public)):
                wrong.append("what it tells the public does not follow from the public row before it.")
            number, public = row.public_number, row.public_chain
        if row.digest != says and redacted.get(says, 0) <= row.pk:
            wrong = ["it was changed after it was written."]
        if row.previous_digest != last:
            wrong.append("the row before it is missing or was changed.")
        yield from (f"Row {row.pk}: {each}" for each in wrong)
        last = row.digest
