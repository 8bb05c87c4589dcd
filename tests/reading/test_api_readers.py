"""Whoever reads the API reads the same."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.api import router
from tests import builders as b
from tests.kept import kept

ROUTES = [name for name, viewset, _ in router.registry if hasattr(viewset, "list")]
ASKED = {"search": "?q=Barkai", "suggestions": "?q=Barkai"}
"""What some routes have to be asked."""
LISTS = [name for name, viewset, _ in router.registry if hasattr(viewset, "listing")]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def hidden(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    """Something visible for every list, and a case that is not."""
    with kept(django_db_blocker):
        ruling = b.a_ruling(b.a_case(topics=[b.a_topic()]), judge=b.a_judge())
        b.a_participation(ruling.case)
        b.a_participation(ruling.case, b.a_party("Ministry"), "respondent", "opposing")
        b.a_claim(ruling.case)
        b.an_event(ruling.case)
        b.a_holding(ruling)
        b.a_point(b.a_reaction(about_ruling=ruling))
        b.a_relation(ruling.case, b.a_case())
        yield b.a_case(published=False)


@pytest.mark.parametrize("name", ROUTES)
def test_whoever_reads_reads_the_same(hidden: Case, client: Client, name: str) -> None:
    address = f"/api/v1/{name}/{ASKED.get(name, '')}"
    plain = client.get(address)
    found = plain.json()
    assert found["results"] if name in LISTS else found
    editor = Client()
    editor.force_login(User.objects.create_superuser("root"))
    for reader, headers in ((editor, {}), (client, {"Cookie": "sessionid=x"})):
        answer = reader.get(address, headers=headers)
        assert (answer.content, answer.headers, bool(answer.cookies)) == (plain.content, plain.headers, False)
    basic, wrong = (client.get(address, headers={"Authorization": f"{kind} eDp5"}) for kind in ("Basic", "Token"))
    assert (basic.content, wrong.status_code) == (plain.content, 401)
    assert editor.get(f"/api/v1/cases/{hidden.public_id}/").status_code == 404


@pytest.mark.parametrize("name", ROUTES)
def test_head_answers_as_get_without_a_body(hidden: Case, client: Client, name: str) -> None:
    got, head = (ask(f"/api/v1/{name}/{ASKED.get(name, '')}") for ask in (client.get, client.head))
    assert (head.status_code, head.content, head.headers) == (200, b"", got.headers)
