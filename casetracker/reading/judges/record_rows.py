"""A judge's record in the API."""

from rest_framework import serializers

from casetracker.lists.columns import column
from casetracker.lists.rows import Row
from casetracker.reading.citations import UnitCitation
from casetracker.reading.counting import CountSerializer, Verdicts, list_url_field
from casetracker.reading.judges.rows import JudgeRow
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.references import NUMBER, CaseRef, RulingRef
from casetracker.reading.rulings.rows import RulingRow
from rulings.models import Opinion


class OpinionOfJudge(Row):
    """An opinion that a judge wrote, with its ruling."""

    key = KEY
    number = NUMBER
    ruling = RulingRef()
    case = CaseRef(source="ruling.case")

    class Meta:
        model = Opinion
        fields = ["key", "number", "kind", "title", "ruling", "case"]


class OpinionCount(serializers.Serializer):
    """In how many rulings a judge wrote an opinion of one kind."""

    kind = column(Opinion, "kind")
    number = serializers.IntegerField()
    url = list_url_field()


class JudgeRecord(JudgeRow):
    """A judge, with what this collection has of their rulings."""

    verdicts = Verdicts(help_text="Verdicts that the judge decided with the court, by their results.")
    number_of_rulings = CountSerializer()
    latest_rulings = RulingRow(many=True, help_text="Each with the part of every judge of its bench.")
    number_of_dissents = CountSerializer(help_text="Rulings in which the judge dissented, in whole or in part.")
    dissents = RulingRow(many=True, help_text="The latest of these; their results are those of the majority.")
    opinions = OpinionOfJudge(many=True, help_text="The latest that the judge wrote.")
    opinions_by_kind = OpinionCount(many=True, help_text="How often of each kind.")
    citations = UnitCitation(many=True)
    left_out = serializers.ListField(
        child=serializers.CharField(),
        help_text="Countries whose verdicts are not counted: their law forbids to compare judges.",
    )

    class Meta(JudgeRow.Meta):
        ref_name = "Judge"
        fields = [
            *JudgeRow.Meta.fields,
            "verdicts",
            "number_of_rulings",
            "latest_rulings",
            "number_of_dissents",
            "dissents",
            "opinions",
            "opinions_by_kind",
            "citations",
            "left_out",
        ]
