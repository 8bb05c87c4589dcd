"""The pages of parties."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casetracker.lists.record_views import list_view
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.parties.listing import PARTIES, PETITIONERS, RESPONDENTS
from casetracker.reading.parties.record import filed, party_record
from casetracker.reading.parties.ring import ring
from casetracker.web.resolver import resolve
from rulings.choices import RESULT

MET_SHOWN = 12
"""Parties that it met, before the others are folded."""
CASES_SHOWN = 20
PARTIES_PAGE = ("/parties/", "Parties")
PARTY_FIELDS = ["name", "kind", "role", "side", "country", "court"]
party_list = list_view(
    "parties", PARTIES, "Parties", "Everybody who takes part in a case or speaks about one in public.", PARTY_FIELDS
)
petitioner_list = list_view(
    "parties",
    PETITIONERS,
    "Petitioners",
    "Those who brought a case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors.",
    PARTY_FIELDS,
    within=PARTIES_PAGE,
)
respondent_list = list_view(
    "parties",
    RESPONDENTS,
    "Respondents",
    "Those who answer a case, in the widest sense: respondents, defendants, appellees, accused.",
    PARTY_FIELDS,
    within=PARTIES_PAGE,
)


def party_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One party: its roles with their results, whom it met, its cases and its reactions."""
    parties: Any = PARTIES.records()
    party = party_record(resolve(parties, public_id))
    cases, met = cases_in_roles(party["roles"]), for_the_table(party["met"])
    results = [result for result in RESULT if any(result in results_of(role) for role in party["roles"])]
    context = {
        "party": party,
        "results": results,
        "roles": [
            {**role, "counts": [(each, results_of(role).get(each)) for each in results]} for role in party["roles"]
        ],
        "chief": max(party["roles"], key=lambda role: role["number"], default=None),
        "ring": ring(party["met"]),
        "met_first": met[:MET_SHOWN],
        "met_rest": met[MET_SHOWN:],
        "number_left_out": party["number_met"] - len(met),
        "cases": cases[:CASES_SHOWN],
        "has_all_cases": len(cases) == party["number_of_cases"]["number"] <= CASES_SHOWN,
        "number_of_reactions": sum(row["number"] for row in party["reactions_by_stance"]),
    }
    return render(request, "parties/detail.html", context)


def results_of(role: RowData) -> RowData:
    """The counts of a role by their results."""
    return {row["result"]: row for row in role["results"]}


def cases_in_roles(roles: Rows) -> Rows:
    """Each case once, with the roles of the party there; the last filed first."""
    found: dict[str, RowData] = {}
    for role in roles:
        for case in role["cases"]:
            found.setdefault(case["id"], {"case": case, "roles": []})["roles"].append(role["role"])
    return sorted(found.values(), key=lambda row: filed(row["case"]), reverse=True)


def for_the_table(met: Rows) -> Rows:
    """Each with the other's roles and with the length of its bar, in per cent of the longest."""
    most = max((row["number"] for row in met), default=1)
    return [
        {
            **row,
            "their_roles": list(dict.fromkeys(pair["other"] for pair in row["roles"])),
            "bar": round(100 * row["number"] / most),
        }
        for row in met
    ]
