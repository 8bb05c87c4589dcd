"""The invented record as rows, chunk by chunk, without a database: the same for the same number of cases."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from benchmarks import words
from benchmarks.choices import BODY_KIND, EXPOSURE, LANGUAGE, PARTY_KIND, SOURCE_KIND, a_date, a_year, narrow, zipf
from casetracker.core.models import ALPHABET, ID_LENGTH

Rows = dict[str, list[tuple[Any, ...]]]

SYSTEM = "benchmark"
CHUNK = 2_000
"""Cases, or parties, in one chunk; memory holds one chunk at a time."""
FIRST_DAY = datetime(2021, 1, 1)  # noqa: DTZ001 - written as text, in UTC
DAYS = 1_500
"""The cases were published one after the other within so many days."""
EMBARGO = "2199-01-01 00:00:00"
DRAFTS, EMBARGOES = 0.02, 0.005
COUNTRIES = ["XA", "XB", "XC", "XD", "XE"]
"""Codes that ISO 3166 leaves to users."""
COURTS, SHARED_SOURCES, TOPICS, LEAST_PARTIES = 200, 50, 40, 400


class Fate(NamedTuple):
    """How far a case, ruling or reaction has come; the columns of the editorial workflow."""

    visible_from: str | None
    state: str
    published_at: str | None
    publish_at: str | None
    numbered_at: str | None

    @property
    def is_public(self) -> bool:
        return self.numbered_at is not None


DRAFT = Fate(None, "draft", None, None, None)


class Actor(NamedTuple):
    """A party's name and kind."""

    name: str
    kind: str


@lru_cache(maxsize=10_000)
def actor(number: int) -> Actor:
    """The party of this number; the first ones are bodies, which stand in many cases."""
    rng = Random(number)
    kind = (BODY_KIND if number <= LEAST_PARTIES // 2 else PARTY_KIND).draw(rng)
    return Actor(words.person(rng) if kind == "person" else words.body(rng, kind), kind)


class Records:
    """All rows of a record of so many cases; `tables` names what each kind of row is made of."""

    def __init__(self, cases: int) -> None:
        self.cases = cases
        self.rng = Random(f"casetracker {cases}")
        self.rows: Rows = defaultdict(list)
        self.last: Counter[str] = Counter()
        self.courts = min(COURTS, cases // 5 + 5)
        self.judges = max(20, cases // 200)
        self.parties = max(LEAST_PARTIES, cases * 2 // 5)
        self.judges_of: dict[int, list[int]] = defaultdict(list)

    def references(self) -> Iterator[Rows]:
        """Courts, judges, topics, shared sources and parties."""
        for number in range(1, TOPICS + 1):
            name = f"{words.COMMON[-number]} law".capitalize()
            self.add("topic", *self.unit("topic", None), SYSTEM, f"topic-{number}", name)
        for number in range(1, self.courts + 1):
            self.court(number)
        for _ in range(self.judges):
            self.judge()
        for _ in range(SHARED_SOURCES):
            self.source(None)
        for number in range(1, self.parties + 1):
            self.party(number)
            if number % CHUNK == 0:
                yield self.take()
        yield self.take()

    def take(self) -> Rows:
        """The rows since the last time."""
        rows, self.rows = self.rows, defaultdict(list)
        return rows

    def add(self, table: str, *values: Any) -> int:
        """One more row; a table whose rows are numbered gets the number as its first value."""
        self.last[table] += 1
        self.rows[table].append((self.last[table], *values))
        return self.last[table]

    def link(self, table: str, *ends: int | None) -> None:
        self.rows[table].append(ends)

    def unit(self, kind: str, visible_from: str | None, parent: str | None = None) -> tuple[str, str, str | None]:
        """A registered unit's columns after its primary key."""
        self.last["public_id"] += 1
        public_id = public_id_of(self.last["public_id"])
        self.rows["unit"].append((public_id, kind, parent, visible_from, int(visible_from not in (None, EMBARGO))))
        return public_id, self.instant(), visible_from

    def instant(self) -> str:
        """When the case at hand was published."""
        share = self.last["case"] / self.cases
        return (FIRST_DAY + timedelta(seconds=int(DAYS * 86_400 * share))).isoformat(" ")

    def fate(self, parent: Fate | None = None) -> Fate:
        """Most are public; a child of a draft is a draft, and none is seen before its case."""
        chance = self.rng.random()
        if chance < DRAFTS or (parent and parent.state == "draft"):
            return DRAFT
        published_at = self.instant()
        publish_at = EMBARGO if chance < DRAFTS + EMBARGOES else None
        visible_from = max(filter(None, (published_at, publish_at, parent.visible_from if parent else None)))
        return Fate(
            visible_from, "published", published_at, publish_at, None if visible_from == EMBARGO else published_at
        )

    def court(self, number: int) -> None:
        rng = self.rng
        levels = ["supreme", "appellate", "appellate", "first_instance", "first_instance", "specialised"]
        level = levels[min(number - 1, 5)]
        head = {"supreme": "Supreme Court", "appellate": "Court of Appeal", "specialised": "Tribunal"}.get(
            level, "District Court"
        )
        name = f"{head} of {words.place(number * 31)}"
        columns = (SYSTEM, f"court-{number}", name, f"{name[0]}C {number}", rng.choice(COUNTRIES), level)
        pk = self.add("court", *self.unit("court", None), *columns)
        if rng.random() < 0.3:
            language = rng.choice(("he", "ar"))
            self.add("court_name", pk, "n1", words.body_in_script(rng, language, "court"), language, "translation")

    def judge(self) -> None:
        rng, number = self.rng, self.last["judge"] + 1
        pk = self.add("judge", *self.unit("judge", None), SYSTEM, f"judge-{number}", words.person(rng))
        court = number if number <= self.courts else zipf(rng, self.courts) + 1
        self.add("judge_court", pk, "k1", court)
        self.judges_of[court].append(pk)
        if rng.random() < 0.3:
            language = rng.choice(("he", "ar"))
            self.add("judge_name", pk, "n1", words.person_in_script(rng, language), language, "transliteration")

    def party(self, number: int) -> None:
        rng, made = self.rng, actor(number)
        exposure = EXPOSURE.draw(rng) if made.kind == "person" else "public_role"
        columns = (SYSTEM, f"party-{number}", made.name, made.kind, exposure, rng.choice(COUNTRIES))
        pk = self.add("party", *self.unit("party", None), *columns)
        if rng.random() < 0.25:
            language = rng.choice(("he", "ar"))
            is_person = made.kind == "person"
            name = (
                words.person_in_script(rng, language) if is_person else words.body_in_script(rng, language, made.kind)
            )
            self.add("party_name", pk, "n1", name, language, "transliteration" if is_person else "official")

    def source(self, visible_from: str | None) -> int:
        """A source; one that several cases share gets its instant when all cases are there."""
        rng, number = self.rng, self.last["source"] + 1
        title, publisher = words.sentence(rng, 7).rstrip("."), f"{words.place(zipf(rng, 2_000))} Gazette"
        url = f"https://gazette.example/{number}"
        columns = (SYSTEM, f"source-{number}", SOURCE_KIND.draw(rng), title, publisher, url)
        published_on = narrow(a_date(rng, a_year(rng)))
        return self.add("source", *self.unit("source", visible_from), *columns, *published_on, LANGUAGE.draw(rng))


def public_id_of(number: int) -> str:
    """A public id for each number, all different and in no visible order."""
    size = len(ALPHABET) ** ID_LENGTH
    number = number * 127_290_146_111_287 % size  # no multiple of 3, the alphabet's only prime factor
    digits = []
    for _ in range(ID_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(digits)
