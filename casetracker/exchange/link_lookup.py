"""From the texts that name things in a document to the things themselves."""

from typing import Any

from django.db import models

from casetracker.core.merging import survivors
from casetracker.core.units import Keyed, Unit


class LinkError(LookupError):
    """A text of a document that names nothing in the collection."""


class Links:
    """Finds what a document of `system` names; the case is set once it is there."""

    def __init__(self, system: str) -> None:
        self.system = system
        self.case: Any = None
        self.known: dict[tuple[type, str], Any] = {}

    def of(self, data: dict[str, Any]) -> "Links":
        """The links as a unit of another system names them, where the unit says so."""
        return Links(data["system"]) if data.get("system", self.system) != self.system else self

    def new(self, model: type[Unit], key: str) -> Any:
        if issubclass(model, Keyed):
            return model(external_system=self.system, external_key=key)
        return model(case=self.case, key=key)

    def find(self, model: type[models.Model], text: str) -> Any:
        """The object, or LinkError."""
        found = self.known.get((model, text)) or self.look_up(model, text)
        if found is None:
            raise LinkError(f"“{text}” names no {model._meta.verbose_name} in this document or the collection.")
        self.known[model, text] = found
        return found

    def full(self, text: str) -> str:
        """The text with its system, as it is kept while the other end is not here."""
        return text if ":" in text else f"{self.system}:{text}"

    def look_up(self, model: type[models.Model], text: str) -> Any:
        if issubclass(model, Keyed):
            system, _, key = self.full(text).partition(":")
            unit: Any = model._base_manager.filter(external_system=system, external_key=key).first()
            return dict(survivors([unit])).get(unit, unit) if unit and unit.visible_from is None else unit
        *way, key = text.split("/")
        owner = getattr(model, "owner", "case")
        owner_model = model._meta.get_field(owner).related_model
        if issubclass(owner_model, Keyed):
            holder = self.find(owner_model, way[0]) if way else self.case
        elif way:
            holder = self.find(owner_model, "/".join(way))
        else:
            raise LinkError(
                f"“{text}” does not say of which {owner_model._meta.verbose_name} it is; write “OWNER/{text}”."
            )
        return model._base_manager.filter(**{owner: holder, "key": key}).first()
