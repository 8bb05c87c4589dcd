"""Atom feeds: the newest of a list.

An entry is a record of a list; its id is made of the public id and stays, whatever the address; it is updated when the
record changes, and when an embargo ends.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from casetracker.lists.exports import refuse
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import NEWEST, Listing
from casetracker.lists.pages import chips
from casetracker.web.addresses import origin_of, page_path

ENTRIES = 50
WITHOUT_ENTRIES = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed last."""
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
        return max((item["updateddate"] for item in self.items), default=WITHOUT_ENTRIES)


def newest(listing: Listing, records: QuerySet) -> Iterator[Entry]:
    """The entries of the records that changed last."""
    parameters = QueryDict(mutable=True)
    parameters.update({"ordering": NEWEST, "page_size": str(ENTRIES)})
    columns = (*listing.row.columns(), "changed_at", "visible_from")
    rows = listing.keyset.page(records, parameters, columns).rows
    for row, card in zip(rows, listing.row.build_all(rows), strict=True):
        title, summary = listing.feed_words(card)  # type: ignore[misc]  # beyond the stubs
        updated = max(row["changed_at"], row["visible_from"])
        yield Entry(card["id"], card["url"], title, summary, row["visible_from"], updated)


def feed_response(request: HttpRequest, title: str, page: str, entries: Iterable[Entry]) -> HttpResponse:
    """The feed at this address, about the page at `page`: the entries that were updated last, each once."""
    origin = origin_of(request)
    here = request.get_full_path()
    feed = Feed(
        title=f"{title} – {SITE}",
        link=origin + page,
        description="",
        language="en",
        author_name=SITE,
        feed_url=origin + here,
        feed_guid=tag(here),
    )
    once = {entry.public_id: entry for entry in entries}.values()
    for entry in sorted(once, key=lambda entry: (entry.updated, entry.public_id), reverse=True)[:ENTRIES]:
        feed.add_item(
            title=entry.title,
            link=request.build_absolute_uri(entry.url),
            description=escape(entry.summary),
            unique_id=tag(entry.public_id),
            pubdate=entry.published,
            updateddate=entry.updated,
        )
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
        return list_feed(request, filterset, newest(self.listing, filterset.qs))


def list_feed(request: HttpRequest, filterset: GroupedFilterSet, entries: Iterable[Entry]) -> HttpResponse:
    query = request.GET.copy()
    query.pop("format", None)
    page = page_path(request.path)
    heading = page.strip("/").capitalize()
    title = ", ".join([heading, *(f"{chip['name'].lower()} {chip['text']}" for chip in chips(request, filterset))])
    return feed_response(request, title, f"{page}?{query.urlencode()}".removesuffix("?"), entries)
