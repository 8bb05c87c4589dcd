"""A ruling that was given in two joined cases: one record, shown and counted once, standing on each case."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from rulings.actions import reaction_problems
from tests import builders as b
from tests.joined import Pair, a_pair
from tests.kept import kept
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pair(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Pair]:
    with kept(django_db_blocker):
        yield a_pair()


def titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


WHOLE = "Petition granted for Alpha; rejected as to Beta"


def test_the_ruling_stands_on_both_cases_with_a_number_in_each(pair: Pair, client: Client) -> None:
    found = {case.title[:5].strip(): api(client, f"/cases/{case.public_id}/") for case in (pair.alpha, pair.beta)}

    rulings = {
        name: [(row["number"], row["id"], titles(row["cases"]), row["outcome"]) for row in story["rulings"]]
        for name, story in found.items()
    }
    both = ["Alpha v. Minister", "Beta v. Minister"]
    shared = (2, pair.judgment.public_id, both, WHOLE)
    assert rulings == {
        "Alpha": [(1, pair.orders["Alpha"].public_id, both[:1], "Motion denied"), shared],
        "Beta": [(1, pair.orders["Beta"].public_id, both[1:], "Motion denied"), shared],
    }
    assert [story["verdict"] for story in found.values()] == [pair.judgment.public_id] * 2
    beta = found["Beta"]
    judgment = beta["rulings"][1]
    alpha_id = pair.alpha.public_id
    assert [row["concerning"] for row in judgment["dispositions"]] == [[f"{alpha_id}/petitioner"], ["petitioner"]]
    assert [(row["key"], row["name"]) for row in beta["joined_participations"]] == [(f"{alpha_id}/petitioner", "Alpha")]
    [holding] = judgment["holdings"]
    assert [(claim["key"], claim["case"] and claim["case"]["id"]) for claim in holding["claims"]] == [
        ("files", alpha_id),
        ("files", None),
    ]
    [claim] = beta["claims"]
    assert [row["ruling"] for row in claim["answered_by"]] == [pair.judgment.public_id]
    assert [source["number"] for source in beta["sources"]] == [1, 2]
    assert "The judgment" in titles(beta["sources"])


def test_pages_say_in_which_cases_the_ruling_was_given(pair: Pair, client: Client) -> None:
    ruling = page(client, pair.judgment.get_absolute_url())
    assert "Given in this case and in Beta v. Minister ( HCJ 22/20 )." in words(ruling)
    case = page(client, pair.beta.get_absolute_url())
    said = words(case)
    assert "Given in this case and in Alpha v. Minister ( HCJ 11/20 )." in said
    assert said.count("Given in this case") == 1
    assert [words(case.find(id=anchor).find("a", class_="num")) for anchor in ("R1", "R2")] == ["R1", "R2"]
    assert "claim C1 of Alpha v. Minister" in said


def test_lists_show_the_ruling_once_and_its_outcome_on_each_case(pair: Pair, client: Client) -> None:
    rows = api(client, "/rulings/")["results"]
    assert [row["id"] for row in rows].count(pair.judgment.public_id) == 1
    [row] = [row for row in rows if row["id"] == pair.judgment.public_id]
    assert (row["case"]["id"], titles(row["cases"])) == (pair.alpha.public_id, [pair.alpha.title, pair.beta.title])
    cases = {row["id"]: row["verdict"] for row in api(client, "/cases/")["results"]}
    told = [(verdict["id"], verdict["number"], verdict["outcome"]) for verdict in cases.values()]
    assert told == [(pair.judgment.public_id, 2, WHOLE)] * 2
    [holding] = api(client, "/holdings/")["results"]
    assert {(claim["statement"], claim["case"] and claim["case"]["id"]) for claim in holding["claims"]} == {
        ("Alpha asks for its files.", None),
        ("Beta asks for its files.", pair.beta.public_id),
    }


@pytest.mark.parametrize("hide", [b.sealed, b.withdrawn])
def test_a_hidden_joined_case_is_not_betrayed(pair: Pair, client: Client, hide: Any) -> None:
    hide(pair.beta)

    for path in ("/rulings/", f"/rulings/{pair.judgment.public_id}/", f"/cases/{pair.alpha.public_id}/", "/holdings/"):
        for answer in (client.get(path), client.get(f"/api/v1{path}")):
            assert answer.status_code == 200
            text = answer.content.decode()
            assert [word for word in ("Beta", "22/20", pair.beta.public_id) if word in text] == [], path
    assert titles(api(client, f"/rulings/{pair.judgment.public_id}/")["cases"]) == [pair.alpha.title]


def test_a_ruling_whose_own_case_is_hidden_stands_nowhere(pair: Pair, client: Client) -> None:
    b.sealed(pair.alpha)

    story = api(client, f"/cases/{pair.beta.public_id}/")
    assert [row["id"] for row in story["rulings"]] == [pair.orders["Beta"].public_id]
    assert (story["verdict"], story["joined_participations"]) == (None, [])
    page_of_case = client.get(pair.beta.get_absolute_url()).content.decode()
    assert [word for word in ("Alpha", "11/20", "The judgment", "Files are public") if word in page_of_case] == []
    assert client.get(pair.judgment.get_absolute_url()).status_code == 404


def test_editors_see_the_ruling_on_each_case(pair: Pair, admin_client: Client) -> None:
    of_ruling = page(admin_client, f"/admin/rulings/ruling/{pair.judgment.pk}/change/")
    chosen = of_ruling.find("select", attrs={"name": "joined_cases-0-case"}).find("option", selected=True)
    assert chosen["value"] == str(pair.beta.pk)
    assert "Beta asks for its files." in words(of_ruling)
    of_case = page(admin_client, f"/admin/cases/case/{pair.beta.pk}/change/")
    assert "Also decided in R2 Judgment, 4 March 2021 of Alpha v. Minister" in words(of_case)


def test_a_reaction_in_a_joined_case_answers_the_ruling(pair: Pair, client: Client) -> None:
    holding = pair.judgment.holdings.get()
    with b.story():
        reaction = b.a_reaction(pair.beta, about_ruling=pair.judgment, speaker=b.a_party("Beta Watch"))
        b.a_point(reaction, [holding], key="p1")
        b.a_reaction(about_ruling=pair.judgment, speaker=b.a_party("Alpha Watch"))

    assert list(reaction_problems(reaction)) == []
    beta = api(client, f"/cases/{pair.beta.public_id}/")
    [told] = beta["reactions"]
    assert (told["about"]["ruling"], told["points"][0]["holdings"][0]["key"]) == (pair.judgment.public_id, "public")
    assert [row["reaction"] for row in beta["rulings"][1]["holdings"][0]["answered_by"]] == [reaction.public_id]
    ruling = api(client, f"/rulings/{pair.judgment.public_id}/")
    speakers = [[row["speakers"][0]["name"] for row in ruling[name]] for name in ("reactions", "joined_reactions")]
    assert speakers == [["Alpha Watch"], ["Beta Watch"]]
    on_page = page(client, pair.judgment.get_absolute_url())
    assert on_page.find("a", href=f"{pair.beta.get_absolute_url()}#A1") is not None
    assert on_page.find("a", href=f"{pair.alpha.get_absolute_url()}#A1") is None

    b.sealed(pair.beta)
    assert api(client, f"/rulings/{pair.judgment.public_id}/")["joined_reactions"] == []
    assert "Beta" not in client.get(pair.judgment.get_absolute_url()).content.decode()
    assert "Beta" not in client.get(pair.alpha.get_absolute_url()).content.decode()


def test_a_citation_names_the_docket_of_every_case(pair: Pair, client: Client) -> None:
    def cited(form: str) -> str:
        return client.get(f"{pair.judgment.get_absolute_url()}cite.{form}").content.decode()

    assert "HCJ 11/20 and HCJ 22/20" in cited("txt")
    assert "HCJ 11/20 and HCJ 22/20" in cited("ris")
    of_beta = client.get(f"{pair.beta.get_absolute_url()}cite.txt").content.decode()
    assert "HCJ 22/20 and HCJ 11/20" in of_beta

    b.sealed(pair.beta)
    assert "22/20" not in cited("txt") + cited("ris")


def test_a_list_names_the_sources_of_a_ruling_that_decides_its_cases(pair: Pair, client: Client) -> None:
    found = client.get("/cases/sources.txt?docket=HCJ+22/20").getvalue().decode()
    assert "The judgment" in found
