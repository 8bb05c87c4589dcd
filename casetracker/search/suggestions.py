"""Type-ahead for parties, judges, courts and cases, with near names for a misspelt one."""

from itertools import product
from typing import TypedDict

from django.db import connection
from django.db.models import Model

from cases.models import Case, Court, Judge
from casetracker.core.units import Unit
from casetracker.search.index.backends import current_backend
from casetracker.search.index.entries import unit_of_entry
from casetracker.search.index.folding import folded, near_terms, words
from casetracker.search.index.grammar import And, Or, Phrase, beginning, sought, strict
from casetracker.search.index.shown import CHIEF, NAME, NEAR
from casetracker.search.ranking import IS_CASE, visible_match
from casetracker.web.addresses import unit_address
from parties.models import Party

SUGGESTED = 8
NAMES_READ_AT_MOST = 200
"""Names that are compared to find the best of them."""
KINDS: dict[str, type[Unit]] = {"party": Party, "judge": Judge, "court": Court, "case": Case}
"""In the order in which equally good suggestions are shown."""

UnitKey = tuple[type[Unit], int]
"""A unit's model and primary key."""


class Match(TypedDict):
    """A name that begins as typed, or is near it."""

    kind: str
    id: str
    name: str
    url: str


class Suggestion(Match):
    is_near: bool


def suggest(typed: str, kinds: tuple[str, ...] = tuple(KINDS), most: int = SUGGESTED) -> list[Suggestion]:
    """Names that begin with the typed words, in any order; `is_near` says that only near ones were found."""
    question = beginnings(typed)
    if question is None:
        return []
    found = ranked(typed, matching_units(question, kinds))
    is_near = not found
    if is_near and (near := near_question(typed)):
        names_only = tuple(kind for kind in kinds if kind != "case")
        found = ranked(typed, matching_units(near, names_only, zones=NEAR), is_near=True)
    return [{**match, "is_near": is_near} for match in found[:most]]


def keys_by_name(model: type[Model], typed: str) -> list[int]:
    """The primary keys that an editor's type-ahead finds by the same spellings as a reader's."""
    kinds = tuple(name for name, kind in KINDS.items() if kind is model and name != "case")
    for question, zones in ((beginnings(typed), NAME), (near_question(typed), NEAR)):
        if kinds and question and (found := matching_units(question, kinds, zones)):
            return [pk for _, pk in found]
    return []


def beginnings(typed: str) -> And | None:
    """All words whole but the last, which may be the beginning of one."""
    typed_words = words(typed)[:8]
    if not typed_words:
        return None
    last = beginning(typed_words[-1], "")
    before = [sought(word) for word in typed_words[:-1]]
    return And(tuple(node for node in (*before, last) if node))


def near_question(typed: str) -> And | None:
    """Each word by one of the keys that it shares with its misspellings."""
    keys = [near_terms(word) for word in words(typed)[:4]]
    wanted = [Or(tuple(Phrase((key,)) for key in each)) for each in keys if each]
    return And(tuple(wanted)) if wanted else None


def matching_units(question: And, kinds: tuple[str, ...], zones: str = NAME) -> list[UnitKey]:
    """Visible units that match, at most NAMES_READ_AT_MOST: parties, judges and courts by name, then cases by title.

    Those with the typed words whole are read first, so that many longer names do not crowd them out.
    """
    backend = current_backend()
    found: list[UnitKey] = []
    searches = [(zones, "e.case_ref IS NULL")] if set(kinds) - {"case"} else []
    searches += [(CHIEF["title"], IS_CASE)] if "case" in kinds else []
    for (zone, condition), sought_as in product(searches, dict.fromkeys([strict(question), question])):
        sql, parameters = visible_match(sought_as, zone)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {backend.KEY} FROM {backend.SOURCE} WHERE {sql} AND {condition} "
                f"ORDER BY {backend.KEY} DESC LIMIT {NAMES_READ_AT_MOST}",
                parameters,
            )
            found += [unit_of_entry(row[0]) for row in cursor.fetchall()]
    return [(kind, pk) for kind, pk in dict.fromkeys(found) if kind in [KINDS[name] for name in kinds]]


def ranked(typed: str, found: list[UnitKey], *, is_near: bool = False) -> list[Match]:
    """The units with their current names: what has the typed words whole first, then by name."""
    matches: list[Match] = []
    for name, kind in KINDS.items():
        label = "title" if kind is Case else "name"
        pks = [pk for model, pk in found if model is kind]
        units = kind.objects.visible().findable().filter(pk__in=pks)
        for public_id, called in units.values_list("public_id", label) if pks else ():
            url = unit_address(f"{name}-detail", public_id)
            matches.append({"kind": name, "id": public_id, "name": called, "url": url})
    begin, keys, kinds = words(typed), set(near_terms(typed)), list(KINDS)

    def place(match: Match) -> tuple[int, int, int, str, str]:
        shared = len(keys & set(near_terms(match["name"]))) if is_near else 0
        return (
            -shared,
            likeness(begin, words(match["name"])),
            kinds.index(match["kind"]),
            folded(match["name"]),
            match["id"],
        )

    return sorted(matches, key=place)


def likeness(typed: list[str], name: list[str]) -> int:
    """0 where the name begins with the typed words, 1 where it holds them whole, 2 where it begins so, 3 otherwise."""
    if name[: len(typed)] == typed:
        return 0
    if set(typed) <= set(name):
        return 1
    return 2 if " ".join(name).startswith(" ".join(typed)) else 3
