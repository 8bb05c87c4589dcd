"""Type-ahead for parties, judges, courts and cases, with near names for a misspelt one."""

import re
from dataclasses import replace
from itertools import product
from typing import Any, TypedDict

from django.db import connection
from django.db.models import Model

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.core.naming.filing import filing_key
from casetracker.core.naming.folding import folded
from casetracker.core.naming.names import without_honorifics
from casetracker.core.naming.numbers import number_begins
from casetracker.core.units import Unit
from casetracker.lists.unit_lookup import label
from casetracker.reading.cases.number_filter import with_number
from casetracker.search.index.backends import current_backend
from casetracker.search.index.entries import unit_of_entry
from casetracker.search.index.folding import near_terms, words
from casetracker.search.index.grammar import And, Or, Phrase, beginning, sought, strict
from casetracker.search.index.shown import CHIEF, NAME, NEAR
from casetracker.search.ranking import IS_CASE, visible_match
from casetracker.web.addresses import unit_address
from parties.models import Party

SUGGESTED = 8
DIGITS_AT_LEAST = 2
"""In a docket number that is typed, before cases are suggested for it."""
INITIAL, INITIALS = re.compile(r"[^\W\d_]"), re.compile(r"\b([^\W\d_])\.(?=\w)")
NAMES_READ_AT_MOST = 200
"""Names that are compared to find the best of them."""
KINDS: dict[str, type[Unit]] = {"party": Party, "judge": Judge, "court": Court, "case": Case}
"""In the order in which equally good suggestions are shown."""
FILED: dict[str, type[Unit]] = {"topic": Topic, "source": Source}
"""Kinds that are suggested only where they are asked for: they are not in the index, but stand in order."""
LAST = "\U0010ffff"
"""Sorts behind every letter."""

UnitKey = tuple[type[Unit], int]
"""A unit's model and primary key."""


class Match(TypedDict):
    """A name that begins as typed, or is near it."""

    kind: str
    id: str
    name: str
    url: str
    api_url: str


class Suggestion(Match):
    is_near: bool


def suggest(typed: str, kinds: tuple[str, ...] = tuple(KINDS), most: int = SUGGESTED) -> list[Suggestion]:
    """Names that begin with the typed words, in any order; `is_near` says that only near ones were found."""
    if not words(typed):
        return []
    if filed := [FILED[kind] for kind in kinds if kind in FILED]:
        return [suggestion for model in filed for suggestion in filed_under(model, typed)][:most]
    numbered = cases_with_number(typed) if "case" in kinds else []
    found = ranked(typed, [*numbered, *(unit for unit in units_called(typed, kinds) if unit not in numbered)])
    is_near = not found
    if is_near and (near := near_question(typed)):
        names_only = tuple(kind for kind in kinds if kind != "case")
        found = ranked(typed, matching_units(near, names_only, zones=NEAR), is_near=True)
    return [{**match, "is_near": is_near} for match in found[:most]]


def filed_under(model: type[Unit], typed: str) -> list[Suggestion]:
    """Topics or sources whose names begin as typed, articles and accents aside; read in their order."""
    begin = filing_key(typed)
    units: Any = model._default_manager.visible().findable()
    found = units.filter(sort_key__gte=begin, sort_key__lt=begin + LAST)
    column, kind = label(model), model.kind_name()
    rows = found.order_by("sort_key", "public_id").values_list("public_id", column)[:SUGGESTED]
    return [{"kind": kind, "id": pk, "name": name, **addresses(kind, pk), "is_near": False} for pk, name in rows]


def addresses(kind: str, public_id: str) -> dict[str, str]:
    return {"url": unit_address(f"{kind}-detail", public_id), "api_url": unit_address(f"api:{kind}-detail", public_id)}


def keys_by_name(model: type[Model], typed: str) -> list[int]:
    """The primary keys that an editor's type-ahead finds by the same spellings as a reader's."""
    kinds = tuple(name for name, kind in KINDS.items() if kind is model and name != "case")
    if not kinds:
        return []
    near = near_question(typed)
    found = units_called(typed, kinds) or (matching_units(near, kinds, NEAR) if near else [])
    return [pk for _, pk in found]


def units_called(typed: str, kinds: tuple[str, ...]) -> list[UnitKey]:
    """Units with names that begin as typed; if there are none, without titles, or with initials set apart."""
    spaced = INITIALS.sub(r"\1. ", typed)
    for text in dict.fromkeys([typed, spaced, without_honorifics(spaced)]):
        question = beginnings(text)
        if question and (found := matching_units(question, kinds)):
            return found
    return []


def cases_with_number(typed: str) -> list[UnitKey]:
    """Cases of which a number begins as typed."""
    if sum(map(str.isdigit, typed)) < DIGITS_AT_LEAST:
        return []
    cases = Case.objects.visible().filter(with_number(number_begins, [typed]))
    return [(Case, pk) for pk in cases.order_by("pk").values_list("pk", flat=True)[:SUGGESTED]]


def beginnings(typed: str) -> And | None:
    """All words whole but initials and the last, which may be the beginning of one."""
    typed_words = words(typed)[:8]
    if not typed_words:
        return None
    last = beginning(typed_words[-1], "")
    before = [initial_or_word(word) for word in typed_words[:-1]]
    return And(tuple(node for node in (*before, last) if node))


def initial_or_word(word: str) -> Phrase | None:
    """A typed word; a single letter may be the initial of one."""
    found = sought(word)
    return replace(found, is_prefix=True) if found and INITIAL.fullmatch(word) else found


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
            matches.append({"kind": name, "id": public_id, "name": called, **addresses(name, public_id)})
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
