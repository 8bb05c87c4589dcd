"""Lists of parts: participations, claims, events, dispositions and holdings, each by its unit's id and its key."""

import csv
from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from tests import builders as b
from tests.identity import of_part, page_url

pytestmark = pytest.mark.django_db


def rows(client: Client, question: str) -> list[dict[str, Any]]:
    return client.get(f"/api/v1/{question}").json()["results"]


def case_ref(case: Case) -> dict[str, Any]:
    return {
        "id": case.public_id,
        "title": case.title,
        "title_language": "en",
        "docket_number": "",
        "url": page_url(case),
    }


def test_a_participation_names_the_party_as_in_its_case(client: Client) -> None:
    case, party = b.a_case(), b.a_party("NSO Group")
    part = b.a_participation(
        case, party, "respondent", "opposing", key="nso", name_as_stated="NSO Ltd.", counsel=["A. Bee"]
    )
    told = {
        **of_part(part, "participations", "#P1"),
        "number": 1,
        "role": "respondent",
        "side": "opposing",
        "counsel": [{"name": "A. Bee", "firm": "", "role": "unknown", "note": ""}],
        "note": "",
        "name": "NSO Ltd.",
        "party": {"id": party.public_id, "name": "NSO Group", "kind": "company", "has_page": True},
        "case": case_ref(case),
    }
    assert rows(client, "participations/") == [told]
    assert client.get(f"/api/v1/participations/{case.public_id}/nso/").json() == told


def test_a_holding_links_to_current_claims_of_its_case(client: Client) -> None:
    case, topic = b.a_case(), b.a_topic("Spyware")
    claim, other = b.a_claim(case, key="c"), b.a_claim(b.a_case(), key="elsewhere")
    ruling = b.a_ruling(case, issued_on="2020-07")
    holding = b.a_holding(ruling, [claim, other], key="h", statement="Not proved.", topics=[topic])
    assert holding.claims.count() == 2
    (told,) = rows(client, "holdings/")
    assert told == {
        **of_part(holding, "holdings", "#R1-H1"),
        "number": 1,
        "finding": "not_established",
        "statement": "Not proved.",
        "quotation": "",
        "quotation_language": "",
        "translation": "",
        "translated_by": "",
        "weight": "holding",
        "note": "",
        "claims": [
            {"key": "c", "number": 1, "case": None, "kind": "allegation", "statement": "The licence breaks the law."}
        ],
        "topics": [{"id": topic.public_id, "name": "Spyware"}],
        "ruling": {
            "id": ruling.public_id,
            "url": page_url(ruling),
            "key": ruling.key,
            "number": 1,
            "kind": "judgment",
            "issued_on": "2020-07",
            "issued_on_earliest": "2020-07-01",
            "issued_on_latest": "2020-07-31",
        },
        "court": {"id": case.court.public_id, "name": case.court.name, "country": "IL"},
        "judges": [],
        "case": case_ref(case),
    }


def test_a_disposition_says_who_asked_and_how_much(client: Client) -> None:
    case = b.a_case()
    asker = b.a_participation(case, key="asker")
    disposition = {**b.REJECTED, "requested_by": [asker], "amount": "1500.50", "currency": "USD", "key": "d"}
    ruling = b.a_ruling(case, dispositions=[disposition])
    (told,) = rows(client, "dispositions/?currency=usd")
    names = ("unit", "key", "decides", "result", "requested_by", "concerning", "claims", "amount", "currency")
    assert {name: told[name] for name in names} == {
        "unit": ruling.public_id,
        "key": "d",
        "decides": "petition",
        "result": "rejected",
        "requested_by": ["asker"],
        "concerning": [],
        "claims": [],
        "amount": "1500.5",
        "currency": "USD",
    }


def test_claims_and_events_name_the_keys_of_those_behind_them(client: Client) -> None:
    case = b.a_case()
    one = b.a_participation(case, b.a_party("One"), key="one")
    two = b.a_participation(case, b.a_party("Two"), "respondent", "opposing", key="two")
    b.a_claim(case, key="c", raised_by=[one], against=[two])
    b.an_event(case, key="e", by=[two], on="2019-06")
    (claim,), (event,) = rows(client, "claims/"), rows(client, "events/?year=2019")
    assert (claim["raised_by"], claim["against"], event["by"]) == (["one"], ["two"], ["two"])


@b.story()
def parts_of_two_cases() -> Case:
    """The first of them; the other is French and was decided a year later."""
    spyware, french = b.a_topic("Spyware"), b.a_court("A French court", country="FR")
    case, other = b.a_case(), b.a_case(court=french)
    no = b.a_ruling(case, issued_on="2020", dispositions=[{**b.REJECTED, "key": "rejected"}])
    yes = b.a_ruling(other, issued_on="2021", dispositions=[{**b.REJECTED, "result": "granted", "key": "granted"}])
    b.a_holding(no, key="no")
    b.a_holding(yes, finding="established", key="yes", topics=[spyware])
    b.a_participation(case, b.a_party("Friend", kind="ngo"), "amicus_curiae", "neutral", key="friend")
    b.a_participation(other, b.a_party("Somebody"), key="somebody")
    b.a_claim(case, kind="ground", key="ground")
    b.a_claim(case, key="allegation")
    b.an_event(case, key="heard", on="2019")
    b.an_event(case, kind="filing", key="filed")
    return case


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("holdings/?finding=established", ["yes"]),
        ("holdings/?topic=Spyware", ["yes"]),
        ("holdings/?decided_year=2020", ["no"]),
        ("holdings/?decided_after=2021&country=fr", ["yes"]),
        ("dispositions/?result=granted", ["granted"]),
        ("dispositions/?case={case}&result=granted,rejected", ["rejected"]),
        ("participations/?role=amicus_curiae", ["friend"]),
        ("participations/?party_kind=ngo&side=neutral", ["friend"]),
        ("participations/?case={case}", ["friend"]),
        ("claims/?kind=ground", ["ground"]),
        ("events/?kind=hearing", ["heard"]),
        ("events/?year=2018", []),
    ],
)
def test_each_filter_leaves_what_it_says(client: Client, question: str, keys: list[str]) -> None:
    case = parts_of_two_cases()
    assert [row["key"] for row in rows(client, question.format(case=case.public_id))] == keys


def test_a_list_is_paged_by_unit_and_key_to_its_end(client: Client) -> None:
    cases = [b.a_case() for _ in range(3)]
    expected = sorted((b.a_claim(case, key=f"c{n}") for case in cases for n in range(3)), key=place)
    found, address = [], "/api/v1/claims/?page_size=2&count=exact"
    while address:
        page = client.get(address).json()
        found += [(row["unit"], row["key"]) for row in page["results"]]
        address = page["next"]
    assert (found, page["count"]) == ([place(claim) for claim in expected], 9)


def place(claim: Any) -> tuple[str, str]:
    return claim.case.public_id, claim.key


def test_a_part_takes_its_members_alone_and_a_whole_list_is_a_file(client: Client) -> None:
    case = b.a_case()
    b.a_claim(case, "It was unlawful.", key="c")
    answer = client.get(f"/api/v1/claims/{case.public_id}/c/?kind=ground")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    lines = client.get("/api/v1/claims/?format=csv").getvalue().decode("utf-8-sig").splitlines()
    (row,) = csv.DictReader(lines)
    assert (row["unit"], row["key"], row["statement"]) == (case.public_id, "c", "It was unlawful.")
