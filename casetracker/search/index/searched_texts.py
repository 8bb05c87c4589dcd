"""The texts of a record that are searched, by zone, read for many records in a fixed number of queries.

What is read is listed in `shown`. A ruling and a reaction carry the title, docket numbers, parties and court of their
case, so that two words find a ruling when one stands in the case and the other in the ruling. Persons without a page of
their own are not named.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from cases.models import (
    Case,
    CaseIdentifier,
    CaseTitle,
    Court,
    CourtName,
    Judge,
    JudgeName,
    Participation,
    Source,
    Topic,
)
from casetracker.core.naming.names import joined
from casetracker.core.statements.values import parts_by, values_by
from casetracker.core.units import Part, Unit
from casetracker.lists.rows import Rows
from casetracker.lists.rows.values import grouped
from casetracker.search.index.passages import Row, SearchedTexts, add_shown, add_sources, anchor, columns_shown
from casetracker.search.index.shown import HELD, IN_OTHER_RECORDS, NAME, OTHER, TEXT, printed
from parties.models import Party, PartyName
from rulings.choices import DECIDES, JUDGE_ROLES, RESULT
from rulings.models import Disposition, PanelSeat, Reaction, ReactionSpeaker, Ruling, RulingIdentifier

KINDS: tuple[type[Unit], ...] = (Case, Ruling, Reaction, Party, Judge, Court, Topic, Source)
NAMED: tuple[type[Unit], ...] = (Party, Judge, Court, Topic, Source)
OTHER_NAMES: dict[type[Unit], tuple[type[Part], str]] = {
    Party: (PartyName, "party"),
    Judge: (JudgeName, "judge"),
    Court: (CourtName, "court"),
}

Reader = Callable[[list[int], "CaseContext"], dict[int, SearchedTexts]]


def searched_texts(
    kind: type[Unit], pks: Iterable[int], context: "CaseContext | None" = None
) -> dict[int, SearchedTexts]:
    """The records of one kind as they are stored now, by primary key, without those that no reader may ever see.

    Pass a `context` to read the cases of several kinds of records once; nothing may change meanwhile.
    """
    return READERS[kind](list(pks), context or CaseContext())


def stored_rows(kind: type[Unit], pks: list[int], *columns: str) -> dict[int, Row]:
    rows = values_by(kind, "pk", ("visible_from", *columns), ())(pks)
    return {row["pk"]: row for row in rows if row["visible_from"]}


def texts_of(rows: dict[Any, Rows], *columns: str) -> dict[int, list[str]]:
    """All texts of these columns, grouped as the rows are."""
    return {owner: [row[column] for row in group for column in columns] for owner, group in rows.items()}


def current_names(kind: type[Unit], pks: Iterable[int]) -> dict[int, list[str]]:
    """Every current name in every script, without persons and protected parties who are not listed."""
    pks = set(pks) - {None}
    if not pks:
        return {}
    name_model, owner = OTHER_NAMES[kind]
    if kind is Party:
        listed: QuerySet = Party.objects.visible(datetime.max.replace(tzinfo=UTC)).listed()
    else:
        listed = kind._default_manager.all()
    columns = ("name", "short_name") if kind is Court else ("name",)
    found = texts_of(grouped(listed.filter(pk__in=pks).order_by("pk"), "pk", *columns), *columns)
    for pk, names in texts_of(parts_by(name_model, owner, found, "name"), "name").items():
        found[pk] += names
    return found


def numbers_of_cases(rows: dict[int, Row]) -> dict[int, list[str]]:
    """The numbers of these cases, of which `docket_number` was read."""
    identifiers = texts_of(parts_by(CaseIdentifier, "case", rows, "value"), "value")
    return {pk: [row["docket_number"], *identifiers.get(pk, [])] for pk, row in rows.items()}


class CaseContext:
    """The texts that rulings and reactions share with their cases, of the cases that were read last."""

    COLUMNS = (
        *("title", "caption", "docket_number", "court", "court__public_id", "court_as_stated", "sitting_as"),
        "filed_on_earliest",
    )

    def __init__(self) -> None:
        self.known: set[int] = set()
        self.rows: dict[int, Row] = {}

    def read(self, cases: Iterable[int]) -> None:
        """Read these cases, unless they were among those read last."""
        pks = set(cases)
        if pks <= self.known:
            return
        self.known = pks
        self.rows = stored_rows(Case, list(pks), *self.COLUMNS)
        self.titles = texts_of(parts_by(CaseTitle, "case", pks, "title"), "title")
        self.numbers = numbers_of_cases(self.rows)
        columns = ("key", "number", "party", "party__public_id", "name_as_stated", "note", "party__size_stated")
        self.parts = parts_by(Participation, "case", pks, *columns, order=("order", "id"))
        self.parties = current_names(Party, (row["party"] for rows in self.parts.values() for row in rows))
        self.courts = current_names(Court, (row["court"] for row in self.rows.values()))

    def add_to(self, texts: SearchedTexts, pk: int) -> None:
        row = self.rows[pk]
        texts.add("t", row["title"], row["caption"], *self.titles.get(pk, []), part="title")
        texts.add("d", *self.numbers[pk], part="number")
        for each in self.parts.get(pk, []):
            if each["party"] in self.parties:
                where = {"part": "party", "anchor": anchor("P", each)}
                texts.add("p", each["name_as_stated"], *self.parties[each["party"]], **where)
                if texts.kind is Case:
                    texts.add(TEXT, each["note"], each["party__size_stated"], **where)
        texts.add("c", *self.courts.get(row["court"], []), row["court_as_stated"], row["sitting_as"], part="court")

    def cited_with(self, pk: int) -> Iterator[str]:
        """The public ids of the listed parties and the court: what is said of them stands on the case's page too."""
        yield from (each["party__public_id"] for each in self.parts.get(pk, []) if each["party"] in self.parties)
        if court := self.rows[pk]["court__public_id"]:
            yield court


def texts_of_cases(pks: list[int], context: CaseContext) -> dict[int, SearchedTexts]:
    context.read(pks)
    rows = stored_rows(Case, pks, *columns_shown(Case))
    found = {}
    for pk in rows.keys() & context.rows.keys():
        row = context.rows[pk]
        texts = found[pk] = SearchedTexts(Case, pk, pk, row["visible_from"], row["filed_on_earliest"])
        context.add_to(texts, pk)
    add_shown(Case, found, rows, {pk: context.cited_with(pk) for pk in found})
    return found


def texts_of_rulings(pks: list[int], context: CaseContext) -> dict[int, SearchedTexts]:
    rows = stored_rows(Ruling, pks, "case", "court", "issued_on_earliest", *columns_shown(Ruling))
    context.read(row["case"] for row in rows.values())
    courts = current_names(Court, (row["court"] for row in rows.values()))
    columns = ("judge", "judge__public_id", "name_as_stated", "role")
    seats = parts_by(PanelSeat, "ruling", pks, *columns, order=("order", "id"))
    bench = {pk: [seat["judge__public_id"] for seat in group if seat["judge"]] for pk, group in seats.items()}
    judges = current_names(Judge, (seat["judge"] for group in seats.values() for seat in group))
    dispositions = parts_by(Disposition, "ruling", pks, "key", "number", "decides", "result")
    cited_as = texts_of(parts_by(RulingIdentifier, "ruling", pks, "value"), "value")
    found = {}
    for pk, row in rows.items():
        if row["case"] not in context.rows:
            continue
        texts = found[pk] = SearchedTexts(Ruling, pk, row["case"], row["visible_from"], row["issued_on_earliest"])
        context.add_to(texts, row["case"])
        at = anchor("R", row)
        texts.add("d", *cited_as.get(pk, []), part="citation", anchor=at)
        texts.add("c", *courts.get(row["court"], []), part="court", anchor=at)
        for seat in seats.get(pk, []):
            zone = "j" if seat["role"] in JUDGE_ROLES else TEXT
            texts.add(zone, seat["name_as_stated"], *judges.get(seat["judge"], []), part="bench", anchor=at)
        for each in dispositions.get(pk, []):
            labels = f"{DECIDES.label(each['decides'])} {RESULT.label(each['result'])}"
            texts.add(HELD, labels, part="decision", anchor=f"{at}-{anchor('D', each)}")
    add_shown(Ruling, found, rows, {pk: bench.get(pk, []) for pk in found})
    return found


def texts_of_reactions(pks: list[int], context: CaseContext) -> dict[int, SearchedTexts]:
    rows = stored_rows(Reaction, pks, "case", "spokesperson", "made_on_earliest", *columns_shown(Reaction))
    context.read(row["case"] for row in rows.values())
    speakers = parts_by(ReactionSpeaker, "reaction", pks, "party", order=("order", "id"))
    parties = current_names(Party, (row["party"] for group in speakers.values() for row in group))
    found = {}
    for pk, row in rows.items():
        if row["case"] not in context.rows:
            continue
        texts = found[pk] = SearchedTexts(Reaction, pk, row["case"], row["visible_from"], row["made_on_earliest"])
        context.add_to(texts, row["case"])
        named = [speaker["party"] for speaker in speakers.get(pk, [])]
        where = {"part": "speaker", "anchor": anchor("A", row)}
        texts.add("s", *(name for party in named for name in parties.get(party, [])), **where)
        if all(party in parties for party in named):
            texts.add("s", row["spokesperson"], **where)
    add_shown(Reaction, found, rows, {})
    return found


def texts_of_names(kind: type[Unit], pks: list[int]) -> dict[int, SearchedTexts]:
    """The names of parties, judges and courts, and what other records show of a unit of any kind."""
    names = current_names(kind, pks) if kind in OTHER_NAMES else {}
    others = IN_OTHER_RECORDS.get(kind, ())
    found = {}
    citing = []
    for pk, row in stored_rows(kind, pks, "public_id", *others).items():
        if pk in names or kind not in OTHER_NAMES:
            texts = found[pk] = SearchedTexts(kind, pk, None, row["visible_from"])
            texts.add(NAME, *names.get(pk, []), *map(joined, names.get(pk, [])))
            texts.add(OTHER, *(text for column in others for text in printed(kind, column, row[column])))
            citing.append((row["public_id"], texts))
    if kind in OTHER_NAMES:
        add_sources(citing, OTHER)
    return found


def names_of(kind: type[Unit]) -> Reader:
    return lambda pks, context: texts_of_names(kind, pks)


READERS: dict[type[Unit], Reader] = {
    Case: texts_of_cases,
    Ruling: texts_of_rulings,
    Reaction: texts_of_reactions,
    **{kind: names_of(kind) for kind in NAMED},
}
