"""Conditions on parties, by their domain names."""

from django.db.models import Exists, OuterRef, Q

from casetracker.common.units import UnitQuerySet
from parties.choices import UNLISTED


class PartyQuerySet(UnitQuerySet):
    def listed(self):
        """Parties that may stand in a list of parties; private, at-risk and minor persons may not."""
        return self.exclude(exposure__in=UNLISTED)

    def called(self, text: str):
        """Parties one of whose names contains the text, in whatever case."""
        names = self.model.names.rel.related_model.objects.current().filter(party=OuterRef("pk"), name__icontains=text)
        return self.filter(Q(name__icontains=text) | Exists(names))
