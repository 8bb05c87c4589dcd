"""Numbers in an editor's preview: what is not published yet has those that publishing all of it would give."""

from collections.abc import Collection
from itertools import chain
from typing import Any

from cases.models import Case, CaseEvent, Claim, Participation
from casetracker.core.numbering import provisional_numbers
from casetracker.lists.rows import Rows
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.cases.story.queries import ByOwner, StoryRows, read_story_rows
from rulings.models import Disposition, Holding, Opinion, Reaction, ReactionPoint, Ruling, TextVersion


def numbered_rows(case: Case, *, drafts: bool, wanted: Wanted = EVERYTHING) -> StoryRows:
    """Read a story; with `drafts`, with provisional numbers for what is not published."""
    story = read_story_rows(case, drafts=drafts, wanted=wanted)
    if drafts:
        number_drafts(story)
    return story


def number_drafts(story: StoryRows) -> None:
    """Fill in the numbers that rows of the story lack."""
    of_case: list[tuple[type[Any], Rows]] = [
        (Participation, story.participations),
        (Claim, story.claims),
        (CaseEvent, story.events),
        (Ruling, story.rulings),
        (Reaction, story.reactions),
    ]
    of_rulings: list[tuple[type[Any], ByOwner]] = [
        (Disposition, story.dispositions),
        (Holding, story.holdings),
        (Opinion, story.opinions),
        (TextVersion, story.text_versions),
    ]
    for model, rows in of_case:
        fill(model, "case", [story.case.pk], rows)
    rulings = [row["pk"] for row in story.rulings]
    for model, owned in of_rulings:
        fill(model, "ruling", rulings, list(chain.from_iterable(owned.values())))
    points = list(chain.from_iterable(story.points.values()))
    fill(ReactionPoint, "reaction", [row["pk"] for row in story.reactions], points)
    number_sources(story)


def fill(model: type[Any], holder: str, holders: Collection[int], rows: Rows) -> None:
    missing = [row for row in rows if "number" in row and row["number"] is None]
    if missing:
        found = provisional_numbers(model, holder, holders)
        for row in missing:
            row["number"] = found.get(row["pk"])


def number_sources(story: StoryRows) -> None:
    """Number sources in the order in which they are cited, as publishing does."""
    last = max([story.case.numbers.get("casesource", 0), *(row["number"] or 0 for row in story.sources)])
    by_id = {row["public_id"]: row for row in story.sources}
    for source in dict.fromkeys(citation["source__public_id"] for citation in story.citations):
        row = by_id.get(source)
        if row and row["number"] is None:
            row["number"] = last = last + 1
    story.sources.sort(key=lambda row: (row["number"] is None, row["number"] or 0))
