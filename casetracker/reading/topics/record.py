"""A topic with its cases, and with the rulings that hold something about it."""

from typing import Any

from cases.models import Topic
from casetracker.reading.cases.listing import CASES
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import asked, counted, first_of
from casetracker.reading.rulings.listing import RULINGS
from casetracker.reading.topics.listing import TOPICS

NARROWER_AT_MOST = 200


def topic_record(topic: Topic) -> dict[str, Any]:
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
