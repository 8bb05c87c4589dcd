"""The marks beside the facts of a page: what the sources say of each, and what each source supports.

A template places a mark with `{% source_marks %}`. The peeks behind the marks and the list of sources stand below the
facts on every page, because they know only the marks that were placed before them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core.statements.values import by
from casetracker.lists.rows import RowData, Rows

register = template.Library()

Facts = dict[str, dict[str, Rows]]
"""The citations of each fact, by unit and path."""
TAKEN = ("states", "implies")
"""How a source supports what the record says."""
WORDS = ("note", "quotation", "locator")
"""What makes a citation say more than the name of its source."""


@dataclass(frozen=True)
class Mark:
    """What the sources say of one fact, or of one part with the facts below it."""

    place: str
    """Behind the `m` of the mark's anchor and the `n` of its peek's."""
    name: str
    unit: str
    """What readers call the unit; blank for the one that the page is about."""
    citations: Rows

    @property
    def words(self) -> str:
        """Say how many sources there are, and how they differ: “7 sources, 2 differ”."""
        telling = number_of_sources(row for row in self.citations if row["support"] != "silent")
        number = telling or number_of_sources(self.citations)
        differing = number_of_sources(row for row in self.citations if row["is_contrary"])
        parts = ["1 source" if number == 1 else f"{number} sources"]
        if not telling:
            parts.append("silent")
        if self.is_open:
            parts.append("disputed")
        elif differing:
            parts.append("1 differs" if differing == 1 else f"{differing} differ")
        if self.is_inferred:
            parts.append("inferred")
        return ", ".join(parts)

    @property
    def is_open(self) -> bool:
        """Whether it is undecided who is right."""
        return any(row["is_contrary"] and row["standing"] == "undecided" for row in self.citations)

    @property
    def is_inferred(self) -> bool:
        """Whether no source states it."""
        taken = [row["support"] for row in self.citations if row["support"] in TAKEN and not row["is_contrary"]]
        return bool(taken) and "states" not in taken

    @cached_property
    def source(self) -> RowData | None:
        """The only source, where there is no more to say than its name: its entry takes the place of a peek."""
        row = self.citations[0]
        is_plain = len(self.citations) == 1 and row["support"] == "states" and not row["is_contrary"]
        return row["source"] if is_plain and row["source"]["number"] and not any(row[name] for name in WORDS) else None

    def reasons(self) -> Rows:
        """What the sources say, those together that say the same: who agrees first, who is silent last."""
        rows = [{**row, "about": self.about(row["fact"])} for row in self.citations]
        return by_reason(sorted(rows, key=lambda row: (row["support"] == "silent", row["is_contrary"])))

    def about(self, fact: str) -> str:
        """What a citation of this mark speaks of, where that is not the whole."""
        return "" if fact == self.name else fact.removeprefix(f"{self.name}: ")


class Marks:
    """The facts of a page, and the marks that its template has placed beside them."""

    def __init__(self, story: RowData, only: Sequence[str] = ()) -> None:
        self.labels, self.facts = cited_facts(story, only)
        self.placed: dict[tuple[str, ...], Mark] = {}
        self.mark_of: dict[tuple[str, str], Mark] = {}

    def place(self, unit: str, *paths: str) -> tuple[Mark | None, bool]:
        """The mark of the facts at these paths and below them, and whether it is placed for the first time."""
        if known := self.placed.get((unit, *paths)):
            return known, False
        found = {path: rows for path, rows in self.facts.get(unit, {}).items() if is_below(path, paths)}
        if not found:
            return None, False
        first = next((path for path in paths if path in found), next(iter(found)))
        citations = [row for rows in found.values() for row in rows]
        mark = Mark(str(len(self.placed) + 1), found[first][0]["fact"], self.labels[unit], citations)
        self.placed[unit, *paths] = mark
        for path in found:
            self.mark_of.setdefault((unit, path), mark)
        return mark, True

    def peeks(self) -> list[Mark]:
        """The marks that lead to a peek of their own."""
        return [mark for mark in self.placed.values() if not mark.source]

    @cached_property
    def by_source(self) -> dict[tuple[str, bool], list["Supported"]]:
        """The facts that each source supports and, behind its id and True, those on which it differs."""
        found: dict[tuple[str, bool], dict[Supported, None]] = {}
        for unit, facts in self.facts.items():
            for path, citations in facts.items():
                for row in citations:
                    if row["support"] != "silent":
                        found.setdefault((row["source"]["id"], row["is_contrary"]), {})[self.told(unit, path, row)] = (
                            None
                        )
        return {source: list(facts) for source, facts in found.items()}

    def told(self, unit: str, path: str, row: RowData) -> "Supported":
        """The cited fact, as the mark calls it that shows it."""
        mark = self.mark_of.get((unit, path))
        return Supported(self.labels[unit], mark.name if mark else row["fact"], mark.place if mark else "")


@dataclass(frozen=True)
class Supported:
    """A fact that rests on a source, and where its mark is placed; blank if the page does not show it."""

    unit: str
    name: str
    place: str


def cited_facts(story: RowData, only: Sequence[str]) -> tuple[dict[str, str], Facts]:
    """What readers call the units of the story, and what sources say of the facts of each; `only` leaves out others."""
    own = only[0] if only else story["id"]
    labels, facts = {story["id"]: ""}, {story["id"]: by(story["citations"], "path")}
    for letter, rows in (("R", story["rulings"]), ("A", story["reactions"])):
        for row in rows:
            labels[row["id"]] = f"{letter}{row['number'] or '–'}"
            facts[row["id"]] = by(row["citations"], "path")
    for fact, citations in told_of_others(story):
        unit = fact["unit"]["id"]
        if unit not in labels or fact["path"] not in facts[unit]:
            labels.setdefault(unit, fact["unit"]["label"])
            facts.setdefault(unit, {})[fact["path"]] = citations
    labels[own] = ""
    return labels, {unit: facts[unit] for unit in facts if not only or unit in only}


def told_of_others(story: RowData) -> Iterator[tuple[RowData, Rows]]:
    """Disputed and inferred facts with their citations: all that a story knows of parties, judges and courts."""
    for fact in story["disputed_facts"]:
        yield fact, [row for value in fact["values"] for row in value["citations"]]
    for fact in story["inferred_facts"]:
        yield fact, fact["reasons"]


def number_of_sources(citations: Iterable[RowData]) -> int:
    return len({row["source"]["id"] for row in citations})


@register.filter
def by_reason(citations: Rows) -> Rows:
    """Group citations of a fact by what they say and what is made of it, so that no reason is read twice."""
    groups: dict[tuple[str, ...], Rows] = {}
    for row in citations:
        says = (row.get("about", ""), row["support"], row["stated"], row["standing"], row["note"])
        groups.setdefault(says, []).append(row)
    return [{"about": "", **rows[0], "citations": rows} for rows in groups.values()]


def is_below(known: str, paths: Iterable[str]) -> bool:
    return any(known == path or (path and known.startswith(f"{path}.")) for path in paths)


def only_facts_of(story: RowData, units: Sequence[str]) -> RowData:
    """The story with the disputed and inferred facts of these units alone, and with the sources of all their facts."""
    own = {
        name: [unlabelled(fact, units[0]) for fact in story[name] if fact["unit"]["id"] in units]
        for name in ("disputed_facts", "inferred_facts")
    }
    _, facts = cited_facts(story, units)
    cited = {row["source"]["id"] for by_path in facts.values() for rows in by_path.values() for row in rows}
    return {**story, **own, "sources": [source for source in story["sources"] if source["id"] in cited]}


def unlabelled(fact: RowData, own: str) -> RowData:
    """The fact as the page of its own unit calls it: without what readers call the unit."""
    return {**fact, "unit": {**fact["unit"], "label": ""}} if fact["unit"]["id"] == own else fact


@register.simple_tag
def source_marks(marks: Marks, unit: str, *paths: str) -> SafeString:
    """Place a mark: how many sources these facts or whole parts rest on, and whether one is disputed or inferred."""
    mark, is_first = marks.place(unit, *paths)
    if mark is None:
        return SafeString("")
    return format_html(
        ' <a class="mark"{} href="#{}">{}<span class="hide">: {}</span></a>',
        format_html(' id="m{}"', mark.place) if is_first else "",
        f"S{mark.source['number']}" if mark.source else f"n{mark.place}",
        mark.words,
        " ".join(filter(None, (mark.unit, mark.name))),
    )


@register.simple_tag
def source_line(marks: Marks, unit: str, path: str) -> SafeString:
    """Place the mark of a text of several paragraphs on a line of its own, below it."""
    mark = source_marks(marks, unit, path)
    return format_html('<p class="mark-line">{}</p>', mark) if mark else mark


@register.inclusion_tag("cases/supports.html")
def supports(marks: Marks, source: RowData) -> dict[str, Any]:
    """List the facts that a source supports, each a way back to its mark, and those on which it differs."""
    found = marks.by_source
    return {"supported": found.get((source["id"], False), []), "denied": found.get((source["id"], True), [])}
