"""What is odd in a case but can be real."""

from collections.abc import Iterator

from cases.models import Case
from casetracker.core.naming.numbers import numbered
from casetracker.desk.doubts import FEW, Doubt, certainly_before, looks_alike
from casetracker.duplicates.finder import different_from


def case_doubts(case: Case) -> Iterator[Doubt]:
    """Dates out of order, a party on both sides, and cases that look like this one."""
    yield from case_dates_out_of_order(case)
    sides: dict[int, set[str]] = {}
    for row in case.participations.current().select_related("party"):
        sides.setdefault(row.party_id, set()).add(row.side)
        if {"bringing", "opposing"} <= sides[row.party_id]:
            yield f"“{row.party}” stands on both sides.", None
    yield from same_case(case)


def case_dates_out_of_order(case: Case) -> Iterator[Doubt]:
    """The filing after what it must precede."""
    if certainly_before(case.next_on, case.filed_on):
        yield "the next date lies before the filing.", None
    if not case.filed_on:
        return
    for claim in case.claims.current():
        if certainly_before(case.filed_on, claim.alleged_on):
            yield f"what is alleged in “{claim}” happened after the filing.", None
    for ruling in case.rulings.all():
        if certainly_before(ruling.issued_on, case.filed_on):
            yield "a ruling was given before the filing.", ruling


def same_case(case: Case) -> Iterator[Doubt]:
    """Cases with the same docket number before the same court, or with the same title or caption."""
    others = Case.objects.exclude(pk=case.pk).exclude(public_id__in=different_from(case))
    before_court = others.filter(numbered("docket_key", case.docket_number), court=case.court_id)
    found = set(before_court.values_list("pk", flat=True)[:FEW])
    for other in others.filter(pk__in=found).order_by("pk")[:FEW]:
        yield "another case has this docket number before this court.", other
    yield from (doubt for doubt in looks_alike(case, "c") if doubt[1] and doubt[1].pk not in found)
