"""The rows of the list of reactions."""

from rest_framework import serializers

from cases.models import Participation
from casetracker.core.statements.values import parts_by
from casetracker.lists.columns import API_URL, IDENTITY, PageAddress, changed_at_field, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.conditions import SPEAKER_SIDE
from casetracker.reading.parts.fields import KEY, is_visible
from casetracker.reading.parts.references import NUMBER, URL, CaseRef, HasPage, RulingRef
from casetracker.reading.reactions.answers import AnsweredHolding, read_holdings
from rulings.models import Reaction, ReactionPoint, ReactionSpeaker

VISIBLE_FROM = "about_ruling__visible_from"


class SpeakerOnSide(Row):
    """Who reacted."""

    id = serializers.CharField(source="party.public_id")
    name = serializers.CharField(source="party.name")
    has_page = HasPage(source="party")
    sides = serializers.ListField(
        child=serializers.ChoiceField(choices=SPEAKER_SIDE.choices),
        help_text="The side on which they stand in the case; “none” without a part in it.",
    )

    given = ("sides",)

    class Meta:
        model = ReactionSpeaker
        fields = ["id", "name", "has_page", "sides"]


def read_speakers(rows: Rows) -> ByField:
    """Who speaks in each reaction, with every side on which they stand in its case."""
    columns = ("party_id", "reaction__case_id", *SpeakerOnSide.plan().columns)
    reactions = [row["pk"] for row in rows]
    found = parts_by(ReactionSpeaker, "reaction_id", reactions, *columns, order=("order", "id"))
    sides = sides_of({row["case_id"] for row in rows}, {row["party_id"] for each in found.values() for row in each})
    return {
        "speakers": {
            reaction: [
                SpeakerOnSide.build(row, sides=sides.get((row["reaction__case_id"], row["party_id"]), ["none"]))
                for row in speakers
            ]
            for reaction, speakers in found.items()
        }
    }


def sides_of(cases: set[int], parties: set[int]) -> dict[tuple[int, int], list[str]]:
    """The sides on which each party stands in each case, each once."""
    parts = Participation.objects.current().filter(case__in=cases, party__in=parties).order_by("order", "id")
    found: dict[tuple[int, int], list[str]] = {}
    for case, party, side in parts.values_list("case", "party", "side"):
        sides = found.setdefault((case, party), [])
        if side not in sides:
            sides.append(side)
    return found


def read_rulings(rows: Rows) -> ByField:
    """The ruling that each reaction is about, where it is visible; read with the reaction."""
    plan = RulingRef.plan("about_ruling__")
    visible = [row for row in rows if is_visible(row[VISIBLE_FROM])]
    return {"ruling": {row["pk"]: plan.build(row) for row in visible}}


class PointOfReaction(Row):
    """One point of the reaction, and the holdings that it answers."""

    key = KEY
    number = NUMBER
    holdings = AnsweredHolding(many=True)

    given = ("holdings",)
    readers = (read_holdings,)

    class Meta:
        model = ReactionPoint
        fields = ["key", "number", "response", "calls_for", "summary", "asserts_fact", "holdings"]


class ReactionListRow(Row):
    """A reaction with its case, its speakers, its points, and the ruling that it is about."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("reaction-detail", help_text=URL)
    api_url = PageAddress("api:reaction-detail", help_text=API_URL)
    version = version_field()
    changed_at = changed_at_field()
    case = CaseRef()
    speakers = SpeakerOnSide(many=True)
    points = PointOfReaction(many=True)
    ruling = RulingRef(allow_null=True, help_text="Null where it is about the case, an event or another reaction.")

    given = ("speakers", "ruling")
    readers = (read_speakers, read_rulings)
    reads = ("case_id", VISIBLE_FROM, *RulingRef.plan("about_ruling__").columns)

    class Meta:
        model = Reaction
        fields = [
            *IDENTITY,
            "case",
            "key",
            "number",
            "kind",
            "stance",
            "spokesperson",
            "spokesperson_title",
            "asked_by",
            "summary",
            "language",
            "made_on",
            "speakers",
            "points",
            "ruling",
        ]
