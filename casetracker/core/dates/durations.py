"""The time between two partial dates in words, no more exact than they are."""

from datetime import date

from casetracker.core.dates.partial_date import PartialDate

DAYS_UP_TO, YEARS_FROM, DAYS_A_MONTH = 60, 36, 30.44
"""The longest time counted in days, and the number of months from which a time is counted in years."""


def between(a: PartialDate, b: PartialDate) -> str:
    """Say the time between two dates, no more exact than they are: `12 days`, `about 14 months`, `3 to 5 years`.

    `a` and `b` may be exchanged; days are counted between exact days only.
    """
    first, second = sorted((a, b), key=lambda each: each.earliest)
    least = max(0, (second.earliest - first.latest).days)
    if a.is_day and b.is_day and least <= DAYS_UP_TO:
        return _count(least, "day") if least else "the same day"
    perhaps = "perhaps " if a.is_marked or b.is_marked else ""
    low = max(0, _whole_months(first.latest, second.earliest))
    if first.earliest == date.min or date.max in (first.latest, second.latest):
        return perhaps + _at_least_and_most(low, None) if low else "not known"
    ends = (first.earliest, second.latest), (second.earliest, first.latest)  # the second may lie within the first
    start, end = max(ends, key=lambda pair: pair[1] - pair[0])
    high = max(1, _whole_months(start, end) + (start.day != end.day))
    return _about(least, (end - start).days) or perhaps + _at_least_and_most(low, high)


def _about(least: int, most: int) -> str:
    """Say days as `about 14 months` or `about 3½ years`; blank where that could be wrong by more than a tenth."""
    months = round((least + most) / 2 / DAYS_A_MONTH)
    months = months if months < YEARS_FROM else round(months / 6) * 6
    if not months or not 0.9 * months * DAYS_A_MONTH <= least <= most <= 1.1 * months * DAYS_A_MONTH:
        return ""
    years = f"{months // 12}{'½' * (months % 12 // 6)} years"
    return "about " + (years if months >= YEARS_FROM else _count(months, "month"))


def _at_least_and_most(low: int, high: int | None) -> str:
    """Say months as `between 16 and 29 months`: at least `low` and, unless that is open, at most `high`."""
    widest = low if high is None else high
    step, unit = (12, "year") if widest >= YEARS_FROM or low % 12 == widest % 12 == 0 else (1, "month")
    if high is None:
        return f"at least {_count(low // step, unit)}"
    most = _count(-(-high // step), unit)
    return f"between {low // step} and {most}" if low >= step else f"at most {most}"


def _whole_months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
