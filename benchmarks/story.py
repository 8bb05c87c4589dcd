"""What is known of an invented case while its rows are made."""

from collections import Counter

from benchmarks import choices
from benchmarks.choices import Weighted, zipf
from benchmarks.records import SHARED_SOURCES, Fate, Records

HEAVIEST = 1
"""The party that stands in about one case of twenty, nearly always as respondent."""
BIG, MANY = 7, 200
"""The case of this number has so many rows of everything."""
UNNAMED_COURT, APPEALS, LONG_CAPTIONS, CONTRARY, SHARED = 0.01, 0.05, 0.05, 0.02, 0.05


class Story:
    """A case while its rows are made; its lists hold the primary keys of what it has so far."""

    def __init__(self, records: Records, number: int) -> None:
        self.records, self.rng, self.pk = records, records.rng, number
        self.is_big = number == BIG
        self.fate = self.own_fate()
        self.numbers: Counter[str] = Counter()
        self.case_type = choices.CASE_TYPE.draw(self.rng)
        self.year, self.court = self.time_and_court()
        self.unit = records.unit("case", self.fate.visible_from)
        self.source = records.source(self.fate.visible_from)
        self.cited: dict[int, None] = {}
        self.sides: dict[str, list[int]] = {"bringing": [], "opposing": [], "neutral": []}
        self.names: dict[str, str] = {}
        self.claims: list[int] = []
        self.rulings: list[tuple[int, int]] = []
        self.holdings: dict[int, list[int]] = {}

    def own_fate(self, parent: Fate | None = None) -> Fate:
        """The big case and all that belongs to it are public, so that every measurement sees them."""
        fate = self.records.fate(parent)
        while self.is_big and not fate.is_public:
            fate = self.records.fate(parent)
        return fate

    def time_and_court(self) -> tuple[int, int | None]:
        """The big case stands aside: in the first year, before the court with the fewest cases."""
        if self.is_big:
            return choices.FIRST_YEAR, self.records.courts
        is_unnamed = self.rng.random() < UNNAMED_COURT
        return choices.a_year(self.rng), None if is_unnamed else zipf(self.rng, self.records.courts) + 1

    def size(self, weights: Weighted[int]) -> int:
        return MANY if self.is_big else weights.draw(self.rng)

    def number_of(self, kind: str, holder: Counter[str], fate: Fate) -> int | None:
        """The next number for readers, where the public sees the holder."""
        if not fate.is_public:
            return None
        holder[kind] += 1
        return holder[kind]

    def cite(self, unit: str, fate: Fate, path: str, contrary: str = "") -> None:
        """A citation of the case's own source, which the case as a whole always rests on, or of one that many share."""
        is_shared = self.rng.random() < SHARED and (unit, path) != (self.unit[0], "")
        source = self.rng.randint(1, SHARED_SOURCES) if is_shared else self.source
        standing = "undecided" if contrary else "accepted"
        self.records.add("citation", unit, source, path, contrary, standing, int(bool(contrary)))
        if fate.is_public and self.fate.is_public:
            self.cited[source] = None
