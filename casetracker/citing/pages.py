"""Citations to download, such as /cases/ID/cite.ris, and bibliographies: /cases/ID/sources.ris, /rulings/cite.ris."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import path, register_converter

from cases.models import Case, Source
from casetracker.citing.forms import FORMS
from casetracker.citing.lists import LISTS, RULING_FORMS, SOURCED_LISTS, cite_list, list_sources
from casetracker.citing.references import reference
from casetracker.citing.sources import BIBLIOGRAPHY_FORMS, SourceReference, source_reference
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.sources.listing import SOURCES
from casetracker.web.resolver import resolve
from rulings.models import Reaction, Ruling


class FormConverter:
    """The suffix of a citation's address."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class BibliographyConverter(FormConverter):
    """The suffix of a bibliography's address."""

    regex = "|".join(BIBLIOGRAPHY_FORMS)


class ListFormConverter(FormConverter):
    """The suffix of a whole list's address; which of them a list has, its view knows."""

    regex = "|".join(RULING_FORMS)


class CitableListConverter(FormConverter):
    """The first part of the address of a list that can be cited as a whole."""

    regex = "|".join(LISTS)


class ListWithSourcesConverter(FormConverter):
    """The same of a list whose sources can be had."""

    regex = "|".join(SOURCED_LISTS)


register_converter(FormConverter, "cite")
register_converter(BibliographyConverter, "bibliography")
register_converter(ListFormConverter, "cite_of_list")
register_converter(CitableListConverter, "citable_list")
register_converter(ListWithSourcesConverter, "list_with_sources")


def cite_case(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A case as a citation, by its verdict."""
    return citation(request, case_story(resolve(Case.objects.visible().for_list(), public_id)), form)


def cite_ruling(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A ruling as a citation."""
    ruling = resolve(Ruling.objects.visible().for_list(), public_id)
    return citation(request, case_story(ruling.case), form, "rulings", public_id)


def cited_version(row: dict[str, Any], asked: str) -> dict[str, Any] | None:
    """The version of the ruling's text that is asked for, by its number or key. Raises ValidationError."""
    versions = {name: version for version in row["text_versions"] for name in (f"V{version['number']}", version["key"])}
    if asked and asked not in versions:
        known = ", ".join(f"V{version['number']}" for version in row["text_versions"]) or "none"
        raise ValidationError(f"version: the text of this ruling has no version “{asked[:80]}”; there are: {known}.")
    return versions.get(asked)


def cite_reaction(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A reaction as a citation."""
    reaction = resolve(Reaction.objects.visible().for_list(), public_id)
    return citation(request, case_story(reaction.case), form, "reactions", public_id)


def cite_source(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """A source itself as a citation, not the page about it."""
    source = resolve(Source.objects.visible(), public_id)
    return bibliography([source_reference(SOURCES.card(source))], form, f"source-{public_id}")


def case_sources(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """All sources of a case as a bibliography, in the order of their numbers."""
    story = case_story(resolve(Case.objects.visible().for_list(), public_id))
    return bibliography([source_reference(row) for row in story["sources"]], form, f"sources-of-{public_id}")


def citation(
    request: HttpRequest, story: dict[str, Any], form: str, part: str = "", public_id: str = ""
) -> HttpResponse:
    row = next(row for row in story[part] if row["id"] == public_id) if part else None
    try:
        version = cited_version(row, request.GET.get("version", "")) if part == "rulings" and row else None
    except ValidationError as error:
        return HttpResponse(f"{error.messages[0]}\n", status=400, content_type="text/plain; charset=utf-8")
    ref = reference(story, row, f"{request.scheme}://{request.get_host()}", version)
    return download(FORMS[form].write(ref), FORMS[form].media_type, f"{ref.kind}-{ref.entry_id}.{form}")


def bibliography(refs: list[SourceReference], form: str, name: str) -> HttpResponse:
    return download(BIBLIOGRAPHY_FORMS[form].write(*refs), BIBLIOGRAPHY_FORMS[form].media_type, f"{name}.{form}")


def download(text: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=media_type)
    is_for_people = name.endswith((".txt", ".styles"))
    response.headers["Content-Disposition"] = f'{"inline" if is_for_people else "attachment"}; filename="{name}"'
    return response


urlpatterns = [
    path("cases/<unit:public_id>/cite.<cite:form>", cite_case, name="case-cite"),
    path("rulings/<unit:public_id>/cite.<cite:form>", cite_ruling, name="ruling-cite"),
    path("reactions/<unit:public_id>/cite.<cite:form>", cite_reaction, name="reaction-cite"),
    path("sources/<unit:public_id>/cite.<bibliography:form>", cite_source, name="source-cite"),
    path("cases/<unit:public_id>/sources.<bibliography:form>", case_sources, name="case-sources"),
    path("<citable_list:name>/cite.<cite_of_list:form>", cite_list, name="list-cite"),
    path("<list_with_sources:name>/sources.<bibliography:form>", list_sources, name="list-sources"),
]
