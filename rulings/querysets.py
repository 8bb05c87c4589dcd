"""Conditions on rulings and reactions, by their domain names."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

from casetracker.core.units import PartQuerySet, UnitQuerySet
from rulings.choices import JUDGE_ROLES


class RulingQuerySet(UnitQuerySet):
    def verdicts(self) -> Self:
        """Rulings that decide a petition, a claim, an appeal or a charge."""
        return self.filter(is_verdict=True)

    def for_list(self) -> Self:
        """What a row of a list shows of the ruling and its case."""
        return self.select_related("case", "court", "case__court")


class RulingCaseQuerySet(models.QuerySet):
    def visible(self, at: datetime | None = None) -> Self:
        """Keep the visible cases of visible rulings."""
        instant = at or timezone.now()
        return self.filter(ruling__visible_from__lte=instant, case__visible_from__lte=instant)


class PanelSeatQuerySet(PartQuerySet):
    def judges(self) -> Self:
        """Seats of those who decide; registrars and advocates general have none of these."""
        return self.filter(role__in=JUDGE_ROLES)


class ReactionQuerySet(UnitQuerySet):
    def for_list(self) -> Self:
        return self.select_related("case", "about_ruling")
