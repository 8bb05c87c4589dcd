"""Statements that are compiled once answer as the ORM does, run after run."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case, Citation, Participation
from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.statements.values import parts_by, values_by
from casetracker.exchange.shapes import SHAPES
from tests.builders import a_case, a_participation, a_party, a_topic, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases() -> list[Case]:
    with story():
        found = [a_case(topics=[a_topic()]) for _ in range(3)]
        for case in found:
            a_participation(case)
            a_participation(case, a_party("Ministry of Defense"), "respondent", "opposing")
        return found


def test_each_run_reads_its_own_keys(cases: list[Case]) -> None:
    of_case = Statement(lambda: Participation.objects.filter(case__among=KEYS).order_by("pk"))
    for some in ([cases[0]], cases[1:], cases):
        pks = [case.pk for case in some]
        assert of_case(pks) == list(Participation.objects.filter(case__in=pks).order_by("pk"))
        assert of_case(pks)


def test_rows_are_made_as_the_queryset_asks(cases: list[Case]) -> None:
    ids = [case.public_id for case in cases]
    rows = Citation.objects.order_by("pk")
    for shape in (
        lambda rows: rows.select_related("source"),
        lambda rows: rows.values("path", "source__title"),
        lambda rows: rows.values_list("path", "source__title"),
    ):
        assert Statement(lambda shape=shape: shape(rows.filter(unit_id__among=KEYS)))(ids) == list(
            shape(rows.filter(unit_id__in=ids))
        )
    cited = Statement(lambda: rows.select_related("source").filter(unit_id__among=KEYS))
    with CaptureQueriesContext(connection) as queries:
        titles = [row.source.title for row in cited(ids)]
    assert len(queries) == 1
    assert titles


def test_no_keys_cost_no_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert Statement(lambda: Case.objects.filter(pk__among=KEYS))([]) == []


def test_a_statement_without_a_place_for_keys_is_refused() -> None:
    with pytest.raises(TypeError, match="among KEYS"):
        Statement(lambda: Case.objects.all())([1])


def test_any_number_of_keys_is_one_parameter(cases: list[Case]) -> None:
    pks = [case.pk for case in cases]
    found = values_by(Case, "pk", ("title",), ())([*pks, *range(10**6, 10**6 + 300_000)])
    assert {row["pk"] for row in found} == set(pks)


def test_withdrawn_parts_are_left_out(cases: list[Case]) -> None:
    part = Participation.objects.filter(case=cases[0]).first()
    assert part
    keys = {row["key"] for row in parts_by(Participation, "case", [cases[0].pk], "key")[cases[0].pk]}
    part.is_withdrawn = True
    part.save()
    now = {row["key"] for row in parts_by(Participation, "case", [cases[0].pk], "key")[cases[0].pk]}
    assert now == keys - {part.key}


def test_rows_come_with_their_lists_and_links(cases: list[Case], django_assert_num_queries: Any) -> None:
    rows = SHAPES["case"].fetch_all([case.pk for case in cases])
    with django_assert_num_queries(0):
        for row in rows:
            assert [part.case for part in row.participations.all()] == [row, row]
            assert [str(part.party.external_key) for part in row.participations.all()]
            assert [topic.external_key for topic in row.topics.all()]
    assert {row.pk for row in rows} == {case.pk for case in cases}
