"""The pages of the statistics, and each figure as CSV."""

from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from casetracker.lists.exports import BOM, csv_lines, text
from casetracker.lists.pages import chips, without
from casetracker.reading.counting import SHARE_FROM
from casetracker.statistics.catalogue import ON_FIRST_PAGE, STATISTICS
from casetracker.statistics.charts import (
    ROWS_AT_MOST,
    Bar,
    TableRow,
    Tones,
    bars,
    legend,
    printed_measure,
    table,
    tones_of,
)
from casetracker.statistics.figures import Figure, FigurePart, Measures, Statistic, TooManyEntries


def index(request: HttpRequest) -> HttpResponse:
    """The chief questions with their figures, and links to the others."""
    errors = dict.fromkeys(request.GET, ["Choose one question; each has its own filters."])
    figures = drawn_statistics([STATISTICS[name] for name in ON_FIRST_PAGE], QueryDict())
    others = [statistic for name, statistic in STATISTICS.items() if name not in ON_FIRST_PAGE]
    context = {"figures": figures, "others": others, "errors": errors}
    return render(request, "statistics/index.html", context, status=400 if errors else 200)


def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question with its filters. A parameter that cannot be answered is named, and the others are kept."""
    statistic = STATISTICS.get(name)
    if statistic is None:
        raise Http404
    filterset = statistic.filterset(request.GET)
    form = filterset.form
    errors = {} if filterset.is_valid() else dict(filterset.errors)
    good = without(request.GET, errors)
    if errors:
        filterset = statistic.filterset(good)
        filterset.is_valid()
    context = {
        "errors": errors,
        "statistic": statistic,
        "figure": drawn_statistics([statistic], good)[0],
        "fields": [form[field] for field in statistic.fields],
        "chips": list(chips(request, filterset)),
    }
    return render(request, "statistics/question.html", context, status=400 if errors else 200)


class DrawnFigure(TypedDict):
    """What a figure looks like on a page."""

    figure: Figure
    note: str
    legend: list[tuple[str, str]]
    bars: list[Bar]
    table: list[TableRow]
    totals: list[tuple[str, str]]
    not_shown: int
    share_from: int


def drawn_statistics(statistics: list[Statistic], parameters: QueryDict) -> list[dict[str, object]]:
    """The statistics of one page as the templates draw them: each code has one colour in all of them."""
    answers = [figure_or_problem(statistic, parameters) for statistic in statistics]
    tones = tones_of([answer for answer in answers if isinstance(answer, Figure)])
    query = f"?{encoded}" if (encoded := parameters.urlencode(safe=",")) else ""
    return [
        {
            "statistic": statistic,
            "csv": reverse("statistic-csv", args=[statistic.name]) + query,
            "json": reverse("api:statistic-detail", args=[statistic.name]) + query,
            **({"problem": answer} if isinstance(answer, str) else {"problem": "", **drawn_figure(answer, tones)}),
        }
        for statistic, answer in zip(statistics, answers, strict=True)
    ]


def figure_or_problem(statistic: Statistic, parameters: QueryDict) -> Figure | str:
    """The figure; where there is too much to count, the reason in its place."""
    try:
        return statistic.figure(parameters)
    except TooManyEntries as error:
        return str(error.detail)


def drawn_figure(figure: Figure, tones: Tones) -> DrawnFigure:
    headings = figure.statistic.headings
    return {
        "figure": figure,
        "note": figure.statistic.note(),
        "legend": legend(figure, tones),
        "bars": bars(figure, tones),
        "table": table(figure),
        "totals": [(headings[name], printed_measure(value)) for name, value in figure.measures.items()],
        "not_shown": max(0, len(figure.rows) - ROWS_AT_MOST),
        "share_from": SHARE_FROM,
    }


def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """Every number of a figure, one to a line, with the address of the list behind it."""
    statistic = STATISTICS.get(name)
    if statistic is None:
        raise Http404
    filterset = statistic.filterset(request.GET)
    if not filterset.is_valid():
        problems = [f"{name}: {problem}" for name, problems in filterset.errors.items() for problem in problems]
        return HttpResponse("\n".join(problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    try:
        figure = statistic.figure(request.GET)
    except TooManyEntries as error:
        return HttpResponse(f"{error.detail}\n", status=422, content_type="text/plain; charset=utf-8")
    body = BOM + csv_lines(csv_rows(figure, request.build_absolute_uri("/").rstrip("/")))
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-8; header=present", headers=headers)


def csv_rows(figure: Figure, site: str) -> list[list[str]]:
    """The rows of the CSV, with their header."""
    statistic = figure.statistic
    measures = [name for row in figure.rows[:1] for name in flat((row.segments or [row])[0].measures)]
    names = [name for axis in statistic.axes for name in (axis.parameter, f"{axis.parameter}_label")]
    header = [*names, statistic.units, *(["percent"] if statistic.segment else []), *measures, "url"]
    return [header, *(csv_row(statistic, row, part, site) for row in figure.rows for part in row.segments or [row])]


def csv_row(statistic: Statistic, row: FigurePart, part: FigurePart, site: str) -> list[str]:
    cells: list[object] = [row.key, row.label]
    if statistic.segment:
        cells += [part.key, part.label] if part is not row else ["", ""]
    cells.append(part.number)
    if statistic.segment:
        cells.append("" if part.share is None else part.share)
    return [text(cell) for cell in [*cells, *flat(part.measures).values(), site + part.url]]


def flat(measures: Measures) -> dict[str, object]:
    """Measures as single numbers: a time becomes the fewest and the most days that it can be."""
    found: dict[str, object] = {}
    for name, value in measures.items():
        if isinstance(value, list):
            found[f"{name}_least_days"], found[f"{name}_most_days"] = value
        else:
            found[name] = value
    return found
