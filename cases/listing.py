"""The lists of judges, courts, parties, topics and sources, for page and API."""

from functools import partial

from django.db.models import Exists, OuterRef, QuerySet

from cases.cards import (
    COURT_COLUMNS,
    JUDGE,
    PARTY,
    SOURCE_COLUMNS,
    TOPIC_COLUMNS,
    court_cards,
    judge_cards,
    party_cards,
    source_cards,
    topic_cards,
)
from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.filters import CourtFilterSet, JudgeFilterSet, PartyInCasesFilterSet, SourceFilterSet, TopicFilterSet
from cases.models import Court, Judge, Participation, Source, Topic
from casetracker.lists.keyset import Keyset, Order
from casetracker.lists.listing import Listing
from parties.models import Party

BY_NAME = Keyset({"name": Order("name", is_nullable=False), "-name": Order("name", True, is_nullable=False)}, "name")
BY_PUBLICATION = Keyset(
    {
        "-published_on": Order("published_on_earliest", is_descending=True),
        "published_on": Order("published_on_earliest"),
    },
    default="-published_on",
)


def on_side(roles: list[str]) -> QuerySet:
    """The visible parties that may be listed and have one of the roles in a visible case."""
    rows = Participation.objects.visible().filter(party=OuterRef("pk"), role__in=roles)
    return Party.objects.visible().listed().filter(Exists(rows))


def side_listing(roles: list[str]) -> Listing:
    cards = partial(party_cards, roles=roles)
    return Listing(partial(on_side, roles), PartyInCasesFilterSet, BY_NAME, PARTY, cards)


JUDGES = Listing(lambda: Judge.objects.visible(), JudgeFilterSet, BY_NAME, JUDGE, judge_cards)
PARTIES = Listing(lambda: Party.objects.visible().listed(), PartyInCasesFilterSet, BY_NAME, PARTY, party_cards)
PETITIONERS = side_listing(PETITIONER_ROLES)
RESPONDENTS = side_listing(RESPONDENT_ROLES)
COURTS = Listing(lambda: Court.objects.visible(), CourtFilterSet, BY_NAME, COURT_COLUMNS, court_cards)
TOPICS = Listing(lambda: Topic.objects.visible(), TopicFilterSet, BY_NAME, TOPIC_COLUMNS, topic_cards)
SOURCES = Listing(lambda: Source.objects.visible(), SourceFilterSet, BY_PUBLICATION, SOURCE_COLUMNS, source_cards)
