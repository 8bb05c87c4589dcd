"""Topics with their cases, and sources with what rests on them."""

from typing import Any

from cases.models import Source, Topic
from casetracker.reading.cases.listing import CASES
from casetracker.reading.rulings.listing import RULINGS
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.topics.listing import TOPICS
from casetracker.records.cited import citations_of, resting_on
from casetracker.records.counts import asked, counted, first_of

NARROWER_AT_MOST = 200


def topic_story(topic: Topic) -> dict[str, Any]:
    """The topic as page and API show it; its cases and holdings are those of narrower topics too."""
    narrower = Topic.objects.visible().filter(parent=topic).order_by("name").values("public_id", "name")
    return {
        **TOPICS.card(topic),
        "narrower": [{"id": row["public_id"], "name": row["name"]} for row in narrower[:NARROWER_AT_MOST]],
        "number_of_cases": counted(asked(CASES, f"topic={topic.public_id}").qs),
        "latest_cases": first_of(CASES, f"topic={topic.public_id}"),
        "latest_rulings": first_of(RULINGS, f"holding_topic={topic.public_id}"),
        "citations": citations_of(topic),
    }


def source_story(source: Source) -> dict[str, Any]:
    """The source as page and API show it."""
    return {**SOURCES.card(source), **resting_on(source)}
