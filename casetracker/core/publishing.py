"""Publishing, withdrawing and lifting of editorial units; the apps' actions add what their own gate asks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casetracker.core.models import Change, UnitId
from casetracker.core.units import EditorialUnit, Unit
from casetracker.core.visibility import references_of, refresh_references
from casetracker.core.writing import Writing, append_changes, hooks, writing


def publish(
    unit: EditorialUnit,
    *,
    by: Any,
    problems: Iterable[str],
    publish_at: datetime | None,
    reason: str,
    within: Writing | None = None,
) -> None:
    """Make the unit public, at once or from `publish_at` on; by itself, or `within` a change of several units.

    Raises ValidationError with every problem of the gate; nothing is changed then.
    """
    found = [*problems, *gate(unit)]
    if found:
        raise ValidationError(found)
    with writing(by=by, reason=reason, within=within) as change:
        parent = unit.parent_unit()
        if parent:
            change.touch(parent)
        change.touch(unit, "published")
        unit.state, unit.published_at, unit.publish_at = "published", timezone.now(), publish_at
        unit.save()
        UnitId.objects.filter(pk=unit.public_id).update(is_withdrawn=False, withdrawn_reason="")


def gate(unit: EditorialUnit) -> list[str]:
    if not unit.pk or not UnitId.objects.get(pk=unit.public_id).citations.exists():
        return ["It cites no source yet: add at least one citation before it is published."]
    return []


def send_for_review(unit: EditorialUnit, *, by: Any) -> None:
    """Ask a publisher to look at a draft."""
    if unit.state != "draft":
        raise ValidationError("Only a draft can be sent for review.")
    with writing(by=by) as change:
        change.touch(unit, "sent_for_review")
        unit.state = "in_review"
        unit.save()


def withdraw(unit: EditorialUnit, *, by: Any, reason: str, within: Writing | None = None) -> None:
    """Take a published unit back; the reason is public, and its id answers 410 from now on if anybody could see it."""
    if not reason.strip():
        raise ValidationError({"withdrawn_reason": "Say why it is withdrawn; readers who follow a link see this."})
    if unit.state != "published":
        raise ValidationError("Only a published record can be withdrawn.")
    with writing(by=by, reason=reason, within=within) as change:
        change.touch(unit, "withdrawn")
        was_public = unit.is_public
        unit.state, unit.withdrawn_reason = "withdrawn", reason
        unit.save()
        row = UnitId.objects.get(pk=unit.public_id)
        row.was_public = row.was_public or was_public
        row.is_withdrawn, row.withdrawn_reason = True, reason
        row.save()


def seal(unit: EditorialUnit, *, by: Any, reason: str = "", is_sealed: bool = True) -> None:
    """Answer for it as if it had never existed, or end that; the log says when and by whom.

    A seal is no fact of the record, so that `changed` would leave no row: it takes the record from the public as a
    withdrawal does, and its end publishes it again.
    """
    with writing(by=by, reason=reason) as change:
        change.touch(unit, "published" if unit.state == "published" and not is_sealed else "withdrawn")
        unit.is_sealed = is_sealed
        unit.save()
        UnitId.objects.filter(pk=unit.public_id).update(is_sealed=is_sealed)


def may_remove(unit: Unit) -> bool:
    """Whether the unit can be deleted: nobody outside saw it, or its kind always shows and nothing refers to it."""
    if getattr(unit, "always_visible", False):
        return not any(
            relation.related_model._base_manager.filter(**{relation.field.name: unit}).exists()
            for relation in unit._meta.related_objects
            if getattr(relation.related_model, "owner", None) != relation.field.name
        )
    if unit.visible_from is not None or getattr(unit, "state", "draft") in ("published", "withdrawn"):
        return False
    if UnitId.objects.filter(merged_into=unit.public_id).exists():
        return False
    return not Change.objects.filter(unit_ref=unit.public_id, is_public=True).exists()


def remove(unit: Unit, *, by: Any, reason: str = "") -> None:
    """Delete a unit that was never public, with its citations and its public id; the log keeps that it was there."""
    if not may_remove(unit):
        raise ValidationError("It has been public, or something refers to it: it can be withdrawn, not deleted.")
    with transaction.atomic():
        references, public_id, pk = references_of([unit]), unit.public_id, unit.pk
        row = Change(
            unit_ref=public_id, kind=unit.kind_name(), event="removed", version=unit.version, by=by, reason=reason
        )
        unit.delete()
        UnitId.objects.filter(pk=public_id).delete()
        unit.pk = pk  # deleting takes it away, and the index knows the unit by it
        hooks.index([unit, *refresh_references(references)])
        unit.pk = None
        append_changes([row])


def lift_due(models: Iterable[type[EditorialUnit]]) -> int:
    """Number what an embargo's end has made public, and log it. Readers saw it on the second without this."""
    due = [
        unit
        for model in models
        for unit in model._base_manager.filter(visible_from__lte=timezone.now(), numbered_at__isnull=True).order_by(
            "id"
        )
    ]
    if due:
        with writing() as change:
            for unit in due:
                change.touch(unit, "lifted")
    return len(due)
