"""Keeps `Ruling.cases`: in which cases a ruling stands, and its number in each."""

from collections.abc import Iterable, Sequence

from cases.models import Case
from casetracker.core.numbering import next_numbers
from casetracker.core.units import Unit
from rulings.models import JoinedCase, Ruling, RulingCase


def settle_cases(units: Sequence[Unit]) -> None:
    """Settle in which cases the rulings among the units stand, and the rulings that decide the cases among them too."""
    rulings = {unit.pk: unit for unit in units if isinstance(unit, Ruling)}
    cases = [unit.pk for unit in units if isinstance(unit, Case)]
    if not rulings and not cases:
        return
    rows = JoinedCase.objects.current().filter(case__isnull=False).select_related("case", "ruling")
    if cases:
        deciding = rows.filter(case__in=cases).exclude(ruling__in=rulings)
        rulings |= {row.ruling_id: row.ruling for row in deciding}
    joined: dict[int, list[JoinedCase]] = {}
    for row in rows.filter(ruling__in=rulings).order_by("order", "id"):
        if row.case_id != row.ruling.case_id:
            joined.setdefault(row.ruling_id, []).append(row)
    give_numbers(row for of_ruling in joined.values() for row in of_ruling)
    store_cases(rulings, joined)


def give_numbers(rows: Iterable[JoinedCase]) -> None:
    """Number rulings within the joined cases where readers see both; a number that another ruling has is given anew."""
    for row in rows:
        case = row.case
        assert case is not None
        if not (case.is_public and row.ruling.is_public):
            continue
        own = Ruling._base_manager.filter(case=case)
        others = JoinedCase._base_manager.filter(case=case).exclude(pk=row.pk)
        number = row.number_there
        is_taken = own.filter(number=number).exists() or others.filter(number_there=number).exists()
        if number is None or is_taken:
            [row.number_there] = next_numbers(case, Ruling.kind_name(), own, 1)
            JoinedCase._base_manager.filter(pk=row.pk).update(number_there=row.number_there)


def store_cases(rulings: dict[int, Ruling], joined: dict[int, list[JoinedCase]]) -> None:
    """Write the rows of these rulings that differ, and note on each ruling which cases it left."""
    wanted = {(pk, ruling.case_id): (0, ruling.number) for pk, ruling in rulings.items()}
    for pk, rows in joined.items():
        wanted |= {(pk, row.case_id or 0): (place, row.number_there) for place, row in enumerate(rows, start=1)}
    stored = {(row.ruling_id, row.case_id): row for row in RulingCase.objects.filter(ruling__in=rulings)}
    gone = [row for key, row in stored.items() if key not in wanted]
    for row in gone:
        ruling = rulings[row.ruling_id]
        ruling.left_cases |= {row.case_id}
    RulingCase.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for key, (order, number) in wanted.items():
        if key in stored and (stored[key].order, stored[key].number) != (order, number):
            RulingCase.objects.filter(pk=stored[key].pk).update(order=order, number=number)
    RulingCase.objects.bulk_create(
        RulingCase(ruling_id=ruling, case_id=case, order=order, number=number)
        for (ruling, case), (order, number) in wanted.items()
        if (ruling, case) not in stored
    )


def joined_cases(rulings: Iterable[Ruling | int]) -> set[int]:
    """Return the cases of others in which the rulings stand."""
    return set(RulingCase.objects.filter(ruling__in=list(rulings), order__gt=0).values_list("case", flat=True))


def join_awaiting(case: Case, name: str = "") -> None:
    """Link the rulings of other cases that named this one so, or by its key, before it was loaded."""
    key = name or f"{case.external_system}:{case.external_key}"
    JoinedCase._base_manager.filter(to_key=key, case__isnull=True).update(case=case, to_key="")
