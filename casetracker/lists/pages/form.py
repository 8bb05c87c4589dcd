"""The form of a list's filters, and what cannot be answered of it: each problem by the label of its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import QueryDict
from django.template.context import Context

from casetracker.lists.filter_fields import BoundValues
from casetracker.web.problems import SHOWN

register = template.Library()


@dataclass(frozen=True)
class Problem:
    """What is wrong with one parameter; `anchor` is the id of its field, where the page has one."""

    label: str
    texts: list[str]
    anchor: str


@register.simple_tag(takes_context=True)
def problems_of(context: Context, errors: Mapping[str, Iterable[str]]) -> list[Problem]:
    """Call each problem by the label of its field; a parameter without one by its name."""
    by_name: dict[str, BoundValues] = {field.name: field for field in context.get("fields") or ()}
    return [
        Problem(
            str(by_name[name].label) if name in by_name else name, list(texts), f"f-{name}" if name in by_name else ""
        )
        for name, texts in islice(errors.items(), SHOWN)
    ]


def fields_of(form: BaseForm, names: list[str], asked: QueryDict) -> list[Any]:
    """The fields of a list's form: those that it always has, and those of further filters that are in use."""
    return [form[name] for name in [*names, *(each for each in asked if each in form.fields and each not in names)]]


def hidden_values(asked: QueryDict) -> list[tuple[str, str]]:
    """What the form must keep of the address beside its fields: the order and the number of rows."""
    return [(name, str(asked[name])) for name in ("ordering", "page_size", "facets") if asked.get(name)]
