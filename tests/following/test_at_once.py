"""Several transactions at once: none waits for the log of another, and the order of the log is that of the commits."""

import secrets
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from cases.actions import publish_case
from cases.models import Case, CaseRelation
from casetracker.core import publishing
from casetracker.core.change_log import broken_links, recording
from casetracker.core.models import Change
from casetracker.core.writing import writing
from tests import builders as b
from tests import copies
from tests.following.mirror import Mirror, differences

IS_SQLITE = connection.vendor == "sqlite"
ROUNDS = 4


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database in which transactions are committed, for all threads: the log cannot be emptied after a test."""
    with django_db_blocker.unblock():
        name = copies.create(copies.address(f"at_once_{secrets.token_hex(4)}"), copies.address("empty"))
        with copies.connected_to(name):
            yield


def begin(work: Callable[[], None]) -> Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def summarise(case: Case, text: str) -> None:
    with writing(reason="A correction.") as change:
        change.touch(case)
        case.summary = text
        case.save()


def test_a_slow_transaction_keeps_nobody_waiting_and_is_not_lost_to_a_follower(own_database: None) -> None:
    slow, fast = b.a_case("Slow"), b.a_case("Fast")
    mirror, has_begun, may_end = Mirror(), Event(), Event()
    mirror.follow()

    def stay() -> None:
        with recording():
            summarise(slow, "Written first, committed last.")
            has_begun.set()
            may_end.wait(0.5 if IS_SQLITE else 15)  # SQLite has one writer at a time: the other waits for it

    thread = begin(stay)
    assert has_begun.wait(15)
    summarise(fast, "Written last, committed first.")
    assert IS_SQLITE or thread.is_alive()
    mirror.follow()
    may_end.set()
    thread.join()
    mirror.follow()

    assert differences(mirror) == []
    order = [change["id"] for change in mirror.seen[-2:]]
    assert order == ([slow.public_id, fast.public_id] if IS_SQLITE else [fast.public_id, slow.public_id])
    assert [row.unit_ref for row in Change.objects.order_by("-id")[:2]][::-1] == order
    assert list(broken_links()) == []


def test_what_links_to_a_record_that_others_publish_and_withdraw_is_told_right(own_database: None) -> None:
    target, holders = b.a_case("Target"), [b.a_case("One"), b.a_case("Two")]

    def publish_and_withdraw() -> None:
        for _ in range(ROUNDS):
            publishing.withdraw(Case.objects.get(pk=target.pk), by=None, reason="A mistake.")
            publish_case(Case.objects.get(pk=target.pk), by=None, reason="It was none.")

    def link_from(holder: Case) -> Callable[[], None]:
        def link() -> None:
            for number in range(ROUNDS):
                with writing(reason="They are related.") as change:
                    change.touch(holder)
                    CaseRelation.objects.create(case=holder, to_case=target, kind="related", key=f"r{number}")

        return link

    threads = [begin(publish_and_withdraw), *(begin(link_from(holder)) for holder in holders)]
    for thread in threads:
        thread.join()

    mirror = Mirror()
    mirror.follow()
    assert [len(mirror.records[each.public_id]["document"]["relations"]) for each in holders] == [ROUNDS, ROUNDS]
    assert differences(mirror) == []
    assert list(broken_links()) == []
