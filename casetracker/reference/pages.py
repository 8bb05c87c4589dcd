"""The reference of the API for people: a page to begin with, one for each resource, one for each type."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from casetracker.core.vocabulary import VOCABULARIES
from casetracker.reference.document import document, name_in
from casetracker.reference.examples import ask, examples_of
from casetracker.reference.resources import Resource, resources
from casetracker.reference.types import component, components
from casetracker.web.errors import READING
from casetracker.web.problems import plain_problem

VERDICT = {"judge": "Rachel Barkai", "decides": "petition", "result": "rejected", "decided_year": "2020"}
WRONG = {"jugde": "Barkai"}
GROUPS = (
    ("Records", ("cases", "rulings", "verdicts", "reactions", "judges", "courts", "parties", "petitioners",
                 "respondents", "topics", "sources")),
    ("Parts of records", ("participations", "claims", "events", "dispositions", "holdings", "reaction-points",
                          "relations")),
    ("Following and loading", ("changes", "documents", "imports")),
)  # fmt: skip
"""The resources in the order of the story; what is not named here comes after them."""

Page = Callable[..., HttpResponse]


def only_read(view: Page) -> Page:
    """Refuse other methods as the API does, since the page stands among its addresses."""

    @wraps(view)
    def reading(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            answer = plain_problem(request, 405, "This page can be read, and nothing can be sent to it.")
            answer.headers["Allow"] = ", ".join(READING)
            return answer
        return view(request, **kwargs)

    return reading


def grouped() -> list[tuple[str, list[Resource]]]:
    found = resources()
    named = {name for _, names in GROUPS for name in names}
    groups = [(title, [found[name] for name in names if name in found]) for title, names in GROUPS]
    return [*groups, ("Questions and lists", [each for name, each in found.items() if name not in named])]


@only_read
def index(request: HttpRequest) -> HttpResponse:
    """How to begin, what there is, and what holds for all of it."""
    first, _ = ask("/api/v1/rulings/", VERDICT, request)
    wrong, _ = ask("/api/v1/rulings/", WRONG, request)
    context = {"groups": grouped(), "first": first, "wrong": wrong, "info": document()["info"]}
    return render(request, "reference/index.html", context)


@only_read
def resource(request: HttpRequest, name: str) -> HttpResponse:
    """One resource: its operations, what they take and answer, and requests to try."""
    found = resources().get(name)
    if found is None:
        raise Http404
    examples = examples_of(found, request)
    operations = [(operation, examples.get(operation.id)) for operation in found.operations]
    return render(request, "reference/resource.html", {"resource": found, "operations": operations})


@only_read
def type_page(request: HttpRequest, name: str) -> HttpResponse:
    """One type: its members, and where it is used."""
    if name not in components():
        raise Http404
    found = component(name)
    terms = VOCABULARIES[found.type.vocabulary].terms if found.type.vocabulary else {}
    codes = [(code, *terms.get(code, ("", ""))) for code in found.type.codes]
    return render(request, "reference/type.html", {"type": found, "codes": codes, "used_in": used_in(name)})


def used_in(name: str) -> list[str]:
    """The types that have a member of this one, or build on it."""
    return [other for other, schema in components().items() if other != name and refers(schema, name)]


def refers(schema: Any, name: str) -> bool:
    if isinstance(schema, dict):
        reference = schema.get("$ref", "")
        return (isinstance(reference, str) and name_in(reference) == name) or any(
            refers(inner, name) for inner in schema.values()
        )
    return isinstance(schema, list) and any(refers(inner, name) for inner in schema)


urlpatterns = [
    path("", index, name="api-reference"),
    path("docs/<slug:name>/", resource, name="api-resource"),
    path("docs/types/<slug:name>/", type_page, name="api-type"),
]
