"""Feeds about one record: what happens in a case, before a judge, to a party or on a topic; of a search; of changes."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse

from cases.models import Case, Judge, Topic
from casetracker.core.models import REDACTED
from casetracker.history.pages import PublicChange, newest_changes
from casetracker.lists.feeds import Entry, feed_response, list_feed, newest
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import Listing
from casetracker.reading.cases.listing import CASES
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.rulings.listing import RULINGS
from casetracker.web.resolver import resolve
from parties.models import Party
from rulings.models import Ruling

HAPPENED = {
    "published": "is new",
    "lifted": "is new",
    "changed": "was changed",
    "merged": "was merged with another record",
    REDACTED: "no longer holds a name",
}
"""What a public change did to its record."""


def search_feed(request: HttpRequest, filterset: GroupedFilterSet) -> HttpResponse:
    """The cases of a search, and the rulings and reactions in which its words stand, of cases that meet its filters."""
    words = filterset.form.cleaned_data["q"][0]
    cases = filterset.without("q").values("pk")
    rulings = Ruling.objects.visible().filter(cases__in=cases).values("pk")
    parts = [
        (CASES, filterset.qs),
        (RULINGS, filtered(RULINGS, "q", words).filter(pk__in=rulings)),
        (REACTIONS, filtered(REACTIONS, "q", words).filter(case__in=cases)),
    ]
    return list_feed(request, filterset, (entry for part in parts for entry in newest(*part)))


def filtered(listing: Listing, name: str, value: str) -> QuerySet:
    """The list's records that one filter leaves."""
    parameters = QueryDict(mutable=True)
    parameters[name] = value
    filterset = listing.filterset(parameters)
    filterset.is_valid()
    return filterset.qs


def case_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The case, its rulings and its reactions."""
    case = resolve(Case.objects.visible(), public_id)
    parts = {
        CASES: CASES.records().filter(pk=case.pk),
        RULINGS: filtered(RULINGS, "case", case.public_id),
        REACTIONS: filtered(REACTIONS, "case", case.public_id),
    }
    return parts_feed(request, case, parts)


def judge_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The judge's rulings."""
    judge = resolve(Judge.objects.visible(), public_id)
    return parts_feed(request, judge, {RULINGS: filtered(RULINGS, "judge", judge.public_id)})


def party_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The party's cases, the rulings in them, and its own reactions; none for those who are not listed."""
    party = resolve(Party.objects.visible().listed(), public_id)
    parts = {
        CASES: filtered(CASES, "party", party.public_id),
        RULINGS: filtered(RULINGS, "party", party.public_id),
        REACTIONS: filtered(REACTIONS, "speaker", party.public_id),
    }
    return parts_feed(request, party, parts)


def topic_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The topic's cases, with their rulings and reactions."""
    topic = resolve(Topic.objects.visible(), public_id)
    cases = filtered(CASES, "topic", topic.public_id)
    parts = {
        CASES: cases,
        RULINGS: filtered(RULINGS, "topic", topic.public_id),
        REACTIONS: REACTIONS.records().filter(case__in=cases.values("pk")),
    }
    return parts_feed(request, topic, parts)


def parts_feed(request: HttpRequest, unit: Any, parts: dict[Listing, QuerySet]) -> HttpResponse:
    entries = [entry for listing, records in parts.items() for entry in newest(listing, records)]
    return feed_response(request, str(unit), unit.get_absolute_url(), entries)


def changes_feed(request: HttpRequest) -> HttpResponse:
    """What became public or changed lately, as the page of changes lists it."""
    return feed_response(request, "What changed", reverse("changes"), map(change_entry, newest_changes()))


def change_entry(change: PublicChange) -> Entry:
    """One change as an entry of its own: a record that changes twice has two."""
    happened = HAPPENED[change["event"]]
    what = f"{change['kind']} {happened}"
    title = f"{change['title']}: {what}" if change["case"] else f"{change['title']} ({change['kind']}) {happened}"
    own_id = f"{change['unit_ref']}:{change['version']}:{change['event']}"
    return Entry(own_id, change["url"], title, change["reason"], change["at"], change["at"])


urlpatterns = [
    path("changes/feed/", changes_feed, name="changes-feed"),
    path("cases/<unit:public_id>/feed/", case_feed, name="case-feed"),
    path("judges/<unit:public_id>/feed/", judge_feed, name="judge-feed"),
    path("parties/<unit:public_id>/feed/", party_feed, name="party-feed"),
    path("topics/<unit:public_id>/feed/", topic_feed, name="topic-feed"),
]
