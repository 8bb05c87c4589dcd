"""Feeds about one record: what happens in a case, before a judge, to a party or on a topic; of a search; of changes."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse

from cases.models import Case, Judge, Topic
from casetracker.core.models import HIDDEN, REDACTED, SHOWN, TELLING_EVENTS, Change
from casetracker.following.changes import PAGES, SPAN, changes_after, newest_sequence, told
from casetracker.history.pages import SHARED, Place, places_of_units
from casetracker.lists.feeds import ENTRIES, Entry, feed_response, list_feed, newest
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import Listing
from casetracker.reading.cases.listing import CASES
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.rulings.listing import RULINGS
from casetracker.web.addresses import unit_address
from casetracker.web.resolver import resolve
from parties.models import Party
from rulings.models import Ruling

HAPPENED = {
    "created": "is new",
    SHOWN: "can be seen",
    "changed": "was changed",
    REDACTED: "no longer holds a name",
    "merged": "was merged with another record",
    "withdrawn": "was withdrawn",
    HIDDEN: "can be seen no longer",
    "removed": "was removed",
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
    """What happened lately to the public record, as the changes of the API tell it, in words."""
    changes = told(newest_in_words())
    places = places_of_units(change["id"] for change in changes if change["url"])
    return feed_response(
        request,
        "What changed",
        reverse("changes"),
        (change_entry(change, places.get(change["id"])) for change in changes),
    )


def newest_in_words() -> QuerySet[Change]:
    """The newest changes, without records that several cases share where they only came or went with a case."""
    rows = changes_after(max(0, newest_sequence() - SPAN))
    shared = [model.kind_name() for model in SHARED]
    return rows.exclude(event__in=TELLING_EVENTS, kind__in=shared).order_by("-public_number")[:ENTRIES]


def change_entry(change: dict[str, Any], place: Place | None) -> Entry:
    """One change as an entry of its own: a record that changes twice has two."""
    happened, kind = HAPPENED[change["event"]], change["kind"]
    title = f"A {kind} {happened}"
    if place:
        title = f"{place['title']}: {kind} {happened}" if place["case"] else f"{place['title']} ({kind}) {happened}"
    at = datetime.fromisoformat(change["at"])
    url = place["url"] if place else unit_address(PAGES[kind], change["id"])
    return Entry(f"{change['id']}:{change['sequence']}", url, title, change["reason"], at, at)


urlpatterns = [
    path("changes/feed/", changes_feed, name="changes-feed"),
    path("cases/<unit:public_id>/feed/", case_feed, name="case-feed"),
    path("judges/<unit:public_id>/feed/", judge_feed, name="judge-feed"),
    path("parties/<unit:public_id>/feed/", party_feed, name="party-feed"),
    path("topics/<unit:public_id>/feed/", topic_feed, name="topic-feed"),
]
