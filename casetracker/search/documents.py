"""What of a record is searched: its texts by zone, read for many records in a fixed number of queries.

A ruling and a reaction carry the title, docket numbers, parties and court of their case, so that two words find a
ruling of which the case says one and the ruling the other. Persons without a page of their own give no name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model, QuerySet

from cases.models import Case, CaseIdentifier, CaseTitle, Claim, Court, CourtName, Judge, JudgeName, Participation
from casetracker.lists.rows import grouped
from parties.models import Party, PartyName
from rulings.choices import DECIDES, RESULT, STANCE
from rulings.models import (
    Disposition,
    Holding,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
)

KINDS: tuple[type[Model], ...] = (Case, Ruling, Reaction, Party, Judge, Court)
NAMED = (Party, Judge, Court)
CHIEF = {"title": "t", "docket": "d", "party": "p", "speaker": "s", "judge": "j", "court": "c"}
"""Titles, identifiers and names, each a field that can be asked for."""
NAMES: dict[type[Model], tuple[Any, str]] = {
    Party: (PartyName, "party"), Judge: (JudgeName, "judge"), Court: (CourtName, "court"),
}  # fmt: skip
HELD, TEXT, NAME, NEAR = "h", "x", "n", "m"
QUOTED = ("quotation", "translation")


@dataclass
class Document:
    """The searched texts of one record; of one without `visible_from` there are none."""

    kind: type[Model]
    pk: int
    case: int | None
    visible_from: datetime | None
    on: date | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, zone: str, *texts: str) -> None:
        self.texts.setdefault(zone, []).extend(dict.fromkeys(text for text in texts if text))


def documents(kind: type[Model], pks: Iterable[int]) -> dict[int, Document]:
    """The records of one kind as they are stored now, by primary key; what no reader may ever see is left out."""
    return READERS[kind](list(pks))


def rows_of(kind: type[Model], pks: list[int], *columns: str) -> dict[int, dict[str, Any]]:
    rows = kind._base_manager.filter(pk__in=pks).values("pk", "visible_from", *columns)
    return {row["pk"]: row for row in rows if row["visible_from"]}


def several(queryset: QuerySet, key: str, *columns: str) -> dict[Any, list[str]]:
    """All texts of some columns, by `key`."""
    found = grouped(queryset.order_by("pk"), key, *columns)
    return {owner: [row[column] for row in rows for column in columns] for owner, rows in found.items()}


def names_of(kind: type[Model], pks: Iterable[int]) -> dict[int, list[str]]:
    """Every current name in every script; persons and protected parties who are not listed have none."""
    pks = set(pks) - {None}
    other, owner = NAMES[kind]
    chief: QuerySet[Any]
    if kind is Party:
        chief = Party.objects.visible(datetime.max.replace(tzinfo=UTC)).listed()
    else:
        chief = kind._default_manager.all()
    columns = ("name", "short_name") if kind is Court else ("name",)
    found = several(chief.filter(pk__in=pks), "pk", *columns)
    for pk, names in several(other.objects.current().filter(**{f"{owner}__in": list(found)}), owner, "name").items():
        found[pk] += names
    return found


class Context:
    """What rulings and reactions share with their cases."""

    def __init__(self, pks: Iterable[int]) -> None:
        pks = list(set(pks))
        self.rows = rows_of(
            Case, pks, "title", "caption", "docket_number", "court", "court_as_stated", "sitting_as", "summary",
            "filed_on_earliest",
        )  # fmt: skip
        self.titles = several(CaseTitle.objects.current().filter(case__in=pks), "case", "title")
        self.identifiers = several(CaseIdentifier.objects.current().filter(case__in=pks), "case", "value")
        parts = Participation.objects.current().filter(case__in=pks)
        self.parts = grouped(parts.order_by("order", "id"), "case", "party", "name_as_stated")
        self.parties = names_of(Party, (row["party"] for rows in self.parts.values() for row in rows))
        self.courts = names_of(Court, (row["court"] for row in self.rows.values()))

    def add_to(self, document: Document, pk: int) -> None:
        row = self.rows[pk]
        document.add("t", row["title"], row["caption"], *self.titles.get(pk, []))
        document.add("d", row["docket_number"], *self.identifiers.get(pk, []))
        for part in self.parts.get(pk, []):
            if part["party"] in self.parties:
                document.add("p", part["name_as_stated"], *self.parties[part["party"]])
        document.add("c", *self.courts.get(row["court"], []), row["court_as_stated"], row["sitting_as"])


def cases(pks: list[int]) -> dict[int, Document]:
    context = Context(pks)
    claims = several(Claim.objects.current().filter(case__in=pks), "case", "statement")
    found = {}
    for pk, row in context.rows.items():
        document = found[pk] = Document(Case, pk, pk, row["visible_from"], row["filed_on_earliest"])
        context.add_to(document, pk)
        document.add(HELD, row["summary"], *claims.get(pk, []))
    return found


def rulings(pks: list[int]) -> dict[int, Document]:
    rows = rows_of(Ruling, pks, "case", "court", "summary", "full_text", "issued_on_earliest")
    context = Context(row["case"] for row in rows.values())
    courts = names_of(Court, (row["court"] for row in rows.values()))
    seats = grouped(PanelSeat.objects.current().filter(ruling__in=pks), "ruling", "judge", "name_as_stated")
    judges = names_of(Judge, (seat["judge"] for group in seats.values() for seat in group))
    decided = Disposition.objects.current().filter(ruling__in=pks)
    dispositions = grouped(
        decided.order_by("pk"), "ruling", "decides", "result", "description", "sentence", "as_stated"
    )
    holdings = grouped(Holding.objects.current().filter(ruling__in=pks).order_by("pk"), "ruling", "statement", *QUOTED)
    found = {}
    for pk, row in rows.items():
        if row["case"] not in context.rows:
            continue
        document = found[pk] = Document(Ruling, pk, row["case"], row["visible_from"], row["issued_on_earliest"])
        context.add_to(document, row["case"])
        document.add("c", *courts.get(row["court"], []))
        for seat in seats.get(pk, []):
            document.add("j", seat["name_as_stated"], *judges.get(seat["judge"], []))
        document.add(HELD, row["summary"])
        for each in dispositions.get(pk, []):
            document.add(HELD, f"{DECIDES.label(each['decides'])} {RESULT.label(each['result'])}", each["description"])
            document.add(TEXT, each["sentence"], each["as_stated"])
        for each in holdings.get(pk, []):
            document.add(HELD, each["statement"])
            document.add(TEXT, *(each[name] for name in QUOTED))
        document.add(TEXT, row["full_text"])
    return found


def reactions(pks: list[int]) -> dict[int, Document]:
    rows = rows_of(Reaction, pks, "case", "summary", "stance", "spokesperson", "made_on_earliest")
    context = Context(row["case"] for row in rows.values())
    speakers = grouped(ReactionSpeaker.objects.current().filter(reaction__in=pks), "reaction", "party")
    parties = names_of(Party, (row["party"] for group in speakers.values() for row in group))
    points = ReactionPoint.objects.current().filter(reaction__in=pks).order_by("pk")
    made = grouped(points, "reaction", "summary", "calls_for", *QUOTED)
    found = {}
    for pk, row in rows.items():
        if row["case"] not in context.rows:
            continue
        document = found[pk] = Document(Reaction, pk, row["case"], row["visible_from"], row["made_on_earliest"])
        context.add_to(document, row["case"])
        named = [speaker["party"] for speaker in speakers.get(pk, [])]
        document.add("s", *(name for party in named for name in parties.get(party, [])))
        if all(party in parties for party in named):
            document.add("s", row["spokesperson"])
        document.add(HELD, row["summary"], STANCE.label(row["stance"]))
        for point in made.get(pk, []):
            document.add(HELD, point["summary"], point["calls_for"])
            document.add(TEXT, *(point[name] for name in QUOTED))
    return found


def named(kind: type[Model], pks: list[int]) -> dict[int, Document]:
    names = names_of(kind, pks)
    found = {}
    for pk, row in rows_of(kind, pks).items():
        if pk in names:
            document = found[pk] = Document(kind, pk, None, row["visible_from"])
            document.add(NAME, *names[pk])
    return found


READERS: dict[type[Model], Any] = {
    Case: cases,
    Ruling: rulings,
    Reaction: reactions,
    Party: lambda pks: named(Party, pks),
    Judge: lambda pks: named(Judge, pks),
    Court: lambda pks: named(Court, pks),
}
