"""The passages of a record: each text with what it is and where on the page of the case it stands.

What is read for a record itself, its parts, its topics and its sources is listed in `shown`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from cases.models import Case, Citation
from casetracker.core.statements.values import by, parts_by, values_by
from casetracker.core.units import Unit
from casetracker.lists.rows.values import grouped
from casetracker.reading.parts.opinions import opinions_by_author, place_in_opinion
from casetracker.search.index.shown import CITATION, HELD, OPINION, PARTS, SOURCE, TEXT, UNITS, Shown, printed
from rulings.models import Holding, Opinion, Reaction, Ruling

ANCHORS: dict[type[Unit], tuple[str, str]] = {Case: ("", ""), Ruling: ("R", "-"), Reaction: ("A", ".")}
"""The letter of a unit on its case's page, and what stands between its anchor and those of its parts."""


Row = dict[str, Any]
"""Columns of a stored record, by name."""


@dataclass(frozen=True)
class Passage:
    """One text: what it is (`holding`, `title`), and its anchor on the page of the case."""

    text: str
    part: str = ""
    anchor: str = ""
    within: str = ""
    """Whose words they are, where they need not be the court's: “In a dissent by Bridget Bade”."""


@dataclass
class SearchedTexts:
    """The searched texts of one record."""

    kind: type[Unit]
    pk: int
    case: int | None
    visible_from: datetime
    on: date | None = None
    passages: dict[str, list[Passage]] = field(default_factory=dict)

    def add(self, zone: str, *texts: str, part: str = "", anchor: str = "", within: str = "") -> None:
        found = self.passages.setdefault(zone, [])
        found += [Passage(text, part, anchor, within) for text in dict.fromkeys(texts) if text]

    def texts(self, zone: str) -> list[str]:
        return [passage.text for passage in self.passages.get(zone, [])]


def anchor(letter: str, row: Row) -> str:
    """The anchor of a row on the page of its case, as the page writes it."""
    return f"{letter}{row['number']}" if row.get("number") else row.get("key") or ""


def columns_shown(kind: type[Unit]) -> list[str]:
    """The columns of a record itself that `add_shown` needs."""
    own = () if kind is Case else ("key", "number")
    shown = (column for zones in UNITS[kind].values() for group in zones.values() for column in group)
    return list(dict.fromkeys(["public_id", *own, *shown]))


def add_shown(
    kind: type[Unit],
    found: dict[int, SearchedTexts],
    rows: dict[int, Row],
    cited_with: dict[int, Iterable[str]],
) -> None:
    """Add what readers see of these records: their own columns, read in `rows`, their parts, topics and sources.

    `cited_with` has the public ids of units whose sources stand on the page of a record with its own.
    """
    letter, _ = ANCHORS[kind]
    citing: list[tuple[str, SearchedTexts]] = []
    anchors: dict[int, str] = {}
    for pk, record in found.items():
        row = rows[pk]
        citing.append((row["public_id"], record))
        at = anchors[pk] = anchor(letter, row) if letter else ""
        for part, zones in UNITS[kind].items():
            for zone, group in zones.items():
                if zone in (HELD, TEXT):
                    texts = [text for column in group for text in printed(kind, column, row[column])]
                    record.add(zone, *texts, part=part, anchor=at)
    if not found:
        return
    for shown in PARTS[kind]:
        add_parts(shown, kind, found, anchors)
    if kind is Ruling:
        add_opinions(found, anchors)
    add_topics(kind, found, anchors)
    add_sources([*citing, *((unit, found[pk]) for pk, units in cited_with.items() for unit in units)])


def add_parts(shown: Shown, kind: type[Unit], found: dict[int, SearchedTexts], anchors: dict[int, str]) -> None:
    key, number = f"{shown.at}key", f"{shown.at}number"
    numbered = () if shown.letter is None else (key, number)
    current = parts_by(shown.model, shown.owner, found, *numbered, *shown.columns, **shown.conditions)
    for pk, rows in current.items():
        for row in rows:
            at = anchors[pk]
            if shown.letter is not None:
                own = anchor(shown.letter, {"key": row[key], "number": row[number]})
                at = f"{at}{ANCHORS[kind][1]}{own}" if at else own
            for zone, group in shown.zones.items():
                texts = [text for column in group for text in printed(shown.model, column, row[column])]
                found[pk].add(zone, *texts, part=shown.part, anchor=at)


def add_opinions(found: dict[int, SearchedTexts], anchors: dict[int, str]) -> None:
    """The opinions of rulings, each with whose it is: what a dissent says is not what the court says."""
    rows = opinions_by_author().filter(ruling__in=list(found)).order_by("pk", "seat__id")
    for pk, by_author in grouped(rows, "ruling", "key", "number", "author", *OPINION).items():
        for of_one in by(by_author, "key").values():
            row = of_one[0]
            where = {
                "part": "opinion",
                "anchor": f"{anchors[pk]}-{anchor('O', row)}",
                "within": place_in_opinion(row["kind"], [each["author"] for each in of_one if each["author"]]),
            }
            found[pk].add(TEXT, *(text for name in OPINION for text in printed(Opinion, name, row[name])), **where)


def add_topics(kind: type[Unit], found: dict[int, SearchedTexts], anchors: dict[int, str]) -> None:
    """The names of a case's topics, and those of a ruling's holdings."""
    names: QuerySet
    if kind is Case:
        links = Case.topics.through.objects.filter(case__in=list(found)).order_by("pk")
        names = links.values_list("case", "topic__name")
    elif kind is Ruling:
        current = Holding.objects.current().filter(ruling__in=list(found), topics__isnull=False)
        names = current.order_by("pk", "topics__name").values_list("ruling", "topics__name")
    else:
        return
    for pk, name in names:
        found[pk].add(HELD, name, part="topic", anchor=anchors[pk])


def add_sources(citing: Iterable[tuple[str, SearchedTexts]], zone: str = TEXT) -> None:
    """The sources that are cited for units, and what is said of them as evidence: to the texts beside each unit."""
    columns = [*CITATION, *(f"source__{column}" for column in SOURCE)]
    carriers: dict[str, list[SearchedTexts]] = {}
    for public_id, texts in citing:
        carriers.setdefault(public_id, []).append(texts)
    cited = by(values_by(Citation, "unit", tuple(columns), ("pk",))([*carriers]), "unit")
    for public_id, rows in cited.items():
        told: dict[str, None] = {}
        for row in rows:
            for column in columns:
                told.update(dict.fromkeys(printed(Citation, column, row[column])))
        for texts in carriers[public_id]:
            texts.add(zone, *told, part="source", anchor="sources")
