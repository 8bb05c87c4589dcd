"""What the closed line of each folded section says."""

from collections import Counter
from typing import NamedTuple

from casetracker.lists.rows import RowData, Rows

COURT_DOCUMENT = "court_document"
NAMED_AT_MOST = 3


class Listed(NamedTuple):
    """The first of some things, and how many others there are."""

    rows: list
    others: int


class AboutSome(NamedTuple):
    """How many reactions are about one ruling, event or reaction; all three None: about the case as a whole."""

    number: int
    ruling: RowData | None
    event: RowData | None
    is_reply: bool


class Folds:
    """Answers for a story; the templates make the sentences."""

    def __init__(self, story: RowData) -> None:
        self.story = story

    @property
    def rulings(self) -> Listed:
        return listed(self.story["rulings"])

    @property
    def related(self) -> Listed:
        return listed([row for row in self.story["related"] if row["case"]])

    @property
    def related_elsewhere(self) -> int:
        """How many related cases have no record here."""
        return sum(not row["case"] for row in self.story["related"])

    @property
    def disputed(self) -> Listed:
        """The disputed facts by name, open ones first."""
        return listed(once_each(sorted(self.story["disputed_facts"], key=lambda fact: fact["is_settled"])))

    @property
    def speakers(self) -> int:
        return len({speaker["id"] for row in self.story["reactions"] for speaker in row["speakers"]})

    @property
    def about(self) -> list[AboutSome]:
        """What the reactions are about, in the order of the first of each."""
        rulings = {row["id"]: row for row in self.story["rulings"]}
        events = {row["key"]: row for row in self.story["events"]}
        counted = Counter(
            (about["ruling"] or "", about["event"] or "", bool(about["reaction"]))
            for about in (row["about"] for row in self.story["reactions"])
        )
        return [
            AboutSome(number, rulings.get(ruling), events.get(event), is_reply)
            for (ruling, event, is_reply), number in counted.items()
        ]

    @property
    def read_in_full(self) -> int:
        return sum(source["seen_as"] == "full" for source in self.story["sources"])

    @property
    def of_the_court(self) -> int:
        """How many sources are written by the court or filed with it."""
        return sum(source["kind"] == COURT_DOCUMENT for source in self.story["sources"])


def listed(rows: Rows) -> Listed:
    shown = rows if len(rows) == NAMED_AT_MOST + 1 else rows[:NAMED_AT_MOST]
    return Listed(shown, len(rows) - len(shown))


def once_each(facts: Rows) -> Rows:
    """Each fact once by what readers call it: a line that says “date” five times says nothing."""
    return list({(fact["unit"]["label"], fact["fact"]): fact for fact in facts}.values())
