"""Conditions on parties, by their domain names."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from casetracker.core.naming.names import person_called, thing_called
from casetracker.core.units import UnitQuerySet
from parties.choices import SENSITIVE_EXPOSURES, UNLISTED


def has_page(exposure: str, identity: str) -> bool:
    """Whether a party has a page of its own; `listed` says the same to the database."""
    return exposure not in UNLISTED and identity != "protected"


class PartyQuerySet(UnitQuerySet):
    model: Any

    def listed(self) -> Self:
        """Parties with a page of their own, which may stand in lists; `has_page` says the same of one."""
        return self.exclude(exposure__in=UNLISTED).exclude(identity="protected")

    def unlisted(self) -> Self:
        """Parties without a page of their own: all that are not `listed`."""
        return self.filter(Q(exposure__in=UNLISTED) | Q(identity="protected"))

    def sensitive(self) -> Self:
        """Parties of whom a careless word does harm: at risk, under age, or with a name that nobody may know."""
        return self.filter(Q(exposure__in=SENSITIVE_EXPOSURES) | Q(identity="protected"))

    def findable(self) -> Self:
        return self.listed()

    def called(self, text: str) -> Self:
        """Parties of which one name has all words of the text, in any order and spelling; titles of persons aside."""
        names = self.model.names.rel.related_model.objects.current().filter(party=OuterRef("pk"))
        person, other = person_called("name_key", text), thing_called("name_key", text)
        return self.filter(
            Q(person | Exists(names.filter(person)), kind="person")
            | Q(other | Exists(names.filter(other))) & ~Q(kind="person")
        )
