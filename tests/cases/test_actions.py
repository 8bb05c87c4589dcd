"""What happens to cases when they are published and when another one arrives."""

import pytest

from cases.actions import join_awaiting, number_sources
from cases.models import Case, CaseRelation, CaseSource
from tests.builders import a_case, a_relation, a_source, an_event, cite, saved

pytestmark = pytest.mark.django_db


def test_sources_keep_the_numbers_that_they_have() -> None:
    case = a_case(source=a_source("First"))
    for title in ("Second", "Third"):
        cite(case, a_source(title), path="title")
    before = list(case.sources.values_list("source__title", "number"))

    number_sources(case)

    assert before == list(case.sources.values_list("source__title", "number"))
    assert before == [("First", 1), ("Second", 2), ("Third", 3)]


def test_a_source_that_is_cited_no_more_keeps_its_number() -> None:
    case, source = a_case(), a_source("Withdrawn report")
    cite(case, source, path="title").delete()
    cite(case, a_source("Next"), path="title")
    assert [row.number for row in CaseSource.objects.order_by("number")] == [1, 2, 3]


def test_a_source_has_a_number_of_its_own_on_each_case() -> None:
    source, first, second = a_source(), a_case(), a_case()
    cite(first, path="title")
    cite(first, source, path="title")
    cite(second, source, path="title")
    assert [row.number for row in source.cases.order_by("case_id")] == [3, 2]


def test_a_case_that_arrives_is_linked_where_it_was_awaited() -> None:
    case, other = a_case(), a_case()
    relation = a_relation(case, other, key="waiting")
    CaseRelation.objects.update(to_case=None, to_key="press:below")
    found = saved(Case(title="Below", external_system="press", external_key="below"))
    elsewhere = saved(Case(title="Below", external_system="other", external_key="below"))

    join_awaiting(elsewhere)
    join_awaiting(found)

    relation.refresh_from_db()
    assert (relation.to_case, relation.to_key) == (found, "")


def test_an_event_can_be_added_to_a_published_case() -> None:
    case = a_case()
    event = an_event(case, begins_at="2020-01-16T09:00Z", ends_at="2020-01-16T09:05Z", time_zone="Asia/Jerusalem")
    assert event.label == "E1"
