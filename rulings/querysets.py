"""Conditions on rulings and reactions, by their domain names."""

from typing import Self

from django.db.models import Exists, OuterRef, Q

from cases.models import Participation
from casetracker.core.units import PartQuerySet, UnitQuerySet
from rulings.choices import JUDGE_ROLES


class RulingQuerySet(UnitQuerySet):
    def verdicts(self) -> Self:
        """Rulings that decide a petition, a claim, an appeal or a charge."""
        return self.filter(is_verdict=True)

    def for_list(self) -> Self:
        """What a row of a list shows of the ruling and its case."""
        return self.select_related("case", "court", "case__court")


class PanelSeatQuerySet(PartQuerySet):
    def judges(self) -> Self:
        """Seats of those who decide; registrars and advocates general have none of these."""
        return self.filter(role__in=JUDGE_ROLES)


class ReactionQuerySet(UnitQuerySet):
    def for_list(self) -> Self:
        return self.select_related("case", "about_ruling")


def concerns(parties: Q) -> Q:
    """Match dispositions that concern a party with one of these participations in the case.

    A disposition that names whom it concerns says nothing of others on the same side: a petition that is rejected
    against one of two respondents is rejected for the petitioner and for this respondent. One that names nobody
    concerns all.
    """
    people = Participation.objects.current()
    named = people.filter(dispositions_concerning=OuterRef(OuterRef("pk")))
    meant = Q(Exists(named.filter(party=OuterRef("party")))) | ~Q(Exists(named.filter(side=OuterRef("side"))))
    theirs = people.filter(parties, meant, case=OuterRef("ruling__case"))
    return ~Q(Exists(people.filter(dispositions_concerning=OuterRef("pk")))) | Q(Exists(theirs))
