"""One reaction, cut from the story of its case."""

from typing import Any

from casetracker.reading.cases.pages import case_in_story


def reaction_record(story: dict[str, Any], public_id: str) -> dict[str, Any]:
    """One reaction of a story, with its case and the sources."""
    reaction = next(row for row in story["reactions"] if row["id"] == public_id)
    return {**reaction, "case": case_in_story(story), "sources": story["sources"]}
