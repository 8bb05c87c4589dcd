"""The lists of parties, petitioners and respondents, for page and API."""

from functools import partial

from django.db.models import Exists, OuterRef, QuerySet

from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Participation
from casetracker.lists.keyset import BY_NAME
from casetracker.lists.listing import Listing
from casetracker.reading.parties.filters import PartyInCasesFilterSet
from casetracker.reading.parties.rows import PartyRow, PetitionerRow, RespondentRow
from parties.models import Party


def on_side(roles: list[str]) -> QuerySet:
    """The visible parties that may be listed and have one of the roles in a visible case."""
    rows = Participation.objects.visible().filter(party=OuterRef("pk"), role__in=roles)
    return Party.objects.visible().listed().filter(Exists(rows))


PARTIES = Listing(lambda: Party.objects.visible().listed(), PartyInCasesFilterSet, BY_NAME, PartyRow)
PETITIONERS = Listing(partial(on_side, PETITIONER_ROLES), PartyInCasesFilterSet, BY_NAME, PetitionerRow)
RESPONDENTS = Listing(partial(on_side, RESPONDENT_ROLES), PartyInCasesFilterSet, BY_NAME, RespondentRow)
