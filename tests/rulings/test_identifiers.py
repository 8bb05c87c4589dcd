"""A citation belongs to one ruling: how it is checked, shown and found, and how it came there from its case."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from cases.models import Case, CaseIdentifier, Citation
from casetracker.exchange.consistency import check_record
from rulings.doubts import ruling_doubts
from rulings.models import Ruling, RulingIdentifier
from tests import builders as b
from tests.editor import Editor

pytestmark = pytest.mark.django_db
migration = import_module("rulings.migrations.0006_move_citations_to_rulings")


def migrate(step: str = "move_to_rulings") -> None:
    getattr(migration, step)(apps, SimpleNamespace(connection=connection))


def cited(ruling: Ruling, value: str, scheme: str = "neutral_citation", **columns: Any) -> RulingIdentifier:
    return b.part(ruling, RulingIdentifier, scheme=scheme, value=value, **columns)


def on_case(case: Case, value: str, scheme: str = "neutral_citation", **columns: Any) -> CaseIdentifier:
    return b.part(case, CaseIdentifier, scheme=scheme, value=value, **columns)


def standing() -> dict[str, list[str]]:
    """Where each citation stands: on cases and on rulings."""
    found = {"cases": CaseIdentifier, "rulings": RulingIdentifier}
    return {name: sorted(model.objects.values_list("value", flat=True)) for name, model in found.items()}


# What is entered


def complaints(**columns: Any) -> dict[str, list[str]]:
    try:
        RulingIdentifier(ruling=b.a_ruling(), key="x", **columns).full_clean(exclude=["ruling"])
    except ValidationError as error:
        return error.message_dict
    return {}


def test_an_ecli_is_checked() -> None:
    assert complaints(scheme="ecli", value="ECLI:NL:HR:2020:1234") == {}
    assert complaints(scheme="neutral_citation", value="[2022] EWHC 2199 (QB)") == {}
    (message,) = complaints(scheme="ecli", value="NL:HR:2020:1234")["__all__"]
    assert "ECLI:COUNTRY:COURT:YEAR:NUMBER" in message


def test_only_a_law_report_has_a_volume() -> None:
    only = ["Only a law report has an abbreviation, a volume and a page."]
    assert complaints(scheme="database", value="2021 WL 12345", volume="2021")["volume"] == only


@pytest.mark.parametrize(
    ("columns", "parts"),
    [
        ({"value": "138 F.4th 152"}, ("138", "F.4th", "152")),
        ({"value": "138 Fed. 4th 152", "reporter": "F.4th", "volume": "138"}, ("138", "F.4th", "")),
        ({"value": "Bagatz Yearbook"}, ("", "", "")),
    ],
)
def test_a_law_report_is_taken_apart_unless_the_editor_did(columns: dict[str, str], parts: tuple[str, ...]) -> None:
    row = cited(b.a_ruling(), scheme="reporter", **columns)
    assert (row.volume, row.reporter, row.page) == parts


def test_a_citation_is_entered_at_the_ruling() -> None:
    ruling = b.a_ruling(published=False)
    form = Editor(superuser=True).change(ruling)
    form.row("identifiers", scheme="reporter", value="17 F.4th 930").press("_save")
    assert [(row.value, row.volume) for row in ruling.identifiers.all()] == [("17 F.4th 930", "17")]


def test_the_form_of_a_case_offers_the_numbers_of_a_case_and_keeps_what_stands_there() -> None:
    case = b.a_case(published=False)
    on_case(case, "[2022] EWHC 2199 (QB)")
    page = BeautifulSoup(Editor(superuser=True).change(case).html, "html.parser")
    offered = [
        [option["value"] for option in page.find("select", {"name": f"identifiers-{row}-scheme"}).find_all("option")]
        for row in ("0", "__prefix__")
    ]
    assert offered == [["docket", "registry", "neutral_citation"], ["docket", "registry"]]


# Where it is shown and found


def test_page_and_api_show_the_citations_of_this_ruling_alone(client: Client) -> None:
    case = b.a_case()
    early, late = b.a_ruling(case, issued_on="2022-08-19"), b.a_ruling(case, issued_on="2026-01-26")
    source = b.a_source("The law report")
    row = cited(early, "[2022] EWHC 2199 (QB)", key="neutral")
    b.cite(early, source, f"identifiers/{row.key}")
    answer = client.get(f"/api/v1/cases/{case.public_id}/").json()
    shown = {"key": "neutral", "scheme": "neutral_citation", "value": "[2022] EWHC 2199 (QB)"}
    empty = {"reporter": "", "volume": "", "page": ""}
    assert [ruling["identifiers"] for ruling in answer["rulings"]] == [[{**shown, **empty}], []]
    assert answer["identifiers"] == []
    pages = [client.get(ruling.get_absolute_url()).content.decode() for ruling in (early, late)]
    assert ["Cited as" in page for page in pages] == [True, False]
    assert "neutral citation" in pages[0] and "2199" not in pages[1]


@pytest.mark.parametrize(
    "typed",
    [
        "[2022] EWHC 2199 (QB)",
        "2022 EWHC 2199",
        "[2022] ewhc 2199",
        "17 F.4th 930",
        "17 F. 4th 930, 935 (9th Cir. 2021)",
    ],
)
def test_any_usual_spelling_finds_the_ruling(client: Client, typed: str) -> None:
    ruling, other = b.a_ruling(), b.a_ruling()
    cited(ruling, "[2022] EWHC 2199 (QB)")
    cited(ruling, "17 F.4th 930", "reporter")
    cited(other, "[2022] EWHC 219 (QB)")
    cited(b.a_ruling(published=False), "[2022] EWHC 2199 (QB)")
    for path in ("/api/v1/rulings/", "/api/v1/verdicts/"):
        found = client.get(path, {"identifier": typed}).json()["results"]
        assert [row["id"] for row in found] == [ruling.public_id]
    assert ruling.public_id in client.get("/rulings/", {"identifier": typed}).content.decode()
    answer = client.get("/search/", {"q": typed})
    assert (answer.status_code, answer.headers["Location"]) == (302, ruling.get_absolute_url())


def test_words_of_a_citation_find_the_ruling(client: Client) -> None:
    ruling = b.a_ruling()
    cited(ruling, "[2022] EWHC 2199 (QB)")
    found = client.get("/api/v1/rulings/", {"q": "EWHC 2199 ministry"}).json()["results"]
    assert [row["id"] for row in found] == [ruling.public_id]


def test_a_hidden_citation_finds_nothing(client: Client) -> None:
    for ruling in (b.a_ruling(published=False), b.withdrawn(b.a_ruling())):
        cited(ruling, "[2022] EWHC 2199 (QB)")
    assert client.get("/api/v1/rulings/", {"identifier": "[2022] EWHC 2199 (QB)"}).json()["results"] == []
    assert client.get("/search/", {"q": "[2022] EWHC 2199 (QB)"}).status_code == 200


# What cannot be


def test_a_citation_of_another_year_and_one_used_twice_are_doubted() -> None:
    late = b.a_ruling(issued_on="2026-01-26")
    cited(late, "[2022] EWHC 2199 (QB)")
    cited(b.a_ruling(late.case, issued_on="2022-08-19"), "[2022] EWHC 2199 (QB)")
    told = [text for text, _ in ruling_doubts(late)]
    assert "“[2022] EWHC 2199 (QB)” names another year than that in which the ruling was given." in told
    assert "“[2022] EWHC 2199 (QB)” is another ruling's citation, too." in told
    assert check_record(repair=False) == [
        f"ruling {late.public_id}: “[2022] EWHC 2199 (QB)” names another year than that of the ruling"
    ]


@pytest.mark.parametrize(
    ("scheme", "value", "is_other"),
    [
        ("neutral_citation", "[2021] EWHC 1 (QB)", True),
        ("neutral_citation", "[2022] EWHC 1 (QB)", False),
        ("neutral_citation", "[2023] EWHC 1 (QB)", False),
        ("neutral_citation", "[2024] EWHC 1 (QB)", True),
        ("ecli", "ECLI:NL:HR:2019:1", True),
        ("reporter", "[2024] 1 WLR 1", False),
        ("neutral_citation", "HCJ 2030", True),
    ],
)
def test_a_ruling_of_december_may_be_numbered_in_january_and_reported_later(
    scheme: str, value: str, is_other: bool
) -> None:
    assert cited(b.a_ruling(issued_on="2022-12-20"), value, scheme).is_of_another_year is is_other


# How they came from the case


def test_the_citations_of_a_case_go_to_its_only_ruling_with_their_sources() -> None:
    source = b.a_source("casetext")
    case = b.a_case(source=source)
    ruling = b.a_ruling(case, issued_on="2021-11-08")
    row = on_case(case, "17 F.4th 930", "reporter", key="reporter")
    on_case(case, "21-1338", "docket")
    b.cite(case, source, f"identifiers/{row.key}")
    migrate()
    assert standing() == {"cases": ["21-1338"], "rulings": ["17 F.4th 930"]}
    moved = ruling.identifiers.get()
    assert (moved.key, moved.volume, moved.reporter, moved.page, moved.sought_as) == (
        "reporter", "17", "F.4th", "930", "17f4th930",
    )  # fmt: skip
    citation = Citation.objects.get(path="identifiers/reporter")
    assert (citation.unit_id, citation.source.title) == (ruling.public_id, "casetext")
    assert check_record(repair=False) == []


def test_among_several_rulings_the_one_of_its_year_gets_it() -> None:
    case = b.a_case()
    early, late = b.a_ruling(case, issued_on="2022-08-19"), b.a_ruling(case, issued_on="2026-01-26")
    on_case(case, "[2022] EWHC 2199 (QB)")
    on_case(case, "ECLI:NL:HR:2026:1234", "ecli")
    migrate()
    assert [[row.value for row in ruling.identifiers.all()] for ruling in (early, late)] == [
        ["[2022] EWHC 2199 (QB)"],
        ["ECLI:NL:HR:2026:1234"],
    ]


def test_what_no_single_ruling_fits_stays_and_is_named() -> None:
    case = b.a_case()
    for day in ("2022-01-10", "2022-08-19", "2026-01-26"):
        b.a_ruling(case, issued_on=day)
    on_case(case, "138 F.4th 152", "reporter")
    values = ["138 F.4th 152", "[2022] EWHC 2199 (QB)", "[2019] UKSC 5"]
    for value in values[1:]:
        on_case(case, value)
    other = b.a_ruling(b.a_case(), issued_on="2026-01-26")
    on_case(other.case, "[2022] EWHC 1 (QB)")
    migrate()
    assert standing() == {"cases": sorted([*values, "[2022] EWHC 1 (QB)"]), "rulings": []}
    assert check_record(repair=False) == [
        f"case {of.public_id}: “{value}” is a ruling's citation; enter it there, and remove it here"
        for of, value in [*((case, value) for value in values), (other.case, "[2022] EWHC 1 (QB)")]
    ]


def test_the_way_back_gives_them_to_the_case_again() -> None:
    case = b.a_case()
    b.a_ruling(case, issued_on="2021-11-08")
    row = on_case(case, "17 F.4th 930", "reporter", key="reporter")
    b.cite(case, path=f"identifiers/{row.key}")
    migrate()
    migrate("move_to_cases")
    assert standing()["cases"] == ["17 F.4th 930"]
    assert Citation.objects.get(path="identifiers/reporter").unit_id == case.public_id
