"""A party's record in the API."""

from rest_framework import serializers

from cases.models import Case, Participation
from casetracker.lists.columns import PageAddress, column
from casetracker.lists.rows import Row
from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.citations import UnitCitation
from casetracker.reading.counting import ResultCount, is_more_field, list_url_field
from casetracker.reading.parties.rows import PartyRow
from casetracker.reading.parts.dispositions import OUTCOME
from casetracker.reading.reactions.rows import ReactionListRow
from parties.models import Party
from rulings.models import Disposition


class RoleHeld(serializers.Serializer):
    """A role of the party: in how many cases, with which results, and the last entered of them."""

    role = column(Participation, "role")
    number = serializers.IntegerField()
    is_more = is_more_field()
    url = list_url_field()
    results = ResultCount(many=True)
    cases = CaseRow(many=True)


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


class Met(Row):
    """Another party of its cases."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()
    url = PageAddress("party-detail")
    number = serializers.IntegerField(help_text="Of cases.")
    roles = RolePair(many=True)
    cases = CaseMet(many=True)

    given = ("number", "roles", "cases")

    class Meta:
        model = Party
        fields = ["id", "name", "kind", "url", "number", "roles", "cases"]


class PartyRecord(PartyRow):
    """A party, with its roles, whom it met, and its own reactions."""

    cases = None  # type: ignore[assignment]  # how DRF leaves out an inherited field; its roles have them
    roles = RoleHeld(many=True)
    met = Met(many=True)
    met_in = serializers.IntegerField(help_text="So many cases, from the last entered, were searched for others.")
    reactions = ReactionListRow(many=True)
    citations = UnitCitation(many=True)

    class Meta(PartyRow.Meta):
        ref_name = "Party"
        fields = [
            *(name for name in PartyRow.Meta.fields if name != "cases"),
            "size_least",
            "size_most",
            "website",
            "roles",
            "met",
            "met_in",
            "reactions",
            "citations",
        ]
