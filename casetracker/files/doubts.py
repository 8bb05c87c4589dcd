"""What the editor is told after saving about quotations that differ from the text at hand."""

from collections.abc import Iterator

from django.db.models import Q

from casetracker.core.units import Unit
from casetracker.desk.doubts import Doubt
from casetracker.files.models import QuotationCheck
from casetracker.files.quotations import EXACT, NEAR

SHOWN = 80
"""Letters of a quotation by which the editor knows it."""


def quotation_doubts(unit: Unit) -> Iterator[Doubt]:
    """Quotations of the unit that the text does not have, or not in these words."""
    of_unit = Q(citation__unit=unit.public_id)
    of_unit |= Q(holding__ruling__public_id=unit.public_id) | Q(point__reaction__public_id=unit.public_id)
    checks = QuotationCheck.objects.filter(of_unit).exclude(result=EXACT)
    for check in checks.select_related("citation", "holding", "point").order_by("pk"):
        quoted = (check.citation or check.holding or check.point).quotation  # type: ignore[union-attr]  # one is there
        quoted = quoted if len(quoted) <= SHOWN else f"{quoted[: SHOWN - 1]}…"
        if check.result == NEAR:
            yield f"the text does not say “{quoted}” in these words; it reads “{check.found}”.", None
        else:
            yield f"“{quoted}” is not found in the text at hand.", None
