"""Judges, courts, parties, topics and sources in the API; a single one with all that its page shows."""

from collections.abc import Callable
from typing import Any, ClassVar

from casetracker.lists.api import RecordViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.courts.rows import CourtRow
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.judges.rows import JudgeRow
from casetracker.reading.parties.listing import PARTIES
from casetracker.reading.parties.rows import PartyRow
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.sources.rows import SourceListRow
from casetracker.reading.topics.listing import TOPICS
from casetracker.reading.topics.rows import TopicRow
from casetracker.records.bench import court_story, judge_story
from casetracker.records.party import party_story
from casetracker.records.serializers import CourtStory, JudgeStory, PartyStory, SourceStory, TopicStory
from casetracker.records.topic import source_story, topic_story


class StoryViewSet(RecordViewSet):
    """A list, and for each record what `story` tells of it."""

    story: ClassVar[Callable[[Any], dict[str, Any]]]

    def whole(self, record: Any) -> dict[str, Any]:
        return type(self).story(record)


@documented("Judge", JUDGES, JudgeRow, JudgeStory)
class JudgeViewSet(StoryViewSet):
    """Judges whom a visible ruling names."""

    listing: ClassVar[Listing] = JUDGES
    serializer_class = JudgeStory
    story = judge_story


@documented("Court", COURTS, CourtRow, CourtStory)
class CourtViewSet(StoryViewSet):
    """Courts."""

    listing: ClassVar[Listing] = COURTS
    serializer_class = CourtStory
    story = court_story


@documented("Party", PARTIES, PartyRow, PartyStory)
class PartyViewSet(StoryViewSet):
    """Parties with a page of their own, whatever their roles; private persons and protected parties have none."""

    listing: ClassVar[Listing] = PARTIES
    serializer_class = PartyStory
    story = party_story


@documented("Topic", TOPICS, TopicRow, TopicStory)
class TopicViewSet(StoryViewSet):
    """Topics."""

    listing: ClassVar[Listing] = TOPICS
    serializer_class = TopicStory
    story = topic_story


@documented("Source", SOURCES, SourceListRow, SourceStory)
class SourceViewSet(StoryViewSet):
    """Sources that something visible cites."""

    listing: ClassVar[Listing] = SOURCES
    serializer_class = SourceStory
    story = source_story
