"""Holdings and points of reactions as lists: what a row tells, what each filter leaves, and what stays hidden."""

import csv
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Case
from parties.models import Party
from rulings.models import Ruling
from tests import builders as b
from tests.identity import of_part, page_url

pytestmark = pytest.mark.django_db


def rows(client: Client, question: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/{question}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def page_rows(client: Client, question: str) -> list[str]:
    page = BeautifulSoup(client.get(f"/{question}").content, "html.parser")
    return [row["data-id"] for row in page.select("[data-id]")]


def ruling_ref(ruling: Ruling) -> dict[str, Any]:
    return {
        "id": ruling.public_id,
        "url": page_url(ruling),
        "key": ruling.key,
        "number": ruling.number,
        "kind": "judgment",
        "issued_on": "2020-07-12",
        "issued_on_earliest": "2020-07-12",
        "issued_on_latest": "2020-07-12",
    }


def test_a_point_names_its_speakers_what_it_answers_and_the_ruling(client: Client) -> None:
    court, speaker = b.a_court("Rotterdam Court", country="NL"), b.a_party("Nova")
    ruling = b.a_ruling(b.a_case(court=court))
    held = b.a_holding(ruling, statement="The order stands.", finding="accepted", key="h")
    reaction = b.a_reaction(about_ruling=ruling, speaker=speaker, stance="condemns", made_on="2020-07")
    point = b.a_point(reaction, [held], key="p", summary="It must fall.", response="will_appeal", asserts_fact=True)
    ruling.refresh_from_db(), reaction.refresh_from_db()

    (told,) = rows(client, "reaction-points/")

    assert told == {
        **of_part(point, "reaction-points", "#A1.1"),
        "number": 1,
        "response": "will_appeal",
        "calls_for": "",
        "summary": "It must fall.",
        "quotation": "",
        "quotation_language": "",
        "translation": "",
        "translated_by": "",
        "asserts_fact": True,
        "note": "",
        "holdings": [
            {
                "unit": ruling.public_id,
                "key": "h",
                "number": 1,
                "finding": "accepted",
                "statement": "The order stands.",
                "weight": "holding",
                "ruling": ruling_ref(ruling),
            }
        ],
        "speakers": [{"id": speaker.public_id, "name": "Nova", "has_page": True}],
        "reaction": {
            "id": reaction.public_id,
            "url": page_url(reaction),
            "key": reaction.key,
            "number": 1,
            "kind": "statement",
            "stance": "condemns",
            "spokesperson": "",
            "made_on": "2020-07",
            "made_on_earliest": "2020-07-01",
            "made_on_latest": "2020-07-31",
        },
        "ruling": {
            **ruling_ref(ruling),
            "court": {"id": court.public_id, "name": "Rotterdam Court", "country": "NL"},
        },
        "case": {
            "id": ruling.case.public_id,
            "title": ruling.case.title,
            "title_language": "en",
            "docket_number": "",
            "url": page_url(ruling.case),
        },
    }
    assert client.get(f"/api/v1/reaction-points/{reaction.public_id}/p/").json() == told


def test_a_point_that_answers_hidden_holdings_names_the_visible_ones(client: Client) -> None:
    case = b.a_case()
    ruling, draft = b.a_ruling(case), b.a_ruling(case, published=False)
    seen, unseen = b.a_holding(ruling, key="seen"), b.a_holding(draft, finding="established", key="unseen")
    b.a_point(b.a_reaction(case, about_ruling=draft), [seen, unseen], key="p")
    (told,) = rows(client, "reaction-points/")
    assert ([held["key"] for held in told["holdings"]], told["ruling"]) == (["seen"], None)
    assert rows(client, "reaction-points/?finding=established") == []
    assert [row["key"] for row in rows(client, "reaction-points/?finding=not_established")] == ["p"]
    assert rows(client, "reaction-points/?result=rejected") == []


@b.story()
def two_stories() -> tuple[Case, Ruling, Party]:
    """An Israeli ruling with a dissent, and a French one a year later; each is reacted to, point by point."""
    spyware, borders = b.a_topic("Spyware"), b.a_topic("Borders")
    israeli, french = b.a_court("Lod Court", country="IL"), b.a_court("Lyon Court", country="FR")
    case, other = b.a_case(court=israeli), b.a_case(court=french)
    ground = b.a_claim(case, kind="ground", key="ground")
    no = b.a_ruling(case, issued_on="2020", judge=b.a_judge("Ada Bar"))
    yes = b.a_ruling(other, issued_on="2021", judge=b.a_judge("Bo Cohn"), dispositions=[GRANTED])
    held = b.a_holding(no, [ground], finding="rejected", topics=[spyware], key="no")
    b.a_holding(no, finding="accepted", weight="dissent", key="dissent")
    answered = b.a_holding(yes, finding="established", topics=[borders], key="yes")
    nova = b.a_party("Nova")
    b.a_participation(case, nova)
    first = b.a_reaction(about_ruling=no, speaker=nova, stance="condemns", made_on="2020-08")
    second = b.a_reaction(about_ruling=yes, speaker=b.a_party("Orb"), stance="welcomes", made_on="2021-08")
    third = b.a_reaction(other, speaker=nova, stance="neutral", made_on="2022")
    b.a_point(first, [held], key="appeal", response="will_appeal")
    b.a_point(first, key="fact", asserts_fact=True)
    b.a_point(second, [answered], key="thanks")
    b.a_point(third, key="waits")
    return case, no, nova


GRANTED = {"decides": "petition", "result": "granted", "favours": "bringing"}
HOLDINGS = {
    "": ["dissent", "no", "yes"],
    "court=Lyon": ["yes"],
    "country=IL": ["dissent", "no"],
    "judge=Ada": ["dissent", "no"],
    "judge=Ada&weight=dissent": ["dissent"],
    "ruling={ruling}": ["dissent", "no"],
    "case={case}&topic=Borders": [],
    "topic=Spyware": ["no"],
    "finding=established,accepted": ["dissent", "yes"],
    "claim_kind=ground": ["no"],
    "decided_after=2021": ["yes"],
    "decided_before=2020": ["dissent", "no"],
    "decided_year=2020&finding=rejected": ["no"],
}
POINTS = {
    "": ["appeal", "fact", "thanks", "waits"],
    "response=will_appeal": ["appeal"],
    "asserts_fact=yes": ["fact"],
    "asserts_fact=no": ["appeal", "thanks", "waits"],
    "stance=welcomes,neutral": ["thanks", "waits"],
    "speaker={party}": ["appeal", "fact", "waits"],
    "speaker={party}&speaker_side=bringing": ["appeal", "fact"],
    "speaker_side=none": ["thanks", "waits"],
    "finding=established": ["thanks"],
    "holding_topic=Spyware": ["appeal"],
    "finding=established&holding_topic=Spyware": [],
    "result=granted": ["thanks"],
    "result=granted&judge=Ada": [],
    "judge=Ada": ["appeal", "fact"],
    "court=Lyon": ["thanks", "waits"],
    "country=il": ["appeal", "fact"],
    "ruling={ruling}": ["appeal", "fact"],
    "case={case}": ["appeal", "fact"],
    "party={party}": ["appeal", "fact"],
    "decided_year=2021": ["thanks"],
    "reacted_after=2021-09": ["waits"],
    "reacted_before=2020": ["appeal", "fact"],
}


@pytest.mark.parametrize("question", HOLDINGS)
def test_each_filter_of_holdings_leaves_what_it_says(client: Client, question: str) -> None:
    check(client, "holdings", question, HOLDINGS[question])


@pytest.mark.parametrize("question", POINTS)
def test_each_filter_of_points_leaves_what_it_says(client: Client, question: str) -> None:
    check(client, "reaction-points", question, POINTS[question])


def check(client: Client, name: str, question: str, keys: list[str]) -> None:
    case, ruling, party = two_stories()
    asked = question.format(case=case.public_id, ruling=ruling.public_id, party=party.public_id)
    found = rows(client, f"{name}/?{asked}")
    assert sorted(row["key"] for row in found) == keys
    assert page_rows(client, f"{name}/?{asked}") == [f"{row['unit']}/{row['key']}" for row in found]


def test_a_holding_of_a_dissent_says_so_on_the_page(client: Client) -> None:
    two_stories()
    page = BeautifulSoup(client.get("/holdings/").content, "html.parser")
    tags = {row["data-id"].split("/")[1]: [tag.text for tag in row.select(".tag")] for row in page.select("[data-id]")}
    assert tags == {"no": ["Rejected"], "dissent": ["Dissent", "Accepted"], "yes": ["Established"]}


def test_links_of_rows_lead_to_where_the_holding_and_the_point_stand(client: Client) -> None:
    two_stories()
    for name in ("holdings", "reaction-points"):
        page = BeautifulSoup(client.get(f"/{name}/").content, "html.parser")
        links = [link["href"] for link in page.select("[data-id] a") if "#" in link["href"]]
        assert len(links) >= 4
        for link in links:
            path, _, anchor = link.partition("#")
            assert f'id="{anchor}"' in client.get(path).content.decode(), link


def test_the_files_have_a_column_for_each_question(client: Client) -> None:
    two_stories()
    holdings, points = [
        list(csv.DictReader(client.get(f"/api/v1/{name}/?format=csv").getvalue().decode("utf-8-sig").splitlines()))
        for name in ("holdings", "reaction-points")
    ]
    asked = ("court.name", "court.country", "judges.name", "ruling.issued_on", "claims.kind", "topics.name", "weight")
    assert {row["key"]: [row[name] for name in asked] for row in holdings} == {
        "no": ["Lod Court", "IL", "Ada Bar", "2020", "ground", "Spyware", "holding"],
        "dissent": ["Lod Court", "IL", "Ada Bar", "2020", "", "", "dissent"],
        "yes": ["Lyon Court", "FR", "Bo Cohn", "2021", "", "Borders", "holding"],
    }
    asked = ("speakers.name", "reaction.stance", "response", "holdings.key", "holdings.finding", "ruling.court.country")
    assert {row["key"]: [row[name] for name in asked] for row in points} == {
        "appeal": ["Nova", "condemns", "will_appeal", "no", "rejected", "IL"],
        "fact": ["Nova", "condemns", "none", "", "", "IL"],
        "thanks": ["Orb", "welcomes", "none", "yes", "established", "FR"],
        "waits": ["Nova", "neutral", "none", "", "", ""],
    }
