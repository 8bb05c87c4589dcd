"""A unit's document written into its rows: what it says, and nothing else.

It goes the way of a loaded document, with the unit's own document in the place of the last import: so every difference
is a change that is wanted, and each error has the path at which it stands.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.models import Case
from casetracker.core.documents import Shape, plain
from casetracker.core.units import Unit
from casetracker.desk.confirming import drop_outdated_confirmations
from casetracker.exchange.errors import errors_at
from casetracker.exchange.incoming_citations import load_citations
from casetracker.exchange.incoming_units import IncomingUnit, LoadReport, RowStates
from casetracker.exchange.link_lookup import LinkLookup
from casetracker.exchange.shapes import CITATION, SHAPES, Document
from casetracker.exchange.unit_documents import citations_by_unit, uncited_documents
from casetracker.history.editors import home_of
from casetracker.intake.merge_patch import CITATIONS
from rulings.actions import settle_votes
from rulings.models import Ruling

ROOT = "$"


class Applying:
    """One document on its way into a unit, new or stored. The caller begins and finishes the change."""

    def __init__(self, unit: Unit, before: Document, after: Document) -> None:
        self.unit, self.shape = unit, SHAPES[unit.kind_name()]
        home = home_of(unit)
        links = LinkLookup(home.external_system)
        links.case = home if isinstance(home, Case) else None
        whole = explicit(self.shape, after)
        whole[CITATIONS] = [explicit(CITATION, row) for row in after.get(CITATIONS, [])]
        states = RowStates(whole, before, before, ROOT)
        self.incoming = IncomingUnit(unit, links, states, report=LoadReport(), is_complete=True)

    def fill(self) -> None:
        """Fill the unit's own columns, before a new one is saved."""
        self.incoming.fill_unit()

    def save(self) -> None:
        """Save the stored unit with its parts and citations."""
        with errors_at(ROOT):
            self.unit.save()
        self.incoming.fill_parts()
        self.incoming.fill_links_to_own_kind()
        if isinstance(self.unit, Ruling):
            settle_votes(self.unit)
        drop_outdated_confirmations(self.unit)
        key = self.unit.public_id
        known, facts = citations_by_unit([self.unit]).get(key, []), uncited_documents([self.unit])[key]
        load_citations(self.incoming, known, facts)


def explicit(shape: Shape, row: Document) -> Document:
    """Return the row with a value for each fact: what it does not say is emptied."""
    blank: Document = {name: [] for name in shape.lists} | {
        name: blank_of(column) for name, column in shape.columns.items() if name not in shape.lists
    }
    parts = {name: [explicit(part, each) for each in rows(row, name)] for name, part in shape.parts.items()}
    return blank | row | parts


def blank_of(column: models.Field) -> Any:
    if column.many_to_many:
        return []
    return None if column.related_model else plain(column.get_default())


def rows(document: Document, name: str) -> Iterable[Document]:
    found: list[Document] = document.get(name, [])
    return found
