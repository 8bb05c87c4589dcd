"""Conditions on courts, judges, cases and participations, by their domain names."""

from django.db.models import Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber

from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from casetracker.core.units import PartQuerySet, UnitQuerySet


class CourtQuerySet(UnitQuerySet):
    def called(self, text: str):
        """Courts one of whose names contains the text."""
        names = self.model.names.rel.related_model.objects.current().filter(court=OuterRef("pk"), name__icontains=text)
        return self.filter(Q(name__icontains=text) | Q(short_name__iexact=text) | Exists(names))


class JudgeQuerySet(UnitQuerySet):
    def called(self, text: str):
        """Judges one of whose names contains the text."""
        names = self.model.names.rel.related_model.objects.current().filter(judge=OuterRef("pk"), name__icontains=text)
        return self.filter(Q(name__icontains=text) | Exists(names))


class TopicQuerySet(UnitQuerySet):
    def called(self, text: str):
        """Topics whose name contains the text."""
        return self.filter(name__icontains=text)


class CaseQuerySet(UnitQuerySet):
    def for_list(self):
        """What a row of a list shows of the case itself."""
        return self.select_related("court")


class ParticipationQuerySet(PartQuerySet):
    def petitioning(self):
        """Those who bring the case, in the widest sense."""
        return self.filter(role__in=PETITIONER_ROLES)

    def responding(self):
        """Those who answer it, in the widest sense."""
        return self.filter(role__in=RESPONDENT_ROLES)

    def newest_for_each_party(self, most: int):
        """At most so many for each party, the last entered case first, with their `rank`."""
        place = Window(RowNumber(), partition_by="party_id", order_by=F("case_id").desc())
        return self.annotate(rank=place).filter(rank__lte=most)
