"""Load an interchange document: create what is new, follow what the import changed, keep what an editor changed."""

from collections.abc import Callable, Sequence

from django.db import transaction

from cases.actions import join_awaiting, publish_case
from cases.models import Case, CaseSource, Source
from cases.old_documents import counsel_as_rows
from casetracker.core import policy
from casetracker.core.change_log import recording
from casetracker.core.merging import survivors
from casetracker.core.policy import Account, Action
from casetracker.core.publishing import withdraw
from casetracker.core.units import EditorialUnit, Keyed, Unit
from casetracker.core.writing import Documents, Writing, writing
from casetracker.exchange.doubts import date_doubts
from casetracker.exchange.errors import DocumentError, Unpublishable, errors_at
from casetracker.exchange.incoming_citations import cite_kept_fact, load_citations
from casetracker.exchange.incoming_units import IncomingUnit, RowStates
from casetracker.exchange.matching.candidates import Decisions
from casetracker.exchange.matching.joint import REMEMBERED, JointCase
from casetracker.exchange.matching.link_lookup import LinkLookup
from casetracker.exchange.matching.matching import Matching, Meant
from casetracker.exchange.memory import last_import, remember, was_loaded_last
from casetracker.exchange.report import LoadReport
from casetracker.exchange.shapes import CASE_UNITS, REFERENCES, Document, unit_model
from casetracker.exchange.tidying import tidied
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
    data, dropped = tidied(data)
    data, notices = citations_moved_to_rulings({**data, "case": counsel_as_rows(data["case"])})
    if was_loaded_last(data):
        return LoadReport(status="unchanged")
    matching = Matching(data, decisions)
    if matching.pending:
        return LoadReport(status="candidates", candidates=matching.pending)
    loader = Loader(data, matching)
    loader.report.notices += [*dropped, *notices]
    with recording():
        with errors_at("$"), writing(by=by, reason=f"Loaded from {data['system']}.") as change:
            loader.load(change)
        loader.report_changes(change)
        if loader.report.waiting and not apply:
            transaction.set_rollback(True)
            return LoadReport(status="waiting", waiting=loader.report.waiting)
        if publish:
            loader.publish(by, {key: touched.after or {} for key, touched in change.touched.items()})
        loader.remember(by)
    return loader.report


PUBLISHING: dict[str, Callable[..., None]] = {
    "case": publish_case,
    "ruling": ruling_actions.publish_ruling,
    "reaction": ruling_actions.publish_reaction,
}
"""The action that publishes a unit, by its kind."""


class Loader:
    """One document on its way into the collection."""

    def __init__(self, data: Document, matching: Matching) -> None:
        self.data, self.matching = data, matching
        self.system: str = data["system"]
        self.links, self.report = LinkLookup(data["system"]), LoadReport()
        self.incoming: list[IncomingUnit] = []
        self.created: list[tuple[Unit, str]] = []
        """Each new unit with its place in the document."""
        self.imported: dict[tuple[str, str, str], Document] = {}
        """What was last loaded, by system, kind and key."""
        self.joint: JointCase | None = None
        """The keys of the document, where its case is one that another system or an editor made."""

    @property
    def case(self) -> Case:
        assert self.links.case is not None
        return self.links.case

    def load(self, change: Writing) -> None:
        self.imported = last_import(self.data)
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
        if name in CASE_UNITS:
            units: Sequence[Unit | None] = self.units_of_case(name, model, found)
        else:
            rows = self.linked_elsewhere(kind, rows)
            units = [self.meant(kind, row).unit for row, _ in rows]
        merged = dict(survivors([unit for unit in units if unit and unit.visible_from is None]))
        change.touch_stored([unit for unit in units if unit and unit not in merged])
        incoming = []
        for unit, (row, path) in zip(units, rows, strict=True):
            if unit in merged:  # the document still refers to it; merging settled what the document says of it
                self.links.for_unit(row).know(model, row["key"], merged[unit])
            else:
                incoming.append(self.load_unit(change, kind, unit, row, path))
        for each in incoming:
            each.fill_links_to_own_kind()
        self.incoming += incoming

    def meant(self, kind: str, row: Document) -> Meant:
        return self.matching.found[kind, row.get("system", self.system), row["key"]]

    def linked_elsewhere(self, kind: str, rows: list[tuple[Document, str]]) -> list[tuple[Document, str]]:
        """Let links lead to records that another system or an editor made, which stay as they are; return the rest."""
        rest = []
        for row, path in rows:
            meant = self.meant(kind, row)
            if kind == "case" or meant.is_own or (meant.unit is None and meant.twin is None):
                rest.append((row, path))
            elif meant.unit is not None:
                self.links.for_unit(row).know(unit_model(kind), row["key"], meant.unit)
                self.report.linked.append(f"{kind} {row['key']}: {meant.unit}")
        return rest

    def units_of_case(self, name: str, model: type[Unit], rows: list[Document]) -> Sequence[Unit | None]:
        """The case's ruling or reaction for each row, None where it has none."""
        assert issubclass(model, CaseUnit)
        if self.joint:
            return self.joint.units_of(self.case, name, model, rows, self.links)
        keys = [row["key"] for row in rows]
        by_key = {unit.key: unit for unit in model._base_manager.filter(case=self.case, key__in=keys)}
        return [by_key.get(row["key"]) or self.unit_with_number(model, row, keys) for row in rows]

    def unit_with_number(self, model: type[CaseUnit], row: Document, keys: list[str]) -> CaseUnit | None:
        """The case's ruling or reaction with the row's number, if none has its key."""
        if "number" not in row:
            return None
        return model._base_manager.filter(case=self.case, number=row["number"]).exclude(key__in=keys).first()

    def load_citations(self) -> None:
        created = {unit for unit, _ in self.created}
        known_units = [each.unit for each in self.incoming if each.unit not in created]
        citations, facts = citations_by_unit(known_units), uncited_documents(known_units)
        for each in self.incoming:
            key = each.unit.public_id
            load_citations(each, citations.get(key, []), facts.get(key, each.states.incoming))

    def handle_absent_units(self, change: Writing) -> None:
        """Keep rulings and reactions that the document lacks; a complete document withdraws the public ones."""
        if self.joint:  # what one system does not tell, the other may
            return
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
            unit = self.new_unit(links, model, data)
            self.created.append((unit, path))
            policy.require(change.by, Action.ADD, unit)
            self.report.is_new |= isinstance(unit, Case)
        else:
            current = change.touched[unit.public_id].before or {}
            imported = self.imported.get((links.system, kind, self.key_of(kind, data)), {})
            if isinstance(unit, Case):
                self.join(unit)
        states = RowStates(data, current, imported, path)
        is_complete = self.data.get("complete", False)
        joint = self.joint if isinstance(unit, EditorialUnit) else None
        incoming = IncomingUnit(unit, links, states, report=self.report, is_complete=is_complete, joint=joint)
        incoming.fill_unit()
        with errors_at(path):
            if unit.pk:
                unit.save()
            else:
                change.touch(unit)
        self.know(links, kind, unit, data)
        incoming.fill_parts()
        self.report.units.append((path, unit))
        return incoming

    def new_unit(self, links: LinkLookup, model: type[Unit], data: Document) -> Unit:
        unit = links.new_unit(model, data["key"])
        if isinstance(unit, CaseUnit):
            unit.number = data.get("number")
            if self.joint:
                keys = set(type(unit)._base_manager.filter(case=self.case).values_list("key", flat=True))
                unit.key, unit.number = self.joint.key_for(data["key"], keys), None
        return unit

    def join(self, case: Case) -> None:
        """Note that the case is not the document's own: its keys may mean other things there."""
        system, key = self.system, self.data["case"]["key"]
        if (case.external_system, case.external_key) != (system, key):
            self.joint = JointCase(system, key, self.imported.get((system, REMEMBERED, key), {}))

    def know(self, links: LinkLookup, kind: str, unit: Unit, data: Document) -> None:
        """Let links lead to the unit: those of the document, and those of others that waited for it."""
        links.know(type(unit), data["key"], unit)
        for twin in self.matching.twins_of(kind, links.system, data["key"]):
            links.for_unit(twin).know(type(unit), twin["key"], unit)
            self.report.notices.append(f"{kind} {twin['key']} has the name of {kind} {data['key']}: they are one")
        if isinstance(unit, Case):
            self.links.case = unit
            name = f"{self.system}:{data['key']}"
            join_awaiting(unit, name)
            joining.join_awaiting(unit, name)
        elif isinstance(unit, CaseUnit):
            if self.joint:
                self.joint.know_unit(self.links, unit, f"{kind}s", data["key"])
            if isinstance(unit, Ruling):
                name = f"{self.system}:{self.data['case']['key']}/{data['key']}"
                ruling_actions.join_awaiting(unit, name)

    def key_of(self, kind: str, data: Document) -> str:
        """The key under which a row's last import is remembered: the document's, whatever key its unit has here."""
        return data["key"] if kind not in CASE_UNITS.values() else f"{self.data['case']['key']}/{data['key']}"

    def remember(self, by: Account | None) -> None:
        """Store what was loaded, so that the next import can tell its own changes from an editor's."""
        rows = [(each.unit.kind_name(), each.states.incoming) for each in self.incoming]
        remember(self.data, {(kind, self.key_of(kind, row)): row for kind, row in rows}, self.joint)
        self.matching.remember([unit for unit, _ in self.created], by)

    def number_sources(self) -> None:
        for key, number in self.data.get("source_numbers", {}).items():
            with errors_at(f"$.source_numbers.{key}"):
                source = self.links.find(Source, key)
            if not self.joint:  # there, the sources have numbers already
                taken = CaseSource.objects.filter(case=self.case, key=source.external_key).exclude(source=source)
                key = source.public_id if taken.exists() else source.external_key
                CaseSource.objects.get_or_create(case=self.case, source=source, defaults={"key": key, "number": number})

    def report_changes(self, change: Writing) -> None:
        """Report which units are new, which differ from what they were, and which of these are published."""
        for touched in change.touched.values():
            self.report.created += touched.event == "created"
            self.report.changed += touched.is_changed
            if touched.is_changed:
                policy.require(change.by, Action.CHANGE, touched.unit)
            if touched.is_changed or touched.event == "created":
                name = named(touched.unit)
                self.report.doubts += [f"{name}: {words}" for words in date_doubts(touched.unit, touched.after or {})]
            differs = touched.is_changed or touched.event == "withdrawn"
            if differs and touched.was_public and isinstance(touched.unit, EditorialUnit):
                self.report.waiting.append(named(touched.unit))

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


def named(unit: Unit) -> str:
    """What a report calls a unit: its kind and its key, within its case where it has one."""
    if isinstance(unit, CaseUnit):
        return f"{unit.kind_name()} {unit.case.external_key}/{unit.key}"
    assert isinstance(unit, Keyed)
    return f"{unit.kind_name()} {unit.external_key}"
