"""Today's visibility over old documents: whatever is hidden now is left out of what was written then."""

from collections.abc import Container, Iterable
from typing import Any

from django.db import models

from cases.models import Case, Source
from casetracker.core.documents import Shape
from casetracker.core.models import UnitId
from casetracker.core.naming.names import name_key
from casetracker.core.units import Keyed, Part, ReferenceUnit, UnitQuerySet
from casetracker.exchange.shapes import SHAPES, Document, linked_model
from casetracker.exchange.unit_documents import FILES

LinksByModel = dict[type[models.Model], set[str]]


class Redaction:
    """What the documents of one case and its units may still name; one query for each kind of target."""

    def __init__(self, case: Case, documents: Iterable[tuple[str, Document]]) -> None:
        self.case = case
        self.own_keys = {
            "ruling": set(case.rulings.visible().values_list("key", flat=True)),
            "reaction": set(case.reactions.visible().values_list("key", flat=True)),
        }
        links: LinksByModel = {}
        for kind, document in documents:
            collect_links(SHAPES[kind], document, links)
            links.setdefault(Source, set()).update(row["source"] for row in document.get("citations", []))
        self.visible = {model: self.visible_links(model, found) for model, found in links.items()}

    def visible_links(self, model: type[models.Model], links: set[str]) -> set[str]:
        """Those of the links that name something the public sees now."""
        if issubclass(model, Part):
            return links & self.visible_parts(model) | self.in_other_cases(model, links)
        if not issubclass(model, Keyed):
            return links & self.own_keys[str(model._meta.model_name)] | self.in_other_cases(model, links)
        assert issubclass(model, ReferenceUnit | Case)
        full = {link: self.with_system(link) for link in links}
        named: UnitQuerySet[Any] = model.objects.filter(
            external_key__in={name.partition(":")[2] for name in full.values()}
        )
        merged = UnitId.objects.filter(merged_into__in=UnitId.objects.visible())
        rows = named.visible() | named.filter(public_id__in=merged.values("pk"))
        found = {f"{system}:{key}" for system, key in rows.values_list("external_system", "external_key")}
        return {link for link, name in full.items() if name in found}

    def visible_parts(self, model: type[Part]) -> set[str]:
        """The keys of such visible parts of this case or its units, after their units' keys."""
        is_of_case = model.owner == "case"
        columns = ["key"] if is_of_case else [f"{model.owner}__key", "key"]
        of_case = {"case" if is_of_case else f"{model.owner}__case": self.case}
        return {"/".join(steps) for steps in model.objects.visible().filter(**of_case).values_list(*columns)}

    def in_other_cases(self, model: Any, links: set[str]) -> set[str]:
        """Those of the links that lead through another case, `other-case/r1/h1`, to something visible."""
        steps = steps_to_case(model)
        led = {link: link.split("/") for link in links if link.count("/") == len(steps) + 1}
        if not led:
            return set()
        system, key = ("__".join([*steps, "case", name]) for name in ("external_system", "external_key"))
        keys = ["__".join([*steps[:place], "key"]) for place in range(len(steps), -1, -1)]
        named = {key + "__in": {way[0].rpartition(":")[2] for way in led.values()}}
        rows = model.objects.visible().filter(**named).values_list(system, key, *keys)
        found = {(f"{system}:{key}", *rest) for system, key, *rest in rows}
        full = {link: (self.with_system(way[0]), *way[1:]) for link, way in led.items()}
        return {link for link, way in full.items() if way in found}

    def with_system(self, key: str) -> str:
        return key if ":" in key else f"{self.case.external_system}:{key}"

    def redact(self, kind: str, document: Document, current: Document) -> Document:
        """The document without what is hidden now, and without parts that `current`, the unit's document now, lacks."""
        places = {f"{part}/{row['key']}": row for part in SHAPES[kind].parts for row in current.get(part, [])}
        remaining = {
            part: [
                without_gone_items(inner, row, places[place])
                for row in document.get(part, [])
                if (place := f"{part}/{row['key']}") in places
            ]
            for part, inner in SHAPES[kind].parts.items()
        }
        citations = [
            row
            for row in document.get("citations", [])
            if row["source"] in self.visible[Source] and names_place(row.get("path", ""), places)
        ]
        confirmed = [each for each in document.get("confirmed", []) if names_place(each.partition("=")[0], places)]
        redacted = self.redact_row(SHAPES[kind], {**document, **remaining})
        files = [row for row in document.get(FILES, []) if row in current.get(FILES, [])]
        lists = (("confirmed", confirmed), (FILES, files), ("citations", citations))
        own = {name: rows for name, rows in lists if rows}
        return {**redacted, **own}

    def redact_row(self, shape: Shape, data: Document) -> Document:
        out: Document = {}
        for name, value in data.items():
            column = shape.columns.get(name)
            if column is None or not column.related_model:
                if name not in shape.parts and name not in ("citations", "confirmed", FILES):
                    out[name] = value
            elif kept := [link for link in as_list(value) if link in self.visible[linked_model(column)]]:
                out[name] = kept if isinstance(value, list) else kept[0]
        for name, part in shape.parts.items():
            rows = [row for row in (self.redact_row(part, row) for row in data.get(name, [])) if is_whole(part, row)]
            if rows:
                out[name] = rows
        return out


def steps_to_case(model: Any) -> list[str]:
    """The relations from a ruling, a reaction or a part up to what stands in the case: none, or its unit's."""
    return [model.owner] if issubclass(model, Part) and model.owner != "case" else []


IN_WORDS = ("to_text", "court", "court_as_stated", "docket_number")
"""What tells the other end of a relation or a review that has no record here."""


def collect_links(shape: Shape, data: Document, links: LinksByModel) -> None:
    for name, column in shape.columns.items():
        if column.related_model and name in data:
            links.setdefault(linked_model(column), set()).update(as_list(data[name]))
    for name, part in shape.parts.items():
        for row in data.get(name, []):
            collect_links(part, row, links)


def without_gone_items(shape: Shape, row: Document, current: Document) -> Document:
    """A part without those items of its lists that it lacks now; an item is known by what it tells first, a name."""
    row = row.copy()
    for name in shape.lists.keys() & row.keys():
        present = {name_key(first_of(item)) for item in current.get(name, [])}
        row[name] = [item for item in row[name] if name_key(first_of(item)) in present]
        if not row[name]:
            del row[name]
    return row


def first_of(item: Document) -> str:
    return str(next(iter(item.values()), ""))


def names_place(path: str, places: Container[str]) -> bool:
    """Whether a citation's path names a column of the unit, or one of these parts or a column of it."""
    return "/" not in path or path in places or path.rpartition(".")[0] in places


def as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def is_whole(shape: Shape, row: Document) -> bool:
    """Whether the part still says something: a part that links two things says nothing once an end is hidden."""
    links = {name: column for name, column in shape.columns.items() if isinstance(column, models.ForeignKey)}
    needed = [name for name, column in links.items() if not column.null]
    ends = [name for name in ("to_case", "reviewed", "case") if name in links]
    return all(row.get(name) for name in needed) and (not ends or any(row.get(name) for name in (*ends, *IN_WORDS)))
