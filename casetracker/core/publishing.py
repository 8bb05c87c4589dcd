"""What can happen to a unit as a whole: the table of its transitions, and publishing, withdrawing, sealing, removing.

Every action asks the policy first. The apps' own actions add what their gate asks of a record.
"""

from collections.abc import Iterable
from copy import copy
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from casetracker.core import policy
from casetracker.core.change_log import append_changes, recording, removal_of
from casetracker.core.models import Change, ReviewStep, Revision, UnitId, evidence
from casetracker.core.policy import Account, Action
from casetracker.core.review.second_person import missing_approval
from casetracker.core.units import RECORD_STATE, EditorialUnit, ReferenceUnit, Unit
from casetracker.core.visibility import references_of, refresh_references
from casetracker.core.writing import Writing, update_followers, writing

REMOVED = "removed"
"""Where a record that is deleted ends; it is no state in the database."""
TRANSITIONS: dict[Action, dict[str, str]] = {
    Action.SEND_FOR_REVIEW: {"draft": "in_review"},
    Action.SEND_BACK: {"in_review": "draft"},
    Action.APPROVE: {state: state for state in ("draft", "in_review", "withdrawn")},
    Action.PUBLISH: dict.fromkeys(RECORD_STATE, "published"),
    Action.WITHDRAW: {"published": "withdrawn"},
    Action.REMOVE: {"draft": REMOVED, "in_review": REMOVED},
}
"""For each action the states in which a record can be, and the state to which the action leads from there."""
DUE_AT_ONCE = 200
"""Units that one transaction lifts."""
SEEN_BEFORE = "Readers have seen it before: say why it is published again. The reason is public."
REFUSALS = {
    Action.SEND_FOR_REVIEW: "Only a draft can be sent for review.",
    Action.SEND_BACK: "Only a record in review can be sent back.",
    Action.APPROVE: "Only a record that is not published can be approved.",
    Action.WITHDRAW: "Only a published record can be withdrawn.",
    Action.REMOVE: "It has been public, or something refers to it: it can be withdrawn, not deleted.",
}
"""What to say where an action is refused because of the record's state."""


def is_possible(action: Action, state: str) -> bool:
    """Tell whether a record in this state can take the action."""
    return state in TRANSITIONS[action]


def next_state(unit: EditorialUnit, action: Action) -> str:
    """Return the state to which the action leads. Raises ValidationError where it is refused."""
    if not is_possible(action, unit.state):
        raise ValidationError(REFUSALS[action])
    return TRANSITIONS[action][unit.state]


def publish(
    unit: EditorialUnit,
    *,
    by: Account | None,
    problems: Iterable[str],
    publish_at: datetime | None,
    reason: str,
    within: Writing | None = None,
) -> None:
    """Make the unit public, at once or from `publish_at` on; by itself, or `within` a change of several units.

    Raises ValidationError with every problem of the gate; nothing is changed then.
    """
    policy.require(by, Action.PUBLISH, unit)
    found = [*problems, *gate(unit), *missing_approval(unit, by=by)]
    if not reason.strip() and was_seen(unit):
        found.append(SEEN_BEFORE)
    if found:
        raise ValidationError(found)
    with writing(by=by, reason=reason, within=within) as change:
        parent = unit.parent_unit()
        if parent:
            change.touch(parent)
        change.touch(unit, "published")
        unit.state = next_state(unit, Action.PUBLISH)
        unit.published_at, unit.publish_at = timezone.now(), publish_at
        unit.save()
        UnitId.objects.filter(pk=unit.public_id).update(is_withdrawn=False, withdrawn_reason="")


def gate(unit: EditorialUnit) -> list[str]:
    """List what every unit needs before it is published."""
    if not unit.pk or not evidence().filter(unit_id=unit.public_id).exists():
        return ["It cites no source yet: add at least one citation before it is published."]
    return []


def was_seen(unit: EditorialUnit) -> bool:
    """Tell whether readers have, or may have, seen the unit."""
    row = UnitId.objects.filter(pk=unit.public_id).first()
    return row is not None and row.was_seen()


def send_for_review(
    unit: EditorialUnit, *, by: Account | None, text: str = "", assignee: Account | None = None
) -> None:
    """Ask a publisher, or the one who is named, to look at a draft; the text is for editors only."""
    policy.require(by, Action.SEND_FOR_REVIEW, unit)
    state = next_state(unit, Action.SEND_FOR_REVIEW)
    with writing(by=by) as change:
        change.touch(unit, "sent_for_review")
        unit.state = state
        unit.save()
        ReviewStep.objects.create(
            unit_id=unit.public_id,
            what="sent",
            by=by,  # type: ignore[misc]  # the policy lets nobody anonymous send anything
            text=text.strip(),
            assignee=assignee,
        )


def withdraw(unit: EditorialUnit, *, by: Account | None, reason: str, within: Writing | None = None) -> None:
    """Withdraw a published unit for a public reason.

    If anybody could see it, its id answers 410 from now on, and so do those of the units below that could be seen.
    """
    policy.require(by, Action.WITHDRAW, unit)
    if not reason.strip():
        raise ValidationError({"withdrawn_reason": "Say why it is withdrawn; readers who follow a link see this."})
    state = next_state(unit, Action.WITHDRAW)
    with writing(by=by, reason=reason, within=within) as change:
        change.touch(unit, "withdrawn")
        was_public = unit.is_public
        UnitId.objects.visible().filter(parent=unit.public_id).update(was_public=True)
        unit.state, unit.withdrawn_reason = state, reason
        unit.save()
        row = UnitId.objects.get(pk=unit.public_id)
        row.was_public = row.was_public or was_public
        row.is_withdrawn, row.withdrawn_reason = True, reason
        row.save()


def seal(unit: EditorialUnit, *, by: Account | None, reason: str = "", is_sealed: bool = True) -> None:
    """Answer for the unit as if it had never existed, or end that; the log says when and by whom.

    A seal is no fact of the record, so `changed` would leave no row. The log calls the start `withdrawn`, because it
    takes the record from the public, and the end of a published record's seal `published`.
    """
    policy.require(by, Action.SEAL, unit)
    with writing(by=by, reason=reason) as change:
        change.touch(unit, "published" if unit.state == "published" and not is_sealed else "withdrawn")
        unit.is_sealed = is_sealed
        unit.save()
        UnitId.objects.filter(pk=unit.public_id).update(is_sealed=is_sealed)


def may_remove(unit: Unit) -> bool:
    """Tell whether the unit can be deleted: no reader saw it, and nothing refers to what is entered for others."""
    if isinstance(unit, ReferenceUnit) and is_referred_to(unit):
        return False
    if unit.visible_from is not None:
        return False
    if isinstance(unit, EditorialUnit) and not is_possible(Action.REMOVE, unit.state):
        return False
    if UnitId.objects.filter(merged_into=unit.public_id).exists():
        return False
    return not Change.objects.filter(unit_ref=unit.public_id, is_public=True).exists()


def is_referred_to(unit: Unit) -> bool:
    """Tell whether anything but the unit's own parts refers to it."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: unit}).exists()
        for relation in unit._meta.related_objects
        if getattr(relation.related_model, "owner", None) != relation.field.name
    )


def remove(unit: Unit, *, by: Account | None, reason: str = "") -> None:
    """Delete a unit that was never public, with its citations and public id; the log keeps that it was there."""
    policy.require(by, Action.REMOVE, unit)
    if not may_remove(unit):
        raise ValidationError(REFUSALS[Action.REMOVE])
    with recording() as record:
        record.because(by, reason)
        references, public_id, gone = references_of([unit]), unit.public_id, copy(unit)
        row = removal_of(unit, by=by, reason=reason)
        unit.delete()
        Revision.objects.filter(unit_id=public_id).delete()
        UnitId.objects.filter(pk=public_id).delete()
        # Deleting unsets the key by which the followers know the unit; the copy has it.
        update_followers([gone, *refresh_references(references)])
        append_changes([row])


def lift_due(models: Iterable[type[EditorialUnit]]) -> int:
    """Number the units whose embargo has ended, parents before children, and log whatever readers see by now.

    Readers saw them on the second without this; who follows the log learns it here. So does a log from before it told
    what is seen: all that readers see is due then. Returns how many units there were. Two processes may run it at
    once: each unit is lifted by the one that locks it first.
    """
    if not due().exists():  # reading takes no lock, where writing does
        return 0
    with recording() as record:
        record.noted |= dict.fromkeys(first_due(""))
        with writing() as change:
            units = [unit for model in models for unit in ended_embargoes(model).select_for_update(no_key=True)]
            change.touch_stored(units, "lifted")
        count, last = len(record.noted | dict.fromkeys(unit.public_id for unit in units)), ""
    while ids := first_due(last):
        with recording() as record:
            record.noted |= dict.fromkeys(ids)
        count, last = count + len(ids), ids[-1]
    return count


def first_due(last: str) -> list[str]:
    return list(due().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:DUE_AT_ONCE])


def due() -> QuerySet[UnitId]:
    """Return the ids of what readers see while the log has it as hidden."""
    return UnitId.objects.visible().filter(is_shown=False)


def ended_embargoes(model: type[EditorialUnit]) -> QuerySet[EditorialUnit]:
    """Return the units that readers see and that have no numbers yet."""
    rows = model._base_manager.filter(visible_from__lte=timezone.now(), numbered_at__isnull=True)
    return rows.order_by("id")
