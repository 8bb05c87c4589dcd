"""The rows of the list of judges."""

from rest_framework import serializers

from cases.models import Judge, JudgeCourt
from casetracker.lists.columns import API_URL, IDENTITY, ExternalKey, PageAddress, changed_at_field, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.counting import NO_ACTIVITY, Activity, activity
from casetracker.reading.parts.references import URL, CourtRef, ListAddress, Name
from rulings.models import PanelSeat


class JudgeCourtRow(Row):
    """A court on which a judge sat."""

    court = CourtRef()

    class Meta:
        model = JudgeCourt
        fields = ["sat_from", "sat_to", "court"]
        ref_name = "JudgeCourt"


def read_activity(rows: Rows) -> ByField:
    """How many visible rulings each judge sat on, and when."""
    seats = PanelSeat.objects.visible().judges().filter(judge__in=[row["pk"] for row in rows])
    found = activity(seats, "judge", "ruling", "ruling__issued_on")
    return {"activity": {row["pk"]: found.get(row["pk"], NO_ACTIVITY) for row in rows}}


class JudgeRow(Row):
    """A judge, as visible rulings name them."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("judge-detail", help_text=URL)
    api_url = PageAddress("api:judge-detail", help_text=API_URL)
    key = ExternalKey()
    version = version_field()
    changed_at = changed_at_field()
    names = Name(many=True)
    courts = JudgeCourtRow(many=True)
    activity = Activity(help_text="The rulings on which the judge sat.")
    rulings = ListAddress("api:ruling-list", "judge", help_text="The list of this judge's rulings.")

    given = ("activity",)
    readers = (read_activity,)

    class Meta:
        model = Judge
        fields = [*IDENTITY, "key", "name", "sort_name", "note", "names", "courts", "activity", "rulings"]
