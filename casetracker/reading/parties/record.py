"""A party with its record: its roles with cases and results, whom it met, and its own reactions."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from cases.choices import ROLE
from cases.models import Case, Participation
from casetracker.lists.rows import RowData, Rows, by, pick
from casetracker.reading.cases.rows import CaseRow, latest_verdicts
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import COUNTED_AT_MOST, SHOWN, first_rows
from casetracker.reading.parties.listing import PARTIES
from casetracker.reading.parties.record_rows import CaseMet, Met
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.web.addresses import filtered_address
from parties.cards import EXPOSURE_COLUMNS, has_page
from parties.models import Party
from rulings.choices import RESULT, VERDICT_DECIDES
from rulings.models import Disposition

MET_IN = 200
"""Cases, from the last entered, in which whom it met is looked for."""
MET_AT_MOST = 50
PEOPLE_AT_MOST = 5_000
"""Participations of these cases that are read; a case of thousands of petitioners is none to meet somebody in."""


def party_record(party: Party) -> RowData:
    """The party as its page and the API show it."""
    card = PARTIES.card(party)
    card.pop("cases")
    return {
        **card,
        "size_least": party.size_least,
        "size_most": party.size_most,
        "website": party.website,
        "roles": roles(party),
        "met": met(party),
        "met_in": MET_IN,
        "reactions": first_rows(REACTIONS, speaker=party.public_id),
        "citations": citations_of(party),
    }


def own(party: Party) -> QuerySet:
    """Its participations in visible cases, the last entered case first."""
    return Participation.objects.visible().filter(party=party).order_by("-case_id")


def roles(party: Party) -> Rows:
    """Each role, in the vocabulary's order: how many cases, how they were decided, and the last entered of them."""
    counts = dict(
        Participation.objects.current()
        .filter(pk__in=own(party).values("pk")[: COUNTED_AT_MOST + 1])
        .order_by()
        .values_list("role")
        .annotate(Count("pk"))
    )
    held = [role for role in ROLE if role in counts]
    is_more = sum(counts.values()) > COUNTED_AT_MOST
    results, cases = results_by_role(party), cases_by_role(party, held)
    return [
        {
            "role": role,
            "number": min(counts[role], COUNTED_AT_MOST),
            "is_more": is_more,
            "url": filtered_address("case-list", party=party.public_id, role=role),
            "results": [
                {"result": result, "number": results[role, result], "url": result_address(party, role, result)}
                for result in RESULT
                if (role, result) in results
            ],
            "cases": cases.get(role, []),
        }
        for role in held
    ]


def result_address(party: Party, role: str, result: str) -> str:
    decides = ",".join(VERDICT_DECIDES)
    return filtered_address("case-list", party=party.public_id, role=role, decides=decides, result=result)


def results_by_role(party: Party) -> dict[tuple[str, str], int]:
    """In how many cases of each role a visible verdict had each result for the party, as the filters find them."""
    rows = Disposition.objects.visible().filter(
        decides__in=VERDICT_DECIDES,
        ruling__cases__participations__in=own(party).values("pk")[:COUNTED_AT_MOST],
    )
    role, side = (F(f"ruling__cases__participations__{name}") for name in ("role", "side"))
    named = Participation.objects.current().filter(dispositions_concerning=OuterRef("pk"))
    meant = Q(Exists(named.filter(party=party))) | ~Q(Exists(named.filter(side=OuterRef("own_side"))))
    concerning = rows.annotate(own_role=role, own_side=side).filter(meant)
    found = concerning.order_by().values_list("own_role", "result")
    return {(role, result): number for role, result, number in found.annotate(Count("ruling__cases", distinct=True))}


def cases_by_role(party: Party, held: list[str]) -> dict[str, Rows]:
    """The last entered cases of each role, as the list of cases shows them; the last filed first."""
    some = Q(pk__in=[])
    for role in held:
        some |= Q(pk__in=own(party).filter(role=role).values("pk")[:SHOWN])
    parts = list(Participation.objects.current().filter(some).order_by().values_list("role", "case_id"))
    cases = Case.objects.visible().filter(pk__in={case for _, case in parts})
    rows = list(cases.values(*CaseRow.columns()))
    cards = {row["pk"]: card for row, card in zip(rows, CaseRow.build_all(rows), strict=True)}
    found = by([{"role": role, "case": cards[case]} for role, case in parts if case in cards], "role")
    return {role: sorted((row["case"] for row in rows), key=filed, reverse=True) for role, rows in found.items()}


def filed(card: RowData) -> tuple[bool, Any, str]:
    """For the last filed first, the undated at the end."""
    return card["filed_on_earliest"] is not None, card["filed_on_earliest"], card["id"]


def met(party: Party) -> Rows:
    """Who else takes part in its cases: in which roles the two stood, and what came of it; most cases first."""
    people = people_of_cases(party)
    cases = by(people, "case_id")
    verdicts, _ = latest_verdicts(cases)
    found: dict[str, dict[str, Any]] = {}
    places = {row["party__public_id"]: row["party__sort_key"] for row in people}
    for case, rows in cases.items():
        here = [row for row in rows if row["party_id"] == party.pk]
        for row in rows:
            if row["party_id"] != party.pk and has_page(row):
                other = found.setdefault(
                    row["party__public_id"], Met.build(row, "party__", roles=set(), cases={}, number=0)
                )
                other["roles"] |= {(mine["role"], row["role"]) for mine in here}
                other["cases"][case] = case_row(row, verdicts.get(case))
    rows = sorted(found.values(), key=lambda other: (-len(other["cases"]), places[other["id"]], other["id"]))
    return [finished(row) for row in rows[:MET_AT_MOST]]


def people_of_cases(party: Party) -> Rows:
    cases = own(party).values("case")[:MET_IN]
    rows = Participation.objects.visible().filter(case__in=cases).order_by("-case_id", "order", "id")
    columns = ("party__sort_key", *Met.plan("party__").columns, *CaseMet.plan("case__").columns, *EXPOSURE_COLUMNS)
    return list(rows.values("case_id", "role", "party_id", *columns)[:PEOPLE_AT_MOST])


def case_row(row: RowData, verdict: RowData | None) -> RowData:
    decided = verdict["dispositions"] if verdict else []
    short = [pick(disposition, "decides", "result", "form") for disposition in decided]
    return CaseMet.build(row, "case__", outcome=verdict["outcome"] if verdict else "", dispositions=short)


def finished(row: RowData) -> RowData:
    """The row as it is shown: roles in order, and some of the cases."""
    pairs = sorted(row["roles"], key=lambda pair: [ROLE.codes.index(role) for role in pair])
    row.pop("number")  # it stands last in the answer
    return {
        **row,
        "roles": [{"own": mine, "other": theirs} for mine, theirs in pairs],
        "number": len(row["cases"]),
        "cases": list(row["cases"].values())[:SHOWN],
    }
