"""What the log and `changes` tell of records that appear and disappear with others, by the clock, and by themselves."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from cases.models import Case
from casetracker.beside.lifting import lift_embargoes
from casetracker.core import publishing
from casetracker.core.change_log import broken_links, change_digest
from casetracker.core.merging import merge
from casetracker.core.models import Change, UnitId
from casetracker.core.writing import writing
from casetracker.exchange.remove import remove_system
from casetracker.history.verification import found_problems
from rulings.models import JoinedCase
from tests import builders as b
from tests.core.test_guard import drop
from tests.exchange.samples import a_document, loaded_as_new
from tests.following.mirror import Mirror, differences

pytestmark = pytest.mark.django_db
CHANGES = "/api/v1/changes/"


def log_of(unit: Any) -> list[tuple[str, bool, bool]]:
    rows = Change.objects.filter(unit_ref=unit.public_id).order_by("id")
    return list(rows.values_list("event", "was_public", "is_public"))


def told(client: Client, unit: Any) -> list[str]:
    rows = client.get(f"{CHANGES}?page_size=500").json()["results"]
    return [row["event"] for row in rows if row["id"] == unit.public_id]


def test_everything_that_appears_and_disappears_with_a_case_has_a_row(client: Client) -> None:
    source, judge, party, draft = b.a_source(), b.a_judge(), b.a_party(), b.a_source("Nobody cites it")
    case = b.a_case(published=False, source=source)
    b.a_participation(case, party)
    ruling = b.a_ruling(case, judge=judge)
    assert client.get(CHANGES).json() == {"next": None, "cursor": "0", "results": []}

    b.in_state(case, "published")
    b.withdrawn(case, "It named the wrong court.")
    reference = [("created", False, False), ("shown", False, True), ("hidden", True, False)]
    for unit in (source, judge, party):
        assert log_of(unit) == reference
        assert told(client, unit) == ["shown", "hidden"]
    assert log_of(case)[-2:] == [("published", False, True), ("withdrawn", True, False)]
    assert log_of(ruling)[-2:] == [("lifted", False, True), ("hidden", True, False)]
    assert log_of(draft) == [("created", False, False)]
    rows = client.get(f"{CHANGES}?page_size=500").json()["results"]
    assert [row["sequence"] for row in rows] == list(range(1, len(rows) + 1))
    withdrawal = next(row for row in rows if row["event"] == "withdrawn")
    assert (withdrawal["id"], withdrawal["digest"]) == (case.public_id, "")
    assert (withdrawal["reason"], withdrawal["url"]) == ("It named the wrong court.", None)
    assert list(found_problems()) == []


def test_an_embargo_that_ends_is_told_by_the_lift_and_never_before(client: Client) -> None:
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False) as clock:
        source, case = b.a_source(), b.a_case()
        ruling = b.a_ruling(case, source=source, embargoed_until=datetime(2030, 1, 2, tzinfo=UTC))
        b.a_relation(case, b.a_case(embargoed_until=datetime(2030, 1, 2, tzinfo=UTC)), kind="related")
        story = Case.objects.get(pk=case.pk).story_changed_at
        assert [told(client, unit) for unit in (ruling, source, case)] == [[], [], ["created", "changed"]]
        before = Change.objects.public().count()
        clock.shift(timedelta(days=1))
        assert [client.get(f"/api/v1/documents/{unit.public_id}/").status_code for unit in (ruling, source)] == [
            200
        ] * 2
        assert Change.objects.public().count() == before
        lift_embargoes()
        assert [told(client, unit) for unit in (ruling, source)] == [["shown"], ["shown"]]
        assert told(client, case) == ["created", "changed", "changed"]  # its relation leads somewhere now
        assert log_of(case)[-1] == ("relinked", True, True)
        assert Case.objects.get(pk=case.pk).story_changed_at - story == timedelta(days=1)
        mirror = Mirror()
        mirror.follow()
        assert differences(mirror) == []


def test_a_seal_hides_without_a_word_and_its_end_shows_again(client: Client) -> None:
    case = b.a_case()
    publishing.seal(case, by=None, reason="An order of the court.")
    assert told(client, case) == ["created", "hidden"]
    assert "order" not in client.get(CHANGES).content.decode()
    publishing.seal(Case.objects.get(), by=None, is_sealed=False)
    assert told(client, case) == ["created", "hidden", "shown"]


def test_a_merge_a_removal_and_a_private_person_are_told(client: Client) -> None:
    case, double, survivor, person = b.a_case(), b.a_party("NSO"), b.a_party("NSO Group"), b.a_party("Somebody")
    for party in (survivor, person):
        b.a_participation(case, party)
    other = b.a_case()
    b.a_participation(other, double)
    merge(double, survivor, by=None, reason="They are one.")
    with writing(reason="Asked for privacy.") as change:
        change.touch(person)
        person.kind, person.exposure = "person", "private"
        person.save()
    loaded_as_new(a_document(), publish=True)
    gone = Case.objects.exclude(pk__in=[case.pk, other.pk]).get()
    remove_system(gone.external_system)

    [merged] = client.get(f"{CHANGES}?event=merged").json()["results"]
    assert (merged["id"], merged["merged_into"]) == (double.public_id, survivor.public_id)
    assert merged["reason"] == "They are one."
    assert told(client, person) == ["shown", "hidden"]
    assert client.get(f"/api/v1/documents/{person.public_id}/").status_code == 404
    assert "privacy" not in client.get(f"{CHANGES}?kind=party").content.decode()
    assert told(client, gone) == ["created", "removed"]
    assert list(broken_links()) == []


def test_the_story_of_a_case_moves_with_what_readers_see_of_it_alone(client: Client) -> None:
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False) as clock:

        def story(unit: Case) -> datetime:
            clock.shift(timedelta(hours=1))
            return Case.objects.get(pk=unit.pk).story_changed_at

        case, joined, other = b.a_case("Case"), b.a_case("Joined"), b.a_case("Other")
        ruling = b.a_ruling(case)
        b.part(ruling, JoinedCase, case=joined, order=1)
        first = [story(each) for each in (case, joined, other)]
        b.a_reaction(case, published=False)
        assert [story(each) for each in (case, joined, other)] == first
        reaction, at = b.a_reaction(case), datetime.now(UTC)
        assert [story(each) for each in (case, joined, other)] == [at, *first[1:]]
        with writing(reason="A correction.") as change:
            change.touch(ruling)
            ruling.summary = "Rejected."
            ruling.save()
        at = datetime.now(UTC)
        assert [story(each) for each in (case, joined, other)] == [at, at, first[2]]
        b.withdrawn(reaction)
        at = datetime.now(UTC)
        assert [story(each) for each in (case, joined)] == [at, at - timedelta(hours=3)]
        rows = client.get(f"/api/v1/cases/?ordering=story_changed_at&story_changed_after={at:%Y-%m-%dT%H:%MZ}").json()
        assert [row["id"] for row in rows["results"]] == [case.public_id]
        rows = client.get("/api/v1/cases/?ordering=-story_changed_at").json()["results"]
        assert [row["id"] for row in rows] == [each.public_id for each in (case, joined, other)]


def test_every_list_of_records_can_be_asked_for_what_changed(client: Client) -> None:
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False) as clock:
        case = b.a_case(topics=[b.a_topic("A")])
        b.a_participation(case, b.a_party("P"))
        b.a_reaction(about_ruling=b.a_ruling(case, judge=b.a_judge("J")), speaker=b.a_party("S"))
        clock.shift(timedelta(days=1))
        late = b.a_case(topics=[b.a_topic("B")])
        for side in ("bringing", "opposing"):
            b.a_participation(late, b.a_party(f"Q {side}"), "petitioner" if side == "bringing" else "respondent", side)
        b.a_reaction(about_ruling=b.a_ruling(late, judge=b.a_judge("K")), speaker=b.a_party("T"))
        names = ("cases", "rulings", "verdicts", "reactions", "parties", "petitioners")
        for name in (*names, "judges", "courts", "topics", "sources"):
            old = client.get(f"/api/v1/{name}/?ordering=changed_at").json()["results"]
            new = client.get(f"/api/v1/{name}/?ordering=-changed_at").json()["results"]
            assert [row["id"] for row in old] == [row["id"] for row in new][::-1], name
            recent = client.get(f"/api/v1/{name}/?changed_after=2030-01-02&ordering=changed_at").json()["results"]
            assert 0 < len(recent) < len(old), name
            assert recent == old[-len(recent) :], name


def test_an_old_log_keeps_its_digests_and_is_brought_up_to_today_once(client: Client) -> None:
    case = b.a_case()
    b.a_ruling(case)
    b.a_case(published=False)
    drop()  # rows as they were written before the log told what is seen
    Change.objects.filter(event__in=["shown", "hidden", "relinked"]).delete()
    last = ""
    for row in Change.objects.order_by("id"):
        row.was_public, row.public_number = False, None
        row.public_event = row.public_digest = row.public_chain = ""
        row.previous_digest = last
        row.digest = last = change_digest(row)
        row.save()
    UnitId.objects.update(is_shown=False, public_digest="")
    old = list(Change.objects.values_list("pk", "digest"))

    assert client.get(CHANGES).json()["results"] == []
    count = lift_embargoes()
    visible = set(UnitId.objects.visible().values_list("pk", flat=True))
    rows = client.get(f"{CHANGES}?page_size=500").json()["results"]
    assert {row["id"] for row in rows} == visible and len(rows) == count == len(visible)
    assert {row["event"] for row in rows} == {"shown"}
    assert list(Change.objects.values_list("pk", "digest"))[: len(old)] == old
    assert (lift_embargoes(), list(broken_links()), list(found_problems())) == (0, [], [])


def test_parameters_are_checked_and_a_cursor_of_another_log_is_refused(client: Client) -> None:
    b.a_case()
    page = client.get(f"{CHANGES}?page_size=1&kind=case,source")
    assert page.headers["Link"].startswith(f'<{page.json()["next"]}>; rel="next", ')
    rest = client.get(page.json()["next"]).json()
    everything = client.get(f"{CHANGES}?format=ndjson&kind=case,source").getvalue().splitlines()
    assert len(everything) == 2 and len(page.json()["results"]) == 1 and rest["results"]
    for wrong in ("since=x", "since=99", f"since={rest['cursor'][:2]}0000000000000000", "kind=docket", "event=lifted"):
        assert client.get(f"{CHANGES}?{wrong}").status_code == 400, wrong
    for wrong in ("court=1", "page_size=0", "page_size=5&format=ndjson"):
        assert client.get(f"{CHANGES}?{wrong}").status_code == 400, wrong
    assert client.get("/api/v1/documents/zzzzzzzzzz/").status_code == 404
    ruling = b.a_ruling(b.a_case(), published=False)
    assert client.get(f"/api/v1/documents/{ruling.public_id}/").status_code == 404
    b.withdrawn(b.in_state(ruling, "published"))
    assert client.get(f"/api/v1/documents/{ruling.public_id}/").status_code == 410
