"""From the links in a document to the rows that they name."""

from typing import Any, Self

from django.db import models

from cases.models import Case
from casetracker.core.units import Keyed, Unit
from casetracker.exchange.errors import LinkError
from casetracker.exchange.matching.known import known_by_key
from casetracker.exchange.shapes import Document, linked_model
from rulings.models.unit import CaseUnit

Row = Any
"""A unit or a part: whichever model a link names, so that no narrower type would hold."""


class LinkLookup:
    """Finds what a document of `system` names; `case` is set once it has been loaded."""

    def __init__(self, system: str, known: dict[tuple[type[models.Model], str], Row] | None = None) -> None:
        self.system = system
        self.case: Case | None = None
        self.known = {} if known is None else known
        """What links mean that were followed already, each written with its system."""

    def for_unit(self, data: Document) -> Self:
        """The lookup for the links of one unit; a unit of another system says so in its document."""
        system = data.get("system", self.system)
        return self if system == self.system else type(self)(system, self.known)

    def know(self, model: type[models.Model], link: str, row: Row) -> None:
        """Let the link mean this row, whatever key the row has in the collection."""
        self.known[model, self.with_system(link)] = row

    def new_unit(self, model: type[Unit], key: str) -> Unit:
        if issubclass(model, Keyed):
            return model(external_system=self.system, external_key=key)
        assert issubclass(model, CaseUnit)
        return model(case=self.case, key=key)

    def find(self, model: type[models.Model], link: str) -> Row:
        """The row that the link names. Raises LinkError."""
        found = self.known.get((model, self.with_system(link))) or self.look_up(model, link)
        if found is None:
            raise LinkError(f"“{link}” names no {model._meta.verbose_name} in this document or the collection.")
        self.know(model, link, found)
        return found

    def with_system(self, link: str) -> str:
        """The link as it is kept while what it names is not in the collection."""
        return link if ":" in link else f"{self.system}:{link}"

    def look_up(self, model: type[models.Model], link: str) -> Row | None:
        if issubclass(model, Keyed):
            system, _, key = self.with_system(link).partition(":")
            return known_by_key(model, system, key) if issubclass(model, Unit) else None
        *steps, key = link.split("/")
        owner = getattr(model, "owner", "case")
        owner_model = linked_model(model._meta.get_field(owner))
        if issubclass(owner_model, Keyed):
            holder = self.find(owner_model, steps[0]) if steps else self.case
        elif steps:
            holder = self.find(owner_model, "/".join(steps))
        else:
            raise LinkError(
                f"“{link}” does not say of which {owner_model._meta.verbose_name} it is; write “OWNER/{link}”."
            )
        return model._base_manager.filter(**{owner: holder, "key": key}).first()
