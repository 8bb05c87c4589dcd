"""The decision below where it has no record: on case and review, on page, API, filters, search and documents."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from cases.models import Case, DecisionBelow
from casetracker.exchange.dump import dump_case
from casetracker.exchange.load import load_document
from casetracker.exchange.parsing import validate
from casetracker.exchange.remove import remove_system
from rulings.models import RulingReview
from tests import builders as b
from tests.editor import Editor
from tests.exchange.samples import SAMPLE, a_document, loaded, the_case

pytestmark = pytest.mark.django_db
BELOW: dict[str, Any] = {
    "court_as_stated": "a magistrates' court in the north",
    "docket_number": "12-34-5",
    "issued_on": "2018-06",
    "result": "convicted",
}


def facts(client: Client, case: Case) -> str:
    page = BeautifulSoup(client.get(case.get_absolute_url()).content, "html.parser")
    heading = page.find("dt", string="Decision below")
    texts = heading.find_next_sibling("dd").stripped_strings if heading else []  # type: ignore[union-attr]
    return " ".join(texts).replace(" ,", ",")


def test_the_case_tells_where_it_comes_from(client: Client) -> None:
    case, plain = b.a_case(), b.a_case()
    b.part(case, DecisionBelow, **BELOW)
    b.part(case, DecisionBelow, court=b.a_court("Haifa District Court"), issued_on="2019-01-02", note="As reported.")

    told = client.get(f"/api/v1/cases/{case.public_id}/").json()["decisions_below"]

    assert facts(client, case) == (
        "a magistrates' court in the north, 12-34-5, June 2018, convicted "
        "Haifa District Court, 2 January 2019 As reported."
    )
    assert facts(client, plain) == ""
    assert [(row["court"] and row["court"]["name"], row["court_as_stated"], row["result"]) for row in told] == [
        (None, "a magistrates' court in the north", "convicted"),
        ("Haifa District Court", "", "unknown"),
    ]


def test_the_ruling_tells_what_it_reviews(client: Client) -> None:
    ruling = b.a_ruling()
    b.part(ruling, RulingReview, effect="reverses", **BELOW)
    page = BeautifulSoup(client.get(ruling.get_absolute_url()).content, "html.parser").get_text()
    (told,) = client.get(f"/api/v1/rulings/{ruling.public_id}/").json()["reviews"]
    assert "Reverses a magistrates' court in the north, 12-34-5, June 2018, convicted." in " ".join(page.split())
    assert {name: told[name] for name in ("docket_number", "result", "ruling", "court")} == {
        "docket_number": "12-34-5",
        "result": "convicted",
        "ruling": None,
        "court": None,
    }


@pytest.mark.parametrize(
    "query", ["below_docket=12-34-5", "below_result=convicted,acquitted", "below_court=Haifa", "q=magistrates"]
)
def test_cases_are_found_by_the_decision_below(client: Client, query: str) -> None:
    case, other = b.a_case("One"), b.a_case("Another")
    b.part(case, DecisionBelow, court=b.a_court("Haifa District Court"), **BELOW)
    b.part(other, DecisionBelow, court_as_stated="a rent tribunal", result="granted")
    found = client.get(f"/api/v1/cases/?{query}").json()["results"]
    assert [row["id"] for row in found] == [case.public_id]


def test_court_number_and_result_are_those_of_one_decision(client: Client) -> None:
    case = b.a_case()
    b.part(case, DecisionBelow, court=b.a_court("Haifa District Court"), result="granted")
    b.part(case, DecisionBelow, docket_number="12-34-5", result="convicted")
    found = client.get("/api/v1/cases/?below_court=Haifa&below_result=convicted").json()["results"]
    assert found == []


def test_both_go_through_documents_and_back() -> None:
    data = a_document(decisions_below=[{"key": "below", "court": "tlv", **BELOW}])
    data["rulings"] = [{**SAMPLE["rulings"][0], "reviews": [{"key": "below", "effect": "affirms", **BELOW}]}]
    data["case"]["citations"].append({"source": "ctech", "path": "decisions_below/below.issued_on"})
    loaded(data)
    first = dump_case(the_case())

    remove_system("press")
    validate(first)
    load_document(first)

    assert dump_case(the_case()) == first
    assert first["case"]["decisions_below"] == [{"key": "below", "court": "tlv", **BELOW}]
    assert first["rulings"][0]["reviews"] == [{"key": "below", "effect": "affirms", **BELOW}]


def test_an_editor_enters_it() -> None:
    case = b.a_case()
    form = Editor(superuser=True).change(case)
    name = next(name for name in form.values if name.startswith("decisions_below") and "docket_number" in name)
    prefix = name.rpartition("-")[0].rpartition("-")[0]
    typed = {f"{prefix}-0-docket_number": "12-34-5", f"{prefix}-0-result": "convicted", f"{prefix}-TOTAL_FORMS": "1"}
    page = form.type(reason="Where it comes from", **typed).press()
    assert page.errors == []
    assert [str(row) for row in case.decisions_below.all()] == ["12-34-5"]


def test_what_names_no_court_or_number_is_refused() -> None:
    with pytest.raises(ValidationError, match="Name the court below"):
        DecisionBelow(case=b.a_case(), key="x", result="granted").validate_constraints()
    with pytest.raises(ValidationError, match="other"):
        DecisionBelow(case=b.a_case(), key="x", docket_number="1", result="other").full_clean()
