"""A party with its record: its roles with cases and results, whom it met, and its own reactions."""

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from cases.choices import ROLE
from cases.models import Case, Participation
from casetracker.core.statements.values import by
from casetracker.lists.rows import RowData, Rows
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import COUNTED_AT_MOST, SHOWN, capped_count, first_rows
from casetracker.reading.parties.listing import PARTIES
from casetracker.reading.parties.met import met
from casetracker.reading.parties.record_rows import PartyRecord
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.web.addresses import filtered_address
from parties.models import Party
from rulings.choices import RESULT, STANCE, VERDICT_DECIDES
from rulings.models import Disposition, Reaction, ReactionSpeaker, Ruling

MET = ("met", "met_in", "number_met", "number_met_against")


def party_record(party: Party, wanted: Wanted = EVERYTHING) -> RowData:
    """The party as its page and the API show it."""
    card = Wanted(frozenset(name for name in PartyRecord.member_names() if name in wanted))
    cases = Case.objects.visible().filter(pk__in=own(party).order_by().values("case"))
    return {
        **PARTIES.card(party, card),
        **wanted.members(
            size_least=lambda: party.size_least,
            size_most=lambda: party.size_most,
            website=lambda: party.website,
            number_of_cases=lambda: capped_count(cases),
            roles=lambda: roles(party),
        ),
        **(met(party) if wanted.any(*MET) else {}),
        **wanted.members(
            reactions=lambda: first_rows(REACTIONS, speaker=party.public_id),
            reactions_by_stance=lambda: reactions_by_stance(party),
            citations=lambda: citations_of(party),
        ),
    }


def own(party: Party) -> QuerySet:
    """Its participations in visible cases, the last entered case first."""
    return Participation.objects.visible().filter(party=party).order_by("-case_id")


def counted(party: Party) -> QuerySet:
    """Those of its participations that are counted: of a party in very many cases, the last entered."""
    return own(party).values("pk")[:COUNTED_AT_MOST]


def roles(party: Party) -> Rows:
    """Each role, in the vocabulary's order: how many cases, how they were decided, and the last entered of them."""
    counts = dict(
        Participation.objects.current()
        .filter(pk__in=own(party).values("pk")[: COUNTED_AT_MOST + 1])
        .order_by()
        .values_list("role")
        .annotate(Count("case", distinct=True))
    )
    held = [role for role in ROLE if role in counts]
    is_more = sum(counts.values()) > COUNTED_AT_MOST
    results, undecided = results_by_role(party), without_verdict_by_role(party)
    cases = cases_by_role(party, held)
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
            "without_verdict": {
                "number": undecided.get(role, 0),
                "url": filtered_address("case-list", party=party.public_id, role=role, lacks="verdict"),
            },
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
        decides__in=VERDICT_DECIDES, ruling__cases__participations__in=counted(party)
    )
    role, side = (F(f"ruling__cases__participations__{name}") for name in ("role", "side"))
    named = Participation.objects.current().filter(dispositions_concerning=OuterRef("pk"))
    meant = Q(Exists(named.filter(party=party))) | ~Q(Exists(named.filter(side=OuterRef("own_side"))))
    concerning = rows.annotate(own_role=role, own_side=side).filter(meant)
    found = concerning.order_by().values_list("own_role", "result")
    return {(role, result): number for role, result, number in found.annotate(Count("ruling__cases", distinct=True))}


def without_verdict_by_role(party: Party) -> dict[str, int]:
    """In how many cases of each role no verdict is recorded."""
    verdicts = Ruling.objects.visible().verdicts().filter(cases=OuterRef("case"))
    rows = Participation.objects.current().filter(~Exists(verdicts), pk__in=counted(party))
    return dict(rows.order_by().values_list("role").annotate(Count("case", distinct=True)))


def cases_by_role(party: Party, held: list[str]) -> dict[str, Rows]:
    """The last entered cases of each role, as the list of cases shows them; the last filed first."""
    some = Q(pk__in=[])
    for role in held:
        some |= Q(pk__in=own(party).filter(role=role).values("pk")[:SHOWN])
    parts = list(Participation.objects.current().filter(some).order_by().values_list("role", "case_id"))
    cases = Case.objects.visible().filter(pk__in={case for _, case in parts})
    rows = list(cases.values(*CaseRow.columns()))
    cards = {row["pk"]: card for row, card in zip(rows, CaseRow.build_all(rows), strict=True)}
    found = by([{"role": role, "case": cards[case]} for role, case in dict.fromkeys(parts) if case in cards], "role")
    return {role: sorted((row["case"] for row in rows), key=filed, reverse=True) for role, rows in found.items()}


def filed(card: RowData) -> tuple[bool, Any, str]:
    """For the last filed first, the undated at the end."""
    return card["filed_on_earliest"] is not None, card["filed_on_earliest"], card["id"]


def reactions_by_stance(party: Party) -> Rows:
    """How often it took each stance; counted no further than is cheap."""
    speaking = ReactionSpeaker.objects.current().filter(party=party).values("reaction")
    own_reactions = Reaction.objects.visible().filter(pk__in=speaking)
    counts = Counter(own_reactions.order_by().values_list("stance", flat=True)[:COUNTED_AT_MOST])
    return [
        {
            "stance": stance,
            "number": counts[stance],
            "url": filtered_address("reaction-list", speaker=party.public_id, stance=stance),
        }
        for stance in STANCE
        if counts[stance]
    ]
