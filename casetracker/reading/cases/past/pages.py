"""The page of a case as it was at the end of a day, a month or a year."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.models import Case
from casetracker.history.as_of import case_as_of, end_of, first_public_at
from casetracker.history.saves import changed_since
from casetracker.reading.cases.pages import case_context, compare_context
from casetracker.reading.cases.past.rows import rows_as_of
from casetracker.reading.cases.story.assembly import Story
from casetracker.reading.cases.story.queries import read_story_rows
from casetracker.web.resolver import resolve


def case_past(request: HttpRequest, public_id: str) -> HttpResponse:
    """The case as its readers saw it then, without what has been withdrawn or hidden since."""
    case, as_of = resolve(Case.objects.for_list(), public_id), request.GET.get("as_of", "")
    context = {"case": case, "as_of": as_of}
    try:
        past = case_as_of(case, as_of)
    except ValidationError as problem:
        return render(request, "cases/no_past.html", {**context, "error": problem.messages[0]}, status=400)
    if past["case"] is None:
        return render(request, "cases/no_past.html", {**context, "error": "", "first_public_at": first_public_at(case)})
    story = Story(rows_as_of(read_story_rows(case), past)).as_dict()
    told = {"is_past": True, "stood_until": end_of(as_of), "differing": changed_since(case, as_of)}
    return render(request, "cases/past.html", {**context, **case_context(story), **compare_context(story), **told})
