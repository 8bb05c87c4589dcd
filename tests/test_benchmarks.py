"""The benchmarks' invented record: the same each time, and as true to the model as what editors enter."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.utils import timezone

from benchmarks.floor import Floor
from benchmarks.load import digest, load
from benchmarks.measure import compare
from benchmarks.story import BIG, MANY
from benchmarks.tables import all_tables
from benchmarks.workloads import workloads
from cases.actions import number_sources
from cases.models import Case, CaseSource, Citation, Source
from casetracker.core.models import UnitId
from casetracker.core.references import earliest_reference
from casetracker.core.units import EditorialUnit, NumberedPart, ReferenceUnit, Unit
from casetracker.exchange.citations import settled_documents
from casetracker.search.index.upkeep import rebuild
from rulings.actions import settle_headline
from rulings.models import Reaction, Ruling

pytestmark = pytest.mark.slow
CASES = 50
UNITS = [model for model in apps.get_models() if issubclass(model, Unit)]
PARTS = [model for model in apps.get_models() if issubclass(model, NumberedPart) and not model._meta.proxy]


def contents() -> dict[str, list[tuple]]:
    """Every row that the generator wrote."""
    return {table.name: list(table.model._base_manager.order_by("pk").values_list()) for table in all_tables().values()}


def test_dataset_is_the_same_each_time() -> None:
    assert digest(CASES) == digest(CASES)
    assert digest(CASES) != digest(CASES + 1)


def test_dataset_is_the_same_on_every_database_and_python() -> None:
    """Random draws, public ids and texts do not depend on the machine."""
    assert digest(CASES)[:16] == "866693a0626f1ff2"


def test_loading_reports_every_row(db: None) -> None:
    told = []

    loaded = load(CASES, told.append)

    assert told[-1] == CASES
    assert loaded.rows == Counter({name: len(rows) for name, rows in contents().items() if rows})


def test_loading_leaves_the_indexes_as_they_were(db: None) -> None:
    with connection.cursor() as cursor:
        before = {name: connection.introspection.get_constraints(cursor, name) for name in contents()}
    load(CASES)
    with connection.cursor() as cursor:
        assert {name: connection.introspection.get_constraints(cursor, name) for name in contents()} == before


def test_loading_refuses_a_database_with_cases(db: None) -> None:
    load(5)
    with pytest.raises(ValueError, match="empty"):
        load(5)


def test_new_rows_can_be_entered_after_loading(db: None) -> None:
    load(5)
    case = Case.objects.create(title="One more")
    assert case.pk > 5  # PostgreSQL keeps a sequence that another test has raised


def test_loaded_rows_pass_the_models_own_checks(db: None) -> None:
    load(CASES)
    for table in all_tables().values():
        for row in table.model._base_manager.all():
            row.full_clean(validate_unique=False, validate_constraints=False)


def test_loaded_units_are_registered_as_they_are_seen(db: None) -> None:
    load(CASES)
    expected = {}
    for model in UNITS:
        for unit in model._base_manager.all():
            parent = unit.parent_unit()
            seen_from, is_shown = unit.visible_from, model.objects.visible().filter(pk=unit.pk).exists()
            expected[unit.public_id] = (unit.kind_name(), parent and parent.public_id, seen_from, is_shown)
    rows = UnitId.objects.values_list("public_id", "kind", "parent_id", "visible_from", "is_shown")
    assert {row[0]: row[1:] for row in rows} == expected


def test_loaded_units_are_visible_when_their_state_says_so(db: None) -> None:
    load(CASES)
    for model in UNITS:
        if issubclass(model, EditorialUnit):
            for unit in model._base_manager.all():
                assert unit.visible_from == unit.settled_visible_from(), unit
        elif issubclass(model, ReferenceUnit):
            found = dict(model._base_manager.values_list("pk", "visible_from"))
            assert found == earliest_reference(model, found), model


def test_some_loaded_units_are_hidden(db: None) -> None:
    load(2_000)
    for model in (Case, Ruling, Reaction):
        states = Counter(model._base_manager.values_list("state", flat=True))
        embargoed = model._base_manager.filter(visible_from__gt=timezone.now()).count()
        assert 0 < states["draft"] < states["published"] / 10
        assert 0 < embargoed < states["published"] / 20
        assert model.objects.visible().count() == states["published"] - embargoed


def test_loaded_numbers_are_gapless_and_given_to_what_is_public_alone(db: None) -> None:
    load(CASES)
    numbered = [*PARTS, Ruling, Reaction]
    for model in numbered:
        owner = getattr(model, "owner", "case")
        groups: dict[Unit, list[int | None]] = {}
        for row in model._base_manager.order_by("pk").select_related(owner):
            is_seen = row.is_public if isinstance(row, EditorialUnit) else getattr(row, owner).is_public
            assert (row.number is not None) == is_seen
            if is_seen:
                groups.setdefault(getattr(row, owner), []).append(row.number)
        for holder, numbers in groups.items():
            assert sorted(numbers) == list(range(1, len(numbers) + 1)), holder
            assert holder.numbers[model._meta.model_name] == len(numbers), holder


def test_what_follows_from_loaded_rows_is_settled_already(db: None) -> None:
    load(CASES)
    before = contents()
    for ruling in [*Ruling.objects.exclude(case=BIG), *Ruling.objects.filter(case=BIG)[:20]]:
        settle_headline(ruling)
        settled_documents([ruling])
    for case in Case.objects.all():
        number_sources(case)
        settled_documents([case])
    assert contents() == before
    assert Citation.objects.filter(is_contrary=True).exists()


def test_every_loaded_part_and_unit_belongs_somewhere(db: None) -> None:
    load(CASES)
    connection.check_constraints()
    cited = set(Citation.objects.values_list("unit_id", flat=True))
    for model in (Case, Ruling, Reaction):
        assert set(model._base_manager.values_list("public_id", flat=True)) <= cited
    assert not Source.objects.visible().filter(citations__isnull=True).exists()
    assert CaseSource.objects.exists()


def test_one_loaded_case_has_many_of_everything(db: None) -> None:
    load(10)
    case = Case.objects.visible().get(pk=BIG)
    counts = {name: getattr(case, name).count() for name in ("claims", "events", "rulings", "reactions")}
    assert counts == dict.fromkeys(counts, MANY)
    assert case.participations.count() > MANY


@pytest.fixture
def kept_connection(db: None) -> Iterator[None]:
    """The test's one transaction outlives the requests that are made in it."""
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    yield
    for each in signals:
        each.connect(close_old_connections)


def test_product_and_floor_answer_every_workload_alike(kept_connection: None) -> None:
    load(100)
    rebuild()
    product, floor = get_wsgi_application(), Floor(connection.connection)
    problems = {workload.name: compare(workload, product, floor, {}) for workload in workloads(product)}
    assert problems == dict.fromkeys(problems, "")
