"""Stored keys follow their names whoever writes them, are read by an index, and are put right when they are not."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict

from cases.models import Case, CaseIdentifier, Court, Judge, JudgeName, Source, Topic
from casetracker.core.naming.fields import key_fields, spellings_agree
from casetracker.core.naming.numbers import number_begins, numbered
from casetracker.core.units import allocate
from casetracker.exchange.consistency import check_record
from casetracker.lists.keyset import BY_NAME
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.cases.number_filter import with_number
from parties.models import Party, PartyName
from tests import builders as b

pytestmark = pytest.mark.django_db


def stored(model: Any, *names: str) -> list[Any]:
    return list(model._base_manager.order_by("pk").values_list(*names))


def test_keys_follow_what_is_saved() -> None:
    party = b.a_party("The Guardian", kind="media")
    assert stored(Party, "name_key", "sort_key") == [(" the guardian", "guardian")]
    party.kind = "person"
    party.save(update_fields=["kind"])
    assert stored(Party, "sort_key") == [("guardian",)]
    party.name, party.sort_name = "Ana Cruz", "Cruz, Ana"
    party.save(update_fields=["name", "sort_name"])
    assert stored(Party, "name_key", "sort_key") == [(" ana cruz", "cruz ana")]
    known = Party.objects.only("name").get()
    known.name = "Bo Cruz"
    known.save()
    assert stored(Party, "name_key", "sort_key", "sort_name") == [(" bo cruz", "cruz ana", "Cruz, Ana")]


def test_keys_follow_what_is_created_in_bulk() -> None:
    courts = [Court(name="The Hague Court", short_name="HC"), Court(name="Élysée")]
    allocate(courts)
    Court.objects.bulk_create(courts)
    assert stored(Court, "name_key", "sort_key") == [(" the hague court hc", "hague-court"), (" elysee", "elysee")]


@pytest.mark.parametrize("values", [{"name": "Other"}, {"kind": "person"}, {"name_key": " other"}])
def test_an_update_that_would_leave_keys_stale_is_refused(values: dict[str, str]) -> None:
    b.a_party("NSO Group")
    with pytest.raises(TypeError, match="stale"):
        Party.objects.update(**values)


def test_stale_keys_are_reported_and_repaired() -> None:
    judge = b.a_judge("Rachel Barkai")
    case = b.a_ruling(b.a_case(docket_number="28312-05-19"), judge=judge).case
    Judge._base_manager.update(name_key=" old")
    Case._base_manager.update(docket_key="old")
    lines = {
        f"judge {judge.pk}: name_key is not what its name says",
        f"case {case.pk}: docket_key is not what its name says",
    }
    assert set(check_record(repair=False)) == lines
    assert set(check_record(repair=True)) == lines
    assert check_record(repair=False) == []
    assert (stored(Judge, "name_key"), stored(Case, "docket_key")) == ([(" rachel barkai",)], [("28312-5-19 ",)])


def test_the_migrations_fill_the_keys_of_stored_rows() -> None:
    judge, party, case = b.a_judge("Éric Zola"), b.a_party("NSO Group"), b.a_case(docket_number="No. 5/20")
    b.part(judge, JudgeName, name="אריק זולא")
    b.part(party, PartyName, name="קבוצת NSO")
    b.part(case, CaseIdentifier, value="C-311/18")
    keyed = [model for model in apps.get_models() if key_fields(model) and not model._meta.proxy]
    right = {model: stored(model, *(field.name for field in key_fields(model))) for model in keyed}
    for model in keyed:
        model._base_manager.update(**{field.name: "" for field in key_fields(model)})
    for app in ("parties.migrations.0004", "cases.migrations.0003", "rulings.migrations.0008"):
        import_module(f"{app}_fill_name_keys").fill(apps, SimpleNamespace(connection=connection))
    assert {model: stored(model, *(field.name for field in key_fields(model))) for model in keyed} == right
    assert {Party, PartyName, Judge, JudgeName, Court, Topic, Source, Case, CaseIdentifier} <= set(keyed)


def plan(rows: QuerySet) -> str:
    """How the database reads the rows; PostgreSQL reads small tables whole unless told not to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    return rows.explain()


@pytest.mark.parametrize("asked", [numbered, number_begins])
@pytest.mark.parametrize("number", ["28312-05-19", "C-311/18"])
def test_a_number_is_read_from_the_indexes_of_its_keys(asked: Any, number: str) -> None:
    found = plan(Case.objects.filter(with_number(asked, [number])))
    assert "case_docket" in found
    assert "caseidentifier_value" in found
    assert "rulingidentifier_value" in found
    assert "Seq Scan" not in found
    assert "SCAN cases_case" not in found


@pytest.mark.parametrize(
    ("model", "index"),
    {Judge: "judge_sort", Party: "party_sort", Court: "court_sort", Topic: "topic_sort", Source: "source_sort"}.items(),
)
def test_a_page_of_names_is_read_in_the_order_of_an_index(model: Any, index: str) -> None:
    order = BY_NAME.order(QueryDict())
    rows = model.objects.filter(sort_key__gte="cruz ana").order_by(order.column, "public_id")[:50]
    found = plan(rows)
    assert index in found
    assert "Sort" not in found
    assert "TEMP B-TREE" not in found


@pytest.mark.parametrize(
    ("asked", "index"), [("counsel=Ora+Lev", "counsel_name"), ("firm=Lev+and+Katz", "counsel_firm")]
)
def test_counsel_are_read_from_the_indexes_of_their_names(asked: str, index: str) -> None:
    filterset = CaseFilterSet(QueryDict(asked), Case.objects.visible())
    assert filterset.is_valid()
    found = plan(filterset.qs)
    if connection.vendor == "sqlite":  # PostgreSQL chooses among the indexes by statistics that no test has
        assert f"COVERING INDEX {index}" in found
    assert "Seq Scan" not in found
    assert "SCAN cases_case" not in found
    assert "SCAN cases_participation" not in found


def test_other_spellings_of_a_name_or_number_do_not_contradict_it() -> None:
    name, docket = Party._meta.get_field("name"), Case._meta.get_field("docket_number")
    assert spellings_agree(name, "L’Humanité", "l'Humanite") is True
    assert spellings_agree(name, "Rachel Lavi Barkai", "Rachel Barkai") is False
    assert spellings_agree(docket, "1:23-cv-00779", "1:23-cv-779 (LMB/LRV)") is True
    assert spellings_agree(docket, "1:23-cv-00779", "1:23-cv-780") is False
    assert spellings_agree(Case._meta.get_field("summary"), "a", "A") is None


def test_a_protected_party_is_filed_by_no_other_name() -> None:
    party = Party(name="A.B.", kind="person", identity="protected", sort_name="Real, Name")
    with pytest.raises(Exception, match="filed by the name that the court gives it"):
        party.full_clean()
