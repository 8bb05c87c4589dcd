"""What a ruling decided, as lists show it."""

from collections.abc import Iterable
from decimal import Decimal

from rest_framework import serializers

from casetracker.lists.columns import plain_amount
from casetracker.lists.rows import Row, Rows
from casetracker.reading.parts.people import Concerned, People
from casetracker.reading.parts.references import NUMBER
from rulings.models import Disposition


def amount(value: Decimal | None) -> str | None:
    """A sum as the API writes it: a text, so that no client rounds it."""
    return None if value is None else plain_amount(value)


OUTCOME = serializers.CharField(
    help_text="What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; "
    "of a ruling that decides none of these, whatever it decides. Says so where it does not stand today."
)


class DispositionRow(Row):
    """One thing decided."""

    key = serializers.CharField()
    number = NUMBER
    concerning = Concerned(many=True, help_text="For whom or against whom; empty for all.")

    given = ("concerning",)

    class Meta:
        model = Disposition
        fields = [
            "key",
            "number",
            "decides",
            "description",
            "result",
            "form",
            "favours",
            "basis",
            "amount",
            "currency",
            "effect",
            "concerning",
        ]


def dispositions_of(rulings: Iterable[int], people: People) -> dict[int, Rows]:
    """What each of the rulings decided, by its primary key; `people` has whom that concerns."""
    rows = Disposition.objects.current().filter(ruling__in=rulings)
    found: dict[int, Rows] = {}
    for values in rows.values("ruling_id", *DispositionRow.columns()):
        concerning = people.concerned.get(values["pk"], [])
        found.setdefault(values["ruling_id"], []).append(DispositionRow.build(values, concerning=concerning))
    return found
