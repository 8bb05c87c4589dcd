"""Search and type-ahead in the API: the same answers as the pages."""

from dataclasses import asdict

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.feeds import search_feed
from casetracker.lists.api import Strict, answers, number, problems, query
from casetracker.lists.exports import refuse
from casetracker.lists.filter_backend import parameter
from casetracker.lists.renderers import AtomRenderer, OrjsonRenderer
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.search.docket_numbers import address_by_number
from casetracker.search.result_page import PAGES_AT_MOST, ResultPage, empty_page, result_page
from casetracker.search.serializers import SearchAnswerSerializer, SuggestionSerializer
from casetracker.search.suggestions import FILED, KINDS, suggest
from casetracker.web.addresses import addressed
from casetracker.web.problems import InvalidParameters

TYPED_AT_MOST = 200


class SearchViewSet(Strict, viewsets.ViewSet):
    """Cases by words, names and numbers, the best first, with counted facets; as a feed, what changed last."""

    renderer_classes = (OrjsonRenderer, AtomRenderer)

    @extend_schema(
        "search_cases",
        parameters=[
            *(parameter(name, condition) for name, condition in CaseFilterSet.base_filters.items()),
            number("page", "The page.", 1, PAGES_AT_MOST),
            query("facets", "`yes` counts them however many records hold the words.", enum=["yes"]),
            query("format", "How it is written; `Accept` says it too.", enum=["json", "atom"]),
        ],
        responses={**answers(SearchAnswerSerializer, renderer_classes), **problems(400)},
    )
    def list(self, request: Request) -> HttpResponseBase:
        is_feed = request.accepted_renderer.format == "atom"
        parameters = request.GET.copy()
        parameters.pop("format", None)
        found = empty_page(parameters) if is_feed else result_page(parameters)
        if is_feed:
            refuse(parameters, ("page", "facets"), "A feed is the newest of a search; leave it out.")
        if not found.q and not found.errors:
            found.errors["q"] = ["Write what is to be found."]
        if found.errors:
            raise InvalidParameters(found.errors)
        return search_feed(request, found.filterset) if is_feed else Response(search_answer(found))


def search_answer(found: ResultPage) -> dict[str, object]:
    return {
        "page": found.page,
        "has_next": found.has_next,
        "is_cut": found.is_cut,
        "names": found.names,
        "docket": addressed(address_by_number(found.q)),
        "facets": None if found.facets is None else [asdict(facet) for facet in found.facets],
        "results": found.rows,
    }


class SuggestionViewSet(Strict, viewsets.ViewSet):
    """Names of parties, judges, courts and cases, while they are typed."""

    @extend_schema(
        "suggest_names",
        parameters=[
            query("q", "The beginning of one or several words."),
            query("kind", "One kind of record; topics and sources only if asked for.", enum=[*KINDS, *FILED]),
        ],
        responses={200: SuggestionSerializer(many=True), **problems(400)},
    )
    def list(self, request: Request) -> Response:
        errors = {name: ["Unknown parameter; there are kind, q."] for name in request.GET if name not in ("q", "kind")}
        kind, typed = request.GET.get("kind", ""), request.GET.get("q", "")
        if kind and kind not in (*KINDS, *FILED):
            errors["kind"] = [f"“{kind}” is not known; write one of {', '.join((*KINDS, *FILED))}."]
        if len(typed) > TYPED_AT_MOST:
            errors["q"] = [f"At most {TYPED_AT_MOST} characters."]
        if errors:
            raise InvalidParameters(errors)
        return Response(suggest(typed, (kind,) if kind else tuple(KINDS)))
