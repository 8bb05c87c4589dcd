"""Conditions on rulings and reactions, by their domain names."""

from casetracker.core.units import UnitQuerySet


class RulingQuerySet(UnitQuerySet):
    def verdicts(self):
        """Rulings that decide a petition, a claim, an appeal or a charge."""
        return self.filter(is_verdict=True)

    def for_list(self):
        """What a row of a list shows of the ruling and its case."""
        return self.select_related("case", "court", "case__court")


class ReactionQuerySet(UnitQuerySet):
    def for_list(self):
        return self.select_related("case", "about_ruling")
