"""A figure as one SVG file: its question, its finding, the drawing, the key, and where it comes from.

Everything is placed in pixels and filled by attributes, so that every program that reads SVG draws the same, and
nothing is asked of another file.
"""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from casetracker.lists.pages import chips
from casetracker.statistics.drawing.choice import drawing
from casetracker.statistics.drawing.engraving import engraved
from casetracker.statistics.drawing.fills import Fill, colours, fills
from casetracker.statistics.drawing.layout import Drawing, Plot, Row, Shape
from casetracker.statistics.drawing.spans import drawn_singles
from casetracker.statistics.figures import Figure
from casetracker.web.drawing.letters import BOLD, SANS, SERIF, from_right, isolated, width

SITE = "Casetracker"
LICENCE = "CC BY 4.0"
WIDTH, MARGIN = 960, 32
INNER = WIDTH - 2 * MARGIN
LABELS, ROW_GAP = 320, 24
"""How wide the labels of rows are, and the room between them and the bars."""
FAMILIES = {SERIF: ("serif", "400"), SANS: ("sans-serif", "400"), BOLD: ("sans-serif", "700")}
LINES = {"grid": ("rule", 1), "base": ("ink", 1), "range": ("ink", 2), "span": ("edge", 1)}
"""The colour and the width of each kind of line."""


@dataclass
class Sheet:
    """The elements of the file, from the top down; `y` is where the next one stands."""

    elements: list[dict[str, object]] = field(default_factory=list)
    y: float = MARGIN
    colours: dict[str, str] = field(default_factory=lambda: dict(colours()))

    def paragraph(self, text: str, size: float, face: str = SANS, colour: str = "ink", after: float = 6) -> None:
        for each in wrapped(text, size, face, INNER):
            self.y += size * 1.3
            self.text(MARGIN, self.y, each, size, face, colour, room=INNER)
        self.y += after

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        face: str = SANS,
        colour: str = "ink",
        anchor: str = "start",
        room: float = 0,
        halo: bool = False,
    ) -> None:
        """One line; one that runs from right to left stands at the right end of its room."""
        if room and from_right(text):
            x, anchor, text = x + room, "end", isolated(text)
        family, weight = FAMILIES[face]
        letters = {"size": size, "family": family, "weight": weight, "fill": self.colours[colour]}
        self.add("text", x=x, y=y, text=text, **letters, anchor=anchor, halo=self.colours["paper"] if halo else "")

    def add(self, kind: str, **values: object) -> None:
        rounded = {name: round(value, 1) if isinstance(value, float) else value for name, value in values.items()}
        self.elements.append({"kind": kind, **rounded})

    def block(self, filled: Fill, x: float, y: float, width: float, height: float) -> None:
        tone, paper = self.colours[filled.tone], self.colours["paper"]
        fill, stroke = (paper, tone) if filled.is_frame else (tone, "")
        self.add("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke, dash=filled.dash)
        if filled.texture:
            dash = "3 5" if filled.texture == "dots" else ""
            self.add("path", d=engraved(filled.texture, (x, y, width, height)), stroke=paper, dash=dash)

    def shape(self, shape: Shape, left: float, top: float, across: float, height: float = 100) -> None:
        """A shape of a drawing so wide; `height` is that of the rows, of which those of an axis are hundredths."""
        x, y = left + shape.x * across / 100, top + shape.y * height / 100
        wide, high = shape.width * across / 100, shape.height * height / 100
        if shape.kind == "line":
            colour, stroke_width = LINES[shape.css]
            self.add(
                "line", x1=x, x2=x + wide, y1=y, y2=y + high, stroke=self.colours[colour], stroke_width=stroke_width
            )
        elif shape.kind == "dot":
            fill = "paper" if shape.css == "hollow" else "ink"
            self.add("dot", x=x, y=y, r=shape.width, fill=self.colours[fill], stroke=self.colours["ink"])
        elif shape.css == "median":
            self.add("rect", x=x, y=y, width=wide, height=high, fill=self.colours["rule"])
        elif shape.kind == "rect" and shape.css in fills():
            self.block(fills()[shape.css], x, y, wide, high)
        elif shape.kind == "text":
            is_number = shape.css == "number"
            anchor = "middle" if shape.css in ("middle", "number") else "start"
            face, colour = (BOLD, "ink") if is_number else (SANS, "soft")
            moved = y + shape.height if height != 100 else y
            self.text(x, moved, shape.text, 13, face, colour, anchor, halo=is_number)


def as_document(figure: Figure, request: HttpRequest) -> str:
    """The file. The address is the one of the figure's page with the same filters."""
    statistic, drawn, sheet = figure.statistic, drawing(figure), Sheet()
    filterset = statistic.filterset(request.GET)
    filterset.is_valid()
    chosen = [f"{chip['name']}: {chip['text']}" for chip in chips(request, filterset)]
    sheet.paragraph(statistic.question, 13, BOLD, "soft", 2)
    headline = statistic.headline(figure)
    sheet.paragraph(headline, 24, SERIF)
    number = f"{figure.counted} {figure.units()}"
    lacking = f"; {figure.lacking} more {statistic.lacking}" if figure.lacking else ""
    sheet.paragraph(" ".join(filter(None, [f"{number}{lacking}.", statistic.note()])), 15, colour="soft")
    if chosen:
        sheet.paragraph(f"Only: {'; '.join(chosen)}.", 15, colour="soft")
    keyed(sheet, drawn)
    if drawn.plot:
        plotted(sheet, drawn.plot)
    elif figure.rows and drawn.axis:
        rowed(sheet, drawn.rows, drawn.axis)
    if drawn.caption and figure.rows:
        sheet.paragraph(drawn.caption, 13, colour="soft")
    hidden = 0 if statistic.row.between or drawn_singles(figure) else len(figure.rows) - len(drawn.rows)
    if hidden > 0:
        sheet.paragraph(f"Not drawn: {hidden} of {len(figure.rows)} {statistic.row.plural}.", 13, colour="soft")
    address = request.build_absolute_uri(statistic.get_absolute_url())
    query = request.GET.urlencode(safe=",")
    day = timezone.now().date()
    source = f"{SITE}, {address}{'?' if query else ''}{query}, {day.day} {day:%B %Y}. Data: {LICENCE}."
    sheet.paragraph(source, 13, colour="soft")
    context = {"width": WIDTH, "height": round(sheet.y + MARGIN - 8), "elements": sheet.elements}
    context |= {"title": f"{statistic.question} {headline}", "desc": source, "paper": sheet.colours["paper"]}
    return render_to_string("statistics/saved.svg", context)


def keyed(sheet: Sheet, drawn: Drawing) -> None:
    """What the fills mean, in lines."""
    x = float(MARGIN)
    if drawn.key:
        sheet.y += 20
    for filled, label in drawn.key:
        needed = 18 + width(label, 13) + 20
        if x + needed > WIDTH - MARGIN:
            x, sheet.y = float(MARGIN), sheet.y + 20
        sheet.block(filled, x + 1, sheet.y - 11, 12, 12)
        sheet.text(x + 18, sheet.y, label, 13)
        x += needed
    sheet.y += 10


def plotted(sheet: Sheet, plot: Plot) -> None:
    for shape in [*plot.behind, *(shape for mark in plot.marks for shape in mark.shapes)]:
        sheet.shape(shape, MARGIN, sheet.y, INNER)
    sheet.y += plot.height


def rowed(sheet: Sheet, rows: list[Row], axis: Plot) -> None:
    """Labels at the left, bars at the right, the axis behind them."""
    left, across = MARGIN + LABELS + ROW_GAP, INNER - LABELS - ROW_GAP
    sheet.y += 14
    labels = [label_lines(row) for row in rows]
    heights = [max(row.plot.height, 17 * len(lines) + 8) for row, lines in zip(rows, labels, strict=True)]
    for shape in axis.behind:
        sheet.shape(shape, left, sheet.y, across, sum(heights))
    for row, lines, height in zip(rows, labels, heights, strict=True):
        for place, (text, colour) in enumerate(lines):
            y = sheet.y + (height - 17 * len(lines)) / 2 + 17 * place + 13
            sheet.text(MARGIN, y, text, 13, SANS, colour, room=LABELS)
        for mark in row.plot.marks:
            for shape in mark.shapes:
                sheet.shape(shape, left, sheet.y + (height - row.plot.height) / 2, across)
        sheet.y += height
    sheet.y += 24


def label_lines(row: Row) -> list[tuple[str, str]]:
    """The label and the amount, each in lines of its own colour."""
    return [
        *((line, "ink") for line in wrapped(row.label, 13, SANS, LABELS)),
        *((line, "soft") for line in wrapped(row.amount, 13, SANS, LABELS)),
    ]


def wrapped(text: str, size: float, face: str, room: float) -> list[str]:
    """The text in lines no wider than the room; a word that is wider, such as an address, is broken."""
    lines = [""]
    for word in text.split():
        if width(f"{lines[-1]} {word}".strip(), size, face) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if width(lines[-1] + letter, size, face) > room:
                lines.append("")
            lines[-1] += letter
    return lines
