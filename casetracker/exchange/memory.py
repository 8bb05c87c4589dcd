"""What was last loaded of each record, which tells a value that an editor changed from one that the import changed."""

from cases.models import Case
from cases.old_documents import counsel_as_rows
from casetracker.core.documents import digest
from casetracker.core.models import Loaded
from casetracker.exchange.matching.joint import REMEMBERED, JointCase
from casetracker.exchange.matching.known import known_by_key
from casetracker.exchange.shapes import CASE_UNITS, REFERENCES, Document


def was_loaded_last(data: Document) -> bool:
    """Whether this very document was loaded last, and its case is still here."""
    key = data["case"]["key"]
    row = Loaded.objects.filter(system=data["system"], kind="document", key=key).first()
    return row is not None and row.digest == digest(data) and known_by_key(Case, data["system"], key) is not None


def last_import(data: Document) -> dict[tuple[str, str, str], Document]:
    """Return what was last loaded of the document's units, by system, kind and key."""
    key, system = data["case"]["key"], data["system"]
    rows = [row for name in REFERENCES for row in data.get(name, [])]
    keys = [key, *(row["key"] for row in rows)]
    keys += [f"{key}/{row['key']}" for name in CASE_UNITS for row in data.get(name, [])]
    systems = {system, *(row.get("system", system) for row in rows)}
    found = Loaded.objects.filter(system__in=systems, key__in=keys).exclude(kind="document")
    return {
        (row.system, row.kind, row.key): counsel_as_rows(row.document) if row.kind == "case" else row.document
        for row in found
    }


def remember(data: Document, rows: dict[tuple[str, str], Document], joint: JointCase | None) -> None:
    """Store the rows of a document, by kind and key, and the document itself by its digest."""
    key = data["case"]["key"]
    loaded = [memory(data, row, *name, row) for name, row in rows.items()]
    loaded.append(memory(data, data, "document", key, {}))
    if joint:
        loaded.append(memory(data, data, REMEMBERED, key, joint.remembered()))
    Loaded.objects.bulk_create(
        loaded,
        update_conflicts=True,
        unique_fields=["system", "kind", "key"],
        update_fields=["digest", "document", "at"],
    )


def memory(data: Document, row: Document, kind: str, key: str, document: Document) -> Loaded:
    return Loaded(system=row.get("system") or data["system"], kind=kind, key=key, digest=digest(row), document=document)
