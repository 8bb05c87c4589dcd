"""The opinions of a ruling in the story of its case, each with those who wrote and joined it."""

from collections.abc import Callable

from casetracker.lists.rows import Row, RowData, Rows
from casetracker.reading.parts.fields import KEY, IfVisible, NameAsStated
from casetracker.reading.parts.references import NUMBER
from rulings.choices import OPINION_KIND
from rulings.models import Opinion, PanelSeat


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


def opinions(rows: Rows, seats: Rows, linked: Callable[[str, int, dict[int, RowData]], Rows]) -> Rows:
    """The opinions of one ruling with its `seats`: the court's first, dissents last."""
    refs = {seat["pk"]: SeatRef.build(seat) for seat in seats}
    return [
        OpinionSerializer.build(
            row,
            authors=linked("opinion.authors", row["pk"], refs),
            joiners=linked("opinion.joiners", row["pk"], refs),
        )
        for row in sorted(rows, key=lambda row: OPINION_KIND.codes.index(row["kind"]))
    ]
