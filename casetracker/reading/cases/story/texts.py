"""The texts of a ruling in the story of its case: its opinions, and the dated versions of the whole."""

from collections.abc import Callable

from rest_framework import serializers

from casetracker.lists.rows import Row, RowData, Rows
from casetracker.reading.cases.story.part_serializers import RulingIdentifierSerializer
from casetracker.reading.parts.fields import KEY, IfVisible, NameAsStated, place_in_order
from casetracker.reading.parts.references import NUMBER
from casetracker.reading.text_versions import TextVersionRow
from rulings.choices import OPINION_KIND
from rulings.models import Opinion, PanelSeat

Linked = Callable[[str, int, dict[int, RowData]], Rows]
"""Finds what a row links to: by the name of the link and the row's primary key, among what is shown."""


class SeatRef(Row):
    """A seat of the same ruling."""

    key = KEY
    id = IfVisible("judge", "public_id", help_text="Of the judge; null where there is no entry.")
    name = NameAsStated("judge")

    class Meta:
        model = PanelSeat
        fields = ["key", "id", "name"]


class OpinionSerializer(Row):
    """An opinion: the court's, or what a judge wrote beside or against it."""

    key = KEY
    number = NUMBER
    authors = SeatRef(many=True)
    joiners = SeatRef(many=True)

    given = ("authors", "joiners")
    reads = ("ruling_id",)

    class Meta:
        model = Opinion
        fields = ["key", "number", "kind", "title", "locator", "summary", "text", "note", "authors", "joiners"]


class TextVersionSerializer(TextVersionRow):
    """The text of the ruling from one day on, and what it says otherwise than before."""

    identifiers = RulingIdentifierSerializer(many=True, help_text="Citations of this version alone.")
    is_current = serializers.BooleanField(help_text="Whether it is the latest.")

    given = ("identifiers", "is_current")
    reads = ("ruling_id",)

    class Meta(TextVersionRow.Meta):
        fields = [*TextVersionRow.Meta.fields, "changes", "url", "text", "note", "identifiers", "is_current"]


def opinions(rows: Rows, seats: Rows, linked: Linked) -> Rows:
    """The opinions of one ruling with these seats: the court's first, dissents last."""
    shown = {seat["pk"]: SeatRef.build(seat) for seat in seats}
    return [
        OpinionSerializer.build(
            row,
            authors=linked("opinion.authors", row["pk"], shown),
            joiners=linked("opinion.joiners", row["pk"], shown),
        )
        for row in sorted(rows, key=lambda row: OPINION_KIND.codes.index(row["kind"]))
    ]


def text_versions(rows: Rows, identifiers: Rows, linked: Linked) -> Rows:
    """The versions of the text of one ruling with these citations, by date."""
    shown = {row["pk"]: RulingIdentifierSerializer.build(row) for row in identifiers}
    rows = sorted(rows, key=lambda row: place_in_order(row, "on"))
    return [
        TextVersionSerializer.build(
            row, identifiers=linked("text_version.identifiers", row["pk"], shown), is_current=row is rows[-1]
        )
        for row in rows
    ]
