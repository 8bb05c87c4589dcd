"""One ruling, cut from the story of its case."""

from typing import Any

from casetracker.lists.rows.wanted import Wanted
from casetracker.reading.cases.pages import case_in_story
from casetracker.reading.parts.reactions import reactions_to
from rulings.models import Ruling

OF_CASE = Wanted(
    frozenset(["id", "url", "title", "title_language", "docket_number", "rulings", "petitioners", "respondents"])
    | {"reactions", "sources"}
)
"""What of the story of its case belongs to a ruling."""


def ruling_record(story: dict[str, Any], record: Ruling) -> dict[str, Any]:
    """One ruling of the story of its own case, with what the reader needs beside it."""
    public_id = record.public_id
    ruling = next(row for row in story["rulings"] if row["id"] == public_id)
    is_joined = len(ruling["cases"]) > 1
    reactions = reactions_to("about_ruling", [record.pk]).get(record.pk, []) if is_joined else []
    return {
        **ruling,
        "case": case_in_story(story),
        "petitioners": story["petitioners"],
        "respondents": story["respondents"],
        "reactions": [row for row in story["reactions"] if row["about"]["ruling"] == public_id],
        "joined_reactions": [row for row in reactions if row["case"] != story["id"]],
        "sources": story["sources"],
    }
