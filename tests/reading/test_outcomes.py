"""What pages, lists, feeds and the API say of how a case was decided: the whole of it, and by whom."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Counsel
from rulings.models import Ruling, RulingReview
from tests import builders as b
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db
RESULTS = ("granted", "rejected", "affirmed")
SPLIT = "Petition granted against Ministry of Water; rejected against Aquavolt"


@pytest.fixture
def split() -> Ruling:
    """A petition granted against one respondent and rejected against the other; two judges against a third."""
    with b.story():
        case = b.a_case("Rivers v. Ministry of Water")
        b.a_participation(case, b.a_party("Rivers", kind="ngo"), key="rivers")
        ministry, company = (
            b.a_participation(case, b.a_party(name), "respondent", "opposing", key=name.split()[-1].lower())
            for name in ("Ministry of Water", "Aquavolt")
        )
        seats = [
            {"judge": b.a_judge("Ada Stone"), "role": "presiding", "part": "author"},
            {"judge": b.a_judge("Ben Field"), "part": "joined", "order": 1},
            {"judge": b.a_judge("Cleo Marsh"), "part": "dissenting", "order": 2},
        ]
        claim = b.a_claim(case, "The dam has no permit.", kind="ground", key="permit")
        ruling = b.a_ruling(
            case,
            panel=seats,
            dispositions=[
                {"decides": "costs", "result": "granted"},
                {"decides": "petition", "result": "granted", "concerning": [ministry], "claims": [claim]},
                {"decides": "petition", "result": "rejected", "concerning": [company], "claims": [claim]},
            ],
            summary="The dam may not be filled.",
        )
        b.a_holding(ruling, [claim], "accepted", statement="A permit was needed.", key="majority")
        b.a_holding(ruling, [claim], "rejected", statement="None was needed.", weight="dissent", key="minority")
    return ruling


def judge(ruling: Ruling, name: str) -> Any:
    return ruling.panel.get(judge__name=name).judge


# A split result


def test_every_page_and_list_tells_both_halves(split: Ruling, client: Client) -> None:
    case = split.case
    shown = page(client, case.get_absolute_url())

    assert words(shown.select(".strip li")[1].a) == SPLIT
    assert shown.select_one('[name="description"]')["content"].startswith(f"{SPLIT}.")
    assert f"{SPLIT}; costs granted" in words(shown.select_one(".line"))
    ruling_page = page(client, split.get_absolute_url())
    assert ruling_page.select_one('[name="description"]')["content"] == f"{SPLIT}. The dam may not be filled."
    assert words(ruling_page.select_one(".outcome")) == SPLIT
    assert [words(found) for found in page(client, "/cases/").select(".rows .match b")] == [SPLIT]
    for path in ("/rulings/", "/verdicts/"):
        decided = [words(found) for found in page(client, path).select(".rows .match b")]
        assert {"Petition granted against Ministry of Water", "Petition rejected against Aquavolt"} <= {*decided}, path
    court = page(client, case.court.get_absolute_url())
    assert words(court.select_one("#rulings ~ ol li a")) == SPLIT
    assert SPLIT in words(court.select_one("#cases ~ ol"))
    assert SPLIT in words(page(client, "/").select_one("#latest ~ ul"))


@pytest.mark.parametrize(
    ("name", "results"),
    [("Rivers", {"granted", "rejected"}), ("Ministry of Water", {"granted"}), ("Aquavolt", {"rejected"})],
)
def test_a_party_is_found_and_counted_by_what_concerns_it(
    split: Ruling, client: Client, name: str, results: set[str]
) -> None:
    """What was decided against one respondent alone is no result of the other; it is one of the petitioner."""
    party = split.case.participations.get(party__name=name).party
    b.a_reaction(about_ruling=split, speaker=party)
    asked = f"party={party.public_id}&decides=petition"

    found = {
        path: {result for result in RESULTS if api(client, f"/{path}/?{asked}&result={result}")["results"]}
        for path in ("cases", "rulings", "verdicts", "reactions")
    }
    facets = api(client, f"/verdicts/?{asked}&facets=yes")["facets"]
    [counted] = [facet["values"] for facet in facets if facet["name"] == "result"]
    figures = [
        api(client, f"/statistics/{figure}/?{asked}")["rows"] for figure in ("results-by-court", "results-by-case-type")
    ]
    [role] = api(client, f"/parties/{party.public_id}/")["roles"]

    assert found == dict.fromkeys(found, results)
    assert {row["result"] for row in role["results"]} == results
    assert all(api(client, f"{row['url']}&count=exact")["count"] == row["number"] for row in role["results"])
    assert {value["value"] for value in counted} == results
    assert [{segment["key"] for [row] in [rows] for segment in row["segments"]} for rows in figures] == [results] * 2


def test_a_name_of_counsel_finds_what_concerns_their_client(split: Ruling, client: Client) -> None:
    ministry = split.case.participations.get(key="water")
    b.part(split.case, Counsel, participation=ministry, name="Ora Lev")
    asked = "counsel=Ora+Lev&decides=petition"
    found = {result: len(api(client, f"/verdicts/?{asked}&result={result}")["results"]) for result in RESULTS}
    assert found == {"granted": 1, "rejected": 0, "affirmed": 0}


@pytest.mark.parametrize("path", ["cases", "verdicts"])
def test_roles_are_counted_beside_what_was_decided_for_them(split: Ruling, client: Client, path: str) -> None:
    ministry = split.case.participations.get(key="water").party
    asked = "decides=petition&result=rejected"
    for more, roles in (("", {"petitioner": 1, "respondent": 1}), (f"&party={ministry.public_id}", {})):
        facets = api(client, f"/{path}/?{asked}{more}&facets=yes")["facets"]
        [counted] = [{each["value"]: each["count"] for each in f["values"]} for f in facets if f["name"] == "role"]
        assert counted == roles
        assert {role: len(api(client, f"/{path}/?{asked}{more}&role={role}")["results"]) for role in roles} == roles


def test_feeds_tell_both_halves(split: Ruling, client: Client) -> None:
    entries = client.get(f"/cases/{split.case.public_id}/feed/").content.decode()

    assert f"Rivers v. Ministry of Water: judgment, 12 July 2020 ({SPLIT})" in entries
    assert "Ada Stone, Ben Field, Cleo Marsh (dissenting)" in entries


def test_the_api_tells_both_halves_and_whom_they_concern(split: Ruling, client: Client) -> None:
    case = split.case
    rows = [
        api(client, "/rulings/")["results"][0],
        api(client, "/cases/")["results"][0]["verdict"],
        api(client, "/search/?q=rivers")["results"][0]["verdict"],
    ]
    for row in rows:
        assert row["outcome"] == SPLIT
        assert [[party["name"] for party in each["concerning"]] for each in row["dispositions"]] == [
            [], ["Ministry of Water"], ["Aquavolt"],
        ]  # fmt: skip
    assert rows[0]["dispositions"][1]["concerning"] == [
        {"key": "water", "name": "Ministry of Water", "side": "opposing", "has_page": True}
    ]
    story = api(client, f"/cases/{case.public_id}/")
    assert story["rulings"][0]["outcome"] == api(client, f"/rulings/{split.public_id}/")["outcome"] == SPLIT
    assert [(row["result"], row["concerning"]) for row in story["claims"][0]["decided_by"]] == [
        ("granted", ["water"]), ("rejected", ["aquavolt"]),
    ]  # fmt: skip


def test_the_ladder_and_related_cases_tell_both_halves(split: Ruling, client: Client) -> None:
    upper = b.a_case("Rivers v. Ministry of Water (appeal)", case_type="appeal")
    b.a_relation(upper, split.case, "appeal_of")
    other = b.a_case("Another dam")
    b.a_relation(other, split.case, "related")

    assert SPLIT in words(page(client, upper.get_absolute_url()).select_one(".ladder"))
    assert SPLIT in words(page(client, other.get_absolute_url()).select_one("#related ul"))


def test_parties_that_met_see_the_whole_result(split: Ruling, client: Client) -> None:
    party = split.case.participations.get(key="rivers").party

    assert words(page(client, party.get_absolute_url()).select_one("#cases ~ ol li")).endswith(SPLIT)
    assert {case["outcome"] for row in api(client, f"/parties/{party.public_id}/")["met"] for case in row["cases"]} == {
        SPLIT
    }


# Dissents


def test_a_dissent_is_no_answer_of_the_court(split: Ruling, client: Client) -> None:
    [claim] = api(client, f"/cases/{split.case.public_id}/")["claims"]

    assert [(row["key"], row["finding"], row["weight"]) for row in claim["answered_by"]] == [
        ("majority", "accepted", "holding")
    ]
    assert [(row["key"], row["finding"], row["weight"]) for row in claim["dissents"]] == [
        ("minority", "rejected", "dissent")
    ]
    shown = page(client, split.case.get_absolute_url())
    for label in shown.select(".matrix .card"):
        label.decompose()
    assert [words(cell) for cell in shown.select(".matrix tbody:first-of-type td")] == [
        "Petition granted against Ministry of Water R1 D2 Petition rejected against Aquavolt R1 D3 "
        "Accepted H1 A permit was needed.",
        "Rejected dissent Cleo Marsh H2 None was needed.",
    ]
    assert "Said in dissent" in words(page(client, split.get_absolute_url()).main)


def test_a_finding_in_a_dissent_is_neither_found_nor_counted(split: Ruling, client: Client) -> None:
    def found(finding: str) -> int:
        return len(api(client, f"/rulings/?finding={finding}")["results"])

    assert (found("accepted"), found("rejected")) == (1, 0)
    assert [(row["key"], row["count"]) for row in api(client, "/statistics/findings/")["rows"]] == [("accepted", 1)]


def test_a_judge_s_record_tells_the_part_and_where_she_dissented(split: Ruling, client: Client) -> None:
    alone = b.a_ruling(judge=judge(split, "Cleo Marsh"), issued_on="2021")
    told = api(client, f"/judges/{judge(split, 'Cleo Marsh').public_id}/")

    assert (told["number_of_rulings"]["number"], told["verdicts"]["number"]) == (2, 1)
    assert [(row["result"], row["number"]) for row in told["verdicts"]["results"]] == [("rejected", 1)]
    assert told["number_of_dissents"] == {"number": 1, "is_more": False}
    assert [row["id"] for row in told["dissents"]] == [split.public_id]
    behind = api(client, told["verdicts"]["results"][0]["url"])["results"]
    assert [row["id"] for row in behind] == [alone.public_id]
    shown = page(client, judge(split, "Cleo Marsh").get_absolute_url())
    assert [words(row) for row in shown.select("#dissents ~ ol li")] == [
        f"12 July 2020 {SPLIT} Rivers v. Ministry of Water · Tel Aviv District Court · member, dissenting"
    ]
    joined = page(client, judge(split, "Ben Field").get_absolute_url())
    assert not joined.select("#dissents")
    assert "· member, joined" in words(joined.main)


def test_lists_say_who_dissented(split: Ruling, client: Client) -> None:
    bench = "Ada Stone , Ben Field , Cleo Marsh (dissenting)"
    dissenter = judge(split, "Cleo Marsh").public_id

    assert bench in words(page(client, "/rulings/").select_one(".rows"))
    assert bench in words(page(client, f"/cases/?judge={dissenter}&result=granted").select_one(".rows"))
    assert bench in words(page(client, split.case.get_absolute_url()).select(".strip li")[1])
    assert [len(api(client, f"/rulings/?judge={dissenter}&judge_part={part}")["results"]) for part in (
        "dissenting", "author,joined")] == [1, 0]  # fmt: skip


def test_results_by_judge_leave_out_who_dissented(split: Ruling, client: Client) -> None:
    figure = api(client, "/statistics/results-by-judge/")

    assert {row["label"]: row["count"] for row in figure["rows"]} == {"Ada Stone": 1, "Ben Field": 1}
    assert "Judges who dissented" in figure["counts"]
    for row in figure["rows"]:
        assert api(client, f"{row['url']}&count=exact")["count"] == row["count"]
    dissents = api(client, "/statistics/results-by-judge/?judge_part=dissenting")
    assert [row["label"] for row in dissents["rows"]] == ["Cleo Marsh"]


# Overturned rulings


@pytest.fixture
def overturned() -> tuple[Ruling, Ruling]:
    """A ruling, and the one that reversed it on appeal."""
    with b.story():
        first = b.a_ruling(b.a_case("Dada v. NSO"), issued_on="2024-03-08")
        appeal = b.a_case("NSO v. Dada", case_type="appeal")
        second = b.a_ruling(appeal, issued_on="2025-07", dispositions=[{"decides": "appeal", "result": "reversed"}])
        b.part(second, RulingReview, reviewed=first, effect="reverses")
    return first, second


def test_an_overturned_ruling_says_so_wherever_it_is_told(overturned: tuple[Ruling, Ruling], client: Client) -> None:
    first, second = overturned
    case, address = first.case, second.get_absolute_url()
    shown = page(client, first.get_absolute_url())

    assert words(shown.h1) == "Judgment of 8 March 2024 Reversed later"
    assert shown.h1.a["href"] == address
    assert shown.select_one('[name="description"]')["content"] == "Petition rejected – reversed later"
    for path in ("/cases/", "/rulings/?case=" + case.public_id, "/search/?q=dada", case.court.get_absolute_url(), "/"):
        told = page(client, path)
        assert "Reversed by the ruling of July 2025 in NSO v. Dada ." in words(told.main), path
        assert told.select(f'main a[href="{address}"]'), path
    story = page(client, case.get_absolute_url())
    assert words(story.select(".strip li")[1].a) == "Petition rejected – reversed later"
    assert [link["href"] for link in story.select(".ruling h3 .tag")] == [address]
    feed = client.get("/api/v1/rulings/?format=atom").content.decode()
    assert "Dada v. NSO: judgment, 8 March 2024 (Petition rejected – reversed later)" in feed


def test_the_api_says_what_overturned_a_ruling(overturned: tuple[Ruling, Ruling], client: Client) -> None:
    first, second = overturned
    review = {
        "effect": "reverses",
        "ruling": second.public_id,
        "url": f"http://testserver{second.get_absolute_url()}",
        "case": "NSO v. Dada",
        "issued_on": "2025-07",
        "is_reversed": False,
    }

    [told] = api(client, f"/rulings/{first.public_id}/")["reviewed_by"]
    assert {name: told[name] for name in review} == review  # a single ruling says more, for its citation
    rows = [
        *api(client, f"/rulings/?case={first.case.public_id}")["results"],
        api(client, f"/cases/?q=dada&court={first.case.court.public_id}")["results"][0]["verdict"],
    ]
    assert [(row["outcome"], row["overturned_by"]) for row in rows] == [
        ("Petition rejected – reversed later", [review])
    ] * 2


def test_citations_of_an_overturned_ruling_name_what_overturned_it(
    overturned: tuple[Ruling, Ruling], client: Client
) -> None:
    first, second = overturned
    said = f"eversed by a ruling of July 2025 in NSO v. Dada, http://testserver{second.get_absolute_url()}"

    for path in (first.get_absolute_url(), first.case.get_absolute_url()):
        for form in ("ris", "json", "txt"):
            assert said in client.get(f"{path}cite.{form}").content.decode(), (path, form)
        assert said in words(page(client, path).select_one("#cite").parent)


@pytest.mark.parametrize(("effect", "word"), [("vacates", "vacated"), ("varies", "varied")])
def test_each_effect_has_a_word_of_its_own(
    overturned: tuple[Ruling, Ruling], client: Client, effect: str, word: str
) -> None:
    first, _ = overturned
    RulingReview.objects.update(effect=effect)
    shown = page(client, first.get_absolute_url())

    assert api(client, f"/rulings/{first.public_id}/")["outcome"] == f"Petition rejected – {word} later"
    assert words(shown.h1) == f"Judgment of 8 March 2024 {word.capitalize()} later"
    assert f"{word.capitalize()} by the ruling in NSO v. Dada" in words(shown.main)
    assert f"{word} by a ruling of July 2025" in client.get(f"{first.get_absolute_url()}cite.txt").content.decode()


def test_a_review_by_a_hidden_ruling_does_not_show(client: Client) -> None:
    first = b.a_ruling()
    draft = b.a_ruling(b.a_case("A secret appeal"), published=False)
    b.part(draft, RulingReview, reviewed=first, effect="reverses")

    assert api(client, "/rulings/")["results"][0]["outcome"] == "Petition rejected"
    assert "everse" not in words(page(client, first.get_absolute_url()).main)


def test_a_reversal_that_was_reversed_in_turn_overturns_nothing(
    overturned: tuple[Ruling, Ruling], client: Client
) -> None:
    first, second = overturned
    third = b.a_ruling(b.a_case("Dada v. NSO (supreme)"), issued_on="2026")
    b.part(third, RulingReview, reviewed=second, effect="reverses")

    told = api(client, f"/rulings/{first.public_id}/")
    assert (told["outcome"], told["reviewed_by"][0]["is_reversed"]) == ("Petition rejected", True)
    assert "which was set aside in turn" in words(page(client, "/rulings/").main)
    assert "everse" not in client.get(f"{first.get_absolute_url()}cite.txt").content.decode()


# What a filter or a search found


def test_rows_show_the_ruling_that_met_the_filters(client: Client) -> None:
    with b.story():
        case = b.a_case("Rivers v. Ministry")
        motion = b.a_ruling(case, issued_on="2019", dispositions=[{"decides": "motion", "result": "granted"}])
        verdict = b.a_ruling(case, issued_on="2020", judge=b.a_judge())
    for path in ("/cases/?result=granted", "/search/?q=rivers&result=granted"):
        rows = page(client, path).select_one(".rows")
        assert [words(found) for found in rows.select(".match")][-2:] == [  # type: ignore[union-attr]  # found
            "Judgment of 2019 : Motion granted",
            "Judgment of 2020 : Petition rejected · Rachel Barkai",
        ], path
        assert [words(found) for found in rows.select(".match b mark")] == ["Motion granted"], path  # type: ignore[union-attr]
        [row] = api(client, path)["results"]
        assert [(each["id"], each["outcome"]) for each in row["matched"]] == [(motion.public_id, "Motion granted")]
        assert row["verdict"]["id"] == verdict.public_id
    [row] = api(client, "/cases/?decided_after=2018")["results"]
    assert [each["id"] for each in row["matched"]] == [verdict.public_id, motion.public_id]
    [alone] = page(client, "/cases/?result=rejected").select(".rows .match")
    assert words(alone) == "Judgment of 2020 : Petition rejected · Rachel Barkai"
    assert api(client, "/cases/")["results"][0]["matched"] == []
