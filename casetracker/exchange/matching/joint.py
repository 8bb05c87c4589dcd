"""A case that two systems describe: which of its rulings, reactions and parts a document of the second one means.

Within a document's own case, keys and numbers tell. Here the keys are another system's, so that what is said tells:
`c1` of one system and `c1` of the other are two claims, if they state two things.
"""

from typing import Any

from django.db import models

from casetracker.core.documents import Shape, link_text, plain
from casetracker.core.merging.links import unique_columns
from casetracker.core.naming.names import letters
from casetracker.core.units import Part, Unit
from casetracker.core.vocabulary import CodeField
from casetracker.exchange.shapes import Document
from casetracker.exchange.unit_documents import uncited_documents
from parties.models import Party
from rulings.models.unit import CaseUnit

REMEMBERED = "keys"
"""The kind under which it is remembered which keys of the document mean which of the case."""
NO_FACT = ("order", "confirmed")
LONGEST_KEY = 80


class JointCase:
    """The keys of one document within a case of another system, and what they mean there."""

    def __init__(self, system: str, key: str, remembered: Document) -> None:
        self.system, self.key = system, key
        self.units: dict[Unit, str] = {}
        """Where the case's rulings and reactions stand in the document: `rulings/judgment`; the case itself nowhere."""
        self.keys: dict[str, str] = dict(remembered.get("keys", {}))
        """By the path of a key in the document, such as `rulings/judgment/holdings/h1`, the key in the collection."""
        self.given: set[str] = set(remembered.get("given", []))
        """The facts, each by its unit and its path, that only this system gave; it alone may change them."""

    def remembered(self) -> Document:
        """Return what the next document of the system must know."""
        return {"keys": self.keys, "given": sorted(self.given)}

    def path_of(self, unit: Unit, name: str, key: str) -> str:
        """Return the path of a part's key in the document."""
        return "/".join(filter(None, (self.units.get(unit, ""), name, key)))

    def know_unit(self, links: Any, unit: CaseUnit, place: str, key: str) -> None:
        """Let links of the document lead to a ruling or reaction, whatever key it has here."""
        self.units[unit] = f"{place}/{key}"
        self.keys[f"{place}/{key}"] = unit.key
        for link in (key, f"{self.key}/{key}"):
            links.know(type(unit), link, unit)

    def know_part(self, links: Any, unit: Unit, name: str, key: str, row: Part) -> None:
        """Let links of the document lead to a part, whatever key it has here."""
        self.keys[self.path_of(unit, name, key)] = row.key
        below = "/".join(filter(None, (self.units.get(unit, "").partition("/")[2], key)))
        for link in (below, f"{self.key}/{below}"):
            links.know(type(row), link, row)

    def fact(self, unit: Unit, path: str) -> str:
        """Return the path of a fact of the unit as it is here."""
        name, _, rest = path.partition("/")
        for key, field in ((rest, ""), rest.rpartition(".")[::2]):
            here = self.keys.get(self.path_of(unit, name, key)) if key else None
            if here:
                return f"{name}/{here}.{field}" if field else f"{name}/{here}"
        return path

    def part(self, known: list[Any], documents: dict[str, Document], told: Document, shape: Shape, path: str) -> Any:
        """Return the part that the document means, of those that are `known` and not matched yet; None for a new one.

        `documents` are theirs by key, and `told` is what the document says, its links as the collection writes them.
        """
        by_key = {row.key: row for row in known}
        if path in self.keys:
            return by_key.get(self.keys[path])
        same = [row for row in known if is_same_part(shape, documents.get(row.key, {}), told)]
        return same[0] if same else None

    def units_of(
        self, case: Unit, place: str, model: type[CaseUnit], rows: list[Document], links: Any
    ) -> list[CaseUnit | None]:
        """Return the case's ruling or reaction for each row, None for a new one; links lead to them from now on."""
        known = list(model._base_manager.filter(case=case))  # type: ignore[misc]  # a case
        documents = uncited_documents(known)
        found: list[CaseUnit | None] = []
        for row in rows:
            told = with_speakers_of(row, links)
            unit = self.unit([each for each in known if each not in found], documents, told, f"{place}/{row['key']}")
            if unit is not None:
                self.know_unit(links, unit, place, row["key"])
            found.append(unit)
        return found

    def unit(self, known: list[CaseUnit], documents: dict[str, Document], told: Document, path: str) -> Any:
        """Return the ruling or reaction that the document means; None for a new one."""
        if path in self.keys:
            return next((unit for unit in known if unit.key == self.keys[path]), None)
        same = [unit for unit in known if is_same_unit(documents[unit.public_id], told)]
        return same[0] if len(same) == 1 else next((unit for unit in same if unit.key == told["key"]), None)

    def key_for(self, told: str, taken: set[str]) -> str:
        """Return the key in the collection of something new; one that is taken there means something else."""
        return told if told not in taken else f"{self.system}.{told}"[-LONGEST_KEY:].lstrip("._-")


def is_same_part(shape: Shape, stored: Document, told: Document) -> bool:
    """Whether two parts agree in what only one part can say; or in all that both say.

    Where one says more than the other, codes that agree are not enough.
    """
    for columns in unique_columns(shape.model):
        rest = [name for name in columns if name in shape.fields]
        if rest and all(told.get(name) and stored.get(name) == told.get(name) for name in rest):
            return True
    said = [{name for name in shape.columns if says(shape, each, name)} for each in (stored, told)]
    both = said[0] & said[1]
    if not both or not all(agree(shape.columns[name], stored[name], told[name]) for name in both):
        return False
    return said[0] == said[1] or any(tells_more_than_a_code(shape.columns[name]) for name in both)


def says(shape: Shape, document: Document, name: str) -> bool:
    """Whether a part says something under this name; a column's default says nothing."""
    column = shape.columns[name]
    is_said = name in document and name not in NO_FACT
    return is_said and not (column.has_default() and document[name] == plain(column.get_default()))


def tells_more_than_a_code(column: models.Field) -> bool:
    return not isinstance(column, CodeField | models.BooleanField)


def agree(column: models.Field, one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    is_text = isinstance(column, models.CharField | models.TextField) and not isinstance(column, CodeField)
    return one == other or (is_text and bool(letters(str(one))) and letters(str(one)) == letters(str(other)))


def is_same_unit(stored: Document, told: Document) -> bool:
    """Whether two rulings of a case, or two reactions to it, are one: of one citation, or of one day and kind.

    Without a day, the same key and nothing that differs must do.
    """
    citations = [
        {(row["scheme"], letters(row["value"])) for row in each.get("identifiers", [])} for each in (stored, told)
    ]
    if citations[0] & citations[1]:
        return True
    if any(
        stored.get(name) != told.get(name)
        for name in ("kind", "spokesperson", "stance")
        if both_say(name, stored, told)
    ):
        return False
    speakers = [{row["party"] for row in each.get("speakers", [])} for each in (stored, told)]
    if all(speakers) and not speakers[0] & speakers[1]:
        return False
    days = [name for name in ("issued_on", "made_on") if both_say(name, stored, told)]
    if days:
        return all(stored[name] == told[name] for name in days)
    return stored["key"] == told["key"]


def both_say(name: str, one: Document, other: Document) -> bool:
    return name in one and name in other


def with_speakers_of(row: Document, links: Any) -> Document:
    """Return the row with its speakers as the collection calls them."""
    home = links.case
    speakers = [
        {**each, "party": link_text(links.find(Party, each["party"]), home, home.external_system)}
        for each in row.get("speakers", [])
    ]
    return {**row, "speakers": speakers} if speakers else row
