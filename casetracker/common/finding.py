"""Words in a list's filters: what the lists need from the search above them; the search registers it at start-up."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model, Q


def no_search(text: str) -> str:
    raise ValidationError("There is no search here.")


@dataclass
class Finder:
    """How words find records."""

    check: Callable[[str], str] = no_search
    """The text, if something can be looked for; else ValidationError with what to write."""
    found: Callable[[type[Model], str], Q] = lambda model, text: Q(pk__in=[])
    """Records of the model, of those that the public sees, in which the words of a checked text stand."""
    called: Callable[[type[Model], str], list[int]] = lambda model, text: []
    """Primary keys of parties, judges or courts of which a name begins as typed or is near; none for other models."""


finder = Finder()
