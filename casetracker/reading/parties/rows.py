"""The rows of the lists of parties, petitioners and respondents."""

from functools import partial

from rest_framework import serializers

from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Participation
from casetracker.lists.columns import API_URL, IDENTITY, ExternalKey, PageAddress, changed_at_field, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.counting import NO_ACTIVITY, Activity, activity
from casetracker.reading.parts.references import URL, CaseRef, Name
from parties.models import Party

CASES_AT_MOST = 50
"""Cases shown with a party in a list; the list of cases filtered by the party has all of them."""


class StandsIn(Row):
    """A case in which the party takes part."""

    case = CaseRef()

    class Meta:
        model = Participation
        fields = ["role", "side", "case"]


def read_cases(rows: Rows, roles: list[str] | None = None) -> ByField:
    """For each party its newest visible cases in these roles or in any, bounded in SQL; their number and years."""
    parts = Participation.objects.visible().filter(party__in=[row["pk"] for row in rows])
    parts = parts if roles is None else parts.filter(role__in=roles)
    newest = parts.newest_for_each_party(CASES_AT_MOST).order_by("rank")
    plan, found = StandsIn.plan(), dict[int, Rows]()
    for values in newest.values("party_id", *plan.columns):
        found.setdefault(values["party_id"], []).append(plan.build(values))
    counts = activity(parts, "party", "case", "case__filed_on")
    return {"cases": found, "activity": {row["pk"]: counts.get(row["pk"], NO_ACTIVITY) for row in rows}}


class PartyRow(Row):
    """A party, with the cases in which it takes part."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("party-detail", help_text=URL)
    api_url = PageAddress("api:party-detail", help_text=API_URL)
    key = ExternalKey()
    version = version_field()
    changed_at = changed_at_field()
    names = Name(many=True)
    activity = Activity(help_text="The cases in which it takes part, by the dates on which they were filed.")
    cases = StandsIn(many=True)

    given = ("activity", "cases")
    readers = (read_cases,)

    class Meta:
        model = Party
        fields = [
            *IDENTITY,
            "key",
            "name",
            "sort_name",
            "kind",
            "identity",
            "size_stated",
            "country",
            "description",
            "note",
            "names",
            "activity",
            "cases",
        ]


class PartyOnSide(PartyRow):
    """A party, with the cases that it brought, or that it answers."""


class PetitionerRow(PartyOnSide):
    """A party, with the cases that it brought."""

    readers = (partial(read_cases, roles=PETITIONER_ROLES),)


class RespondentRow(PartyOnSide):
    """A party, with the cases that it answers."""

    readers = (partial(read_cases, roles=RESPONDENT_ROLES),)
