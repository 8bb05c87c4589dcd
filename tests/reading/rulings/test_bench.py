"""The bench of a ruling as it is drawn."""

from typing import Any

import pytest
from django.test import Client

from tests import builders as b
from tests.reading.cases.test_compare import page, words

pytestmark = pytest.mark.django_db


def drawn(client: Client, ruling: Any) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Each seat with its class, and the lines below."""
    found = page(client.get(ruling.get_absolute_url()))
    seats = [(words(seat), seat["class"]) for seat in found.select(".bench > li")]
    return seats, [words(line) for line in found.select(".votes")]


def test_seats_stand_in_order_of_precedence_with_dissents_and_votes(client: Client) -> None:
    with b.story():
        names = ["Ada", "Ben", "Cleo", "Dan"]
        parts = ["dissenting_in_part", "author", "joined", "recused"]
        panel = [
            {"key": name.lower(), "judge": b.a_judge(f"{name} Stone"), "part": part}
            for name, part in zip(names, parts, strict=True)
        ]
        panel[2]["role"] = "presiding"
        ruling = b.a_ruling(panel=panel, bench_size=5)
        claim = b.a_claim(ruling.case)
        decision = b.a_disposition(ruling, result="granted", claims=[claim], description="The dam")
        b.a_holding(ruling, [claim], weight="dissent", statement="Too much.")
        b.an_opinion(ruling, "dissenting_in_part", authors=[ruling.panel.get(key="ada")])
    seats, below = drawn(client, ruling)
    assert seats == [
        ("Cleo Stone presiding, joined", ["joined"]),
        ("Ben Stone author", ["author"]),
        ("Ada Stone dissenting in part, dissent in part", ["dissenting_in_part"]),
        ("Dan Stone recused", ["recused"]),
        ("One more judge, not named", ["unknown"]),
    ]
    assert len(below) == 1 and below[0].startswith("Dissent on Petition granted")
    assert decision.pk


@pytest.mark.parametrize(
    ("parts", "columns", "below"),
    [
        (["unknown", "unknown"], {}, ["How they voted is not recorded."]),
        (["author", "unknown"], {}, ["How one of them voted is not recorded."]),
        (["author", "dissenting"], {"votes_for": 2, "votes_against": 1}, ["2 for, 1 against"]),
        (
            ["author", "dissenting"],
            {"is_bench_complete": True, "bench_size": 2},
            ["1 for, 1 against (counted from what each did)"],
        ),
        (["author", "dissenting"], {}, []),
    ],
)
def test_votes_are_told_as_far_as_they_are_recorded(
    client: Client, parts: list[str], columns: dict[str, Any], below: list[str]
) -> None:
    panel = [{"judge": b.a_judge(f"Judge {part} {place}"), "part": part} for place, part in enumerate(parts)]
    seats, told = drawn(client, b.a_ruling(panel=panel, **columns))
    assert (len(seats), told) == (max(2, len(parts)), below)


def test_one_judge_and_a_jury_are_words_alone(client: Client) -> None:
    alone = b.a_ruling(judge=b.a_judge("Ada Stone"), decided_by="jury")
    nobody = b.a_ruling(decided_by="panel")
    assert drawn(client, alone) == drawn(client, nobody) == ([], [])
    assert "Ada Stone, sole judge (decided by a jury)" in words(page(client.get(alone.get_absolute_url())).main)
    assert "Bench Panel" in words(page(client.get(nobody.get_absolute_url())).main)
