"""What the API says of judges, and of those who bring and answer cases."""

from rest_framework import serializers

from cases.models import Case, Court, Judge, JudgeCourt, Participation
from casetracker.common.serializing import columns, described
from parties.models import Party, PartyName

Name = described(
    "Name",
    "A name in another form, language or script.",
    {"key": serializers.CharField(), **columns(PartyName, "name", "language", "kind")},
)
CourtRef = described(
    "CourtRef", "A court, in short.", {"id": serializers.CharField(), **columns(Court, "name", "country")}
)
JudgeCourtRow = described(
    "JudgeCourt",
    "A court on which a judge sat.",
    {**columns(JudgeCourt, "sat_from", "sat_to"), "court": CourtRef()},
)
JudgeRow = described(
    "Judge",
    "A judge, as visible rulings name them.",
    {
        "id": serializers.CharField(),
        "version": serializers.IntegerField(),
        **columns(Judge, "name", "note"),
        "names": Name(many=True),
        "courts": JudgeCourtRow(many=True),
        "rulings": serializers.URLField(help_text="The list of this judge's rulings."),
    },
)
CaseRef = described(
    "CaseRef",
    "A case, in short.",
    {
        "id": serializers.CharField(),
        **columns(Case, "title", "title_language", "docket_number"),
        "url": serializers.CharField(help_text="The address of its page."),
    },
)
StandsIn = described(
    "StandsIn",
    "A case in which the party stands on this side.",
    {**columns(Participation, "role", "side"), "case": CaseRef()},
)
SideRow = described(
    "PartyOnSide",
    "A party, with the cases that it brought, or that it answers.",
    {
        "id": serializers.CharField(),
        "version": serializers.IntegerField(),
        **columns(Party, "name", "kind", "identity", "size_stated", "country", "description", "note"),
        "names": Name(many=True),
        "cases": StandsIn(many=True),
    },
)
