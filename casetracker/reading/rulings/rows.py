"""The rows of the lists of rulings and of verdicts."""

from rest_framework import serializers

from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.benches import with_dissent
from casetracker.reading.parts.dispositions import DispositionRow
from casetracker.reading.parts.people import JudgeOnBench, Participant, people_of
from casetracker.reading.parts.reactions import ReactionRow, reactions_to
from casetracker.reading.parts.references import NUMBER, CaseRef, CourtRef
from rulings.models import Ruling


def read_people(rows: Rows) -> ByField:
    """Judges by ruling, petitioners and respondents by case: one statement for all."""
    found = people_of({row["case_id"] for row in rows}, [row["pk"] for row in rows])
    parties = [(row["pk"], found.parties[row["case_id"]]) for row in rows if row["case_id"] in found.parties]
    sides = {side: {pk: of_case[side] for pk, of_case in parties} for side in ("petitioners", "respondents")}
    return {"judges": found.judges, **sides}


def read_reactions(rows: Rows) -> ByField:
    return {"reactions": reactions_to("about_ruling", [row["pk"] for row in rows])}


def read_dissents(rows: Rows) -> ByField:
    """The rulings with a dissent."""
    found = Ruling.objects.visible().filter(with_dissent(), pk__in=[row["pk"] for row in rows])
    dissented = set(found.values_list("pk", flat=True))
    return {"has_dissent": {row["pk"]: row["pk"] in dissented for row in rows}}


class RulingRow(Row):
    """A ruling with its case, its parties, what it decided, who gave it, and the reactions."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("ruling-detail", help_text="The address of its page.")
    case = CaseRef()
    court = CourtRef(allow_null=True)
    number = NUMBER
    result = serializers.CharField(help_text="Of the first disposition.")
    favours = serializers.CharField(help_text="Of the first disposition.")
    dispositions = DispositionRow(many=True)
    judges = JudgeOnBench(many=True)
    has_dissent = serializers.BooleanField(
        help_text="Whether a judge dissented, if only in part, or a holding is a dissent; false where none is recorded."
    )
    petitioners = Participant(many=True)
    respondents = Participant(many=True)
    reactions = ReactionRow(many=True)

    given = ("judges", "has_dissent", "petitioners", "respondents", "reactions")
    readers = (read_people, read_dissents, read_reactions)
    reads = ("case_id",)

    class Meta:
        model = Ruling
        fields = [
            "id",
            "url",
            "case",
            "court",
            "number",
            "kind",
            "stage",
            "decided_by",
            "result",
            "favours",
            "is_verdict",
            "summary",
            "issued_on",
            "published_on",
            "dispositions",
            "judges",
            "bench_size",
            "has_dissent",
            "petitioners",
            "respondents",
            "reactions",
        ]
