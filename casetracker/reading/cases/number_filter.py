"""Find cases by any of their numbers, however it is spelled."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from cases.models import Case, CaseIdentifier
from casetracker.core.naming.numbers import is_number, numbered
from casetracker.lists.conditions import Condition
from casetracker.lists.filter_fields import OneValueWidget
from rulings.models import RulingIdentifier


class StoredNumber(NamedTuple):
    """Rows that bear a number, the column of its key, and the way to the case."""

    rows: Callable[[], QuerySet]
    key: str
    case: str


STORED_NUMBERS = (
    StoredNumber(lambda: Case.objects.visible(), "docket_key", "pk"),
    StoredNumber(lambda: CaseIdentifier.objects.current(), "value_key", "case"),
    StoredNumber(lambda: RulingIdentifier.objects.visible(), "value_key", "ruling__cases"),
)
"""Every number under which a case is known: its own, and the citations of its visible rulings."""


def with_number(asked: Callable[[str, str], Q], texts: list[str]) -> Q:
    """Cases of which a stored number meets what is asked of its key for one of the texts.

    It is one subquery, which reads the index of each key: an OR of several would read every case.
    """
    first, *others = (
        stored.rows().order_by().filter(asked(stored.key, text)).values_list(stored.case)
        for text in texts
        for stored in STORED_NUMBERS
    )
    return Q(pk__in=first.union(*others))


class Numbers(Condition):
    """Docket numbers and other numbers of a case and its rulings, in any usual spelling."""

    def __init__(self, **kwargs) -> None:
        super().__init__("pk", widget=OneValueWidget, **kwargs)

    def check(self, text: str) -> str:
        if not is_number(text):
            raise ValidationError(f"“{text}” has no digits; write a docket number, such as 28312-05-19.")
        return text

    def condition(self, values: list[str]) -> Q:
        return with_number(numbered, values)
