"""Every spelling of a name or a number finds its record by filter, type-ahead and the editors' search, and no other."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import CaseIdentifier, JudgeName
from parties.models import PartyName
from rulings.models import RulingIdentifier
from tests import builders as b
from tests.core.naming.spellings import COURTS, JUDGES, NAMES, NUMBERS, PARTIES
from tests.kept import kept

pytestmark = pytest.mark.django_db
LISTS = {"judge": "judges", "party": "parties", "court": "courts"}
ADMIN = {"judge": "cases/judge", "party": "parties/party", "court": "cases/court", "case": "cases/case"}
SPELLED_NUMBERS = [(typed, number) for number, spellings in NUMBERS.items() for typed in spellings]


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with kept(django_db_blocker):
        with b.story():
            a_record()
        yield


def a_record() -> None:
    for name, short_name in COURTS.items():
        b.a_case("Before it", court=b.a_court(name, short_name=short_name))
    case, court = b.a_case("Case of all"), b.a_court("Court")
    for place, number in enumerate(NUMBERS):
        if place % 2:
            b.part(b.a_case(f"Case {place}", court=court), CaseIdentifier, value=number)
        else:
            b.a_case(f"Case {place}", court=court, docket_number=number)
    for name, others in JUDGES.items():
        judge = b.a_judge(name)
        b.a_ruling(case, judge=judge)
        for other in others:
            b.part(judge, JudgeName, name=other)
    for name, (kind, others) in PARTIES.items():
        party = b.a_party(name, kind=kind)
        b.a_participation(case, party)
        for other in others:
            b.part(party, PartyName, name=other)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor"))
    return client


@pytest.mark.parametrize(("kind", "typed", "name"), NAMES)
def test_a_name_is_found_by_filter_and_type_ahead(client: Client, kind: str, typed: str, name: str) -> None:
    listed = client.get(f"/api/v1/{LISTS[kind]}/", {"name": typed}).json()
    assert [row["name"] for row in listed["results"]] == [name]

    suggested = client.get("/api/v1/suggestions/", {"q": typed, "kind": kind}).json()
    assert [(row["name"], row["is_near"]) for row in suggested] == [(name, False)]


@pytest.mark.parametrize(("kind", "typed", "name"), NAMES)
def test_a_name_is_found_by_editors(editor: Client, kind: str, typed: str, name: str) -> None:
    assert name in found_by_editor(editor, kind, typed)


@pytest.mark.parametrize(("typed", "number"), SPELLED_NUMBERS)
def test_a_number_is_found_by_filter_and_type_ahead(client: Client, typed: str, number: str) -> None:
    title = f"Case {[*NUMBERS].index(number)}"
    assert [row["title"] for row in client.get("/api/v1/cases/", {"docket": typed}).json()["results"]] == [title]
    suggested = client.get("/api/v1/suggestions/", {"q": typed}).json()
    assert [(row["name"], row["is_near"]) for row in suggested] == [(title, False)]


@pytest.mark.parametrize(("typed", "number"), SPELLED_NUMBERS)
def test_a_number_is_found_by_editors(editor: Client, typed: str, number: str) -> None:
    assert found_by_editor(editor, "case", typed) == [f"Case {[*NUMBERS].index(number)}"]


def found_by_editor(editor: Client, kind: str, typed: str) -> list[str]:
    page: Any = editor.get(f"/admin/{ADMIN[kind]}/", {"q": typed})
    return [str(unit) for unit in page.context["cl"].result_list]


def test_a_filter_by_a_unit_takes_every_spelling(client: Client) -> None:
    for typed in ("Benitez", "BENÍTEZ", "Judge Benítez", "Benítez Luis"):
        assert len(client.get("/api/v1/rulings/", {"judge": typed}).json()["results"]) == 1
    for typed in ("Pedro Sanchez", "L’Humanité", "sánchez pedro"):
        assert len(client.get("/api/v1/cases/", {"party": typed}).json()["results"]) == 1


@pytest.mark.parametrize(
    "typed", ["T-311/18", "829/2020", "2 BvR 1942/21 x 7", "28312-05", "W.P.(Crl.) No. 829 of 2021"]
)
def test_another_number_finds_nothing(client: Client, typed: str) -> None:
    assert client.get("/api/v1/cases/", {"docket": typed}).json()["results"] == []


def test_what_is_no_number_is_refused(client: Client) -> None:
    answer = client.get("/api/v1/cases/", {"docket": "Barkai"})
    detail = "“Barkai” has no digits; write a docket number, such as 28312-05-19."
    assert (answer.status_code, answer.json()["errors"]) == (400, [{"parameter": "docket", "detail": detail}])


def test_the_citation_of_a_ruling_finds_its_case_while_it_is_seen(client: Client) -> None:
    shown, draft = b.a_ruling(b.a_case("Shown")), b.a_ruling(b.a_case("With a draft"), published=False)
    b.part(shown, RulingIdentifier, scheme="neutral_citation", value="[2022] EWHC 2199 (QB)")
    b.part(draft, RulingIdentifier, scheme="neutral_citation", value="[2023] EWHC 17 (KB)")
    for typed in ("[2022] EWHC 2199 (QB)", "2022 EWHC 2199", "(2022) ewhc 2199 QB"):
        rows = client.get("/api/v1/cases/", {"docket": typed}).json()["results"]
        assert [row["title"] for row in rows] == ["Shown"]
    assert client.get("/api/v1/cases/", {"docket": "[2023] EWHC 17 (KB)"}).json()["results"] == []


def test_the_number_of_a_hidden_case_or_a_withdrawn_identifier_finds_nothing(client: Client) -> None:
    b.a_case("Hidden", docket_number="777/77", published=False)
    shown = b.a_case("Shown")
    identifier = b.part(shown, CaseIdentifier, value="888/88")
    assert len(client.get("/api/v1/cases/", {"docket": "888/88"}).json()["results"]) == 1
    identifier.is_withdrawn = True
    identifier.save()
    for number in ("777/77", "888/88"):
        assert client.get("/api/v1/cases/", {"docket": number}).json()["results"] == []
        assert client.get("/api/v1/suggestions/", {"q": number}).json() == []
