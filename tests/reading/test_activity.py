"""Judges and parties in lists: by family name, each with how much of the collection and which years."""

import pytest
from django.test import Client

from tests import builders as b
from tests.reading.cases.test_compare import page, words

pytestmark = pytest.mark.django_db


def test_judges_stand_by_family_name_with_their_rulings_and_years(client: Client) -> None:
    with b.story():
        names = ["Rachel Barkai", "Anat Baron", "Luis de la Cruz", "רחל ברקאי", "Ada Zimmer", "Zoë Ábel"]
        judges = {name: b.a_judge(name) for name in names}
        for name, judge in judges.items():
            b.a_ruling(judge=judge, issued_on="2020-07-12" if name != "Ada Zimmer" else None)
        b.a_ruling(judge=judges["Rachel Barkai"], issued_on="2018")
        b.a_ruling(judge=judges["Rachel Barkai"], issued_on="2023", published=False)
    found = page(client.get("/judges/"))
    told = {words(row.h2): words(row.p) for row in found.select("[data-id]")}
    in_order = ["Zoë Ábel", "Rachel Barkai", "Anat Baron", "Luis de la Cruz", "Ada Zimmer", "רחל ברקאי"]
    assert list(told) == in_order
    assert told["Rachel Barkai"].startswith("2 rulings of Rachel Barkai · 2018–2020")
    assert told["Anat Baron"].startswith("1 ruling of Anat Baron · 2020")
    assert told["Ada Zimmer"] == "1 ruling of Ada Zimmer"
    paged, path = [], "/api/v1/judges/?page_size=2"
    while path:
        answer = client.get(path).json()
        paged += [row["name"] for row in answer["results"]]
        path = answer["next"]
    assert paged == in_order
    back = client.get("/api/v1/judges/?ordering=-name").json()["results"]
    assert [row["name"] for row in back] == in_order[::-1]
    assert [row["activity"] for row in back if row["name"] == "Rachel Barkai"] == [
        {"number": 2, "first_year": 2018, "last_year": 2020}
    ]


def test_parties_say_in_how_many_cases_and_roles(client: Client) -> None:
    with b.story():
        rivers = b.a_party("Rivers", kind="ngo", country="ES")
        speaker = b.a_party("Access Now", kind="ngo")
        for filed_on, roles in (("2019-05", ["petitioner"]), (None, ["amicus_curiae", "petitioner"])):
            case = b.a_case(filed_on=filed_on)
            for role in roles:
                b.a_participation(case, rivers, role, "bringing")
        b.a_participation(b.a_case(published=False), rivers, "respondent", "opposing")
        b.a_reaction(b.a_case(), speaker=speaker)
    told = {words(row.h2): words(row.p) for row in page(client.get("/parties/")).select("[data-id]")}
    kind = "Non-governmental organisation"
    assert told["Rivers"] == f"2 cases of Rivers · 2019 · petitioner, amicus curiae · {kind} · Spain"
    assert told["Access Now"] == f"no case here; speaks about cases · {kind}"
    assert words(page(client.get("/respondents/")).main).count("Rivers") == 0
