"""A record as plain text, RIS, BibLaTeX and CSL-JSON. A date is cited as exactly as it is known, no more."""

import re
from collections.abc import Iterator
from typing import Any, Protocol

from casetracker.citing.conventions import listed
from casetracker.citing.references import SITE, Reference, is_certain
from casetracker.citing.rulings import CitedRuling, Report
from casetracker.citing.styles import in_words
from casetracker.core.dates import PartialDate
from casetracker.core.text import sentences


class Citable(Protocol):
    """Whatever has a permanent id here: a record, a version of a ruling's text, or a source."""

    @property
    def entry_id(self) -> str: ...


Fields = list[tuple[str, str]]
"""Names of a format and their values, in order."""

LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_{}"},
}


def plain_text(ref: Reference) -> str:
    """This record as it stands in a footnote."""
    what = decision_in_words(ref, ref.cited) if ref.cited else reaction_in_words(ref)
    where = f"{ref.kind} {ref.label}" if ref.label else "record"
    overturned = f" ({'; '.join(ref.overturned)})" if ref.overturned else ""
    return f"{what.removesuffix('.')}{overturned}. {SITE}, {where}, version {ref.version}, {ref.url}"


def reaction_in_words(ref: Reference) -> str:
    speaking = f" ({ref.spokesperson})" if ref.spokesperson else ""
    return f"{' and '.join(author.name for author in ref.authors)}{speaking}, {occasion(ref)} on {ref.title}"


def decision_in_words(ref: Reference, cited: CitedRuling) -> str:
    parts = [cited.name, cited.dockets, *cited.citations, cited.court]
    if ref.genre:
        parts.append(occasion(ref) + (f" ({'; '.join(ref.judges)})" if ref.judges else ""))
    parts.append(cited.text_version)
    return ", ".join(filter(None, parts))


def occasion(ref: Reference) -> str:
    on = ref.date.display() if ref.date else "unknown date"
    return f"{ref.genre.lower()} {'dated' if on.startswith('between') else 'of'} {on}"


def ris(ref: Reference) -> str:
    """RIS, in the tags that reference managers read for a case: PB is the court, SV the docket, A2 the law report."""
    fields = [
        ("TY", "CASE" if ref.cited else "ELEC"),
        ("ID", key(ref)),
        ("TI", ref.name),
        *(("AU", author.undivided) for author in ref.authors),
        *ris_date(ref.date),
        *(ris_of_ruling(ref.cited) if ref.cited else []),
        ("M3", ref.genre),
        ("AB", ref.abstract),
        ("N1", notes(ref)),
        ("LA", ref.language),
        ("DB", SITE),
        ("UR", ref.url),
        ("ET", str(ref.version)),
    ]
    return ris_lines(fields)


def ris_lines(fields: Fields) -> str:
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def ris_of_ruling(cited: CitedRuling) -> Fields:
    report = printed_in(cited)
    return [
        ("PB", cited.court),
        ("SV", cited.dockets),
        ("A2", report.reporter),
        ("VL", report.volume),
        ("SP", report.page),
        ("OP", history(cited)),
    ]


def printed_in(cited: CitedRuling) -> Report:
    """The neutral citation as if it were a law report, which styles print as they should; else the first report."""
    court, number = cited.neutral_parts
    if court:
        return Report(cited.neutral, "", court, number)
    return cited.reports[0] if cited.reports else Report("")


def history(cited: CitedRuling) -> str:
    """What higher courts made of it."""
    return "; ".join(filter(None, map(in_words, cited.later)))


def ris_date(on: PartialDate | None) -> Iterator[tuple[str, str]]:
    """`2019/05//` for May 2019. A span and a doubtful date give their year alone: the notes have the words."""
    if on is None:
        return
    if on.year:
        yield "PY", str(on.year)
    if is_certain(on):
        yield "DA", "/".join([*on.edtf.split("-"), "", ""][:3]) + "/"


def biblatex(ref: Reference) -> str:
    """BibLaTeX. Each name has its own braces, since nobody knows here which part is the family name."""
    fields = {
        "title": f"{{{latex(ref.name)}}}",
        "author": " and ".join(f"{{{latex(author.name)}}}" for author in ref.authors),
        **biblatex_date(ref.date),
        **(biblatex_of_ruling(ref.cited) if ref.cited else {}),
        "type": latex(ref.genre),
        "note": latex(notes(ref)),
        "abstract": latex(ref.abstract),
        "language": latex(ref.language),
        "version": str(ref.version),
        "url": ref.url,
    }
    return biblatex_entry("jurisdiction" if ref.cited else "online", key(ref), fields)


def biblatex_entry(kind: str, entry_key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{entry_key},", *lines, "}", ""])


def biblatex_of_ruling(cited: CitedRuling) -> dict[str, str]:
    """A neutral citation is the court's code and its number, as the styles for law expect it."""
    court, number = cited.neutral_parts
    report = cited.reports[0] if cited.reports else Report("")
    fields = {
        "origtitle": cited.own_name,
        "institution": court or cited.court,
        "court": cited.court if court else "",
        "number": number or cited.dockets or cited.ecli,
        "reporter": report.reporter,
        "volume": report.volume,
        "pages": report.page,
        "titleaddon": history(cited),
    }
    return {name: latex(value) for name, value in fields.items()}


def biblatex_date(on: PartialDate | None) -> dict[str, str]:
    """BibLaTeX reads EDTF, but takes an interval for something that lasted: a span is given in words."""
    if on is None:
        return {}
    return {"year": latex(on.display())} if on.precision == "span" else {"date": on.edtf}


def csl_item(ref: Reference) -> dict[str, Any]:
    item = {
        "id": key(ref),
        "type": "legal_case" if ref.cited else "document",
        "title": ref.name,
        "genre": ref.genre,
        "author": [{"literal": author.name} for author in ref.authors],
        "issued": csl_date(ref.date),
        **(csl_of_ruling(ref.cited) if ref.cited else {}),
        "abstract": ref.abstract,
        "annote": notes(ref),  # some styles print a `note` within the citation
        "language": ref.language,
        "version": str(ref.version),
        "archive": SITE,
        "URL": ref.url,
    }
    return {name: value for name, value in item.items() if value}


def csl_of_ruling(cited: CitedRuling) -> dict[str, str]:
    """The fields from which styles make a citation of a case.

    Some print a docket number and a court as if they were a neutral citation. Where the ruling has a citation of its
    own, which needs no docket, that number therefore stands in the notes alone.
    """
    printed = printed_in(cited)
    return {
        "authority": cited.short_court or cited.court,
        "number": "" if printed.reporter else listed(cited.dockets, cited.neutral, cited.ecli),
        "container-title": printed.reporter,
        "volume": printed.volume,
        "page": printed.page,
        "original-title": cited.own_name,
        "references": history(cited),
    }


def csl_date(on: PartialDate | None) -> dict[str, object] | None:
    if on is None:
        return None
    if on.precision == "span":
        return {"literal": on.display()}
    parts = [int(part) for part in re.findall("[0-9]+", on.edtf)]
    return {"date-parts": [parts], **({"circa": True} if on.is_marked else {})}


def notes(ref: Reference) -> str:
    """Whatever the formats have no field for, in sentences."""
    if not ref.cited:
        return ref.notes
    word = "Dockets" if ref.cited.joined_dockets else "Docket"
    said = [f"{word} {ref.cited.dockets}"] if ref.cited.dockets else []
    said += [f"Caption: {ref.cited.own_name}"] if ref.cited.own_name else []
    return sentences([ref.notes, *said])


def key(ref: Citable) -> str:
    return f"casetracker-{ref.entry_id}"


def latex(value: str) -> str:
    return "".join(LATEX.get(char, char) for char in one_line(value))


def one_line(value: str) -> str:
    return " ".join(value.split())
