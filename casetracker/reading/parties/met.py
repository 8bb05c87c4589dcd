"""Whom a party met in its cases: in which roles the two stood, on which side of each other, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from cases.choices import ROLE
from cases.models import Participation
from casetracker.core.statements.values import by
from casetracker.lists.rows import RowData, Rows
from casetracker.lists.rows.values import pick
from casetracker.reading.cases.rows import latest_verdicts
from casetracker.reading.counting import SHOWN
from casetracker.reading.parties.record_rows import STOOD, CaseMet, Met
from parties.cards import EXPOSURE_COLUMNS, has_page
from parties.models import Party

MET_IN = 200
"""Cases, from the last entered, in which whom it met is looked for."""
MET_AT_MOST = 50
PEOPLE_AT_MOST = 5_000
"""Participations of these cases that are read; a case of thousands of petitioners is none to meet somebody in."""


def met(party: Party) -> RowData:
    """Who else takes part in its cases, most cases first, and how many there are, of these against it."""
    people = people_of_cases(party)
    cases = by(people, "case_id")
    verdicts, _ = latest_verdicts(cases)
    found: dict[str, dict[str, Any]] = {}
    places = {row["party__public_id"]: row["party__sort_key"] for row in people}
    for case, rows in cases.items():
        here = [row for row in rows if row["party_id"] == party.pk]
        sides = {row["side"] for row in here}
        for row in rows:
            if row["party_id"] != party.pk and has_page(row):
                other = found.setdefault(row["party__public_id"], nobody_yet(row))
                other["roles"] |= {(mine["role"], row["role"]) for mine in here}
                other["stood"].setdefault(case, set()).update(stood(side, row["side"]) for side in sides)
                other["cases"][case] = case_row(row, verdicts.get(case))
    rows = sorted(found.values(), key=lambda other: (-len(other["cases"]), places[other["id"]], other["id"]))
    finished = list(map(in_order, rows))
    return {
        "met": finished[:MET_AT_MOST],
        "met_in": MET_IN,
        "number_met": len(finished),
        "number_met_against": sum(row["stood"] == "against" for row in finished),
    }


def people_of_cases(party: Party) -> Rows:
    cases = Participation.objects.visible().filter(party=party).order_by("-case_id").values("case")[:MET_IN]
    rows = Participation.objects.visible().filter(case__in=cases).order_by("-case_id", "order", "id")
    columns = ("party__sort_key", *Met.plan("party__").columns, *CaseMet.plan("case__").columns, *EXPOSURE_COLUMNS)
    return list(rows.values("case_id", "role", "side", "party_id", *columns)[:PEOPLE_AT_MOST])


def nobody_yet(row: RowData) -> RowData:
    return Met.build(row, "party__", roles=set(), cases={}, number=0, stood={})


def stood(own: str, other: str) -> str:
    """How two sides of one case stand to each other."""
    if "neutral" in (own, other):
        return "apart"
    return "beside" if own == other else "against"


def case_row(row: RowData, verdict: RowData | None) -> RowData:
    decided = verdict["dispositions"] if verdict else []
    short = [pick(disposition, "decides", "result", "form") for disposition in decided]
    return CaseMet.build(row, "case__", outcome=verdict["outcome"] if verdict else "", dispositions=short)


def in_order(row: RowData) -> RowData:
    """The row as it is shown: roles in order, and some of the cases."""
    pairs = sorted(row["roles"], key=lambda pair: [ROLE.codes.index(role) for role in pair])
    row.pop("number")  # it stands last in the answer
    return {
        **row,
        "stood": mostly(row["stood"].values()),
        "roles": [{"own": mine, "other": theirs} for mine, theirs in pairs],
        "number": len(row["cases"]),
        "cases": list(row["cases"].values())[:SHOWN],
    }


def mostly(of_cases: Iterable[set[str]]) -> str:
    """How the two stood most often; whoever stood on both sides of a case counts by the first of them."""
    counts = Counter(next(code for code in STOOD if code in found) for found in of_cases)
    return max(STOOD, key=lambda code: counts[code])
