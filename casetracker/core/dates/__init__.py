"""Partial dates: the value itself, the time between two, and dates that cannot be or are to be asked about."""

from casetracker.core.dates.durations import DAYS_A_MONTH, DAYS_UP_TO, between
from casetracker.core.dates.partial_date import MAX_LENGTH, MONTHS, WIDE_DAYS, Order, PartialDate, PartialDateError
from casetracker.core.dates.reach import COMING, HAPPENED, STANDING, Reach, years_later

__all__ = [
    "COMING",
    "DAYS_A_MONTH",
    "DAYS_UP_TO",
    "HAPPENED",
    "MAX_LENGTH",
    "MONTHS",
    "STANDING",
    "WIDE_DAYS",
    "Order",
    "PartialDate",
    "PartialDateError",
    "Reach",
    "between",
    "years_later",
]
