"""Views that belong to no app: the home page, the preview for editors, and health checks."""

from datetime import date
from typing import TypedDict

from django.contrib.admin.views.decorators import staff_member_required
from django.db import DatabaseError, connection
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static

from cases.models import Case, Court, Topic
from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.lists.rows import date_columns, dated
from casetracker.reading.cases.pages import preview_case
from casetracker.reading.rulings.pages import preview_ruling
from casetracker.reading.rulings.rows import RulingRow
from parties.models import Party
from rulings.choices import RESULT
from rulings.models import Reaction, ReactionSpeaker, Ruling

COUNTED_AT_MOST = 10_000
"""Counting further would cost as much as the table is long."""
LATEST = 6
CHOICES_AT_MOST = 30
RESULTS = ("granted", "granted_in_part", "rejected", "dismissed_in_limine", "affirmed", "convicted", "acquitted")
"""The results that the home page offers; the filter of the list has all of them."""


class LatestReaction(TypedDict):
    """A reaction as the home page lists it."""

    case: str
    """The public id of its case."""
    title: str
    title_language: str
    speaker: str
    key: str
    number: int | None
    stance: str
    made_on: str | None


def home(request: HttpRequest) -> HttpResponse:
    """Show what the collection holds, and the ways into it."""
    cases = Case.objects.visible()
    latest = (
        Ruling.objects.visible().filter(issued_on_earliest__isnull=False).order_by("-issued_on_earliest", "-public_id")
    )
    courts = Court.objects.visible().filter(Exists(cases.filter(court=OuterRef("pk"))))
    topics = Topic.objects.visible().filter(Exists(cases.filter(topics=OuterRef("pk"))))
    context = {
        "cases": capped_count(cases),
        "rulings": capped_count(Ruling.objects.visible()),
        "latest": RulingRow.read(latest[:LATEST]),
        "reactions": latest_reactions(),
        "courts": courts.order_by("sort_key", "pk")[:CHOICES_AT_MOST],
        "topics": topics.order_by("sort_key", "pk")[:CHOICES_AT_MOST],
        "years": years_of_rulings(),
        "results": [(code, RESULT.label(code)) for code in RESULTS],
    }
    return render(request, "home.html", context)


def capped_count(rows: QuerySet) -> str:
    """Say how many rows there are, counted no further than is cheap."""
    number = rows.order_by()[: COUNTED_AT_MOST + 1].count()
    return f"{number:,}" if number <= COUNTED_AT_MOST else f"more than {COUNTED_AT_MOST:,}"


def latest_reactions() -> list[LatestReaction]:
    """List the latest reactions, each with its first speaker who has a page."""
    case = {name: F(f"case__{name}") for name in ("title", "title_language")}
    latest = Reaction.objects.visible().filter(made_on_earliest__isnull=False)
    rows = latest.order_by("-made_on_earliest", "-public_id").values(
        "pk", "key", "number", "stance", *date_columns("made_on"), case_public_id=F("case__public_id"), **case
    )[:LATEST]
    speakers = first_speakers([row["pk"] for row in rows])
    return [
        LatestReaction(
            case=row["case_public_id"],
            title=row["title"],
            title_language=row["title_language"],
            speaker=speakers.get(row["pk"], "A private person"),
            key=row["key"],
            number=row["number"],
            stance=row["stance"],
            made_on=dated(row, "made_on")["made_on"],
        )
        for row in rows
    ]


def first_speakers(reactions: list[int]) -> dict[int, str]:
    """Return the name of the first speaker of each reaction, leaving out those without a page of their own."""
    speakers = ReactionSpeaker.objects.current().filter(
        reaction__in=reactions, party__in=Party.objects.visible().listed()
    )
    # Ordered backwards, the first speaker of a reaction overwrites the others.
    return dict(speakers.order_by("-order", "-id").values_list("reaction", "party__name"))


def years_of_rulings() -> list[int]:
    """Count back from the last year with a ruling, at most 30 years; reads both ends of an index."""
    dated_rows = Ruling.objects.visible().filter(issued_on_earliest__gt=date.min)
    last, first = (
        dated_rows.order_by(order).values_list("issued_on_earliest", flat=True).first()
        for order in ("-issued_on_earliest", "issued_on_earliest")
    )
    if not last or not first:
        return []
    return list(range(last.year, max(first.year, last.year - 30) - 1, -1))


@staff_member_required
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show signed-in editors a case or ruling as its readers will see it, drafts included; never cached."""
    if not all(policy.allows(request.user, Action.PREVIEW, model) for model in (Case, Ruling)):
        raise Http404
    ruling = Ruling.objects.select_related("case__court").filter(public_id=public_id).first()
    if ruling:
        response = preview_ruling(request, ruling)
    else:
        response = preview_case(request, get_object_or_404(Case.objects.select_related("court"), public_id=public_id))
    response.headers["Cache-Control"] = "no-store"
    return response


def favicon(request: HttpRequest) -> HttpResponse:
    """Redirect clients that ask for the customary address without reading the page's link."""
    return redirect(static("casetracker/favicon.svg"))


def livez(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process runs."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer as long as the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
