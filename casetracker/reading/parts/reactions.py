"""The reactions to a case or a ruling, as lists of cases and rulings show them."""

from collections.abc import Iterable

from django.db.models import F
from rest_framework import serializers

from casetracker.lists.rows import Row, RowData, Rows
from casetracker.reading.parts.references import NUMBER, HasPage
from rulings.models import Reaction, ReactionSpeaker


class Speaker(Row):
    """Who reacted."""

    id = serializers.CharField(source="party.public_id")
    name = serializers.CharField(source="party.name")
    has_page = HasPage(source="party")

    class Meta:
        model = ReactionSpeaker
        fields = ["id", "name", "has_page"]


class ReactionRow(Row):
    """A reaction, in short."""

    id = serializers.CharField(source="public_id")
    key = serializers.CharField(help_text="Permanent within the case; its anchor until there is a number.")
    number = NUMBER
    case = serializers.CharField(source="case.public_id", help_text="The id of its case.")
    speakers = Speaker(many=True)

    class Meta:
        model = Reaction
        fields = ["id", "key", "number", "case", "stance", "spokesperson", "made_on", "speakers"]


def reactions_to(link: str, ids: Iterable[int]) -> dict[int, Rows]:
    """The visible reactions whose `link` (`about_ruling`, `case`) is one of the rows, with speakers; by row id.

    One statement reads both: the speakers, each joined with its reaction.
    """
    reaction, speaker = ReactionRow.plan("reaction__"), Speaker.plan()
    order = (F("reaction__made_on_earliest").asc(nulls_last=True), "reaction_id", "order", "id")
    speakers = ReactionSpeaker.objects.visible().filter(**{f"reaction__{link}__in": ids}).order_by(*order)
    found: dict[int, dict[int, RowData]] = {}
    for values in speakers.values(f"reaction__{link}_id", "reaction_id", *reaction.columns, *speaker.columns):
        reactions = found.setdefault(values[f"reaction__{link}_id"], {})
        row = reactions.get(values["reaction_id"])
        if row is None:
            row = reactions[values["reaction_id"]] = reaction.build(values) | {"speakers": []}
        row["speakers"].append(speaker.build(values))
    return {owner: list(reactions.values()) for owner, reactions in found.items()}
