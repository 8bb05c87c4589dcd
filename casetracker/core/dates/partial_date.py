"""Partial dates: what a source says about a day, and no more. `2019-05` is May 2019, never its first day.

A subset of EDTF (ISO 8601-2): `2019`, `2019-05`, `2019-05-13`; at the end of a date `~` about, `?` uncertain, `%` both;
`2016/2019` at some time between, `2016/..` 2016 or later, `../2019` 2019 or earlier; `[2019-05-13,2019-05-14]` either.
The marks do not move `earliest` and `latest`: nobody knows by how much they should.
"""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise, product
from typing import Literal, Never

MAX_LENGTH = 64
WIDE_DAYS = 366
"""A span of more days than this is wide: filters look for it separately (see `could_be`)."""

Order = Literal["dmy", "mdy", "ymd"]

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_SINGLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
_ABOUT = re.compile(r"(?:about|around|approximately|circa|ca?\.?) (?P<date>.+)", re.IGNORECASE)
_IN_WORDS = re.compile(r"(?:([0-9]{1,2}) )?([A-Za-z]{3,9})\.? ([0-9]{4})")
_DAY_SECOND = re.compile(r"([A-Za-z]{3,9}\.?) ([0-9]{1,2}),? ([0-9]{4})")
_IN_FIGURES = re.compile(r"([0-9]{1,4})([-./])([0-9]{1,2})\2([0-9]{1,4})")
_PLACES = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}  # where the year, the month and the day stand
# They come along unseen when a date is copied out of Hebrew or Arabic text.
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_MARK_WORDS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

_HOW_TO = (
    "write 2020, 2020-07 or 2020-07-13; 2020~ for about 2020, 2016/2019 for a time between, 2016/.. for 2016 or later, "
    "[2019,2020] for one of these"
)
_NOT_KEPT = {  # the first that fits
    r"[0-9X-]*X.*": "no digit is left open here; write what is known, 2019-05, or the years between, 2010/2019",
    r"\{.*": "one date is kept here, not several; write [2019,2020] for one of these, or make an entry for each",
    r"\[.*\.\..*": "name each date of a choice; write 2016/2019 for a time between, 2016/.. for 2016 or later",
    r"(\.\.)?/(\.\.)?": "this says nothing; leave the date empty when it is not known",
    r"/[^/]+|[^/]+/": "an open end is two dots; write 2016/.. for 2016 or later, ../2019 for 2019 or earlier",
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*": "a time of day is not kept here; write the day alone, 2020-07-13",
    r"Y.*|-[0-9].*|[0-9]{5,}": "a year has four figures, from 0001 to 9999",
    r"[?~%].*|[^/,]*[?~%].+": "the marks ~ and ? stand at the end of a date; write 2019-05~ or 2019-05?",
    r"(?s).*": f"not a date as it is kept here; {_HOW_TO}",
}


class PartialDateError(ValueError):
    """Says what is wrong with a text and what to write instead; `suggestion` is its likely meaning, to confirm."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; made by `parse` or `from_text`, equal when the EDTF text is."""

    edtf: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, edtf_text: str) -> "PartialDate":
        """Read EDTF text. PartialDateError says what is wrong with any other text."""
        return _parse(edtf_text)

    @classmethod
    def from_text(cls, text: str, order: Order | None = None) -> "PartialDate":
        """Read what an editor may type: EDTF, `13 July 2020`, `July 2020`, with or without `about`.

        Figures with two readings, such as 03/04/2020, are refused unless an import states their `order`.
        """
        text = " ".join(_DIRECTION_MARKS.sub("", text).split())
        if len(text) <= MAX_LENGTH and (about := _ABOUT.fullmatch(text)):
            return _parse(_SINGLE.sub(r"\g<0>~", cls.from_text(about["date"], order).edtf))
        if words := _IN_WORDS.fullmatch(_DAY_SECOND.sub(r"\2 \1 \3", text)):
            return _parse(_edtf_of_words(text, *words.groups()))
        figures = _IN_FIGURES.fullmatch(text)
        readings = _readings(figures, order) if figures and order else _all_readings(figures) if figures else []
        return readings[0] if len(readings) == 1 else _parse(text)

    def __str__(self) -> str:
        return self.edtf

    @property
    def parts(self) -> "list[PartialDate]":
        """Return the single dates that the text names."""
        return [_parse(match[0]) for match in _SINGLE.finditer(self.edtf)]

    @property
    def precision(self) -> str:
        """Return `day`, `month`, `year`, or `span` for an interval or one of several dates."""
        return ("year", "month", "day")[self.edtf.count("-")] if self._shape == "one" else "span"

    @property
    def is_marked(self) -> bool:
        """Tell whether it says about or perhaps."""
        return any(mark in self.edtf for mark in _MARK_WORDS)

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day, without a mark."""
        return self.precision == "day" and not self.is_marked

    @property
    def is_wide(self) -> bool:
        return (self.latest - self.earliest).days > WIDE_DAYS

    @property
    def year(self) -> int | None:
        """Return the year in which all of it lies."""
        return self.earliest.year if self.earliest.year == self.latest.year else None

    @property
    def html_datetime(self) -> str:
        """Return the day, month or year that all of it shares, for `<time datetime>`; blank if there is none."""
        texts = re.findall(r"[0-9-]+|\.\.", self.edtf)
        return next((texts[0][:size] for size in (10, 7, 4) if len({text[:size] for text in texts}) == 1), "")

    def display(self) -> str:
        """Write the date in English: `13 July 2020`, `about June 2018`, `13 or 14 May 2019`, `2019 or later`."""
        words = _in_words(self.parts)
        if self._shape == "between":
            return "between " + " and ".join(words)
        return _either(words) + {"from": " or later", "until": " or earlier"}.get(self._shape, "")

    def overlaps(self, other: "PartialDate") -> bool:
        """Tell whether both can be true: they share a day (of a choice, one of its dates has it)."""
        spans = [each.parts if each._shape == "either" else [each] for each in (self, other)]
        return any(a.earliest <= b.latest and b.earliest <= a.latest for a, b in product(*spans))

    @property
    def _shape(self) -> str:
        if "/" not in self.edtf:
            return "either" if self.edtf.startswith("[") else "one"
        return "from" if self.edtf.endswith("..") else "until" if self.edtf.startswith("..") else "between"


@lru_cache(maxsize=10_000)
def _parse(text: str) -> PartialDate:
    if single := _SINGLE.fullmatch(text):
        return PartialDate(text, *_bounds(text, *single.groups()))
    if len(text) > MAX_LENGTH:
        raise PartialDateError(f"{_shown(text)}: a date has at most {MAX_LENGTH} characters; {_HOW_TO}")
    is_choice = text.startswith("[") and text.endswith("]")
    pieces = text[1:-1].split(",") if is_choice else text.split("/")
    from_ever, for_ever = text.startswith("../"), text.endswith("/..")
    dates = pieces[from_ever : len(pieces) - for_ever]
    if (len(pieces) < 2 if is_choice else len(pieces) > 2) or not dates or not all(map(_SINGLE.fullmatch, dates)):
        _refuse(text)
    parts = [_parse(piece) for piece in dates]
    _check_order(text, parts)
    earliest, latest = parts[0].earliest, parts[-1].latest
    return PartialDate(text, date.min if from_ever else earliest, date.max if for_ever else latest)


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """Return the first and last day of a year, month or day."""
    if year == "0000":
        raise PartialDateError(f"{text}: there is no year 0000; a year has four figures, from 0001 to 9999")
    if month and not "01" <= month <= "12":
        raise PartialDateError(f"{text}: there is no month {month}; write 01 to 12, for a season 2019-03/2019-05")
    last = monthrange(int(year), int(month or 12))[1]
    if day and not 1 <= int(day) <= last:
        raise PartialDateError(f"{text}: {MONTHS[int(month or 0) - 1]} {year} has no day {day}; write 01 to {last}")
    return date(int(year), int(month or 1), int(day or 1)), date(int(year), int(month or 12), int(day or last))


def _check_order(text: str, parts: list[PartialDate]) -> None:
    """Refuse dates out of order or within each other, so that one meaning has one text."""
    for first, second in pairwise(parts):
        if second.latest < first.earliest:
            ordered = [part.edtf for part in sorted(parts, key=lambda part: part.earliest)]
            better = f"[{','.join(ordered)}]" if text.startswith("[") else "/".join(ordered)
            raise PartialDateError(f"{text}: the earlier date comes first; write {better}", better)
        if second.earliest <= first.latest:
            overlap = f"{first} and {second} overlap"
            raise PartialDateError(f"{text}: {overlap}; write one date, or two that do not, such as 2019-05/2019-12")


def _refuse(text: str) -> Never:
    """Raise the error that helps most with a text outside the grammar."""
    if figures := _IN_FIGURES.fullmatch(text):
        _refuse_figures(text, figures)
    reason = next(reason for pattern, reason in _NOT_KEPT.items() if re.fullmatch(pattern, text))
    raise PartialDateError(f"{_shown(text) or 'an empty text'}: {reason}")


def _refuse_figures(text: str, figures: re.Match[str]) -> Never:
    readings = _all_readings(figures)
    if not readings:
        raise PartialDateError(f"{text}: there is no such day; {_HOW_TO}")
    words, edtf = [reading.display() for reading in readings], [reading.edtf for reading in readings]
    if len(readings) == 1:
        raise PartialDateError(f"{text}: did you mean {words[0]}? Write {words[0]} or {edtf[0]}", words[0])
    if len({reading.year for reading in readings}) == 1:
        words = [each.rpartition(" ")[0] for each in words]
    raise PartialDateError(f"{text} could be {_either(words)}; write {_either(edtf)}")


def _all_readings(figures: re.Match[str]) -> list[PartialDate]:
    """Return every day that three figures can mean in whatever order, in both centuries where two digits say the year.

    13.07.20 can be the 20th of July 2013; 13.7.20 cannot, since who begins with the year writes both digits.
    """
    year_first = len(figures[1]) == 4 or {len(group) for group in figures.group(1, 3, 4)} == {2}
    orders: tuple[Order, ...] = ("dmy", "mdy", "ymd") if year_first else ("dmy", "mdy")
    return [day for century in ("", "20", "19") for day in _readings(figures, *orders, century=century)]


def _readings(figures: re.Match[str], *orders: Order, century: str | None = None) -> list[PartialDate]:
    """Return the days that three figures can mean, each once, in the sequence of the orders.

    Two digits of a year are taken in the `century`, as POSIX does where none is given; "" leaves them out.
    """
    found = {}
    for order in orders:
        year, month, day = (figures.group(1, 3, 4)[place] for place in _PLACES[order])
        is_short = len(year) == 2
        if (
            len(year) not in (2, 4)
            or max(len(month), len(day)) > 2
            or (century is not None and is_short != bool(century))
        ):
            continue
        if is_short:
            year = (century or ("20" if year < "69" else "19")) + year
        with suppress(PartialDateError):
            found[_parse(f"{year}-{month:0>2}-{day:0>2}")] = order
    return list(found)


def _edtf_of_words(text: str, day: str | None, month: str, year: str) -> str:
    numbers = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower())]
    if not numbers:
        _refuse(text)
    return f"{year}-{numbers[0]:02}" + (f"-{day:0>2}" if day else "")


def _shown(text: str) -> str:
    """Make the text fit to repeat in a message: short, and without characters that could disturb page or log."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text[:MAX_LENGTH])


def _words(single: PartialDate) -> list[str]:
    """Return `["13", "July", "2020"]`, without what is not known."""
    words = [str(single.earliest.day), MONTHS[single.earliest.month - 1], single.edtf[:4]]
    return words[2 - single.edtf.count("-") :]


def _in_words(parts: list[PartialDate]) -> list[str]:
    """Write each single date in words; only the last names a month or year that all share."""
    words = [_words(part) for part in parts]
    shared = 0
    if len({len(each) for each in words}) == 1 and not any(part.is_marked for part in parts):
        while shared < len(words[0]) - 1 and len({each[-1 - shared] for each in words}) == 1:
            shared += 1
    cut = [each[: len(each) - shared] for each in words[:-1]] + words[-1:]
    marks = [_MARK_WORDS.get(part.edtf[-1], "") for part in parts]
    return [mark + " ".join(each) for mark, each in zip(marks, cut, strict=True)]


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
