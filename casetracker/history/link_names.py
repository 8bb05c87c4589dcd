"""What readers call the records and parts that the links in documents name; one query for each kind of target."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models

from cases.models import Case, Participation
from casetracker.core.units import Keyed, Part
from rulings.models import PanelSeat, RulingIdentifier

NAMED_AFTER: dict[type[models.Model], str] = {Participation: "party", PanelSeat: "judge"}
"""Parts that are called by the name of what they link to."""


class Home(NamedTuple):
    """Where a document stands: the case whose parts it names by their own keys, and the system of its keys."""

    case: int | None
    system: str


Link = tuple[Home, str]


def link_names(model: Any, links: Iterable[Link], rows: Any = None) -> dict[Link, str]:
    """What readers call the targets of the links that lead to this model, of `rows` or of all that are visible."""
    rows, links = model._default_manager.visible() if rows is None else rows, set(links)
    if issubclass(model, Keyed):
        full = {link: link[1] if ":" in link[1] else f"{link[0].system}:{link[1]}" for link in links}
        named = rows.filter(external_key__in={name.partition(":")[2] for name in full.values()})
        by_key = {f"{row.external_system}:{row.external_key}": str(row) for row in named}
        return {link: by_key[name] for link, name in full.items() if name in by_key}
    cases = {home.case for home, _ in links}
    found = part_names(model, rows, cases) if issubclass(model, Part) else unit_names(rows, cases)
    return {link: found[place] for link in links if (place := (link[0].case, link[1])) in found}


Names = dict[tuple[int | None, str], str]
"""By the primary key of a case, and the key by which a document of the case names something of it."""


def part_names(model: Any, rows: Any, cases: set[int | None]) -> Names:
    is_of_case = model.owner == "case"
    rows = rows.filter(**{"case__in" if is_of_case else f"{model.owner}__case__in": cases})
    found = {}
    for row in rows.select_related(model.owner, *([NAMED_AFTER[model]] if model in NAMED_AFTER else [])):
        owner = row.owner_unit()
        place = (owner.pk, row.key) if is_of_case else (owner.case_id, f"{owner.key}/{row.key}")
        found[place] = part_label(row)
    return found


def unit_names(rows: Any, cases: set[int | None]) -> Names:
    return {(row.case_id, row.key): row.label for row in rows.filter(case__in=cases)}


def part_label(row: models.Model) -> str:
    """Amnesty for who takes part, the judge for a seat, C1 for a claim of the case, R1-H1 for a holding of a ruling."""
    part: Any = row
    if isinstance(part, Participation | PanelSeat):
        return part.name
    if isinstance(part, RulingIdentifier):
        return part.value
    owner = part.owner_unit()
    return str(part.label) if isinstance(owner, Case) else f"{owner.label}-{part.label}"
