"""The public versions of a case, its rulings and its reactions: kept revisions and what stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Max, Q, QuerySet

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
Units = Mapping[str, Unit]
"""Units by their public ids."""


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
    return versions_after(case, units, list(public_changes_of(units).order_by("id")))


def public_changes_of(units: Iterable[str]) -> QuerySet[Change]:
    """The rows of the log by which readers saw these units change."""
    return Change.objects.filter(unit_ref__in=list(units), is_public=True, event__in=PUBLIC_EVENTS)


def versions_after(case: Case, units: Units, changes: Iterable[Change]) -> list[Version]:
    """What the units said after each of these changes, in their order; left out where it was not kept."""
    changes = list(changes)
    units = {public_id: units[public_id] for public_id in dict.fromkeys(change.unit_ref for change in changes)}
    documents = documents_after(units, changes)
    current = {public_id: documents[public_id, unit.version] for public_id, unit in units.items()}
    redaction = Redaction(case, ((units[public_id].kind_name(), data) for (public_id, _), data in documents.items()))
    return [
        Version(
            unit=units[change.unit_ref],
            number=change.version,
            at=change.at,
            event=change.event,
            reason=change.reason,
            by="editor" if change.by_id else "import",
            document=redaction.redact(
                change.kind, documents[change.unit_ref, change.version], current[change.unit_ref]
            ),
        )
        for change in changes
        if (change.unit_ref, change.version) in documents
    ]


def documents_after(units: Units, changes: Iterable[Change]) -> dict[tuple[str, int], Document]:
    """By public id and version: what each unit says now, and what is kept of the versions of these changes."""
    wanted: dict[str, set[int]] = {}
    for change in changes:
        wanted.setdefault(change.unit_ref, set()).add(change.version)
    documents: dict[tuple[str, int], Document] = {}
    if wanted:
        asked = reduce(or_, (Q(unit_id=unit, version__in=versions) for unit, versions in wanted.items()))
        for row in Revision.objects.public().filter(asked):
            is_case = units[row.unit_id].kind_name() == "case"
            documents[row.unit_id, row.version] = counsel_as_rows(row.document) if is_case else row.document
    for public_id, document in unit_documents(list(units.values())).items():
        documents[public_id, units[public_id].version] = document
    return documents


def latest_changes(changes: QuerySet[Change]) -> list[Change]:
    """The last of these changes of each unit."""
    last = changes.order_by().values("unit_ref").annotate(last=Max("id")).values_list("last", flat=True)
    return list(Change.objects.filter(id__in=list(last)).order_by("id"))


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
