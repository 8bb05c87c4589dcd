"""History: the versions of a record, what each changed, and the record as it stood, through today's visibility."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from casetracker.core.writing import writing
from rulings.models import Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db


def edited(unit: Any, reason: str = "A correction.", by: User | None = None, **columns: Any) -> None:
    with writing(by=by, reason=reason) as change:
        change.touch(unit)
        for name, value in columns.items():
            setattr(unit, name, value)
        unit.save()


def on(day: str) -> Any:
    return time_machine.travel(datetime.fromisoformat(f"{day}T12:00:00+00:00"), tick=False)


@pytest.fixture
def ruling() -> Ruling:
    """Entered and published on 1 March; the title was corrected on 2 March, and the ruling's summary on 3 March."""
    with on("2026-03-01"):
        ruling = b.a_ruling(b.a_case("Malekar v. Ministry", filed_on="2019-05"), judge=b.a_judge())
        b.a_participation(ruling.case, b.a_party("Amnesty"))
    with on("2026-03-02"):
        ruling.case.refresh_from_db()
        edited(
            ruling.case,
            "The caption is longer.",
            User.objects.create(username="dana", is_superuser=True),
            title="Malekar v. DECA",
        )
    with on("2026-03-03"):
        ruling.refresh_from_db()
        edited(ruling, summary="No harm was shown.")
    return ruling


def versions(client: Client, case: Case) -> list[list[str]]:
    """Each version on the page, newest first: its heading, and its rows of differences."""
    page = BeautifulSoup(client.get(f"/cases/{case.public_id}/history/").content, "html.parser")
    return [
        [" ".join(one.get_text(" ", strip=True).split()) for one in row.select("h2, tbody tr")]
        for row in page.select("ol[aria-label=Versions] > li")
    ]


def test_each_version_says_what_it_changed(client: Client, ruling: Ruling) -> None:
    shown = versions(client, ruling.case)
    assert shown[0][1:] == ["summary not said No harm was shown."]
    assert shown[1][1:] == ["title Malekar v. Ministry Malekar v. DECA"]
    assert [row[0].startswith("Ruling R1") for row in shown][:2] == [True, False]


def test_why_when_and_by_whom_but_no_name_of_an_editor(client: Client, ruling: Ruling) -> None:
    text = client.get(f"/cases/{ruling.case.public_id}/history/").content.decode()
    assert "The caption is longer." in text
    assert "2 March 2026, 12:00 UTC" in text
    assert "by an editor" in text
    assert "dana" not in text


@pytest.mark.parametrize(
    ("as_of", "title", "summary"),
    [
        ("2026-03-01", "Malekar v. Ministry", None),
        ("2026-03-02", "Malekar v. DECA", None),
        ("2026-03", "Malekar v. DECA", "No harm was shown."),
        ("2026", "Malekar v. DECA", "No harm was shown."),
    ],
)
def test_the_record_as_it_stood(client: Client, ruling: Ruling, as_of: str, title: str, summary: str | None) -> None:
    past = client.get(f"/api/v1/cases/{ruling.case.public_id}/?as_of={as_of}").json()
    assert past["case"]["document"]["title"] == title
    assert [row["document"].get("summary") for row in past["rulings"]] == [summary]
    alone = client.get(f"/api/v1/rulings/{ruling.public_id}/?as_of={as_of}").json()
    assert alone["ruling"] == past["rulings"][0]
    page = client.get(f"/cases/{ruling.case.public_id}/past/?as_of={as_of}").content.decode()
    assert (title in BeautifulSoup(page, "html.parser").table.text, "No harm" in page) == (True, summary is not None)


def test_before_it_was_public_there_is_nothing(client: Client, ruling: Ruling) -> None:
    past = client.get(f"/api/v1/cases/{ruling.case.public_id}/?as_of=2026-02").json()
    since = "2026-03-01T12:00:00+00:00"
    assert past == {"as_of": "2026-02", "first_public_at": since, "case": None, "rulings": [], "reactions": []}
    alone = client.get(f"/api/v1/rulings/{ruling.public_id}/?as_of=2026-02").json()
    assert alone == {"as_of": "2026-02", "first_public_at": since, "ruling": None}
    page = client.get(f"/cases/{ruling.case.public_id}/past/?as_of=2026-02")
    assert (page.status_code, "The record was not public then." in page.content.decode()) == (200, True)
    assert "This site has it since 1 March 2026, 12:00 UTC." in page.content.decode()


def test_old_facts_are_told_in_words(client: Client, ruling: Ruling) -> None:
    """No code, no key, no name of a column."""
    part = ruling.case.participations.get()
    claim = b.a_claim(ruling.case, kind="relief_sought", raised_by=[part])
    b.a_holding(ruling, [claim], "not_reached", key="open")
    page = BeautifulSoup(client.get(f"/cases/{ruling.case.public_id}/past/?as_of=2099").content, "html.parser")
    told = {" ".join(row.th.text.split()): " ".join(row.td.text.split()) for row in page.select("tbody tr")}

    assert {name: told[name] for name in (
        "Filed on", "Case type", "Court", "Party Amnesty", "Amnesty: role",
        "Claim C1: kind", "Claim C1: raised by", "Disposition D1: result", "Judge Rachel Barkai",
        "Holding H1: claims", "Holding H1: finding",
    )} == {
        "Filed on": "May 2019",
        "Case type": "Petition",
        "Court": "Tel Aviv District Court",
        "Party Amnesty": "Amnesty",
        "Amnesty: role": "Petitioner",
        "Claim C1: kind": "Relief sought",
        "Claim C1: raised by": "Amnesty",
        "Disposition D1: result": "Rejected",
        "Judge Rachel Barkai": "Rachel Barkai",
        "Holding H1: claims": "C1",
        "Holding H1: finding": "Not reached",
    }  # fmt: skip
    assert told["A report on the record"] == "States, Accepted"


@pytest.mark.parametrize("as_of", ["", "yesterday", "03/04/2020", "2020-13", "9" * 5000])
def test_what_is_no_day_is_refused_with_a_reason(client: Client, ruling: Ruling, as_of: str) -> None:
    answer = client.get(f"/api/v1/cases/{ruling.case.public_id}/", {"as_of": as_of})
    assert (answer.status_code, [error["parameter"] for error in answer.json()["errors"]]) == (400, ["as_of"])
    page = client.get(f"/cases/{ruling.case.public_id}/past/", {"as_of": as_of})
    assert (page.status_code, "as_of:" in page.content.decode()) == (400, True)


def test_what_was_withdrawn_since_is_in_no_version(client: Client, ruling: Ruling) -> None:
    """A part, a source, and a whole ruling that readers once saw."""
    case = ruling.case
    claim = b.a_claim(case, "The claim that named a child.")
    case.refresh_from_db()
    edited(case, title="Malekar and others v. DECA")
    assert "named a child" in client.get(f"/cases/{case.public_id}/history/").content.decode()
    with writing(reason="a correction") as change:
        change.touch(case)
        claim.is_withdrawn = True
        claim.save()
    b.withdrawn(ruling)
    now = datetime.now(UTC).date().isoformat()
    for address in (
        f"/cases/{case.public_id}/history/",
        f"/cases/{case.public_id}/past/?as_of={now}",
        f"/api/v1/cases/{case.public_id}/?as_of={now}",
    ):
        text = client.get(address).content.decode()
        assert "Malekar" in text
        assert "named a child" not in text
        assert "No harm was shown" not in text


def test_what_changed_lately_names_what_is_visible(client: Client, ruling: Ruling) -> None:
    hidden = b.a_case("Not yet public", published=False)
    page = BeautifulSoup(client.get("/changes/").content, "html.parser")
    rows = [row.get_text(" ", strip=True) for row in page.select("ol[aria-label=Changes] > li")]
    assert "ruling changed, version" in rows[0]
    assert "The caption is longer." in " ".join(rows)
    assert hidden.title not in page.text


@pytest.mark.slow
def test_a_history_costs_the_same_with_few_and_with_many_versions(client: Client, ruling: Ruling) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"/cases/{ruling.case.public_id}/history/").status_code == 200
        return len(queries)

    few = cost()
    for number in range(20):
        ruling.refresh_from_db()
        edited(ruling, summary=f"Version {number}")
    assert cost() == few <= 45
