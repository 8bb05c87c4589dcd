"""Load an interchange document: create what is new, follow what the import changed, keep what an editor changed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from casetracker.common import changes
from casetracker.common.changes import Writing, writing
from casetracker.common.documents import digest
from casetracker.common.models import Loaded
from casetracker.common.units import EditorialUnit, Keyed, Unit
from casetracker.exchange.cite import cite_all, cite_kept
from casetracker.exchange.links import Links
from casetracker.exchange.merge import Merge, Report, at
from casetracker.exchange.shapes import CASE_UNITS, REFERENCES, SHAPES
from cases.actions import join_awaiting, publish_case
from cases.models import CaseSource, Source
from rulings import actions as ruling_actions


def load_document(data: dict[str, Any], *, by: Any = None, publish: bool = False, apply: bool = False) -> Report:
    """Load one checked document, whole or not at all.

    `publish` makes new cases, rulings and reactions public; `apply` lets the document change published ones.
    Raises DocumentError with the paths of what is wrong; the database is untouched then.
    """
    loader = Loader(data)
    if loader.is_known():
        return Report(status="unchanged")
    with transaction.atomic():
        with writing(by=by, reason=f"Loaded from {data['system']}.") as change:
            loader.load(change)
        if loader.report.waiting and not apply:
            transaction.set_rollback(True)
            return Report(status="waiting", waiting=loader.report.waiting)
        if publish:
            loader.publish(by)
        loader.remember("document", data["case"]["key"], data)
    return loader.report


class Loader:
    """One document on its way into the collection."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.system = data, data["system"]
        self.links, self.report = Links(data["system"]), Report()
        self.units: list[tuple[Unit, dict[str, Any], dict[str, Any], str]] = []
        self.new: list[tuple[Unit, str]] = []

    def is_known(self) -> bool:
        row = Loaded.objects.filter(system=self.system, kind="document", key=self.data["case"]["key"]).first()
        return bool(row) and row.digest == digest(self.data)

    def load(self, change: Writing) -> None:
        for name, kind in {**REFERENCES, "case": "case", **CASE_UNITS}.items():
            found = self.data.get(name, [])
            rows = [(found, "$.case")] if name == "case" else [(row, f"$.{name}[{i}]") for i, row in enumerate(found)]
            merges = [self.unit(change, kind, row, path) for row, path in rows]
            for merge in merges:
                merge.link_to_own_kind()
        for unit, data, base, path in self.units:
            cite_all(unit, data, base, self.links.of(data), path, complete=self.data.get("complete", False))
            self.remember(unit.kind_name(), self.key_of(unit), data)
        for unit, fact, value in self.report.kept:
            cite_kept(unit, fact, value, self.system)
        self.number_sources()
        self.report.created = sum(touched.event == "created" for touched in change.touched.values())
        self.find_changes(change)

    def unit(self, change: Writing, kind: str, data: dict[str, Any], path: str) -> Merge:
        shape, links = SHAPES[kind], self.links.of(data)
        unit = links.existing(shape.model, data["key"])
        is_new = unit is None
        unit = unit or links.new(shape.model, data["key"])
        before: dict[str, Any] = {}
        if is_new:
            if hasattr(unit, "number"):
                unit.number = data.get("number")
            self.new.append((unit, path))
        else:
            change.touch(unit)
            before = change.touched[unit.public_id].before or {}
        row = Loaded.objects.filter(system=links.system, kind=kind, key=self.key_of(unit)).first()
        base = row.document if row else {}
        merge = Merge(unit, shape, links, self.report, complete=self.data.get("complete", False))
        merge.fill(unit, shape, data, before, base, path, fact="")
        with at(path):
            unit.full_clean(validate_unique=False, validate_constraints=False)
            change.touch(unit)
            unit.save()
        if kind == "case":
            self.links.case = unit
            join_awaiting(unit)
        elif kind == "ruling":
            ruling_actions.join_awaiting(unit)
        merge.fill_many(unit, shape, data, before, base, path, fact="")
        merge.parts(data, before, base, path)
        self.units.append((unit, data, base, path))
        return merge

    def key_of(self, unit: Unit) -> str:
        """The key under which the unit's last import is remembered."""
        return unit.external_key if isinstance(unit, Keyed) else f"{self.data['case']['key']}/{unit.key}"

    def remember(self, kind: str, key: str, data: dict[str, Any]) -> None:
        system = data.get("system", self.system)
        values = {"digest": digest(data), "document": {} if kind == "document" else data, "at": timezone.now()}
        Loaded.objects.update_or_create(system=system, kind=kind, key=key, defaults=values)

    def number_sources(self) -> None:
        for key, number in self.data.get("source_numbers", {}).items():
            with at(f"$.source_numbers.{key}"):
                source = self.links.find(Source, key)
            CaseSource.objects.get_or_create(
                case=self.links.case, source=source, defaults={"key": source.external_key, "number": number}
            )

    def find_changes(self, change: Writing) -> None:
        """Which units differ from what they were, and which of these are published."""
        for touched in change.touched.values():
            if touched.before is not None and changes.hooks.document(touched.unit) != touched.before:
                self.report.changed += 1
                if isinstance(touched.unit, EditorialUnit) and touched.was_public:
                    self.report.waiting.append(f"{touched.unit.kind_name()} {self.key_of(touched.unit)}")

    def publish(self, by: Any) -> None:
        """Make public what this document created: the case first, then what hangs on it."""
        actions = {"case": publish_case, "ruling": ruling_actions.publish_ruling, "reaction": ruling_actions.publish_reaction}
        for unit, path in self.new:
            if isinstance(unit, EditorialUnit):
                with at(path):
                    actions[unit.kind_name()](unit, by=by)
