"""What a version changed, in words: facts that were said, reworded or left out, parts and sources that came or went."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from django.utils.text import capfirst

from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.dates.html import gap_of
from casetracker.core.documents import PathError
from casetracker.core.documents import fact as fact_at
from casetracker.exchange.shapes import SHAPES, Document
from casetracker.exchange.unit_documents import FILES
from casetracker.history.fact_words import FactWords, fact_name
from casetracker.history.text_changes import Run, runs
from casetracker.history.versions import Difference, differences

SHORT = 60
"""Characters up to which a value is shown whole, before and after; of a longer text the words that differ are shown."""
LONG = 400
"""Characters of a change from which it is folded."""
DETAIL_AT_MOST = 240
"""Characters shown of one fact of a part that came or went."""


@dataclass
class FactChange:
    """A fact that differs, or a part or a source that came or went as a whole."""

    of: Literal["fact", "part", "source"]
    name: str
    before: str = ""
    after: str = ""
    """Of a fact; blank where a version lacks it."""
    runs: list[Run] = field(default_factory=list)
    """The words that differ, where both texts are long."""
    is_added: bool = False
    """Of a part or a source, which else was removed."""
    details: list[tuple[str, str]] = field(default_factory=list)
    """Facts of a part and their values; facts that a source is about, with nothing beside them."""

    @property
    def is_long(self) -> bool:
        """Whether it is folded away."""
        return (sum(len(run.text) for run in self.runs) or len(self.before) + len(self.after)) > LONG


def fact_changes(words: FactWords, kind: str, before: Document, after: Document) -> list[FactChange]:
    """What changed from one document of a unit to the next, in reading order; what sources say comes last."""
    found = differences(words, kind, before, after)
    sources = {**words.cited(kind, before), **words.cited(kind, after)}
    names = {**words.part_names(kind, before), **words.part_names(kind, after)}
    old, new = places(kind, before), places(kind, after)
    changes: list[FactChange] = []
    for place, group in groupby((row for row in found if row.path not in sources), key=lambda row: place_of(row.path)):
        rows = list(group)
        if (place in old) != (place in new):
            changes.append(part_change(kind, place, rows, names, is_added=place in new))
        else:
            changes += [fact_change(kind, row, before, after) for row in rows]
    return [*changes, *source_changes(sources, [row for row in found if row.path in sources])]


def places(kind: str, document: Document) -> set[str]:
    """The paths of the document's parts."""
    return {f"{part}/{row['key']}" for part in SHAPES[kind].parts for row in document.get(part, [])}


def place_of(path: str) -> str:
    """The path of the part to which a fact belongs; the fact's own where it belongs to the unit."""
    is_of_unit = "/" not in path or path.startswith(f"{FILES}/")
    return path if is_of_unit else path.rpartition(".")[0]


def part_change(kind: str, place: str, rows: list[Difference], names: dict[str, str], *, is_added: bool) -> FactChange:
    name = capfirst(fact_name(kind, place, names))
    called = SHAPES[kind].parts[place.partition("/")[0]].called
    details = [(called.get(row.path.rpartition(".")[2], ""), short(row.after or row.before)) for row in rows]
    told = [(fact, value) for fact, value in details if fact and value not in name]
    return FactChange("part", name, is_added=is_added, details=told)


def short(text: str) -> str:
    return text if len(text) <= DETAIL_AT_MOST else f"{text[:DETAIL_AT_MOST].rstrip()}…"


def fact_change(kind: str, row: Difference, before: Document, after: Document) -> FactChange:
    old, new = row.before + gap(kind, before, row.path), row.after + gap(kind, after, row.path)
    is_text = bool(old and new) and max(len(old), len(new)) > SHORT
    return FactChange("fact", capfirst(row.fact), old, new, runs(old, new) if is_text else [])


def gap(kind: str, document: Document, path: str) -> str:
    """What is not known of a date, after it."""
    with suppress(PathError, PartialDateError):  # an old document may hold what is no date any more
        column, value = fact_at(SHAPES[kind], document, path)
        note = gap_of(PartialDate.parse(value)) if value and isinstance(column, PartialDateField) else ""
        return f" {note}" if note else ""
    return ""


def source_changes(sources: dict[str, tuple[str, str]], rows: Iterable[Difference]) -> list[FactChange]:
    """Sources that came or went, each once with the facts that it is about, and what one says otherwise than before."""
    whole: dict[tuple[str, bool], list[str]] = {}
    changes = []
    for row in rows:
        source, about = sources[row.path]
        if row.before and row.after:
            changes.append(FactChange("fact", f"{source} on {about}", row.before, row.after))
        else:
            whole.setdefault((source, bool(row.after)), []).append(about)
    return [
        *changes,
        *(
            FactChange("source", source, is_added=is_added, details=[(about, "") for about in dict.fromkeys(facts)])
            for (source, is_added), facts in whole.items()
        ),
    ]
