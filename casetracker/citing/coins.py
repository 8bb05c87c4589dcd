"""COinS: what a row of a list is, for reference managers that read a whole page of records at once."""

from urllib.parse import urlencode

from casetracker.citing.references import Row, is_certain, parsed_date
from casetracker.citing.sources import source_reference

CONTEXT = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]
"""Dublin Core, the one format that knows cases: `type` names the kind of record."""


def coins_of_case(row: Row, origin: str) -> str:
    """The row of a case in a list, dated by its verdict."""
    on = row["verdict"]["issued_on"] if row["verdict"] else None
    court = row["court"]["name"] if row["court"] else row["court_as_stated"]
    return coins("case", row["caption"] or row["title"], on, court, row["docket_number"], origin + row["url"])


def coins_of_ruling(row: Row, origin: str) -> str:
    court = row["court"]["name"] if row["court"] else ""
    case = row["case"]
    return coins("case", case["title"], row["issued_on"], court, case["docket_number"], origin + row["url"])


def coins_of_source(row: Row, origin: str) -> str:
    """The row of a source: the source itself, with its own address."""
    ref = source_reference(row)
    return coins(ref.types.zotero, ref.title, row["published_on"], ref.publisher, "", ref.address, ref.undivided_author)


def coins(kind: str, title: str, on: str | None, publisher: str, number: str, address: str, author: str = "") -> str:
    date = parsed_date(on)
    fields = [
        ("rft.type", kind),
        ("rft.title", title),
        ("rft.creator", author),
        ("rft.date", date.edtf if date and is_certain(date) else ""),
        ("rft.publisher", publisher),
        ("rft.source", number),
        ("rft.identifier", address),
    ]
    return urlencode([*CONTEXT, *((name, value) for name, value in fields if value)])
