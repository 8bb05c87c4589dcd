"""Find the one case that bears a docket number, or the one ruling that bears a citation."""

from django.db import connection

from cases.identifiers import sought
from cases.models import Case
from casetracker.core.naming.folding import folded
from casetracker.search.index.backends import current_backend
from casetracker.search.index.grammar import DOCKET, And, Phrase
from casetracker.search.index.numbers import docket_forms
from casetracker.search.index.searched_texts import numbers_of_cases, stored_rows
from casetracker.search.index.shown import CHIEF
from casetracker.search.ranking import IS_CASE, visible_match
from rulings.models import RulingIdentifier

LENGTH_AT_MOST, PARTS_AT_MOST = 120, 12


def address_by_number(typed: str) -> str:
    """The address of the one ruling with this citation, or of the one case with this docket number; else blank."""
    return address_by_citation(typed) or address_by_docket_number(typed)


def address_by_citation(typed: str) -> str:
    looked_for = sought(typed)
    if not looked_for or len(typed) > LENGTH_AT_MOST:
        return ""
    cited = RulingIdentifier.objects.visible().filter(sought_as=looked_for).select_related("ruling")
    rulings = {row.ruling_id: row.ruling for row in cited[:3]}
    return next(iter(rulings.values())).get_absolute_url() if len(rulings) == 1 else ""


def address_by_docket_number(typed: str) -> str:
    """The address of the one case that bears this docket number; blank for anything else."""
    if len(typed) > LENGTH_AT_MOST or not DOCKET.search(folded(typed)):
        return ""
    for wanted in docket_forms(typed):
        if len(wanted) > PARTS_AT_MOST or sum(part.isdigit() for part in wanted) < 2:
            continue
        sql, parameters = visible_match(And((Phrase(wanted, wanted),)), CHIEF["docket"])
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT e.case_ref FROM {current_backend().SOURCE} WHERE {sql} AND {IS_CASE} LIMIT 2",
                parameters,
            )
            found = cursor.fetchall()
        if len(found) == 1 and bears_number(found[0][0], wanted):
            case = Case.objects.visible().filter(pk=found[0][0]).first()
            return case.get_absolute_url() if case else ""
    return ""


def bears_number(case: int, wanted: tuple[str, ...]) -> bool:
    """Whether one of the case's numbers is this one, but for letters around it; a part of a number does not count."""
    numbers = numbers_of_cases(stored_rows(Case, [case], "docket_number")).get(case, [])
    return any(is_whole(form, wanted) for text in numbers for form in docket_forms(text))


def is_whole(form: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether nothing of the number but letters stands outside of what is wanted."""
    starts = [place for place in range(len(form)) if form[place : place + len(wanted)] == wanted]
    return any(not has_digits(form[:start] + form[start + len(wanted) :]) for start in starts)


def has_digits(parts: tuple[str, ...]) -> bool:
    return any(part.isdigit() for part in parts)
