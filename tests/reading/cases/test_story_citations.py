"""What sources say of a case's facts, on its page and in the API."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from parties.models import Party
from tests import builders as b
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("standing", "is_settled"), [("undecided", False), ("superseded", True), ("mistaken", True)])
def test_a_value_that_was_not_taken_stays_a_disputed_fact(client: Client, standing: str, is_settled: bool) -> None:
    case = b.a_case(filed_on="2019-05")
    b.cite(case, b.a_source(title="The petition"), "filed_on", stated_value="2019-05-13")
    other = b.a_source(title="A newspaper")
    b.cite(case, other, "filed_on", stated_value="2018", standing=standing, note="It confuses two petitions.")

    [fact] = client.get(f"/api/v1/cases/{case.public_id}/").json()["disputed_facts"]
    page = client.get(f"/cases/{case.public_id}/").content.decode()

    assert (fact["path"], fact["is_settled"]) == ("filed_on", is_settled)
    assert [row["stated_value"] for row in fact["agreeing"]] == ["2019-05-13"]
    assert [(row["source"]["id"], row["stated_value"], row["standing"], row["note"]) for row in fact["contrary"]] == [
        (other.public_id, "2018", standing, "It confuses two petitions.")
    ]
    assert 'id="dispute-1"' in page
    assert "It confuses two petitions." in page


def shown_values(client: Client, case: Case) -> list[list[str]]:
    """The rows of the first dispute on the page of the case."""
    rows = page(client, case.get_absolute_url()).select("#dispute-1 li")
    return [[words(row.b), words(row.select_one(".tag")), *map(words, row.select(".block"))] for row in rows]


def test_a_dispute_shows_one_row_a_value_in_words(client: Client) -> None:
    with b.story():
        case = b.a_case(filed_on="2019-05")
        b.cite(case, b.a_source("Petition"), "filed_on")
        implied = {"support": "implies", "note": "It counts days."}
        b.cite(case, b.a_source("Docket"), "filed_on", stated_value="2019-05-13", **implied)
        for paper in ("Post", "Times"):
            mistaken = {"standing": "mistaken", "note": "Another petition."}
            b.cite(case, b.a_source(paper), "filed_on", stated_value="2018", **mistaken)
        b.cite(case, b.a_source("Denial"), "filed_on", support="denies", standing="undecided")
        b.cite(case, b.a_source("Blog"), "filed_on", stated_value="#not_stated", support="silent")

    assert shown_values(client, case) == [
        ["May 2019", "in the record", "Petition"],
        ["13 May 2019", "fits the record", "Docket (implies) . It counts days."],
        ["2018", "otherwise", "Post (mistaken) . Another petition.", "Times (mistaken) . Another petition."],
        ["says that it is not so", "otherwise", "Denial (undecided)"],
        ["does not say", "silent", "Blog"],
    ]
    [fact] = api(client, f"/cases/{case.public_id}/")["disputed_facts"]
    assert [(value["relation"], value["label"], len(value["citations"])) for value in fact["values"]] == [
        ("recorded", "May 2019", 1), ("fits", "13 May 2019", 1), ("otherwise", "2018", 2),
        ("otherwise", "says that it is not so", 1), ("silent", "does not say", 1),
    ]  # fmt: skip


def test_codes_sums_and_links_are_told_in_words(client: Client) -> None:
    with b.story():
        case, paper = b.a_case(), b.a_source("Paper")
        part = b.a_participation(case, b.a_party("Amnesty"), "supporter", "neutral", key="amnesty")
        b.a_party("NSO Group", external_key="nso-group")
        damages = {"decides": "claim", "result": "granted", "key": "d", "amount": "168000000", "currency": "USD"}
        ruling = b.a_ruling(case, dispositions=[damages])
        b.a_reaction(about_ruling=ruling, speaker=b.a_party("Somebody"))
        b.cite(case, paper, f"participations/{part.key}.role", stated_value="petitioner", standing="undecided")
        b.cite(case, paper, f"participations/{part.key}.party", stated_value="nso-group", standing="mistaken")
        b.cite(ruling, paper, "dispositions/d.amount", stated_value="167000000.5", standing="mistaken")
        b.cite(ruling, paper, "kind", stated_value="order", standing="mistaken")

    assert labels(client, case) == {
        "participations/amnesty.role": ["Supporter", "Petitioner"],
        "participations/amnesty.party": ["Amnesty", "nso-group"],
        "dispositions/d.amount": ["USD 168,000,000", "167,000,000.5"],
        "kind": ["Judgment", "Order"],
    }
    b.a_participation(b.a_case(), Party.objects.get(external_key="nso-group"))
    assert labels(client, case)["participations/amnesty.party"] == ["Amnesty", "NSO Group"]  # once readers see it
    badge = page(client, case.get_absolute_url()).select_one('.tags a[href="#disputed"]')
    assert words(badge) == "↔ Disputed facts: 1 open, 3 settled"


def test_an_inferred_fact_says_what_follows(client: Client) -> None:
    case = b.a_case(filed_on="2019-05-14")
    for title in ("Report", "Survey"):
        b.cite(case, b.a_source(title), "filed_on", support="implies", note="It was filed a day before the hearing.")

    assert [fact["value"] for fact in story(client, case)["inferred_facts"]] == ["14 May 2019"]
    assert words(page(client, case.get_absolute_url()).select_one("#inferred ~ ol li")) == (
        "Filed on 14 May 2019 Report , Survey . It was filed a day before the hearing."
    )


def story(client: Client, case: Case) -> dict[str, Any]:
    return api(client, f"/cases/{case.public_id}/")


def labels(client: Client, case: Case) -> dict[str, list[str]]:
    """The values of each disputed fact in words, by the fact's path."""
    facts = story(client, case)["disputed_facts"]
    return {fact["path"]: [value["label"] for value in fact["values"]] for fact in facts}
