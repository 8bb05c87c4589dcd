"""A judge's record in the API."""

from rest_framework import serializers

from casetracker.reading.citations import UnitCitation
from casetracker.reading.counting import CountSerializer, Verdicts
from casetracker.reading.judges.rows import JudgeRow
from casetracker.reading.rulings.rows import RulingRow


class JudgeRecord(JudgeRow):
    """A judge, with what this collection has of their rulings."""

    verdicts = Verdicts(help_text="Verdicts that the judge decided with the court, by their results.")
    number_of_rulings = CountSerializer()
    latest_rulings = RulingRow(many=True, help_text="Each with the part of every judge of its bench.")
    number_of_dissents = CountSerializer(help_text="Rulings in which the judge dissented, in whole or in part.")
    dissents = RulingRow(many=True, help_text="The latest of these; their results are those of the majority.")
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
            "citations",
            "left_out",
        ]
