"""How often what occurs in the invented record: pairs of a value and its weight, and how they are drawn."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any, Generic, TypeVar

from casetracker.core.dates import PartialDate

T = TypeVar("T")
Date = tuple[str | None, str | None, str | None, int]
"""The columns of a partial date: its EDTF text, the earliest and the latest day, and whether it spans more than a year."""

FIRST_YEAR, LAST_YEAR = 1990, 2025
UNKNOWN: Date = (None, None, None, 0)


class Weighted(Generic[T]):
    """A value drawn as often as its weight says."""

    def __init__(self, weights: dict[T, float]) -> None:
        self.values, self.cumulative = list(weights), list(accumulate(weights.values()))

    def draw(self, rng: Random) -> T:
        return rng.choices(self.values, cum_weights=self.cumulative)[0]


PETITIONERS = Weighted({1: 72, 2: 20, 3: 8})
RESPONDENTS = Weighted({1: 88, 2: 9, 3: 3})
CLAIMS = Weighted({0: 45, 1: 35, 2: 15, 3: 5})
EVENTS = Weighted({0: 65, 1: 22, 2: 11, 3: 2})
RULINGS = Weighted({0: 20, 1: 55, 2: 20, 3: 5})
REACTIONS = Weighted({0: 80, 1: 12.5, 2: 5, 3: 2.5})
SEATS = Weighted({1: 60, 3: 37, 5: 3})
LANGUAGE = Weighted({"en": 60, "he": 25, "ar": 15})

CASE_TYPE = Weighted(
    {
        "administrative_petition": 18,
        "high_court_petition": 8,
        "petition": 10,
        "civil_claim": 30,
        "appeal": 14,
        "leave_to_appeal": 5,
        "judicial_review": 6,
        "criminal": 7,
        "constitutional_application": 2,
    }
)
ROLES = {
    "civil_claim": ("plaintiff", "defendant"),
    "appeal": ("appellant", "appellee"),
    "criminal": ("prosecutor", "accused"),
}
"""The roles of both sides by the type of the case; in all others a petitioner stands against a respondent."""
DECIDES = {"civil_claim": "claim", "appeal": "appeal", "criminal": "charge", "leave_to_appeal": "leave_application"}

STATUS = Weighted(
    {"decided": 62, "pending": 15, "on_appeal": 6, "closed": 6, "settled": 5, "withdrawn": 4, "reserved": 2}
)
FINALITY = {"decided": "final", "pending": "open", "reserved": "open", "on_appeal": "appeal_pending"}
HEARING_ACCESS = Weighted({"open": 70, "written_only": 15, "partly_closed": 6, "closed": 5, "unknown": 4})
PARTY_KIND = Weighted({"person": 52, "company": 28, "ngo": 8, "government_body": 12})
BODY_KIND = Weighted({"company": 40, "ngo": 15, "government_body": 45})
EXPOSURE = Weighted({"named_in_record": 60, "private": 35, "at_risk": 3, "minor": 2})
CLAIM_KIND = Weighted({"allegation": 40, "ground": 30, "relief_sought": 25, "defence": 5})
EVENT_KIND = Weighted({"filing": 40, "hearing": 30, "motion": 15, "submission": 10, "deadline": 5})
SOURCE_KIND = Weighted({"court_document": 45, "news_report": 30, "official_publication": 15, "ngo_report": 10})
FINDING = Weighted({"accepted": 30, "rejected": 30, "established": 15, "not_established": 15, "not_reached": 10})
REACTION_KIND = Weighted({"statement": 50, "press_release": 30, "interview": 12, "social_post": 8})
STANCE = Weighted({"criticises": 30, "welcomes": 28, "condemns": 12, "mixed": 10, "neutral": 12, "not_stated": 8})
RESPONSE = Weighted({"none": 50, "will_appeal": 20, "accepts": 12, "will_comply": 10, "calls_for_reform": 8})
OUTCOME = Weighted(
    {
        ("rejected", "opposing"): 24,
        ("dismissed", "opposing"): 15,
        ("granted", "bringing"): 14,
        ("granted_in_part", "split"): 12,
        ("dismissed_in_limine", "opposing"): 8,
        ("affirmed", "opposing"): 7,
        ("inadmissible", "opposing"): 4,
        ("withdrawn", "neither"): 4,
        ("settled", "split"): 4,
        ("reversed", "bringing"): 3,
        ("struck_out", "opposing"): 2,
        ("moot", "neither"): 2,
        ("remanded", "bringing"): 1,
    }
)
"""The result of what decides a petition, claim, appeal or charge, and the side that it favours."""
MOTION_OUTCOME = Weighted({("denied", "opposing"): 55, ("granted", "bringing"): 40, ("adjourned", "neither"): 5})


def zipf(rng: Random, size: int) -> int:
    """A rank from 0 to size - 1, each drawn about as often as 1 / (rank + 1)."""
    return int((size + 1) ** rng.random()) - 1


def a_year(rng: Random) -> int:
    """Later years are more frequent."""
    return LAST_YEAR - int((LAST_YEAR - FIRST_YEAR + 1) * rng.random() ** 1.7)


def a_date(rng: Random, year: int) -> Date:
    """A date in the year: 70 % days, 20 % months, 8 % years or a span of years, 2 % unknown."""
    chance = rng.random()
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    if chance < 0.7:
        return columns(f"{year}-{month:02}-{day:02}")
    if chance < 0.9:
        return columns(f"{year}-{month:02}")
    if chance < 0.98:
        return columns(f"{year - 2}/{year}" if chance > 0.975 else f"{year}")
    return UNKNOWN


@cache
def columns(edtf: str) -> Date:
    found = PartialDate.parse(edtf)
    return edtf, found.earliest.isoformat(), found.latest.isoformat(), int(found.is_wide)


def narrow(known: Date) -> tuple[Any, ...]:
    """The columns of a date that no list filters by: without its width."""
    return known[:3]


def by_date(dates: Sequence[Date]) -> list[Date]:
    """In reading order, the unknown last."""
    return sorted(dates, key=lambda each: each[1] or date.max.isoformat())
