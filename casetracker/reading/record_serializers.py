"""What the API says of one judge, court, party, topic, source or reaction."""

from rest_framework import serializers as drf

from cases.models import Case, Citation, JudgeCourt, Participation
from casetracker.lists.serializing import columns, described
from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.cases.story.source_serializers import CITATION_FIELDS
from casetracker.reading.courts.rows import CourtRow
from casetracker.reading.judges.rows import JudgeRow
from casetracker.reading.parties.rows import PartyRow
from casetracker.reading.parts.references import UnitRef
from casetracker.reading.reactions.rows import ReactionListRow
from casetracker.reading.rulings.rows import RulingRow
from casetracker.reading.sources.rows import SourceListRow
from casetracker.reading.topics.rows import TopicRow
from parties.models import Party
from rulings.models import Disposition

IS_MORE = drf.BooleanField(help_text="Whether there are more than were counted.")
COUNT = {"number": drf.IntegerField(), "is_more": IS_MORE}
URL = drf.CharField(help_text="The list behind the number.")

Count = described("Count", "A number that is counted no further than is cheap.", COUNT)
ResultCount = described(
    "ResultCount", "How often one result.", {**columns(Disposition, "result"), "number": drf.IntegerField(), "url": URL}
)
ResultShare = described(
    "ResultShare",
    "How often one result, and of how many.",
    {
        **ResultCount().get_fields(),
        "percent": drf.IntegerField(allow_null=True, help_text="Null where there are too few."),
    },
)
Verdicts = described("Verdicts", "Verdicts by their results.", {**COUNT, "results": ResultShare(many=True)})
CitedFact = described(
    "CitedFact",
    "What the source says of one fact.",
    {**columns(Citation, *CITATION_FIELDS), "fact": drf.CharField(help_text="What readers call it.")},
)
UnitCitation = described(
    "UnitCitation",
    "What one source says of one fact of this record.",
    {
        **CitedFact().get_fields(),
        "source": described(
            "SourceNamed",
            "A source, in short.",
            {"id": drf.CharField(), "title": drf.CharField(), "publisher": drf.CharField(allow_blank=True)},
        )(),
    },
)
CITED = {"citations": UnitCitation(many=True)}
RULED = {"verdicts": Verdicts(), "number_of_rulings": Count(), "latest_rulings": RulingRow(many=True)}

JudgeStory = described(
    "Judge",
    "A judge, with what this collection has of their rulings.",
    {
        **JudgeRow().get_fields(),
        **RULED,
        **CITED,
        "left_out": drf.ListField(
            child=drf.CharField(),
            help_text="Countries whose verdicts are not counted: their law forbids to compare judges.",
        ),
    },
)
SatThere = described(
    "SatThere",
    "A judge who sits or sat there.",
    {**UnitRef().get_fields(), **columns(JudgeCourt, "sat_from", "sat_to")},
)
CourtStory = described(
    "Court",
    "A court, with what this collection has of its cases and rulings.",
    {
        **CourtRow().get_fields(),
        "divisions": UnitRef(many=True),
        "judges": SatThere(many=True),
        "number_of_cases": Count(),
        **RULED,
        "latest_cases": CaseRow(many=True),
        **CITED,
    },
)
RoleHeld = described(
    "RoleHeld",
    "A role of the party: in how many cases, with which results, and the last entered of them.",
    {
        **columns(Participation, "role"),
        **COUNT,
        "url": URL,
        "results": ResultCount(many=True),
        "cases": CaseRow(many=True),
    },
)
RolePair = described(
    "RolePair",
    "How the two stood in a case.",
    {"own": columns(Participation, "role")["role"], "other": columns(Participation, "role")["role"]},
)
CaseMet = described(
    "CaseMet",
    "A case in which they met, with what its verdict decided first.",
    {
        "id": drf.CharField(),
        **columns(Case, "title", "title_language"),
        "url": drf.CharField(),
        "dispositions": described(
            "DecisionInShort", "What was decided.", columns(Disposition, "decides", "result", "form")
        )(many=True),
    },
)
Met = described(
    "Met",
    "Another party of its cases.",
    {
        **UnitRef().get_fields(),
        **columns(Party, "kind"),
        "url": drf.CharField(),
        "number": drf.IntegerField(help_text="Of cases."),
        "roles": RolePair(many=True),
        "cases": CaseMet(many=True),
    },
)
PartyStory = described(
    "Party",
    "A party, with its roles, whom it met, and its own reactions.",
    {
        **{name: field for name, field in PartyRow().get_fields().items() if name != "cases"},
        **columns(Party, "size_least", "size_most", "website"),
        "roles": RoleHeld(many=True),
        "met": Met(many=True),
        "met_in": drf.IntegerField(help_text="So many cases, from the last entered, were searched for others."),
        "reactions": ReactionListRow(many=True),
        **CITED,
    },
)
TopicStory = described(
    "Topic",
    "A topic with its cases, and with rulings of which a holding is about it; narrower topics count.",
    {
        **TopicRow().get_fields(),
        "narrower": UnitRef(many=True),
        "number_of_cases": Count(),
        "latest_cases": CaseRow(many=True),
        "latest_rulings": RulingRow(many=True),
        **CITED,
    },
)
Resting = described(
    "RestingRecord",
    "A record with the facts for which it cites the source.",
    {
        "kind": drf.CharField(),
        "id": drf.CharField(),
        "name": drf.CharField(),
        "url": drf.CharField(),
        "case": drf.CharField(allow_blank=True, help_text="The title of its case, for a ruling or a reaction."),
        "citations": CitedFact(many=True),
    },
)
SourceStory = described(
    "SourceWithRecords",
    "A source, with what rests on it.",
    {**SourceListRow().get_fields(), "records": Resting(many=True), "is_more": IS_MORE},
)
