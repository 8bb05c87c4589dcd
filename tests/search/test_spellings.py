"""Forty spellings in more than ten scripts, found by search; scripts without spaces are found inside sentences."""

from typing import Any

import pytest
from django.test import Client

from casetracker.search.index.folding import sought_terms, terms
from tests import builders as b
from tests.spellings import SPELLINGS, Spelling

pytestmark = pytest.mark.django_db


def hits(client: Client, q: str, **filters: str) -> dict[str, Any]:
    answer = client.get("/api/v1/search/", {"q": q, **filters})
    assert answer.status_code == 200, answer.content
    return {row["title"]: row["hit"] for row in answer.json()["results"]}


def marked(hit: dict[str, Any]) -> list[str]:
    return [part["text"] for part in hit["parts"] if part["is_hit"]]


def a_case_with(spelling: Spelling, title: str) -> None:
    kind, written = spelling.kind, spelling.written
    case = b.a_case(title, **{"docket_number": written} if kind == "number" else {})
    if kind == "judge":
        b.a_ruling(case, judge=b.a_judge(written))
    elif kind == "party":
        b.a_participation(case, b.a_party(written))
    elif kind == "phrase":
        b.a_holding(b.a_ruling(case), statement=f"{written}.")


def test_each_spelling_finds_what_is_written_otherwise(client: Client) -> None:
    with b.story():
        for number, spelling in enumerate(SPELLINGS):
            a_case_with(spelling, f"Case {number}")
    missed = [each for number, each in enumerate(SPELLINGS) if f"Case {number}" not in hits(client, each.typed)]
    unmarked = [each for n, each in enumerate(SPELLINGS) if not marked(hits(client, each.typed)[f"Case {n}"])]
    assert (missed, unmarked) == ([], [])
    assert len(SPELLINGS) >= 40 and len({each.script for each in SPELLINGS}) >= 10


@pytest.mark.parametrize(
    ("sentence", "word", "other"),
    [
        ("จำเลยขโมยรถของผู้เสียหาย", "จำเลย", "โจทก์"), ("จำเลยขโมยรถของผู้เสียหาย", "รถ", "เรือ"),
        ("จำเลยขโมยรถของผู้เสียหาย", "เสียหาย", "เสียใจ"), ("ສານປະຊາຊົນຕັດສິນ", "ຕັດສິນ", "ຕັດໄມ້"),
        ("តុលាការកំពូលបានសម្រេច", "តុលាការ", "រដ្ឋសភា"), ("တရားရုံးချုပ်ကဆုံးဖြတ်သည်", "ဆုံးဖြတ်", "လွှတ်တော်"),
        ("法院驳回上诉请求", "上诉", "诉上"),
    ],
)  # fmt: skip
def test_a_word_is_found_and_marked_inside_a_sentence_without_spaces(
    client: Client, sentence: str, word: str, other: str
) -> None:
    b.a_ruling(b.a_case("A v. B"), full_text=f"NSO: {sentence} and more.")
    assert marked(hits(client, word)["A v. B"]) == [word]
    assert list(hits(client, f"nso {word}")) == ["A v. B"]
    assert hits(client, other) == {}


def test_a_single_syllable_may_begin_a_longer_run() -> None:
    assert sought_terms("ศาล") == (("ศา", "าล"), False)
    assert sought_terms("ก") == (("ก",), True)
    assert terms("ศาล NSO") == ("ศา", "าล", "ล", "nso")


def test_vowel_signs_tell_words_apart() -> None:
    assert terms("राम") != terms("रोम") != terms("रम")
    assert len(terms("न्यायालय")) == 1


def test_a_whole_word_stands_above_its_beginnings(client: Client) -> None:
    b.a_case("Roe v. Wade", filed_on="1971")
    for number, name in enumerate(("Roemer", "Roemen", "Roebuck"), start=2001):
        b.a_participation(b.a_case(f"{name} v. State", filed_on=str(number)), b.a_party(name))
    assert list(hits(client, "roe*")) == ["Roe v. Wade", "Roebuck v. State", "Roemen v. State", "Roemer v. State"]
    suggested = [row["name"] for row in client.get("/api/v1/suggestions/", {"q": "Roe"}).json()]
    assert suggested[:2] == ["Roe v. Wade", "Roebuck"]
    assert client.get("/api/v1/search/", {"q": "Roe"}).json()["names"][0]["name"] == "Roebuck"


def test_many_longer_names_do_not_crowd_out_the_whole_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.search.suggestions.NAMES_READ_AT_MOST", 2)
    with b.story():
        b.a_participation(b.a_case("A v. B"), b.a_party("Jane Roe"))
        for number in range(4):
            b.a_participation(b.a_case(f"C v. {number}"), b.a_party(f"Roemer {number}"))
    assert client.get("/api/v1/suggestions/", {"q": "roe", "kind": "party"}).json()[0]["name"] == "Jane Roe"
