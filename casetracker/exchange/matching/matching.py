"""One document against the collection: whom it means, what must be asked, and what is remembered of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from casetracker.core.naming.names import letters
from casetracker.core.policy import Account
from casetracker.core.units import Keyed, Unit
from casetracker.duplicates.finder import mark_different
from casetracker.duplicates.models import Matched
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.matching.candidates import DIFFERENT, SAME, Candidate, Candidates, Decisions
from casetracker.exchange.matching.known import known_by_key, standing, standing_units
from casetracker.exchange.matching.lookup import cases_with_citations, look_alike
from casetracker.exchange.matching.rules import RULES
from casetracker.exchange.matching.told import called, filled, told
from casetracker.exchange.parsing import beginning
from casetracker.exchange.shapes import REFERENCES, SHAPES, Document, unit_model

MOST_CANDIDATES = 10
KINDS = {**REFERENCES, "case": "case"}
"""What is matched, in the order in which one kind needs another; rulings and reactions are found within their case."""
Name = tuple[str, str, str]
"""What the document calls a record: kind, system and key."""


@dataclass
class Meant:
    """One record of the document and what it is in the collection; nothing, if it is new."""

    kind: str
    system: str
    row: Document
    path: str
    unit: Any = None
    """The record that has its key, or that it was found to be."""
    is_own: bool = False
    """Whether the record has the document's key."""
    differs: set[str] = field(default_factory=set)
    """Records that it was decided not to be."""
    is_news: bool = False
    """Whether this is to be remembered."""
    told: Any = None
    twin: "Meant | None" = None
    """A record of the document before it that is the same new one."""

    @property
    def name(self) -> Name:
        return self.kind, self.system, self.row["key"]

    @property
    def reference(self) -> str:
        place = next(name for name, kind in KINDS.items() if kind == self.kind)
        return f"{self.system}:{place}/{self.row['key']}"


class Matching:
    """Finds whom a document means. It only reads; `remember` writes, once the document is loaded."""

    def __init__(self, data: Document, decisions: Decisions | None = None) -> None:
        self.data, self.decisions = data, decisions or {}
        self.found: dict[Name, Meant] = {}
        self.pending: list[Candidates] = []
        for place, kind in KINDS.items():
            rows = data.get(place, [])
            placed = [(rows, "$.case")] if place == "case" else [(row, f"$.{place}[{i}]") for i, row in enumerate(rows)]
            self.match_kind([Meant(kind, row.get("system", data["system"]), row, path) for row, path in placed])

    def match_kind(self, rows: list[Meant]) -> None:
        for meant in rows:
            self.found[meant.name] = meant
        self.find_own(rows)
        rest = [meant for meant in rows if not meant.unit]
        if not rest:
            return
        self.recall(rest)
        self.take_decisions(rest)
        self.compare([meant for meant in rest if not meant.unit])

    def find_own(self, rows: list[Meant]) -> None:
        """Find the records that have the document's keys."""
        for system, group in by_system(rows):
            model: Any = unit_model(rows[0].kind)
            stored = model._base_manager.filter(external_system=system, external_key__in=[m.row["key"] for m in group])
            by_key = {unit.external_key: unit for unit in stored}
            for meant in group:
                meant.unit = by_key.get(meant.row["key"])
                meant.is_own = meant.unit is not None

    def recall(self, rows: list[Meant]) -> None:
        """Take what was found or decided before; where entries were merged since, the one that stays."""
        for system, group in by_system(rows):
            keys = {meant.row["key"]: meant for meant in group}
            kept = list(Matched.objects.filter(system=system, kind=group[0].kind, key__in=keys))
            units = standing_units(group[0].kind, [row.unit_id for row in kept])
            for row in kept:
                if row.is_same:
                    keys[row.key].unit = units.get(row.unit_id)
                elif row.unit_id in units:
                    keys[row.key].differs.add(units[row.unit_id].public_id)

    def take_decisions(self, rows: list[Meant]) -> None:
        for meant in rows:
            decided = self.decisions.get(meant.reference, {})
            verdicts = {} if isinstance(decided, str) else decided
            units = standing_units(meant.kind, verdicts) if verdicts else {}
            for public_id, verdict in verdicts.items():
                if public_id not in units:
                    noun = unit_model(meant.kind)._meta.verbose_name
                    text = f"“{beginning(public_id)}” is the id of no {noun}; decide about the candidates by their ids."
                    raise DocumentError((meant.path, text))
                if verdict == SAME:
                    meant.unit = units[public_id]
                    meant.differs.discard(meant.unit.public_id)
                else:
                    meant.differs.add(units[public_id].public_id)
                meant.is_news = True
            if meant.unit is not None and meant.unit.public_id in meant.differs:  # somebody thinks better of it
                meant.unit = None

    def compare(self, rows: list[Meant]) -> None:
        """Link what is certain, ask about what is likely; all else is new."""
        if not rows:
            return
        kind, rule = rows[0].kind, RULES[rows[0].kind]
        for meant in rows:
            meant.told = self.tell(meant)
        alike = look_alike(kind, [meant.told for meant in rows])
        likely = [
            [
                (unit, why)
                for unit, why in found
                if unit.public_id not in meant.differs
                and not rule.apart(meant.told, unit)
                and (kind == "topic" or unit.external_system != meant.system)
            ]
            for meant, found in zip(rows, alike, strict=True)
        ]
        certain = [
            only_one([unit for unit, _ in found if rule.certain(meant.told, unit)])
            for meant, found in zip(rows, likely, strict=True)
        ]
        taken = self.taken(kind, certain)
        for meant, found, unit in zip(rows, likely, certain, strict=True):
            if unit is not None and (kind == "topic" or taken[unit.pk] == 1):
                meant.unit, meant.is_news = unit, True
            elif found and self.decisions.get(meant.reference) == DIFFERENT:
                meant.differs |= {unit.public_id for unit, _ in found}
                meant.is_news = True
            elif found:
                self.pending.append(asked(meant, found))
        if kind == "topic":
            join_twins(meant for meant in rows if meant.unit is None)

    def taken(self, kind: str, certain: list[Any]) -> Counter:
        """Count by how many keys of the document's system each record would then be known."""
        ids = {unit.public_id: unit.pk for unit in certain if unit is not None}
        counted = Counter(unit.pk for unit in certain if unit is not None)
        kept = Matched.objects.filter(system=self.data["system"], kind=kind, unit__in=ids, is_same=True) if ids else ()
        counted.update(ids[row.unit_id] for row in kept)
        return counted

    def tell(self, meant: Meant) -> Any:
        """Return what the document says, with the links by which its kind is compared."""
        row = told(meant.kind, meant.row)
        if meant.kind == "judge":
            row.sits_on = []
            for seat in meant.row.get("courts", []):
                stated: Any = filled(SHAPES["judge"].parts["courts"], seat)
                stated.court_id = self.pk_of("court", seat.get("court", ""), meant.system)
                row.sits_on += [stated] if stated.court_id else []
        if meant.kind == "case":
            row.court_id = self.pk_of("court", meant.row.get("court", ""), meant.system)
            row.same_ecli, row.same_citation = cases_with_citations(self.data)
        return row

    def pk_of(self, kind: str, link: str, system: str) -> int | None:
        """Return the primary key of what a link names, if it is in the collection."""
        system, _, key = (link if ":" in link else f"{system}:{link}").partition(":")
        if not key:
            return None
        if (kind, system, key) in self.found:
            unit = standing(self.found[kind, system, key].unit)
        else:
            unit = known_by_key(unit_model(kind), system, key)
        return unit.pk if unit else None

    def twins_of(self, kind: str, system: str, key: str) -> list[Document]:
        """Return the rows of the document that are the same new record as this one."""
        return [meant.row for meant in self.found.values() if meant.twin and meant.twin.name == (kind, system, key)]

    def remember(self, created: Iterable[Unit], by: Account | None) -> None:
        """Keep what was found and decided, and for the desk which records are different."""
        new = {
            (unit.kind_name(), unit.external_system, unit.external_key): unit
            for unit in created
            if isinstance(unit, Keyed)
        }
        rows = []
        for meant in self.found.values():
            kind, system, key = meant.name
            unit = new.get(meant.twin.name) if meant.twin else meant.unit
            if unit is not None and (meant.is_news or meant.twin):
                rows.append(Matched(system=system, kind=kind, key=key, unit_id=unit.public_id, is_same=True, by=by))  # type: ignore[misc]  # the policy lets nobody anonymous load
            for other in sorted(meant.differs) if meant.is_news else ():
                rows.append(Matched(system=system, kind=kind, key=key, unit_id=other, is_same=False, by=by))  # type: ignore[misc]
                if meant.name in new:
                    mark_different([new[meant.name].public_id, other], by=by)
        for kind, system in {(row.kind, row.system) for row in rows}:
            keys = [row.key for row in rows if (row.kind, row.system) == (kind, system)]
            Matched.objects.filter(kind=kind, system=system, key__in=keys, is_same=True).delete()
        Matched.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["system", "kind", "key", "unit"],
            update_fields=["is_same", "by", "at"],
        )


def by_system(rows: Iterable[Meant]) -> Iterator[tuple[str, list[Meant]]]:
    groups: dict[str, list[Meant]] = {}
    for meant in rows:
        groups.setdefault(meant.system, []).append(meant)
    yield from groups.items()


def only_one(units: list[Any]) -> Any:
    return units[0] if len(units) == 1 else None


def join_twins(rows: Iterable[Meant]) -> None:
    """Let rows of one document that can only be one new record be one."""
    first: dict[str, Meant] = {}
    for meant in rows:
        said = letters(called(meant.row))
        if said:
            meant.twin = first.get(said)
            first.setdefault(said, meant)


def asked(meant: Meant, found: list[tuple[Any, str]]) -> Candidates:
    candidates = tuple(Candidate(unit.public_id, described(unit), why) for unit, why in found[:MOST_CANDIDATES])
    return Candidates(meant.path, meant.reference, beginning(called(meant.row)), candidates)


def described(unit: Any) -> str:
    """Return what an editor needs to tell the record from others of its name."""
    if getattr(unit, "is_sealed", False):
        return "a sealed record"
    kind = unit.kind_name()
    details: list[object] = []
    if kind == "case":
        details = [unit.court or unit.court_as_stated, unit.docket_number]
    elif kind == "judge":
        details = [seat.court for seat in unit.courts.all() if not seat.is_withdrawn]
    elif kind == "source":
        details = [unit.published_on, unit.url]
    elif kind in ("court", "party"):
        details = [unit.country]
    more = ", ".join(str(detail) for detail in details if detail)
    return f"{unit} ({more})" if more else str(unit)
