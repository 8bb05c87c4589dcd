"""Sets each claim beside what the court held on it, and each holding beside who answered it and how."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from casetracker.lists.rows import RowData, Rows
from rulings.choices import DISSENTS


class Decided(NamedTuple):
    """A disposition and its ruling; `is_first` where no row above shows it."""

    ruling: RowData
    disposition: RowData
    is_first: bool


class Said(NamedTuple):
    """A point that answers a holding."""

    reaction: RowData
    point: RowData


class Again(NamedTuple):
    """Words that answer this holding too, and stand beside an earlier one: the first point of each such holding."""

    said: Said
    beside: "Held"


@dataclass(eq=False)
class Answer:
    """What the same speakers say of one holding in the same sense."""

    speakers: Rows
    stance: str
    said: list[Said] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)


@dataclass(eq=False)
class Held:
    """A holding with who answered it."""

    ruling: RowData
    holding: RowData
    answers: list[Answer] = field(default_factory=list)

    @property
    def dissenters(self) -> Rows:
        """Who disagreed, for what was said in dissent."""
        if self.holding["weight"] != "dissent":
            return []
        return [judge for judge in self.ruling["judges"] if judge["part"] in DISSENTS]


class Elsewhere(NamedTuple):
    """A holding that answers this claim too, and stands beside an earlier one."""

    held: Held
    claim: RowData


@dataclass(eq=False)
class Group:
    """The rows of one claim; or, without a claim, what a ruling decided and held beside the claims."""

    claim: RowData | None = None
    ruling: RowData | None = None
    decided: list[Decided] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)

    @property
    def span(self) -> int:
        return max(1, len(self.held))

    @property
    def is_told_apart(self) -> bool:
        """Whether each thing decided concerns others; if not, a description tells them apart."""
        whom = [tuple(decided.disposition["concerning"]) for decided in self.decided]
        return len(whom) == len(set(whom))


class Matrix:
    """The groups in the order of the claims, then of the rulings."""

    def __init__(self, story: RowData) -> None:
        self.story = story
        self.points = {
            (reaction["id"], point["key"]): (reaction, point)
            for reaction in story["reactions"]
            for point in reaction["points"]
        }
        self.printed: dict[tuple[str, str], Held] = {}
        self.decisions: set[tuple[str, str]] = set()
        places: dict[tuple[str, str], tuple[Held, RowData]] = {}
        self.groups = [self.of_claim(claim, places) for claim in story["claims"]]
        self.groups += filter(holds_something, map(self.beside_the_claims, story["rulings"]))

    @property
    def has_answers(self) -> bool:
        return any(held.answers for group in self.groups for held in group.held)

    @property
    def has_claims(self) -> bool:
        return bool(self.story["claims"])

    @property
    def dissents(self) -> list[tuple[RowData, Rows]]:
        """The rulings from which judges dissented, with those judges."""
        found = [
            (ruling, [judge for judge in ruling["judges"] if judge["part"] in DISSENTS])
            for ruling in self.story["rulings"]
        ]
        return [(ruling, judges) for ruling, judges in found if judges]

    def of_claim(self, claim: RowData, places: dict[tuple[str, str], tuple[Held, RowData]]) -> Group:
        """The claim with its holdings; one that answers an earlier claim too stands there alone."""
        group = Group(claim=claim)
        for ruling in self.story["rulings"]:
            group.decided += self.decided(ruling, (row for row in ruling["dispositions"] if is_on(claim, row)))
            for holding in in_order(row for row in ruling["holdings"] if is_on(claim, row)):
                place = (ruling["id"], holding["key"])
                if place in places:
                    group.elsewhere.append(Elsewhere(*places[place]))
                else:
                    held = self.held(ruling, holding)
                    places[place] = held, claim
                    group.held.append(held)
        return group

    def beside_the_claims(self, ruling: RowData) -> Group:
        """What a ruling decided and held that is linked with no claim of this case: on motions, on costs ..."""
        return Group(
            ruling=ruling,
            decided=self.decided(ruling, (row for row in ruling["dispositions"] if not own_claims(row))),
            held=[self.held(ruling, row) for row in in_order(ruling["holdings"]) if not own_claims(row)],
        )

    def decided(self, ruling: RowData, dispositions: Iterable[RowData]) -> list[Decided]:
        found = []
        for row in dispositions:
            place = (ruling["id"], row["key"])
            found.append(Decided(ruling, row, is_first=place not in self.decisions))
            self.decisions.add(place)
        return found

    def held(self, ruling: RowData, holding: RowData) -> Held:
        """The holding with its answers; a point that answers two holdings is printed at the first."""
        held = Held(ruling, holding)
        answers: dict[tuple[str, ...], Answer] = {}
        for row in holding["answered_by"]:
            place = (row["reaction"], row["key"])
            reaction, point = self.points[place]
            speakers = reaction["speakers"]
            key = (reaction["stance"], *(speaker["id"] for speaker in speakers))
            answer = answers.setdefault(key, Answer(speakers, reaction["stance"]))
            add(answer, Said(reaction, point), self.printed.setdefault(place, held), held)
        held.answers = list(answers.values())
        return held


def add(answer: Answer, said: Said, first: Held, held: Held) -> None:
    """Print the point, or name the holding beside which it is printed."""
    if first is held:
        answer.said.append(said)
    elif all(again.beside is not first for again in answer.again):
        answer.again.append(Again(said, first))


def own_claims(row: RowData) -> Rows:
    """The claims of this case with which a holding or disposition is linked; not those of joined cases."""
    return [claim for claim in row["claims"] if not claim["case"]]


def is_on(claim: RowData, row: RowData) -> bool:
    return any(each["key"] == claim["key"] for each in own_claims(row))


def in_order(holdings: Iterable[RowData]) -> Rows:
    """What the court said, then what was said in dissent."""
    return sorted(holdings, key=lambda row: row["weight"] == "dissent")


def holds_something(group: Group) -> bool:
    return bool(group.decided or group.held)
