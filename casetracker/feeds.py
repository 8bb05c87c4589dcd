"""Atom feeds: the newest of a list, and what happens in a case, before a judge, to a party or on a topic.

An entry is a case, a ruling or a reaction; its id is made of the public id and stays, whatever the address; it is
updated when the record changes, and when an embargo ends.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from cases.models import Case, Judge, Topic
from casetracker.core.dates import PartialDate
from casetracker.core.units import ALWAYS
from casetracker.lists.exports import refuse
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import NEWEST, Listing
from casetracker.lists.pages import chips
from casetracker.lists.rows import Rows
from casetracker.reading.cases.listing import CASES
from casetracker.reading.parts.decisions import decision
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.rulings.listing import RULINGS
from casetracker.web.resolver import resolve
from parties.models import Party
from rulings.choices import REACTION_KIND, RULING_KIND, STANCE
from rulings.models import Reaction, Ruling

ENTRIES = 50
SITE = "Casetracker"


@dataclass(frozen=True)
class Entry:
    """One entry of a feed."""

    public_id: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime


class Feed(Atom1Feed):
    """Django's, but a feed without entries is as old as it can be, not as new: it must not change with the clock."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=ALWAYS)


def newest(listing: Listing, records: QuerySet) -> Iterator[Entry]:
    """The entries of the records that changed last."""
    parameters = QueryDict(mutable=True)
    parameters.update({"ordering": NEWEST, "page_size": str(ENTRIES)})
    columns = (*listing.row.columns(), "changed_at", "visible_from")
    rows = listing.keyset.page(records, parameters, columns).rows
    words = WORDS[records.model]
    for row, card in zip(rows, listing.row.build_all(rows), strict=True):
        title, summary = words(card)
        updated = max(row["changed_at"], row["visible_from"])
        yield Entry(card["id"], card["url"], title, summary, row["visible_from"], updated)


def of_case(card: dict[str, Any]) -> tuple[str, str]:
    court = card["court"]["name"] if card["court"] else card["court_as_stated"]
    verdict = decided(card["verdict"]) if card["verdict"] else ""
    return card["title"], joined([court, card["docket_number"], named(card["petitioners"]), verdict])


def of_ruling(card: dict[str, Any]) -> tuple[str, str]:
    court = card["court"]["name"] if card["court"] else ""
    return f"{card['case']['title']}: {decided(card)}", joined([court, named(card["judges"]), card["summary"]])


def of_reaction(card: dict[str, Any]) -> tuple[str, str]:
    on = f", {day(card['made_on'])}" if card["made_on"] else ""
    kind = REACTION_KIND.label(card["kind"])
    title = f"{named(card['speakers'])} on {card['case']['title']}: {STANCE.label(card['stance']).lower()}"
    return title, joined([f"{kind}{on}", card["summary"]])


WORDS: dict[type[Any], Callable[[dict[str, Any]], tuple[str, str]]] = {
    Case: of_case,
    Ruling: of_ruling,
    Reaction: of_reaction,
}


def decided(ruling: dict[str, Any]) -> str:
    on = day(ruling["issued_on"]) if ruling["issued_on"] else "date not known"
    words = "; ".join(decision(row) for row in ruling["dispositions"])
    return f"{RULING_KIND.label(ruling['kind']).lower()}, {on} ({words})"


def day(edtf: str) -> str:
    return PartialDate.parse(edtf).display()


def named(rows: Rows) -> str:
    return ", ".join(dict.fromkeys(row["name"] for row in rows))


def joined(texts: Iterable[str]) -> str:
    return " ".join(f"{text.removesuffix('.')}." for text in texts if text)


def answer(request: HttpRequest, title: str, page: str, entries: Iterable[Entry]) -> HttpResponse:
    """The feed at this address, about the page at `page`: the entries that were updated last, each once."""
    origin = f"{request.scheme}://{request.get_host()}"
    here = request.get_full_path()
    feed = Feed(
        title=f"{title} – {SITE}", link=origin + page, description="", language="en", author_name=SITE,
        feed_url=origin + here, feed_guid=tag(here),
    )  # fmt: skip
    once = {entry.public_id: entry for entry in entries}.values()
    for entry in sorted(once, key=lambda entry: (entry.updated, entry.public_id), reverse=True)[:ENTRIES]:
        feed.add_item(
            title=entry.title, link=origin + entry.url, description=escape(entry.summary),
            unique_id=tag(entry.public_id), pubdate=entry.published, updateddate=entry.updated,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def tag(specific: str) -> str:
    return f"tag:{settings.FEED_AUTHORITY}:{specific}"


class Followed:
    """A viewset of the API whose list can be followed."""

    listing: Listing

    def atom(self, request: HttpRequest, filterset: GroupedFilterSet) -> HttpResponse:
        """The newest of the list, with its filters."""
        refuse(
            request.GET, ("cursor", "page_size", "ordering", "count"), "A feed is the newest of a list; leave it out."
        )
        return of_list(request, filterset, newest(self.listing, filterset.qs))


def search_feed(request: HttpRequest, filterset: GroupedFilterSet) -> HttpResponse:
    """The cases of a search, and the rulings and reactions in which its words stand, of cases that meet its filters."""
    words = filterset.form.cleaned_data["q"][0]
    cases = filterset.without("q").values("pk")
    own = ((listing, filtered(listing, "q", words).filter(case__in=cases)) for listing in (RULINGS, REACTIONS))
    parts = [(CASES, filterset.qs), *own]
    return of_list(request, filterset, (entry for part in parts for entry in newest(*part)))


def of_list(request: HttpRequest, filterset: GroupedFilterSet, entries: Iterable[Entry]) -> HttpResponse:
    query = request.GET.copy()
    query.pop("format", None)
    page = request.path.removeprefix("/api/v1")
    heading = page.strip("/").capitalize()
    title = ", ".join([heading, *(f"{chip['name'].lower()} {chip['text']}" for chip in chips(request, filterset))])
    return answer(request, title, f"{page}?{query.urlencode()}".removesuffix("?"), entries)


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
    return of_parts(request, case, parts)


def judge_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The judge's rulings."""
    judge = resolve(Judge.objects.visible(), public_id)
    return of_parts(request, judge, {RULINGS: filtered(RULINGS, "judge", judge.public_id)})


def party_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The party's cases, the rulings in them, and its own reactions; none for those who are not listed."""
    party = resolve(Party.objects.visible().listed(), public_id)
    parts = {
        CASES: filtered(CASES, "party", party.public_id),
        RULINGS: filtered(RULINGS, "party", party.public_id),
        REACTIONS: filtered(REACTIONS, "speaker", party.public_id),
    }
    return of_parts(request, party, parts)


def topic_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """The topic's cases, with their rulings and reactions."""
    topic = resolve(Topic.objects.visible(), public_id)
    cases = filtered(CASES, "topic", topic.public_id)
    parts = {
        CASES: cases,
        RULINGS: filtered(RULINGS, "topic", topic.public_id),
        REACTIONS: REACTIONS.records().filter(case__in=cases.values("pk")),
    }
    return of_parts(request, topic, parts)


def of_parts(request: HttpRequest, unit: Any, parts: dict[Listing, QuerySet]) -> HttpResponse:
    entries = [entry for listing, records in parts.items() for entry in newest(listing, records)]
    return answer(request, str(unit), unit.get_absolute_url(), entries)


urlpatterns = [
    path("cases/<unit:public_id>/feed/", case_feed, name="case-feed"),
    path("judges/<unit:public_id>/feed/", judge_feed, name="judge-feed"),
    path("parties/<unit:public_id>/feed/", party_feed, name="party-feed"),
    path("topics/<unit:public_id>/feed/", topic_feed, name="topic-feed"),
]
