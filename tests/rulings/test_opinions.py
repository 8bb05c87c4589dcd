"""The opinions of a ruling: whose each is, where it is shown and found, and what is refused or doubted."""

from copy import deepcopy
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from casetracker.core.writing import writing
from casetracker.exchange.dump import dump_case
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.remove import remove_system
from rulings.actions import publish_ruling
from rulings.doubts import ruling_doubts
from rulings.models import Opinion, PanelSeat, Ruling
from tests import builders as b
from tests.editor import Editor
from tests.exchange.samples import SAMPLE, loaded, the_case
from tests.identity import page_url
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db


@b.story()
def a_divided_ruling() -> Ruling:
    """A court of four: an opinion of the court, a concurrence, and a dissent that another judge joins."""
    names = ("Ada Stone", "Ben Field", "Cleo Marsh", "Dan Brook")
    parts = ("author", "concurring", "dissenting", "dissenting")
    panel = [{"judge": b.a_judge(name), "part": part} for name, part in zip(names, parts, strict=True)]
    ruling = b.a_ruling(panel=panel, language="en")
    stone, field, marsh, brook = ruling.panel.order_by("id")
    b.an_opinion(
        ruling, "dissenting", authors=[marsh], joiners=[brook], locator="p. 31", text="The ferries should sail."
    )
    b.an_opinion(ruling, "majority", authors=[stone], joiners=[field], summary="Ferries stay in port.")
    b.an_opinion(ruling, "concurring", authors=[field], title="On tides")
    return ruling


def test_readers_see_whose_each_opinion_is_and_the_court_s_first(client: Client) -> None:
    ruling = a_divided_ruling()
    told = api(client, f"/rulings/{ruling.public_id}/")["opinions"]
    assert [(row["number"], row["kind"], row["locator"]) for row in told] == [
        (2, "majority", ""),
        (3, "concurring", ""),
        (1, "dissenting", "p. 31"),
    ]
    assert [[seat["name"] for seat in told[2][side]] for side in ("authors", "joiners")] == [
        ["Cleo Marsh"],
        ["Dan Brook"],
    ]
    assert api(client, f"/cases/{ruling.case.public_id}/")["rulings"][0]["opinions"] == told
    [row] = api(client, "/rulings/")["results"]
    assert row["opinions"][2] == {"key": told[2]["key"], "number": 1, "kind": "dissenting", "authors": ["Cleo Marsh"]}
    csv = b"".join(client.get("/api/v1/rulings/?format=csv").streaming_content).decode()  # type: ignore[attr-defined]  # a stream
    assert "majority | concurring | dissenting" in csv

    own, case = (page(client, unit.get_absolute_url()) for unit in (ruling, ruling.case))
    for shown in (own, case):
        assert [words(heading) for heading in shown.select("[id^=R1-O] .held")] == [
            "Majority opinion by Ada Stone , joined by Ben Field O2",
            "Concurrence by Ben Field O3",
            "Dissent by Cleo Marsh , joined by Dan Brook O1",
        ]
    assert words(own.select_one("#R1-O1")).endswith("begins at p. 31 The ferries should sail.")
    assert words(case.select_one("#R1-O1")).endswith("begins at p. 31 · full text")
    assert case.select_one("#R1-O1 p a")["href"] == f"{ruling.get_absolute_url()}#R1-O1"  # type: ignore[index]  # there


def test_a_judge_s_page_lists_the_opinions_that_she_wrote(client: Client) -> None:
    ruling = a_divided_ruling()
    marsh, brook = (seat.judge for seat in ruling.panel.order_by("id")[2:])
    told = api(client, f"/judges/{marsh.public_id}/")
    assert [(row["kind"], row["ruling"]["id"], row["case"]["id"]) for row in told["opinions"]] == [
        ("dissenting", ruling.public_id, ruling.case.public_id)
    ]
    [count] = told["opinions_by_kind"]
    assert (count["kind"], count["number"]) == ("dissenting", 1)
    assert [row["id"] for row in api(client, count["url"])["results"]] == [ruling.public_id]
    shown = page(client, marsh.get_absolute_url())
    assert words(shown.select_one("#opinions ~ ul")) == "Dissent , 12 July 2020 Amnesty v. Ministry of Defence"
    assert shown.select_one("#opinions ~ ul a")["href"] == f"{ruling.get_absolute_url()}#R1-O1"  # type: ignore[index]
    assert api(client, f"/judges/{brook.public_id}/")["opinions"] == []


def test_rulings_and_cases_are_found_by_one_opinion(client: Client) -> None:
    ruling = a_divided_ruling()
    b.an_opinion(b.a_ruling(), "per_curiam")
    marsh = ruling.panel.order_by("id")[2].judge
    for path, found in (("/rulings/", ruling.public_id), ("/cases/", ruling.case.public_id)):
        answers = [
            [row["id"] for row in api(client, f"{path}?{query}")["results"]]
            for query in (
                f"opinion_kind=dissenting&opinion_author={marsh.public_id}",
                f"opinion_kind=majority&opinion_author={marsh.public_id}",
                "opinion_kind=dissenting",
            )
        ]
        assert answers == [[found], [], [found]]


def test_a_hit_in_a_dissent_says_so_and_leads_to_it(client: Client) -> None:
    ruling = a_divided_ruling()
    hits = [api(client, f"/search/?q={q}")["results"][0]["hit"] for q in ("ferries+should", "port", "tides")]
    assert [(hit["part"], hit["place"], hit["within"]) for hit in hits] == [
        ("opinion", "R1-O1", "In a dissent by Cleo Marsh"),
        ("opinion", "R1-O2", "In the majority opinion by Ada Stone"),
        ("opinion", "R1-O3", "In a concurrence by Ben Field"),
    ]
    assert hits[0]["url"].startswith(f"{page_url(ruling)}#R1-O1:~:text=")
    assert "In a dissent by Cleo Marsh" in words(page(client, "/search/?q=ferries+should").main)


def test_the_history_tells_them_in_words(client: Client) -> None:
    ruling = a_divided_ruling()
    dissent = ruling.opinions.get(kind="dissenting")
    with writing(reason="a correction") as change:
        change.touch(ruling)
        dissent.kind = "dissenting_in_part"
        dissent.save()
        dissent.authors.add(ruling.panel.get(judge__name="Dan Brook"))
        dissent.joiners.clear()
    told = words(page(client, f"{ruling.case.get_absolute_url()}history/").main)
    assert "Opinion O1: kind : Dissent → became Dissent in part" in told
    assert "Opinion O1: authors : Cleo Marsh → became Cleo Marsh, Dan Brook" in told


OPINIONS = [
    {"key": "court", "kind": "majority", "authors": ["judgment/barkai"], "summary": "It was not proved."},
    {
        "key": "dissent",
        "kind": "dissenting",
        "authors": ["judgment/levi"],
        "joiners": ["judgment/cohen"],
        "title": "Dissenting",
        "locator": "[45]",
        "text": "It was proved.",
        "note": "Handed down later.",
    },
]
PANEL = [
    {"key": "barkai", "judge": "barkai", "role": "presiding", "part": "author"},
    {"key": "levi", "name_as_stated": "D. Levi", "role": "member", "part": "dissenting"},
    {"key": "cohen", "name_as_stated": "M. Cohen", "role": "member", "part": "dissenting"},
]


def with_opinions(*opinions: dict[str, Any]) -> dict[str, Any]:
    data = deepcopy(SAMPLE)
    data["rulings"][0] |= {"panel": deepcopy(PANEL), "opinions": [*deepcopy(OPINIONS), *opinions]}
    data["rulings"][0]["citations"].append({"source": "ctech", "path": "opinions/dissent.authors"})
    return data


def test_a_document_carries_them_and_loads_again_as_it_was(client: Client) -> None:
    loaded(with_opinions(), publish=True)
    first = dump_case(the_case())
    assert first["rulings"][0]["opinions"] == [{**row, "number": n} for n, row in enumerate(OPINIONS, 1)]
    told = api(client, f"/cases/{the_case().public_id}/")
    assert told["rulings"][0]["opinions"][1]["authors"] == [{"key": "levi", "id": None, "name": "D. Levi"}]

    remove_system("press")
    loaded(first, publish=True)
    assert dump_case(the_case()) == first
    assert loaded(first).status == "unchanged"


@pytest.mark.parametrize(
    ("opinion", "problem"),
    [
        (
            {"kind": "separate", "authors": ["barkai"]},
            ".authors: “barkai” does not say of which ruling it is; write “OWNER/barkai”.",
        ),
        (
            {"kind": "separate", "authors": ["judgment/levi"], "joiners": ["judgment/levi"]},
            ".joiners: “D. Levi” wrote this opinion; name each judge once.",
        ),
        (
            {"kind": "per_curiam", "authors": ["judgment/levi"]},
            ".authors: A per curiam opinion has no author: leave this empty, or choose another kind.",
        ),
    ],
)
def test_loading_refuses_what_cannot_be(opinion: dict[str, Any], problem: str) -> None:
    with pytest.raises(DocumentError, match=r"^\$\.rulings\[0\]\.opinions\[2\]") as refused:
        loaded(with_opinions({"key": "third", **opinion}))
    assert str(refused.value).endswith(problem)
    assert not Opinion.objects.exists()


def test_who_sat_on_another_ruling_can_be_no_author() -> None:
    stranger = b.a_ruling(judge=b.a_judge("Eve Hill")).panel.get()
    ruling = b.a_ruling(judge=b.a_judge(), published=False)
    b.an_opinion(ruling, "majority", key="court", authors=[stranger])
    with pytest.raises(ValidationError, match="Opinion court: “Eve Hill” has no seat on this ruling"):
        publish_ruling(ruling)


def test_the_form_offers_who_sat_and_says_what_is_wrong() -> None:
    ruling = a_divided_ruling()
    stone, field, *_ = (str(seat.pk) for seat in ruling.panel.order_by("id"))
    editor = Editor(superuser=True)
    answer = editor.change(ruling).row("opinions", kind="separate", authors=[stone, field], joiners=[stone]).press()
    assert "“Ada Stone” wrote this opinion; name each judge once." in answer.html
    assert ruling.opinions.count() == 3

    page = editor.change(ruling).type(reason="Read again")
    page.row("opinions", kind="separate", authors=[stone], joiners=[field]).press()
    assert [seat.name for seat in ruling.opinions.get(kind="separate").joiners.all()] == ["Ben Field"]


def test_an_opinion_that_contradicts_the_panel_is_doubted() -> None:
    ruling = a_divided_ruling()
    assert [words for words, _ in ruling_doubts(ruling) if "opinion" in words] == []
    stone, _, marsh, _ = ruling.panel.order_by("id")
    clerk = b.part(ruling, PanelSeat, name_as_stated="A. Clerk", role="registrar")
    b.an_opinion(ruling, "dissenting", authors=[stone])
    b.an_opinion(ruling, "per_curiam", joiners=[marsh, clerk])
    assert [words for words, _ in ruling_doubts(ruling) if "opinion" in words] == [
        "it has more than one opinion of the court.",
        "“Ada Stone” dissents in an opinion and stands on the panel with the court.",
        "“Cleo Marsh” stands under the opinion of the court and apart from it on the panel.",
        "“A. Clerk” stands under an opinion and is no judge of the bench.",
    ]


def test_a_dissent_that_its_opinion_alone_tells_is_one(client: Client) -> None:
    ruling = b.a_ruling()
    assert api(client, "/rulings/?dissent=yes")["results"] == []
    b.an_opinion(ruling, "dissenting_in_part")
    assert [row["id"] for row in api(client, "/rulings/?dissent=yes")["results"]] == [ruling.public_id]
