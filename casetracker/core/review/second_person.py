"""Two persons: what is published only once somebody who did not write it has approved it as it is.

The change log is the proof. Whoever changed a record since it was last public is its author; an approval counts if it
comes after the last change, and not from an author. Commands are the operator's and pass: their rows have no account.
"""

from collections.abc import Iterator

from django.conf import settings

from casetracker.core.models import Change
from casetracker.core.policy import Account
from casetracker.core.units import EditorialUnit

BESIDE_THE_CONTENT = ("sent_for_review", "sent_back", "approved", "published", "withdrawn", "lifted")
"""Events that leave what the record says as it was; whatever else the log reports makes an author."""
NEEDED = (
    "It takes two persons: before it is published, somebody who did not change it since it was last public approves it "
    "as it is now. Send it for review."
)


def is_sensitive(unit: EditorialUnit) -> bool:
    """Tell whether the record is marked as sensitive or, if nobody marked it, counts so by its facts."""
    return bool(unit.sensitive_because()) if unit.is_sensitive is None else unit.is_sensitive


def takes_two(unit: EditorialUnit) -> bool:
    """Tell whether the record is published only after an approval."""
    if settings.REVIEW_BY_TWO == "sensitive":
        return is_sensitive(unit)
    return settings.REVIEW_BY_TWO == "all"


def missing_approval(unit: EditorialUnit, *, by: Account | None) -> Iterator[str]:
    """Yield what the account has to wait for before it publishes the record."""
    if by is not None and takes_two(unit) and approval_of(unit) is None:
        yield NEEDED


def rows_since_public(unit: EditorialUnit) -> list[Change]:
    rows = Change.objects.filter(unit_ref=unit.public_id).order_by("id")
    last = rows.filter(is_public=True).order_by("-id").values_list("id", flat=True).first()
    return list(rows.filter(id__gt=last or 0).select_related("by"))


def authors_of(unit: EditorialUnit) -> list[Account]:
    """Return whoever changed the record since it was last public, the first author first."""
    changed = (row for row in rows_since_public(unit) if row.event not in BESIDE_THE_CONTENT)
    return list(dict.fromkeys(row.by for row in changed if row.by))


def approval_of(unit: EditorialUnit) -> Change | None:
    """Return the last row that approves the record as it is now; None where there is none that counts."""
    authors = {author.pk for author in authors_of(unit)}
    found = None
    for row in rows_since_public(unit):
        if row.event not in BESIDE_THE_CONTENT:
            found = None
        elif row.event == "approved" and row.by_id not in authors:
            found = row
    return found
