"""The words that entries of feeds share: what was decided, when, and by whom."""

from collections.abc import Iterable
from typing import Any

from casetracker.core.dates import PartialDate
from casetracker.lists.rows import Rows
from rulings.choices import RULING_KIND


def decided_in_words(ruling: dict[str, Any]) -> str:
    on = date_in_words(ruling["issued_on"]) if ruling["issued_on"] else "date not known"
    return f"{RULING_KIND.phrase(ruling['kind'])}, {on} ({ruling['outcome']})"


def date_in_words(edtf: str) -> str:
    return PartialDate.parse(edtf).display()


def names(rows: Rows) -> str:
    return ", ".join(dict.fromkeys(row["name"] for row in rows))


def sentences(texts: Iterable[str]) -> str:
    return " ".join(f"{text.removesuffix('.')}." for text in texts if text)
