"""Conditions on courts, judges, cases and participations, by their domain names."""

from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from casetracker.core.units import PartQuerySet, UnitQuerySet


class CourtQuerySet(UnitQuerySet):
    model: Any

    def called(self, text: str) -> Self:
        """Courts one of whose names contains the text."""
        names = self.model.names.rel.related_model.objects.current().filter(court=OuterRef("pk"), name__icontains=text)
        return self.filter(Q(name__icontains=text) | Q(short_name__iexact=text) | Exists(names))


class JudgeQuerySet(UnitQuerySet):
    model: Any

    def called(self, text: str) -> Self:
        """Judges one of whose names contains the text."""
        names = self.model.names.rel.related_model.objects.current().filter(judge=OuterRef("pk"), name__icontains=text)
        return self.filter(Q(name__icontains=text) | Exists(names))


class TopicQuerySet(UnitQuerySet):
    def called(self, text: str) -> Self:
        """Topics whose name contains the text."""
        return self.filter(name__icontains=text)


class CaseQuerySet(UnitQuerySet):
    def for_list(self) -> Self:
        """What a row of a list shows of the case itself."""
        return self.select_related("court")


class ParticipationQuerySet(PartQuerySet):
    def newest_for_each_party(self, most: int) -> QuerySet:
        """At most so many for each party, the last entered case first, with their `rank`."""
        place = Window(RowNumber(), partition_by="party_id", order_by=F("case_id").desc())
        return self.annotate(rank=place).filter(rank__lte=most)
