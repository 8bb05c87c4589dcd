"""The rows of the list of judges."""

from rest_framework import serializers

from cases.models import Judge, JudgeCourt
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import Row
from casetracker.reading.parts.references import URL, CourtRef, ListAddress, Name


class JudgeCourtRow(Row):
    """A court on which a judge sat."""

    court = CourtRef()

    class Meta:
        model = JudgeCourt
        fields = ["sat_from", "sat_to", "court"]
        ref_name = "JudgeCourt"


class JudgeRow(Row):
    """A judge, as visible rulings name them."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("judge-detail", help_text=URL)
    names = Name(many=True)
    courts = JudgeCourtRow(many=True)
    rulings = ListAddress("api:ruling-list", "judge", help_text="The list of this judge's rulings.")

    class Meta:
        model = Judge
        fields = ["id", "url", "version", "name", "sort_name", "note", "names", "courts", "rulings"]
