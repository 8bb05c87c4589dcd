"""Pages that lead nowhere: they offer a search and the lists, and tell nothing of what is hidden."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import builders as b

pytestmark = pytest.mark.django_db


def test_a_page_that_leads_nowhere_offers_search_and_the_list_of_its_kind(client: Client) -> None:
    hidden = b.a_ruling(b.a_case("Shown v. Shown"), summary="Hidden words.", published=False)
    gone = b.withdrawn(b.a_case("Gone v. Gone"))
    pages = {
        404: f"/rulings/{hidden.public_id}/",
        410: f"/cases/{gone.public_id}/",
    }
    for status, address in pages.items():
        answer = client.get(address)
        page = BeautifulSoup(answer.content, "html.parser")
        field = page.select_one("main form[role=search] input[name=q]")
        first = page.select_one("main p.inline a")
        assert (answer.status_code, field["value"]) == (status, "")
        assert address.startswith(first["href"])
        assert "Shown" not in page.text
        assert "Hidden words" not in page.text


def test_words_of_an_address_are_searched_for(client: Client) -> None:
    answer = client.get("/cases/dada-v-nso_group.html")
    field = BeautifulSoup(answer.content, "html.parser").select_one("main input[name=q]")
    assert (answer.status_code, field["value"]) == (404, "dada v nso group")
    strange = client.get("/x/%22%3E%3Cscript%3E-" + "a" * 90 + "/")
    assert BeautifulSoup(strange.content, "html.parser").select_one("main input[name=q]")["value"] == ""
