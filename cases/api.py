"""Judges, petitioners and respondents in the API."""

from functools import partial
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet

from cases.cards import JUDGE, PARTY, judge_cards, side_cards
from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.filters import JudgeFilterSet
from cases.models import Judge, Participation
from cases.serializers import JudgeRow, SideRow
from casetracker.common.api import RecordViewSet, documented
from casetracker.common.listing import Listing
from casetracker.common.pagination import Keyset, Order
from parties.filters import PartyFilterSet
from parties.models import Party

BY_NAME = Keyset({"name": Order("name", is_nullable=False), "-name": Order("name", True, is_nullable=False)}, "name")
JUDGES = Listing(lambda: Judge.objects.visible(), JudgeFilterSet, BY_NAME, JUDGE, judge_cards)


def on_side(roles: list[str]) -> QuerySet:
    """The visible parties that may be listed and have one of the roles in a visible case."""
    rows = Participation.objects.visible().filter(party=OuterRef("pk"), role__in=roles)
    return Party.objects.visible().listed().filter(Exists(rows))


def side_listing(roles: list[str]) -> Listing:
    return Listing(partial(on_side, roles), PartyFilterSet, BY_NAME, PARTY, partial(side_cards, roles=roles))


PETITIONERS = side_listing(PETITIONER_ROLES)
RESPONDENTS = side_listing(RESPONDENT_ROLES)


@documented("Judge", JUDGES, JudgeRow, JudgeRow)
class JudgeViewSet(RecordViewSet):
    """Judges whom a visible ruling names."""

    listing: ClassVar[Listing] = JUDGES
    serializer_class = JudgeRow

    def whole(self, record: Judge) -> dict[str, Any]:
        return judge_cards([one(record, JUDGE)])[0]


class SideViewSet(RecordViewSet):
    """Parties on one side."""

    serializer_class = SideRow

    def whole(self, record: Party) -> dict[str, Any]:
        return self.listing.cards([one(record, PARTY)])[0]


@documented("Petitioner", PETITIONERS, SideRow, SideRow)
class PetitionerViewSet(SideViewSet):
    """Parties that brought a visible case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors."""

    listing: ClassVar[Listing] = PETITIONERS


@documented("Respondent", RESPONDENTS, SideRow, SideRow)
class RespondentViewSet(SideViewSet):
    """Parties that answer a visible case, in the widest sense: respondents, defendants, appellees, accused."""

    listing: ClassVar[Listing] = RESPONDENTS


def one(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """A record as a row of a list."""
    return {"pk": record.pk, **{name: getattr(record, name) for name in names}}
