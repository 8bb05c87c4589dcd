"""What a program can do with one unit: create, change, publish, withdraw; each one transaction, by the desk's rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from cases.models import Case
from casetracker.core import policy, publishing
from casetracker.core.locking import locked
from casetracker.core.models import UnitId
from casetracker.core.policy import Account, Action
from casetracker.core.units import EditorialUnit, Unit
from casetracker.core.writing import begin_change, writing
from casetracker.exchange.errors import DocumentError, errors_at
from casetracker.exchange.load import PUBLISHING
from casetracker.exchange.parsing import validate
from casetracker.exchange.shapes import SHAPES, Document
from casetracker.intake.applying import ROOT, Applying
from casetracker.intake.documents import unit_validator
from casetracker.intake.loading import twice
from casetracker.intake.merge_patch import merged
from casetracker.intake.pointers import as_sent
from casetracker.intake.preconditions import Expected
from casetracker.intake.refusals import Conflict, exists_already
from casetracker.web.resolver import Moved
from rulings.models.unit import CaseUnit

PUBLISHED = "It is published already."
BOTH = "give system and key together, or neither."


@dataclass(frozen=True)
class Change:
    """Who changes a unit, why, and which version of it they have seen."""

    by: Account
    reason: str
    expected: Expected


def stored(model: type[Unit], public_id: str) -> Any:
    """Return the unit, whoever sees it. Raises Moved for one that was merged, and Http404."""
    unit = model._base_manager.filter(public_id=public_id).first()
    if unit is None:
        raise Http404
    survivor = UnitId.objects.filter(pk=public_id).values_list("merged_into", flat=True).first()
    if survivor:
        raise Moved(public_id, survivor)
    return unit


def taken(model: type[Unit], public_id: str, expected: Expected) -> Any:
    """Lock the unit and compare its version, within the caller's transaction."""
    unit = locked(stored(model, public_id))
    if unit is None:
        raise Http404
    expected.require(unit)
    return unit


# Creating


def create(model: type[Unit], document: Document, *, by: Account) -> Unit:
    """Create one unit of a checked document, as a draft where the kind has drafts."""
    return twice(lambda: create_once(model, dict(document), by))


@transaction.atomic
def create_once(model: type[Unit], document: Document, by: Account) -> Unit:
    unit = new_unit(model, document)
    policy.require(by, Action.ADD, unit)
    applying = Applying(unit, {}, document)
    applying.fill()
    with errors_at(ROOT):
        change = begin_change(unit, by=by, reason="")
    applying.save()
    change.finish()
    return refreshed(unit)


def new_unit(model: type[Unit], document: Document) -> Any:
    """Make the unit under its key, and take out of the document what is no fact of it."""
    key, system = document.get("key", ""), document.pop("system", "")
    names: dict[str, Any]
    if issubclass(model, CaseUnit):
        names = {"case": case_named(document.pop("case")), "key": key}
    elif bool(key) != bool(system):
        raise DocumentError((f"{ROOT}.{'system' if key else 'key'}", BOTH))
    else:
        names = {"external_system": system, "external_key": key} if key else {}
    there = model._base_manager.filter(**names).first() if key else None
    if there:
        raise exists_already(there)
    return model(**names)


def case_named(link: str) -> Case:
    """Return the locked case with this id, or with this SYSTEM:KEY. Raises DocumentError."""
    system, colon, key = link.partition(":")
    named = {"external_system": system, "external_key": key} if colon else {"public_id": link}
    case = Case._base_manager.select_for_update().filter(**named).first()
    if case is None or UnitId.objects.filter(pk=case.public_id, merged_into__isnull=False).exists():
        raise DocumentError((f"{ROOT}.case", f"“{link[:40]}” names no case; write its id, or SYSTEM:KEY."))
    return case


# Changing


def patch(model: type[Unit], public_id: str, sent: Document, change: Change, *, removing: bool) -> Unit:
    """Change the unit by a merge patch on its document."""
    with transaction.atomic():
        unit = taken(model, public_id, change.expected)
        begun = begin_change(unit, by=change.by, reason=change.reason)
        before = begun.touched[unit.public_id].before or {}
        after, problems = merged(before, sent, SHAPES[unit.kind_name()], removing=removing)
        try:
            if problems:
                raise DocumentError(*problems)
            validate(after, unit_validator(unit.kind_name()))
            applying = Applying(unit, before, after)
            applying.fill()
            applying.save()
        except DocumentError as error:
            raise DocumentError(*as_sent(error.problems, after, sent)) from error
        begun.finish()
    return refreshed(unit)


# Publishing and withdrawing


def publish(
    model: type[EditorialUnit], public_id: str, change: Change, *, publish_at: datetime | None, attached: bool
) -> Unit:
    """Publish the unit, and with `attached` every draft among the units below it: all of them, or none."""

    def act(unit: EditorialUnit) -> None:
        units: list[EditorialUnit] = [unit] if unit.state != "published" else []
        for name in unit.child_units if attached else ():
            units += getattr(unit, name).filter(state__in=["draft", "in_review"]).order_by("pk")
        if not units:
            raise ValidationError(PUBLISHED)
        with writing(by=change.by, reason=change.reason) as all_of_them:
            for each in units:
                publish_one(each, change, publish_at=publish_at, within=all_of_them)

    return step(model, public_id, change, act)


def publish_one(unit: EditorialUnit, change: Change, **options: Any) -> None:
    try:
        PUBLISHING[unit.kind_name()](unit, by=change.by, reason=change.reason, **options)
    except ValidationError as error:
        raise ValidationError([f"{unit._meta.verbose_name} {unit}: {text}" for text in error.messages]) from error


def withdraw(model: type[EditorialUnit], public_id: str, change: Change) -> Unit:
    return step(model, public_id, change, lambda unit: publishing.withdraw(unit, by=change.by, reason=change.reason))


def step(model: type[EditorialUnit], public_id: str, change: Change, act: Callable[[EditorialUnit], None]) -> Unit:
    """Take one action of the desk. What keeps it from being taken is the record's state: a conflict."""
    with transaction.atomic():
        unit = taken(model, public_id, change.expected)
        try:
            act(unit)
        except ValidationError as error:
            errors = [{"pointer": "", "detail": text} for text in error.messages]
            raise Conflict(" ".join(error.messages), errors=errors) from error
    return refreshed(unit)


def refreshed(unit: Unit) -> Unit:
    """Return the unit as it is stored now; what followed its change may have written to its row."""
    return type(unit)._base_manager.get(pk=unit.pk)
