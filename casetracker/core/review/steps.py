"""What editors do for each other before a record is published: comment, assign, send back, approve, mark as sensitive.

Sending for review stands with the other transitions in `publishing`. What changes the record's state, and what the
second person approved, is in the change log; the words are in the steps alone, which are never public.
"""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from casetracker.core import policy
from casetracker.core.models import ReviewStep
from casetracker.core.policy import Account, Action
from casetracker.core.publishing import next_state
from casetracker.core.review.second_person import authors_of
from casetracker.core.units import EditorialUnit
from casetracker.core.writing import writing

OWN = "You changed it since it was last public: somebody else has to do this."


def comment(unit: EditorialUnit, *, by: Account | None, text: str) -> None:
    """Say something about the record to the other editors."""
    policy.require(by, Action.COMMENT, unit)
    add_step(unit, "comment", by, required(text, "Write the comment."))


def assign(unit: EditorialUnit, *, by: Account | None, assignee: User | None, text: str = "") -> None:
    """Say who looks at the record next; None for nobody in particular."""
    policy.require(by, Action.ASSIGN, unit)
    add_step(unit, "assigned", by, text, assignee)


def send_back(unit: EditorialUnit, *, by: Account | None, text: str) -> None:
    """Make a draft again of a record that waits for a publisher, for whoever sent it, and say what is missing."""
    policy.require(by, Action.SEND_BACK, unit)
    words = required(text, "Say what has to be done before it can be published.")
    with writing(by=by) as change:
        change.touch(unit, "sent_back")
        unit.state = next_state(unit, Action.SEND_BACK)
        unit.save()
        sent = ReviewStep.objects.filter(unit_id=unit.public_id, what="sent").order_by("-id").first()
        add_step(unit, "sent_back", by, words, sent.by if sent else None)


def approve(unit: EditorialUnit, *, by: Account | None, text: str = "", version: int | None = None) -> None:
    """Approve the record as it is, or as it was in `version`, which must be the latest; authors cannot."""
    policy.require(by, Action.APPROVE, unit)
    with writing(by=by) as change:
        change.touch(unit, "approved")
        if version not in (None, unit.version):
            raise ValidationError("It was changed after you opened it: look at it again.")
        next_state(unit, Action.APPROVE)
        refuse_authors(unit, by)
        add_step(unit, "approved", by, text)


def mark_sensitive(unit: EditorialUnit, *, by: Account | None, is_sensitive: bool | None) -> None:
    """Let the record count as sensitive, as not, or as its facts say (None).

    Whoever could let the record pass without a second person must not be its author.
    """
    marks_more = is_sensitive is True
    policy.require(by, Action.MARK_SENSITIVE if marks_more else Action.UNMARK_SENSITIVE, unit)
    if not marks_more:
        refuse_authors(unit, by)
    with transaction.atomic():
        unit.is_sensitive = is_sensitive
        type(unit)._base_manager.filter(pk=unit.pk).update(is_sensitive=is_sensitive)
        add_step(unit, "sensitive" if marks_more else "not_sensitive", by, "")


def refuse_authors(unit: EditorialUnit, by: Account | None) -> None:
    if by is not None and by in authors_of(unit):
        raise ValidationError(OWN)


def required(text: str, message: str) -> str:
    """Return the text. Raises ValidationError with the message where there is none."""
    if not text.strip():
        raise ValidationError(message)
    return text.strip()


def add_step(
    unit: EditorialUnit, what: str, by: Account | None, text: str, assignee: Account | None = None
) -> ReviewStep:
    return ReviewStep.objects.create(
        unit_id=unit.public_id,
        what=what,
        by=by,  # type: ignore[misc]  # the policy lets nobody anonymous take a step
        text=text,
        assignee=assignee,
    )
