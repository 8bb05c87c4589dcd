"""Judges and courts with what the collection has of their rulings."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from cases.models import Case, Court, Judge, JudgeCourt
from casetracker.lists.rows import Rows, date_columns, dated, unit_columns, unit_in
from casetracker.reading.cases.listing import CASES
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.rulings.listing import RULINGS
from casetracker.records.cited import citations_of
from casetracker.records.counts import counted, first_of, results_of
from rulings.models import PanelSeat, Ruling

NAMES_AT_MOST = 100
"""Judges of a court, and divisions, that its page shows."""


def judge_story(judge: Judge) -> dict[str, Any]:
    """The judge as page and API show them. Results leave out countries where the law forbids to compare judges."""
    rulings = Ruling.objects.visible().filter(pk__in=PanelSeat.objects.current().filter(judge=judge).values("ruling"))
    off = settings.JUDGE_STATISTICS_OFF
    verdicts = rulings.verdicts().exclude(court__country__in=off) if off else rulings.verdicts()
    address = f"judge={judge.public_id}"
    return {
        **JUDGES.card(judge),
        "number_of_rulings": counted(rulings),
        "verdicts": results_of(verdicts, f"/verdicts/?{address}"),
        "left_out": [country for country in off if rulings.filter(court__country=country).exists()],
        "latest_rulings": first_of(RULINGS, address),
        "citations": citations_of(judge),
    }


def court_story(court: Court) -> dict[str, Any]:
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
