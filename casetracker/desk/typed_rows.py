"""Rows that are typed in the same form and have no primary key yet: other rows link to them by their place.

A place is the prefix of the row's form, such as `petitioners-0`. What is linked is the instance of that form, which has
a primary key by the time the link is saved, because lists are saved in the order of the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.http import HttpRequest

from casetracker.desk.request_state import RequestState, state_of

PLACE = re.compile(r"([a-z_]+)-([0-9]{1,4})")
ROW_ADDED = "There is room for another row now. Nothing is saved yet."
GONE = "The new row that was chosen here is empty or gone: fill it, or choose another."


@dataclass(frozen=True)
class NewRows:
    """The rows of the lists at these prefixes that are new in the form of this request."""

    state: RequestState
    prefixes: Sequence[str]

    def forms(self) -> Iterator[Any]:
        for prefix in self.prefixes:
            yield from new_forms(self.state.formsets.get(prefix))

    def choices(self) -> list[tuple[str, str]]:
        return [(form.prefix, words_for(form)) for form in self.forms()]

    def find(self, place: str) -> models.Model:
        """Return the row at this place, saved or not. Raises ValidationError for one that will not be saved."""
        for form in self.forms():
            if form.prefix == place:
                form.full_clean()
                return form.instance
        raise ValidationError(GONE)


def new_forms(formset: Any) -> list[Any]:
    """Return the forms of a posted list in which a new row was typed."""
    if formset is None or not formset.is_bound:
        return []
    return [form for form in formset.extra_forms if form.has_changed() and not formset._should_delete_form(form)]


def words_for(form: Any) -> str:
    """Return what an editor calls a row that is not saved: what it says, or else its place."""
    try:
        words = str(form.instance).strip("– ")
    except (ObjectDoesNotExist, AttributeError):
        words = ""
    place = int(form.prefix.rpartition("-")[2]) + 1
    return f"{words or f'{form.instance._meta.verbose_name} {place}'} (not saved yet)"


def is_place(value: object) -> bool:
    return isinstance(value, str) and bool(PLACE.fullmatch(value))


def add_row(request: HttpRequest) -> None:
    """Show the form as it was sent, with one more row, and save nothing: for browsers without scripts."""
    data = request.POST.copy()
    total = f"{data['_row']}-TOTAL_FORMS"
    number = str(data.get(total, ""))
    if number.isdecimal():
        data[total] = str(int(number) + 1)
        request.POST = data  # type: ignore[assignment]  # a form may be bound to what can be changed
        state_of(request).refused = {None: {None: ROW_ADDED}}
