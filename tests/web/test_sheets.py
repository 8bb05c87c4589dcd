"""The style sheets of public pages: one scale of type, and nothing that only works from left to right."""

import re
from pathlib import Path

SHEETS = {
    sheet.name: sheet.read_text()
    for sheet in Path("casetracker/static/casetracker").glob("*.css")
    if sheet.name not in ("admin.css", "accounts.css")  # the desk's, on top of Django's own
}
SIZE = re.compile(r"[{;\s](font(?:-size)?)\s*:\s*([^;}]+)")
IN_MARGINS = re.compile(r"@(?:top|bottom)-\w+ \{.*?\}", re.DOTALL)
ONE_SIDED = re.compile(
    r"(?<![\w-])(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)"
)


def is_of_the_scale(name: str, value: str) -> bool:
    """Whether the size is one of the six, or that of the element around."""
    return "var(--size-" in value or value.strip() in ("inherit", "100%/1.5 var(--sans)")


def test_six_sizes_of_type_and_no_other() -> None:
    assert {"site.css", "history.css"} <= SHEETS.keys()
    found = {
        name: [
            f"{prop}: {value}"
            for prop, value in SIZE.findall(IN_MARGINS.sub("", text))
            if not is_of_the_scale(prop, value)
        ]
        for name, text in SHEETS.items()
    }
    assert {name: sizes for name, sizes in found.items() if sizes} == {}
    assert len(set(re.findall(r"(--size-\d):", SHEETS["site.css"]))) == 6


def test_sheets_work_in_both_directions() -> None:
    found = {name: ONE_SIDED.findall(text) for name, text in SHEETS.items()}
    assert {name: sides for name, sides in found.items() if sides} == {}
