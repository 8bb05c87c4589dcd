"""One reaction, cut from the story of its case."""

from typing import Any

from casetracker.lists.rows.wanted import Wanted
from casetracker.reading.cases.pages import case_in_story

OF_CASE = Wanted(frozenset(["id", "url", "title", "title_language", "docket_number", "reactions", "sources"]))
"""What of the story of its case belongs to a reaction."""


def reaction_record(story: dict[str, Any], public_id: str) -> dict[str, Any]:
    """One reaction of a story, with its case and the sources."""
    reaction = next(row for row in story["reactions"] if row["id"] == public_id)
    return {**reaction, "case": case_in_story(story), "sources": story["sources"]}
