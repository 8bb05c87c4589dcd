"""The work queue: each count is the length of its list, and it costs the same however much waits."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, Citation
from casetracker.reports.models import ErrorReport
from rulings.models import Reaction, Ruling
from tests import builders
from tests.editor import Editor

pytestmark = pytest.mark.django_db


def work() -> None:
    """One record of each kind for each list, and one for which nobody has anything to do."""
    with builders.story():
        case = builders.a_case(last_checked_on=timezone.now().date().isoformat())
        builders.a_case(published=False)
        waiting, uncited = (builders.a_ruling(case, published=False) for _ in range(2))
        builders.a_reaction(case, embargoed_until=timezone.now() + timedelta(days=3))
        builders.cite(builders.a_ruling(case), path="issued_on", stated_value="2019")
        builders.a_case("Long ago", last_checked_on="2019")
        gone = builders.a_case()
    builders.in_state(waiting, "in_review")
    Citation.objects.filter(unit_id=uncited.public_id).delete()
    builders.withdrawn(gone)
    ErrorReport.objects.create(what="It is of July.")


def counts(editor: Editor, path: str) -> dict[str, dict[str, int]]:
    rows = editor.get(path).context["queue"]
    return {row.label: {entry.url: entry.count for entry in row.lists} for row in rows}


def test_each_count_is_the_length_of_its_list() -> None:
    editor = Editor(superuser=True)
    work()

    found = counts(editor, "/admin/")

    lengths = {
        label: {url: editor.get(url).context["cl"].queryset.count() for url in lists} for label, lists in found.items()
    }
    assert found == lengths == counts(editor, "/admin/queue/")
    assert {label: list(lists.values()) for label, lists in found.items()} == {
        "Assigned to you": [0, 0, 0],
        "Drafts": [1, 1, 0],
        "In review": [0, 1, 0],
        "Under embargo": [0, 0, 1],
        "With disputed facts": [0, 1, 0],
        "Without a source": [0, 1, 0],
        "Not checked for a year": [1],
        "From readers": [1],
    }


def test_embargo_is_listed_with_its_instant() -> None:
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
    builders.a_case(embargoed_until=until)

    html = Editor(superuser=True).get("/admin/queue/").content.decode()

    assert f"(until {until.day} {until:%B %Y, %H:%M} UTC)" in html


@pytest.mark.slow
@pytest.mark.single_backend("sqlite")  # statements are counted, which are as many on both, and much has to be made
@pytest.mark.parametrize(("path", "most"), [("/admin/", 10), ("/admin/queue/", 25)])
def test_queue_costs_as_many_queries_with_more_work(
    django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    editor = Editor(superuser=True)
    work()
    with django_assert_max_num_queries(most) as counted:
        editor.get(path)
    for _ in range(12):
        work()
    with django_assert_max_num_queries(len(counted)):
        page = editor.get(path)
    assert max(len(entry.rows) for row in page.context["queue"] for entry in row.lists) <= 10


def test_an_editor_sees_the_work_on_what_they_may_see() -> None:
    editor = Editor("cases.view_case")
    work()

    found: dict[str, Any] = counts(editor, "/admin/queue/")

    assert {url.split("/")[3] for lists in found.values() for url in lists} == {"case"}
    assert [Case.objects.count() > 0, Ruling.objects.count() > 0, Reaction.objects.count() > 0] == [True] * 3
