"""How numbers, times and lists of names read."""

from collections.abc import Sequence
from math import ceil

from casetracker.core.dates import DAYS_A_MONTH, DAYS_UP_TO
from casetracker.statistics.figures import Measure

YEARS_FROM, HALF_A_YEAR = 36, 6
"""In months."""


def duration(least: float, most: float) -> str:
    """A time between two numbers of days in words, no more exact than they are."""
    if most <= DAYS_UP_TO:
        return f"{least:g} to {most:g} days" if least < most else f"{most:g} {'day' if most == 1 else 'days'}"
    low, high = int(least / DAYS_A_MONTH), ceil(most / DAYS_A_MONTH)
    if low >= YEARS_FROM:
        return years(low, high)
    if high - low <= 1:
        return f"about {round((least + most) / 2 / DAYS_A_MONTH)} months"
    return f"{low} to {high} months" if low else f"at most {high} months"


def years(low: int, high: int) -> str:
    """A time between two numbers of months, in years."""
    if high - low <= HALF_A_YEAR:
        halves = round((low + high) / 12)
        return f"about {halves // 2}{'½' * (halves % 2)} years"
    return f"{low // 12} to {ceil(high / 12)} years"


def printed_measure(value: Measure) -> str:
    if isinstance(value, list):
        return duration(*value)
    return f"{int(value):,}" if str(value).isdigit() else str(value)


def listed(names: Sequence[str]) -> str:
    """Names as one reads them: “A, B and C”."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
