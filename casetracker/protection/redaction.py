"""Rewriting every stored text that holds a protected name, in one transaction; the log's rows about it hold no value.

A redaction is no new version of a record: what it said is gone from all its versions. Each document that reads
otherwise now, the earlier ones included, gets a row `redacted` with its digest in the change log, so that the log still
proves what is stored; so does each row of the log whose reason was rewritten.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils import timezone

from casetracker.core.change_log import append_changes, recording, redact_reasons, update_at_the_end
from casetracker.core.documents import digest
from casetracker.core.merging import unit_models
from casetracker.core.models import REDACTED, Change, Loaded, Revision
from casetracker.core.policy import Account
from casetracker.core.units import Part, Unit
from casetracker.core.visibility import own_parts
from casetracker.core.writing import settle, update_followers
from casetracker.protection.names import Names
from casetracker.protection.places import Place, column_name, columns_to_search, owner_of, strings
from casetracker.protection.rewriting import Rewriter
from casetracker.protection.sqlite import empty_journal, forget_deleted_bytes
from casetracker.search.index.backends import current_backend

REASON = "A person is protected."
"""Public, in the row of every record that was redacted."""
BINARY = "“{}” holds the name and cannot be rewritten. Remove it first, or replace it by a copy without the name."


class Redaction:
    """One redaction while it is made: which rows change, and which units' documents do."""

    def __init__(self, names: Names, by: Account | None) -> None:
        self.rewriter, self.by = Rewriter(names), by
        self.rows: dict[tuple[type[models.Model], Any], Any] = {}
        self.touched: set[str] = set()
        """Public ids of the units of which anything is rewritten, their earlier versions included."""
        self.log: list[Change] = []
        self.reasons: dict[int, str] = {}
        self.doomed: list[Any] = []
        """Rows whose bytes cannot be rewritten, which are deleted with them."""

    def run(self, found: list[Place]) -> None:
        """Rewrite the rows in which these texts stand, and what hangs on their keys."""
        self.rewriter.renew_keys(found)
        for place in found:
            self.add(place)
        rows = list(self.rows.values())
        for row in rows:
            self.touched.update(filter(None, [owner_of(row), *users_of(row, self.rewriter.keys)]))
        for row in rows:
            self.rewrite(row)
        for row in self.doomed:
            self.touched.add(owner_of(row))
            row.delete()

    def add(self, place: Place) -> None:
        if isinstance(place.column, models.BinaryField | models.FileField):
            raise ValidationError(BINARY.format(place.where))
        if (place.model, place.pk) in self.rows:
            return
        row: Any = place.model._base_manager.select_for_update(of=("self",)).filter(pk=place.pk).first()
        if getattr(row, "rests_on_bytes", False):
            self.doomed += [row] if row not in self.doomed else []
        elif row is not None:
            self.rows[place.model, place.pk] = row

    def rewrite(self, row: Any) -> None:
        if isinstance(row, Change):
            self.reasons[row.pk] = self.rewriter.text(row.reason)
            return
        for column in columns_to_search(type(row)):
            value = getattr(row, column.attname)
            if value:
                setattr(row, column.attname, fitting(column, value, self.rewriter.value(column, value)))
        if isinstance(row, Revision | Loaded) and row.document:
            row.digest = digest(row.document)
        free_place(row)
        row.save()
        if isinstance(row, Revision):
            self.touched.add(row.unit_id)
            self.log.append(self.log_row(row.unit_id, row.unit.kind, row.version, row.digest))

    def left(self) -> set[str]:
        """Return where a name still stands in the rows that were rewritten; an editor's words can bring one back."""
        return {
            column_name(column)
            for row in self.rows.values()
            if not isinstance(row, Change)
            for column in columns_to_search(type(row))
            if any(self.rewriter.names.holder(text) for text in strings(getattr(row, column.attname)))
        }

    def log_row(self, unit: str, kind: str, version: int, document_digest: str, *, is_public: bool = False) -> Change:
        return Change(
            unit_ref=unit,
            kind=kind,
            event=REDACTED,
            version=version,
            by=self.by,  # type: ignore[misc]  # the policy lets nobody anonymous protect anybody
            reason=REASON if is_public else "",
            document_digest=document_digest,
        )

    def finish(self) -> None:
        """Settle the units, log every document that reads otherwise, and bring the index up to date."""
        with recording() as record:
            record.because(self.by, "")
            units = units_of(self.touched)
            self.log_documents(units)
            update_at_the_end(merge_index, units)
        transaction.on_commit(empty_journal)

    def log_documents(self, units: list[Unit]) -> None:
        documents = settle(units)
        now = timezone.now()
        for unit in units:
            stored = digest(documents[unit.public_id])
            type(unit)._base_manager.filter(pk=unit.pk).update(changed_at=now)
            self.log.append(
                self.log_row(unit.public_id, unit.kind_name(), unit.version, stored, is_public=unit.is_public)
            )
        update_followers(units)
        append_changes(self.log)
        append_changes(redact_reasons(self.reasons, self.by))


def merge_index(units: Sequence[Unit]) -> None:
    """Write the index anew once it has followed the units: until then it keeps the words that they no longer say."""
    with connection.cursor() as cursor:
        current_backend().optimize(cursor)


def redact(names: Names, *, by: Account | None, found: Iterable[Place]) -> Redaction:
    """Begin a redaction of the places that hold these names; the caller finishes it in the same transaction."""
    forget_deleted_bytes()
    redaction = Redaction(names, by)
    redaction.run(list(found))
    return redaction


def units_of(ids: Iterable[str]) -> list[Unit]:
    """Return these units, parents before their children."""
    found: list[Unit] = []
    for model in unit_models():
        found += model._base_manager.filter(public_id__in=list(ids)).order_by("pk")
    return sorted(found, key=lambda unit: bool(unit.parent_field))


def users_of(row: Any, keys: dict[str, str]) -> Iterable[str]:
    """Return the public ids of units whose documents name the row by a key that changes."""
    names = [name for name in ("key", "external_key", "external_system") if getattr(row, name, "") in keys]
    if not names or not isinstance(row, Part | Unit):
        return []
    found = {owner_of(user) for user in referring_rows(row)}
    if isinstance(row, Unit):
        for part, field in own_parts(type(row)):
            for child in part._base_manager.filter(**{field.name: row}):
                found |= {owner_of(user) for user in referring_rows(child)}
    return found - {""}


def referring_rows(row: Part | Unit) -> Iterable[Any]:
    """Yield every row that refers to this one, by a foreign key or in a list."""
    for relation in row._meta.related_objects:
        if not relation.related_model._meta.proxy:
            yield from relation.related_model._base_manager.filter(**{relation.field.name: row})


def fitting(column: models.Field, old: Any, new: Any) -> Any:
    """Return the new value, cut where the column ends. Raises ValidationError if the column cannot hold it."""
    if new == old or not isinstance(new, str):
        return new
    where = column_name(column)
    if not new and not column.blank:
        raise ValidationError(f"{where}: this cannot be empty. Write another text in place of the one with the name.")
    new = new[: column.max_length]
    try:
        if new:
            column.run_validators(new)
    except ValidationError as error:
        raise ValidationError([f"{where}: {text}" for text in error.messages]) from error
    return new


def free_place(row: Any) -> None:
    """Number the values of a row that would otherwise say the same as another: two spellings become one designation."""
    for constraint in row._meta.constraints:
        if not isinstance(constraint, models.UniqueConstraint) or "stated_value" not in constraint.fields:
            continue
        others = type(row)._base_manager.exclude(pk=row.pk)
        columns = [row._meta.get_field(name).attname for name in constraint.fields]
        same = {column: getattr(row, column) for column in columns}
        number, text = 2, row.stated_value
        while others.filter(**same).exists():
            same["stated_value"] = f"{text} ({number})"
            number += 1
        row.stated_value = same["stated_value"]
