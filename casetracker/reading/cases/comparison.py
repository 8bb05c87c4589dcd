"""Cases side by side: the rows of the comparison, and what the cases share. Made of their stories alone."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from cases.choices import SIDE
from casetracker.core.dates import PartialDate
from casetracker.core.dates.durations import between
from casetracker.core.naming.folding import folded
from casetracker.lists.rows import RowData, Rows, by
from rulings.choices import STANCE

SHOWN_AT_MOST = 12
"""Items of one kind that a cell shows; the page of the case has them all."""
TOPICS_AT_MOST = 20
"""Rows of holdings."""
Story = RowData


class Shared(NamedTuple):
    """Something that several of the cases have: a topic, a judge, a party, a source ..."""

    name: str
    url_name: str
    """The name of its page's address; blank where it has no page."""
    public_id: str
    cases: tuple[str, ...]
    """The ids of the cases that have it."""


class Kind(NamedTuple):
    """One kind of thing that cases can share; `found` are those of one story, by what makes them the same."""

    heading: str
    url_name: str
    found: Callable[[Story], dict[str, str]]


def courts(story: Story) -> dict[str, str]:
    heard_by = [story["court"], *(ruling["court"] for ruling in story["rulings"])]
    return {court["id"]: court["name"] for court in heard_by if court}


def topics(story: Story) -> dict[str, str]:
    held_on = [topic for ruling in story["rulings"] for holding in ruling["holdings"] for topic in holding["topics"]]
    return {topic["id"]: topic["name"] for topic in [*story["topics"], *held_on]}


def judges(story: Story) -> dict[str, str]:
    return {judge["id"]: judge["name"] for ruling in story["rulings"] for judge in ruling["judges"] if judge["id"]}


def parties(story: Story) -> dict[str, str]:
    """Those who have a page: whoever has none appears in one case alone."""
    return {row["party"]["id"]: row["party"]["name"] for row in story["participations"] if row["party"]["has_page"]}


def counsel_of(story: Story) -> Rows:
    """Each counsel once, for whichever parties: with the name and the firm as they are first told."""
    told = [counsel for row in story["participations"] for counsel in row["counsel"]]
    return list({(counsel["name"], counsel["firm"]): counsel for counsel in told}.values())


def named_as(column: str, text: str) -> str:
    """What makes counsel or firms the same: their names, since nothing else is known of them."""
    return f"{column}:{folded(text)}"


def counsel(story: Story) -> dict[str, str]:
    return {named_as("name", row["name"]): row["name"] for row in counsel_of(story) if row["name"]}


def firms(story: Story) -> dict[str, str]:
    return {named_as("firm", row["firm"]): row["firm"] for row in counsel_of(story) if row["firm"]}


def sources(story: Story) -> dict[str, str]:
    return {source["id"]: source["title"] for source in story["sources"]}


KINDS = (
    Kind("Courts", "court-detail", courts),
    Kind("Judges", "judge-detail", judges),
    Kind("Parties", "party-detail", parties),
    Kind("Counsel", "", counsel),
    Kind("Firms of counsel", "", firms),
    Kind("Topics", "topic-detail", topics),
    Kind("Sources", "source-detail", sources),
)


def shared_by(stories: list[Story]) -> list[tuple[str, list[Shared]]]:
    """By kind, what at least two of the cases have; kinds of which they share nothing are left out."""
    found = [(kind.heading, shared_of(kind, stories)) for kind in KINDS]
    return [(heading, shared) for heading, shared in found if shared]


def shared_of(kind: Kind, stories: list[Story]) -> list[Shared]:
    names: dict[str, str] = {}
    cases: dict[str, list[str]] = {}
    for story in stories:
        for identity, name in kind.found(story).items():
            names.setdefault(identity, name)
            cases.setdefault(identity, []).append(story["id"])
    several = [identity for identity in names if len(cases[identity]) > 1]
    return [Shared(names[each], kind.url_name, each, tuple(cases[each])) for each in several]


class Comparison:
    """What the page shows beside the stories: each cell is worked out here, and the template says it."""

    def __init__(self, stories: list[Story]) -> None:
        self.stories = stories
        self.shared = shared_by(stories)
        titles = {story["id"]: story for story in stories}
        self.relations = [(titles[case], label, titles[other]) for case, label, other in relations_between(stories)]

    @cached_property
    def marks(self) -> dict[str, str]:
        """By the identity of what is shared: in which of the cases it is, in words."""
        number = len(self.stories)
        whole = "in both" if number == 2 else "in all three"
        return {
            each.public_id: whole if len(each.cases) == number else "in two of the three"
            for _, shared in self.shared
            for each in shared
        }

    def beside(self, cells: Iterable[Any]) -> list[tuple[Story, Any]]:
        """The cells of one row, each with its case."""
        return list(zip(self.stories, cells, strict=True))

    @property
    def sides(self) -> list[tuple[str, list[tuple[Story, Rows]]]]:
        """Each side that one of the cases has, with the participants of every case on it."""
        of_cases = [by(story["participations"], "side") for story in self.stories]
        return [
            (SIDE.label(side), self.beside(of_case.get(side, []) for of_case in of_cases))
            for side in SIDE
            if any(side in of_case for of_case in of_cases)
        ]

    @property
    def counsel(self) -> list[tuple[Story, list[list[tuple[str, str]]]]]:
        """The counsel of every case: name and firm, each with where else it appears."""
        return self.beside([self.with_marks(row) for row in counsel_of(story)] for story in self.stories)

    def with_marks(self, counsel: RowData) -> list[tuple[str, str]]:
        columns = [column for column in ("name", "firm") if counsel[column]]
        return [(counsel[column], self.marks.get(named_as(column, counsel[column]), "")) for column in columns]

    @property
    def has_counsel(self) -> bool:
        return any(map(counsel_of, self.stories))

    @cached_property
    def holdings(self) -> list[tuple[RowData, list[tuple[Story, Rows]]]]:
        """Topics with what each court held on them, first those on which most of the courts spoke.

        A holding on several topics stands under the one that most of the cases have, and only there.
        """
        held = [[holding for ruling in story["rulings"] for holding in of_ruling(ruling)] for story in self.stories]
        spoken: dict[str, set[int]] = {}
        for place, holdings in enumerate(held):
            for holding in holdings:
                for topic in holding["topics"] or [NO_TOPIC]:
                    spoken.setdefault(topic["id"], set()).add(place)
        rows: dict[str, tuple[RowData, list[Rows]]] = {}
        for place, holdings in enumerate(held):
            for holding in holdings:
                topic = max(holding["topics"] or [NO_TOPIC], key=lambda each: len(spoken[each["id"]]))
                rows.setdefault(topic["id"], (topic, [[] for _ in self.stories]))[1][place].append(holding)
        in_order = sorted(rows.values(), key=lambda row: (not row[0]["id"], -sum(map(bool, row[1])), row[0]["name"]))
        return [(topic, self.beside(cells)) for topic, cells in in_order]

    @property
    def holdings_shown(self) -> list[tuple[RowData, list[tuple[Story, Rows]]]]:
        return self.holdings[:TOPICS_AT_MOST]

    @property
    def further_topics(self) -> int:
        """How many topics of holdings are left out."""
        return max(0, len(self.holdings) - TOPICS_AT_MOST)

    @property
    def stances(self) -> list[tuple[Story, list[tuple[str, Rows]]]]:
        """The reactions to every case by stance."""
        of_cases = [by(story["reactions"], "stance") for story in self.stories]
        return self.beside([(stance, found[stance]) for stance in STANCE if stance in found] for found in of_cases)

    @property
    def durations(self) -> list[tuple[Story, str]]:
        return self.beside(map(time_to_verdict, self.stories))


NO_TOPIC = {"id": "", "name": ""}


def of_ruling(ruling: RowData) -> Iterable[RowData]:
    """The holdings of a ruling, each with the ruling that it is of."""
    return ({**holding, "ruling": ruling} for holding in ruling["holdings"])


def time_to_verdict(story: Story) -> str:
    """From the filing to the latest verdict, in words; blank where a date or a verdict is not known."""
    issued = next((row["issued_on"] for row in story["rulings"] if row["id"] == story["verdict"]), None)
    if not (story["filed_on"] and issued):
        return ""
    time = between(PartialDate.parse(story["filed_on"]), PartialDate.parse(issued))
    return "" if time == "not known" else time


def relations_between(stories: list[Story]) -> list[tuple[str, str, str]]:
    """What one of the cases is to another, each relation once: the ids of both, with the label between them."""
    ids = {story["id"] for story in stories}
    appeals = [("Appeal of", row["id"], row["appeal_of"]) for story in stories for row in story["ladder"]]
    others = [
        (row["label"], story["id"], row["case"]["id"])
        for story in stories
        for row in story["related"]
        if row["is_outward"] and row["case"]
    ]
    found = dict.fromkeys((case, label, other) for label, case, other in [*appeals, *others] if {case, other} <= ids)
    return list(found)
