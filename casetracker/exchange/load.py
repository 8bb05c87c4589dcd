"""Load an interchange document: create what is new, follow what the import changed, keep what an editor changed."""

from collections.abc import Callable

from django.db import transaction

from cases.actions import join_awaiting, publish_case
from cases.models import Case, CaseSource, Source
from cases.old_documents import counsel_as_rows
from casetracker.core import policy
from casetracker.core.documents import digest
from casetracker.core.merging import survivors
from casetracker.core.models import Loaded
from casetracker.core.policy import Account, Action
from casetracker.core.publishing import withdraw
from casetracker.core.units import EditorialUnit, Keyed, Unit
from casetracker.core.writing import Documents, Writing, writing
from casetracker.exchange.doubts import date_doubts
from casetracker.exchange.errors import DocumentError, Unpublishable, errors_at
from casetracker.exchange.incoming_citations import cite_kept_fact, load_citations
from casetracker.exchange.incoming_units import IncomingUnit, LoadReport, RowStates
from casetracker.exchange.link_lookup import LinkLookup
from casetracker.exchange.matching.candidates import Decisions
from casetracker.exchange.shapes import CASE_UNITS, REFERENCES, Document, unit_model
from casetracker.exchange.unit_documents import citations_by_unit, uncited_documents
from rulings import actions as ruling_actions
from rulings import joining
from rulings.models import Ruling
from rulings.models.unit import CaseUnit
from rulings.old_documents import citations_moved_to_rulings


def load_document(
    data: Document,
    *,
    by: Account | None = None,
    publish: bool = False,
    apply: bool = False,
    decisions: Decisions | None = None,
) -> LoadReport:
    """Load one checked document, all of it or nothing.

    `publish` makes new cases, rulings and reactions public; `apply` lets the document change published ones;
    `decisions` says which of the candidates that an earlier call reported are what the document means.
    Raises DocumentError with the paths of what is wrong, Unpublishable where that keeps it from being published, and
    PermissionDenied where the account may not add or change one of its records; the database is then untouched.
    """
    data, notices = citations_moved_to_rulings({**data, "case": counsel_as_rows(data["case"])})
    loader = Loader(data)
    loader.report.notices += notices
    if loader.was_loaded_last():
        return LoadReport(status="unchanged")
    with transaction.atomic():
        with errors_at("$"), writing(by=by, reason=f"Loaded from {data['system']}.") as change:
            loader.load(change)
        loader.report_changes(change)
        if loader.report.waiting and not apply:
            transaction.set_rollback(True)
            return LoadReport(status="waiting", waiting=loader.report.waiting)
        if publish:
            loader.publish(by, {key: touched.after or {} for key, touched in change.touched.items()})
        loader.remember()
    return loader.report


PUBLISHING: dict[str, Callable[..., None]] = {
    "case": publish_case,
    "ruling": ruling_actions.publish_ruling,
    "reaction": ruling_actions.publish_reaction,
}
"""The action that publishes a unit, by its kind."""


class Loader:
    """One document on its way into the collection."""

    def __init__(self, data: Document) -> None:
        self.data = data
        self.system: str = data["system"]
        self.links, self.report = LinkLookup(data["system"]), LoadReport()
        self.incoming: list[IncomingUnit] = []
        self.created: list[tuple[Unit, str]] = []
        """Each new unit with its place in the document."""
        self.imported: dict[tuple[str, str, str], Document] = {}
        """What was last loaded, by system, kind and key."""

    @property
    def case(self) -> Case:
        assert self.links.case is not None
        return self.links.case

    def was_loaded_last(self) -> bool:
        """Whether this very document was loaded last, and its case is still here."""
        key = self.data["case"]["key"]
        row = Loaded.objects.filter(system=self.system, kind="document", key=key).first()
        is_here = Case.objects.filter(external_system=self.system, external_key=key).exists()
        return is_here and row is not None and row.digest == digest(self.data)

    def load(self, change: Writing) -> None:
        self.imported = self.last_import()
        for name, kind in {**REFERENCES, "case": "case", **CASE_UNITS}.items():
            self.load_kind(change, name, kind)
        self.handle_absent_units(change)
        self.load_citations()
        for fact in self.report.kept:
            cite_kept_fact(change, fact, self.system)
        self.number_sources()

    def load_kind(self, change: Writing, name: str, kind: str) -> None:
        found, model = self.data.get(name, []), unit_model(kind)
        rows = [(found, "$.case")] if name == "case" else [(row, f"$.{name}[{i}]") for i, row in enumerate(found)]
        units = self.existing_units(model, [row for row, _ in rows])
        merged = dict(survivors([unit for unit in units if unit and unit.visible_from is None]))
        change.touch_stored([unit for unit in units if unit and unit not in merged])
        incoming = []
        for unit, (row, path) in zip(units, rows, strict=True):
            if unit in merged:  # the document still refers to it; merging settled what the document says of it
                self.links.for_unit(row).known[model, row["key"]] = merged[unit]
            else:
                incoming.append(self.load_unit(change, kind, unit, row, path))
        for each in incoming:
            each.fill_links_to_own_kind()
        self.incoming += incoming

    def load_citations(self) -> None:
        created = {unit for unit, _ in self.created}
        known_units = [each.unit for each in self.incoming if each.unit not in created]
        citations, facts = citations_by_unit(known_units), uncited_documents(known_units)
        for each in self.incoming:
            key = each.unit.public_id
            load_citations(each, citations.get(key, []), facts.get(key, each.states.incoming))

    def existing_units(self, model: type[Unit], rows: list[Document]) -> list[Unit | None]:
        """The collection's unit for each row, None where it has none."""
        found: dict[tuple[str, str], Unit] = {}
        for system in {self.links.for_unit(row).system for row in rows}:
            is_keyed = issubclass(model, Keyed)
            holder = {"external_system": system} if is_keyed else {"case": self.links.case}
            column = "external_key" if is_keyed else "key"
            for unit in model._base_manager.filter(**holder, **{f"{column}__in": [row["key"] for row in rows]}):
                found[system, getattr(unit, column)] = unit
        return [
            found.get((self.links.for_unit(row).system, row["key"])) or self.unit_with_number(model, row, rows)
            for row in rows
        ]

    def unit_with_number(self, model: type[Unit], row: Document, rows: list[Document]) -> Unit | None:
        """The case's ruling or reaction with the row's number, if none has its key."""
        if not issubclass(model, CaseUnit) or "number" not in row:
            return None
        others = model._base_manager.filter(case=self.links.case, number=row["number"])
        return others.exclude(key__in=[other["key"] for other in rows]).first()

    def handle_absent_units(self, change: Writing) -> None:
        """Keep rulings and reactions that the document lacks; a complete document withdraws the public ones."""
        present = {each.unit for each in self.incoming}
        for name, kind in CASE_UNITS.items():
            for unit in getattr(self.case, name).exclude(state="withdrawn").order_by("id"):
                if unit not in present:
                    self.report.absent.append(f"{kind} {unit.key}")
                    if self.data.get("complete") and unit.state == "published":
                        reason = f"It is no longer in the document of {self.system}."
                        withdraw(unit, by=change.by, reason=reason, within=change)

    def load_unit(self, change: Writing, kind: str, unit: Unit | None, data: Document, path: str) -> IncomingUnit:
        links, model = self.links.for_unit(data), unit_model(kind)
        current: Document = {}
        imported: Document = {}
        if unit is None:
            unit = links.new_unit(model, data["key"])
            if isinstance(unit, CaseUnit):
                unit.number = data.get("number")
            self.created.append((unit, path))
            policy.require(change.by, Action.ADD, unit)
            self.report.is_new |= isinstance(unit, Case)
        else:
            current = change.touched[unit.public_id].before or {}
            imported = self.imported.get((links.system, kind, self.key_of(unit)), {})
        states = RowStates(data, current, imported, path)
        is_complete = self.data.get("complete", False)
        incoming = IncomingUnit(unit, links, states, report=self.report, is_complete=is_complete)
        incoming.fill_unit()
        with errors_at(path):
            if unit.pk:
                unit.save()
            else:
                change.touch(unit)
        links.known[model, data["key"]] = unit
        if isinstance(unit, Case):
            self.links.case = unit
            join_awaiting(unit)
            joining.join_awaiting(unit)
        elif isinstance(unit, Ruling):
            ruling_actions.join_awaiting(unit)
        incoming.fill_parts()
        self.report.units.append((path, unit))
        return incoming

    def key_of(self, unit: Unit) -> str:
        """The key under which the unit's last import is remembered."""
        if isinstance(unit, Keyed):
            return unit.external_key
        assert isinstance(unit, CaseUnit)
        return f"{self.data['case']['key']}/{unit.key}"

    def last_import(self) -> dict[tuple[str, str, str], Document]:
        """What was last loaded of the document's units, by system, kind and key."""
        key = self.data["case"]["key"]
        rows = [row for name in REFERENCES for row in self.data.get(name, [])]
        keys = [key, *(row["key"] for row in rows)]
        keys += [f"{key}/{row['key']}" for name in CASE_UNITS for row in self.data.get(name, [])]
        systems = {self.system, *(row.get("system", self.system) for row in rows)}
        found = Loaded.objects.filter(system__in=systems, key__in=keys).exclude(kind="document")
        return {
            (row.system, row.kind, row.key): counsel_as_rows(row.document) if row.kind == "case" else row.document
            for row in found
        }

    def remember(self) -> None:
        """Store what was loaded, so that the next import can tell its own changes from an editor's."""
        rows = [
            self.memory(data, unit.kind_name(), self.key_of(unit), data)
            for unit, data in ((each.unit, each.states.incoming) for each in self.incoming)
        ]
        rows.append(self.memory(self.data, "document", self.data["case"]["key"], {}))
        Loaded.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["system", "kind", "key"],
            update_fields=["digest", "document", "at"],
        )

    def memory(self, data: Document, kind: str, key: str, document: Document) -> Loaded:
        system = data.get("system", self.system)
        return Loaded(system=system, kind=kind, key=key, digest=digest(data), document=document)

    def number_sources(self) -> None:
        for key, number in self.data.get("source_numbers", {}).items():
            with errors_at(f"$.source_numbers.{key}"):
                source = self.links.find(Source, key)
            CaseSource.objects.get_or_create(
                case=self.case, source=source, defaults={"key": source.external_key, "number": number}
            )

    def report_changes(self, change: Writing) -> None:
        """Report which units are new, which differ from what they were, and which of these are published."""
        for touched in change.touched.values():
            self.report.created += touched.event == "created"
            self.report.changed += touched.is_changed
            if touched.is_changed:
                policy.require(change.by, Action.CHANGE, touched.unit)
            if touched.is_changed or touched.event == "created":
                name = f"{touched.unit.kind_name()} {self.key_of(touched.unit)}"
                self.report.doubts += [f"{name}: {words}" for words in date_doubts(touched.unit, touched.after or {})]
            differs = touched.is_changed or touched.event == "withdrawn"
            if differs and touched.was_public and isinstance(touched.unit, EditorialUnit):
                self.report.waiting.append(f"{touched.unit.kind_name()} {self.key_of(touched.unit)}")

    def publish(self, by: Account | None, documents: Documents) -> None:
        """Publish what this document created: the case first, then its rulings and reactions."""
        created = [(unit, path) for unit, path in self.created if isinstance(unit, EditorialUnit)]
        if not created:
            return
        with writing(by=by, reason=f"Loaded from {self.system}.") as change:
            units = dict.fromkeys([self.case, *(unit for unit, _ in created)])
            change.touch_stored([*units], documents=documents)
            for unit, path in created:
                try:
                    with errors_at(path):
                        PUBLISHING[unit.kind_name()](unit, by=by, within=change)
                except DocumentError as error:
                    raise Unpublishable(*error.problems) from error
