"""The one write path: versions, revisions, and the chain of the change log."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.models import Case, Citation
from casetracker.core.change_log import broken_links
from casetracker.core.documents import digest
from casetracker.core.models import Change, Revision, UnitId
from casetracker.core.writing import Follower, interchange, writing
from rulings.models import Ruling
from tests.builders import a_case, a_claim, a_participation, a_ruling, a_topic, cite, in_state, withdrawn
from tests.core.test_guard import drop

pytestmark = pytest.mark.django_db


def retitle(case: Case, title: str, **who: Any) -> None:
    with writing(**{"reason": "a correction", **who}) as change:
        change.touch(case)
        case.title = title
        case.save()


def rows(unit: Any) -> list[tuple[str, int, bool]]:
    return list(Change.objects.filter(unit_ref=unit.public_id).values_list("event", "version", "is_public"))


def document(unit: Any) -> dict[str, Any]:
    return interchange.documents([unit])[unit.public_id]


def test_every_change_counts_the_version_and_has_its_row() -> None:
    case = a_case(published=False)
    before = case.version
    user = User.objects.create_user("editor")

    retitle(case, "Malekar v. DECA", by=user, reason="a typing error")

    row = Change.objects.last()
    assert (row.unit_ref, row.kind, row.event, row.version) == (case.public_id, "case", "changed", before + 1)
    assert (row.by, row.reason, row.document_digest) == (user, "a typing error", digest(document(case)))
    assert Case.objects.get().version == before + 1


def test_a_change_that_changes_nothing_leaves_no_trace() -> None:
    case = a_case()
    count, version = Change.objects.count(), case.version

    retitle(case, case.title)

    assert (Change.objects.count(), Case.objects.get().version) == (count, version)


def test_changing_a_part_is_a_change_of_its_unit() -> None:
    case = a_case()
    before = case.version
    a_claim(case)
    assert (Case.objects.get().version, Change.objects.last().unit_ref) == (before + 1, case.public_id)


def test_changing_a_citation_is_a_change_of_its_unit() -> None:
    case = a_case()
    before = case.version
    cite(case, path="title")
    assert Case.objects.get().version == before + 1


def test_a_revision_holds_the_public_state_that_was_replaced() -> None:
    case = a_case(title="Amnesty v. Ministry")
    before, version = document(case), case.version

    retitle(case, "Malekar v. DECA")

    revision = Revision.objects.get()
    assert (revision.unit_id, revision.version, revision.document) == (case.public_id, version, before)
    assert revision.digest == digest(before)
    assert revision.document["title"] == "Amnesty v. Ministry"


def test_states_that_nobody_saw_leave_a_revision_for_editors_alone() -> None:
    case = a_case(published=False)
    retitle(case, "Malekar v. DECA")
    in_state(case, "published")
    assert [row.document["title"] for row in Revision.objects.all()] == ["Amnesty v. Ministry of Defence"]
    assert not Revision.objects.public().exists()


def test_two_copies_of_a_unit_do_not_count_the_same_version_twice() -> None:
    case = a_case()
    one, other = Case.objects.get(), Case.objects.get()
    retitle(one, "First")
    retitle(other, "Second")
    versions = list(Change.objects.filter(unit_ref=case.public_id).values_list("version", flat=True))
    assert versions == list(range(1, len(versions) + 1))
    assert Case.objects.get().version == len(versions)


def test_a_copy_that_was_read_earlier_does_not_hide_what_became_visible() -> None:
    ruling = a_ruling(a_case(published=False))
    in_state(Case.objects.get(), "published")
    assert ruling.case.state == "draft"

    a_ruling(ruling.case)

    assert Case.objects.visible().exists()
    assert [row.number for row in Ruling.objects.visible().order_by("id")] == [1, 2]


def test_a_change_is_whole_or_not_at_all() -> None:
    case = a_case()
    count = Change.objects.count()

    with pytest.raises(LookupError), writing(reason="a correction") as change:
        change.touch(case)
        Case.objects.filter(pk=case.pk).update(title="Half")
        raise LookupError

    assert (Case.objects.get().title, Change.objects.count()) == ("Amnesty v. Ministry of Defence", count)


def test_units_changed_together_have_one_row_each() -> None:
    case = a_case()
    ruling = a_ruling(case)
    count = Change.objects.count()
    with writing(reason="a correction") as change:
        change.touch(case)
        change.touch(ruling)
        case.title, ruling.summary = "Malekar v. DECA", "Rejected."
        case.save()
        ruling.save()
    assert [row.kind for row in Change.objects.all()[count:]] == ["case", "ruling"]


def test_a_change_within_another_is_part_of_it() -> None:
    case = a_case()
    count = Change.objects.count()
    with writing(reason="two in one") as change:
        retitle(case, "First", within=change)
        retitle(case, "Second", within=change)
    assert [row.reason for row in Change.objects.all()[count:]] == ["two in one"]


def test_events_are_told_apart() -> None:
    case = a_case(published=False)
    cite(case)
    in_state(case, "in_review")
    in_state(case, "published")
    withdrawn(case)
    assert rows(case) == [
        ("created", 1, False),
        ("changed", 2, False),
        ("sent_for_review", 3, False),
        ("published", 4, True),
        ("withdrawn", 5, False),
    ]


def test_a_citation_whose_part_is_gone_goes_with_it() -> None:
    case = a_case()
    claim = a_claim(case)
    cite(case, path=f"claims/{claim.key}.statement")
    with writing(reason="a correction") as change:
        change.touch(case)
        claim.is_withdrawn = True
        claim.save()
    assert [citation.path for citation in Citation.objects.filter(unit_id=case.public_id)] == [""]


def test_a_citation_becomes_contrary_when_the_fact_changes() -> None:
    case = a_case(filed_on="2019-05")
    citation = cite(case, path="filed_on", stated_value="2019-05-14")
    assert not citation.is_contrary
    with writing(reason="a correction") as change:
        change.touch(case)
        case.filed_on = "2020-01"
        case.save()
    citation.refresh_from_db()
    assert citation.is_contrary


def test_saving_a_case_does_not_look_through_all_others_of_its_court_topics_and_parties() -> None:
    case = a_case(topics=[a_topic()])
    a_participation(case)
    with CaptureQueriesContext(connection) as asked, writing(reason="a test") as change:
        change.touch(case)
        case.summary = "Another."
        case.save()
    assert [query["sql"] for query in asked if "MIN(" in query["sql"]] == []
    with CaptureQueriesContext(connection) as asked, writing(reason="a test") as change:
        change.touch(case)
        case.topics.set([])
    assert len([query["sql"] for query in asked if "MIN(" in query["sql"]]) > 0  # the topic may be seen no more


@pytest.mark.slow
def test_a_public_case_of_any_size_costs_the_same_queries(django_assert_max_num_queries: Any) -> None:
    case = a_case()
    for _ in range(20):
        a_participation(case)
        cite(case)
    with django_assert_max_num_queries(121):
        retitle(case, "Malekar v. DECA")


# The chain


def verify() -> str:
    output = StringIO()
    call_command("verify_changes", stdout=output, stderr=output)
    return output.getvalue()


def test_a_whole_log_is_verified() -> None:
    a_case()
    last = Change.objects.last()
    assert verify() == (
        f"{Change.objects.count()} rows, all whole; {UnitId.objects.count()} records and 0 earlier versions as logged; "
        f"the last digest is {last.digest}.\n"
    )


def test_an_empty_log_is_whole() -> None:
    assert verify() == ("0 rows, all whole; 0 records and 0 earlier versions as logged; the last digest is none.\n")


def test_each_row_names_the_one_before() -> None:
    a_ruling()
    found = list(Change.objects.values_list("previous_digest", "digest"))
    assert [previous for previous, _ in found] == ["", *(own for _, own in found[:-1])]


@pytest.fixture
def unguarded() -> None:
    """Somebody with all rights in the database took the guard away; the test's transaction brings it back."""
    drop()


@pytest.mark.parametrize(
    "columns",
    [
        {"reason": "nothing to see"},
        {"version": 9},
        {"event": "removed"},
        {"unit_ref": "zzzzzzzzzz"},
        {"is_public": True},
        {"document_digest": "0" * 64},
        {"digest": "0" * 64},
        {"previous_digest": "0" * 64},
    ],
)
def test_an_edited_row_is_found(unguarded: None, columns: dict[str, Any]) -> None:
    a_case(published=False)
    row = Change.objects.order_by("id")[1]
    Change.objects.filter(pk=row.pk).update(**columns)

    assert f"Row {row.pk}: it was changed after it was written." in list(broken_links())
    with pytest.raises(CommandError, match="The record is not what its change log says"):
        verify()


def test_a_changed_time_is_found(unguarded: None) -> None:
    case = a_case()
    row = Change.objects.order_by("id")[1]
    Change.objects.filter(pk=row.pk).update(at=case.changed_at.replace(year=2001))
    assert list(broken_links()) == [f"Row {row.pk}: it was changed after it was written."]


def test_a_deleted_row_is_found(unguarded: None) -> None:
    a_case()
    first, second, third = Change.objects.order_by("id")[:3]
    second.delete()
    assert list(broken_links()) == [
        f"Row {third.pk}: what it tells the public does not follow from the public row before it.",
        f"Row {third.pk}: the row before it is missing or was changed.",
    ]
    first.delete()
    assert list(broken_links()) == [
        f"Row {third.pk}: what it tells the public does not follow from the public row before it.",
        f"Row {third.pk}: the row before it is missing or was changed.",
    ]


STATEMENTS = ["UPDATE core_change SET reason = 'x'", "DELETE FROM core_change"]
STATEMENTS += {
    "sqlite": ["REPLACE INTO core_change SELECT * FROM core_change"],
    "postgresql": ["TRUNCATE core_change", "TRUNCATE auth_user CASCADE"],
}[connection.vendor]


@pytest.mark.parametrize("place", range(3))
def test_the_database_itself_refuses_to_change_the_log(place: int) -> None:
    a_case()
    connection.check_constraints()  # PostgreSQL empties no table with checks to come
    statement = STATEMENTS[place]
    refused = pytest.raises(Exception, match="the change log is append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(broken_links()) == []


def test_django_cannot_change_the_log_either() -> None:
    a_case()
    for attempt in (Change.objects.all().delete, lambda: Change.objects.update(reason="x"), Change.objects.last().save):
        with pytest.raises(Exception, match="the change log is append-only"), transaction.atomic():
            attempt()


# Followers


def test_followers_settle_before_and_update_after_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    case, told = a_case(), []
    first = Follower("first", settle=lambda units: told.append(("first settles", *units)))
    second = Follower(
        "second",
        settle=lambda units: told.append(("second settles", *units)),
        update=lambda units: told.append(("second updates", *dict.fromkeys(units))),
    )
    monkeypatch.setattr("casetracker.core.writing.followers", [first, second])
    retitle(case, "Malekar v. DECA")
    assert told == [("first settles", case), ("second settles", case), ("second updates", case)]


def test_a_follower_that_fails_undoes_the_change(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(units: Any) -> None:
        raise LookupError

    case = a_case(title="Amnesty v. Ministry")
    count = Change.objects.count()
    monkeypatch.setattr("casetracker.core.writing.followers", [Follower("outbox", update=fail)])
    with pytest.raises(LookupError):
        retitle(case, "Malekar v. DECA")
    assert (Case.objects.get().title, Change.objects.count()) == ("Amnesty v. Ministry", count)
