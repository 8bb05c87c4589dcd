"""The pages of the statistics: the first with the chief figures, and one for each question with its filters."""

from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from casetracker.lists.pages import NO_SUCH_FILTER, chips, to_clean_address, without
from casetracker.lists.pages.form import fields_of
from casetracker.reading.counting import SHARE_FROM
from casetracker.statistics.catalogue import ON_FIRST_PAGE, STATISTICS
from casetracker.statistics.drawing.choice import ROWS_AT_MOST, drawing, shown
from casetracker.statistics.drawing.fills import TEXTURES
from casetracker.statistics.drawing.layout import Drawing
from casetracker.statistics.drawing.spans import drawn_singles
from casetracker.statistics.figures import Figure, TooManyEntries
from casetracker.statistics.statistic import Statistic
from casetracker.statistics.tables import TableRow, table

ROWS_ON_FIRST_PAGE = 4


def index(request: HttpRequest) -> HttpResponse:
    """The chief questions with their figures, and links to the others."""
    errors = dict.fromkeys(request.GET, ["Choose one question; each has its own filters."])
    context = {
        "figures": [shown_statistic(STATISTICS[name], QueryDict(), ROWS_ON_FIRST_PAGE) for name in ON_FIRST_PAGE],
        "themes": themes(),
        "textures": TEXTURES,
        "errors": errors,
    }
    return render(request, "statistics/index.html", context, status=400 if errors else 200)


def themes() -> dict[str, list[Statistic]]:
    """Every question by what it is about."""
    found: dict[str, list[Statistic]] = {}
    for statistic in STATISTICS.values():
        found.setdefault(statistic.theme, []).append(statistic)
    return found


def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question with its filters. A parameter that cannot be answered is named, and the others are kept."""
    statistic = STATISTICS.get(name)
    if statistic is None:
        raise Http404
    if cleaned := to_clean_address(request):
        return cleaned
    filterset = statistic.filterset(request.GET)
    form = filterset.form
    errors = {} if filterset.is_valid() else dict(filterset.errors)
    errors |= dict.fromkeys(errors.keys() - filterset.filters.keys(), [NO_SUCH_FILTER])
    good = without(request.GET, errors)
    if errors:
        filterset = statistic.filterset(good)
        filterset.is_valid()
    context = {
        "errors": errors,
        "statistic": statistic,
        "shown": shown_statistic(statistic, good, ROWS_AT_MOST),
        "siblings": [each for each in STATISTICS.values() if each.theme == statistic.theme],
        "textures": TEXTURES,
        "fields": fields_of(form, [*statistic.fields], request.GET),
        "chips": list(chips(request, filterset)),
    }
    return render(request, "statistics/question.html", context, status=400 if errors else 200)


class ShownFigure(TypedDict):
    """What a figure looks like on a page."""

    figure: Figure
    headline: str
    drawing: Drawing
    rows: list[TableRow]
    has_cases: bool
    """Whether the drawing shows each case."""
    has_shares: bool
    not_shown: int
    share_from: int


def shown_statistic(statistic: Statistic, parameters: QueryDict, rows_at_most: int) -> dict[str, object]:
    """One question as the templates show it; where there is too much to count, with the reason in its place."""
    query = f"?{encoded}" if (encoded := parameters.urlencode(safe=",")) else ""
    files = {suffix: reverse(f"statistic-{suffix}", args=[statistic.name]) + query for suffix in ("svg", "png", "csv")}
    found = {"statistic": statistic, **files, "json": reverse("api:statistic-detail", args=[statistic.name]) + query}
    try:
        figure = statistic.figure(parameters)
    except TooManyEntries as error:
        return {**found, "problem": str(error.detail), "figure": None, "drawing": None}
    return {**found, "problem": "", **shown_figure(figure, rows_at_most)}


def shown_figure(figure: Figure, rows_at_most: int) -> ShownFigure:
    rows, has_cases = shown(figure, rows_at_most), bool(drawn_singles(figure))
    return {
        "figure": figure,
        "headline": figure.statistic.headline(figure),
        "drawing": drawing(figure, rows_at_most),
        "rows": table(figure, rows),
        "has_cases": has_cases,
        "has_shares": any(part.share is not None for row in rows for part in row.segments),
        "not_shown": 0 if has_cases or figure.statistic.row.between else len(figure.rows) - len(rows),
        "share_from": SHARE_FROM,
    }
