"""How far from today a date can lie: what is refused as certainly wrong, and what an editor is asked about.

A year of another calendar is the likeliest reason: 2563 of the Buddhist era is 2020, 5780 of the Jewish one 2019 or
2020.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from casetracker.core.dates.partial_date import PartialDate, PartialDateError

YEARS_AHEAD = {"Buddhist": 543, "Jewish": 3760}
"""By how much the years of other calendars are higher than ours."""
_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}")


@dataclass(frozen=True)
class Reach:
    """The bounds of one kind of date."""

    asked_before: int
    """Any day of an earlier year is asked about."""
    asked_after_years: int
    refused_after_years: int
    """So many years after today a date is asked about, or certainly wrong."""

    def check(self, value: PartialDate) -> None:
        """Raise PartialDateError, perhaps with a suggestion, where the whole of the date is certainly wrong."""
        today = timezone.now().date()
        if value.earliest > years_later(today, self.refused_after_years):
            years = value.earliest.year - today.year
            other = _in_our_calendar(value, today)
            meant = f"if it is of the {other[0]} calendar, write {other[1]}" if other else "look at the year again"
            raise PartialDateError(f"{value} lies {years} years after today; {meant}", other[1] if other else None)

    def question(self, value: PartialDate) -> str:
        """Say what is odd in the date and can be real all the same; blank where nothing is."""
        today = timezone.now().date()
        if value.latest.year < self.asked_before:
            return f"{value.display()} lies before {self.asked_before}; is the year one of our calendar?"
        if value.earliest > years_later(today, self.asked_after_years):
            return f"{value.display()} lies after today; is that right?"
        return ""


HAPPENED = Reach(1800, 0, 1)
"""Of what has happened: a filing, a ruling, a statement."""
COMING = Reach(1800, 20, 100)
"""Of what may lie ahead: a hearing, the end of a term."""
STANDING = Reach(1000, 20, 100)
"""Of what may be as old as a court."""


def years_later(day: date, years: int) -> date:
    """Return the same day so many years later, or earlier; the last of February for the 29th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)


def _in_our_calendar(value: PartialDate, today: date) -> tuple[str, str] | None:
    """Return the calendar in which the date would be a likely one, and the date in ours as EDTF text.

    The Buddhist year runs as ours does; the Jewish one begins in autumn, so that only two years can be named.
    """
    for calendar, ahead in YEARS_AHEAD.items():
        year = value.earliest.year - ahead
        if HAPPENED.asked_before <= year <= today.year + 1:
            if calendar == "Jewish":
                return calendar, f"[{year - 1},{year}]"
            with suppress(PartialDateError):
                return calendar, _earlier(value, ahead).edtf
    return None


def _earlier(value: PartialDate, years: int) -> PartialDate:
    return PartialDate.parse(_YEAR.sub(lambda found: f"{int(found[0]) - years:04}", value.edtf))
