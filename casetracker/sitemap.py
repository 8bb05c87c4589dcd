"""For search engines: an index of sitemaps, their pages, and robots.txt. Only what is visible, and may be listed.

Public ids are random, so that a page is a range of them: the ids that begin with certain characters. No row is counted
and none is skipped; the more rows there can be, the longer the beginnings.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.core.models import ALPHABET
from casetracker.web.conditional import SHORTLY
from parties.models import Party
from rulings.models import Reaction, Ruling

ROWS = 40_000
"""About so many addresses on a page; 50,000 are allowed."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
RECORDS: dict[str, Callable[[], QuerySet[Any]]] = {
    "cases": lambda: Case.objects.visible(),
    "rulings": lambda: Ruling.objects.visible(),
    "reactions": lambda: Reaction.objects.visible(),
    "judges": lambda: Judge.objects.visible(),
    "parties": lambda: Party.objects.visible().listed(),
    "courts": lambda: Court.objects.visible(),
    "topics": lambda: Topic.objects.visible(),
    "sources": lambda: Source.objects.visible(),
}
"""By the beginning of their addresses."""
LISTS = ("verdicts", "holdings", "reaction-points", "relations")
"""Of what has no pages of its own, or has them elsewhere."""
PAGES = ["", *(f"{name}/" for name in (*RECORDS, *LISTS, "statistics", "changes", "about", "api"))]
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /api/
Allow: /api/$
Allow: /api/docs/
Disallow: /*?
Disallow: /*/cite.
Disallow: /*/sources.
Disallow: /*/feed/

Sitemap: {origin}/sitemap.xml
"""


def robots(request: HttpRequest) -> HttpResponse:
    """Pages may be read; filtered lists without end, and what is for programs, are not for search engines."""
    response = HttpResponse(ROBOTS.format(origin=origin(request)), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = SHORTLY
    return response


def index(request: HttpRequest) -> HttpResponse:
    """Every page of the sitemap."""
    names = ["pages"]
    for kind, records in RECORDS.items():
        names += [
            "-".join(filter(None, (kind, "".join(letters)))) for letters in product(ALPHABET, repeat=depth(records()))
        ]
    return xml(
        "sitemapindex", (f"<sitemap><loc>{origin(request)}/sitemaps/{name}.xml</loc></sitemap>" for name in names)
    )


def page(request: HttpRequest, name: str) -> HttpResponse:
    """The addresses of one kind whose ids begin so."""
    kind, _, start = name.partition("-")
    if name == "pages":
        return xml("urlset", (f"<url><loc>{origin(request)}/{address}</loc></url>" for address in PAGES))
    if kind not in RECORDS or set(start) - set(ALPHABET) or len(start) != depth(RECORDS[kind]()) or name.endswith("-"):
        raise Http404
    return xml("urlset", entries(f"{origin(request)}/{kind}", beginning(RECORDS[kind](), start)))


def entries(base: str, records: QuerySet[Any]) -> Iterator[str]:
    rows = records.order_by("public_id").values_list("public_id", "changed_at", "visible_from")
    for public_id, *instants in rows.iterator(chunk_size=2000):
        yield f"<url><loc>{base}/{public_id}/</loc><lastmod>{max(instants).date().isoformat()}</lastmod></url>"


def depth(records: QuerySet[Any]) -> int:
    """How many characters a beginning has: by the last row's number, which is no less than there are rows."""
    last = records.order_by("-pk").values_list("pk", flat=True).first() or 0
    found = 0
    while last > ROWS * len(ALPHABET) ** found:
        found += 1
    return found


def beginning(records: QuerySet[Any], start: str) -> QuerySet[Any]:
    """The records whose ids begin so, as one range of the index."""
    stem = start.rstrip(ALPHABET[-1])
    if start:
        records = records.filter(public_id__gte=start)
    if stem:
        records = records.filter(public_id__lt=stem[:-1] + ALPHABET[ALPHABET.index(stem[-1]) + 1])
    return records


def xml(root: str, parts: Iterable[str]) -> HttpResponse:
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n{chr(10).join(parts)}\n</{root}>\n'
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, name="sitemap"),
    path("sitemaps/<slug:name>.xml", page, name="sitemap-page"),
]
