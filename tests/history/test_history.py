"""History: the versions of a record, what each changed, and the record as it stood, through today's visibility."""

import re
from datetime import UTC, datetime
from pathlib import Path
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
from casetracker.history import pages
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


def shown(page: str) -> str:
    """The text of the page itself, without what it says of today."""
    main = BeautifulSoup(page, "html.parser").main
    for told in main.select("aside"):
        told.decompose()
    return " ".join(main.get_text(" ", strip=True).split()).replace(" .", ".")


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


def saves(client: Client, case: Case, page: str = "") -> list[list[str]]:
    """Each entry on the page, newest first: why, then which records it changed, and what."""
    found = BeautifulSoup(client.get(f"/cases/{case.public_id}/history/{page}").content, "html.parser")
    return [
        [" ".join(one.get_text(" ", strip=True).split()) for one in row.select(".why, h3, ul > li")]
        for row in found.select("ol[aria-label=Versions] > li")
    ]


def test_each_version_says_what_it_changed(client: Client, ruling: Ruling) -> None:
    assert saves(client, ruling.case) == [
        ["A correction.", "Judgment of 12 July 2020 R1 changed", "Summary : No harm was shown. (not said before)"],
        [
            "The caption is longer.",
            "The case changed",
            "Title : Malekar v. Ministry → became Malekar v. DECA",
        ],
        [
            "Built for a test.",
            "First published",
            "The case",
            "Judgment of 12 July 2020 R1",
            "The case changed",
            "Party Amnesty added: role Petitioner ; side Bringing side",
        ],
    ]


def test_a_difference_is_told_in_words(client: Client, ruling: Ruling) -> None:
    """A date that is less exact than before, a text of which two words differ, a part and a source that came."""
    case = Case.objects.get()
    words = " ".join(f"word{number}" for number in range(40))
    with on("2026-03-04"):
        edited(case, filed_on="2019-05-13", summary=f"{words} a permit {words}")
    with on("2026-03-05"):
        edited(case, filed_on="2019-05", summary=f"{words} the licence {words}")
    with on("2026-03-06"):
        reaction = b.a_reaction(case, speaker=b.a_party("NSO Group"))
    with on("2026-03-07"):
        b.cite(reaction, b.a_source("A wire report"), path="made_on")
    told = saves(client, case)

    assert told[0][1:] == [
        "Reaction of NSO Group , 13 July 2020 A1 changed",
        "Source added: A wire report , on made on",
    ]
    assert told[1][1:] == ["First published", "Reaction of NSO Group , 13 July 2020 A1"]
    text = client.get(f"/cases/{case.public_id}/history/").content.decode()
    page = BeautifulSoup(text, "html.parser")
    last = page.select("ol[aria-label=Versions] > li")[2]
    assert [(mark.name, mark.get_text(strip=True)) for mark in last.select("del, ins")] == [
        ("del", "13 May 2019"),
        ("ins", "May 2019 (day not known)"),
        ("del", "a permit"),
        ("ins", "the licence"),
    ]
    assert "word20" not in last.text


def test_a_long_history_has_pages(client: Client, ruling: Ruling, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page of two tells the same of a version as one page that holds all."""
    whole = saves(client, ruling.case)
    monkeypatch.setattr(pages, "VERSIONS_SHOWN", 1)
    assert saves(client, ruling.case) == whole[:1]
    assert saves(client, ruling.case, "?page=2") == whole[1:2]
    address = f"/cases/{ruling.case.public_id}/history/"
    links = BeautifulSoup(client.get(f"{address}?page=2").content, "html.parser").select("nav[aria-label=Pages] a")
    assert [(link.text, link["href"]) for link in links] == [
        ("Newer changes", "?page=1"),
        ("Older changes", "?page=3"),
    ]
    assert [client.get(f"{address}?page={page}").status_code for page in ("9", "0", "x", "-1")] == [404] * 4


VALID_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?)?")


def test_what_machines_read_of_a_time_is_valid(client: Client, ruling: Ruling) -> None:
    """HTML allows at most three digits of a second; the log keeps six. One place writes them all."""
    case = ruling.case
    for address in (f"/cases/{case.public_id}/history/", "/changes/", f"/cases/{case.public_id}/past/?as_of=2100"):
        times = BeautifulSoup(client.get(address).content, "html.parser").select("time")
        assert [time["datetime"] for time in times if not VALID_TIME.fullmatch(time["datetime"])] == []
        assert times
    by_hand = [path for path in Path("casetracker").rglob("*.html") if "<time" in path.read_text()]
    assert by_hand == []


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
    assert (title in BeautifulSoup(page, "html.parser").h1.text, "No harm" in shown(page)) == (True, bool(summary))


def test_before_it_was_public_there_is_nothing(client: Client, ruling: Ruling) -> None:
    past = client.get(f"/api/v1/cases/{ruling.case.public_id}/?as_of=2026-02").json()
    since = "2026-03-01T12:00:00+00:00"
    assert past == {"as_of": "2026-02", "first_public_at": since, "case": None, "rulings": [], "reactions": []}
    alone = client.get(f"/api/v1/rulings/{ruling.public_id}/?as_of=2026-02").json()
    assert alone == {"as_of": "2026-02", "first_public_at": since, "ruling": None}
    page = client.get(f"/cases/{ruling.case.public_id}/past/?as_of=2026-02")
    assert (page.status_code, "The record was not public then." in page.content.decode()) == (200, True)
    assert "This site has it since 1 March 2026, 12:00 UTC." in shown(page.content.decode())


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
    assert rows[0] == "3 March 2026 Malekar v. DECA changed : ruling R1 A correction. history"
    assert "The caption is longer." in rows[1]
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
