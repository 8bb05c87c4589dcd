"""Documents of cases from before counsel had a firm and a role: each was a name alone."""

from casetracker.core.documents import Document


def counsel_as_rows(case: Document) -> Document:
    """The document of a case with each counsel as an object; the same document where there is nothing to change."""
    rows = case.get("participations", [])
    if not any(isinstance(counsel, str) for row in rows for counsel in row.get("counsel", [])):
        return case
    return {**case, "participations": [participation_with_rows(row) for row in rows]}


def participation_with_rows(row: Document) -> Document:
    if "counsel" not in row:
        return row
    return {**row, "counsel": [{"name": each} if isinstance(each, str) else each for each in row["counsel"]]}
