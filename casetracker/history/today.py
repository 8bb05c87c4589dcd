"""Today's visibility over yesterday's documents: what is hidden now is left out of what was written then."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.models import Case, Source
from casetracker.common.documents import Shape
from casetracker.common.models import UnitId
from casetracker.common.units import Keyed
from casetracker.exchange.shapes import SHAPES

Named = dict[type[models.Model], set[str]]


class Today:
    """What the documents of one case and its units may still name; one query for each kind that they name."""

    def __init__(self, case: Case, documents: Iterable[tuple[str, dict[str, Any]]]) -> None:
        self.case = case
        self.own = {
            "ruling": set(case.rulings.visible().values_list("key", flat=True)),
            "reaction": set(case.reactions.visible().values_list("key", flat=True)),
        }
        named: Named = {}
        for kind, document in documents:
            self.collect(SHAPES[kind], document, named)
            named.setdefault(Source, set()).update(row["source"] for row in document.get("citations", []))
        self.visible = {model: self.among(model, texts) for model, texts in named.items()}

    def collect(self, shape: Shape, data: dict[str, Any], named: Named) -> None:
        for name, column in shape.columns.items():
            if column.related_model and name in data:
                named.setdefault(column.related_model, set()).update(listed(data[name]))
        for part, below in shape.parts.items():
            for row in data.get(part, []):
                self.collect(below, row, named)

    def among(self, model: Any, texts: set[str]) -> set[str]:
        """Those of the texts that name something the public sees now."""
        if not issubclass(model, Keyed):
            return {text for text in texts if self.is_seen(model, text.split("/"))}
        keys = {text: text if ":" in text else f"{self.case.external_system}:{text}" for text in texts}
        named = model.objects.filter(external_key__in={full.partition(":")[2] for full in keys.values()})
        leading_on = UnitId.objects.filter(merged_into__in=UnitId.objects.visible())
        rows = named.visible() | named.filter(public_id__in=leading_on.values("pk"))
        found = {f"{system}:{key}" for system, key in rows.values_list("external_system", "external_key")}
        return {text for text, full in keys.items() if full in found}

    def is_seen(self, model: Any, way: list[str]) -> bool:
        """A part of this case or of one of its units, or such a unit. What belongs to other cases is left out."""
        kind = model._meta.model_name
        owner = getattr(model, "owner", "case")
        if kind in self.own:
            return len(way) == 1 and way[0] in self.own[kind]
        return len(way) == 1 if owner == "case" else len(way) == 2 and way[0] in self.own[owner]

    def seen(self, kind: str, document: dict[str, Any]) -> dict[str, Any]:
        """The document without what is hidden now."""
        citations = [row for row in document.get("citations", []) if row["source"] in self.visible[Source]]
        return {**self.part(SHAPES[kind], document), **({"citations": citations} if citations else {})}

    def part(self, shape: Shape, data: dict[str, Any]) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name, value in data.items():
            column = shape.columns.get(name)
            if column is None or not column.related_model:
                if name not in shape.parts and name != "citations":
                    out[name] = value
            elif kept := [text for text in listed(value) if text in self.visible[column.related_model]]:
                out[name] = kept if isinstance(value, list) else kept[0]
        for name, below in shape.parts.items():
            rows = [row for row in (self.part(below, row) for row in data.get(name, [])) if is_whole(below, row)]
            if rows:
                out[name] = rows
        return out


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def is_whole(shape: Shape, row: dict[str, Any]) -> bool:
    """Whether the part still says something: a link whose other end is hidden is left out as a whole."""
    links = {name: column for name, column in shape.columns.items() if isinstance(column, models.ForeignKey)}
    needed = [name for name, column in links.items() if not column.null]
    ends = [name for name in ("to_case", "reviewed") if name in links]
    return all(row.get(name) for name in needed) and (not ends or any(row.get(name) for name in (*ends, "to_text")))
