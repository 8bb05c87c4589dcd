"""One invented case with everything attached, as rows."""

from collections import Counter
from typing import Any

import orjson

from benchmarks import choices, words
from benchmarks.choices import UNKNOWN, Weighted, a_date, by_date, narrow, zipf
from benchmarks.records import LEAST_PARTIES, SHARED_SOURCES, SYSTEM, Fate, Records, actor
from benchmarks.rulings import write_reaction, write_ruling

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

    def write(self) -> None:
        self.participations()
        self.assertions()
        self.events()
        self.cite(self.unit[0], self.fate, "")
        if self.is_big or self.rng.random() < CONTRARY:
            self.cite(self.unit[0], self.fate, "caption", "another caption")
        for order in range(1, self.size(choices.RULINGS) + 1):
            write_ruling(self, order)
        for order in range(1, self.size(choices.REACTIONS) + 1):
            write_reaction(self, order)
        self.number_sources()
        self.case()

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

    def participations(self) -> None:
        bringing, opposing = choices.ROLES.get(self.case_type, ("petitioner", "respondent"))
        rows = [("bringing", bringing)] * self.size(choices.PETITIONERS)
        rows += [("opposing", opposing)] * choices.RESPONDENTS.draw(self.rng)
        rows += [("neutral", "intervener")] * (self.rng.random() < 0.02)
        self.parties: list[int] = []
        for order, (side, role) in enumerate(rows, 1):
            party = self.free_party(side)
            self.parties.append(party)
            self.names.setdefault(side, actor(party).name)
            number = self.number_of("participation", self.numbers, self.fate)
            stated = actor(party).name.upper() if self.rng.random() < 0.05 else ""
            counsel = json([words.person(self.rng)] if self.rng.random() < 0.3 else [])
            columns = (self.pk, f"p{order}", number, party, role, side, stated, counsel, order)
            self.sides[side].append(self.records.add("participation", *columns))

    def free_party(self, side: str) -> int:
        """A party that is not in the case yet: well-known bodies answer, anybody asks."""
        rng = self.rng
        while True:
            if side == "bringing":
                party = rng.randint(LEAST_PARTIES // 4, self.records.parties)
            else:
                party = HEAVIEST if rng.random() < 0.045 else zipf(rng, self.records.parties - 1) + 2
            if party not in self.parties:
                return party

    def assertions(self) -> None:
        rng, records = self.rng, self.records
        for order in range(1, self.size(choices.CLAIMS) + 1):
            number = self.number_of("claim", self.numbers, self.fate)
            alleged_on = narrow(a_date(rng, self.year - 1) if rng.random() < 0.2 else UNKNOWN)
            columns = (choices.CLAIM_KIND.draw(rng), words.sentence(rng, 12), *alleged_on)
            claim = records.add("claim", self.pk, f"c{order}", number, *columns)
            self.claims.append(claim)
            records.link("claim_by", claim, rng.choice(self.sides["bringing"]))
            records.link("claim_against", claim, rng.choice(self.sides["opposing"]))

    def events(self) -> None:
        rng = self.rng
        dates = by_date([a_date(rng, self.year + rng.randint(0, 1)) for _ in range(self.size(choices.EVENTS))])
        for order, on in enumerate(dates, 1):
            number = self.number_of("caseevent", self.numbers, self.fate)
            columns = (choices.EVENT_KIND.draw(rng), words.sentence(rng, 5).rstrip("."), *narrow(on))
            event = self.records.add("event", self.pk, f"e{order}", number, *columns)
            if rng.random() < 0.4:
                self.records.link("event_by", event, self.sides["bringing"][0])

    def cite(self, unit: str, fate: Fate, path: str, contrary: str = "") -> None:
        """A citation of the case's own source, which the case as a whole always rests on, or of one that many share."""
        is_shared = self.rng.random() < SHARED and (unit, path) != (self.unit[0], "")
        source = self.rng.randint(1, SHARED_SOURCES) if is_shared else self.source
        standing = "undecided" if contrary else "accepted"
        self.records.add("citation", unit, source, path, contrary, standing, int(bool(contrary)))
        if fate.is_public and self.fate.is_public:
            self.cited[source] = None

    def number_sources(self) -> None:
        for number, source in enumerate(self.cited, 1):
            self.records.add("case_source", self.pk, f"source-{source}", number, source)
            self.numbers["casesource"] = number

    def case(self) -> None:
        """The case's own row, last because it holds the numbers that were given."""
        rng, records = self.rng, self.records
        title = f"{self.names['bringing']} v. {self.names['opposing']}"
        caption, language = title.upper(), choices.LANGUAGE.draw(rng)
        if rng.random() < LONG_CAPTIONS:
            caption = f"{caption}, and in the matter of {words.sentence(rng, 60)}"[:500]
        status = choices.STATUS.draw(rng)
        docket = f"{self.pk % 9_000 + 1_000}/{self.year % 100:02}"
        record_status = rng.choice(("stub", "partial", "partial", "complete"))
        records.add(
            "case", *self.unit, json(self.numbers), *self.fate[1:], SYSTEM, f"case-{self.pk}", title, "en", caption,
            self.court, "" if self.court else "a court that the sources do not name", docket,
            self.case_type, status, choices.FINALITY.get(status, "unknown"), *a_date(rng, self.year),
            words.sentence(rng, 25), choices.HEARING_ACCESS.draw(rng), json([language]), record_status,
        )  # fmt: skip
        for topic in {zipf(rng, records.last["topic"]) + 1 for _ in range(rng.randint(0, 2))}:
            records.link("case_topic", self.pk, topic)
        if language != "en":
            name = words.body_in_script(rng, language, "ngo")
            records.add(
                "title",
                self.pk,
                "t1",
                f"{name} / {words.body_in_script(rng, language, 'company')}",
                language,
                "caption",
            )
        if self.pk > 1 and rng.random() < APPEALS:
            records.add("relation", self.pk, "l1", "appeal_of", rng.randint(max(1, self.pk - 1_000), self.pk - 1))


def json(value: Any) -> str:
    return orjson.dumps(value).decode()
