"""Load an interchange document: create what is new, follow what the import changed, keep what an editor changed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from cases.actions import join_awaiting, publish_case
from cases.models import Case, CaseSource, Source
from casetracker.core.documents import digest
from casetracker.core.merging import survivors
from casetracker.core.models import Loaded
from casetracker.core.publishing import withdraw
from casetracker.core.units import EditorialUnit, Keyed, Unit
from casetracker.core.writing import Documents, Writing, writing
from casetracker.exchange.citations import citations_of, own_documents
from casetracker.exchange.incoming_citations import cite_all, cite_kept
from casetracker.exchange.incoming_units import Merge, Report, at
from casetracker.exchange.link_lookup import Links
from casetracker.exchange.shapes import CASE_UNITS, REFERENCES, SHAPES
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
        loader.report_changes(change)
        if loader.report.waiting and not apply:
            transaction.set_rollback(True)
            return Report(status="waiting", waiting=loader.report.waiting)
        if publish:
            loader.publish(by, {key: touched.after or {} for key, touched in change.touched.items()})
        loader.remember()
    return loader.report


class Loader:
    """One document on its way into the collection."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.system = data, data["system"]
        self.links, self.report = Links(data["system"]), Report()
        self.merges: list[Merge] = []
        self.new: list[tuple[Unit, str]] = []
        self.loaded: dict[tuple[str, str, str], dict[str, Any]] = {}

    def is_known(self) -> bool:
        """Whether this very document was loaded last, and its case is still here."""
        key = self.data["case"]["key"]
        row = Loaded.objects.filter(system=self.system, kind="document", key=key).first()
        is_here = Case.objects.filter(external_system=self.system, external_key=key).exists()
        return is_here and row is not None and row.digest == digest(self.data)

    def load(self, change: Writing) -> None:
        self.loaded = self.loaded_before()
        for name, kind in {**REFERENCES, "case": "case", **CASE_UNITS}.items():
            found = self.data.get(name, [])
            rows = [(found, "$.case")] if name == "case" else [(row, f"$.{name}[{i}]") for i, row in enumerate(found)]
            units = self.existing(SHAPES[kind].model, [row for row, _ in rows])
            merged = dict(survivors([unit for unit in units if unit and unit.visible_from is None]))
            change.touch_stored([unit for unit in units if unit and unit not in merged])
            merges = []
            for unit, row in zip(units, rows, strict=True):
                if unit in merged:  # the document still means it; what it says of it was settled by merging
                    self.links.of(row[0]).known[SHAPES[kind].model, row[0]["key"]] = merged[unit]
                else:
                    merges.append(self.unit(change, kind, unit, *row))
            for merge in merges:
                merge.link_to_own_kind()
            self.merges += merges
        self.absent_units(change)
        self.cite()
        for unit, fact, value in self.report.kept:
            cite_kept(change, unit, fact, value, self.system)
        self.number_sources()

    def cite(self) -> None:
        new = {unit for unit, _ in self.new}
        known_units = [merge.unit for merge in self.merges if merge.unit not in new]
        citations, facts = citations_of(known_units), own_documents(known_units)
        for merge in self.merges:
            key = merge.unit.public_id
            cite_all(merge, citations.get(key, []), facts.get(key, merge.data))

    def existing(self, model: type[Unit], rows: list[dict[str, Any]]) -> list[Unit | None]:
        """The collection's unit for each row, None where it has none."""
        found: dict[tuple[str, str], Unit] = {}
        for system in {self.links.of(row).system for row in rows}:
            named = issubclass(model, Keyed)
            own = {"external_system": system} if named else {"case": self.links.case}
            column = "external_key" if named else "key"
            for unit in model._base_manager.filter(**own, **{f"{column}__in": [row["key"] for row in rows]}):
                found[system, getattr(unit, column)] = unit
        return [found.get((self.links.of(row).system, row["key"])) or self.numbered(model, row, rows) for row in rows]

    def numbered(self, model: type[Unit], row: dict[str, Any], rows: list[dict[str, Any]]) -> Unit | None:
        """The case's ruling or reaction with the row's number, if none has its key."""
        if issubclass(model, Keyed) or "number" not in row:
            return None
        others = model._base_manager.filter(case=self.links.case, number=row["number"])
        return others.exclude(key__in=[other["key"] for other in rows]).first()

    def absent_units(self, change: Writing) -> None:
        """Rulings and reactions that the document lacks stay; a complete one takes the public ones back."""
        merged = {merge.unit for merge in self.merges}
        for name, kind in CASE_UNITS.items():
            for unit in getattr(self.links.case, name).exclude(state="withdrawn").order_by("id"):
                if unit not in merged:
                    self.report.absent.append(f"{kind} {unit.key}")
                    if self.data.get("complete") and unit.state == "published":
                        reason = f"It is no longer in the document of {self.system}."
                        withdraw(unit, by=change.by, reason=reason, within=change)

    def unit(self, change: Writing, kind: str, unit: Unit | None, data: dict[str, Any], path: str) -> Merge:
        shape, links = SHAPES[kind], self.links.of(data)
        before: dict[str, Any] = {}
        base: dict[str, Any] = {}
        if unit is None:
            unit = links.new(shape.model, data["key"])
            if hasattr(unit, "number"):
                unit.number = data.get("number")
            self.new.append((unit, path))
        else:
            before = change.touched[unit.public_id].before or {}
            base = self.loaded.get((links.system, kind, self.key_of(unit)), {})
        complete = self.data.get("complete", False)
        merge = Merge(unit, links, data, before, base, path, report=self.report, complete=complete)
        merge.own_columns()
        with at(path):
            if unit.pk:
                unit.save()
            else:
                change.touch(unit)
        links.known[shape.model, data["key"]] = unit
        if kind == "case":
            self.links.case = unit
            join_awaiting(unit)
        elif kind == "ruling":
            ruling_actions.join_awaiting(unit)
        merge.links_and_parts()
        return merge

    def key_of(self, unit: Unit) -> str:
        """The key under which the unit's last import is remembered."""
        return unit.external_key if isinstance(unit, Keyed) else f"{self.data['case']['key']}/{unit.key}"

    def loaded_before(self) -> dict[tuple[str, str, str], dict[str, Any]]:
        """What was last loaded of the document's units, by system, kind and key."""
        key = self.data["case"]["key"]
        rows = [row for name in REFERENCES for row in self.data.get(name, [])]
        keys = [key, *(row["key"] for row in rows)]
        keys += [f"{key}/{row['key']}" for name in CASE_UNITS for row in self.data.get(name, [])]
        systems = {self.system, *(row.get("system", self.system) for row in rows)}
        found = Loaded.objects.filter(system__in=systems, key__in=keys).exclude(kind="document")
        return {(row.system, row.kind, row.key): row.document for row in found}

    def remember(self) -> None:
        rows = [
            self.memory(data, unit.kind_name(), self.key_of(unit), data)
            for unit, data in ((merge.unit, merge.data) for merge in self.merges)
        ]
        rows.append(self.memory(self.data, "document", self.data["case"]["key"], {}))
        Loaded.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["system", "kind", "key"],
            update_fields=["digest", "document", "at"],
        )

    def memory(self, data: dict[str, Any], kind: str, key: str, document: dict[str, Any]) -> Loaded:
        system = data.get("system", self.system)
        return Loaded(system=system, kind=kind, key=key, digest=digest(data), document=document)

    def number_sources(self) -> None:
        for key, number in self.data.get("source_numbers", {}).items():
            with at(f"$.source_numbers.{key}"):
                source = self.links.find(Source, key)
            CaseSource.objects.get_or_create(
                case=self.links.case, source=source, defaults={"key": source.external_key, "number": number}
            )

    def report_changes(self, change: Writing) -> None:
        """Which units are new, which differ from what they were, and which of these are published."""
        for touched in change.touched.values():
            self.report.created += touched.event == "created"
            self.report.changed += touched.is_changed
            differs = touched.is_changed or touched.event == "withdrawn"
            if differs and touched.was_public and isinstance(touched.unit, EditorialUnit):
                self.report.waiting.append(f"{touched.unit.kind_name()} {self.key_of(touched.unit)}")

    def publish(self, by: Any, documents: Documents) -> None:
        """Make public what this document created: the case first, then what hangs on it."""
        actions: dict[str, Callable[..., None]] = {
            "case": publish_case,
            "ruling": ruling_actions.publish_ruling,
            "reaction": ruling_actions.publish_reaction,
        }
        new = [(unit, path) for unit, path in self.new if isinstance(unit, EditorialUnit)]
        if not new:
            return
        with writing(by=by) as change:
            units = dict.fromkeys([self.links.case, *(unit for unit, _ in new)])
            change.touch_stored([*units], documents=documents)
            for unit, path in new:
                with at(path):
                    actions[unit.kind_name()](unit, by=by, within=change)
