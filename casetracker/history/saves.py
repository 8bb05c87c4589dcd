"""A case's versions as its readers are told them: what was saved at one time, for one reason, by one kind of hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from cases.models import Case
from casetracker.core.models import Change
from casetracker.core.units import Unit
from casetracker.history.as_of import latest_versions
from casetracker.history.fact_changes import FactChange, fact_changes
from casetracker.history.fact_words import FactWords
from casetracker.history.versions import (
    Units,
    Version,
    label_of,
    latest_changes,
    public_changes_of,
    versions_after,
    visible_units,
    words_of,
)


@dataclass
class ChangedUnit:
    """A version of the case, or of a ruling or a reaction, with what it changed."""

    version: Version
    kind: str
    label: str
    what: str
    """Of a ruling its kind, such as `Judgment`, of a reaction who speaks."""
    on: str
    """When the ruling was given, or the reaction made."""
    is_first: bool
    """Readers saw nothing of it before."""
    changes: list[FactChange]

    @property
    def unit(self) -> Unit:
        return self.version.unit


@dataclass
class Save:
    """Versions that came about together."""

    at: datetime
    by: str
    reason: str
    first: list[ChangedUnit] = field(default_factory=list)
    """What readers saw for the first time."""
    changed: list[ChangedUnit] = field(default_factory=list)


def saves_of(case: Case, units: Units, changes: list[Change]) -> list[Save]:
    """What these changes of the visible units of a case did, the newest first; a fixed number of queries."""
    versions = versions_after(case, units, [*changes_before(changes), *changes[::-1]])
    words = words_of(case, versions)
    shown = {(change.unit_ref, change.version) for change in changes}
    told = [unit for unit in changed_units(words, versions) if (unit.unit.public_id, unit.version.number) in shown]
    return [save(list(group)) for _, group in groupby(told[::-1], key=moment)]


def changes_before(changes: list[Change]) -> list[Change]:
    """The last public change of each of their units before the first of these."""
    if not changes:
        return []
    earlier = public_changes_of({change.unit_ref for change in changes}).filter(id__lt=changes[-1].id)
    return latest_changes(earlier)


def changed_since(case: Case, as_of: str) -> list[ChangedUnit]:
    """How the record differs now from what it was at the end of a day, month or year. Raises ValidationError."""
    then = latest_versions(case, as_of)
    units = {unit.public_id: unit for unit in visible_units(case)}
    now = versions_after(case, units, latest_changes(public_changes_of(units)))
    told = list(changed_units(words_of(case, [*then, *now]), [*then, *now]))[len(then) :]
    return [unit for unit in told if unit.is_first or unit.changes]


def changed_units(words: FactWords, versions: Iterable[Version]) -> Iterator[ChangedUnit]:
    """Each version with what it changed, oldest first."""
    before: dict[str, Version] = {}
    for version in versions:
        kind, last = version.unit.kind_name(), before.get(version.unit.public_id)
        said = {fact.path: fact.value for fact in words.facts(kind, version.document)}
        speakers = [value for path, value in said.items() if path.startswith("speakers/") and path.endswith(".party")]
        yield ChangedUnit(
            version=version,
            kind=kind,
            label=label_of(version.unit),
            what=said.get("kind", "") if kind == "ruling" else ", ".join(speakers),
            on=said.get("issued_on" if kind == "ruling" else "made_on", ""),
            is_first=last is None,
            changes=fact_changes(words, kind, last.document, version.document) if last else [],
        )
        before[version.unit.public_id] = version


def moment(unit: ChangedUnit) -> tuple[datetime, str, str]:
    """What versions have in common that were saved together: the minute, who it was, and why."""
    version = unit.version
    return version.at.replace(second=0, microsecond=0), version.by, version.reason


def save(units: list[ChangedUnit]) -> Save:
    version, in_order = units[0].version, units[::-1]
    return Save(
        at=version.at,
        by=version.by,
        reason=version.reason,
        first=[unit for unit in in_order if unit.is_first],
        changed=[unit for unit in in_order if not unit.is_first],
    )
