"""Docket numbers, citations and other identifiers as they are compared: one key for every usual spelling.

The key is the number itself, then what stands before it: `829-21 wpc` for `W.P.(C) No. 829 of 2021`, `19-cv-7123 4`
for `4:19-cv-07123-PJH`. Where one of two spellings lacks what stands before, they are the same; what follows the last
numeral, such as the initials of a judge, tells nothing.
"""

import re
from typing import Any

from django.db.models import Q

from casetracker.core.naming.folding import APOSTROPHE, folded, folded_set

LENGTH = 300
MARKS = "'\"“”״׳″"
MARKS_WITHIN = re.compile(rf"(?<=\w)[{MARKS}]+(?=\w)|(?<=[א-ת])[{MARKS}]")
ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
NUMBER_SIGN = re.compile(r"№|#|(?<![^\W\d_])[nN]\.?\s?[º°]")
LAST = "\x7f"
"""Sorts after everything that can follow in a key's number."""
PART = re.compile(r"[^\W\d_]+|\d+")
YEAR, SHORT_YEAR = re.compile(r"(?:19|20)\d\d"), re.compile(r"(?:19|20)?\d\d")
OF_YEAR = re.compile(r"(?<=\d)\s+(?:of|de|del)\s+(?=(?:19|20)\d\d\b)")
FILLERS = folded_set("no nos nr of")
WORDS_FOR_NUMBER = folded_set("case cases docket file number numbers num מס תיק رقم de")
"""What is said of any number, so that it tells none from another."""
DIVISION = re.compile(r"(?<![\d:])\d{1,2}:(?=\d\d\D)")
"""Before a number of an American district court: its division."""


def number_parts(text: str) -> list[str]:
    """The parts of a docket number or citation, whatever separates them: `C-311/2018` equals `c311/18`."""
    text = folded(APOSTROPHE.sub("'", NUMBER_SIGN.sub(" ", text)))
    text = THOUSANDS.sub("", MARKS_WITHIN.sub("", text))
    text = ACRONYM.sub(lambda found: found[0].replace(".", ""), text)
    return parts_of_folded(text)


def parts_of_folded(text: str) -> list[str]:
    """The same of a text that is folded, and has no marks within words."""
    parts = PART.findall(OF_YEAR.sub("/", text).replace("_", " "))
    parts = [part for part in parts if part not in FILLERS] or parts
    if len(parts) > 1:
        number = len(parts) - 2 if SHORT_YEAR.fullmatch(parts[-1]) else None  # the 1942 of 1942/21 is no year
        parts = [part[2:] if YEAR.fullmatch(part) and i != number else part for i, part in enumerate(parts)]
    return [(part.lstrip("0") or "0") if part.isdigit() else part for part in parts]


def split_number(text: str) -> tuple[str, str]:
    """The number itself, from its first numeral to its last, and what stands before it."""
    parts = [part for part in number_parts(text) if part not in WORDS_FOR_NUMBER]
    numerals = [place for place, part in enumerate(parts) if part.isdigit()]
    if not numerals:
        return "", "".join(parts)
    first = numerals[1] if len(numerals) > 2 and DIVISION.search(text) else numerals[0]
    return "-".join(parts[first : numerals[-1] + 1]), "".join(parts[:first])


def fold_number(text: str) -> str:
    """The key under which a number is stored; empty for an empty text."""
    number, before = split_number(text)
    return f"{number} {before}"[:LENGTH] if number or before else ""


def same_number(one: str, other: str) -> bool:
    """Whether two spellings can be of one number."""
    (number, before), (other_number, other_before) = split_number(one), split_number(other)
    is_either_bare = bool(number) and not (before and other_before)
    return number == other_number and (before == other_before or is_either_bare)


def number_begins(column: str, text: str) -> Q:
    """Rows whose number begins with what is typed, by the index of the keys; none for a text without a numeral."""
    number, before = split_number(text)
    found = Q(**{f"{column}__gte": number, f"{column}__lt": f"{number}{LAST}"}) if number else Q(pk__in=[])
    return found & (Q(**{f"{column}__endswith": f" {before}"}) | Q(**{f"{column}__endswith": " "})) if before else found


def is_number(text: str) -> bool:
    """Whether there is a numeral in the text."""
    return bool(split_number(text)[0])


def numbered(column: str, text: str) -> Q:
    """Rows whose key in `column` is that of the number, by its index; none for a text without a numeral."""
    number, before = split_number(text)
    if not number:
        return Q(pk__in=[])
    if before:
        return Q(**{f"{column}__in": [f"{number} {before}"[:LENGTH], f"{number} "]})
    return Q(**{f"{column}__gte": f"{number} ", f"{column}__lt": f"{number}!"})


def numbered_label(letter: str, row: Any) -> str:
    """Return what readers call a numbered row: C1; C1* with the number that publishing would give, or a dash."""
    if row.number:
        return f"{letter}{row.number}"
    return f"{letter}{row.provisional}*" if row.provisional else "–"
