"""What a ruling that decides several cases brings into the story of each: the other cases, their parties and claims."""

from typing import Any

from cases.models import Case, Claim, Participation
from casetracker.core.statements.values import by
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.parts.references import CaseRef, PartyOfPart
from casetracker.reading.parts.story_parts import ClaimRef, ParticipationFields
from rulings.models import RulingCase

Links = dict[str, dict[int, list[int]]]
"""Primary keys of linked rows: by the name of the link, then by the primary key of the row that links."""
TO_PARTIES = ("disposition.requested_by", "disposition.concerning")
TO_CLAIMS = ("disposition.claims", "holding.claims")
IN_CASE = CaseRef.plan("case__")
"""Rows with a `case` build it by this."""


class JoinedParticipation(ParticipationFields):
    """A party of a joined case, which a ruling here concerns; its key stands behind the id of that case."""

    counsel = None  # type: ignore[assignment]  # how DRF leaves out an inherited field; its own case has it
    party = PartyOfPart()
    case = CaseRef()

    given = ()

    class Meta(ParticipationFields.Meta):
        fields = [*(name for name in ParticipationFields.Meta.fields if name != "counsel"), "party", "case"]


def read_in_cases(case: Case, rulings: Rows, drafts: bool) -> dict[int, Rows]:
    """The shown cases of each ruling, its own first; the rulings get the numbers that they have in this case."""
    if not rulings:
        return {}
    in_cases = RulingCase.objects.all() if drafts else RulingCase.objects.visible()
    rows = in_cases.filter(ruling__in=[row["pk"] for row in rulings]).order_by("order")
    found = by(rows.values("ruling_id", "case_id", "number", *IN_CASE.columns), "ruling_id")
    for ruling in rulings:
        numbers = (row["number"] for row in found.get(ruling["pk"], []) if row["case_id"] == case.pk)
        ruling["number"] = next(numbers, ruling["number"])
    return found


def read_joined(case: Case, rulings: Rows, links: Links, drafts: bool) -> dict[str, Any]:
    """The cases of these rulings, and what they name in the joined ones; no further query where no case is joined."""
    in_cases = read_in_cases(case, rulings, drafts)
    joined = {row["case_id"] for rows in in_cases.values() for row in rows} - {case.pk}
    if not joined:
        return {"cases_of_rulings": in_cases, "joined_participations": [], "joined_claims": []}
    parties = Participation.objects.current().filter(pk__in=linked(links, TO_PARTIES), case__in=joined)
    claims = Claim.objects.current().filter(pk__in=linked(links, TO_CLAIMS), case__in=joined)
    columns = (*ClaimRef.columns(), *IN_CASE.columns)
    return {
        "cases_of_rulings": in_cases,
        "joined_participations": [
            {**row, "key": f"{row['case__public_id']}/{row['key']}"}
            for row in parties.order_by("case", "order", "pk").values(*JoinedParticipation.columns())
        ],
        "joined_claims": list(claims.order_by("case", "number", "pk").values(*columns)),
    }


def linked(links: Links, names: tuple[str, ...]) -> set[int]:
    return {pk for name in names for found in links[name].values() for pk in found}


def joined_claim(row: RowData) -> RowData:
    return ClaimRef.build(row, case=IN_CASE.build(row))
