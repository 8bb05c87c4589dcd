"""The one write path: snapshot, save, settle, count the version, keep the revision, and append to the change log.

    with writing(by=user, reason="a typing error") as w:
        w.touch(case)
        case.title = "..."
        case.save()

All of it is one transaction. A touched unit whose document is the same afterwards leaves no trace.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from casetracker.core.documents import digest
from casetracker.core.models import Change, Revision, UnitId
from casetracker.core.numbering import assign_numbers
from casetracker.core.units import EditorialUnit, ReferenceUnit, Unit
from casetracker.core.visibility import (
    ReferenceIds,
    references_of,
    refresh_references,
    refresh_visibility,
    united,
    units_by_model,
)

CHAIN_LOCK = 0x0CA5E
KEPT_BY_WRITING = (
    *("version", "visible_from", "numbers", "number", "numbered_at"),
    *("state", "published_at", "is_sealed", "withdrawn_reason"),
)
"""Columns that no form sets: `touch` reads them anew, so that an older copy of the unit brings no old ones back."""

Documents = dict[str, dict[str, Any]]
"""Units' interchange documents by public id."""


def no_documents(units: Iterable[Unit]) -> Documents:
    return {unit.public_id: {} for unit in units}


@dataclass
class Hooks:
    """What the write path needs from above; the site registers it at start-up, by name."""

    documents: Callable[[Sequence[Unit]], Documents] = no_documents
    """The units' interchange documents."""
    settle: Callable[[Sequence[Unit]], Documents] = no_documents
    """Keeps what follows from the units (headlines, source numbers, contrary citations); gives their documents then."""
    check_path: Callable[[Unit, str, str], str] = lambda unit, path, stated: stated
    """Refuses a citation whose path names no fact of the unit; gives the stated value as documents write it."""
    citable: Callable[[Unit], list[tuple[str, str]]] = lambda unit: []
    """The paths that a citation of the unit can name, each with words for the editor."""
    index: Callable[[Iterable[Unit]], None] = lambda units: None
    """Brings the search index up to date with the units as they are stored now, deleted ones included."""


hooks = Hooks()


@dataclass
class Touched:
    unit: Unit
    event: str
    before: dict[str, Any] | None
    was_public: bool
    references: ReferenceIds = field(default_factory=dict)
    after: dict[str, Any] | None = None

    @property
    def is_changed(self) -> bool:
        return self.before is not None and self.after != self.before


class Writing:
    """The units that one transaction changes, each as it was before."""

    def __init__(self, by: Any, reason: str) -> None:
        self.by, self.reason = by, reason
        self.touched: dict[str, Touched] = {}

    def touch(self, unit: Unit, event: str = "changed") -> None:
        """Take the unit in before it changes: locks its row and remembers its document. An unsaved one is `created`."""
        if unit.pk is None:
            unit.save()
            self.touched[unit.public_id] = Touched(unit, "created", None, was_public=False)
        elif unit.public_id not in self.touched:
            self.touch_stored([unit], event)
        elif event != "changed":
            self.touched[unit.public_id].event = event

    def touch_stored(
        self, units: Sequence[Unit], event: str = "changed", documents: Documents | None = None
    ) -> None:  # fmt: skip
        """Take in stored units, several at once; `documents` are theirs, where they are known already."""
        for model, group in units_by_model(units).items():
            names = [name for name in KEPT_BY_WRITING if hasattr(model, name)]
            locked = model._base_manager.select_for_update().order_by("pk").filter(pk__in=[unit.pk for unit in group])
            rows = {row.pop("pk"): row for row in locked.values("pk", *names)}
            for unit in group:
                for name, value in rows[unit.pk].items():
                    setattr(unit, name, value)
        ids = [unit.public_id for unit in units]
        public = set(UnitId.objects.filter(pk__in=ids, visible_from__lte=timezone.now()).values_list("pk", flat=True))
        documents = documents or hooks.documents(units)
        references = references_of(units)
        for unit in units:
            before = documents[unit.public_id]
            self.touched[unit.public_id] = Touched(unit, event, before, unit.public_id in public, references)

    def finish(self) -> None:
        """Settle every touched unit and write what happened; parents were touched before their children."""
        units = [touched.unit for touched in self.touched.values()]
        follow = [unit for unit in units if isinstance(unit, ReferenceUnit) and not unit.always_visible]
        lead = refresh_visibility(unit for unit in units if unit not in follow)
        before = [touched.references for touched in self.touched.values()]
        own = [{type(unit): {unit.pk}} for unit in follow]
        seen = refresh_references(united(*before, *own, references_of([*lead, *follow])), follow)
        units += self.lift(lead)
        for unit in units:
            assign_numbers(unit)
        documents = hooks.settle(units)
        for touched in self.touched.values():
            touched.after = documents[touched.unit.public_id]
        rows = {touched.unit.public_id: self.record(touched) for touched in self.touched.values()}
        hooks.index([*(unit for unit in units if rows.get(unit.public_id)), *lead, *seen])
        append_changes([row for row in rows.values() if row])

    def lift(self, units: list[Unit]) -> list[Unit]:
        """Take in what became visible with its case: it gets its numbers, and its row in the log, with it."""
        new = [unit for unit in units if unit.public_id not in self.touched and awaits_numbers(unit)]
        self.touch_stored(new, "lifted")
        for unit in new:
            self.touched[unit.public_id].was_public = False
        return new

    def record(self, touched: Touched) -> Change | None:
        """Count the version and keep the replaced public state; None when nothing changed."""
        unit = touched.unit
        if touched.event == "changed" and not touched.is_changed:
            return None
        if touched.before is not None:
            if touched.was_public:
                Revision.objects.create(
                    unit_id=unit.public_id, version=unit.version, document=touched.before, digest=digest(touched.before)
                )
            unit.version += 1
        unit.changed_at = timezone.now()
        type(unit)._base_manager.filter(pk=unit.pk).update(version=unit.version, changed_at=unit.changed_at)
        return Change(
            unit_ref=unit.public_id,
            kind=unit.kind_name(),
            event=touched.event,
            version=unit.version,
            by=self.by,
            reason=self.reason,
            is_public=bool(unit.visible_from and unit.visible_from <= timezone.now()),
            document_digest=digest(touched.after),
        )


def awaits_numbers(unit: Unit) -> bool:
    return isinstance(unit, EditorialUnit) and unit.is_public and unit.numbered_at is None


@contextmanager
def writing(*, by: Any = None, reason: str = "", within: Writing | None = None) -> Iterator[Writing]:
    """One change to the record, whole or not at all; or a part of the change `within` which it stands.

    `by` is the account that makes it, None for a command; `reason` is public.
    """
    if within:
        yield within
        return
    with transaction.atomic():
        current = Writing(by, reason)
        yield current
        current.finish()


def append_changes(rows: list[Change]) -> None:
    """Append to the log in one chunk, each row with the digest of the one before; a lock keeps it one chain."""
    if not rows:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    last = Change.objects.order_by("-id").values_list("digest", flat=True).first() or ""
    for row in rows:
        row.previous_digest = last
        row.digest = last = change_digest(row)
    Change.objects.bulk_create(rows, batch_size=500)


def change_digest(row: Change) -> str:
    """The digest of what the row says, and of the row before."""
    names = (
        "unit_ref",
        "kind",
        "event",
        "version",
        "by_id",
        "reason",
        "is_public",
        "document_digest",
        "previous_digest",
    )
    return digest({**{name: getattr(row, name) for name in names}, "at": row.at.isoformat()})


def broken_links() -> Iterator[str]:
    """Every row of the log that was edited, reordered, or follows a deleted one; nothing for a whole log."""
    last = ""
    for row in Change.objects.order_by("id").iterator():
        if row.previous_digest != last:
            yield f"Row {row.pk}: the row before it is missing or was changed."
        if row.digest != change_digest(row):
            yield f"Row {row.pk}: it was changed after it was written."
        last = row.digest
