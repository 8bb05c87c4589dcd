"""The list of topics, for page and API."""

from cases.models import Topic
from casetracker.lists.keyset import BY_NAME
from casetracker.lists.listing import Listing
from casetracker.reading.topics.filters import TopicFilterSet
from casetracker.reading.topics.rows import TopicRow

TOPICS = Listing(lambda: Topic.objects.visible(), TopicFilterSet, BY_NAME, TopicRow)
