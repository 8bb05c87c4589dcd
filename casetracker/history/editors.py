"""Every version of a record for its editors: of drafts, of what readers see, and of what is withdrawn."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.models import Case
from cases.old_documents import counsel_as_rows
from casetracker.core.documents import digest
from casetracker.core.models import Change, Revision
from casetracker.core.units import ReferenceUnit, Unit
from casetracker.exchange.shapes import Document
from casetracker.exchange.unit_documents import unit_documents
from casetracker.history.fact_words import FactWords
from casetracker.history.versions import Difference, differences

NUMBERING = ("published", "lifted")
"""What can give numbers to a record and change nothing else; what it said before is then not kept twice."""
Documents = dict[int, Document]
"""A unit's documents by version."""


@dataclass
class EditorsVersion:
    """One row of the log with what the record said then."""

    change: Change
    document: Document | None
    """None where it was not kept, as drafts were not in the past; and for a row that is no version."""
    is_version: bool = True
    """Not so of a row that gives the digest of an earlier one anew, after an upgrade or a redaction."""
    is_current: bool = False
    differences: list[Difference] = field(default_factory=list)


def versions_for_editors(unit: Unit, most: int) -> list[EditorsVersion]:
    """The latest versions, the newest first, each with what it changed; a fixed number of queries."""
    log = Change.objects.of_versions().filter(unit_ref=unit.public_id)
    rows = list(log.select_related("by").order_by("-id")[: most + 1])[::-1]
    versions = [*with_documents(unit, rows, kept_documents(unit, since=rows[0].version if rows else 0))]
    kind, known = unit.kind_name(), [(unit.kind_name(), each.document) for each in versions if each.document]
    words = FactWords(home_of(unit), known, for_editors=True)
    before: Document | None = None
    for version in versions:
        if before is not None and version.document is not None:
            version.differences = differences(words, kind, before, version.document)
        before = version.document or before
    return versions[-most:][::-1]


def with_documents(unit: Unit, rows: list[Change], documents: Documents) -> Iterator[EditorsVersion]:
    kept, newest = sorted(documents), 0
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if row.version <= newest:
            yield EditorsVersion(row, None, is_version=False)
            continue
        newest, document = row.version, documents.get(row.version)
        if document is None:
            later = documents[kept[bisect_left(kept, row.version)]] if kept and kept[-1] > row.version else None
            is_numbered = following is not None and following.event in NUMBERING
            document = later if later and (is_numbered or digest(later) == row.document_digest) else None
        yield EditorsVersion(row, document, is_current=row.version == unit.version)


def kept_documents(unit: Unit, *, since: int) -> Documents:
    """What is kept of the unit since a version, and what it says now, by version."""
    kept = Revision.objects.filter(unit=unit.public_id, version__gte=since)
    found = dict(kept.values_list("version", "document"))
    found[unit.version] = unit_documents([unit])[unit.public_id]
    return {number: counsel_as_rows(each) for number, each in found.items()} if isinstance(unit, Case) else found


def document_of(unit: Unit, version: int) -> Document | None:
    """What the unit said in the version, as far as it is known."""
    log = Change.objects.of_versions().filter(unit_ref=unit.public_id)
    rows = list(log.filter(version__gte=version).order_by("id")[:2])
    found = next(with_documents(unit, rows, kept_documents(unit, since=version)), None)
    return found.document if found and found.change.version == version else None


def home_of(unit: Unit) -> Case | ReferenceUnit:
    """The case in which the unit's links are named; a record that several cases share has none but itself."""
    home = unit.parent_unit() or unit
    assert isinstance(home, Case | ReferenceUnit)
    return home
