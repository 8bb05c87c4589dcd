"""What sources say of a case's facts, on its page and in the API."""

import pytest
from django.test import Client

from tests import builders as b

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
