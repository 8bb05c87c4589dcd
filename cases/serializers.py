"""What the API says of a row of a list of judges, parties, courts, topics or sources."""

from rest_framework import serializers

from cases.cards import COURT, COURT_DATES, SOURCE, SOURCE_DATES, TOPIC
from cases.models import Case, Court, Judge, JudgeCourt, Participation, Source, Topic
from casetracker.lists.serializing import columns, described
from parties.models import Party, PartyName

URL = serializers.CharField(help_text="The address of its page.")
UNIT = {"id": serializers.CharField(), "url": URL, "version": serializers.IntegerField()}

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
    "JudgeRow",
    "A judge, as visible rulings name them.",
    {
        **UNIT,
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
        "url": URL,
    },
)
StandsIn = described(
    "StandsIn",
    "A case in which the party takes part.",
    {**columns(Participation, "role", "side"), "case": CaseRef()},
)
PARTY_FIELDS = {
    **UNIT,
    **columns(Party, "name", "kind", "identity", "size_stated", "country", "description", "note"),
    "names": Name(many=True),
}
SideRow = described(
    "PartyOnSide",
    "A party, with the cases that it brought, or that it answers.",
    {**PARTY_FIELDS, "cases": StandsIn(many=True)},
)
PartyRow = described(
    "PartyRow", "A party, with the cases in which it takes part.", {**PARTY_FIELDS, "cases": StandsIn(many=True)}
)
UnitRef = described(
    "UnitRef", "Another one, in short.", {"id": serializers.CharField(), "name": serializers.CharField()}
)
CourtRow = described(
    "CourtRow",
    "A court.",
    {**UNIT, **columns(Court, *COURT[2:], *COURT_DATES), "parent": UnitRef(allow_null=True), "names": Name(many=True)},
)
TopicRow = described("TopicRow", "A topic.", {**UNIT, **columns(Topic, *TOPIC[2:]), "parent": UnitRef(allow_null=True)})
SourceListRow = described(
    "SourceListRow",
    "A source, wherever it is cited.",
    {
        "id": serializers.CharField(),
        "page": URL,
        "version": serializers.IntegerField(),
        **columns(Source, *SOURCE[2:], *SOURCE_DATES),
        "derived_from": serializers.CharField(allow_null=True, help_text="The id of the source that it repeats."),
    },
)
