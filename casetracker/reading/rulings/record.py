"""One ruling, cut from the story of its case."""

from typing import Any

from casetracker.reading.cases.pages import case_in_story


def ruling_record(story: dict[str, Any], public_id: str) -> dict[str, Any]:
    """One ruling of a story, with what the reader needs beside it."""
    ruling = next(row for row in story["rulings"] if row["id"] == public_id)
    return {
        **ruling,
        "case": case_in_story(story),
        "petitioners": story["petitioners"],
        "respondents": story["respondents"],
        "reactions": [row for row in story["reactions"] if row["about"]["ruling"] == public_id],
        "sources": story["sources"],
    }
