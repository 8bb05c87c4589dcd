"""Views that belong to no app and are no page for readers: the preview for editors, and health checks."""

from django.contrib.admin.views.decorators import staff_member_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static

from cases.models import Case
from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.reading.cases.pages import preview_case
from casetracker.reading.rulings.pages import preview_ruling
from rulings.models import Ruling


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
