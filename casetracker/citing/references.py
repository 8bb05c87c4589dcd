"""What a citation says about a case, a ruling or a reaction, taken from the story that its page shows."""

from dataclasses import dataclass
from typing import Any, TypedDict

from casetracker.core.dates import PartialDate
from casetracker.lists.rows import Rows
from casetracker.reading.parts.decisions import decision
from casetracker.reading.parts.reviews import overturning, review_in_words
from casetracker.web.addresses import unit_address
from rulings.choices import REACTION_KIND, RULING_KIND

Row = dict[str, Any]
"""The story of a case, or a ruling or reaction in it, as pages and API have it."""

SITE = "Casetracker"
NOT_DOCKETS = ("neutral_citation", "reporter", "ecli")


@dataclass(frozen=True)
class Reference:
    """One thing to cite; unknown values are blank."""

    kind: str
    """`case`, `ruling` or `reaction`."""
    public_id: str
    version: int
    url: str
    """Permanent, with scheme and host."""
    title: str
    """Of the case."""
    authors: tuple[str, ...]
    """The judges, or who reacted."""
    date: PartialDate | None
    """Decided on, or said on; as exact as it is known."""
    genre: str
    """Judgment, order, press release ..."""
    cited_as: tuple[str, ...]
    """Neutral citations, law reports and ECLIs."""
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading such as Petitioners, and the names."""
    language: str
    abstract: str
    court: str = ""
    docket: str = ""
    history: str = ""
    """What was decided."""
    overturned: tuple[str, ...] = ()
    """Which later rulings overturned it, each with the address of its page."""
    spokesperson: str = ""
    """Who spoke for those who reacted, with the title at that time."""
    label: str = ""
    """R1 or A1 in its case; blank for a case, and for what has no number yet."""

    @property
    def base(self) -> str:
        """The address of its page on this site."""
        return unit_address(f"{self.kind}-detail", self.public_id)

    @property
    def notes(self) -> str:
        """Whatever the formats have no field for, in sentences."""
        said = [f"{heading}: {'; '.join(names)}" for heading, names in self.parties if names]
        said += [f"Spokesperson: {self.spokesperson}"] if self.spokesperson else []
        said += [f"Cited as {text}" for text in self.cited_as]
        said += [f"{text[:1].upper()}{text[1:]}" for text in self.overturned]
        return " ".join(f"{text.removesuffix('.')}." for text in said)


def reference(story: Row, row: Row | None, origin: str) -> Reference:
    """The citation of a story's case, or of a ruling or reaction in it; `origin` is the site's scheme and host."""
    if row is None:
        return case_reference(story, origin)
    return reaction_reference(story, row, origin) if "speakers" in row else ruling_reference(story, row, origin)


def case_reference(story: Row, origin: str) -> Reference:
    """Cite a case by its verdict, once it has one."""
    verdict = next((row for row in story["rulings"] if row["id"] == story["verdict"]), None)
    return Reference(
        **shared("case", story, story, origin),
        **(decision_fields(verdict) if verdict else NO_DECISION),
        overturned=overturned(verdict, origin) if verdict else (),
        court=story["court"]["name"] if story["court"] else story["court_as_stated"],
        docket=story["docket_number"],
        language=first(story["languages"]),
        abstract=story["summary"],
    )


def ruling_reference(story: Row, row: Row, origin: str) -> Reference:
    return Reference(
        **shared("ruling", story, row, origin),
        **decision_fields(row),
        overturned=overturned(row, origin),
        court=row["court"]["name"] if row["court"] else story["court_as_stated"],
        docket=story["docket_number"],
        language=row["language"] or first(story["languages"]),
        abstract=row["summary"],
        label=number_label("R", row),
    )


def reaction_reference(story: Row, row: Row, origin: str) -> Reference:
    return Reference(
        **shared("reaction", story, row, origin),
        authors=names(row["speakers"]),
        date=parsed_date(row["made_on"]),
        genre=REACTION_KIND.label(row["kind"]),
        language=row["language"],
        abstract=row["summary"],
        label=number_label("A", row),
        spokesperson=", ".join(filter(None, (row["spokesperson"], row["spokesperson_title"]))),
    )


class SharedFields(TypedDict):
    """What every reference takes from its case and its row."""

    kind: str
    public_id: str
    version: int
    url: str
    title: str
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    cited_as: tuple[str, ...]


def shared(kind: str, story: Row, row: Row, origin: str) -> SharedFields:
    sides = (("Petitioners", story["petitioners"]), ("Respondents", story["respondents"]))
    return {
        "kind": kind,
        "public_id": row["id"],
        "version": row["version"],
        "url": origin + unit_address(f"{kind}-detail", row["id"]),
        "title": story["title"],
        "parties": tuple((heading, names(rows)) for heading, rows in sides),
        "cited_as": tuple(known["value"] for known in story["identifiers"] if known["scheme"] in NOT_DOCKETS),
    }


class DecisionFields(TypedDict):
    authors: tuple[str, ...]
    date: PartialDate | None
    genre: str
    history: str


NO_DECISION: DecisionFields = {"authors": (), "date": None, "genre": "", "history": ""}


def decision_fields(ruling: Row) -> DecisionFields:
    return {
        "authors": names(ruling["judges"]),
        "date": parsed_date(ruling["issued_on"]),
        "genre": RULING_KIND.label(ruling["kind"]),
        "history": "; ".join(decision(row) for row in ruling["dispositions"]),
    }


def overturned(ruling: Row, origin: str) -> tuple[str, ...]:
    """What overturned the ruling and stands, with its address."""
    reviews = [row for row in overturning(ruling["reviewed_by"]) if not row["is_reversed"]]
    return tuple(f"{review_in_words(row)}, {origin}{row['url']}" for row in reviews)


def names(rows: Rows) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["name"] for row in rows))


def parsed_date(edtf: str | None) -> PartialDate | None:
    return PartialDate.parse(edtf) if edtf else None


def first(languages: list[str]) -> str:
    return languages[0] if languages else ""


def number_label(letter: str, row: Row) -> str:
    return f"{letter}{row['number']}" if row["number"] else ""
