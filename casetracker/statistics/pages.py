"""The pages of the statistics, and each figure as CSV."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from casetracker.lists.exports import BOM, csv_lines, text
from casetracker.lists.pages import chips, without
from casetracker.statistics.charts import ROWS_AT_MOST, bars, legend, measure, table
from casetracker.statistics.figures import SHARE_FROM, Figure, Part, Statistic, TooMany
from casetracker.statistics.questions import CHIEF, STATISTICS


def index(request: HttpRequest) -> HttpResponse:
    """The chief questions with their figures, and the others."""
    errors = dict.fromkeys(request.GET, ["Choose one question; each has its own filters."])
    figures = [shown(STATISTICS[name], QueryDict()) for name in CHIEF]
    others = [statistic for name, statistic in STATISTICS.items() if name not in CHIEF]
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
        "figure": shown(statistic, good),
        "fields": [form[field] for field in statistic.fields],
        "chips": list(chips(request, filterset)),
    }
    return render(request, "statistics/question.html", context, status=400 if errors else 200)


def shown(statistic: Statistic, parameters: QueryDict) -> dict[str, Any]:
    """A figure as the templates draw it; where there is too much to count, the reason alone."""
    query = parameters.urlencode(safe=",")
    links = {
        "csv": f"/statistics/{statistic.name}.csv" + (f"?{query}" if query else ""),
        "json": f"/api/v1/statistics/{statistic.name}/" + (f"?{query}" if query else ""),
    }
    try:
        figure = statistic.figure(parameters)
    except TooMany as error:
        return {**links, "statistic": statistic, "problem": str(error.detail)}
    return {
        **links,
        "statistic": statistic,
        "problem": "",
        "figure": figure,
        "note": statistic.note(),
        "legend": legend(figure),
        "bars": bars(figure),
        "table": table(figure),
        "totals": [(statistic.headings[name], measure(value)) for name, value in figure.measures.items()],
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
    except TooMany as error:
        return HttpResponse(f"{error.detail}\n", status=422, content_type="text/plain; charset=utf-8")
    body = BOM + csv_lines(lines(figure, request.build_absolute_uri("/").rstrip("/")))
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-8; header=present", headers=headers)


def lines(figure: Figure, site: str) -> list[list[str]]:
    """The lines of the CSV, with their header."""
    statistic = figure.statistic
    measures = [name for row in figure.rows[:1] for name in flat((row.segments or [row])[0].measures)]
    axes = [statistic.row, *([statistic.segment] if statistic.segment else [])]
    names = [name for axis in axes for name in (axis.parameter, f"{axis.parameter}_label")]
    header = [*names, statistic.units, *(["percent"] if statistic.segment else []), *measures, "url"]
    return [header, *(line(row, part, site) for row in figure.rows for part in row.segments or [row])]


def line(row: Part, part: Part, site: str) -> list[str]:
    cells: list[Any] = [row.key, row.label]
    if part is not row:
        cells += [part.key, part.label]
    cells.append(part.number)
    if part is not row:
        cells.append("" if part.share is None else part.share)
    return [text(cell) for cell in [*cells, *flat(part.measures).values(), site + part.url]]


def flat(measures: dict[str, Any]) -> dict[str, Any]:
    """Measures as single numbers: a time in days as the least and the most that it can be."""
    found: dict[str, Any] = {}
    for name, value in measures.items():
        if isinstance(value, list):
            found[f"{name}_least_days"], found[f"{name}_most_days"] = value
        else:
            found[name] = value
    return found
