"""The entry of a case in a feed."""

from typing import Any

from casetracker.core.text import sentences
from casetracker.reading.parts.decisions import decided_in_words, names


def case_entry(card: dict[str, Any]) -> tuple[str, str]:
    court = card["court"]["name"] if card["court"] else card["court_as_stated"]
    verdict = decided_in_words(card["verdict"]) if card["verdict"] else ""
    return card["title"], sentences([court, card["docket_number"], names(card["petitioners"]), verdict])
