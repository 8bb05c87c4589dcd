"""The formats of what identifies a case or a ruling: ECLIs, citations of law reports, and the years in them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError

ECLI = re.compile(r"\AECLI:[A-Z]{2}:[A-Z][A-Z0-9.]{0,6}:(?P<year>\d{4}):[A-Z0-9.]{1,25}\Z")
"""Council conclusions 2011/C 127/01: country, court, year, ordinal number."""
DIVISION_OR_PINPOINT = re.compile(r"(?:\s*\([^()]*\)|,\s*(?:at\s+)?\[?\d+\]?(?:[-–]\d+)?)\s*\Z")
"""What may follow a citation: the court's division or the court and year in brackets, or a page in the report."""
REPORT = re.compile(
    r"\A(?P<year>[\[(]\d{4}[\])])?\s*(?P<volume>\d+\b(?!\s*\Z))?\s*(?P<reporter>[^\W\d].*?)\s+(?P<page>[A-Z]?\d+)\Z"
)
YEAR = re.compile(r"(?<![\d.])(?:1[5-9]|20)\d\d(?![\d.])")


Span = tuple[date | None, date | None]
"""The first and the last day on which a ruling may have been given; None where nobody knows."""


class ReportParts(NamedTuple):
    """Where a ruling stands in a law report."""

    volume: str
    reporter: str
    page: str


def validate_ecli(value: str) -> None:
    """Refuse what is no ECLI; whether it was officially assigned, only its source can say."""
    if not ECLI.match(value):
        raise ValidationError(f"“{value}” is no ECLI; one reads ECLI:COUNTRY:COURT:YEAR:NUMBER, in capitals.")


def report_parts(citation: str) -> ReportParts | None:
    """Take the citation of a law report apart: `138 F.4th 152 (4th Cir. 2025)` is volume 138 of F.4th, page 152.

    Returns None where it does not read so. A year that stands for the volume, as in `[2023] QB 1`, is none.
    """
    found = REPORT.match(without_ending(citation))
    return ReportParts(found["volume"] or "", found["reporter"], found["page"]) if found else None


def year_named(scheme: str, value: str) -> int | None:
    """Return the year in which the ruling was given, as far as a citation itself says so; a report's may be later."""
    if scheme == "ecli":
        found = ECLI.match(value)
        return int(found["year"]) if found else None
    years = YEAR.findall(value) if scheme == "neutral_citation" else []
    return int(years[0]) if years else None


def contradicts(scheme: str, value: str, span: Span) -> bool:
    """Whether a citation cannot be of a ruling given within these days; a number may be given in the next January."""
    year, (earliest, latest) = year_named(scheme, value), span
    if year is None:
        return False
    return (earliest is not None and year < earliest.year) or (latest is not None and year > latest.year + 1)


def cited_ruling(scheme: str, value: str, spans: Sequence[Span]) -> int | None:
    """Return the place of the ruling that a citation of its case means: the only one, or the only one of its year."""
    if len(spans) == 1:
        return None if contradicts(scheme, value, spans[0]) else 0
    year = year_named(scheme, value)
    of_year = [
        place
        for place, (earliest, latest) in enumerate(spans)
        if year and earliest and latest and earliest.year == year == latest.year
    ]
    return of_year[0] if len(of_year) == 1 else None


def sought(value: str) -> str:
    """Return an identifier without what its spellings differ in: `[2022] EWHC 2199 (QB)` is `2022 EWHC 2199`."""
    text = without_ending(value).casefold()
    text = re.sub(r"(?<=\d)[\W_]+(?=\d)", " ", text)  # digits that stand apart are two numbers
    return re.sub(r"(?<!\d)[\W_]+|[\W_]+(?!\d)", "", text)


def without_ending(citation: str) -> str:
    """Return the citation without a division, a court or a page after it."""
    text = citation.strip()
    while (shorter := DIVISION_OR_PINPOINT.sub("", text)) and shorter != text:
        text = shorter
    return text
