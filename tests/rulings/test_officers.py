"""Registrars and advocates general: named on the page of the ruling, and judges in no list, count or filter."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from cases.models import Judge
from casetracker.core.writing import writing
from rulings.doubts import ruling_doubts
from rulings.models import PanelSeat, Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db


def a_bench(**columns: Any) -> Ruling:
    """One judge with an advocate general who has an entry and a registrar who has none."""
    seats: list[dict[str, Any]] = [
        {"judge": b.a_judge("Rachel Barkai"), "role": "sole", "order": 1},
        {"judge": b.a_judge("Maciej Szpunar"), "role": "advocate_general", "order": 2},
        {"name_as_stated": "A. Calot Escobar", "role": "registrar", "order": 3},
    ]
    return b.a_ruling(panel=seats, **columns)


def test_the_page_names_them_beside_the_bench(client: Client) -> None:
    ruling = a_bench()

    bench = BeautifulSoup(client.get(ruling.get_absolute_url()).content, "html.parser").find("dt", string="Bench")
    assert bench is not None
    names = bench.find_next_sibling("dd")

    assert names is not None
    assert " ".join(names.get_text().split()) == (
        "Rachel Barkai, sole judge Maciej Szpunar (advocate general); A. Calot Escobar (registrar)"
    )
    assert " ".join(names.select_one(".block").get_text().split()).startswith("Maciej Szpunar")  # a line of their own
    assert [link.get_text() for link in names.select("a")] == ["Rachel Barkai"]


def test_the_api_tells_them_apart(client: Client) -> None:
    ruling = a_bench()
    told = client.get(f"/api/v1/rulings/{ruling.public_id}/").json()
    row = client.get("/api/v1/rulings/").json()["results"][0]
    assert [seat["name"] for seat in told["judges"]] == ["Rachel Barkai"]
    assert [(seat["name"], seat["role"], seat["id"]) for seat in told["officers"]] == [
        ("Maciej Szpunar", "advocate_general", None),
        ("A. Calot Escobar", "registrar", None),
    ]
    assert [seat["name"] for seat in row["judges"]] == ["Rachel Barkai"]


def test_nobody_becomes_a_judge_by_such_a_seat(client: Client) -> None:
    a_bench()
    szpunar = Judge.objects.get(name="Maciej Szpunar")
    assert [row["name"] for row in client.get("/api/v1/judges/").json()["results"]] == ["Rachel Barkai"]
    assert client.get(szpunar.get_absolute_url()).status_code == 404
    assert client.get("/api/v1/rulings/?judge=Maciej+Szpunar").status_code == 400


def test_a_judge_is_not_counted_where_they_were_no_judge(client: Client) -> None:
    a_bench()
    szpunar = Judge.objects.get(name="Maciej Szpunar")
    sat = b.a_ruling(judge=szpunar)

    told = client.get(f"/api/v1/judges/{szpunar.public_id}/").json()
    listed = client.get(f"/api/v1/rulings/?judge={szpunar.public_id}").json()["results"]
    cases = client.get(f"/api/v1/cases/?judge={szpunar.public_id}").json()["results"]
    figure = client.get("/api/v1/statistics/results-by-judge/").json()

    assert (told["number_of_rulings"]["number"], told["verdicts"]["number"]) == (1, 1)
    assert [row["id"] for row in listed] == [row["id"] for row in told["latest_rulings"]] == [sat.public_id]
    assert [row["id"] for row in cases] == [sat.case.public_id]
    assert {row["label"]: row["count"] for row in figure["rows"]} == {"Rachel Barkai": 1, "Maciej Szpunar": 1}


def test_a_judge_who_becomes_an_officer_is_hidden_and_comes_back(client: Client) -> None:
    ruling = b.a_ruling(panel=[{"judge": b.a_judge(), "key": "barkai"}])
    address = Judge.objects.get().get_absolute_url()
    seen = [client.get(address).status_code]
    for role in ("registrar", "member"):
        with writing(reason="a correction") as change:
            change.touch(ruling)
            PanelSeat.objects.filter(key="barkai").update(role=role)
        seen.append(client.get(address).status_code)
    assert seen == [200, 404, 200]


def test_they_are_found_in_the_ruling_but_not_as_its_judge(client: Client) -> None:
    ruling = a_bench()
    answers = {q: client.get("/api/v1/rulings/", {"q": q}).json()["results"] for q in ("Szpunar", "judge:Szpunar")}
    assert [row["id"] for row in answers["Szpunar"]] == [ruling.public_id]
    assert answers["judge:Szpunar"] == []


def test_they_are_no_part_of_the_bench_that_is_doubted_and_checked() -> None:
    ruling = a_bench(bench_size=1)  # its sole judge sits alone, or publishing would have refused it
    assert "two sat on it; a bench mostly has an odd number." not in [words for words, _ in ruling_doubts(ruling)]
    with pytest.raises(ValidationError, match="A sole judge sits alone"):
        b.a_ruling(panel=[{"judge": b.a_judge(), "role": "sole"}, {"name_as_stated": "Chin, J."}])


def test_more_judges_than_sat_are_doubted() -> None:
    seats = [{"name_as_stated": name} for name in ("Chin, J.", "Lee, J.", "Cox, J.")]
    words = [words for words, _ in ruling_doubts(b.a_ruling(panel=seats, bench_size=2))]
    assert "it names more judges than sat on it." in words


def test_the_judge_alone_is_cited(client: Client) -> None:
    text_cited = client.get(f"{a_bench().get_absolute_url()}cite.json").content.decode()
    assert "Szpunar" not in text_cited
    assert "Calot" not in text_cited
