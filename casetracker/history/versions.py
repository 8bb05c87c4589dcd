"""The public versions of a case, its rulings and its reactions: kept revisions and what stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cases.models import Case
from cases.old_documents import counsel_as_rows
from casetracker.core.models import Change, Revision
from casetracker.core.units import Unit
from casetracker.exchange.shapes import Document
from casetracker.exchange.unit_documents import unit_documents
from casetracker.history.fact_words import Fact, FactWords
from casetracker.history.redaction import Redaction
from rulings.models.unit import CaseUnit

PUBLIC_EVENTS = ("published", "changed", "lifted", "merged")


@dataclass(frozen=True)
class Version:
    """One public state of a unit: since when it stood, what happened then, its document through today's visibility."""

    unit: Unit
    number: int
    at: datetime
    event: str
    reason: str
    by: str
    """`editor`, or `import` where no account did it. Names of editors are not public."""
    document: Document


def versions_of_case(case: Case, only: Unit | None = None) -> list[Version]:
    """The public versions of the visible case and its visible units, or of one of these units; oldest first.

    A fixed number of queries, whatever the number of versions.
    """
    units = {unit.public_id: unit for unit in ([only] if only else visible_units(case))}
    changes = list(Change.objects.filter(unit_ref__in=units, is_public=True, event__in=PUBLIC_EVENTS).order_by("id"))
    documents: dict[tuple[str, int], Document] = {
        (row.unit_id, row.version): counsel_as_rows(row.document) if row.unit_id == case.public_id else row.document
        for row in Revision.objects.public().filter(unit_id__in=units)
    }
    current = unit_documents(list(units.values()))
    for public_id, document in current.items():
        documents[public_id, units[public_id].version] = document
    redaction = Redaction(case, ((units[public_id].kind_name(), data) for (public_id, _), data in documents.items()))
    return [
        version(
            units[change.unit_ref],
            change,
            redaction.redact(change.kind, documents[change.unit_ref, change.version], current[change.unit_ref]),
        )
        for change in changes
        if (change.unit_ref, change.version) in documents
    ]


def version(unit: Unit, change: Change, document: Document) -> Version:
    by = "editor" if change.by_id else "import"
    return Version(unit, change.version, change.at, change.event, change.reason, by, document)


def visible_units(case: Case) -> list[Unit]:
    """The case, and its rulings and reactions that the public sees."""
    return [case, *case.rulings.visible().order_by("number"), *case.reactions.visible().order_by("number")]


def label_of(unit: Unit) -> str:
    """R1 or A1 for a ruling or a reaction; blank for a case."""
    return unit.label if isinstance(unit, CaseUnit) else ""


@dataclass(frozen=True)
class Difference:
    """One fact that differs between two versions; a blank value where a version lacks it."""

    path: str
    fact: str
    before: str
    after: str


def differences(words: FactWords, kind: str, before: Document, after: Document) -> list[Difference]:
    """What changed from one document of a unit to the next, fact by fact, in reading order."""
    old, new = ({fact.path: fact for fact in words.facts(kind, document)} for document in (before, after))
    return [
        Difference(path, (new.get(path) or old[path]).name, value_at(old, path), value_at(new, path))
        for path in dict.fromkeys([*new, *old])
        if value_at(old, path) != value_at(new, path)
    ]


def value_at(facts: dict[str, Fact], path: str) -> str:
    return facts[path].value if path in facts else ""


def words_of(case: Case, versions: Iterable[Version]) -> FactWords:
    """The words for these versions' documents."""
    return FactWords(case, ((version.unit.kind_name(), version.document) for version in versions))
