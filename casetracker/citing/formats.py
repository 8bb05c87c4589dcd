"""A reference as plain text, RIS, BibLaTeX and CSL-JSON. A date is cited as exactly as it is known, no more."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson

from casetracker.citing.references import SITE, Reference
from casetracker.core.dates import PartialDate

LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_{}"},
}
RIS_TYPES = {"case": "CASE", "ruling": "CASE", "reaction": "ELEC"}
BIBLATEX_TYPES = {"case": "jurisdiction", "ruling": "jurisdiction", "reaction": "online"}
CSL_TYPES = {"case": "legal_case", "ruling": "legal_case", "reaction": "document"}


def plain_text(ref: Reference) -> str:
    """The citation as it stands in a footnote."""
    what = reaction_in_words(ref) if ref.kind == "reaction" else ", ".join(filter(None, parts_of_decision(ref)))
    where = f"{ref.kind} {ref.label}" if ref.label else "record"
    overturned = f" ({'; '.join(ref.overturned)})" if ref.overturned else ""
    return f"{what.removesuffix('.')}{overturned}. {SITE}, {where}, version {ref.version}, {ref.url}"


def reaction_in_words(ref: Reference) -> str:
    speaking = f" ({ref.spokesperson})" if ref.spokesperson else ""
    return f"{' and '.join(ref.authors)}{speaking}, {occasion(ref)} on {ref.title}"


def parts_of_decision(ref: Reference) -> Iterator[str]:
    yield ref.title
    yield ref.docket
    yield from ref.cited_as
    yield ref.court
    if ref.genre:
        yield occasion(ref) + (f" ({'; '.join(ref.authors)})" if ref.authors else "")


def occasion(ref: Reference) -> str:
    return f"{ref.genre.lower()} of {ref.date.display() if ref.date else 'unknown date'}"


def title(ref: Reference) -> str:
    """The title of the case; for a reaction, also what kind of reaction it is."""
    return f"{ref.genre} on {ref.title}" if ref.kind == "reaction" else ref.title


def ris(ref: Reference) -> str:
    """RIS, in the tags that reference managers read for a case: PB is the court, SV the docket, OP what was decided."""
    fields = [
        ("TY", RIS_TYPES[ref.kind]),
        ("ID", key(ref)),
        ("TI", title(ref)),
        *(("AU", name) for name in ref.authors),
        *ris_date(ref.date),
        ("PB", ref.court),
        ("SV", ref.docket),
        ("OP", ref.history),
        ("M3", ref.genre),
        ("AB", ref.abstract),
        ("N1", ref.notes),
        ("LA", ref.language),
        ("DB", SITE),
        ("UR", ref.url),
        ("ET", str(ref.version)),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def ris_date(on: PartialDate | None) -> Iterator[tuple[str, str]]:
    """`2019/05//` for May 2019; in words where it is a span or uncertain."""
    if on is None:
        return
    if on.year:
        yield "PY", str(on.year)
    if on.precision == "span" or on.is_marked:
        yield "DA", on.display()
    else:
        yield "DA", "/".join([*on.edtf.split("-"), "", ""][:3]) + "/"


def biblatex(ref: Reference) -> str:
    """BibLaTeX. Each name has its own braces, since nobody knows here which part is the family name."""
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
    """BibLaTeX reads EDTF, but takes an interval for something that lasted: a span is given in words."""
    if on is None:
        return {}
    return {"year": latex(on.display())} if on.precision == "span" else {"date": on.edtf}


def csl(ref: Reference) -> str:
    """CSL-JSON, as a list of one item."""
    item = {
        "id": key(ref),
        "type": CSL_TYPES[ref.kind],
        "title": title(ref),
        "genre": ref.genre,
        "author": [{"literal": name} for name in ref.authors],
        "issued": csl_date(ref.date),
        "authority": ref.court,
        "number": ref.docket,
        "references": ref.history,
        "abstract": ref.abstract,
        "note": ref.notes,
        "language": ref.language,
        "version": str(ref.version),
        "archive": SITE,
        "URL": ref.url,
    }
    return orjson.dumps([{name: value for name, value in item.items() if value}]).decode() + "\n"


def csl_date(on: PartialDate | None) -> dict[str, object] | None:
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
    """One format of a reference: its name for readers, its media type, and the function that writes it."""

    label: str
    media_type: str
    write: Callable[[Reference], str]


FORMS = {
    "ris": Form("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "bib": Form("BibLaTeX", "application/x-bibtex; charset=utf-8", biblatex),
    "json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", csl),
    "txt": Form("plain text", "text/plain; charset=utf-8", lambda ref: f"{plain_text(ref)}\n"),
}
"""By the suffix of the address."""
