"""A party's record in the API."""

from rest_framework import serializers

from cases.models import Case, Participation
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.columns import PageAddress, column
from casetracker.lists.rows import Row
from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.citations import UnitCitation
from casetracker.reading.counting import CountSerializer, ResultCount, is_more_field, list_url_field
from casetracker.reading.parties.rows import PartyRow
from casetracker.reading.parts.dispositions import OUTCOME
from casetracker.reading.reactions.rows import ReactionListRow
from parties.models import Party
from rulings.models import Disposition, Reaction


class NumberBehind(serializers.Serializer):
    """A number with the list behind it."""

    number = serializers.IntegerField()
    url = list_url_field()


class RoleHeld(serializers.Serializer):
    """A role of the party: in how many cases, with which results, and the last entered of them."""

    role = column(Participation, "role")
    number = serializers.IntegerField()
    is_more = is_more_field()
    url = list_url_field()
    results = ResultCount(many=True)
    without_verdict = NumberBehind(help_text="Of these cases, those in which no verdict is recorded.")
    cases = CaseRow(many=True)


class StanceCount(NumberBehind):
    """How often one stance."""

    stance = column(Reaction, "stance")


class RolePair(serializers.Serializer):
    """How the two stood in a case."""

    own = column(Participation, "role")
    other = column(Participation, "role")


class DecisionInShort(serializers.Serializer):
    """What was decided."""

    decides = column(Disposition, "decides")
    result = column(Disposition, "result")
    form = column(Disposition, "form")


class CaseMet(Row):
    """A case in which they met, with what its verdict decided."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("case-detail")
    outcome = serializers.CharField(allow_blank=True, help_text=f"{OUTCOME.help_text} Blank: no verdict.")
    dispositions = DecisionInShort(many=True)

    given = ("outcome", "dispositions")

    class Meta:
        model = Case
        fields = ["id", "title", "title_language", "url", "outcome", "dispositions"]


STOOD = Vocabulary(
    "stood",
    ("against", "Against", "One brings the matter, or stands with those who do; the other answers it."),
    ("beside", "Beside", "Both stand on the same side."),
    ("apart", "Apart", "One of the two takes no side, as a friend of the court or a witness."),
)
"""How two parties of one case stand to each other."""


class Met(Row):
    """Another party of its cases."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    url = PageAddress("party-detail")
    number = serializers.IntegerField(help_text="Of cases.")
    stood = serializers.ChoiceField(STOOD.choices, help_text="How the two stood in most of these cases.")
    roles = RolePair(many=True)
    cases = CaseMet(many=True)

    given = ("number", "stood", "roles", "cases")

    class Meta:
        model = Party
        fields = ["id", "name", "kind", "url", "number", "stood", "roles", "cases"]


class PartyRecord(PartyRow):
    """A party, with its roles, whom it met, and its own reactions."""

    cases = activity = None  # type: ignore[assignment]  # how DRF leaves out inherited fields; its roles have them
    number_of_cases = CountSerializer()
    roles = RoleHeld(many=True)
    met = Met(many=True)
    met_in = serializers.IntegerField(help_text="So many cases, from the last entered, were searched for others.")
    number_met = serializers.IntegerField(help_text="How many were found there; those of most cases are given.")
    number_met_against = serializers.IntegerField(help_text="How many of these stood mostly against it.")
    reactions = ReactionListRow(many=True, help_text="The latest.")
    reactions_by_stance = StanceCount(many=True)
    citations = UnitCitation(many=True)

    class Meta(PartyRow.Meta):
        ref_name = "Party"
        fields = [
            *(name for name in PartyRow.Meta.fields if name not in ("cases", "activity")),
            "size_least",
            "size_most",
            "website",
            "number_of_cases",
            "roles",
            "met",
            "met_in",
            "number_met",
            "number_met_against",
            "reactions",
            "reactions_by_stance",
            "citations",
        ]
