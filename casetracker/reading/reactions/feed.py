"""The entry of a reaction in a feed."""

from typing import Any

from casetracker.core.text import sentences
from casetracker.reading.parts.decisions import date_in_words, names
from rulings.choices import REACTION_KIND, STANCE


def reaction_entry(card: dict[str, Any]) -> tuple[str, str]:
    on = f", {date_in_words(card['made_on'])}" if card["made_on"] else ""
    kind = REACTION_KIND.label(card["kind"])
    title = f"{names(card['speakers'])} on {card['case']['title']}: {STANCE.phrase(card['stance'])}"
    return title, sentences([f"{kind}{on}", card["summary"]])
