"""The rows of a case's story as the record said them at the end of a day.

Today's rows are the start: what is hidden or withdrawn now is not among them, so it cannot come back. Earlier documents
then say which units and parts there were, and what each said. Records of their own, such as parties, judges, courts
and other cases, are shown as they are today.
"""

import copy
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Any

from cases.models import Case, Court, Judge
from casetracker.core.documents import Shape
from casetracker.exchange.shapes import SHAPES, Document
from casetracker.history.as_of import PastCase, PastUnit, ruling_as_of
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.past.cited import cited_then
from casetracker.reading.cases.past.columns import as_said, parts_as_said, said
from casetracker.reading.cases.past.links import StoryLinks, ids_of_keys, relink, topics_named
from casetracker.reading.cases.story.queries import LINKS, ByOwner, StoryRows, read_topics
from parties.models import Party
from rulings.choices import VERDICT_DECIDES
from rulings.models import Ruling

CASE, RULING, REACTION = (SHAPES[kind] for kind in ("case", "ruling", "reaction"))
PARTS_OF_RULINGS = {"dispositions": "disposition", "holdings": "holding", "opinions": "opinion"}
PARTS_OF_RULINGS |= {"text_versions": "text_version"}


def rows_as_of(rows: StoryRows, past: PastCase) -> StoryRows:
    """The story's rows as they were; `past` has the case. Raises ValidationError."""
    return PastRows(rows, past).rows()


class PastRows:
    """Puts earlier documents over today's rows of a story."""

    def __init__(self, today: StoryRows, past: PastCase) -> None:
        assert past["case"]
        self.today = today
        self.system = today.case.external_system
        self.units: dict[str, PastUnit] = {
            unit["id"]: unit for unit in [past["case"], *past["rulings"], *past["reactions"], *self.joined(past)]
        }
        self.case: Document = past["case"]["document"]

    def joined(self, past: PastCase) -> list[PastUnit]:
        """The rulings of joined cases in which this case is decided, too."""
        known = {unit["id"] for unit in past["rulings"]}
        others = [row["pk"] for row in self.today.rulings if row["case_id"] != self.today.case.pk]
        rulings = Ruling.objects.visible().filter(pk__in=others).exclude(public_id__in=known) if others else []
        found = [ruling_as_of(ruling, past["as_of"])["ruling"] for ruling in rulings]
        return [unit for unit in found if unit]

    def rows(self) -> StoryRows:
        today = self.today
        rulings = self.relinked(self.of_units(today.rulings, RULING), "court", Court, self.document)
        reactions = self.of_units(today.reactions, REACTION)
        participations = self.parts(today.participations, "participations")
        participations = self.relinked(participations, "party", Party, self.part("participations"))
        found = replace(
            today,
            case=self.past_case(),
            participations=participations,
            counsel=self.counsel(participations),
            claims=self.parts(today.claims, "claims"),
            events=self.parts(today.events, "events"),
            names_of_case={name: self.parts(named, name) for name, named in today.names_of_case.items()},
            decisions_below=self.parts(today.decisions_below, "decisions_below"),
            rulings=rulings,
            reactions=reactions,
            relations=self.relations(),
            reviews=self.reviews(rulings),
            **self.parts_of_rulings(rulings),
            **self.parts_of_reactions(reactions),
        )
        links = self.links(found)
        found = replace(found, links=links, topics=read_topics(links), **cited_then(today, found, self.units))
        settle_headlines(found)
        return replace(found, reactions=self.linked_reactions(found), files=self.files(found))

    def document(self, row: RowData) -> Document:
        return self.units[row["public_id"]]["document"]

    def part(self, name: str) -> Any:
        """How to find the document of a part of the case, by its row."""
        found = {document["key"]: document for document in self.case.get(name, [])}
        return lambda row: found[row["key"]]

    def relinked(self, rows: Rows, link: str, model: Any, document: Any) -> Rows:
        keys = [document(row).get(link, "") for row in rows]
        return relink(rows, link, model, keys, self.system)

    def past_case(self) -> Case:
        case, unit = copy.copy(self.today.case), self.units[self.today.case.public_id]
        for name, column in CASE.columns.items():
            if not column.is_relation:
                setattr(case, name, said(column, self.case))
        key = self.case.get("court", "")
        court = ids_of_keys(Court, [key], self.system).get(key, case.court_id) if key else None
        if court != case.court_id:
            case.court = Court.objects.visible().get(pk=court) if court else None
        case.version, case.changed_at = unit["version"], unit["since"]
        return case

    def of_units(self, rows: Rows, shape: Shape) -> Rows:
        return [
            as_said(row, shape, self.document(row)) | {"version": self.units[row["public_id"]]["version"]}
            for row in rows
            if row["public_id"] in self.units
        ]

    def parts(self, rows: Rows, name: str) -> Rows:
        return parts_as_said(rows, CASE.parts[name], self.case.get(name, []))

    def counsel(self, participations: Rows) -> ByOwner:
        """Counsel as a document lists them; they have no keys."""
        shape = CASE.parts["participations"].lists["counsel"]
        document = self.part("participations")
        return {
            row["pk"]: [
                {"pk": None, "participation_id": row["pk"], **{name: item.get(name, "") for name in shape.fields}}
                for item in document(row).get("counsel", [])
            ]
            for row in participations
        }

    def relations(self) -> Rows:
        """Those of this case as they were said; those of other cases, which are their record, as they are."""
        own = [row for row in self.today.relations if row["case_id"] == self.today.case.pk]
        others = [row for row in self.today.relations if row["case_id"] != self.today.case.pk]
        kept = self.relinked(self.parts(own, "relations"), "to_case", Case, self.part("relations"))
        return sorted([*kept, *others], key=lambda row: row["pk"])

    def reviews(self, rulings: Rows) -> Rows:
        shape, shown = RULING.parts["reviews"], {row["pk"]: row for row in rulings}
        own = {row["pk"] for row in self.today.rulings}
        kept: Rows = []
        for row in self.today.reviews:
            if row["ruling_id"] in shown:
                kept += parts_as_said([row], shape, self.document(shown[row["ruling_id"]]).get("reviews", []))
            elif row["ruling_id"] not in own:
                kept.append(row)
        return kept

    def parts_of(self, units: Rows, shape: Shape, name: str, rows: ByOwner) -> ByOwner:
        return {
            unit["pk"]: parts_as_said(rows.get(unit["pk"], []), shape.parts[name], self.document(unit).get(name, []))
            for unit in units
        }

    def linked_parts(self, units: Rows, name: str, link: str, model: Any, rows: ByOwner) -> ByOwner:
        """Parts with the record to which each linked then, by the primary key of their unit."""
        keys = {
            (unit["pk"], part["key"]): part.get(link, "")
            for unit in units
            for part in self.document(unit).get(name, [])
        }
        flat = [(owner, row) for owner, found in rows.items() for row in found]
        wanted = [keys.get((owner, row["key"]), "") for owner, row in flat]
        relinked = relink([row for _, row in flat], link, model, wanted, self.system)
        found: ByOwner = {owner: [] for owner in rows}
        for (owner, _), row in zip(flat, relinked, strict=True):
            found[owner].append(row)
        return found

    def parts_of_rulings(self, rulings: Rows) -> dict[str, Any]:
        today = self.today
        found: dict[str, ByOwner] = {
            name: self.parts_of(rulings, RULING, name, getattr(today, name)) for name in PARTS_OF_RULINGS
        }
        for name in ("judges", "officers"):
            seats = self.parts_of(rulings, RULING, "panel", getattr(today, name))
            found[name] = {
                ruling: [seat for seat in rows if seat["judge_id"] or seat["name_as_stated"]]  # else hidden since
                for ruling, rows in self.linked_parts(rulings, "panel", "judge", Judge, seats).items()
            }
        cited_as = self.parts_of(rulings, RULING, "identifiers", today.citations_of_rulings)
        return {**found, "citations_of_rulings": {**today.citations_of_rulings, **cited_as}}

    def parts_of_reactions(self, reactions: Rows) -> dict[str, Any]:
        speakers = self.parts_of(reactions, REACTION, "speakers", self.today.speakers)
        return {
            "speakers": self.linked_parts(reactions, "speakers", "party", Party, speakers),
            "points": self.parts_of(reactions, REACTION, "points", self.today.points),
        }

    def links(self, rows: StoryRows) -> dict[str, dict[int, list[int]]]:
        """Every link to several parts or topics, as the documents list them."""
        shown = [self.case, *map(self.document, [*rows.rulings, *rows.reactions])]
        ends = StoryLinks(rows, topics_named(shown, self.system))
        owners: dict[str, list[tuple[RowData, Document]]] = {"case": [({"pk": rows.case.pk}, self.case)]}
        for name, kind in (("claims", "claim"), ("events", "event")):
            owners[kind] = list(self.with_documents(getattr(rows, name), self.case.get(name, [])))
        for name, kind in PARTS_OF_RULINGS.items():
            owners[kind] = self.with_owner(rows.rulings, name, getattr(rows, name))
        owners["point"] = self.with_owner(rows.reactions, "points", rows.points)
        return {
            link: {
                row["pk"]: ends.targets(descriptor.field.related_model, document.get(link.partition(".")[2], []))
                for row, document in owners[link.partition(".")[0]]
            }
            for link, descriptor in LINKS.items()
        }

    def with_documents(self, rows: Rows, parts: list[Document]) -> Iterable[tuple[RowData, Document]]:
        by_key = {part["key"]: part for part in parts}
        return ((row, by_key[row["key"]]) for row in rows)

    def with_owner(self, units: Rows, name: str, rows: ByOwner) -> list[tuple[RowData, Document]]:
        pairs = (self.with_documents(rows[unit["pk"]], self.document(unit).get(name, [])) for unit in units)
        return list(chain.from_iterable(pairs))

    def linked_reactions(self, rows: StoryRows) -> Rows:
        """The reactions with what each was about then: a ruling, an event or another reaction of the story."""
        ends = {
            "about_ruling": {row["key"]: row["pk"] for row in rows.rulings},
            "about_event": {row["key"]: row["pk"] for row in rows.events},
            "in_reply_to": {row["key"]: row["pk"] for row in rows.reactions},
        }
        return [
            row | {f"{link}_id": known.get(self.document(row).get(link, "")) for link, known in ends.items()}
            for row in rows.reactions
        ]

    def files(self, rows: StoryRows) -> dict[int, Rows]:
        """The files of each ruling that its document names."""
        named = {row["pk"]: {each["digest"] for each in self.document(row).get("files", [])} for row in rows.rulings}
        return {
            pk: [file for file in self.today.files.get(pk, []) if file["digest"] in digests]
            for pk, digests in named.items()
        }


def settle_headlines(rows: StoryRows) -> None:
    """What a ruling's list row says of it follows from what it decided."""
    for ruling in rows.rulings:
        decided = rows.dispositions[ruling["pk"]]
        first = decided[0] if decided else {"result": "", "favours": ""}
        ruling["result"], ruling["favours"] = first["result"], first["favours"]
        ruling["is_verdict"] = any(row["decides"] in VERDICT_DECIDES for row in decided)
