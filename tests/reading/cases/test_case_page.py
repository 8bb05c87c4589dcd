"""The page of a case: the story, one matrix of claims, holdings and answers, and folds that say what they hold."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from cases.models import Case
from casetracker.reading.cases.overview.strip import bench
from tests import builders as b
from tests.reading.test_pages import page, words

pytestmark = pytest.mark.django_db


def shown(client: Client, case: Case) -> BeautifulSoup:
    return page(client, case.get_absolute_url())


def rows(shown: BeautifulSoup) -> list[list[str]]:
    """The matrix as it stands: each row of cells, without the labels that only a phone shows."""
    for label in shown.select(".matrix .card"):
        label.decompose()
    return [[words(cell) for cell in row.select("th, td")] for row in shown.select(".matrix tbody tr")]


def steps(shown: BeautifulSoup) -> list[str]:
    return [words(step) for step in shown.select(".strip > li")]


def folds(shown: BeautifulSoup) -> dict[str, str]:
    """What each closed line says, by its heading."""
    return {words(fold.h2): words(fold.summary.span) for fold in shown.select(".fold")}  # type: ignore[union-attr]


@b.story()
def a_whole_case() -> Case:
    """A case with two claims, a holding on both, a dissent, a motion, and speakers who answer more than once."""
    case = b.a_case("Rivers v. Ministry", filed_on="2019-05", summary="Who may dam it?", docket_number="7/19")
    rivers = b.a_participation(case, b.a_party("Rivers", kind="ngo"), counsel=["Ora Lev"], note="Since 1970.")
    ministry = b.a_participation(case, b.a_party("Ministry"), "respondent", "opposing")
    b.a_participation(case, ministry.party, "licensee", "opposing")
    permit = b.a_claim(case, "No permit.", kind="ground", raised_by=[rivers], against=[ministry])
    stop = b.a_claim(case, "Stop the dam.", kind="relief_sought", raised_by=[rivers])
    b.a_claim(case, "The river rose.", kind="allegation", raised_by=[rivers])
    order = b.a_ruling(
        case, kind="order", issued_on="2019-08-01", judge=b.a_judge("Ada Stone"),
        dispositions=[{"decides": "motion", "result": "granted", "form": "in_camera", "description": "Closed doors",
                       "requested_by": [ministry]}],
    )  # fmt: skip
    secret = b.a_holding(order, [], "accepted", statement="It is secret.")
    verdict = b.a_ruling(
        case, issued_on="2020-07-12",
        panel=[{"judge": b.a_judge("Ada Stone"), "part": "author"},
               {"judge": b.a_judge("Cleo Marsh"), "part": "dissenting", "order": 1}],
        dispositions=[{"decides": "petition", "result": "granted", "claims": [stop]},
                      {"decides": "costs", "result": "granted"}],
    )  # fmt: skip
    needed = b.a_holding(verdict, [permit, stop], "accepted", statement="A permit was needed.", quotation="no permit")
    minority = b.a_holding(verdict, [permit], "rejected", statement="None was needed.", weight="dissent")
    first = b.a_reaction(about_ruling=verdict, speaker=rivers.party, stance="welcomes", made_on="2020-07-13")
    b.a_point(first, [needed, minority], summary="At last.", quotation="at last")
    b.a_point(first, [minority], summary="She is wrong.")
    b.a_point(first, [], summary="The fish will return.")
    b.a_reaction(about_ruling=verdict, speaker=rivers.party, stance="welcomes", made_on="2020-07-20")
    second = b.a_reaction(about_ruling=order, speaker=b.a_party("The Press"), stance="condemns", made_on=None)
    b.a_point(second, [secret], summary="Open the doors.")
    return case


def test_each_claim_stands_beside_what_was_held_and_who_answered(client: Client) -> None:
    shown_page = shown(client, a_whole_case())

    assert words(shown_page.select_one("#claims")) == "What was claimed, held and answered"
    assert rows(shown_page) == [
        ["C1 Ground No permit. By Rivers , against Ministry", "Accepted H1 A permit was needed. no permit",
         "Rivers welcomes At last. at last A1.1"],
        ["Rejected dissent Cleo Marsh H2 None was needed.", "Rivers welcomes , as against H1 She is wrong. A1.2"],
        ["C2 Relief sought Stop the dam. By Rivers",
         "Petition granted R2 D1 Accepted: H1 , which stands beside C1"],
        ["C3 Allegation The river rose. By Rivers", "No answer to it is recorded."],
        ["R1 Order of 1 August 2019 Closed doors Requested by Ministry",
         "Motion for closed hearing granted R1 D1 Accepted H1 It is secret.",
         "The Press condemns Open the doors. A3.1"],
        ["R2 Judgment of 12 July 2020", "Costs granted R2 D2 No holding on it is recorded."],
    ]  # fmt: skip
    assert [int(cell.get("rowspan", 1)) for cell in shown_page.select(".matrix tbody th")] == [2, 1, 1, 1, 1]
    assert "Dissenting from the ruling of 12 July 2020 : Cleo Marsh ." in words(shown_page.select_one("#claims ~ p"))


def test_the_story_comes_first_and_the_rest_is_folded(client: Client) -> None:
    case = a_whole_case()
    shown_page = shown(client, case)

    parts = shown_page.select(".case > header, .case > .strip, .case > .stand, .case > section > h2, .case > .folds")
    assert [part.get("id") or part.name for part in parts] == [
        "header", "ol", "p", "summary", "parties", "claims", "timeline", "div",
    ]  # fmt: skip
    assert [words(tool) for tool in shown_page.select(".tools a")] == [
        "Cite",
        "Follow",
        "Download",
        "History, 1 version",
    ]
    assert steps(shown_page) == [
        "Petition, May 2019 Stop the dam. Rivers against Ministry",
        "Verdict, 12 July 2020 , about 14 months later Petition granted Ada Stone , Cleo Marsh (dissenting) "
        "Accepted: A permit was needed. H1",
        "Reactions, 13 July 2020 to 20 July 2020 Rivers welcomes : at last",
    ]
    assert [words(side) for side in shown_page.select(".sides > div")] == [
        "Brought it Rivers Petitioner, non-governmental organisation; counsel Ora Lev",
        "Opposed it Ministry Respondent, company also licence holder",
    ]
    assert words(shown_page.select_one(".notes")) == "A note on one of them Rivers : Since 1970."
    assert folds(shown_page) == {
        "Rulings: 2": "order of 1 August 2019 , judgment of 12 July 2020",
        "Reactions: 3": "by 2 speakers; 2 to the judgment of 12 July 2020 ; 1 to the order of 1 August 2019",
        "Related cases: none": "set this case beside another",
        "Sources: 6": "none from the court, 6 read in full",
        "Cite this case": "in words, and for your reference manager",
        "This record: version 1": f"partial, last changed {case.changed_at:%-d %B %Y}",
    }
    anchors = ["C1", "R1", "R1-D1", "R1-H1", "R2-H2", "A1", "A1.1", "A1.3", "A3.1", "P1", "P2", "P3", "rulings",
               "reactions", "related", "compare", "sources", "cite", "download", "record"]  # fmt: skip
    assert [anchor for anchor in anchors if len(shown_page.find_all(id=anchor)) != 1] == []
    assert [fold for fold in shown_page.select(".fold") if fold.summary.select("a, [id^=R], [id=rulings]")] == []  # type: ignore[union-attr]
    links = {link["href"][1:] for link in shown_page.select('a[href^="#"]')}
    assert {link for link in links if not shown_page.find(id=link)} == set()


def test_what_is_not_known_is_said_in_whole_sentences(client: Client) -> None:
    with b.story():
        bare = b.a_case("Bare", filed_on=None, summary="", docket_number="", status="announced", next_on="2027-05-03")
        heard = b.a_case("Heard", filed_on="2020-07-12", case_type="criminal")
        b.a_claim(heard, "Theft.", kind="charge")
        tried = b.a_ruling(
            heard,
            issued_on="2020-07-12",
            decided_by="jury",
            dispositions=[{"decides": "charge", "result": "convicted"}],
        )
        b.a_reaction(heard, speaker=b.a_party("The Press"), stance="not_stated", made_on="2020-07", summary="Told.")
        undated = b.a_case("Undated", filed_on="2020")
        b.a_ruling(undated, kind="order", issued_on=None, dispositions=[{"decides": "motion", "result": "denied"}])

    nothing = shown(client, bare)
    assert steps(nothing) == [
        "Petition Who brought it is not known",
        "Verdict Announced No verdict in this collection; next date 3 May 2027",
        "Reactions None recorded",
    ]
    assert (nothing.select(".matrix"), words(nothing.select_one("#parties ~ p"))) == ([], "None recorded.")
    assert words(nothing.select_one(".caption")) == "docket number not given in the sources"
    assert list(folds(nothing))[0] == "Reactions: none"

    convicted = shown(client, heard)
    assert steps(convicted) == [
        "Charges, 12 July 2020 Theft. Who brought it is not known",
        "Verdict, 12 July 2020 , the same day Convicted A jury",
        "Reactions, July 2020 The Press not stated",
    ]
    assert words(convicted.select_one("#claims")) == "What was claimed and held"
    assert rows(convicted)[0] == ["C1 Charge Theft.", "No answer to it is recorded."]
    assert folds(convicted)["Reactions: 1"] == "1 to the case as a whole"
    assert convicted.select_one(f'.strip a[href="{tried.get_absolute_url()}"]')

    ordered = shown(client, undated)
    assert folds(ordered)["Rulings: 1"] == "order of unknown date"
    assert words(ordered.select_one("#claims")) == "What was decided"
    assert rows(ordered) == [["R1 Order of unknown date", "Motion denied R1 D1 No holding on it is recorded."]]


def test_a_large_bench_is_told_in_short_but_for_who_dissented() -> None:
    def seat(name: str, part: str = "joined") -> dict[str, Any]:
        return {"name": name, "part": part}

    judges = [*map(seat, "ABCDE"), seat("F", "dissenting")]
    assert bench(judges[:4]) == (judges[:4], 0)
    assert bench(judges) == ([judges[0], judges[1], judges[5]], 3)


def test_a_preview_leads_to_no_page_that_readers_do_not_have(admin_client: Client) -> None:
    case = b.a_case("Draft", published=False)
    ruling = b.a_ruling(case, published=False)
    b.a_holding(ruling, [], "accepted")
    b.a_reaction(case, published=False)
    preview = page(admin_client, f"/admin/preview/{case.public_id}/")

    main = preview.main
    assert isinstance(main, Tag)
    hidden = (case.get_absolute_url(), ruling.get_absolute_url(), "/reactions/")
    links = {link["href"] for link in main.select("a") if link["href"].startswith(hidden) and link["href"][-1] == "/"}
    assert links == {case.get_absolute_url()}  # the permanent address that it will have
    assert {link["href"][1:] for link in main.select('a[href^="#"]') if not preview.find(id=link["href"][1:])} == set()
