"""Citations to take away: /cases/ID/cite.ris and the like, for cases, rulings and reactions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, register_converter

from cases.models import Case
from casetracker.citing.formats import FORMS
from casetracker.citing.references import reference
from casetracker.reading.cases.story.assembly import case_story
from casetracker.web.resolver import resolve
from rulings.models import Reaction, Ruling


class FormConverter:
    """The ending of a citation's address."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormConverter, "cite")


def cite_case(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A case as a citation, by its verdict."""
    return citation(request, case_story(resolve(Case.objects.visible().for_list(), public_id)), form)


def cite_ruling(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A ruling as a citation."""
    ruling = resolve(Ruling.objects.visible().for_list(), public_id)
    return citation(request, case_story(ruling.case), form, "rulings", public_id)


def cite_reaction(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A reaction as a citation."""
    reaction = resolve(Reaction.objects.visible().for_list(), public_id)
    return citation(request, case_story(reaction.case), form, "reactions", public_id)


def citation(
    request: HttpRequest, story: dict[str, Any], form: str, part: str = "", public_id: str = ""
) -> HttpResponse:
    row = next(row for row in story[part] if row["id"] == public_id) if part else None
    ref = reference(story, row, f"{request.scheme}://{request.get_host()}")
    response = HttpResponse(FORMS[form].write(ref), content_type=FORMS[form].media_type)
    name = f"{ref.kind}-{ref.public_id}.{form}"
    response.headers["Content-Disposition"] = f'{"inline" if form == "txt" else "attachment"}; filename="{name}"'
    return response


urlpatterns = [
    path("cases/<unit:public_id>/cite.<cite:form>", cite_case, name="case-cite"),
    path("rulings/<unit:public_id>/cite.<cite:form>", cite_ruling, name="ruling-cite"),
    path("reactions/<unit:public_id>/cite.<cite:form>", cite_reaction, name="reaction-cite"),
]
