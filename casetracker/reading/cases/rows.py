"""What a row of a list of cases shows: three narrow queries beside the rows, for any number of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from casetracker.lists.rows import date_columns, dated, pick, unit_columns, unit_in
from casetracker.reading.rulings.rows import DISPOSITION, NOBODY, People, disposition, people_of, reactions_to
from rulings.models import Disposition, Ruling

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
    verdicts = verdicts_of(ids)
    people = people_of(ids, [verdict["pk"] for verdict in verdicts.values()])
    reactions = reactions_to("case", ids)
    return [
        {
            "id": row["public_id"],
            "url": f"/cases/{row['public_id']}/",
            "court": unit_in(row, "court", *COURT),
            **pick(row, *OWN[1:]),
            **dated(row, *DATES),
            **people.parties.get(row["pk"], NOBODY),
            "verdict": verdict_card(verdicts[row["pk"]], people) if row["pk"] in verdicts else None,
            "reactions": reactions.get(row["pk"], []),
        }
        for row in rows
    ]


def verdicts_of(cases: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The latest visible verdict of each case with what it decided, by the case's row id; one query.

    A published ruling has a disposition, so that the dispositions find every verdict.
    """
    rulings = Ruling.objects.visible().verdicts().filter(case__in=cases)
    rows = Disposition.objects.current().filter(ruling__in=rulings)
    names = ("case_id", *VERDICT, *date_columns("issued_on"))
    found = rows.order_by(F("ruling__issued_on_earliest").asc(nulls_first=True), "ruling_id", "number", "id").values(
        "ruling_id", *(f"ruling__{name}" for name in names), *DISPOSITION
    )
    latest: dict[int, dict[str, Any]] = {}
    for row in found:
        case = row["ruling__case_id"]
        if case not in latest or latest[case]["pk"] != row["ruling_id"]:
            ruling = {name: row[f"ruling__{name}"] for name in names}
            latest[case] = {"pk": row["ruling_id"], **ruling, "dispositions": []}
        latest[case]["dispositions"].append(disposition(row))
    return latest


def verdict_card(row: dict[str, Any], people: People) -> dict[str, Any]:
    return {
        "id": row["public_id"],
        "url": f"/rulings/{row['public_id']}/",
        **pick(row, *VERDICT[1:]),
        **dated(row, "issued_on"),
        "dispositions": row["dispositions"],
        "judges": people.judges.get(row["pk"], []),
    }
