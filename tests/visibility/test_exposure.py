"""Persons who must not be exposed: they stand in their case alone, and protected parties have no name anywhere.

A walk over every public address, as in test_visibility, but for persons who are visible where their case names them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from parties.choices import UNLISTED
from parties.models import Party, PartyName
from rulings.models import Reaction, Ruling
from tests import builders as b
from tests.kept import kept
from tests.visibility.test_visibility import DETAILS, LISTS, OTHERS, PART_DETAILS

pytestmark = pytest.mark.django_db

MARK = "zqperson"
NOINDEX = '<meta name="robots" content="noindex">'
UNIT_LISTS = {name: value for name, value in LISTS.items() if name.removeprefix("api:") in (
    "party-list", "petitioner-list", "respondent-list", "judge-list", "court-list", "topic-list", "source-list",
)}  # fmt: skip
"""Lists of what cases refer to, none of which may name such a person."""
CASE_LISTS = ("case-list", "ruling-list", "verdict-list", "reaction-list", "reaction-point-list")
"""Pages that list cases and what belongs to them, with the names of those concerned."""


@dataclass
class World:
    persons: list[Party]
    company: Party
    case: Case
    ruling: Ruling
    reaction: Reaction
    calm: Case
    """A case that names nobody of the kind."""


def plant() -> World:
    """A company against a private person, one at risk and a minor; each of them reacts too."""
    case, company = b.a_case("A company v. some persons"), b.a_party("A company")
    b.a_participation(case, company, key="company")
    persons = []
    for exposure in UNLISTED:
        person = b.a_party(f"{MARK} {exposure}", kind="person", exposure=exposure, website="https://example.org/")
        b.part(person, PartyName, name=f"{MARK} also {exposure}")
        b.a_participation(case, person, "respondent", "opposing", key=exposure.replace("_", "-"))
        b.cite(person, b.a_source("A report that names somebody"), "name")
        persons.append(person)
    ruling = b.a_ruling(case)
    for person in persons:
        reaction = b.a_reaction(about_ruling=ruling, speaker=person)
        b.a_point(reaction)
    calm = b.a_case("Calm")
    b.a_participation(calm, company)
    b.a_reaction(about_ruling=b.a_ruling(calm, issued_on="2021"), speaker=company)
    return World(persons, company, case, ruling, reaction, calm)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with kept(django_db_blocker):
        yield plant()


def body(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.getvalue().decode()


def test_no_list_of_others_names_them(world: World, client: Client) -> None:
    shown = {path: body(client, f"{path}?page_size=500") for path, _ in UNIT_LISTS.values()}
    shown |= {f"{path}?format=csv": body(client, f"{path}?format=csv") for path in shown if path.startswith("/api")}
    found = [path for path, text in shown.items() if MARK in text or any(p.public_id in text for p in world.persons)]
    assert (found, "A company" in shown["/parties/"], len(shown)) == ([], True, 21)


def test_they_have_no_page_and_no_feed(world: World, client: Client) -> None:
    paths = {path for name, (path, model) in DETAILS.items() if model is Party}
    assert {"/parties/{}/", "/parties/{}/feed/", "/api/v1/parties/{}/", "/api/v1/respondents/{}/"} <= paths
    for path in paths:
        missing = body(client, path.format("zzzzzzzzzz"), 404)
        for person in world.persons:
            told = body(client, path.format(person.public_id), 404)
            assert told.replace(person.public_id, "zzzzzzzzzz") == missing


def test_nothing_else_names_them(world: World, client: Client) -> None:
    """The pages of those they met, of their court, of the sources; home, the sitemap and the rest."""
    sources = [row["page"] for row in client.get("/api/v1/sources/?page_size=500").json()["results"]]
    assert len([path for path in sources if "A report that names somebody" in body(client, path)]) == 3
    units = [f"/parties/{world.company.public_id}/", f"/courts/{world.case.court.public_id}/", *sources]
    sitemaps = re.findall("<loc>http://testserver([^<]*)</loc>", body(client, "/sitemap.xml"))
    others = [path for path, status in OTHERS.values() if status == 200 and "/cite." not in path]  # see robots.txt
    paths = [*units, *others, *sitemaps]
    shown = {path: body(client, path) for path in paths}
    naming = [path for path, text in shown.items() if MARK in text or any(p.public_id in text for p in world.persons)]
    assert (naming, len(sitemaps) > 5) == ([], True)
    met = client.get(f"/api/v1/parties/{world.company.public_id}/").json()["met"]
    assert met == []


def test_no_filter_finds_them(world: World, client: Client) -> None:
    for name in ("party", "speaker", "requested_by"):
        missing = body(client, f"/api/v1/cases/?{name}=zzzzzzzzzz", 400)
        for person in world.persons:
            told = body(client, f"/api/v1/cases/?{name}={person.public_id}", 400)
            assert told.replace(person.public_id, "zzzzzzzzzz") == missing
        assert client.get(f"/api/v1/cases/?{name}={MARK}").status_code == 400
        assert client.get(f"/api/v1/cases/?{name}={world.company.public_id}").status_code == 200
    found = {path: client.get(f"/api/v1/{path}/?name={MARK}").json()["results"] for path in ("parties", "respondents")}
    assert found == {"parties": [], "respondents": []}


def test_where_their_case_names_them_no_search_engine_keeps_it(world: World, client: Client) -> None:
    pages = {
        f"/cases/{world.case.public_id}/": f"/cases/{world.calm.public_id}/",
        f"/rulings/{world.ruling.public_id}/": f"/rulings/{world.calm.rulings.get().public_id}/",
        f"/reactions/{world.reaction.public_id}/": f"/reactions/{world.calm.reactions.get().public_id}/",
        **{LISTS[name][0]: f"{LISTS[name][0]}?{asked}" for name, asked in zip(
            CASE_LISTS, ("has=reactions&role=amicus_curiae", "decided_after=2021", "decided_after=2021",
                         f"speaker={world.company.public_id}", f"speaker={world.company.public_id}"), strict=True)},
    }  # fmt: skip
    for naming, calm in pages.items():
        shown, quiet = body(client, naming), body(client, calm)
        assert (MARK in shown, NOINDEX in shown, MARK in quiet, NOINDEX in quiet) == (True, True, False, False), naming


def test_a_page_that_names_them_links_to_none_of_them(world: World, client: Client) -> None:
    for path in (f"/cases/{world.case.public_id}/", "/cases/", "/rulings/", "/reactions/"):
        shown = body(client, path)
        assert [p for p in world.persons if p.public_id in shown] == []
    assert f"/parties/{world.company.public_id}/" in body(client, f"/cases/{world.case.public_id}/")


def test_the_api_says_who_has_no_page(world: World, client: Client) -> None:
    story = client.get(f"/api/v1/cases/{world.case.public_id}/").json()
    told = {row["party"]["name"]: row["party"]["has_page"] for row in story["participations"]}
    assert told == {"A company": True, **{person.name: False for person in world.persons}}
    (row,) = [row for row in client.get("/api/v1/cases/").json()["results"] if row["id"] == world.case.public_id]
    assert [p["has_page"] for p in row["petitioners"] + row["respondents"]] == [True, False, False, False]
    assert [s["has_page"] for r in row["reactions"] for s in r["speakers"]] == [False, False, False]


def test_every_public_address_names_them_only_where_it_may(world: World, client: Client) -> None:
    """The rest of the walk: whatever names them is a case, a part of one, or a list of these."""
    naming = set()
    for name, (path, listing) in {**LISTS, **PART_DETAILS}.items():
        parts = (
            [f"{unit}/{key}" for unit, key in listing.records().values_list("unit", "key")] if "{}" in path else [""]
        )
        for part in parts:
            if MARK in body(client, path.format(part)):
                naming.add(name)
    allowed = {f"{prefix}{name}" for name in CASE_LISTS for prefix in ("", "api:")}
    details = {"api:participation-detail", "api:reaction-point-detail"}
    assert naming == allowed | details | {"api:participation-list"}


# Protected parties: what must not leak is not kept


def protected(**columns: str) -> Party:
    return b.a_party("A.B.", kind="person", identity="protected", exposure="at_risk", **columns)


def test_a_protected_party_keeps_no_other_name() -> None:
    party = protected()
    with pytest.raises(ValidationError, match="no other names"):
        b.part(party, PartyName, name=MARK)
    with pytest.raises(ValidationError, match="no name but the one"):
        b.save(
            b.Participation(case=b.a_case(), party=party, role="petitioner", side="bringing", name_as_stated=MARK), None
        )
    assert PartyName.objects.filter(party=party).count() == 0


def test_who_becomes_protected_loses_the_other_names_first() -> None:
    party = b.a_party("A.B.", kind="person", website="https://example.org/")
    name = b.part(party, PartyName, name=MARK)
    party.identity = "protected"
    with pytest.raises(ValidationError, match="no address"):
        party.full_clean()
    party.website = ""
    with pytest.raises(ValidationError, match="Remove them first"):
        party.full_clean()
    name.delete()
    party.full_clean()


def test_a_protected_party_stands_in_one_case_alone(client: Client) -> None:
    party, case = protected(), b.a_case()
    part = b.a_participation(case, party, key="ab")
    with pytest.raises(ValidationError, match="never linked across cases"):
        b.Participation(case=b.a_case(), party=party, role="petitioner", side="bringing").full_clean()
    part.full_clean()
    assert client.get(f"/parties/{party.public_id}/").status_code == 404
    assert "A.B." in body(client, f"/cases/{case.public_id}/")


@pytest.mark.parametrize("exposure", ["public_role", "named_in_record"])
def test_a_protected_party_has_no_page_whatever_its_exposure(client: Client, exposure: str) -> None:
    party = b.a_party("A.B.", kind="person", identity="protected", exposure=exposure)
    b.a_participation(b.a_case(), party)
    assert client.get(f"/parties/{party.public_id}/").status_code == 404
    assert [row["name"] for row in client.get("/api/v1/petitioners/").json()["results"] if row["name"] == "A.B."] == []
