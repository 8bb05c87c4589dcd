"""The pages of topics."""

from casetracker.lists.record_views import detail_view, list_view
from casetracker.reading.topics.listing import TOPICS
from casetracker.reading.topics.record import topic_record

topic_list = list_view("topics", TOPICS, "Topics", "What cases and holdings are about.", ["name", "parent"])
topic_detail = detail_view("topics", "topic", TOPICS, topic_record)
