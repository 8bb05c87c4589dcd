"""What a row of a list of cases shows: five narrow queries for any number of rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from casetracker.common.rows import by, date_columns, dated, pick, unit_columns, unit_in
from rulings.cards import dispositions_of, judges_of, parties_of, reactions_to
from rulings.models import Ruling

DATES = ("filed_on",)
OWN = (
    "public_id",
    "title",
    "title_language",
    "caption",
    "court_as_stated",
    "docket_number",
    "case_type",
    "status",
    "finality",
    "hearing_access",
    "record_status",
)
COURT = ("name", "country")
COLUMNS = (*OWN, *date_columns(*DATES), *unit_columns("court", *COURT))
VERDICT = ("public_id", "number", "kind", "result", "favours")


def case_cards(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a page of `COLUMNS`, each with its parties, its verdict and the reactions."""
    ids = [row["pk"] for row in rows]
    parties, verdicts, reactions = parties_of(ids), verdicts_of(ids), reactions_to("case", ids)
    return [
        {
            "id": row["public_id"],
            "url": f"/cases/{row['public_id']}/",
            "court": unit_in(row, "court", *COURT),
            **pick(row, *OWN[1:]),
            **dated(row, *DATES),
            **parties.get(row["pk"], {"petitioners": [], "respondents": []}),
            "verdict": verdicts.get(row["pk"]),
            "reactions": reactions.get(row["pk"], []),
        }
        for row in rows
    ]


def verdicts_of(cases: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The latest visible verdict of each case, with what it decided and who gave it."""
    rulings = Ruling.objects.visible().verdicts().filter(case__in=cases).order_by(F("issued_on_earliest").asc(nulls_first=True), "id")
    rows = rulings.values("pk", "case_id", *VERDICT, *date_columns("issued_on"))
    latest = {case: rows[-1] for case, rows in by(rows, "case_id").items()}
    ids = [row["pk"] for row in latest.values()]
    dispositions, judges = dispositions_of(ids), judges_of(ids)
    return {
        case: {
            "id": row["public_id"],
            "url": f"/rulings/{row['public_id']}/",
            **pick(row, *VERDICT[1:]),
            **dated(row, "issued_on"),
            "dispositions": dispositions.get(row["pk"], []),
            "judges": judges.get(row["pk"], []),
        }
        for case, row in latest.items()
    }
