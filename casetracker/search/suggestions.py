"""Names: type-ahead for parties, judges, courts and cases, near names for a misspelt one, and docket numbers."""

from typing import Any

from django.db import connection
from django.db.models import Model

from cases.models import Case, Court, Judge
from casetracker.search.index import backends
from casetracker.search.index.folding import docket_terms, folded, near_terms, prefixes, terms, words
from casetracker.search.index.grammar import DOCKET, And, Node, Or, Phrase
from casetracker.search.index.searched_texts import CHIEF, NAME, NEAR, documents
from casetracker.search.ranking import unit_in, visible_match
from parties.models import Party

SUGGESTED = 8
READ = 200
"""Names that are compared for the best of them."""
CASES = {"case": Case}
KINDS: dict[str, type[Model]] = {"party": Party, "judge": Judge, "court": Court, **CASES}


def suggest(text: str, kinds: tuple[str, ...] = tuple(KINDS), most: int = SUGGESTED) -> list[dict[str, Any]]:
    """Names that begin with the words of the text, in any order; `is_near` says that only near ones were found."""
    question = beginnings(text)
    if question is None:
        return []
    found = best(text, rows(question, kinds))
    is_near = not found
    if is_near and (near := near_question(text)):
        found = best(text, rows(near, tuple(kind for kind in kinds if kind not in CASES), zones=NEAR), is_near=True)
    return [{**row, "is_near": is_near} for row in found[:most]]


def called(model: type[Model], text: str) -> list[int]:
    """What an editor's type-ahead finds by the same spellings as a reader's, besides what holds the very letters."""
    kinds = tuple(name for name, kind in KINDS.items() if kind is model and name not in CASES)
    for question, zones in ((beginnings(text), NAME), (near_question(text), NEAR)):
        if kinds and question and (found := rows(question, kinds, zones)):
            return [pk for _, pk in found]
    return []


def beginnings(text: str) -> And | None:
    """Every word whole but the last, which may be a beginning."""
    typed = words(text)[:8]
    if not typed:
        return None
    begins, whole = prefixes(typed[-1])
    last: list[Node] = [Phrase((begin,), is_prefix=True) for begin in begins]
    last += [Phrase((term,)) for term in whole]
    before = [Phrase((term,)) for word in typed[:-1] for term in terms(word)]
    return And((*before, Or(tuple(last))))


def near_question(text: str) -> And | None:
    """Each word by one of the keys that it shares with its misspellings."""
    keys = [near_terms(word) for word in words(text)[:4]]
    asked = [Or(tuple(Phrase((key,)) for key in each)) for each in keys if each]
    return And(tuple(asked)) if asked else None


def rows(question: And, kinds: tuple[str, ...], zones: str = NAME) -> list[tuple[type[Model], int]]:
    """Units that answer, at most READ; names of parties, judges and courts, then titles of cases."""
    backend = backends.of()
    found: list[tuple[type[Model], int]] = []
    asked = [(zones, "e.case_ref IS NULL")] if set(kinds) - CASES.keys() else []
    asked += [(CHIEF["title"], "(e.unit & 7) = 0")] if "case" in kinds else []
    for zone, which in asked:
        sql, parameters = visible_match(question, zone)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {backend.KEY} FROM {backend.SOURCE} WHERE {sql} AND {which} "
                f"ORDER BY {backend.KEY} DESC LIMIT {READ}", parameters,
            )  # fmt: skip
            found += [unit_in(row[0]) for row in cursor.fetchall()]
    return [(kind, pk) for kind, pk in found if kind in [KINDS[name] for name in kinds]]


def best(text: str, found: list[tuple[type[Model], int]], *, is_near: bool = False) -> list[dict[str, Any]]:
    """The units with their names as they are now: what begins as typed first, then by name."""
    out = []
    begin = " ".join(words(text))
    for name, kind in KINDS.items():
        label = "title" if kind is Case else "name"
        pks = [pk for model, pk in found if model is kind]
        units: Any = kind._default_manager.visible().findable().filter(pk__in=pks)
        for public_id, called in units.values_list("public_id", label) if pks else ():
            plural = "parties" if name == "party" else f"{name}s"
            out.append({"kind": name, "id": public_id, "name": called, "url": f"/{plural}/{public_id}/"})
    keys = set(near_terms(text))
    rank = {"party": 0, "judge": 1, "court": 2, "case": 3}

    def order(row: dict[str, Any]) -> tuple[Any, ...]:
        shared = len(keys & set(near_terms(row["name"]))) if is_near else 0
        return (
            -shared,
            not " ".join(words(row["name"])).startswith(begin),
            rank[row["kind"]],
            folded(row["name"]),
            row["id"],
        )

    return sorted(out, key=order)


def by_docket(text: str) -> str:
    """The address of the one case that bears this docket number or citation; empty for anything else."""
    parts = tuple(docket_terms(text)) if DOCKET.search(folded(text)) and len(text) <= 120 else ()
    numbers = tuple(part for part in parts if part.isdigit())
    if not parts or len(parts) > 12 or len(numbers) < 2:
        return ""
    first = next(place for place, part in enumerate(parts) if part.isdigit())
    for asked in dict.fromkeys([parts, parts[first:]]):
        sql, parameters = visible_match(And((Phrase(asked, asked),)), CHIEF["docket"])
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT e.case_ref FROM {backends.of().SOURCE} WHERE {sql} AND (e.unit & 7) = 0 LIMIT 2",
                parameters,
            )
            found = cursor.fetchall()
        if len(found) == 1 and bears(found[0][0], asked):
            case = Case.objects.visible().filter(pk=found[0][0]).first()
            return case.get_absolute_url() if case else ""
    return ""


def bears(case: int, asked: tuple[str, ...]) -> bool:
    """Whether it is the whole of one of the case's numbers, but for letters before it; a part of one is none."""
    told = documents(Case, [case])
    numbers = [docket_terms(text) for each in told.values() for text in each.texts.get(CHIEF["docket"], [])]
    return any(
        each[len(each) - len(asked) :] == list(asked) and not has_digits(each[: -len(asked)]) for each in numbers
    )


def has_digits(parts: list[str]) -> bool:
    return any(part.isdigit() for part in parts)
