"""Documents from before a ruling had citations of its own: what stands on the case goes to the ruling that it cites."""

from copy import deepcopy

from cases.choices import CASE_NUMBERS
from cases.identifiers import Span, cited_ruling
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.exchange.shapes import Document

PATH = "identifiers/"


def citations_moved_to_rulings(data: Document) -> tuple[Document, list[str]]:
    """The document with each citation at the ruling that it cites, and what readers of the report should know.

    A citation stays on the case where the document has no ruling, or not just one, that it can be of.
    """
    if all(map(is_of_case, data["case"].get("identifiers", []))):
        return data, []
    data, notices = deepcopy(data), []
    case, rulings = data["case"], data.get("rulings", [])
    spans = [span_of(ruling) for ruling in rulings]
    staying = []
    for row in case["identifiers"]:
        if is_of_case(row):
            staying.append(row)
        elif (place := cited_ruling(row["scheme"], row["value"], spans)) is not None:
            move(row, case, rulings[place])
            notices.append(f"“{row['value']}” was given for the case and is now that of ruling {rulings[place]['key']}")
        else:
            staying.append(row)
            notices.append(
                f"“{row['value']}” stays on the case, since the document has no single ruling that it can be of; "
                "write it in the “identifiers” of its ruling"
            )
    case["identifiers"] = staying
    return data, notices


def is_of_case(row: Document) -> bool:
    return row.get("scheme", "docket") in CASE_NUMBERS


def span_of(ruling: Document) -> Span:
    """The days on which the ruling may have been given; open where the date is missing or no date."""
    try:
        given = PartialDate.parse(ruling["issued_on"]) if "issued_on" in ruling else None
    except PartialDateError:  # loading the ruling says so
        given = None
    return (given.earliest, given.latest) if given else (None, None)


def move(row: Document, case: Document, ruling: Document) -> None:
    """Move an identifier of the case, with its citations, to the ruling, unless it has this one already."""
    there = ruling.setdefault("identifiers", [])
    if not any((other["scheme"], other["value"]) == (row["scheme"], row["value"]) for other in there):
        key = row["key"]
        while any(other["key"] == key for other in there):
            key = f"{key}-of-case"
        there.append({**{name: row[name] for name in ("scheme", "value")}, "key": key})
        old, new = f"{PATH}{row['key']}", f"{PATH}{key}"
        moved = [each for each in case.get("citations", []) if is_of(each, old)]
        for each in moved:
            ruling.setdefault("citations", []).append({**each, "path": each["path"].replace(old, new, 1)})
    case["citations"] = [each for each in case.get("citations", []) if not is_of(each, f"{PATH}{row['key']}")]


def is_of(citation: Document, path: str) -> bool:
    return citation.get("path") in (path, f"{path}.scheme", f"{path}.value")
