"""Topics in the API."""

from typing import ClassVar

from casetracker.lists.api import DetailViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.topics.listing import TOPICS
from casetracker.reading.topics.record import topic_record
from casetracker.reading.topics.record_rows import TopicRecord
from casetracker.reading.topics.rows import TopicRow


@documented("Topic", TOPICS, TopicRow, TopicRecord)
class TopicViewSet(DetailViewSet):
    """Topics."""

    listing: ClassVar[Listing] = TOPICS
    serializer_class = TopicRecord
    record = topic_record
