"""The holdings that points of reactions answer."""

from rest_framework import serializers

from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.references import NUMBER, RulingRef
from rulings.models import Holding


class AnsweredHolding(Row):
    """A holding that a point answers, with its ruling."""

    unit = serializers.CharField(source="ruling.public_id", help_text="The id of its ruling.")
    key = KEY
    number = NUMBER
    ruling = RulingRef()

    class Meta:
        model = Holding
        fields = ["unit", "key", "number", "finding", "statement", "weight", "ruling"]


def read_holdings(points: Rows) -> ByField:
    """The visible holdings that each point answers."""
    plan = AnsweredHolding.plan()
    holdings = Holding.objects.visible().filter(points__in=[row["pk"] for row in points])
    found: dict[int, Rows] = {}
    for values in holdings.order_by("ruling", "number", "pk").values("points", *plan.columns):
        found.setdefault(values["points"], []).append(plan.build(values))
    return {"holdings": found}
