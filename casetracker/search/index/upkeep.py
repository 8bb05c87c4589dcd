"""Keep the index true: update it in the transaction of every change, rebuild it, and compare it with the data."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Q
from django_tasks import task

from cases.models import Case, Citation, Court, DecisionBelow, Judge, Participation, Source, Topic
from casetracker.core.statements.values import values_by
from casetracker.core.units import Unit
from casetracker.duplicates.upkeep import fill as fill_likeness
from casetracker.duplicates.upkeep import wrong_keys
from casetracker.search.index.backends import current_backend, in_batches
from casetracker.search.index.entries import KIND_BITS, KIND_MASK, IndexEntry, index_entry, unit_number
from casetracker.search.index.kept_counts import miscounts, rebuild_sums, recount, wrong_sums
from casetracker.search.index.searched_texts import KINDS, NAMED, CaseContext, searched_texts
from casetracker.search.index.version import mark_current
from casetracker.search.models import CountedCase, SearchEntry
from parties.choices import UNLISTED
from parties.models import Party
from rulings.joining import joined_cases
from rulings.models import Holding, PanelSeat, Reaction, ReactionSpeaker, Ruling

CHUNK = 2_000
"""Records that a rebuild writes at once. On SQLite other writers wait meanwhile, less than a second."""
AT_ONCE = 100
"""Records that show a changed name and whose entries are written with the change; those of more are left to a task."""
PORTION = 50
"""Records whose entries the task writes in one transaction."""
DAY_COLUMNS: dict[type[Unit], list[str]] = {
    Case: ["filed_on_earliest"],
    Ruling: ["issued_on_earliest"],
    Reaction: ["made_on_earliest"],
}
UnitKeys = dict[type[Unit], set[int]]
EntryState = tuple[int, int | None, datetime, str]
"""What tells whether an entry is up to date: id, case, instant and digest."""


def update_index(units: Iterable[Unit]) -> None:
    """Write the entries of units that changed and of units that carry their names; delete those of deleted units."""
    wanted: UnitKeys = {kind: set() for kind in KINDS}
    counted = set()
    for unit in units:
        if isinstance(unit, Case) and unit.pk:
            counted.add(unit.pk)
        if isinstance(unit, Ruling) and unit.pk:
            counted |= {unit.case_id, *unit.left_cases}
        if isinstance(unit, Reaction) and unit.pk:
            counted.add(unit.case_id)
        if isinstance(unit, Topic) and unit.pk:
            counted |= cases_below(unit)
        if type(unit) in wanted and unit.pk:
            wanted[type(unit)].add(unit.pk)
    if not any(wanted.values()):
        return
    counted |= joined_cases(wanted[Ruling])
    with transaction.atomic(), connection.cursor() as cursor:
        current_backend().lock(cursor)
        renamed = {kind: write_entries(cursor, kind, wanted[kind]) for kind in NAMED}
        add_what_belongs(wanted)
        if any(renamed.values()):
            wanted = with_dependents(renamed, wanted)
        context = CaseContext()
        for kind in KINDS[:3]:
            write_entries(cursor, kind, wanted[kind], context=context)
        recount(cursor, counted)


def cases_below(topic: Topic) -> set[int]:
    """The cases that count for a topic: its own and those of the two below it, which change with its place."""
    own = [f"{'parent__' * steps}pk" for steps in range(3)]
    below = Topic._base_manager.filter(Q(**{own[0]: topic.pk}) | Q(**{own[1]: topic.pk}) | Q(**{own[2]: topic.pk}))
    return set(Case._base_manager.filter(topics__in=below).values_list("pk", flat=True))


def with_dependents(renamed: UnitKeys, wanted: UnitKeys) -> UnitKeys:
    """Return what is wanted with what shows the changed names; of many records, these are left to a task."""
    showing = {kind: set(pks) for kind, pks in wanted.items()}
    add_dependents(renamed, showing)
    if number(showing) - number(wanted) <= AT_ONCE or hides_somebody(renamed):
        return showing
    update_dependents.enqueue({kind.kind_name(): sorted(pks) for kind, pks in renamed.items()})
    return wanted


def number(units: UnitKeys) -> int:
    return sum(map(len, units.values()))


def hides_somebody(renamed: UnitKeys) -> bool:
    """Tell whether a name must be found no longer, which does not wait for a task."""
    hidden = Q(exposure__in=UNLISTED) | Q(identity="protected")
    return Party._base_manager.filter(hidden, pk__in=renamed[Party]).exists()


@task
def update_dependents(renamed: dict[str, list[int]]) -> None:
    """Write the entries of what shows these names, portion by portion, so that no other writer waits for long.

    Until then words of the new name find fewer of these records than they will; pages show it at once.
    """
    wanted: UnitKeys = {kind: set() for kind in KINDS}
    add_dependents({kind: set(renamed.get(kind.kind_name(), [])) for kind in NAMED}, wanted)
    for kind in KINDS[:3]:
        pks = sorted(wanted[kind])
        for start in range(0, len(pks), PORTION):
            with transaction.atomic(), connection.cursor() as cursor:
                current_backend().lock(cursor)
                write_entries(cursor, kind, pks[start : start + PORTION])


def add_what_belongs(wanted: UnitKeys) -> None:
    """Add the rulings and reactions of the cases."""
    for pks in in_batches(wanted[Case]):
        for kind in (Ruling, Reaction):
            wanted[kind] |= {row["pk"] for row in values_by(kind, "case", ("pk",), ())(pks)}


def add_dependents(renamed: UnitKeys, wanted: UnitKeys) -> None:
    """Add the units that show what changed: a party's cases, a judge's rulings, what has a topic or cites a source."""
    cases, rulings, reactions = (wanted[kind] for kind in KINDS[:3])
    for pks in in_batches(renamed[Party]):
        cases |= set(Participation.objects.current().filter(party__in=pks).values_list("case", flat=True))
        reactions |= set(ReactionSpeaker.objects.current().filter(party__in=pks).values_list("reaction", flat=True))
    for pks in in_batches(renamed[Judge]):
        rulings |= set(PanelSeat.objects.current().filter(judge__in=pks).values_list("ruling", flat=True))
    for pks in in_batches(renamed[Court]):
        cases |= set(Case._base_manager.filter(court__in=pks).values_list("pk", flat=True))
        cases |= set(DecisionBelow.objects.current().filter(court__in=pks).values_list("case", flat=True))
        rulings |= set(Ruling._base_manager.filter(court__in=pks).values_list("pk", flat=True))
    add_what_belongs(wanted)
    for pks in in_batches(renamed[Topic]):
        wanted[Case] |= set(Case._base_manager.filter(topics__in=pks).values_list("pk", flat=True))
        rulings |= set(Holding.objects.current().filter(topics__in=pks).values_list("ruling", flat=True))
    for pks in in_batches(renamed[Source]):
        citing = Citation.objects.filter(source__in=pks).values("unit")
        for kind in KINDS[:3]:
            wanted[kind] |= set(kind._base_manager.filter(public_id__in=citing).values_list("pk", flat=True))


def write_entries(
    cursor: CursorWrapper,
    kind: type[Unit],
    pks: Iterable[int],
    *,
    anew: bool = False,
    context: CaseContext | None = None,
) -> set[int]:
    """Bring these units' entries up to date, or write all `anew`; return the keys of units whose terms changed."""
    changed = set()
    for batch in in_batches(pks):
        known = stored_states([unit_number(kind, pk) for pk in batch])
        entries = {each.unit: each for each in map(index_entry, searched_texts(kind, batch, context).values())}
        new = [each for each in entries.values() if anew or known.get(each.unit) != entry_state(each)]
        old = [
            row[0] for unit, row in known.items() if anew or unit not in entries or row != entry_state(entries[unit])
        ]
        if old:
            current_backend().delete(cursor, old)
        if new:
            current_backend().insert(cursor, new)
        for unit in known.keys() | entries.keys():
            if unit not in known or unit not in entries or known[unit][3] != entries[unit].digest:
                changed.add(unit >> KIND_BITS)
    return changed


def entry_state(each: IndexEntry) -> EntryState:
    return each.id, each.case_ref, each.visible_from, each.digest


def stored_states(units: list[int]) -> dict[int, EntryState]:
    """What the index says of these units, by their numbers."""
    rows = values_by(SearchEntry, "unit", ("id", "case_ref", "visible_from", "digest"), ())(units)
    return {row["unit"]: (row["id"], row["case_ref"], row["visible_from"], row["digest"]) for row in rows}


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Write every entry anew, chunk by chunk, while the site answers; return how many units were read."""
    done = 0
    with transaction.atomic(), connection.cursor() as cursor:
        current_backend().repair(cursor)
    for kind in (*NAMED, *KINDS[:3]):
        for batch in keys_in_chunks(kind):
            with transaction.atomic(), connection.cursor() as cursor:
                current_backend().lock(cursor)
                write_entries(cursor, kind, batch, anew=True)
                if kind is Case:
                    recount(cursor, batch)
            done += len(batch)
            progress(done)
    delete_orphans()
    rebuild_sums()
    fill_likeness()
    with transaction.atomic(), connection.cursor() as cursor:
        current_backend().optimize(cursor)
        mark_current()
    return done


def keys_in_chunks(kind: type[Unit]) -> Iterator[list[int]]:
    """The keys of all records of a kind, by date: a table that grows at its end is written fastest."""
    pks = list(kind._base_manager.order_by(*DAY_COLUMNS.get(kind, []), "pk").values_list("pk", flat=True))
    return (pks[start : start + CHUNK] for start in range(0, len(pks), CHUNK))


def orphans() -> list[int]:
    """The ids of entries whose units no longer exist."""
    found: list[int] = []
    with connection.cursor() as cursor:
        for number, kind in enumerate(KINDS):
            cursor.execute(
                f"SELECT e.id FROM search_entry e LEFT JOIN {kind._meta.db_table} u ON u.id = (e.unit >> {KIND_BITS}) "
                f"WHERE (e.unit & {KIND_MASK}) = {number} AND u.id IS NULL"
            )
            found += [row[0] for row in cursor.fetchall()]
    return found


def delete_orphans() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        current_backend().lock(cursor)
        for batch in in_batches(orphans()):
            current_backend().delete(cursor, batch)
        recount(cursor, counted_but_deleted())


def counted_but_deleted() -> list[int]:
    """The keys of cases that are counted and no longer exist."""
    return list(CountedCase.objects.exclude(pk__in=Case._base_manager.values("pk")).values_list("pk", flat=True))


def disagreements() -> Iterator[str]:
    """Every difference between the index and the data, with the unit; nothing for a true index."""
    for kind in KINDS:
        for batch in keys_in_chunks(kind):
            if kind is Case:
                yield from miscounts(batch)
            yield from disagreements_of_units(kind, batch)
    yield from (f"entry {pk}: its unit is gone" for pk in orphans())
    yield from (f"case {pk}: it is counted and gone" for pk in counted_but_deleted())
    yield from wrong_sums()
    yield from wrong_keys()
    with transaction.atomic(), connection.cursor() as cursor:
        if not current_backend().is_sound(cursor):
            yield "search_words: it does not hold what the index says; run rebuild_search"


def disagreements_of_units(kind: type[Unit], pks: list[int]) -> Iterator[str]:
    known = stored_states([unit_number(kind, pk) for pk in pks])
    entries = {each.unit: each for each in map(index_entry, searched_texts(kind, pks).values())}
    for unit in known.keys() | entries.keys():
        if unit not in known or unit not in entries or known[unit] != entry_state(entries[unit]):
            why = "is missing" if unit not in known else "must go" if unit not in entries else "is old"
            yield f"{kind.__name__.lower()} {unit >> KIND_BITS}: its row of the index {why}"
    current = [each for each in entries.values() if known.get(each.unit) == entry_state(each)]
    backend, cast = current_backend(), "::tsvector" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for each in current:
            words = backend.column_value(each.words)
            cursor.execute(f"SELECT 1 FROM search_entry WHERE id = %s AND words = %s{cast}", [each.id, words])
            if not cursor.fetchone():
                yield f"{kind.__name__.lower()} {each.unit >> KIND_BITS}: its terms were changed"
