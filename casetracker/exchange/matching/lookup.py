"""Finds the records of the collection that look like those of a document, in a fixed number of queries a kind."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q

from cases.models import Case
from casetracker.core.naming.names import letters
from casetracker.core.naming.numbers import fold_number
from casetracker.core.units import Unit
from casetracker.duplicates.keys import ALIKE
from casetracker.duplicates.models import Likeness
from casetracker.exchange.matching.rules import RULES
from casetracker.exchange.shapes import Document, unit_model
from rulings.models import RulingIdentifier

SAME_NAME, SAME_TITLE, SAME_NUMBER = "the same name", "the same title", "the same number"
NAMED_ALIKE = {"court": SAME_NAME, "source": SAME_TITLE}
"""Kinds whose kept keys say more than the name, such as the country: one of two may not tell that."""
Alike = dict[str, str]
"""By what the records with these public ids are alike."""


def look_alike(kind: str, all_told: list[Any]) -> list[list[tuple[Any, str]]]:
    """Return for each told record those of the collection that look like it, with the reason; the strongest first."""
    reasons: list[Alike] = [{} for _ in all_told]
    by_kept_keys(kind, all_told, reasons)
    if kind in NAMED_ALIKE:
        by_name(kind, all_told, reasons)
    if kind == "case":
        for told, alike in zip(all_told, reasons, strict=True):
            by_number(told, alike)
    units = stored_units(kind, {public_id for alike in reasons for public_id in alike})
    order = [*ALIKE.values()]
    return [
        sorted(
            ((units[public_id], why) for public_id, why in alike.items() if public_id in units),
            key=lambda pair: (order.index(pair[1]) if pair[1] in order else 0, pair[0].pk),
        )
        for alike in reasons
    ]


def stored_units(kind: str, ids: Iterable[str]) -> dict[str, Any]:
    model: Any = unit_model(kind)
    if not ids:
        return {}
    rows = model._default_manager.unmerged().filter(public_id__in=ids)
    if kind == "case":
        rows = rows.exclude(state="withdrawn").select_related("court")
    reads = [Prefetch(name, queryset=parts_with_links(model, name)) for name in RULES[kind].reads]
    return {unit.public_id: unit for unit in rows.prefetch_related(*reads)}


def parts_with_links(model: type[Unit], name: str) -> Any:
    part: Any = model._meta.get_field(name).related_model
    return part._base_manager.select_related(*(field.name for field in part._meta.fields if field.name == "court"))


def by_kept_keys(kind: str, all_told: list[Any], reasons: list[Alike]) -> None:
    """Compare by the keys that the desk's search for duplicates keeps."""
    mine: list[dict[str, bool]] = []
    for told in all_told:
        keys: dict[str, bool] = {}
        for key, tells in told.likeness():
            keys[key] = keys.get(key, False) or tells
        mine.append(keys)
    wanted = {key for keys in mine for key in keys}
    holders: dict[str, list[tuple[str, int]]] = {}
    for public_id, key, tells in Likeness.objects.filter(kind=kind, key__in=wanted).values_list(
        "unit_id", "key", "tells"
    ):
        holders.setdefault(key, []).append((public_id, tells))
    strongest_first = list(ALIKE)
    for keys, alike in zip(mine, reasons, strict=True):
        for key in sorted(keys, key=lambda key: strongest_first.index(key[0])):
            for public_id, tells in holders.get(key, []):
                if tells or keys[key] or key[0] == "c":
                    alike.setdefault(public_id, ALIKE[key[0]])


def by_name(kind: str, all_told: list[Any], reasons: list[Alike]) -> None:
    """Compare by the name alone, through the key by which lists are sorted."""
    model: Any = unit_model(kind)
    column = "title" if kind == "source" else "name"
    sort_key = model._meta.get_field("sort_key")
    keys = [sort_key.computed(told) for told in all_told]
    found: dict[str, list[tuple[str, str]]] = {}
    rows = model._base_manager.filter(sort_key__in={key for key in keys if key})
    for public_id, key, name in rows.values_list("public_id", "sort_key", column):
        found.setdefault(key, []).append((public_id, name))
    for told, key, alike in zip(all_told, keys, reasons, strict=True):
        for public_id, name in found.get(key, []):
            if letters(name) == letters(getattr(told, column)):
                alike.setdefault(public_id, NAMED_ALIKE[kind])


def by_number(told: Any, alike: Alike) -> None:
    """Compare a case by its docket number, whichever court is named, and by the citations of its rulings."""
    number = fold_number(told.docket_number)
    if number:
        same = Case._base_manager.filter(docket_key=number)
        for public_id in same.values_list("public_id", flat=True):
            alike.setdefault(public_id, SAME_NUMBER)
    for citation, words in ((told.same_ecli, "the same ECLI"), (told.same_citation, "a ruling of the same citation")):
        for public_id in citation:
            alike.setdefault(public_id, words)


def cases_with_citations(data: Document) -> tuple[set[str], set[str]]:
    """Return the cases with a ruling that has an ECLI, and those with one that has any citation, of the document."""
    rows = [data["case"], *data.get("rulings", [])]
    stated = [
        row for each in rows for row in each.get("identifiers", []) if row.get("scheme") in ("ecli", "neutral_citation")
    ]
    wanted = Q()
    for row in stated:
        wanted |= Q(scheme=row["scheme"], value_key=fold_number(row["value"]))
    if not stated:
        return set(), set()
    found = RulingIdentifier._base_manager.filter(wanted, is_withdrawn=False)
    cited = list(found.values_list("ruling__case__public_id", "scheme"))
    return {case for case, scheme in cited if scheme == "ecli"}, {case for case, _ in cited}
