"""A topic's record in the API."""

from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.citations import UnitCitation
from casetracker.reading.counting import CountSerializer
from casetracker.reading.parts.references import UnitRef
from casetracker.reading.rulings.rows import RulingRow
from casetracker.reading.topics.rows import TopicRow


class TopicRecord(TopicRow):
    """A topic with its cases, and with rulings of which a holding is about it; narrower topics count."""

    narrower = UnitRef(many=True)
    number_of_cases = CountSerializer()
    latest_cases = CaseRow(many=True)
    latest_rulings = RulingRow(many=True)
    citations = UnitCitation(many=True)

    class Meta(TopicRow.Meta):
        ref_name = "Topic"
        fields = [
            *TopicRow.Meta.fields,
            "narrower",
            "number_of_cases",
            "latest_cases",
            "latest_rulings",
            "citations",
        ]
