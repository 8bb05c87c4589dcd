"""Find the one case that bears a docket number, or the one ruling that bears a citation."""

from django.db import connection

from cases.identifiers import sought
from cases.models import Case
from casetracker.search.index.backends import current_backend
from casetracker.search.index.folding import docket_terms, folded
from casetracker.search.index.grammar import DOCKET, And, Phrase
from casetracker.search.index.searched_texts import CHIEF, searched_texts
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
    parts = tuple(docket_terms(typed)) if DOCKET.search(folded(typed)) and len(typed) <= LENGTH_AT_MOST else ()
    numbers = tuple(part for part in parts if part.isdigit())
    if not parts or len(parts) > PARTS_AT_MOST or len(numbers) < 2:
        return ""
    first_number = next(place for place, part in enumerate(parts) if part.isdigit())
    for wanted in dict.fromkeys([parts, parts[first_number:]]):
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
    """Whether one of the case's numbers is this one, but for letters before it; a part of a number does not count."""
    texts = searched_texts(Case, [case])
    numbers = [docket_terms(text) for each in texts.values() for text in each.texts.get(CHIEF["docket"], [])]
    return any(
        each[len(each) - len(wanted) :] == list(wanted) and not has_digits(each[: -len(wanted)]) for each in numbers
    )


def has_digits(parts: list[str]) -> bool:
    return any(part.isdigit() for part in parts)
