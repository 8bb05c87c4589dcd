"""What lists need from the search above them, which registers it: words in their filters, and counts beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model, Q


def no_search(text: str) -> str:
    raise ValidationError("There is no search here.")


@dataclass(frozen=True)
class Value:
    """One value of a facet: what the filter takes, what readers read, and the number of records."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A filter with its values; `is_capped`: counted among the first 20,000 records of a longer list."""

    name: str
    label: str
    values: list[Value]
    is_capped: bool


@dataclass
class Finder:
    """How words find records, and how lists are counted by the values of their filters."""

    check: Callable[[str], str] = no_search
    """The text, if something can be looked for; else ValidationError with what to write."""
    found: Callable[[type[Model], str], Q] = lambda model, text: Q(pk__in=[])
    """Records of the model, of those that the public sees, in which the words of a checked text stand."""
    facets: Callable[..., list[Facet]] = lambda filterset, name, most=None: []
    """The facets of a valid filterset's list; the name is the list's, for what is kept of it.

    A third argument is the most records that are read for them.
    """
    totals: Callable[[], Mapping[str, int]] = dict
    """How many records the public sees of each list of which counts are kept, by the list's name."""
    suggested: tuple[str, ...] = ()
    """The kinds of records whose names are offered while they are typed."""
    called: Callable[[type[Model], str], list[int]] = lambda model, text: []
    """Primary keys of parties, judges or courts of which a name begins as typed or is near; none for other models."""


finder = Finder()
