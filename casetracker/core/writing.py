"""The one write path: snapshot, save, settle, count the version, keep the revision, append to the change log.

    with writing(by=user, reason="a typing error") as change:
        change.touch(case)
        case.title = "..."
        case.save()

All of it is one transaction. A touched unit whose document is the same at the end leaves no trace.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casetracker.core import policy
from casetracker.core.change_log import append_changes, open_record, recording, update_at_the_end
from casetracker.core.documents import digest
from casetracker.core.locking import lock_parents
from casetracker.core.models import Change, Revision, UnitId
from casetracker.core.numbering import assign_numbers, without_numbers
from casetracker.core.policy import Account, Action
from casetracker.core.review.second_person import takes_two
from casetracker.core.units import EditorialUnit, ReferenceUnit, Unit
from casetracker.core.visibility import (
    Revealed,
    changed_references,
    refresh_references,
    refresh_visibility,
    revealed_by,
    units_by_model,
)

KEPT_BY_WRITING = (
    *("version", "visible_from", "numbers", "number", "numbered_at", "story_changed_at"),
    *("state", "published_at", "is_sealed", "withdrawn_reason", "is_sensitive"),
)
"""Columns that no form sets. `touch` reads them again, so that a stale copy of the unit does not restore old values."""

NO_REASON = "Readers see “{}”, or have seen it: say why it is changed. The reason is public."
AS_APPROVED = "“{}” waits to be seen as it was approved. Withdraw it, change it, and have it approved again."

Documents = dict[str, dict[str, Any]]
"""Units' interchange documents by public id."""


FactGroup = tuple[str, list[tuple[str, str]]]
"""What an editor calls a part of a unit, empty for the unit itself; and the paths of its facts, each in words."""


def no_documents(units: Iterable[Unit]) -> Documents:
    return {unit.public_id: {} for unit in units}


@dataclass
class Interchange:
    """How units are written as interchange documents; the site fills it in at start-up."""

    documents: Callable[[Sequence[Unit]], Documents] = no_documents
    """Returns the units' documents."""
    settled_documents: Callable[[Sequence[Unit]], Documents] = no_documents
    """Marks the evidence that contradicts the units as they stand now, and returns their documents."""
    check_path: Callable[[Unit, str, str], str] = lambda unit, path, stated: stated
    """Refuses evidence whose path names no fact of the unit; returns the stated value as documents write it."""
    citable: Callable[[Unit], list[FactGroup]] = lambda unit: []
    """Returns the paths that evidence of the unit can name, for a new one those of its own fields."""
    fact_names: Callable[[type[Unit]], dict[str, dict[str, str]]] = lambda model: {}
    """Returns the fields that evidence can name with words for the editor, by the kind of part; "" is the unit."""


@dataclass(frozen=True)
class Follower:
    """Something above the write path that takes part in every change, within the same transaction."""

    name: str
    settle: Callable[[Sequence[Unit]], None] = lambda units: None
    """Keeps true what follows from the touched units, before their documents are compared."""
    update: Callable[[Sequence[Unit]], None] = lambda units: None
    """Brings something else up to date with the units as they are stored now, deleted ones included."""
    waits: bool = False
    """Whether `update` takes a lock that all writers share, so that it is called at the end of the transaction."""
    check: "Callable[[Writing], None]" = lambda change: None
    """Refuses a change by what its units' documents would say; raises ValidationError or PermissionDenied."""


interchange = Interchange()
followers: list[Follower] = []
"""Run in this order; the site lists them at start-up."""


def settle(units: Sequence[Unit]) -> Documents:
    """Keep true what follows from the units; return their documents as they then are."""
    for follower in followers:
        follower.settle(units)
    return interchange.settled_documents(units)


def update_followers(units: Sequence[Unit]) -> None:
    for follower in followers:
        if follower.waits:
            update_at_the_end(follower.update, units)
        else:
            follower.update(units)


@dataclass
class Touched:
    """A unit within a change, with what it was before."""

    unit: Unit
    event: str
    before: dict[str, Any] | None
    was_public: bool
    was_published: bool = False
    was_approved: bool = False
    """Somebody else approved it as it was, and readers do not see it yet."""
    after: dict[str, Any] | None = None

    @property
    def is_changed(self) -> bool:
        return self.before is not None and self.after != self.before

    @property
    def says_otherwise(self) -> bool:
        """Tell whether it changed in more than the numbers that publishing gives, which many records get at once."""
        return self.is_changed and without_numbers(self.before or {}) != without_numbers(self.after or {})


class Writing:
    """The units that one transaction changes, each as it was before."""

    def __init__(self, by: Account | None, reason: str) -> None:
        self.by, self.reason = by, reason
        self.touched: dict[str, Touched] = {}
        self.revealed: Revealed = {}
        """Through which of the touched units readers saw what they refer to, before they changed."""
        self.logged: list[Change] = []
        """The rows of the log, once the change is finished."""

    def touch(self, unit: Unit, event: str = "changed") -> None:
        """Lock the unit and remember its document before it changes; save a new one, which is then `created`."""
        if unit.pk is None:
            unit.save()
            self.touched[unit.public_id] = Touched(unit, "created", None, was_public=False)
        elif unit.public_id not in self.touched:
            self.touch_stored([unit], event)
        elif event != "changed":
            self.touched[unit.public_id].event = event

    def touch_stored(self, units: Sequence[Unit], event: str = "changed", documents: Documents | None = None) -> None:
        """Touch several stored units at once; pass their `documents` if they are known already."""
        lock_parents(units)
        for model, group in units_by_model(units).items():
            names = [name for name in KEPT_BY_WRITING if hasattr(model, name)]
            locked = (
                model._base_manager.select_for_update(no_key=True)
                .order_by("pk")
                .filter(pk__in=[unit.pk for unit in group])
            )
            rows = {row.pop("pk"): row for row in locked.values("pk", *names)}
            for unit in group:
                for name, value in rows[unit.pk].items():
                    setattr(unit, name, value)
        ids = [unit.public_id for unit in units]
        public = set(UnitId.objects.filter(pk__in=ids, visible_from__lte=timezone.now()).values_list("pk", flat=True))
        documents = documents or interchange.documents(units)
        first = [unit for unit in units if unit.public_id not in self.touched]
        for key, seen_through in revealed_by(first).items():
            self.revealed.setdefault(key, set()).update(seen_through)
        for unit in units:
            before = documents[unit.public_id]
            touched = Touched(unit, event, before, unit.public_id in public, policy.is_published(unit))
            touched.was_approved = self.was_approved(touched)
            self.touched[unit.public_id] = touched

    def finish(self) -> None:
        """Settle every touched unit and log what happened; parents must have been touched before their children.

        Raises ValidationError where something public changes without a reason.
        """
        with open_record() as record:
            record.because(self.by, self.reason)
            self.settle_and_log()

    def settle_and_log(self) -> None:
        units = [touched.unit for touched in self.touched.values()]
        follow = [unit for unit in units if isinstance(unit, ReferenceUnit)]
        lead = refresh_visibility(unit for unit in units if unit not in follow)
        references = changed_references(self.revealed, revealed_by([*lead, *follow]))
        for entry in follow:
            references.setdefault(type(entry), set()).add(entry.pk)
        seen = refresh_references(references, follow)
        units += self.lift(lead)
        for unit in units:
            assign_numbers(unit)
        documents = settle(units)
        for touched in self.touched.values():
            touched.after = documents[touched.unit.public_id]
            self.check(touched)
        for follower in followers:
            follower.check(self)
        rows = {touched.unit.public_id: self.record(touched) for touched in self.touched.values()}
        update_followers([*(unit for unit in units if rows.get(unit.public_id)), *lead, *seen])
        self.logged = [row for row in rows.values() if row]
        append_changes(self.logged)

    def check(self, touched: Touched) -> None:
        """Refuse to change what is published without the right, and what is public without a reason."""
        if not touched.is_changed or not touched.was_published or touched.event == "lifted":
            return
        policy.require(self.by, Action.PUBLISH, touched.unit)
        was_seen = touched.was_public or UnitId.objects.get(pk=touched.unit.public_id).was_seen()
        if was_seen and not self.reason.strip():  # a sealed record, too, which may be seen again
            raise ValidationError({"reason": NO_REASON.format(touched.unit)})
        if touched.was_approved and touched.event in ("changed", "published"):
            raise ValidationError(AS_APPROVED.format(touched.unit), code="approved")

    def was_approved(self, touched: Touched) -> bool:
        """Tell whether an account is about to change what waits to be seen after a second person's approval."""
        unit = touched.unit
        if self.by is None or not isinstance(unit, EditorialUnit) or not touched.was_published or touched.was_public:
            return False
        # As it is stored: a form has filled the unit already, and could make it one that takes no second person.
        return takes_two(type(unit)._base_manager.get(pk=unit.pk))

    def lift(self, units: Sequence[Unit]) -> list[Unit]:
        """Touch units that became visible with their parent, so that they get their numbers and log rows with it."""
        new = [unit for unit in units if unit.public_id not in self.touched and awaits_numbers(unit)]
        if new:
            self.touch_stored(new, "lifted")
        for unit in new:
            self.touched[unit.public_id].was_public = False
        return new

    def record(self, touched: Touched) -> Change | None:
        """Count the version, keep the replaced state and return the row for the log; None if nothing changed."""
        unit = touched.unit
        if touched.event == "changed" and not touched.is_changed:
            return None
        if touched.before is not None:
            if touched.was_public or touched.says_otherwise:
                Revision.objects.create(
                    unit_id=unit.public_id,
                    version=unit.version,
                    document=touched.before,
                    digest=digest(touched.before),
                    was_public=touched.was_public,
                )
            unit.version += 1
        unit.changed_at = timezone.now()
        type(unit)._base_manager.filter(pk=unit.pk).update(version=unit.version, changed_at=unit.changed_at)
        return Change(
            unit_ref=unit.public_id,
            kind=unit.kind_name(),
            event=touched.event,
            version=unit.version,
            by=self.by,  # type: ignore[misc]  # the policy lets nobody anonymous change anything
            reason=self.reason,
            document_digest=digest(touched.after),
        )


def awaits_numbers(unit: Unit) -> bool:
    """Tell whether readers see the unit already while its parts have no numbers."""
    return isinstance(unit, EditorialUnit) and unit.is_public and unit.numbered_at is None


@contextmanager
def writing(*, by: Account | None = None, reason: str = "", within: Writing | None = None) -> Iterator[Writing]:
    """Make one change to the record, whole or not at all; or take part in the change `within`.

    `by` is the account that makes it, None for a command; `reason` is public.
    """
    if within:
        yield within
        return
    with recording():
        current = Writing(by, reason)
        yield current
        current.finish()


def begin_change(unit: Unit, *, by: Account | None, reason: str, event: str = "changed") -> Writing:
    """Begin a change of one unit and its parts by a form, which saves the rows and finishes it in one transaction."""
    policy.require(by, Action.CHANGE if unit.pk else Action.ADD, unit)
    change = Writing(by, reason)
    parent = unit.parent_unit()
    if parent:
        change.touch(parent)
    change.touch(unit, event)
    return change
