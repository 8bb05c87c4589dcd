"""What a citation says about a case, a ruling or a reaction, taken from the story that its page shows."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypedDict

from django.utils.text import capfirst

from casetracker.citing.rulings import CitedRuling, Later, Report
from casetracker.core.dates import PartialDate
from casetracker.core.statements.values import by
from casetracker.core.text import sentences
from casetracker.lists.rows import Rows
from casetracker.reading.parts.reviews import overturning, review_in_words
from casetracker.reading.text_versions import version_in_words
from casetracker.web.addresses import unit_address
from casetracker.web.tags import anchor
from rulings.choices import REACTION_KIND, RULING_KIND

Row = dict[str, Any]
"""The story of a case, or a ruling or reaction in it, as pages and API have it."""

SITE = "Casetracker"


class Author(NamedTuple):
    """Somebody who said something. Only a person's name has parts; that of an organisation stays whole."""

    name: str
    is_person: bool

    @property
    def undivided(self) -> str:
        """The name for readers that split names at spaces: a comma after it keeps an organisation's whole."""
        return self.name if self.is_person else f"{self.name},"


@dataclass(frozen=True)
class Reference:
    """One record to cite; unknown values are blank."""

    kind: str
    """`case`, `ruling` or `reaction`."""
    public_id: str
    version: int
    url: str
    """Permanent, with scheme and host."""
    title: str
    """Of the case, as readers know it."""
    authors: tuple[Author, ...]
    """Who reacted; a court's ruling has no author."""
    date: PartialDate | None
    """Decided on, or said on; as exact as it is known."""
    genre: str
    """Judgment, order, press release ..."""
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading such as Petitioners, and the names."""
    language: str
    abstract: str
    cited: CitedRuling | None = None
    """As lawyers cite it; None for a reaction."""
    judges: tuple[str, ...] = ()
    overturned: tuple[str, ...] = ()
    """Which later rulings overturned it, each with the address of its page."""
    spokesperson: str = ""
    """Who spoke for those who reacted, with the title at that time."""
    label: str = ""
    """R1 or A1 in its case; blank for a case, and for what has no number yet."""
    version_key: str = ""
    """Of one version of a ruling's text, where that is cited."""

    @property
    def entry_id(self) -> str:
        """What tells the entry from all others; two versions of a ruling's text are two entries."""
        return f"{self.public_id}-{self.version_key}" if self.version_key else self.public_id

    @property
    def base(self) -> str:
        """The address of its page on this site."""
        return unit_address(f"{self.kind}-detail", self.public_id)

    @property
    def name(self) -> str:
        """What is cited: the court's caption, or the reaction and the case that it is about."""
        return self.cited.name if self.cited else f"{self.genre} on {self.title}"

    @property
    def notes(self) -> str:
        """Whatever the formats have no field for, in sentences."""
        said = [f"{heading}: {'; '.join(names)}" for heading, names in self.parties if names]
        said += [f"Judges: {'; '.join(self.judges)}"] if self.judges else []
        said += [f"Spokesperson: {self.spokesperson}"] if self.spokesperson else []
        if self.date and not is_certain(self.date):
            said.append(f"Date: {self.date.display()}")
        if self.cited:
            said += [f"Cited as {text}" for text in self.cited.citations]
            said += [f"Text {self.cited.text_version}"] if self.cited.text_version else []
        return sentences([*said, *map(capfirst, self.overturned)])


def is_certain(on: PartialDate) -> bool:
    """Whether a date is a day, a month or a year that nobody doubts."""
    return on.precision != "span" and not on.is_marked


def reference(story: Row, row: Row | None, origin: str, version: Row | None = None) -> Reference:
    """The citation of a story's case, or of a ruling or reaction in it; `origin` is the site's scheme and host.

    `version` is the one of the ruling's text that is cited, where it matters which.
    """
    if row is None:
        return case_reference(story, origin)
    if "speakers" in row:
        return reaction_reference(story, row, origin)
    ref = ruling_reference(story, row, origin)
    return with_version(ref, row, version) if version else ref


def with_version(ref: Reference, row: Row, version: Row) -> Reference:
    """The citation of a ruling with the text that is meant: by its own citations first, and by none of another text."""
    assert ref.cited
    named = {identifier["key"] for each in row["text_versions"] for identifier in each["identifiers"]}
    identifiers = [*version["identifiers"], *(each for each in row["identifiers"] if each["key"] not in named)]
    cited = replace(ref.cited, text_version=f"as {version_in_words(version)}", **citations_in(identifiers))
    place = f"{anchor(row, 'R')}-{anchor(version, 'V')}"
    return replace(ref, cited=cited, version_key=version["key"], url=f"{ref.url}#{place}")


def case_reference(story: Row, origin: str) -> Reference:
    """Cite a case by its verdict, once it has one."""
    verdict = next((row for row in story["rulings"] if row["id"] == story["verdict"]), None)
    return Reference(
        **shared("case", story, story, origin),
        **(decision_fields(verdict) if verdict else NO_DECISION),
        cited=cited_ruling(story, verdict),
        overturned=overturned(verdict, origin) if verdict else (),
        language=first(story["languages"]),
        abstract=story["summary"],
    )


def ruling_reference(story: Row, row: Row, origin: str) -> Reference:
    return Reference(
        **shared("ruling", story, row, origin),
        **decision_fields(row),
        cited=cited_ruling(story, row),
        overturned=overturned(row, origin),
        language=row["language"] or first(story["languages"]),
        abstract=row["summary"],
        label=number_label("R", row),
    )


def reaction_reference(story: Row, row: Row, origin: str) -> Reference:
    return Reference(
        **shared("reaction", story, row, origin),
        authors=tuple(Author(each["name"], each["kind"] == "person") for each in row["speakers"]),
        date=parsed_date(row["made_on"]),
        genre=REACTION_KIND.label(row["kind"]),
        language=row["language"],
        abstract=row["summary"],
        label=number_label("A", row),
        spokesperson=", ".join(filter(None, (row["spokesperson"], row["spokesperson_title"]))),
    )


def cited_ruling(story: Row, ruling: Row | None) -> CitedRuling:
    """How lawyers cite the ruling, or a case in which nothing is decided yet."""
    court = (ruling["court"] if ruling else None) or story["court"] or {}
    caption = next((row for row in story["titles"] if row["kind"] == "caption"), None)
    dockets = [row["value"] for row in story["identifiers"] if row["scheme"] == "docket"]
    return CitedRuling(
        name=story["caption"] or story["title"],
        own_name=caption["title"] if caption else "",
        court=court.get("name") or story["court_as_stated"].partition(";")[0],
        short_court=court.get("short_name") or "",
        court_names=tuple((name["language"], name["name"]) for name in court.get("names", ())),
        country=court.get("country") or "",
        docket=story["docket_number"],
        further_dockets=tuple(dockets),
        joined_dockets=joined_dockets(story, ruling) if ruling else (),
        local_type=story["local_type"],
        date=parsed_date(ruling["issued_on"]) if ruling else None,
        **citations_in(ruling["identifiers"] if ruling else []),
        later=tuple(later(row) for row in ruling["reviewed_by"] if not row["is_reversed"]) if ruling else (),
    )


def joined_dockets(story: Row, ruling: Row) -> tuple[str, ...]:
    return tuple(case["docket_number"] for case in ruling["cases"] if case["id"] != story["id"])


def later(review: Row) -> Later:
    """What became of a ruling before another court."""
    court = review["court"] or {}
    return Later(
        effect=review["effect"],
        ruling=CitedRuling(
            name=review["caption"] or review["case"],
            court=court.get("name", ""),
            short_court=court.get("short_name", ""),
            country=court.get("country", ""),
            docket=review["docket_number"],
            date=parsed_date(review["issued_on"]),
            **citations_in(review["identifiers"]),
        ),
    )


class Citations(TypedDict):
    """The fields of a cited ruling that its identifiers fill."""

    neutral: str
    ecli: str
    reports: tuple[Report, ...]
    databases: tuple[str, ...]


def citations_in(identifiers: Rows) -> Citations:
    """What a ruling is cited by, from its identifiers; of several neutral citations or ECLIs, the first."""
    of_scheme = by(identifiers, "scheme")
    neutral, ecli, databases = (
        [row["value"] for row in of_scheme.get(scheme, [])] for scheme in ("neutral_citation", "ecli", "database")
    )
    printed = of_scheme.get("reporter", [])
    return {
        "neutral": neutral[0] if neutral else "",
        "ecli": ecli[0] if ecli else "",
        "reports": tuple(Report(row["value"], row["volume"], row["reporter"], row["page"]) for row in printed),
        "databases": tuple(databases),
    }


class SharedFields(TypedDict):
    """What every reference takes from its case and its row."""

    kind: str
    public_id: str
    version: int
    url: str
    title: str
    parties: tuple[tuple[str, tuple[str, ...]], ...]


def shared(kind: str, story: Row, row: Row, origin: str) -> SharedFields:
    sides = (("Petitioners", story["petitioners"]), ("Respondents", story["respondents"]))
    return {
        "kind": kind,
        "public_id": row["id"],
        "version": row["version"],
        "url": origin + unit_address(f"{kind}-detail", row["id"]),
        "title": story["title"],
        "parties": tuple((heading, distinct(rows, "party")) for heading, rows in sides),
    }


class DecisionFields(TypedDict):
    authors: tuple[Author, ...]
    judges: tuple[str, ...]
    date: PartialDate | None
    genre: str


NO_DECISION: DecisionFields = {"authors": (), "judges": (), "date": None, "genre": ""}


def decision_fields(ruling: Row) -> DecisionFields:
    return {
        "authors": (),
        "judges": distinct(ruling["judges"], "id"),
        "date": parsed_date(ruling["issued_on"]),
        "genre": RULING_KIND.label(ruling["kind"]),
    }


def overturned(ruling: Row, origin: str) -> tuple[str, ...]:
    """What overturned the ruling and stands, with its address."""
    reviews = [row for row in overturning(ruling["reviewed_by"]) if not row["is_reversed"]]
    return tuple(f"{review_in_words(row)}, {origin}{row['url']}" for row in reviews)


def distinct(rows: Rows, identity: str) -> tuple[str, ...]:
    """The names of the rows, each person once; two persons of one name are two."""
    seen = {repr(row.get(identity) or row.get("key") or row["name"]): row["name"] for row in rows}
    return tuple(seen.values())


def parsed_date(edtf: str | None) -> PartialDate | None:
    return PartialDate.parse(edtf) if edtf else None


def first(languages: list[str]) -> str:
    return languages[0] if languages else ""


def number_label(letter: str, row: Row) -> str:
    return f"{letter}{row['number']}" if row["number"] else ""
