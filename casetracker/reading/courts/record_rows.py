"""A court's record in the API."""

from rest_framework import serializers

from cases.models import JudgeCourt
from casetracker.lists.rows import Row
from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.citations import UnitCitation
from casetracker.reading.counting import CountSerializer, Verdicts
from casetracker.reading.courts.rows import CourtRow
from casetracker.reading.parts.references import UnitRef
from casetracker.reading.rulings.rows import RulingRow


class SatThere(Row):
    """A judge who sits or sat there."""

    id = serializers.CharField(source="judge.public_id")
    name = serializers.CharField(source="judge.name")

    class Meta:
        model = JudgeCourt
        fields = ["id", "name", "sat_from", "sat_to"]


class CourtRecord(CourtRow):
    """A court, with what this collection has of its cases and rulings."""

    divisions = UnitRef(many=True)
    judges = SatThere(many=True)
    number_of_cases = CountSerializer()
    verdicts = Verdicts()
    number_of_rulings = CountSerializer()
    latest_rulings = RulingRow(many=True)
    latest_cases = CaseRow(many=True)
    citations = UnitCitation(many=True)

    class Meta(CourtRow.Meta):
        ref_name = "Court"
        fields = [
            *CourtRow.Meta.fields,
            "divisions",
            "judges",
            "number_of_cases",
            "verdicts",
            "number_of_rulings",
            "latest_rulings",
            "latest_cases",
            "citations",
        ]
