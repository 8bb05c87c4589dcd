"""Two persons: what is published only once somebody who did not write it has approved it as it is.

The change log is the proof. Whoever wrote a row with another digest than the row before, since the record was last
public, is its author; an approval counts if it comes after the last such row, and not from an author. Commands are the
operator's and pass: their rows have no account.
"""

from collections.abc import Iterator

from django.conf import settings

from casetracker.core.change_log import rows_to_append
from casetracker.core.models import TELLING_EVENTS, Change
from casetracker.core.policy import Account
from casetracker.core.units import EditorialUnit

NEEDED = (
    "It takes two persons: before it is published, somebody who did not change it since it was last public approves it "
    "as it is now. Send it for review."
)


def reasons_for_two(unit: EditorialUnit, because: list[str] | None = None) -> list[str]:
    """Say why it takes two persons to publish the record; nothing where it does not.

    What editors marked counts before the facts, which are asked for unless `because` has them.
    """
    if settings.REVIEW_BY_TWO == "all":
        return ["This site publishes nothing without a second person."]
    if settings.REVIEW_BY_TWO == "none" or unit.is_sensitive is False:
        return []
    if unit.is_sensitive:
        return ["It is marked as sensitive."]
    return unit.sensitive_because() if because is None else because


def takes_two(unit: EditorialUnit) -> bool:
    """Tell whether the record is published only after an approval."""
    return bool(reasons_for_two(unit))


def missing_approval(unit: EditorialUnit, *, by: Account | None) -> Iterator[str]:
    """Yield what the account has to wait for before it publishes the record."""
    if by is not None and takes_two(unit) and approval_of(unit) is None:
        yield NEEDED


def since_public(unit: EditorialUnit) -> list[tuple[Change, bool]]:
    """Return the rows since the record was last public, each with whether it changed what the record says.

    What was changed in the transaction that is open counts as well: a form saves and publishes in one.
    """
    found: list[tuple[Change, bool]] = []
    before = ""
    logged = Change.objects.filter(unit_ref=unit.public_id).select_related("by").order_by("id")
    for row in (*logged, *rows_to_append(unit.public_id)):
        if row.event in TELLING_EVENTS:  # nobody wrote it; where it makes the record seen, what was written before is
            found = [] if row.is_public else found
            continue
        found = [] if row.is_public else [*found, (row, row.document_digest != before)]
        before = row.document_digest
    return found


def authors_of(unit: EditorialUnit) -> list[Account]:
    """Return whoever changed the record since it was last public, the first author first."""
    return authors_among(since_public(unit))


def authors_among(rows: list[tuple[Change, bool]]) -> list[Account]:
    return list(dict.fromkeys(row.by for row, is_content in rows if is_content and row.by))


def approval_of(unit: EditorialUnit) -> Change | None:
    """Return the last row that approves the record as it is now; None where there is none that counts."""
    return approval_among(since_public(unit))


def approval_among(rows: list[tuple[Change, bool]]) -> Change | None:
    authors = {author.pk for author in authors_among(rows)}
    found = None
    for row, is_content in rows:
        if is_content:
            found = None
        elif row.event == "approved" and row.by_id not in authors:
            found = row
    return found
