"""Today's visibility over yesterday's documents: what is hidden now is left out of what was written then."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.models import Case, Source
from casetracker.core.documents import Shape
from casetracker.core.models import UnitId
from casetracker.core.units import Keyed, Part
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
            return texts & (self.parts(model) if issubclass(model, Part) else self.own[model._meta.model_name])
        keys = {text: text if ":" in text else f"{self.case.external_system}:{text}" for text in texts}
        named = model.objects.filter(external_key__in={full.partition(":")[2] for full in keys.values()})
        leading_on = UnitId.objects.filter(merged_into__in=UnitId.objects.visible())
        rows = named.visible() | named.filter(public_id__in=leading_on.values("pk"))
        found = {f"{system}:{key}" for system, key in rows.values_list("external_system", "external_key")}
        return {text for text, full in keys.items() if full in found}

    def parts(self, model: Any) -> set[str]:
        """The keys of such parts of this case, or of its units after theirs; what other cases have is left out."""
        names = ["key"] if model.owner == "case" else [f"{model.owner}__key", "key"]
        of_case = {"case" if model.owner == "case" else f"{model.owner}__case": self.case}
        return {"/".join(way) for way in model.objects.visible().filter(**of_case).values_list(*names)}

    def seen(self, kind: str, document: dict[str, Any], current: dict[str, Any]) -> dict[str, Any]:
        """The document without what is hidden now, and without parts that `current`, the unit's document now, lacks."""
        places = {f"{part}/{row['key']}" for part in SHAPES[kind].parts for row in current.get(part, [])}
        there = {
            part: [row for row in document.get(part, []) if f"{part}/{row['key']}" in places]
            for part in SHAPES[kind].parts
        }
        citations = [
            row
            for row in document.get("citations", [])
            if row["source"] in self.visible[Source] and is_at(row.get("path", ""), places)
        ]
        found = self.part(SHAPES[kind], {**document, **there})
        return {**found, **({"citations": citations} if citations else {})}

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


def is_at(path: str, places: set[str]) -> bool:
    """Whether a citation's path names a column of the unit, or one of these parts or a column of it."""
    return "/" not in path or path in places or path.rpartition(".")[0] in places


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def is_whole(shape: Shape, row: dict[str, Any]) -> bool:
    """Whether the part still says something: a link whose other end is hidden is left out as a whole."""
    links = {name: column for name, column in shape.columns.items() if isinstance(column, models.ForeignKey)}
    needed = [name for name, column in links.items() if not column.null]
    ends = [name for name in ("to_case", "reviewed") if name in links]
    return all(row.get(name) for name in needed) and (not ends or any(row.get(name) for name in (*ends, "to_text")))
