"""How figures are drawn: what their headlines say, one fill for each value, times with their ranges, saved files."""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.test import Client

from casetracker.core.vocabulary import VOCABULARIES
from casetracker.statistics.catalogue import STATISTICS
from casetracker.statistics.drawing.choice import drawing
from casetracker.statistics.drawing.fills import SHEETS, TEXTURES, fills
from casetracker.statistics.drawing.layout import steps
from casetracker.statistics.figures import Figure, FigurePart, Single
from tests import builders as b
from tests.statistics.test_statistics import GRANTED

SVG = "{http://www.w3.org/2000/svg}"
DAY_RANGE = dict[str, list[float]]


# Headlines


def a_figure(name: str, counted: int, *rows: tuple[str, int, dict[str, int]], **more: Any) -> Figure:
    """A figure with these rows: key, number and the numbers of their segments; keys are the labels, too."""
    statistic = STATISTICS[name]
    found, totals = [], Counter[str]()
    for key, number, segments in rows:
        parts = [FigurePart(code, code, part, "/") for code, part in segments.items()]
        found.append(FigurePart(key, key, number, "/", segments=parts))
        totals.update(segments)
    values = {"totals": totals, "measures": {}, "singles": [], "lacking": 0, **more}
    return Figure(statistic, QueryDict(), counted, rows=found, **values)


@pytest.mark.parametrize(
    ("name", "counted", "rows", "said"),
    [
        ("results-by-year", 0, [], "There is no verdict to count yet."),
        ("results-by-year", 1, [("2020", 1, {"granted": 1})], "There is one verdict: 2020, granted."),
        (
            "results-by-year", 3, [("2019", 2, {"granted": 2}), ("2020", 0, {}), ("2021", 1, {"rejected": 1})],
            "3 verdicts are too few to compare: 2019 has 2, 2021 has 1.",
        ),
        (
            "results-by-year", 6, [("2019", 3, {"granted": 3}), ("2021", 3, {"rejected": 2, "granted": 1})],
            "2 years have 3 verdicts each; “granted” is the most frequent result, in 4 of 6.",
        ),
        (
            "results-by-court", 9, [("Lod", 6, {"granted": 4, "rejected": 2}), ("Haifa", 3, {"granted": 3})],
            "Lod has the most verdicts, 6 of 9; “granted” is its most frequent result, in 4 of 6.",
        ),
        (
            "results-by-court", 7, [("Lod", 3, {"granted": 3}), ("Haifa", 3, {"granted": 3}), ("Acre", 1, {"moot": 1})],
            "Lod and Haifa have the most verdicts, 3 of 7 each.",
        ),
        ("results-by-court", 5, [(name, 1, {"moot": 1}) for name in "ABCDE"], "5 courts have one verdict each."),
        ("results-by-court", 5, [("Lod", 5, {"moot": 5})], "Lod has all of the 5 verdicts."),
        (
            "results-by-country", 8, [("US", 5, {"granted": 1, "moot": 1, "settled": 3}), ("FR", 3, {"granted": 3})],
            "The US has the most verdicts, 5 of 8; “settled” is its most frequent result, in 3 of 5.",
        ),
        (
            "results-by-topic", 5, [("Spyware", 5, {"moot": 5}), ("Pegasus", 2, {"moot": 2})],
            "All 5 verdicts stand under Spyware; next comes Pegasus with 2.",
        ),
        ("findings", 6, [("A", 4, {}), ("B", 2, {})], "“A” has the most rulings, 4 of 6."),
        ("votes", 1, [("2 to 1", 1, {})], "There is one ruling: a vote of 2 to 1."),
        ("dissents", 1, [("3", 1, {"no": 1})], "No dissent is recorded in the one ruling whose bench is known."),
        (
            "dissents", 9, [("3", 9, {"no": 8, "yes": 1})],
            "A dissent is recorded in 1 of 9 rulings whose bench is known.",
        ),
        ("time-to-verdict", 0, [], "There is no case to time yet."),
    ],
)  # fmt: skip
def test_a_headline_says_what_the_numbers_say(name: str, counted: int, rows: list[Any], said: str) -> None:
    assert STATISTICS[name].headline(a_figure(name, counted, *rows)) == said


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (1, "The one case took at most 3 months."),
        (4, "Of 4 cases the quickest took 10 to 20 days, the longest at most 3 months."),
        (5, "The median time is 30 days; the longest case took at most 3 months."),
    ],
)
def test_a_median_is_told_of_five_and_more(counted: int, said: str) -> None:
    measures = {"shortest": [10, 20], "median": [30, 30], "longest": [29, 90]}
    figure = a_figure("time-to-verdict", counted, ("Lod", counted, {}), measures=measures)
    assert STATISTICS["time-to-verdict"].headline(figure) == said


# Fills


def drawn_vocabularies() -> set[str]:
    axes = [statistic.segment for statistic in STATISTICS.values() if statistic.segment]
    return {axis.vocabulary.name for axis in axes if axis.vocabulary}


def test_each_code_has_one_rule_and_looks_like_no_other_of_its_vocabulary() -> None:
    names = drawn_vocabularies()
    assert names == {"result", "stance", "side", "court_level", "dissent"}
    classes = [f"{name}-{code}" for name in names for code in VOCABULARIES[name]]
    sheets = {path.name: path.read_text() for path in SHEETS.glob("*.css")}
    written = Counter(re.findall(rf"\.((?:{'|'.join(names)})-\w+)", "".join(sheets.values())))
    assert written == Counter(classes)
    looks = Counter(
        (css.split("-")[0], each.tone, each.is_frame, each.texture, each.dash)
        for css, each in fills().items()
        if css in classes
    )
    assert set(looks.values()) == {1}
    assert {each.texture for each in fills().values()} <= {"", *TEXTURES}
    of_results = {each.tone for css, each in fills().items() if css.startswith("result-")}
    assert not of_results & {each.tone for css, each in fills().items() if not css.startswith("result-")}


def test_each_tone_is_seen_on_paper_in_both_schemes() -> None:
    text = "".join((SHEETS / name).read_text() for name in ("site.css", "drawings.css"))
    dark = "".join(re.findall(r"^@media [^{]*dark\) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL))
    light = "".join(re.findall(r"^:root \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL))
    for scheme in (light, dark):
        tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", scheme))
        found = {each.tone: contrast(tokens[each.tone], tokens["paper"]) for each in fills().values()}
        assert {tone: ratio for tone, ratio in found.items() if ratio < 3} == {}


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


# Axes and times


def test_an_axis_begins_at_zero_and_has_few_round_numbers() -> None:
    assert [steps(top) for top in (1, 6, 7, 16, 1234)] == [
        [0, 1], [0, 1, 2, 3, 4, 5, 6], [0, 2, 4, 6, 8], [0, 5, 10, 15, 20], [0, 500, 1000, 1500],
    ]  # fmt: skip


def times(number: int) -> Figure:
    """So many cases of one court, each a day longer than the one before it; every second one is uncertain by a year."""
    singles = [Single(f"Case {day}", f"/cases/{day}/", day, day + 365 * (day % 2)) for day in range(number)]
    measures: DAY_RANGE = {"shortest": [0, 0], "median": [number / 2, number], "longest": [number, number + 365]}
    figure = a_figure("time-to-verdict", number, ("Lod", number, {}), singles=singles, measures=measures)
    figure.rows[0].measures = measures
    return figure


def test_a_few_cases_have_a_dot_and_a_range_each_and_many_a_line_for_each_court() -> None:
    few = drawing(times(24))
    assert [row.label for row in few.rows] == [f"Case {day}" for day in range(24)]
    kinds = [[(shape.kind, shape.css) for shape in row.plot.marks[0].shapes[1:]] for row in few.rows[:2]]
    assert kinds == [[("line", "range"), ("dot", "dot")], [("line", "range"), ("dot", "hollow")]]
    assert few.rows[0].plot.marks[0].shapes[1].width == 0 < few.rows[1].plot.marks[0].shapes[1].width
    assert few.axis and [shape.text for shape in few.axis.behind if shape.text] == [
        "median", "0", "3", "6", "9", "12", "15 months",
    ]  # fmt: skip
    many = drawing(times(2_000))
    assert [(row.label, row.amount) for row in many.rows] == [("Lod", "median 32 to 66 months, 2,000 cases")]
    assert many.axis and [shape.text for shape in many.axis.behind if shape.text][-1] == "8 years"


# Saved files

pytestmark = pytest.mark.django_db


def test_a_chart_is_saved_with_its_title_and_source_and_nothing_from_elsewhere(client: Client) -> None:
    court = b.a_court("בית המשפט המחוזי <תל אביב> & Lod")
    b.a_ruling(b.a_case(court=court), dispositions=[GRANTED])
    for name in ("results-by-year", "results-by-court", "time-to-verdict", "votes"):
        answer = client.get(f"/statistics/{name}.svg?country=IL")
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
        root = ElementTree.fromstring(answer.content)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "rect", "path", "line", "circle", "text",
        }  # fmt: skip
        attributes = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in attributes if "href" in name or name.startswith("on") or name == "style"}
        assert b"url(" not in answer.content
        said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
        source = root.find(f"{SVG}desc").text  # type: ignore[union-attr]  # asserted by its use
        assert source.startswith(f"Casetracker, http://testserver/statistics/{name}/?country=IL, ")
        assert source.endswith(". Data: CC BY 4.0.")
        assert {STATISTICS[name].question, "Only: Country: Israel."} <= {e.text for e in root.iter(f"{SVG}text")}
        assert " ".join(source.split()) in said or "statistics" in said
    png = client.get("/statistics/results-by-court.png")
    assert (png["Content-Type"], png.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert client.get("/statistics/nothing.svg").status_code == client.get("/statistics/nothing.png").status_code == 404
    assert client.get("/statistics/results-by-year.png?colour=red").status_code == 400


def test_letters_that_no_font_has_are_told_and_not_left_out(client: Client) -> None:
    b.a_ruling(b.a_case(court=b.a_court("最高法院")))
    assert client.get("/statistics/results-by-court.svg").status_code == 200
    answer = client.get("/statistics/results-by-court.png")
    assert (answer.status_code, answer.content) == (422, b"This drawing cannot be made as PNG; take the SVG.\n")


def test_a_page_names_its_drawing_once_and_keeps_marks_out_of_the_tab_order(client: Client) -> None:
    b.a_ruling(b.a_case(court=b.a_court("Lod")))
    page = BeautifulSoup(client.get("/statistics/").content, "html.parser")
    ids = Counter(element["id"] for element in page.select("[id]"))
    assert set(ids.values()) == {1}
    assert {link.get("tabindex") for link in page.select(".chart a")} == {"-1"}
    for drawn in page.select("svg[role], .bars"):
        named = (drawn.get("aria-labelledby") or "").split() + (drawn.get("aria-describedby") or "").split()
        assert drawn["role"] == "group" and all(page.find(id=each).get_text(strip=True) for each in named)
    assert "There is one verdict: Lod, rejected." in page.text
    assert Path(SHEETS / "drawings.css").name in str(page.head)
