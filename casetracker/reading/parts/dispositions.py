"""What a ruling decided, as lists show it."""

from decimal import Decimal

from rest_framework import serializers

from casetracker.lists.columns import plain_amount
from casetracker.lists.rows import Row
from casetracker.reading.parts.references import NUMBER
from rulings.models import Disposition


def amount(value: Decimal | None) -> str | None:
    """A sum as the API writes it: a text, so that no client rounds it."""
    return None if value is None else plain_amount(value)


class DispositionRow(Row):
    """One thing decided."""

    key = serializers.CharField()
    number = NUMBER

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
        ]
