"""Template filters of the desk's forms."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.admin.helpers import Fieldset
from django.core.exceptions import FieldDoesNotExist
from django.forms import BoundField

from casetracker.desk.conflicts import posted

register = template.Library()
MECHANICAL = ("key", "order")
"""Fields that every row has and that say nothing of the record."""


@register.filter
def is_filled(fieldset: Fieldset) -> bool:
    """Tell whether a field of the fieldset says more than its default, or has an error."""
    fields: list[Any] = [field.field for line in fieldset for field in line if not field.is_readonly]
    return any(bound.errors or says_something(bound) for bound in fields)


def says_something(bound: BoundField) -> bool:
    if bound.field.disabled or bound.name in MECHANICAL:
        return False
    blank = {"", str(default_of(bound)), str(bound.field.initial)}
    return any(str(value) not in blank for value in posted(bound))


def default_of(bound: BoundField) -> Any:
    model = getattr(bound.form, "_meta").model  # noqa: B009 - a form of any model
    try:
        return model._meta.get_field(bound.name).get_default()
    except FieldDoesNotExist:
        return ""


KEYS = {"_preview": "p", "_publish": "u", "_publish_all": "g", "_review": "v", "_approve": "y"}
"""The access keys of the buttons that stand in the bar, with Save; the others open above it."""


@register.filter
def in_bar(buttons: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return the names, labels and access keys of the buttons that are pressed most."""
    names = {name for name, _ in buttons or ()}
    return [(name, label, KEYS[name]) for name, label in buttons or () if is_pressed_most(name, names)]


@register.filter
def beside_bar(buttons: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    names = {name for name, _ in buttons or ()}
    return [(name, label) for name, label in buttons or () if not is_pressed_most(name, names)]


def is_pressed_most(name: str, names: set[str]) -> bool:
    """Tell whether the button stands in the bar: who may publish has less need of sending for review."""
    return name in KEYS and not (name == "_review" and "_publish" in names)
