"""Who represents the parties: conditions on counsel."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from casetracker.core.naming.names import person_called, thing_called
from casetracker.lists.conditions import Text
from casetracker.lists.filters import GroupedFilterSet


class NamesOfCounsel(Text):
    """Counsel by words of a name in any order and spelling: those of whom `called` is true."""

    is_narrow = True

    def __init__(self, key: str, called: Callable[[str, str], Q], **kwargs: Any) -> None:
        self.called = called
        super().__init__(key, **kwargs)

    def condition(self, values: list[str]) -> Q:
        return reduce(or_, (self.called(self.field_name, value) for value in values))


class CounselConditions(GroupedFilterSet):
    """Conditions that must hold for one of the counsel of a participation."""

    counsel = NamesOfCounsel(
        "name_key", person_called, group="counsel", help_text="The name of counsel, or their firm, in any spelling."
    )
    firm = NamesOfCounsel(
        "firm_key", thing_called, group="counsel", help_text="The firm or office of counsel, in any spelling."
    )
