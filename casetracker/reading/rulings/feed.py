"""The entry of a ruling in a feed."""

from typing import Any

from casetracker.core.text import sentences
from casetracker.reading.parts.decisions import bench_in_words, decided_in_words


def ruling_entry(card: dict[str, Any]) -> tuple[str, str]:
    court = card["court"]["name"] if card["court"] else ""
    return f"{card['case']['title']}: {decided_in_words(card)}", sentences(
        [court, bench_in_words(card["judges"]), card["summary"]]
    )
