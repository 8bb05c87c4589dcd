"""The list of reactions: who spoke on which side, about which visible ruling, in a fixed number of queries."""

import csv
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from rulings.models import ReactionSpeaker
from tests import builders as b
from tests.identity import page_url

pytestmark = pytest.mark.django_db


def test_a_row_names_sides_and_the_visible_ruling(client: Client) -> None:
    case, nso, stranger = b.a_case("Amnesty v. NSO"), b.a_party("NSO"), b.a_party("Stranger")
    b.a_participation(case, nso, "respondent", "opposing")
    ruling, draft = b.a_ruling(case), b.a_ruling(case, published=False)
    seen = b.a_reaction(about_ruling=ruling, speaker=nso, stance="welcomes", made_on="2020-07-13")
    b.part(seen, ReactionSpeaker, party=stranger, order=1)
    unlinked = b.a_reaction(case, about_ruling=draft, speaker=nso, made_on="2020-07-12")
    b.a_reaction(case, published=False)
    rows = client.get("/api/v1/reactions/").json()["results"]
    told = [{name: row[name] for name in ("id", "url", "stance", "made_on", "ruling")} for row in rows]
    assert told == [
        {
            "id": seen.public_id,
            "url": page_url(seen),
            "stance": "welcomes",
            "made_on": "2020-07-13",
            "ruling": {
                "id": ruling.public_id,
                "url": page_url(ruling),
                "key": ruling.key,
                "number": 1,
                "kind": "judgment",
                "issued_on": "2020-07-12",
                "issued_on_earliest": "2020-07-12",
                "issued_on_latest": "2020-07-12",
            },
        },
        {
            "id": unlinked.public_id,
            "url": page_url(unlinked),
            "stance": "criticises",
            "made_on": "2020-07-12",
            "ruling": None,
        },
    ]
    assert [[(s["name"], s["sides"]) for s in row["speakers"]] for row in rows] == [
        [("NSO", ["opposing"]), ("Stranger", ["none"])],
        [("NSO", ["opposing"])],
    ]


def test_a_page_has_the_rows_of_the_api_and_the_reaction_its_whole(client: Client) -> None:
    reaction = b.a_reaction(about_ruling=b.a_ruling(), summary="They are right.")
    b.a_point(reaction, summary="It was proved.")
    rows = BeautifulSoup(client.get("/reactions/?stance=criticises").content, "html.parser").select("[data-id]")
    assert [row["data-id"] for row in rows] == [reaction.public_id]
    whole = client.get(f"/api/v1/reactions/{reaction.public_id}/").json()
    assert (whole["summary"], [point["summary"] for point in whole["points"]]) == (
        "They are right.",
        ["It was proved."],
    )


def test_a_row_and_a_line_of_the_csv_tell_what_each_point_answers(client: Client) -> None:
    ruling = b.a_ruling()
    first, second = b.a_holding(ruling, key="h1", finding="rejected"), b.a_holding(ruling, key="h2", statement="So.")
    reaction = b.a_reaction(about_ruling=ruling)
    b.a_point(reaction, [first, second], key="p1", summary="No.", response="will_appeal")
    b.a_point(reaction, key="p2", summary="And more.")
    (row,) = client.get("/api/v1/reactions/").json()["results"]
    told = [(point["key"], [held["key"] for held in point["holdings"]]) for point in row["points"]]
    assert told == [("p1", ["h1", "h2"]), ("p2", [])]
    lines = client.get("/api/v1/reactions/?format=csv").getvalue().decode("utf-8-sig").splitlines()
    (line,) = csv.DictReader(lines)
    names = ("points.summary", "points.response", "points.holdings.key", "points.holdings.finding")
    assert [line[name] for name in names] == [
        "No. | And more.",
        "will_appeal | none",
        "h1 / h2 | ",
        "rejected / not_established | ",
    ]


@pytest.mark.parametrize("rows", [1, 5])
def test_a_list_costs_six_queries(client: Client, rows: int, django_assert_num_queries: Any) -> None:
    with b.story():
        for _ in range(rows):
            ruling = b.a_ruling()
            b.a_point(b.a_reaction(about_ruling=ruling), [b.a_holding(ruling)])
    with django_assert_num_queries(6):
        assert len(client.get("/api/v1/reactions/").json()["results"]) == rows
