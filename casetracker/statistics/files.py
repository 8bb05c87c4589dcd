"""Figures as files: their numbers as CSV, their drawing as SVG and PNG."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import strip_tags

from casetracker.lists.exports import BOM, csv_lines, text
from casetracker.statistics.catalogue import STATISTICS
from casetracker.statistics.drawing.saved import as_document
from casetracker.statistics.figures import Figure, FigurePart, Measures, TooManyEntries
from casetracker.statistics.statistic import Statistic
from casetracker.web.drawing.letters import drawable
from casetracker.web.drawing.png import NotDrawn, png
from casetracker.web.limits import DrawingThrottle, limited

PNG_WIDTH = 1920
"""Twice the drawing's own width, so that it is sharp on paper and on slides."""


def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """Every number of a figure, one to a line, with the address of the list behind it."""

    def body(figure: Figure) -> str:
        return BOM + csv_lines(csv_rows(figure, request.build_absolute_uri("/").rstrip("/")))

    return answered(request, name, "csv", "text/csv; charset=utf-8; header=present", body)


def as_svg(request: HttpRequest, name: str) -> HttpResponse:
    """The drawing of a figure, with its title and its source, in a file that needs nothing else."""
    return answered(request, name, "svg", "image/svg+xml", lambda figure: as_document(figure, request))


@limited(DrawingThrottle)
def as_png(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a picture for slides and word processors."""

    def body(figure: Figure) -> bytes:
        document = as_document(figure, request)
        if not drawable(strip_tags(document)):
            raise NotDrawn("letters that the fonts of drawings lack")
        return png(document, width=PNG_WIDTH)

    try:
        return answered(request, name, "png", "image/png", body)
    except NotDrawn:
        return plain("This drawing cannot be made as PNG; take the SVG.", 422)


def answered(
    request: HttpRequest, name: str, suffix: str, media_type: str, body: Callable[[Figure], str | bytes]
) -> HttpResponse:
    """The file for the chosen filters; what cannot be answered is said in plain words."""
    statistic = STATISTICS.get(name)
    if statistic is None:
        raise Http404
    filterset = statistic.filterset(request.GET)
    if not filterset.is_valid():
        problems = [f"{name}: {problem}" for name, problems in filterset.errors.items() for problem in problems]
        return plain("\n".join(problems), 400)
    try:
        figure = statistic.figure(request.GET)
    except TooManyEntries as error:
        return plain(str(error.detail), 422)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{suffix}"'}
    return HttpResponse(body(figure), content_type=media_type, headers=headers)


def plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


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
