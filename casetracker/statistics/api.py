"""The statistics in the API: the numbers of the pages, whole."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers as drf
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.lists.api import problems
from casetracker.lists.serializing import described
from casetracker.reading.counting import SHARE_FROM
from casetracker.statistics.figures import Figure, Part, Statistic
from casetracker.statistics.questions import STATISTICS
from casetracker.web.problems import InvalidParameters

QUESTION = {
    "name": drf.CharField(),
    "question": drf.CharField(),
    "counts": drf.CharField(help_text="What one unit of the figure is, and what makes it count twice."),
    "unit": drf.CharField(),
    "divided_by": drf.ListField(child=drf.CharField(), help_text="The filters that find its rows and their segments."),
    "filters": drf.ListField(child=drf.CharField(), help_text="What can be asked of it; as on the list behind it."),
    "url": drf.CharField(help_text="The address of its page."),
}
PART = {
    "key": drf.CharField(),
    "label": drf.CharField(),
    "count": drf.IntegerField(help_text="The length of the list."),
    "share": drf.IntegerField(allow_null=True, help_text=f"In percent of its row; null below {SHARE_FROM} records."),
    "url": drf.CharField(help_text="The page with these records and no others; the API has it under /api/v1."),
    "measures": drf.DictField(
        child=drf.JSONField(), help_text="Further numbers; a time is the least and the most days."
    ),
}
StatisticRow = described("StatisticRow", "A question, without its figure.", QUESTION)
StatisticFigure = described(
    "Statistic",
    "A question with its figure.",
    {
        **QUESTION,
        "counted": drf.IntegerField(help_text="Records that stand in the figure."),
        "lacking": drf.IntegerField(help_text="Records of the same list that do not."),
        "lacking_reason": drf.CharField(),
        "note": drf.CharField(allow_blank=True),
        "measures": PART["measures"],
        "rows": described(
            "StatisticPart",
            "A row of a figure, with its segments.",
            {**PART, "segments": described("StatisticSegment", "A segment of a row.", PART)(many=True)},
        )(many=True),
    },
)


def told(statistic: Statistic) -> dict[str, Any]:
    axes = [statistic.row, *([statistic.segment] if statistic.segment else [])]
    return {
        "name": statistic.name,
        "question": statistic.question,
        "counts": statistic.counts,
        "unit": statistic.unit,
        "divided_by": [axis.parameter for axis in axes],
        "filters": list(statistic.filters.base_filters),
        "url": f"/statistics/{statistic.name}/",
    }


def figure_told(figure: Figure) -> dict[str, Any]:
    statistic = figure.statistic
    return {
        **told(statistic),
        "counted": figure.counted,
        "lacking": figure.lacking,
        "lacking_reason": statistic.lacking,
        "note": statistic.note(),
        "measures": figure.measures,
        "rows": [{**part(row), "segments": [part(segment) for segment in row.segments]} for row in figure.rows],
    }


def part(of: Part) -> dict[str, Any]:
    names = ("key", "label", "url", "share", "measures")
    return {"count": of.number, **{name: getattr(of, name) for name in names}}


class StatisticViewSet(viewsets.ViewSet):
    """Counts of what the lists hold, by what the records say; each number with the list behind it."""

    lookup_field = "name"
    lookup_value_regex = "[a-z-]+"

    @extend_schema("StatisticList", responses={200: StatisticRow(many=True), **problems(400)})
    def list(self, request: Request) -> Response:
        if request.GET:
            raise InvalidParameters({name: ["Choose one question; each has its own filters."] for name in request.GET})
        return Response([told(statistic) for statistic in STATISTICS.values()])

    @extend_schema("Statistic", responses={200: StatisticFigure, **problems(400, 404)})
    def retrieve(self, request: Request, name: str) -> Response:
        statistic = STATISTICS.get(name)
        if statistic is None:
            raise Http404
        filterset = statistic.filterset(request.GET)
        if not filterset.is_valid():
            raise InvalidParameters(filterset.errors)
        return Response(figure_told(statistic.figure(request.GET)))
