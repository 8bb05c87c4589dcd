"""A topic with its cases, and with the rulings that hold something about it."""

from cases.models import Topic
from casetracker.lists.rows import RowData
from casetracker.reading.cases.listing import CASES
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import capped_count, filtered, first_rows
from casetracker.reading.parts.references import UnitRef
from casetracker.reading.rulings.listing import RULINGS
from casetracker.reading.topics.listing import TOPICS

NARROWER_AT_MOST = 200


def topic_record(topic: Topic) -> RowData:
    """The topic as page and API show it; its cases and holdings are those of narrower topics too."""
    narrower = Topic.objects.visible().filter(parent=topic).order_by("sort_key", "pk")
    return {
        **TOPICS.card(topic),
        "narrower": UnitRef.read(narrower[:NARROWER_AT_MOST]),
        "number_of_cases": capped_count(filtered(CASES, topic=topic.public_id).qs),
        "latest_cases": first_rows(CASES, topic=topic.public_id),
        "latest_rulings": first_rows(RULINGS, holding_topic=topic.public_id),
        "citations": citations_of(topic),
    }
