"""The entry of a ruling in a feed."""

from typing import Any

from casetracker.reading.parts.feed_words import decided_in_words, names, sentences


def ruling_entry(card: dict[str, Any]) -> tuple[str, str]:
    court = card["court"]["name"] if card["court"] else ""
    return f"{card['case']['title']}: {decided_in_words(card)}", sentences(
        [court, names(card["judges"]), card["summary"]]
    )
