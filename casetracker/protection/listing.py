"""The places of a name as an editor reads them: each text once, where it stands, and what would stand instead."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from casetracker.core.models import Change, Loaded, Revision
from casetracker.core.units import Part
from casetracker.desk.addresses import unit_url
from casetracker.protection.names import Names
from casetracker.protection.places import Model, Place, holds_keys, owner_of
from casetracker.protection.redaction import units_of
from casetracker.protection.rewriting import KEY_OR_PATH, Rewriter

SHOWN_AT_MOST = 300
"""Texts on one page; the rest get what would be proposed for them."""
DELETED = "files that are deleted, because nobody can rewrite them; upload copies without the name"
WRITTEN_ALIKE: dict[Model, str] = {
    Revision: "earlier versions of records",
    Loaded: "remembered imports",
    Change: "reasons in the change log",
}


@dataclass
class FoundText:
    """One text in which a name stands, and the places where it is stored."""

    text: str
    where: str
    proposal: str
    links: list[tuple[str, str]] = field(default_factory=list)
    """The records in which it stands, each with the address of its form."""


@dataclass
class Found:
    texts: list[FoundText]
    alike: list[tuple[str, int]]
    """What is rewritten in the same way without being shown, and how much of it there is."""


def found_texts(names: Names, places: list[Place]) -> Found:
    """Group the places by their texts, those that an editor can word otherwise first met first."""
    rewriter = Rewriter(names)
    alike: Counter[str] = Counter()
    by_text: dict[str, list[Place]] = {}
    for place in places:
        if getattr(place.model, "rests_on_bytes", False):
            alike[DELETED] += 1
        elif place.model in WRITTEN_ALIKE:
            alike[WRITTEN_ALIKE[place.model]] += 1
        elif holds_keys(place.column) and KEY_OR_PATH.fullmatch(place.text):
            alike["permanent keys, and ways to facts"] += 1
        elif len(by_text) < SHOWN_AT_MOST or place.text in by_text:
            by_text.setdefault(place.text, []).append(place)
        else:
            alike["further texts"] += 1
    owners = owners_of([place for group in by_text.values() for place in group])
    texts = [
        FoundText(
            text,
            "; ".join(dict.fromkeys(place.where for place in group)),
            rewriter.value(group[0].column, text),
            list(dict.fromkeys(link for place in group if (link := owners.get((place.model, place.pk))))),
        )
        for text, group in by_text.items()
    ]
    return Found(texts, sorted(alike.items()))


def owners_of(places: list[Place]) -> dict[tuple[Model, Any], tuple[str, str]]:
    """Return the title and the address of the form of the record to which each row belongs, in a few queries."""
    rows: dict[tuple[Model, Any], str] = {}
    for model in dict.fromkeys(place.model for place in places):
        found: Any = model._base_manager.filter(pk__in=[place.pk for place in places if place.model is model])
        found = found.select_related(model.owner) if issubclass(model, Part) else found
        rows |= {(model, row.pk): owner_of(row) for row in found}
    units = {unit.public_id: unit for unit in units_of(set(rows.values()))}
    return {key: (str(units[owner]), unit_url(units[owner])) for key, owner in rows.items() if owner in units}
