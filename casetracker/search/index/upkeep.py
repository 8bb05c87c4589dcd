"""Keeping the index true: with every change, in its transaction; anew as a whole; and proven against the data."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, transaction

from cases.models import Case, Court, Judge, Participation
from casetracker.core.units import Unit
from casetracker.search.index import backends
from casetracker.search.index.entries import KIND_BITS, Entry, entry, unit_of
from casetracker.search.index.kept_counts import add_up, miscounts, recount, wrong_sums
from casetracker.search.index.searched_texts import KINDS, NAMED, documents
from casetracker.search.models import CountedCase, SearchEntry
from parties.models import Party
from rulings.models import PanelSeat, Reaction, ReactionSpeaker, Ruling

CHUNK = 2_000
"""Records that a rebuild writes at once; on SQLite other writers wait for that long, under a second."""
DAYS: dict[type, list[str]] = {
    Case: ["filed_on_earliest"], Ruling: ["issued_on_earliest"], Reaction: ["made_on_earliest"],
}  # fmt: skip
Units = dict[type, set[int]]


def update_index(units: Iterable[Unit]) -> None:
    """Write the rows of units that changed, and of those that carry their names; a deleted unit's row goes."""
    wanted: Units = {kind: set() for kind in KINDS}
    counted = set()
    for unit in units:
        if isinstance(unit, Case | Ruling) and unit.pk:
            counted.add(unit.pk if isinstance(unit, Case) else unit.case_id)
        if type(unit) in wanted and unit.pk:
            wanted[type(unit)].add(unit.pk)
    if not any(wanted.values()):
        return
    with transaction.atomic(), connection.cursor() as cursor:
        backends.of().lock(cursor)
        renamed = {kind: write(cursor, kind, wanted[kind]) for kind in NAMED}
        follow(renamed, wanted)
        for kind in KINDS[:3]:
            write(cursor, kind, wanted[kind])
        recount(cursor, counted)


def follow(renamed: Units, wanted: Units) -> None:
    """Add what carries a name that changed: a party's cases, a judge's rulings, a court's both."""
    cases, rulings, reactions = (wanted[kind] for kind in KINDS[:3])
    for pks in backends.batches(renamed[Party]):
        cases |= set(Participation.objects.current().filter(party__in=pks).values_list("case", flat=True))
        reactions |= set(ReactionSpeaker.objects.current().filter(party__in=pks).values_list("reaction", flat=True))
    for pks in backends.batches(renamed[Judge]):
        rulings |= set(PanelSeat.objects.current().filter(judge__in=pks).values_list("ruling", flat=True))
    for pks in backends.batches(renamed[Court]):
        cases |= set(Case._base_manager.filter(court__in=pks).values_list("pk", flat=True))
        rulings |= set(Ruling._base_manager.filter(court__in=pks).values_list("pk", flat=True))
    for pks in backends.batches(cases):
        rulings |= set(Ruling._base_manager.filter(case__in=pks).values_list("pk", flat=True))
        reactions |= set(Reaction._base_manager.filter(case__in=pks).values_list("pk", flat=True))


def write(cursor: Any, kind: type, pks: Iterable[int], *, anew: bool = False) -> set[int]:
    """Make the rows of these units true, all or `anew`; gives those of which the terms changed."""
    changed = set()
    for batch in backends.batches(pks):
        known = stored([unit_of(kind, pk) for pk in batch])
        entries = {each.unit: each for each in map(entry, documents(kind, batch).values())}
        new = [each for each in entries.values() if anew or known.get(each.unit) != state(each)]
        old = [row[0] for unit, row in known.items() if anew or unit not in entries or row != state(entries[unit])]
        if old:
            backends.of().delete(cursor, old)
        if new:
            backends.of().insert(cursor, new)
        for unit in known.keys() | entries.keys():
            if unit not in known or unit not in entries or known[unit][3] != entries[unit].digest:
                changed.add(unit >> KIND_BITS)
    return changed


def state(each: Entry) -> tuple[Any, ...]:
    return each.id, each.case_ref, each.visible_from, each.digest


def stored(units: list[int]) -> dict[int, tuple[Any, ...]]:
    """What the index says of these units: id, case, instant and digest."""
    columns = ("unit", "id", "case_ref", "visible_from", "digest")
    rows = SearchEntry._base_manager.filter(unit__in=units).values_list(*columns)
    return {unit: tuple(rest) for unit, *rest in rows}


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Make every row of the index true, chunk by chunk, while the site answers; gives how many units were read."""
    done = 0
    with transaction.atomic(), connection.cursor() as cursor:
        backends.of().mend(cursor)
    for kind in (*NAMED, *KINDS[:3]):
        for batch in chunks(kind):
            with transaction.atomic(), connection.cursor() as cursor:
                backends.of().lock(cursor)
                write(cursor, kind, batch, anew=True)
                if kind is Case:
                    recount(cursor, batch)
            done += len(batch)
            progress(done)
    remove_strangers()
    add_up()
    with transaction.atomic(), connection.cursor() as cursor:
        backends.of().settle(cursor)
    return done


def chunks(kind: Any) -> Iterator[list[int]]:
    """Keys of all records of a kind in the order of their rows: a table that grows at its end is written fastest."""
    pks = list(kind._base_manager.order_by(*DAYS.get(kind, []), "pk").values_list("pk", flat=True))
    return (pks[start : start + CHUNK] for start in range(0, len(pks), CHUNK))


def strangers() -> list[int]:
    """Rows of units that are not there any more."""
    found: list[int] = []
    with connection.cursor() as cursor:
        for number, kind in enumerate(KINDS):
            cursor.execute(
                f"SELECT e.id FROM search_entry e LEFT JOIN {kind._meta.db_table} u ON u.id = (e.unit >> {KIND_BITS}) "
                f"WHERE (e.unit & 7) = {number} AND u.id IS NULL"
            )
            found += [row[0] for row in cursor.fetchall()]
    return found


def remove_strangers() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        backends.of().lock(cursor)
        for batch in backends.batches(strangers()):
            backends.of().delete(cursor, batch)
        recount(cursor, uncounted())


def uncounted() -> list[int]:
    """Cases that are counted and not there any more."""
    return list(CountedCase.objects.exclude(pk__in=Case._base_manager.values("pk")).values_list("pk", flat=True))


def disagreements() -> Iterator[str]:
    """Every unit of which index and data disagree, with what is wrong; nothing for a true index."""
    backend = backends.of()
    for kind in KINDS:
        for batch in chunks(kind):
            if kind is Case:
                yield from miscounts(batch)
            with connection.cursor() as cursor:
                known = stored([unit_of(kind, pk) for pk in batch])
                entries = {each.unit: each for each in map(entry, documents(kind, batch).values())}
                for unit in known.keys() | entries.keys():
                    if unit not in known or unit not in entries or known[unit] != state(entries[unit]):
                        why = "is missing" if unit not in known else "must go" if unit not in entries else "is old"
                        yield f"{kind.__name__.lower()} {unit >> KIND_BITS}: its row of the index {why}"
                right = [
                    (each.id, backend.stored(each.words))
                    for each in entries.values()
                    if known.get(each.unit) == state(each)
                ]
                cast = "::tsvector" if connection.vendor == "postgresql" else ""
                for pk, words in right:
                    cursor.execute(f"SELECT 1 FROM search_entry WHERE id = %s AND words = %s{cast}", [pk, words])
                    if not cursor.fetchone():
                        yield f"{kind.__name__.lower()} {(pk >> KIND_BITS) & (1 << 37) - 1}: its terms were changed"
    yield from (f"entry {pk}: its unit is gone" for pk in strangers())
    yield from (f"case {pk}: it is counted and gone" for pk in uncounted())
    yield from wrong_sums()
    with transaction.atomic(), connection.cursor() as cursor:
        if not backend.is_sound(cursor):
            yield "search_words: it does not hold what the index says; run rebuild_search"
