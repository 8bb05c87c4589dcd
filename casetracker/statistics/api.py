"""The statistics in the API: the numbers of the pages, unabridged."""

from typing import TypedDict

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.lists.api import Strict, problems
from casetracker.statistics.catalogue import STATISTICS
from casetracker.statistics.figures import Figure, FigurePart, Measures
from casetracker.statistics.serializers import StatisticRowSerializer, StatisticSerializer
from casetracker.statistics.statistic import Statistic
from casetracker.web.addresses import addressed
from casetracker.web.problems import InvalidParameters


class StatisticRow(TypedDict):
    name: str
    question: str
    counts: str
    unit: str
    divided_by: list[str]
    filters: list[str]
    url: str
    api_url: str


class StatisticSegment(TypedDict):
    count: int
    key: str
    label: str
    url: str
    share: int | None
    measures: Measures


class StatisticPart(StatisticSegment):
    segments: list[StatisticSegment]


class StatisticAnswer(StatisticRow):
    counted: int
    lacking: int
    lacking_reason: str
    note: str
    measures: Measures
    rows: list[StatisticPart]


class StatisticViewSet(Strict, viewsets.ViewSet):
    """Counts of what the lists hold, by what the records say; each number with the list behind it."""

    lookup_field = "name"
    lookup_value_regex = "[a-z-]+"

    @extend_schema(responses={200: StatisticRowSerializer(many=True), **problems(400)})
    def list(self, request: Request) -> Response:
        if request.GET:
            raise InvalidParameters({name: ["Choose one question; each has its own filters."] for name in request.GET})
        return Response([statistic_row(statistic) for statistic in STATISTICS.values()])

    @extend_schema(responses={200: StatisticSerializer, **problems(400, 404)})
    def retrieve(self, request: Request, name: str) -> Response:
        statistic = STATISTICS.get(name)
        if statistic is None:
            raise Http404
        filterset = statistic.filterset(request.GET)
        if not filterset.is_valid():
            raise InvalidParameters(filterset.errors)
        return Response(statistic_answer(statistic.figure(request.GET)))


def statistic_row(statistic: Statistic) -> StatisticRow:
    return {
        "name": statistic.name,
        "question": statistic.question,
        "counts": statistic.counts,
        "unit": statistic.unit,
        "divided_by": [axis.parameter for axis in statistic.axes],
        "filters": list(statistic.filters.base_filters),
        "url": addressed(statistic.get_absolute_url()),
        "api_url": addressed(reverse("api:statistic-detail", args=[statistic.name])),
    }


def statistic_answer(figure: Figure) -> StatisticAnswer:
    return {
        **statistic_row(figure.statistic),
        "counted": figure.counted,
        "lacking": figure.lacking,
        "lacking_reason": figure.statistic.lacking,
        "note": figure.statistic.note(),
        "measures": figure.measures,
        "rows": [{**segment(row), "segments": [segment(part) for part in row.segments]} for row in figure.rows],
    }


def segment(part: FigurePart) -> StatisticSegment:
    return {
        "count": part.number,
        "key": part.key,
        "label": part.label,
        "url": part.url,
        "share": part.share,
        "measures": part.measures,
    }
