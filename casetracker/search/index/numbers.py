"""Recognise docket numbers, citations and sections in what a reader types, before it is split into words.

Only the digits of a number are the same wherever it is printed: labels (“Nos.”), the list before it (“HCJ”), the
division or the judge's initials after it come and go. `forms` holds what is sought, the most exact form first.
"""

import re
from dataclasses import dataclass

from casetracker.search.index.folding import DASHES, docket_terms, terms

YEAR = r"(?:1[89]|20)\d\d"
CHUNK = r"""[^\s"“”„*]"""
"""What stands between spaces. A star asks for a beginning, which is no number."""
LABEL = r"""(?:(?:cases?|dockets?|dkt\.?|appl(?:ication)?s?\.?|appeals?|petitions?|files?|causes?|claims?|suits?|
    matters?|affaires?|dossiers?|pourvois?|requêtes?|asuntos?|causas?|expedientes?|תיק)\s+)?
    (?:\(?(?:nos?|nrs?|num|núm|nums|numbers?|numéros?|números?|nummer)\b\.?\)?
    |n[°ºo]s?(?=\W|\d)\.?|№|\#|מס['׳]|מספר|رقم|เลขที่)"""
KIND = r"(?:cases?|dockets?|dkt\.?|appl(?:ication)?s?\.?|affaires?|asuntos?|rechtssachen?|rs\.|aktenzeichen|az\.|תיק)"
LETTERS = r"""(?!(?:OR|AND|NOT)\s)(?:[^\W\d_]{1,5}|(?=[^\W\d_]|\()[^\s\d"“”„*:]{0,9}[.()][^\s\d"“”„*:]{0,6})"""
"""An abbreviation: a list or court before a number, or a reporter within it."""
WITH_DIGIT = rf"""(?![{DASHES}])[^\s\d"“”„*]*+\d{CHUNK}*+"""
PAIR = rf"""(?![{DASHES}])[^\s\d"“”„*]*+\d++[^\s\d"“”„*]++\d{CHUNK}*+"""
"""Digits with something other than a space between them."""
DIVISION = r"(?:\s*\([^\W\d_]{1,12}\.?\))"
NUMBER = rf"""(?ix:
    (?:{LETTERS}\s+){{0,3}}{LABEL}\s*{WITH_DIGIT}(?:\s+of\s+{YEAR})?{DIVISION}?
    | (?:{LETTERS}\s+){{0,3}}\d+\s+(?:of|de|del)\s+{YEAR}
    | [\[(]{YEAR}[\])]\s*(?:\d{{1,3}}\s+)?(?:{LETTERS}\s+){{1,3}}\d+{DIVISION}?
    | (?:{KIND}\s+)?\d{{1,4}}\s+(?:\d{{1,3}}\s+)?(?:{LETTERS}\s+|{LETTERS}?\d(?:st|nd|rd|th|d)\s+){{1,4}}
        \d{CHUNK}*+{DIVISION}?
    | \d{{3,}}\s+\d{{1,2}}\s+(?:\d\d){{1,2}}
    | (?:{LETTERS}\s+){{0,3}}\d{{1,6}}{DIVISION}
    | (?:{KIND}\s+)?(?:{LETTERS}\s+){{0,3}}{PAIR}{DIVISION}?
)(?=[\s"“”„]|$)"""
SECTION = r"(?i:(?:§+|¶+|(?:sections?|sect?s?|ss?|articles?|arts?|paragraphs?|paras?)\b\.?|ס['׳])\s*\d[^\s\"“”„*]*)"
LABELS = re.compile(rf"(?ix)(?<!\w)(?:{LABEL}|{KIND}(?=\s))\s*(?=[^\s\d]*\d)")
AT_ITS_END = re.compile(DIVISION + r"\s*$")
FEDERAL = re.compile(rf"(?i)(?:\d{{1,2}}:)?(\d\d(?:\d\d)?[{DASHES}][a-z]{{2,4}}[{DASHES}]\d+)(?:[{DASHES}][a-z0-9]+)*")
"""A docket number of a federal court of the United States, with its division and the initials of its judges."""


CERTAIN = re.compile(r"[\[(]|\d[^\s\d]+\d")
"""Marks of a number; without them, words with digits around them may be meant as words."""


@dataclass(frozen=True)
class Form:
    """One way in which a number is written: in the column of a number, and in running text."""

    docket: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A number that was typed: its forms, the most exact first, and the letters before it."""

    forms: tuple[Form, ...]
    letters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Where it may be no number at all, its words."""


def number(typed: str) -> Number:
    """The number in a text that NUMBER matched."""
    text = LABELS.sub(" ", typed).strip()
    full = docket_terms(text)
    bare = AT_ITS_END.sub("", text)
    if federal := FEDERAL.search(bare):
        bare = federal[1]
    core = docket_terms(bare)
    letters: list[str] = []
    while core and not core[0].isdigit() and len(digits(core)) > 1:
        letters.append(core.pop(0))
    forms = [Form(tuple(full), terms(text)), Form(tuple(core), tuple(core))]
    if len(digits(core)) > 1 and len(core[-1]) == 2 and core[-1].isdigit():
        year = ("19" if core[-1] > "49" else "20") + core[-1]
        forms += [Form(tuple(core), (*core[:-1], *between, year)) for between in ((), ("of",))]
    is_certain = text != typed.strip() or bool(CERTAIN.search(text))
    return Number(tuple(dict.fromkeys(forms)), tuple(letters), () if is_certain else tuple(text.split()))


def digits(parts: list[str]) -> list[str]:
    return [part for part in parts if part.isdigit()]


def docket_forms(text: str) -> list[tuple[str, ...]]:
    """The forms of a number as a column holds it, the most exact first."""
    return list(dict.fromkeys(form.docket for form in number(text).forms if form.docket))
