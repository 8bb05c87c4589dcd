"""A court with what the collection holds of its cases and rulings."""

from typing import Any

from django.db.models import QuerySet

from cases.models import Case, Court, JudgeCourt
from casetracker.lists.rows import Rows, date_columns, dated, unit_columns, unit_in
from casetracker.reading.cases.listing import CASES
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import counted, first_of, results_of
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.rulings.listing import RULINGS
from rulings.models import Ruling

NAMES_AT_MOST = 100
"""Judges of a court, and divisions, that its page shows."""


def court_record(court: Court) -> dict[str, Any]:
    """The court as page and API show it."""
    rulings = Ruling.objects.visible().filter(court=court)
    address = f"court={court.public_id}"
    return {
        **COURTS.card(court),
        "divisions": divisions(court),
        "judges": judges_of(court),
        "number_of_cases": counted(Case.objects.visible().filter(court=court)),
        "number_of_rulings": counted(rulings),
        "verdicts": results_of(rulings.verdicts(), f"/verdicts/?{address}"),
        "latest_rulings": first_of(RULINGS, address),
        "latest_cases": first_of(CASES, address),
        "citations": citations_of(court),
    }


def divisions(court: Court) -> Rows:
    rows = Court.objects.visible().filter(parent=court).order_by("name", "pk").values("public_id", "name")
    return [{"id": row["public_id"], "name": row["name"]} for row in rows[:NAMES_AT_MOST]]


def judges_of(court: Court) -> Rows:
    """Judges who are known to sit or to have sat there, by name."""
    rows: QuerySet[JudgeCourt] = JudgeCourt.objects.visible().filter(court=court).order_by("judge__name", "pk")
    found = rows.values(*date_columns("sat_from", "sat_to"), *unit_columns("judge", "name"))[:NAMES_AT_MOST]
    return [{**(unit_in(row, "judge", "name") or {}), **dated(row, "sat_from", "sat_to")} for row in found]
