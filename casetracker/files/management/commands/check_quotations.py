"""Check every quotation against the text at hand: once after an upgrade; every change checks its own."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from cases.models import Citation
from casetracker.files.checking import check_all
from casetracker.files.models import RESULTS, QuotationCheck
from rulings.models import Holding, ReactionPoint

CHUNK = 200
"""Quotations that are checked in one transaction."""


class Command(BaseCommand):
    help = "Check every quotation against the text at hand."

    def handle(self, **options: Any) -> None:
        for rows in quoted():
            with transaction.atomic():
                check_all(rows)
        counts = Counter(QuotationCheck.objects.values_list("result", flat=True))
        self.stdout.write(", ".join(f"{counts[result]} {label}" for result, label in RESULTS) + ".")


def quoted() -> Iterator[list[Any]]:
    """Yield all quotations, some at a time."""
    parts = (Holding.objects.current(), ReactionPoint.objects.current())
    for rows in (*parts, Citation.objects.all()):
        keys = list(rows.exclude(quotation="").order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), CHUNK):
            yield list(rows.filter(pk__in=keys[start : start + CHUNK]))
