"""The thread of a record's review, who has it, what it still takes, and what publishing it would change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from casetracker.core.models import ASSIGNING, Change, ReviewStep
from casetracker.core.policy import Account
from casetracker.core.review.second_person import approval_among, authors_among, reasons_for_two, since_public
from casetracker.core.units import EditorialUnit

STEP_WORDS = {
    "comment": "Comment",
    "sent": "Sent for review",
    "sent_back": "Sent back",
    "assigned": "Assigned",
    "approved": "Approved",
    "sensitive": "Marked as sensitive",
    "not_sensitive": "No longer marked as sensitive",
}


def no_differences(unit: EditorialUnit) -> Sequence[Any]:
    return []


@dataclass
class Registered:
    """What the desk cannot know itself; the site fills it in at start-up."""

    differences: Callable[[EditorialUnit], Sequence[Any]] = no_differences
    """Returns what publishing the unit would change for readers: `fact`, `before` and `after` of each fact."""


registered = Registered()


@dataclass(frozen=True)
class Review:
    """A record's review as its form tells it."""

    steps: list[tuple[str, ReviewStep]]
    """Each step with its words, the oldest first."""
    assignee: Account | None
    takes_two: bool
    because: list[str]
    authors: list[Account]
    approval: Change | None


def review_of(unit: EditorialUnit, because: list[str]) -> Review:
    """Read the review of a record, which counts as sensitive `because` of these facts."""
    steps, rows = list(unit_steps([unit.public_id])), since_public(unit)
    last = next((step for step in reversed(steps) if step.what in ASSIGNING), None)
    reasons = reasons_for_two(unit, because)
    return Review(
        steps=[(STEP_WORDS[step.what], step) for step in steps],
        assignee=last.assignee if last else None,
        takes_two=bool(reasons),
        because=reasons,
        authors=authors_among(rows),
        approval=approval_among(rows),
    )


def unit_steps(ids: Iterable[str]) -> Any:
    return ReviewStep.objects.filter(unit_id__in=ids).select_related("by", "assignee").order_by("id")


def assigned_to(account: Account) -> Q:
    """Return which records of a model wait for this account: the last step that names somebody names it."""
    named = ReviewStep.objects.filter(what__in=ASSIGNING)
    later = named.filter(unit=OuterRef("unit"), id__gt=OuterRef("id"))
    mine = named.filter(unit_id=OuterRef("public_id"), assignee=account.pk).filter(~Exists(later))
    return Q(Exists(mine), state__in=["draft", "in_review"])
