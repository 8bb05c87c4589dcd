"""Atom feeds, read by a feed reader that is not ours: ids that stay, each record once, instants that tell a change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casetracker.core.publishing import lift_due
from casetracker.core.writing import writing
from rulings.models import Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db

AUTHORITY = "tag:example.org,2020"


@pytest.fixture(autouse=True)
def authority(settings: Any) -> None:
    settings.FEED_AUTHORITY = "example.org,2020"


def feed(client: Client, path: str) -> Any:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def ids(client: Client, path: str) -> list[str]:
    return [entry.id for entry in feed(client, path).entries]


def tags(*units: Any) -> list[str]:
    return [f"{AUTHORITY}:{unit.public_id}" for unit in units]


def reread(unit: Any) -> Any:
    unit.refresh_from_db()
    return unit


def test_an_entry_says_what_where_and_when(client: Client) -> None:
    case = b.a_case("A & B v. <C>", court=b.a_court("Tel Aviv District Court"), docket_number="1-20")
    ruling = reread(b.a_ruling(case, judge=b.a_judge(), summary="Not proved <b>at all</b>."))
    found = feed(client, "/api/v1/rulings/?format=atom&result=rejected")
    (entry,) = found.entries
    assert {name: entry[name] for name in ("id", "title", "link", "summary", "published", "updated")} == {
        "id": f"{AUTHORITY}:{ruling.public_id}",
        "title": "A & B v. <C>: judgment, 12 July 2020 (Petition rejected)",
        "link": f"http://testserver/rulings/{ruling.public_id}/",
        "summary": "Tel Aviv District Court. Rachel Barkai. Not proved &lt;b&gt;at all&lt;/b&gt;.",
        "published": ruling.visible_from.isoformat(),
        "updated": ruling.changed_at.isoformat(),
    }
    assert {name: found.feed[name] for name in ("id", "title", "link", "updated", "author")} == {
        "id": f"{AUTHORITY}:/api/v1/rulings/?format=atom&result=rejected",
        "title": "Rulings, result Rejected – Casetracker",
        "link": "http://testserver/rulings/?result=rejected",
        "updated": ruling.changed_at.isoformat(),
        "author": "Casetracker",
    }
    assert found.feed.links[1]["href"] == "http://testserver/api/v1/rulings/?format=atom&result=rejected"


def test_cases_and_reactions_in_words(client: Client) -> None:
    case = b.a_case("A v. B", court=None, court_as_stated="A court in Cyprus", docket_number="")
    b.a_participation(case, b.a_party("Amnesty"))
    b.a_reaction(case, speaker=b.a_party("NSO Group"), made_on="2019-05", summary="It called it baseless.")
    (entry,) = feed(client, "/api/v1/cases/?format=atom").entries
    assert (entry.title, entry.summary) == ("A v. B", "A court in Cyprus. Amnesty.")
    (entry,) = feed(client, "/api/v1/reactions/?format=atom").entries
    assert (entry.title, entry.summary) == (
        "NSO Group on A v. B: criticises",
        "Statement, May 2019. It called it baseless.",
    )


def test_the_last_changed_stands_first_and_filters_hold(client: Client) -> None:
    old, other, new = (
        b.a_case("Old", filed_on="2020"),
        b.a_case("Other", filed_on="1999"),
        b.a_case("New", filed_on="2001"),
    )
    assert ids(client, "/api/v1/cases/?format=atom") == tags(new, other, old)
    with writing(reason="a correction") as change:
        change.touch(old)
        old.title = "Old, corrected"
        old.save()
    assert ids(client, "/api/v1/cases/?format=atom&filed_after=2000") == tags(old, new)
    assert client.get("/api/v1/cases/?ordering=-changed_at").json()["results"][0]["id"] == old.public_id


def test_what_speaks_of_pages_or_order_is_refused(client: Client) -> None:
    for name in ("cursor", "page_size", "ordering", "count"):
        answer = client.get(f"/api/v1/cases/?format=atom&{name}=1")
        assert (answer.status_code, answer.json()["detail"]) == (
            400,
            f"{name}: A feed is the newest of a list; leave it out.",
        )
    assert client.get("/api/v1/judges/?format=atom").json()["detail"] == (
        "format: “atom” is not known here; write json, csv, ndjson."
    )


def test_a_feed_without_entries_does_not_change_with_the_clock(client: Client) -> None:
    first = client.get("/api/v1/cases/?format=atom")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        again = client.get("/api/v1/cases/?format=atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert feedparser.parse(first.content).feed.updated == datetime(1970, 1, 1, tzinfo=UTC).isoformat()


def test_an_embargo_ends_as_an_update(client: Client) -> None:
    """Seen on the second; at the top of the feed once the end is logged."""
    case, ends = b.a_case(), timezone.now() + timedelta(hours=1)
    ruling = b.a_ruling(case, embargoed_until=ends)
    assert ids(client, "/api/v1/rulings/?format=atom") == []
    with time_machine.travel(ends, tick=False):
        (entry,) = feed(client, "/api/v1/rulings/?format=atom").entries
        assert (entry.published, entry.updated) == (ends.isoformat(), ends.isoformat())
        assert lift_due([Ruling]) == 2  # with its source
        assert {*ids(client, f"/cases/{case.public_id}/feed/")[:2]} == {tags(case)[0], tags(ruling)[0]}


def test_a_case_is_followed_with_its_rulings_and_reactions(client: Client) -> None:
    case, elsewhere = b.a_case(), b.a_case()
    ruling = b.a_ruling(case)
    reaction = b.a_reaction(about_ruling=ruling)
    b.a_reaction(about_ruling=b.a_ruling(elsewhere))
    b.a_ruling(case, published=False)
    found = feed(client, f"/cases/{case.public_id}/feed/")
    assert sorted(entry.id for entry in found.entries) == sorted(tags(case, ruling, reaction))
    updated = [entry.updated for entry in found.entries]
    assert updated == sorted(updated, reverse=True)
    assert found.feed.updated == updated[0]
    page = client.get(f"/cases/{case.public_id}/").content.decode()
    assert f'type="application/atom+xml" href="/cases/{case.public_id}/feed/"' in page


def test_a_judge_a_party_and_a_topic_are_followed_each_record_once(client: Client) -> None:
    judge, party, topic, wider = b.a_judge(), b.a_party(), b.a_topic(), b.a_topic()
    narrow = b.a_topic(parent=wider)
    case = b.a_case(topics=[topic, narrow])
    b.a_participation(case, party)
    b.a_participation(case, party, "supporter", "bringing")
    panel = [{"judge": judge, "role": "presiding"}, {"judge": b.a_judge("Another"), "role": "member"}]
    ruling = b.a_ruling(case, panel=panel)
    own, others = b.a_reaction(about_ruling=ruling, speaker=party), b.a_reaction(case, speaker=b.a_party("Other"))
    spoken = b.a_reaction(b.a_case(), speaker=party)
    b.a_ruling(b.a_case(), judge=b.a_judge("A third"))
    expected = {
        f"/judges/{judge.public_id}/feed/": tags(ruling),
        f"/parties/{party.public_id}/feed/": tags(case, ruling, own, spoken),
        f"/topics/{topic.public_id}/feed/": tags(case, ruling, own, others),
        f"/topics/{wider.public_id}/feed/": tags(case, ruling, own, others),
    }
    assert {path: sorted(ids(client, path)) for path in expected} == {
        path: sorted(wanted) for path, wanted in expected.items()
    }


@pytest.mark.parametrize("exposure", ["private", "at_risk", "minor"])
def test_a_person_without_a_page_has_no_feed(client: Client, exposure: str) -> None:
    case = b.a_case()
    seen, kept = b.a_party("An office"), b.a_party("A person", kind="person", exposure=exposure)
    for party in (seen, kept):
        b.a_participation(case, party)
    answers = [client.get(f"/parties/{party.public_id}/feed/").status_code for party in (seen, kept)]
    assert answers == [200, 404]


@pytest.mark.slow
def test_a_feed_holds_the_newest_fifty_in_a_fixed_number_of_queries(client: Client) -> None:
    case = b.a_case()
    path = f"/cases/{case.public_id}/feed/"
    b.a_reaction(about_ruling=b.a_ruling(case))
    counts = []
    for more in (0, 51):
        with b.story():
            for _ in range(more):
                b.a_reaction(case)
        with CaptureQueriesContext(connection) as queries:
            found = ids(client, path)
        counts.append((len(found), len(queries)))
    (few, first), (many, second) = counts
    assert (few, many) == (3, 50)
    assert second <= first <= 25


def test_lists_link_to_their_feed_with_the_filters(client: Client) -> None:
    b.a_ruling(b.a_case())
    page = client.get("/rulings/?result=rejected&ordering=issued_on&page_size=1").content.decode()
    address = "/api/v1/rulings/?result=rejected&amp;format=atom"
    assert f'<link rel="alternate" type="application/atom+xml" href="{address}" title="Rulings">' in page
    query = "/api/v1/rulings/?result=rejected&amp;ordering=issued_on"
    links = {
        name: f'<a href="{query}{more}" rel="nofollow">{name}</a>'
        for name, more in (("CSV", "&amp;format=csv"), ("NDJSON", "&amp;format=ndjson"), ("JSON", "&amp;page_size=1"))
    }
    assert [name for name, link in links.items() if link not in page] == []


def test_the_feed_of_changes_tells_in_words_what_the_page_lists(client: Client) -> None:
    case = b.a_case("Amnesty v. NSO")
    with writing(reason="The number was misspelt.") as change:
        change.touch(case)
        case.docket_number = "2-20"
        case.save()
    b.a_case("Draft v. X", published=False)
    b.withdrawn(b.a_case("Gone v. X"))
    found = feed(client, "/changes/feed/")
    of_case = [(entry.title, entry.summary, entry.link) for entry in found.entries if "Amnesty" in entry.title]
    link = f"http://testserver/cases/{case.public_id}/"
    assert of_case[0] == ("Amnesty v. NSO: case was changed", "The number was misspelt.", link)
    assert [(title, url) for title, _, url in of_case[1:]] == [("Amnesty v. NSO: case is new", link)]
    assert not [entry.title for entry in found.entries if "Draft" in entry.title or "Gone" in entry.title]
    assert len({entry.id for entry in found.entries}) == len(found.entries)
