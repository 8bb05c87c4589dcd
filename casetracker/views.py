"""Home, errors, health and the editor's preview: what belongs to no app."""

from datetime import date
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.db import DatabaseError, connection
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static

from cases.models import Case, Court, Topic
from casetracker.lists.rows import date_columns, dated
from casetracker.reading.cases.pages import preview_case
from casetracker.reading.rulings.pages import preview_ruling
from casetracker.reading.rulings.rows import RulingRow
from casetracker.web.problems import plain_problem
from casetracker.web.resolver import Gone, Moved
from parties.models import Party
from rulings.choices import RESULT
from rulings.models import Reaction, ReactionSpeaker, Ruling

COUNTED_AT_MOST = 10_000
"""Above this a count would cost as much as the table is long."""
SHOWN = 6
BROWSED = ("granted", "granted_in_part", "rejected", "dismissed_in_limine", "affirmed", "convicted", "acquitted")
"""Results that the home page offers; the list's filter has all."""


def home(request: HttpRequest) -> HttpResponse:
    """What the collection holds, and the ways into it."""
    with_cases = Case.objects.visible().filter(court=OuterRef("pk"))
    topics = Case.objects.visible().filter(topics=OuterRef("pk"))
    latest = (
        Ruling.objects.visible().filter(issued_on_earliest__isnull=False).order_by("-issued_on_earliest", "-public_id")
    )
    return render(
        request,
        "home.html",
        {
            "cases": capped(Case.objects.visible()),
            "rulings": capped(Ruling.objects.visible()),
            "latest": RulingRow.read(latest[:SHOWN]),
            "reactions": latest_reactions(),
            "courts": Court.objects.visible().filter(Exists(with_cases)).order_by("name")[:30],
            "topics": Topic.objects.visible().filter(Exists(topics)).order_by("name")[:30],
            "years": years(),
            "results": [(code, RESULT.label(code)) for code in BROWSED],
        },
    )  # fmt: skip


def capped(rows: QuerySet) -> str:
    """How many rows there are, counted no further than is cheap."""
    found = rows.order_by()[: COUNTED_AT_MOST + 1].count()
    return f"{found:,}" if found <= COUNTED_AT_MOST else f"more than {COUNTED_AT_MOST:,}"


def latest_reactions() -> list[dict[str, Any]]:
    rows = Reaction.objects.visible().filter(made_on_earliest__isnull=False).order_by("-made_on_earliest", "-public_id")
    found = rows.values("pk", "key", "number", "stance", *date_columns("made_on"), case_public_id=F("case__public_id"),
                        title=F("case__title"), title_language=F("case__title_language"))[:SHOWN]  # fmt: skip
    rows_of_speakers = (
        ReactionSpeaker.objects.current().filter(reaction__in=[row["pk"] for row in found]).order_by("-order", "-id")
    )
    rows_of_speakers = rows_of_speakers.filter(party__in=Party.objects.visible().listed())
    speakers = dict(rows_of_speakers.values_list("reaction", "party__name"))  # the first of each stands last
    return [
        {
            **row,
            **dated(row, "made_on"),
            "case": row["case_public_id"],
            "speaker": speakers.get(row["pk"]) or "A private person",
        }
        for row in found
    ]


def years() -> list[int]:
    """From the last year of a ruling back to the first, thirty at most; read from the two ends of an index."""
    dated_rows = Ruling.objects.visible().filter(issued_on_earliest__gt=date.min)
    ends = [
        dated_rows.order_by(order).values_list("issued_on_earliest", flat=True).first()
        for order in ("-issued_on_earliest", "issued_on_earliest")
    ]
    if not ends[0]:
        return []
    last, first = ends[0].year, ends[1].year
    return list(range(last, max(first, last - 30) - 1, -1))


@staff_member_required
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """A case or ruling as its readers will see it, drafts included; for signed-in editors, never cached."""
    if not (request.user.has_perm("cases.view_case") and request.user.has_perm("rulings.view_ruling")):
        raise Http404
    ruling = Ruling.objects.select_related("case__court").filter(public_id=public_id).first()
    if ruling:
        response = preview_ruling(request, ruling)
    else:
        response = preview_case(request, get_object_or_404(Case.objects.select_related("court"), public_id=public_id))
    response.headers["Cache-Control"] = "no-store"
    return response


def favicon(request: HttpRequest) -> HttpResponse:
    """For what asks for the old address without reading the page's own link."""
    return redirect(static("casetracker/favicon.svg"))


def livez(request: HttpRequest) -> HttpResponse:
    """The process runs."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def error_page(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return plain_problem(request, status, text)
    return render(request, "error.html", {"heading": heading, "text": text}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same for what is hidden and for what never was."""
    return error_page(request, 404, "Not found", "There is nothing here, or nothing that is public.")


def crashed(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500, "Something went wrong", "The error has been logged; please try again later.")


class ResolverMiddleware:
    """Answers what the resolver found instead of a record: moved, or withdrawn with its public reason."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Moved):
            response = HttpResponseRedirect(exception.location_like(request.path))
            response.status_code = 308
            return response
        if isinstance(exception, Gone):
            return error_page(
                request, 410, "Withdrawn", f"This record was public and has been withdrawn: {exception.reason}"
            )
        return None
