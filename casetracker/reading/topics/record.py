"""A topic with its cases, and with the rulings that hold something about it."""

from cases.models import Topic
from casetracker.lists.rows import RowData
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.cases.listing import CASES
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import capped_count, filtered, first_rows
from casetracker.reading.parts.references import UnitRef
from casetracker.reading.rulings.listing import RULINGS
from casetracker.reading.topics.listing import TOPICS

NARROWER_AT_MOST = 200


def topic_record(topic: Topic, wanted: Wanted = EVERYTHING) -> RowData:
    """The topic as page and API show it; its cases and holdings are those of narrower topics too."""
    narrower = Topic.objects.visible().filter(parent=topic).order_by("sort_key", "pk")
    return {
        **TOPICS.card(topic, wanted),
        **wanted.members(
            narrower=lambda: UnitRef.read(narrower[:NARROWER_AT_MOST]),
            number_of_cases=lambda: capped_count(filtered(CASES, topic=topic.public_id).qs),
            latest_cases=lambda: first_rows(CASES, topic=topic.public_id),
            latest_rulings=lambda: first_rows(RULINGS, holding_topic=topic.public_id),
            citations=lambda: citations_of(topic),
        ),
    }
