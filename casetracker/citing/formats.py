"""A reference as plain text, RIS, BibLaTeX and CSL-JSON. A date is cited as far as it is known, never to a day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from casetracker.citing.references import SITE, Reference
from casetracker.core.dates import PartialDate

LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}  # fmt: skip
RIS_TYPES = {"case": "CASE", "ruling": "CASE", "reaction": "ELEC"}
BIBLATEX_TYPES = {"case": "jurisdiction", "ruling": "jurisdiction", "reaction": "online"}
CSL_TYPES = {"case": "legal_case", "ruling": "legal_case", "reaction": "document"}


def plain_text(ref: Reference) -> str:
    """The citation as a footnote has it."""
    what = said(ref) if ref.kind == "reaction" else ", ".join(filter(None, decided(ref)))
    where = f"{ref.kind} {ref.label}" if ref.label else "record"
    return f"{what.removesuffix('.')}. {SITE}, {where}, version {ref.version}, {ref.url}"


def said(ref: Reference) -> str:
    speaking = f" ({ref.spokesperson})" if ref.spokesperson else ""
    return f"{' and '.join(ref.authors)}{speaking}, {occasion(ref)} on {ref.title}"


def decided(ref: Reference) -> Iterator[str]:
    yield ref.title
    yield ref.docket
    yield from ref.cited_as
    yield ref.court
    if ref.genre:
        yield occasion(ref) + (f" ({'; '.join(ref.authors)})" if ref.authors else "")


def occasion(ref: Reference) -> str:
    return f"{ref.genre.lower()} of {ref.date.display() if ref.date else 'unknown date'}"


def title(ref: Reference) -> str:
    """The case's; for a reaction, what it is a reaction to."""
    return f"{ref.genre} on {ref.title}" if ref.kind == "reaction" else ref.title


def ris(ref: Reference) -> str:
    """RIS, in the tags that reference managers read for a case: PB the court, SV the docket, OP what became of it."""
    fields = [
        ("TY", RIS_TYPES[ref.kind]), ("ID", key(ref)), ("TI", title(ref)), *(("AU", name) for name in ref.authors),
        *ris_date(ref.date), ("PB", ref.court), ("SV", ref.docket), ("OP", ref.history), ("M3", ref.genre),
        ("AB", ref.abstract), ("N1", ref.notes), ("LA", ref.language), ("DB", SITE), ("UR", ref.url),
        ("ET", str(ref.version)),
    ]  # fmt: skip
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def ris_date(on: PartialDate | None) -> Iterator[tuple[str, str]]:
    """`2019/05//` for May 2019; in words where it is no single date, or not certain."""
    if on is None:
        return
    if on.year:
        yield "PY", str(on.year)
    if on.precision == "span" or on.is_marked:
        yield "DA", on.display()
    else:
        yield "DA", "/".join([*on.edtf.split("-"), "", ""][:3]) + "/"


def biblatex(ref: Reference) -> str:
    """BibLaTeX; names in braces of their own, since nobody knows here which part of a name is the family's."""
    fields = {
        "title": latex(title(ref)),
        "author": " and ".join(f"{{{latex(name)}}}" for name in ref.authors),
        **biblatex_date(ref.date),
        "institution": latex(ref.court),
        "number": latex(ref.docket),
        "type": latex(ref.genre),
        "titleaddon": latex(ref.history),
        "note": latex(ref.notes),
        "abstract": latex(ref.abstract),
        "language": latex(ref.language),
        "version": str(ref.version),
        "url": ref.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{BIBLATEX_TYPES[ref.kind]}{{{key(ref)},", *lines, "}", ""])


def biblatex_date(on: PartialDate | None) -> dict[str, str]:
    """BibLaTeX reads EDTF, but an interval there is something that lasted: a time between dates is said in words."""
    if on is None:
        return {}
    return {"year": latex(on.display())} if on.precision == "span" else {"date": on.edtf}


def csl(ref: Reference) -> str:
    """CSL-JSON, as a list of one item."""
    item = {
        "id": key(ref), "type": CSL_TYPES[ref.kind], "title": title(ref), "genre": ref.genre,
        "author": [{"literal": name} for name in ref.authors], "issued": csl_date(ref.date), "authority": ref.court,
        "number": ref.docket, "references": ref.history, "abstract": ref.abstract, "note": ref.notes,
        "language": ref.language, "version": str(ref.version), "archive": SITE, "URL": ref.url,
    }  # fmt: skip
    return orjson.dumps([{name: value for name, value in item.items() if value}]).decode() + "\n"


def csl_date(on: PartialDate | None) -> dict[str, Any] | None:
    if on is None:
        return None
    if on.precision == "span":
        return {"literal": on.display()}
    parts = [int(part) for part in re.findall("[0-9]+", on.edtf)]
    return {"date-parts": [parts], **({"circa": True} if on.is_marked else {})}


def key(ref: Reference) -> str:
    return f"casetracker-{ref.public_id}"


def latex(value: str) -> str:
    return "".join(LATEX.get(char, char) for char in one_line(value))


def one_line(value: str) -> str:
    return " ".join(value.split())


@dataclass(frozen=True)
class Form:
    """One way to write a reference: what readers call it, its media type, and the writing."""

    label: str
    media_type: str
    write: Callable[[Reference], str]


FORMS = {
    "ris": Form("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "bib": Form("BibLaTeX", "application/x-bibtex; charset=utf-8", biblatex),
    "json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", csl),
    "txt": Form("plain text", "text/plain; charset=utf-8", lambda ref: f"{plain_text(ref)}\n"),
}
"""By the ending of the address."""
