"""The texts of a record that are searched, by zone, read for many records in a fixed number of queries.

A ruling and a reaction carry the title, docket numbers, parties and court of their case, so that two words find a
ruling when one stands in the case and the other in the ruling. Persons without a page of their own are not named.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet

from cases.models import (
    Case,
    CaseIdentifier,
    CaseTitle,
    Claim,
    Court,
    CourtName,
    DecisionBelow,
    Judge,
    JudgeName,
    Participation,
)
from casetracker.core.naming.names import joined
from casetracker.core.units import Part, Unit
from casetracker.lists.rows import grouped
from parties.models import Party, PartyName
from rulings.choices import DECIDES, JUDGE_ROLES, RESULT, STANCE
from rulings.models import (
    Disposition,
    Holding,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingIdentifier,
)

KINDS: tuple[type[Unit], ...] = (Case, Ruling, Reaction, Party, Judge, Court)
NAMED: tuple[type[Unit], ...] = (Party, Judge, Court)
CHIEF = {"title": "t", "docket": "d", "party": "p", "speaker": "s", "judge": "j", "court": "c"}
"""The zones of titles, identifiers and names; each can be asked for by its field, as in `judge:name`."""
OTHER_NAMES: dict[type[Unit], tuple[type[Part], str]] = {
    Party: (PartyName, "party"),
    Judge: (JudgeName, "judge"),
    Court: (CourtName, "court"),
}
HELD, TEXT, NAME, NEAR = "h", "x", "n", "m"
"""The zones of what was held, of the full text, and of names and their misspellings."""
QUOTED = ("quotation", "translation")


Row = dict[str, Any]
"""Columns of a stored record, by name."""


@dataclass
class SearchedTexts:
    """The searched texts of one record."""

    kind: type[Unit]
    pk: int
    case: int | None
    visible_from: datetime
    on: date | None = None
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, zone: str, *texts: str) -> None:
        self.texts.setdefault(zone, []).extend(dict.fromkeys(text for text in texts if text))


def searched_texts(kind: type[Unit], pks: Iterable[int]) -> dict[int, SearchedTexts]:
    """The records of one kind as they are stored now, by primary key, without those that no reader may ever see."""
    return READERS[kind](list(pks))


def stored_rows(kind: type[Unit], pks: list[int], *columns: str) -> dict[int, Row]:
    rows = kind._base_manager.filter(pk__in=pks).values("pk", "visible_from", *columns)
    return {row["pk"]: row for row in rows if row["visible_from"]}


def texts_by(queryset: QuerySet, key: str, *columns: str) -> dict[int, list[str]]:
    """All texts of these columns, by `key`."""
    found = grouped(queryset.order_by("pk"), key, *columns)
    return {owner: [row[column] for row in rows for column in columns] for owner, rows in found.items()}


def current_names(kind: type[Unit], pks: Iterable[int]) -> dict[int, list[str]]:
    """Every current name in every script, without persons and protected parties who are not listed."""
    pks = set(pks) - {None}
    name_model, owner = OTHER_NAMES[kind]
    if kind is Party:
        listed: QuerySet = Party.objects.visible(datetime.max.replace(tzinfo=UTC)).listed()
    else:
        listed = kind._default_manager.all()
    columns = ("name", "short_name") if kind is Court else ("name",)
    found = texts_by(listed.filter(pk__in=pks), "pk", *columns)
    others = name_model.objects.current().filter(**{f"{owner}__in": list(found)})
    for pk, names in texts_by(others, owner, "name").items():
        found[pk] += names
    return found


class CaseContext:
    """The texts that rulings and reactions share with their cases."""

    def __init__(self, pks: Iterable[int]) -> None:
        pks = list(set(pks))
        self.rows = stored_rows(
            Case,
            pks,
            "title",
            "caption",
            "docket_number",
            "court",
            "court_as_stated",
            "sitting_as",
            "summary",
            "filed_on_earliest",
        )
        self.titles = texts_by(CaseTitle.objects.current().filter(case__in=pks), "case", "title")
        self.identifiers = texts_by(CaseIdentifier.objects.current().filter(case__in=pks), "case", "value")
        parts = Participation.objects.current().filter(case__in=pks)
        self.parts = grouped(parts.order_by("order", "id"), "case", "party", "name_as_stated")
        self.parties = current_names(Party, (row["party"] for rows in self.parts.values() for row in rows))
        self.courts = current_names(Court, (row["court"] for row in self.rows.values()))

    def add_to(self, texts: SearchedTexts, pk: int) -> None:
        row = self.rows[pk]
        texts.add("t", row["title"], row["caption"], *self.titles.get(pk, []))
        texts.add("d", row["docket_number"], *self.identifiers.get(pk, []))
        for part in self.parts.get(pk, []):
            if part["party"] in self.parties:
                texts.add("p", part["name_as_stated"], *self.parties[part["party"]])
        texts.add("c", *self.courts.get(row["court"], []), row["court_as_stated"], row["sitting_as"])


def texts_of_cases(pks: list[int]) -> dict[int, SearchedTexts]:
    context = CaseContext(pks)
    decided = DecisionBelow.objects.current().filter(case__in=pks)
    below = texts_by(decided, "case", "court__name", "court_as_stated", "docket_number", "note")
    claims = texts_by(Claim.objects.current().filter(case__in=pks), "case", "statement")
    found = {}
    for pk, row in context.rows.items():
        texts = found[pk] = SearchedTexts(Case, pk, pk, row["visible_from"], row["filed_on_earliest"])
        context.add_to(texts, pk)
        texts.add(HELD, row["summary"], *claims.get(pk, []))
        texts.add(TEXT, *below.get(pk, []))
    return found


def texts_of_rulings(pks: list[int]) -> dict[int, SearchedTexts]:
    rows = stored_rows(Ruling, pks, "case", "court", "summary", "full_text", "issued_on_earliest")
    context = CaseContext(row["case"] for row in rows.values())
    courts = current_names(Court, (row["court"] for row in rows.values()))
    seats = grouped(PanelSeat.objects.current().filter(ruling__in=pks), "ruling", "judge", "name_as_stated", "role")
    judges = current_names(Judge, (seat["judge"] for group in seats.values() for seat in group))
    decided = Disposition.objects.current().filter(ruling__in=pks)
    dispositions = grouped(
        decided.order_by("pk"), "ruling", "decides", "result", "description", "sentence", "as_stated"
    )
    holdings = grouped(Holding.objects.current().filter(ruling__in=pks).order_by("pk"), "ruling", "statement", *QUOTED)
    cited_as = texts_by(RulingIdentifier.objects.current().filter(ruling__in=pks), "ruling", "value")
    found = {}
    for pk, row in rows.items():
        if row["case"] not in context.rows:
            continue
        texts = found[pk] = SearchedTexts(Ruling, pk, row["case"], row["visible_from"], row["issued_on_earliest"])
        context.add_to(texts, row["case"])
        texts.add("d", *cited_as.get(pk, []))
        texts.add("c", *courts.get(row["court"], []))
        for seat in seats.get(pk, []):
            zone = "j" if seat["role"] in JUDGE_ROLES else TEXT
            texts.add(zone, seat["name_as_stated"], *judges.get(seat["judge"], []))
        texts.add(HELD, row["summary"])
        for each in dispositions.get(pk, []):
            texts.add(HELD, f"{DECIDES.label(each['decides'])} {RESULT.label(each['result'])}", each["description"])
            texts.add(TEXT, each["sentence"], each["as_stated"])
        for each in holdings.get(pk, []):
            texts.add(HELD, each["statement"])
            texts.add(TEXT, *(each[name] for name in QUOTED))
        texts.add(TEXT, row["full_text"])
    return found


def texts_of_reactions(pks: list[int]) -> dict[int, SearchedTexts]:
    rows = stored_rows(Reaction, pks, "case", "summary", "stance", "spokesperson", "made_on_earliest")
    context = CaseContext(row["case"] for row in rows.values())
    speakers = grouped(ReactionSpeaker.objects.current().filter(reaction__in=pks), "reaction", "party")
    parties = current_names(Party, (row["party"] for group in speakers.values() for row in group))
    points = ReactionPoint.objects.current().filter(reaction__in=pks).order_by("pk")
    made = grouped(points, "reaction", "summary", "calls_for", *QUOTED)
    found = {}
    for pk, row in rows.items():
        if row["case"] not in context.rows:
            continue
        texts = found[pk] = SearchedTexts(Reaction, pk, row["case"], row["visible_from"], row["made_on_earliest"])
        context.add_to(texts, row["case"])
        named = [speaker["party"] for speaker in speakers.get(pk, [])]
        texts.add("s", *(name for party in named for name in parties.get(party, [])))
        if all(party in parties for party in named):
            texts.add("s", row["spokesperson"])
        texts.add(HELD, row["summary"], STANCE.label(row["stance"]))
        for point in made.get(pk, []):
            texts.add(HELD, point["summary"], point["calls_for"])
            texts.add(TEXT, *(point[name] for name in QUOTED))
    return found


def texts_of_names(kind: type[Unit], pks: list[int]) -> dict[int, SearchedTexts]:
    names = current_names(kind, pks)
    found = {}
    for pk, row in stored_rows(kind, pks).items():
        if pk in names:
            texts = found[pk] = SearchedTexts(kind, pk, None, row["visible_from"])
            texts.add(NAME, *names[pk], *map(joined, names[pk]))
    return found


READERS: dict[type[Unit], Callable[[list[int]], dict[int, SearchedTexts]]] = {
    Case: texts_of_cases,
    Ruling: texts_of_rulings,
    Reaction: texts_of_reactions,
    Party: lambda pks: texts_of_names(Party, pks),
    Judge: lambda pks: texts_of_names(Judge, pks),
    Court: lambda pks: texts_of_names(Court, pks),
}
