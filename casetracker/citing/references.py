"""What a citation says of a case, a ruling or a reaction, taken from the story that its page shows."""

from dataclasses import dataclass
from typing import Any

from casetracker.core.dates import PartialDate
from casetracker.lists.rows import Rows
from casetracker.reading.parts.decisions import decision
from rulings.choices import REACTION_KIND, RULING_KIND

SITE = "Casetracker"
NOT_DOCKETS = ("neutral_citation", "reporter", "ecli")


@dataclass(frozen=True)
class Reference:
    """One thing to cite; what is not known is empty."""

    kind: str
    """`case`, `ruling` or `reaction`."""
    public_id: str
    version: int
    url: str
    """Permanent and whole."""
    title: str
    """Of the case."""
    authors: tuple[str, ...]
    """The judges, or who reacted."""
    date: PartialDate | None
    """Decided on, or said on; as exact as it is known."""
    genre: str
    """Judgment, order, press release ..."""
    court: str
    docket: str
    cited_as: tuple[str, ...]
    """Neutral citations, law reports and ECLIs."""
    history: str
    """What was decided."""
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading such as Petitioners, and the names."""
    spokesperson: str
    """Who spoke for those who reacted, with the title of that time."""
    language: str
    abstract: str
    label: str
    """R1 or A1 in its case; blank for a case, and for what has no number yet."""

    @property
    def base(self) -> str:
        """The address of its page on this site."""
        return f"/{self.kind}s/{self.public_id}/"

    @property
    def notes(self) -> str:
        """What the formats have no field for, in sentences."""
        said = [f"{heading}: {'; '.join(names)}" for heading, names in self.parties if names]
        said += [f"Spokesperson: {self.spokesperson}"] if self.spokesperson else []
        said += [f"Cited as {text}" for text in self.cited_as]
        return " ".join(f"{text.removesuffix('.')}." for text in said)


def reference(story: dict[str, Any], row: dict[str, Any] | None, origin: str) -> Reference:
    """The citation of a story's case, or of a ruling or reaction in it; `origin` is the site's scheme and host."""
    if row is None:
        return of_case(story, origin)
    return of_reaction(story, row, origin) if "speakers" in row else of_ruling(story, row, origin)


def of_case(story: dict[str, Any], origin: str) -> Reference:
    """A case is cited by its verdict, once it has one."""
    verdict = next((row for row in story["rulings"] if row["id"] == story["verdict"]), None)
    decided = decided_by(verdict) if verdict else {"authors": (), "date": None, "genre": "", "history": ""}
    court = story["court"]["name"] if story["court"] else story["court_as_stated"]
    more = {"court": court, "language": first(story["languages"]), "abstract": story["summary"]}
    return made("case", story, story, origin, label="", **decided, **more)


def of_ruling(story: dict[str, Any], row: dict[str, Any], origin: str) -> Reference:
    court = row["court"]["name"] if row["court"] else story["court_as_stated"]
    language = row["language"] or first(story["languages"])
    more = {"court": court, "language": language, "abstract": row["summary"], "label": numbered("R", row)}
    return made("ruling", story, row, origin, **decided_by(row), **more)


def of_reaction(story: dict[str, Any], row: dict[str, Any], origin: str) -> Reference:
    return made(
        "reaction", story, row, origin, authors=names(row["speakers"]), date=dated(row["made_on"]),
        genre=REACTION_KIND.label(row["kind"]), history="", court="", docket="", language=row["language"],
        abstract=row["summary"], label=numbered("A", row),
        spokesperson=", ".join(filter(None, (row["spokesperson"], row["spokesperson_title"]))),
    )  # fmt: skip


def made(kind: str, story: dict[str, Any], row: dict[str, Any], origin: str, **more: Any) -> Reference:
    sides = (("Petitioners", story["petitioners"]), ("Respondents", story["respondents"]))
    cited_as = tuple(known["value"] for known in story["identifiers"] if known["scheme"] in NOT_DOCKETS)
    return Reference(
        kind=kind, public_id=row["id"], version=row["version"], url=f"{origin}/{kind}s/{row['id']}/",
        title=story["title"], parties=tuple((heading, names(rows)) for heading, rows in sides),
        **{"docket": story["docket_number"], "cited_as": cited_as, "spokesperson": "", **more},
    )  # fmt: skip


def decided_by(ruling: dict[str, Any]) -> dict[str, Any]:
    return {
        "authors": names(ruling["judges"]),
        "date": dated(ruling["issued_on"]),
        "genre": RULING_KIND.label(ruling["kind"]),
        "history": "; ".join(decision(row) for row in ruling["dispositions"]),
    }


def names(rows: Rows) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["name"] for row in rows))


def dated(edtf: str | None) -> PartialDate | None:
    return PartialDate.parse(edtf) if edtf else None


def first(languages: list[str]) -> str:
    return languages[0] if languages else ""


def numbered(letter: str, row: dict[str, Any]) -> str:
    return f"{letter}{row['number']}" if row["number"] else ""
