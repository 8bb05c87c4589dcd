"""How each value is filled: one class, read from `drawings.css`, where the page's own rules stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casetracker.statistics.figures import Axis

SHEETS = Path(__file__).resolve().parents[2] / "static" / "casetracker"
RULE = re.compile(r"^\.([\w-]+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
PROPERTY = re.compile(r"^\s*([\w-]+): ([^;]+);", re.MULTILINE)
COUNT = "count"
"""The class of what has one value alone."""
TEXTURES = {
    "rising": "M-1 1l2 -2M0 8l8 -8M7 9l2 -2",
    "falling": "M-1 7l2 2M0 0l8 8M7 -1l2 2",
    "level": "M0 4h8",
    "upright": "M4 0v8",
    "grid": "M0 4h8M4 0v8",
    "dots": "M3 4h3",
}
"""Lines in the colour of the paper, by name; each tile is eight pixels wide and high."""


@dataclass(frozen=True)
class Fill:
    """The class of a value, its tone, whether it is a frame alone and of which dashes, and the texture over it."""

    css: str
    tone: str
    is_frame: bool
    texture: str
    dash: str = ""


@cache
def fills() -> Mapping[str, Fill]:
    """Every fill by its class."""
    found = {}
    for css, body in RULE.findall((SHEETS / "drawings.css").read_text()):
        rule: dict[str, str] = dict(PROPERTY.findall(body))
        if not rule.get("fill", "").startswith("var("):
            continue
        tone = rule.get("stroke", rule["fill"])[len("var(--") : -1]
        found[css] = Fill(css, tone, "stroke" in rule, rule.get("--texture", ""), rule.get("stroke-dasharray", ""))
    return found


def fill(axis: Axis | None, key: str) -> Fill:
    """The fill of a segment; a vocabulary's codes have theirs wherever they are drawn."""
    return fills()[f"{axis.vocabulary.name}-{key}" if axis and axis.vocabulary else COUNT]


@cache
def colours() -> Mapping[str, str]:
    """The colours of paper and print, by the names of their tokens."""
    light = "".join((SHEETS / name).read_text().partition("@media")[0] for name in ("site.css", "drawings.css"))
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
