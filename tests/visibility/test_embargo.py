"""An embargo lifts by the clock alone, on every surface at once, and not a second before."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Case
from rulings.models import Reaction, Ruling
from tests import builders as b

WRITTEN = datetime(2030, 1, 1, 8, tzinfo=UTC)
LIFT = datetime(2030, 3, 1, 12, 0, 0, tzinfo=UTC)
SEEN = [
    (timedelta(seconds=-1), False),
    (timedelta(microseconds=-1), False),
    (timedelta(0), True),
    (timedelta(seconds=1), True),
]

pytestmark = pytest.mark.django_db


def ids_in_api(client: Client, question: str) -> list[str]:
    answer = client.get(f"/api/v1/{question}")
    return [row["id"] for row in answer.json()["results"]] if answer.status_code == 200 else [str(answer.status_code)]


def ids_on_page(client: Client, question: str) -> list[str]:
    answer = client.get(f"/{question}")
    rows = BeautifulSoup(answer.content, "html.parser").select("[data-id]")
    return [row["data-id"] for row in rows] if answer.status_code == 200 else [str(answer.status_code)]


@pytest.mark.parametrize(("offset", "is_seen"), SEEN)
def test_embargoed_ruling_lifts(client: Client, offset: timedelta, is_seen: bool) -> None:
    with time_machine.travel(WRITTEN, tick=False):
        judge, source = b.a_judge(), b.a_source()
        case = b.a_case()
        ruling = b.a_ruling(case, judge=judge, embargoed_until=LIFT, source=source)
    with time_machine.travel(LIFT + offset, tick=False):
        here = [ruling.public_id] if is_seen else []
        case_here = [case.public_id] if is_seen else []
        assert ids_in_api(client, "rulings/") == ids_in_api(client, "verdicts/") == here
        assert ids_on_page(client, "rulings/") == ids_on_page(client, "verdicts/") == here
        assert ids_in_api(client, "judges/") == ([judge.public_id] if is_seen else [])
        for question in (f"rulings/?judge={judge.public_id}", "rulings/?judge=Barkai"):
            assert ids_in_api(client, question) == ids_on_page(client, question) == (here or ["400"])
        for question in ("cases/?decides=petition", "cases/?has=verdict", "cases/?decided_year=2020"):
            assert ids_in_api(client, question) == ids_on_page(client, question) == case_here
        assert ids_in_api(client, f"cases/?source={source.public_id}") == (case_here or ["400"])
        assert status_codes(client, f"rulings/{ruling.public_id}/") == ({200} if is_seen else {404})
        story = client.get(f"/api/v1/cases/{case.public_id}/").json()
        assert [row["id"] for row in story["rulings"]] == here
        assert source.public_id in [row["id"] for row in story["sources"]] or not is_seen
        assert (ruling.public_id in client.get(f"/cases/{case.public_id}/").content.decode()) == is_seen
        assert (ruling.public_id in client.get("/").content.decode()) == is_seen
    ruling.refresh_from_db()
    assert (ruling.number, ruling.numbered_at) == (None, None)  # no job has run


@pytest.mark.parametrize(("offset", "is_seen"), SEEN)
def test_embargoed_case_lifts_with_what_hangs_on_it(client: Client, offset: timedelta, is_seen: bool) -> None:
    with time_machine.travel(WRITTEN, tick=False):
        case = b.a_case(embargoed_until=LIFT)
        party = b.a_participation(case).party
        ruling = b.a_ruling(case)
        b.a_reaction(about_ruling=ruling, embargoed_until=LIFT + timedelta(days=1))
    with time_machine.travel(LIFT + offset, tick=False):
        assert ids_in_api(client, "cases/") == ids_on_page(client, "cases/") == ([case.public_id] if is_seen else [])
        assert (
            ids_in_api(client, "rulings/") == ids_on_page(client, "rulings/") == ([ruling.public_id] if is_seen else [])
        )
        assert ids_in_api(client, "petitioners/") == ([party.public_id] if is_seen else [])
        assert ids_in_api(client, "cases/?has=reactions") == []  # its own embargo is longer
        for question in (f"cases/{case.public_id}/", f"rulings/{ruling.public_id}/"):
            assert status_codes(client, question) == ({200} if is_seen else {404})


@pytest.mark.parametrize(("offset", "is_seen"), SEEN)
def test_embargoed_reaction_lifts(client: Client, offset: timedelta, is_seen: bool) -> None:
    with time_machine.travel(WRITTEN, tick=False):
        ruling = b.a_ruling()
        reaction = b.a_reaction(about_ruling=ruling, stance="condemns", embargoed_until=LIFT)
    with time_machine.travel(LIFT + offset, tick=False):
        here, case_here = ([ruling.public_id], [ruling.case.public_id]) if is_seen else ([], [])
        assert ids_in_api(client, "rulings/?stance=condemns") == ids_on_page(client, "rulings/?stance=condemns") == here
        assert ids_in_api(client, "cases/?has=reactions") == ids_on_page(client, "cases/?has=reactions") == case_here
        row = client.get("/api/v1/rulings/").json()["results"][0]
        assert [shown["id"] for shown in row["reactions"]] == ([reaction.public_id] if is_seen else [])
        story = client.get(f"/api/v1/cases/{ruling.case.public_id}/").json()
        assert [shown["id"] for shown in story["reactions"]] == ([reaction.public_id] if is_seen else [])


def test_the_settled_instant_is_the_latest_of_unit_and_ancestors() -> None:
    with time_machine.travel(WRITTEN, tick=False):
        case = b.a_case(embargoed_until=LIFT)
        sooner, later = (
            b.a_ruling(case, embargoed_until=LIFT - timedelta(days=1)),
            b.a_ruling(case, embargoed_until=LIFT + timedelta(days=1)),
        )
        reaction = b.a_reaction(case)
    instants = {
        unit.visible_from
        for unit in (Case.objects.get(), Ruling.objects.get(pk=sooner.pk), Reaction.objects.get(pk=reaction.pk))
    }
    assert instants == {LIFT}
    assert Ruling.objects.get(pk=later.pk).visible_from == LIFT + timedelta(days=1)


def status_codes(client: Client, question: str) -> set[int]:
    return {client.get(f"{base}/{question}").status_code for base in ("", "/api/v1")}
