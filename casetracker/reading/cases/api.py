"""Cases in the API, and a ruling with its whole context."""

from typing import Any, ClassVar

from cases.models import Case
from casetracker.feeds import Followed
from casetracker.history.as_of import case_as_of, ruling_as_of
from casetracker.lists.api import RecordViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.cases.listing import CASES
from casetracker.reading.cases.story import Story
from casetracker.reading.cases.story_rows import read_rows
from casetracker.reading.cases.story_serializers import (
    CasePast,
    CaseRow,
    CaseStory,
    ReactionStory,
    RulingPast,
    RulingStory,
)
from casetracker.reading.reactions.rows import REACTIONS, ReactionListRow
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.reading.rulings.serializers import RulingRow
from rulings.models import Reaction, Ruling


@documented("Case", CASES, CaseRow, CaseStory, CasePast)
class CaseViewSet(Followed, RecordViewSet):
    """Cases; a single one with everything attached."""

    listing: ClassVar[Listing] = CASES
    serializer_class = CaseStory

    def get_queryset(self) -> Any:
        return Case.objects.visible().for_list()

    def past(self, record: Case, as_of: str) -> dict[str, Any]:
        return case_as_of(record, as_of)

    def whole(self, record: Case) -> dict[str, Any]:
        return Story(read_rows(record)).tell()


@documented("Ruling", RULINGS, RulingRow, RulingStory, RulingPast)
class RulingViewSet(Followed, RecordViewSet):
    """Rulings; each row answers who petitioned, what was decided by whom, and who reacted how."""

    listing: ClassVar[Listing] = RULINGS
    serializer_class = RulingStory

    def get_queryset(self) -> Any:
        return self.listing.records().for_list()

    def past(self, record: Ruling, as_of: str) -> dict[str, Any]:
        return ruling_as_of(record, as_of)

    def whole(self, record: Ruling) -> dict[str, Any]:
        return ruling_story(Story(read_rows(record.case)).tell(), record.public_id)


@documented("Verdict", VERDICTS, RulingRow, RulingStory, RulingPast)
class VerdictViewSet(RulingViewSet):
    """Rulings that decide a petition, a claim, an appeal or a charge."""

    listing: ClassVar[Listing] = VERDICTS


@documented("Reaction", REACTIONS, ReactionListRow, ReactionStory)
class ReactionViewSet(Followed, RecordViewSet):
    """Reactions; a single one with its points and what each rests on."""

    listing: ClassVar[Listing] = REACTIONS
    serializer_class = ReactionStory

    def get_queryset(self) -> Any:
        return self.listing.records().select_related("case", "case__court")

    def whole(self, record: Reaction) -> dict[str, Any]:
        return reaction_story(Story(read_rows(record.case)).tell(), record.public_id)


def case_of(story: dict[str, Any]) -> dict[str, Any]:
    return {name: story[name] for name in ("id", "title", "title_language", "docket_number", "url")}


def reaction_story(story: dict[str, Any], public_id: str) -> dict[str, Any]:
    """One reaction of a story, with its case and the sources."""
    reaction = next(row for row in story["reactions"] if row["id"] == public_id)
    return {**reaction, "url": f"/reactions/{public_id}/", "case": case_of(story), "sources": story["sources"]}


def ruling_story(story: dict[str, Any], public_id: str) -> dict[str, Any]:
    """One ruling of a story, with what the reader needs beside it."""
    ruling = next(row for row in story["rulings"] if row["id"] == public_id)
    return {
        **ruling,
        "case": case_of(story),
        "petitioners": story["petitioners"],
        "respondents": story["respondents"],
        "reactions": [row for row in story["reactions"] if row["about"]["ruling"] == public_id],
        "sources": story["sources"],
    }
