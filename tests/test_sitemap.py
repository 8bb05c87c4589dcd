"""The sitemap and robots.txt: everything public and listed once, nothing else, in pages of a bounded size."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case, Court
from casetracker import sitemap
from casetracker.core.models import ALPHABET
from tests import builders as b
from tests.canaries import TRACES
from tests.planting import plant

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://testserver"


def locations(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml; charset=utf-8")
    found = [element.text or "" for element in ElementTree.fromstring(answer.content).iter(f"{SPACE}loc")]
    return [address.removeprefix(SITE) for address in found]


def every_address(client: Client) -> list[str]:
    return [address for page in locations(client, "/sitemap.xml") for address in locations(client, page)]


@pytest.mark.slow
def test_everything_visible_is_named_once_and_answers(client: Client) -> None:
    world = plant()
    found = every_address(client)
    assert len(found) == len(set(found))
    expected = {
        f"/{kind}/{unit.public_id}/"
        for kind, units in {
            "cases": [world.case, world.other],
            "rulings": [world.ruling, world.other.rulings.get()],
            "judges": [world.judge],
            "parties": [world.party],
            "topics": [world.topic],
            "courts": Court.objects.all(),
        }.items()
        for unit in units
    }
    assert expected <= set(found)
    text = " ".join(found)
    assert [public_id for public_id in world.hidden_ids if public_id in text] == []
    assert not re.search("|".join(TRACES), text, re.IGNORECASE)
    assert {address: status for address in found if (status := client.get(address).status_code) != 200} == {}


@pytest.mark.parametrize("exposure", ["private", "at_risk", "minor"])
def test_a_person_without_a_page_is_not_named(client: Client, exposure: str) -> None:
    case = b.a_case()
    seen, kept = b.a_party("An office"), b.a_party("A person", kind="person", exposure=exposure)
    for party in (seen, kept):
        b.a_participation(case, party)
    assert locations(client, "/sitemaps/parties.xml") == [f"/parties/{seen.public_id}/"]


def test_an_address_says_when_it_changed_last(client: Client) -> None:
    case = b.a_case()
    case.refresh_from_db()
    body = client.get("/sitemaps/cases.xml").content.decode()
    assert f"<lastmod>{case.changed_at.date().isoformat()}</lastmod>" in body


def test_many_rows_are_divided_by_the_beginnings_of_their_ids(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [b.a_case() for _ in range(4)]
    whole = locations(client, "/sitemaps/cases.xml")
    assert whole == sorted(f"/cases/{case.public_id}/" for case in cases)
    last = Case.objects.order_by("-pk").values_list("pk", flat=True)[0]
    monkeypatch.setattr(sitemap, "ROWS", last / len(ALPHABET))  # as if there were many
    deep = sitemap.depth(Case.objects.visible())
    assert deep == 1
    assert client.get("/sitemaps/cases.xml").status_code == 404
    names = [page for page in locations(client, "/sitemap.xml") if page.startswith("/sitemaps/cases")]
    assert (len(names), names[0]) == (len(ALPHABET) ** deep, f"/sitemaps/cases-{ALPHABET[0] * deep}.xml")
    own = {f"/sitemaps/cases-{case.public_id[:deep]}.xml" for case in cases} | {names[0], names[-1]}
    assert sorted(address for name in own for address in locations(client, name)) == whole
    with CaptureQueriesContext(connection) as queries:
        client.get(names[-1])
    assert len(queries) == 2


def test_every_id_belongs_to_one_page() -> None:
    ids = [
        "2222222222",
        "2zzzzzzzzz",
        "b222222222",
        "bz22222222",
        "bzzzzzzzzz",
        "c222222222",
        "zz22222222",
        "zzzzzzzzzz",
    ]
    rows = [Court(name=one, public_id=one, external_key=one, visible_from=LONG_AGO) for one in ids]
    Court.objects.bulk_create(rows)
    starts = [first + second for first in ALPHABET for second in ALPHABET]
    pages = [
        list(
            sitemap.beginning(Court.objects.visible(), start).order_by("public_id").values_list("public_id", flat=True)
        )
        for start in starts
    ]
    assert {start: page for start, page in zip(starts, pages, strict=True) if page} == {
        start: [one for one in ids if one.startswith(start)]
        for start in starts
        if any(one.startswith(start) for one in ids)
    }
    assert [one for page in pages for one in page] == ids


@pytest.mark.parametrize("name", ["nothing", "cases-", "cases-a", "cases-22222", "drafts", "pages-2"])
def test_a_page_that_does_not_exist_is_missing(client: Client, name: str) -> None:
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_robots_may_read_pages_and_find_the_sitemap(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "text/plain; charset=utf-8", "public, max-age=3600",
    )  # fmt: skip
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert {line for line in lines if line.startswith("Disallow")} == {
        f"Disallow: {path}" for path in ("/admin/", "/api/", "/*?", "/*/cite.", "/*/sources.", "/*/feed/")
    }
