"""Works out what the log has to tell of a transaction: which units appear, disappear or read otherwise in public."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import OperationalError
from django.db.models import F, Q
from django.utils import timezone

from casetracker.core.change_log.chain import ROW, change_digest, head, public_chain, public_head
from casetracker.core.change_log.links import units_linking_to
from casetracker.core.documents import digest
from casetracker.core.locking import lock_rows
from casetracker.core.models import HIDDEN, REDACTED, RELINKED, SHOWN, TELLING_EVENTS, Change, UnitId
from casetracker.core.units import Unit, unit_models

if TYPE_CHECKING:  # the policy asks what is seen, which is noted here
    from casetracker.core.policy import Account

Documents = dict[str, dict[str, Any]]
"""Units' documents by public id."""
BATCH = 500
ENDS = ("withdrawn", "merged", "removed")
"""Events of a unit's own row that say themselves why it is seen no more."""


def no_documents(units: Sequence[Unit]) -> Documents:
    return {}


@dataclass
class PublicRecord:
    """What packages above know of the public record; the site fills it in at start-up."""

    documents: Callable[[Sequence[Unit]], Documents] = no_documents
    """Returns the public documents of those of the units that everybody sees, and can find by themselves."""
    tell: list[Callable[[Sequence[Change]], None]] = field(default_factory=list)
    """Called with the public rows of a transaction, within it."""


public_record = PublicRecord()


class Overtaken(OperationalError):
    """Says that another transaction appended meanwhile what changes what there is to tell."""


class Seen(NamedTuple):
    """What the public sees of a unit: whether it is there, and the digest of its document; blank where it has none."""

    is_shown: bool = False
    digest: str = ""


class Telling:
    """The rows of one transaction, with what they and those that follow from them tell."""

    def __init__(self, rows: list[Change], noted: Iterable[str], by: "Account | None", reason: str) -> None:
        self.now, self.by, self.reason = timezone.now(), by, reason
        self.newest = Change.objects.order_by("-id").values_list("pk", flat=True).first() or 0
        """The last row of the log before anything was read."""
        self.own: dict[str, list[Change]] = {}
        for row in rows:
            if row.kind != ROW:
                self.own.setdefault(row.unit_ref, []).append(row)
        self.registered = UnitId.objects.in_bulk(dict.fromkeys([*self.own, *noted]))
        flipping = [row for row in self.registered.values() if row.is_visible(self.now) != row.is_shown]
        linking = units_linking_to(units_of(flipping)) - self.registered.keys()
        self.registered |= UnitId.objects.visible(self.now).in_bulk(linking)
        self.units = {unit.public_id: unit for unit in units_of(self.unwritten_or_visible())}
        visible = [unit for key, unit in self.units.items() if self.registered[key].is_visible(self.now)]
        self.digests = {key: digest(document) for key, document in public_record.documents(visible).items()}
        self.before = {key: Seen(row.is_shown, row.public_digest) for key, row in self.registered.items()}
        self.before |= {key: last_seen(key) for key in self.own.keys() - self.registered.keys()}
        self.rows = [*rows, *self.further_rows()]
        self.last_of = {row.unit_ref: row for row in self.rows if row.kind != ROW}

    def unwritten_or_visible(self) -> list[UnitId]:
        """Return the units to be read: those with a document for everybody, and those whose version is asked."""
        return [row for key, row in self.registered.items() if key not in self.own or row.is_visible(self.now)]

    def after(self, key: str) -> Seen:
        row = self.registered.get(key)
        return Seen(row.is_visible(self.now), self.digests.get(key, "")) if row else Seen()

    def further_rows(self) -> list[Change]:
        """Build the rows of units that nobody wrote: those that appear, those that disappear, then all others."""
        found = []
        for key, unit in self.units.items():
            before, after = self.before[key], self.after(key)
            if key in self.own or before == after:
                continue
            flip = SHOWN if after.is_shown else HIDDEN
            event = flip if before.is_shown != after.is_shown else RELINKED
            found.append(self.further_row(unit, event))
        return sorted(found, key=lambda row: (TELLING_EVENTS.index(row.event), row.kind, row.unit_ref))

    def further_row(self, unit: Unit, event: str) -> Change:
        return Change(
            unit_ref=unit.public_id,
            kind=unit.kind_name(),
            event=event,
            version=unit.version,
            by=self.by,  # type: ignore[misc]  # the policy lets nobody anonymous change anything
            reason=self.reason,
        )

    def remember(self) -> None:
        """Store in the registry what the log will say of the units, and tell the followers which appear or change."""
        changed = []
        told = []
        for key in sorted(self.last_of):
            row, before, after = self.registered.get(key), self.before[key], self.after(key)
            if row and before != after:
                row.is_shown, row.public_digest = after
                changed.append(row)
            if before.digest or after.digest:
                told.append(self.last_of[key])
        # First the records' own rows, which writers lock before anything else, then the registry's, all in one order.
        for tell in public_record.tell if told else ():
            tell(told)
        lock_rows(UnitId.objects.filter(pk__in=[row.pk for row in changed]))
        UnitId.objects.bulk_update(changed, ["is_shown", "public_digest"], batch_size=BATCH)

    def append(self) -> None:
        """Fill in what the rows tell, chain them, and store them; the log is locked."""
        if not self.rows:
            return
        last, at = head(), timezone.now()  # under the lock, so that the log's times are in its order
        number, chain = public_head()
        for row in self.rows:
            row.at = at
            before, is_last = self.before.get(row.unit_ref, Seen()), self.last_of.get(row.unit_ref) is row
            after = self.after(row.unit_ref) if is_last else before
            if is_last or row.event != REDACTED:  # one that is about an earlier version says nothing of this
                row.was_public, row.is_public = before.is_shown, after.is_shown
            if is_last and (before.digest or after.digest):
                number += 1
                row.public_number, row.public_digest = number, after.digest
                row.public_event = self.public_event(row, before, after)
                row.public_chain = chain = public_chain(row, chain)
            row.previous_digest = last
            row.digest = last = change_digest(row)
        Change.objects.bulk_create(self.rows, batch_size=BATCH)

    def refuse_outdated(self) -> None:
        """Raise Overtaken if others appended something that may change what is told here.

        That is so if units appear or disappear on either side, or are written on both: what links to them reads
        otherwise then.
        """
        newer = Change.objects.filter(pk__gt=self.newest)
        flips = [key for key in self.last_of if self.before[key].is_shown != self.after(key).is_shown]
        if not flips:
            newer = newer.filter(~Q(was_public=F("is_public")) | Q(unit_ref__in=list(self.last_of)))
        if newer.exists():
            raise Overtaken("Others are changing the record at the same moment; try again.")

    def public_event(self, row: Change, before: Seen, after: Seen) -> str:
        """Return what everybody is told that happened to the unit in this transaction, of which `row` is the last."""
        if after.digest:
            if not before.digest:
                return "created" if any(map(is_first, self.own.get(row.unit_ref, ()))) else SHOWN
            return REDACTED if row.event == REDACTED else "changed"
        registered = self.registered.get(row.unit_ref)
        is_sealed = registered is not None and registered.is_sealed  # a seal is not told
        return HIDDEN if is_sealed or row.event not in ENDS else row.event


def is_first(row: Change) -> bool:
    """Tell whether the row is that of a new unit, which may have been published at once."""
    return row.version == 1 and row.event not in (REDACTED, "converted")


def last_seen(key: str) -> Seen:
    """Return what the log says last of a unit that is gone from the registry."""
    rows = Change.objects.filter(unit_ref=key).exclude(kind=ROW)
    last = rows.order_by("-id").first()
    told = rows.public().last()
    return Seen(last is not None and last.is_public, told.public_digest if told else "")


def units_of(rows: Iterable[UnitId]) -> list[Unit]:
    """Read the units of these public ids."""
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row.pk)
    models = {model.kind_name(): model for model in unit_models()}
    return [unit for kind, ids in by_kind.items() for unit in models[kind]._base_manager.filter(public_id__in=ids)]
