"""What a row of a list of judges, petitioners or respondents shows."""

from typing import Any

from cases.models import JudgeCourt, JudgeName, Participation
from casetracker.common.rows import Rows, date_columns, dated, grouped, pick, unit_columns, unit_in
from parties.models import PartyName

JUDGE = ("public_id", "version", "name", "note")
PARTY = ("public_id", "version", "name", "kind", "identity", "size_stated", "country", "description", "note")
NAME = ("key", "name", "language", "kind")
CASE = ("title", "title_language", "docket_number")
CASES_AT_MOST = 50
"""Cases shown with a party in a list; the list of cases filtered by the party has all of them."""


def judge_cards(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a page of `JUDGE`, each with other names and courts."""
    ids = [row["pk"] for row in rows]
    names = grouped(JudgeName.objects.current().filter(judge__in=ids).order_by("id"), "judge_id", *NAME)
    seats = JudgeCourt.objects.current().filter(judge__in=ids).order_by("id")
    courts = grouped(seats, "judge_id", *date_columns("sat_from", "sat_to"), *unit_columns("court", "name", "country"))
    return [
        {
            "id": row["public_id"],
            **pick(row, *JUDGE[1:]),
            "names": [pick(name, *NAME) for name in names.get(row["pk"], [])],
            "courts": [court(seat) for seat in courts.get(row["pk"], [])],
            "rulings": f"/api/v1/rulings/?judge={row['public_id']}",
        }
        for row in rows
    ]


def court(seat: dict[str, Any]) -> dict[str, Any]:
    return {**dated(seat, "sat_from", "sat_to"), "court": unit_in(seat, "court", "name", "country")}


def side_cards(rows: list[dict[str, Any]], roles: list[str]) -> list[dict[str, Any]]:
    """The rows of a page of `PARTY`, each with its names and the visible cases in which it has one of the roles."""
    ids = [row["pk"] for row in rows]
    names = grouped(PartyName.objects.current().filter(party__in=ids).order_by("id"), "party_id", *NAME)
    cases = stands_in(ids, roles)
    return [
        {
            "id": row["public_id"],
            **pick(row, *PARTY[1:]),
            "names": [pick(name, *NAME) for name in names.get(row["pk"], [])],
            "cases": cases.get(row["pk"], []),
        }
        for row in rows
    ]


def stands_in(parties: list[int], roles: list[str]) -> dict[int, Rows]:
    """For each party its newest cases in these roles, bounded for each in SQL."""
    rows = Participation.objects.visible().filter(party__in=parties, role__in=roles)
    ranked = rows.newest_for_each_party(CASES_AT_MOST).order_by("rank")
    found = grouped(ranked, "party_id", "role", "side", *unit_columns("case", *CASE))
    return {
        party: [
            {
                **pick(r, "role", "side"),
                "case": {**(unit_in(r, "case", *CASE) or {}), "url": f"/cases/{r['case__public_id']}/"},
            }
            for r in cases
        ]
        for party, cases in found.items()
    }
