"""Search and type-ahead in the API: the same answers as the pages."""

from dataclasses import asdict
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers as drf
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.feeds import search_feed
from casetracker.lists.api import FacetSerializer, answers, problems, query
from casetracker.lists.exports import refuse
from casetracker.lists.filter_backend import parameter
from casetracker.lists.renderers import AtomRenderer, OrjsonRenderer
from casetracker.lists.serializing import described
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.cases.rows import CaseRow
from casetracker.search.names import KINDS, by_docket, suggest
from casetracker.search.results import asked, results
from casetracker.web.problems import InvalidParameters

SuggestionRow = described(
    "Suggestion",
    "A name that begins as typed, or is near it.",
    {
        "kind": drf.ChoiceField(list(KINDS)),
        "id": drf.CharField(),
        "name": drf.CharField(),
        "url": drf.CharField(),
        "is_near": drf.BooleanField(help_text="Nothing begins so; this is spelled much like it."),
    },
)
HitPart = described("HitPart", "A piece of a sentence.", {"text": drf.CharField(), "is_hit": drf.BooleanField()})
SearchHit = described(
    "SearchHit",
    "Where the words stand.",
    {
        "tier": drf.IntegerField(help_text="1: names and numbers; 2: what was held; 3: the full text."),
        "kind": drf.ChoiceField(["case", "ruling", "reaction"]),
        "parts": HitPart(many=True),
    },
)


class SearchRow(CaseRow):
    """A case with the sentence in which it was found."""

    hit = SearchHit()

    class Meta(CaseRow.Meta):
        fields = [*CaseRow.Meta.fields, "hit"]


SearchAnswer = described(
    "SearchAnswer",
    "A page of ranked cases.",
    {
        "page": drf.IntegerField(),
        "has_next": drf.BooleanField(),
        "is_cut": drf.BooleanField(help_text="The words are too common to be ranked whole; cases/?q= has all by date."),
        "docket": drf.CharField(help_text="The address of the one case with this number; empty if it is none."),
        "names": SuggestionRow(many=True),
        "facets": FacetSerializer(
            many=True, allow_null=True, help_text="Null: more than 20,000 records; add `facets=yes`."
        ),
        "results": SearchRow(many=True),
    },
)


class SearchViewSet(viewsets.ViewSet):
    """Cases by words, names and numbers, the best first, with counted facets; as a feed, what changed last."""

    renderer_classes = (OrjsonRenderer, AtomRenderer)

    @extend_schema(
        parameters=[
            *(
                query(each["name"], each["description"])
                for each in map(parameter, *zip(*CaseFilterSet.base_filters.items(), strict=True))
            ),
            query("page", "The page, 1 to 50."),
            query("facets", "`yes` counts them however many records hold the words.", enum=["yes"]),
            query("format", "How it is written; `Accept` says it too.", enum=["json", "atom"]),
        ],
        responses={**answers(extend_schema_serializer(many=False)(SearchAnswer), renderer_classes), **problems(400)},
    )
    def list(self, request: Request) -> HttpResponseBase:
        is_feed = request.accepted_renderer.format == "atom"
        parameters = request.GET.copy()
        parameters.pop("format", None)
        found = asked(parameters) if is_feed else results(parameters)
        if is_feed:
            refuse(parameters, ("page", "facets"), "A feed is the newest of a search; leave it out.")
        if not found.q and not found.errors:
            found.errors["q"] = ["Write what is to be found."]
        if found.errors:
            raise InvalidParameters(found.errors)
        if is_feed:
            return search_feed(request, found.filterset)
        body: dict[str, Any] = {name: getattr(found, name) for name in ("page", "has_next", "is_cut", "names")}
        body |= {
            "docket": by_docket(found.q),
            "facets": None if found.facets is None else [asdict(facet) for facet in found.facets],
            "results": found.rows,
        }
        return Response(body)


class SuggestionViewSet(viewsets.ViewSet):
    """Names of parties, judges, courts and cases, while they are typed."""

    @extend_schema(
        parameters=[
            query("q", "The beginning of one or several words."),
            query("kind", "One kind of record.", enum=list(KINDS)),
        ],
        responses={200: SuggestionRow(many=True), **problems(400)},
    )
    def list(self, request: Request) -> Response:
        errors = {name: ["Unknown parameter; there are kind, q."] for name in request.GET if name not in ("q", "kind")}
        kind = request.GET.get("kind", "")
        if kind and kind not in KINDS:
            errors["kind"] = [f"“{kind}” is not known; write one of {', '.join(KINDS)}."]
        if len(request.GET.get("q", "")) > 200:
            errors["q"] = ["At most 200 characters."]
        if errors:
            raise InvalidParameters(errors)
        return Response(suggest(request.GET.get("q", ""), (kind,) if kind else tuple(KINDS)))
