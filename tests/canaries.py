"""A collection in which every hidden text and date is unmistakable, so that a test can look for it in any answer.

`tests.planting.plant()` makes one visible case with a ruling and a reaction, and hangs on it everything that must not
show: units in every hidden state, what only they refer to, and withdrawn parts. All that is hidden carries MARK in its
texts and keys and DAY in its dates; what is visible carries neither.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from cases.models import (
    Case,
    Court,
    Judge,
    JudgeCourt,
    JudgeName,
    Source,
    Topic,
)
from casetracker.core.date_fields import PartialDateField
from casetracker.core.units import Part, Unit
from casetracker.core.vocabulary import CodeField
from parties.models import Party, PartyName
from rulings.models import (
    Reaction,
    Ruling,
)
from tests import builders as b

MARK = "zqcanary"
DAY, ZONE = "1171-03-18", "Antarctica/Vostok"
TRACES = (MARK, "1171-03", "March 1171", ZONE)
"""What no public answer may hold, in whatever case."""
HIDDEN_STATES = [state for state in b.STATES if state != "published"]
UNMARKED = {"country", "currency", "path", "withdrawn_reason"}
"""Columns too short to be marked, paths that must be real, and the reason that is public by design."""


def marked(model: type[models.Model], label: str) -> dict[str, Any]:
    """Every text, key and date of a model, unmistakable; `label` says where a leak comes from."""
    found: dict[str, Any] = {}
    for column in model._meta.fields:
        text = f"{MARK} {label} {model._meta.model_name} {column.name}"
        if isinstance(column, PartialDateField):
            found[column.name] = DAY
        elif not column.editable or isinstance(column, CodeField) or column.name in UNMARKED:
            continue
        elif column.name == "time_zone":
            found[column.name] = ZONE
        elif column.name == "key":
            found[column.name] = f"{MARK}-{next(b.numbers)}"
        elif column.name.endswith("language"):
            found[column.name] = f"zq-{MARK}"
        elif isinstance(column, models.JSONField):
            found[column.name] = {"languages": [f"zq-{MARK}"], "media": [{"caption": text}]}[column.name]
        elif isinstance(column, models.URLField):
            found[column.name] = f"https://{MARK}.example.org/{label.replace(' ', '-')}"
        elif isinstance(column, models.CharField | models.TextField):
            found[column.name] = text[: column.max_length]
    return found


@dataclass
class World:
    """What was planted. `hidden` are units by a label such as `draft ruling`, `references` what only they refer to."""

    court: Court
    topic: Topic
    party: Party
    judge: Judge
    source: Source
    case: Case
    ruling: Ruling
    reaction: Reaction
    other: Case
    hidden: dict[str, Any] = field(default_factory=dict)
    references: list[Unit] = field(default_factory=list)

    @property
    def hidden_ids(self) -> set[str]:
        return {unit.public_id for unit in [*self.hidden.values(), *self.references]}

    def a_source(self, label: str) -> Source:
        return self.reference(b.a_source(**marked(Source, label)))

    def a_party(self, label: str) -> Party:
        party = self.reference(b.a_party(**marked(Party, label)))
        grow(party, (PartyName, marked(PartyName, label)))
        return party

    def a_judge(self, label: str) -> Judge:
        judge = self.reference(b.a_judge(**marked(Judge, label)))
        grow(
            judge,
            (JudgeName, marked(JudgeName, label)),
            (JudgeCourt, {"court": self.court, **marked(JudgeCourt, label)}),
        )
        return judge

    def reference(self, unit: Any) -> Any:
        self.references.append(unit)
        return unit


def grow(owner: Unit, *parts: tuple[type[Part], dict[str, Any]]) -> list[Any]:
    """Several parts as one change of their owner."""
    with b.story() as change:
        change.touch(owner)
        return [b.add(owner, model, **columns) for model, columns in parts]
