"""Conditions on courts, judges, topics, sources, cases and participations, by their domain names."""

from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from casetracker.core.naming.names import person_called, thing_called
from casetracker.core.naming.numbers import numbered
from casetracker.core.units import PartQuerySet, UnitQuerySet


class CourtQuerySet(UnitQuerySet):
    model: Any

    def called(self, text: str) -> Self:
        """Courts of which one name has all words of the text, in any order and spelling."""
        found = thing_called("name_key", text)
        names = self.model.names.rel.related_model.objects.current().filter(found, court=OuterRef("pk"))
        return self.filter(found | Exists(names))


class JudgeQuerySet(UnitQuerySet):
    model: Any

    def called(self, text: str) -> Self:
        """Judges of whom one name has all words of the text, in any order and spelling, titles aside."""
        found = person_called("name_key", text)
        names = self.model.names.rel.related_model.objects.current().filter(found, judge=OuterRef("pk"))
        return self.filter(found | Exists(names))


class TopicQuerySet(UnitQuerySet):
    def called(self, text: str) -> Self:
        """Topics whose name has all words of the text, in any order and spelling."""
        return self.filter(thing_called("name_key", text))


class SourceQuerySet(UnitQuerySet):
    def titled(self, text: str) -> Self:
        """Sources whose title has all words of the text, in any order and spelling."""
        return self.filter(thing_called("title_key", text))

    def published_by(self, text: str) -> Self:
        """Sources whose publisher's name has all words of the text, in any order and spelling."""
        return self.filter(thing_called("publisher_key", text))


class CaseQuerySet(UnitQuerySet):
    model: Any

    def for_list(self) -> Self:
        """What a row of a list shows of the case itself."""
        return self.select_related("court")

    def numbered(self, text: str) -> Self:
        """Cases that bear the docket number, or another number of a case, in any usual spelling."""
        identifiers = self.model.identifiers.rel.related_model.objects.current()
        further = identifiers.filter(numbered("value_key", text)).values("case")
        return self.filter(numbered("docket_key", text) | Q(pk__in=further))


class ParticipationQuerySet(PartQuerySet):
    def newest_for_each_party(self, most: int) -> QuerySet:
        """At most so many for each party, the last entered case first, with their `rank`."""
        place = Window(RowNumber(), partition_by="party_id", order_by=F("case_id").desc())
        return self.annotate(rank=place).filter(rank__lte=most)
