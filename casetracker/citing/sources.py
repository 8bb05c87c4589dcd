"""Sources as a bibliography: one of them, or all on which a case rests, in the formats of reference managers.

A source is cited itself, with its own address and the archive's. What rests on it here is told by its page.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from casetracker.citing.formats import (
    Fields,
    biblatex_date,
    biblatex_entry,
    csl_date,
    key,
    latex,
    ris_date,
    ris_lines,
)
from casetracker.citing.forms import forms
from casetracker.citing.references import Author, Row, is_certain, parsed_date
from casetracker.core.dates import PartialDate
from casetracker.core.text import sentences


class Types(NamedTuple):
    """What the formats call one kind of source."""

    csl: str
    ris: str
    biblatex: str
    zotero: str


NEWS = Types("article-newspaper", "NEWS", "article", "newspaperArticle")
REPORT = Types("report", "RPRT", "report", "report")
PAGE = Types("webpage", "ELEC", "online", "webpage")
TYPES = {
    "news_report": NEWS,
    "news_agency": NEWS,
    "opinion": NEWS,
    "ngo_report": REPORT,
    "official_publication": REPORT,
    "parliamentary": REPORT,
    "academic": Types("article-journal", "JOUR", "article", "journalArticle"),
    "dataset": Types("dataset", "DATA", "dataset", "document"),
    "social_media": Types("post", "ELEC", "online", "forumPost"),
    "broadcast": Types("broadcast", "VIDEO", "video", "tvBroadcast"),
    "court_document": Types("document", "GEN", "misc", "document"),
}
"""By the kind of source; the others are pages of the web."""
PERIODICAL = ("article-newspaper", "article-journal", "post")
"""The types of which the publisher is the paper, journal or platform in which they stand."""


@dataclass(frozen=True)
class SourceReference:
    """One source to cite; unknown values are blank."""

    public_id: str
    kind: str
    title: str
    author: str
    publisher: str
    url: str
    archived_url: str
    language: str
    date: PartialDate | None
    accessed: PartialDate | None

    @property
    def entry_id(self) -> str:
        return self.public_id

    @property
    def types(self) -> Types:
        return TYPES.get(self.kind, PAGE)

    @property
    def is_in_periodical(self) -> bool:
        return self.types.csl in PERIODICAL

    @property
    def address(self) -> str:
        """Where it can be read: its own address, or the archive's where it has no other."""
        return self.url or self.archived_url

    @property
    def undivided_author(self) -> str:
        """The author for readers that split names at spaces; nobody says whether it is a person."""
        return Author(self.author, is_person=False).undivided if self.author else ""

    @property
    def notes(self) -> str:
        """What the formats have no field for, in sentences."""
        said = [f"Date: {self.date.display()}"] if self.date and not is_certain(self.date) else []
        said += [f"Archived at {self.archived_url}"] if self.archived_url else []
        return sentences(said)


def source_reference(row: Row) -> SourceReference:
    """The citation of a source, from the row that its page, its list or the story of a case has of it."""
    names = ("kind", "title", "author", "publisher", "url", "archived_url", "language")
    return SourceReference(
        public_id=row["id"],
        **{name: row[name] for name in names},
        date=parsed_date(row["published_on"]),
        accessed=parsed_date(row["accessed_on"]),
    )


def source_in_words(ref: SourceReference) -> str:
    """The source as it stands in a footnote."""
    parts = [
        ref.author,
        f"“{ref.title}”",
        ref.publisher,
        ref.date.display() if ref.date else "undated",
        ref.url,
        f"archived at {ref.archived_url}" if ref.archived_url else "",
        f"accessed {ref.accessed.display()}" if ref.accessed else "",
    ]
    return ", ".join(filter(None, parts))


def source_ris(ref: SourceReference) -> str:
    fields: Fields = [
        ("TY", ref.types.ris),
        ("ID", key(ref)),
        ("TI", ref.title),
        ("AU", ref.undivided_author),
        *ris_date(ref.date),
        ("T2" if ref.is_in_periodical else "PB", ref.publisher),
        ("N1", ref.notes),
        ("LA", ref.language),
        ("UR", ref.address),
        ("L2", ref.archived_url if ref.url else ""),
        *(("Y2", value) for tag, value in ris_date(ref.accessed) if tag == "DA"),
    ]
    return ris_lines(fields)


def source_biblatex(ref: SourceReference) -> str:
    place = "journaltitle" if ref.is_in_periodical else "institution" if ref.types is REPORT else "publisher"
    fields = {
        "title": f"{{{latex(ref.title)}}}",
        "author": f"{{{latex(ref.author)}}}" if ref.author else "",
        **biblatex_date(ref.date),
        place: latex(ref.publisher),
        "type": "report" if ref.types is REPORT else "",
        "note": latex(ref.notes),
        "language": latex(ref.language),
        "url": ref.address,
        "urldate": ref.accessed.edtf if ref.accessed and is_certain(ref.accessed) else "",
    }
    return biblatex_entry(ref.types.biblatex, key(ref), fields)


def source_csl(ref: SourceReference) -> dict[str, Any]:
    item = {
        "id": key(ref),
        "type": ref.types.csl,
        "title": ref.title,
        "author": [{"literal": ref.author}] if ref.author else [],
        "issued": csl_date(ref.date),
        "container-title" if ref.is_in_periodical else "publisher": ref.publisher,
        "note": ref.notes,
        "language": ref.language,
        "URL": ref.address,
        "archive_location": ref.archived_url,
        "accessed": csl_date(ref.accessed),
    }
    return {name: value for name, value in item.items() if value}


BIBLIOGRAPHY_FORMS = forms(source_ris, source_biblatex, source_csl, source_in_words)
"""The formats of a bibliography, by the suffix of the address."""
