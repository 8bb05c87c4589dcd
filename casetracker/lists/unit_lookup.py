"""From what somebody writes in an address to the visible units that it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Value

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.core.units import Unit

PUBLIC_ID = re.compile(rf"(?:.*[/=:])?([{ALPHABET}]{{{ID_LENGTH}}})(?:-[^/]*)?/?\Z", re.DOTALL)
NAMES_AT_MOST = 100
"""A name that fits more units than this is no answer but a new question."""
NAMES_ASKED_AT_MOST = 5
"""In one parameter: each name is a query of its own."""


@dataclass
class UnitTexts:
    """What one parameter names: units of `model`, by the texts given."""

    model: type[Unit]
    texts: list[str]
    ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        matches = {text: PUBLIC_ID.match(text) for text in self.texts}
        self.ids = {text: match[1] for text, match in matches.items() if match}

    @property
    def kind(self) -> str:
        return self.model.kind_name()


def find_units(asked: dict[str, UnitTexts]) -> dict[str, tuple[list[Unit], str]]:
    """For each parameter the units that it names, and what is wrong. Hidden units and private persons are not found."""
    by_id = units_by_id(asked.values())
    return {name: answer(texts, by_id) for name, texts in asked.items()}


def units_by_id(asked: Iterable[UnitTexts]) -> dict[tuple[str, str], Unit]:
    """Units of several models in one query: each with its key and its name alone."""
    wanted: dict[type[Unit], set[str]] = {}
    for texts in asked:
        wanted.setdefault(texts.model, set()).update(texts.ids.values())
    queries = [
        model._default_manager.visible()
        .findable()
        .filter(public_id__in=ids)
        .order_by()
        .values_list(Value(model.kind_name(), output_field=CharField()), F("pk"), F("public_id"), F(label(model)))
        for model, ids in wanted.items()
        if ids
    ]
    if not queries:
        return {}
    models = {model.kind_name(): model for model in wanted}
    found = {}
    for kind, pk, public_id, name in queries[0].union(*queries[1:], all=True):
        found[kind, public_id] = models[kind](pk=pk, public_id=public_id, **{label(models[kind]): name})  # type: ignore[misc]  # beyond the stubs
    return found


def label(model: type[Unit]) -> str:
    """The column by which readers know a unit; a ruling has but its key."""
    columns = {column.name for column in model._meta.fields}
    return next(name for name in ("title", "name", "key") if name in columns)


def called(unit: Unit) -> str:
    """What readers call a unit that was found; of what `units_by_id` gives, nothing else is loaded."""
    return str(getattr(unit, label(type(unit))))


def answer(texts: UnitTexts, by_id: dict[tuple[str, str], Unit]) -> tuple[list[Unit], str]:
    units: list[Unit] = []
    if sum((texts.kind, texts.ids.get(text)) not in by_id for text in texts.texts) > NAMES_ASKED_AT_MOST:
        return [], f"At most {NAMES_ASKED_AT_MOST} names at once; write ids for the others."
    for text in texts.texts:
        named = (
            [by_id[texts.kind, texts.ids[text]]]
            if (texts.kind, texts.ids.get(text)) in by_id
            else by_name(texts.model, text)
        )
        if not named:
            return [], f"No {texts.kind} “{text}” in this collection; write an id, an address, or a part of a name."
        if len(named) > NAMES_AT_MOST:
            return [], f"“{text}” is the name of more than {NAMES_AT_MOST}; write more of it, or an id."
        units += named
    return units, ""


def by_name(model: type[Unit], text: str) -> list[Unit]:
    """Units called or titled so; only models whose queryset knows names or titles have any."""
    units: Any = model._default_manager.visible().findable()
    named = getattr(units, "called", None) or getattr(units, "titled", None)
    return list(named(text).order_by("pk")[: NAMES_AT_MOST + 1]) if named else []
