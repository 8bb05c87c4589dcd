"""A court with what the collection holds of its cases and rulings."""

from cases.models import Case, Court, JudgeCourt
from casetracker.lists.rows import RowData, Rows
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.cases.listing import CASES
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import capped_count, first_rows, verdict_results
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.courts.record_rows import SatThere
from casetracker.reading.parts.references import UnitRef
from casetracker.reading.rulings.listing import RULINGS
from rulings.models import Ruling

NAMES_AT_MOST = 100
"""Judges of a court, and divisions, that its page shows."""


def court_record(court: Court, wanted: Wanted = EVERYTHING) -> RowData:
    """The court as page and API show it."""
    rulings = Ruling.objects.visible().filter(court=court)
    return {
        **COURTS.card(court, wanted),
        **wanted.members(
            divisions=lambda: divisions(court),
            judges=lambda: judges_of(court),
            number_of_cases=lambda: capped_count(Case.objects.visible().filter(court=court)),
            number_of_rulings=lambda: capped_count(rulings),
            verdicts=lambda: verdict_results(rulings.verdicts(), court=court.public_id),
            latest_rulings=lambda: first_rows(RULINGS, court=court.public_id),
            latest_cases=lambda: first_rows(CASES, court=court.public_id),
            citations=lambda: citations_of(court),
        ),
    }


def divisions(court: Court) -> Rows:
    return UnitRef.read(Court.objects.visible().filter(parent=court).order_by("sort_key", "pk")[:NAMES_AT_MOST])


def judges_of(court: Court) -> Rows:
    """Judges who are known to sit or to have sat there, by name."""
    sat = JudgeCourt.objects.visible().filter(court=court)
    return SatThere.read(sat.order_by("judge__sort_key", "pk")[:NAMES_AT_MOST])
