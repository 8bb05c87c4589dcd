"""One pipeline for page and API: the same records, filters, order and rows."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import RequestFactory

from casetracker.api import router
from casetracker.reading.cases.listing import CASES
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.web.addresses import with_parameter
from tests import builders as b

ADDRESS = "/cases/?role=petitioner&party=a%26b&cursor=x"


def test_a_parameter_is_set_replaced_and_removed() -> None:
    request = RequestFactory().get(ADDRESS)
    assert with_parameter(request, "cursor", "y z") == "/cases/?role=petitioner&party=a%26b&cursor=y+z"
    assert with_parameter(request, "cursor", None) == "/cases/?role=petitioner&party=a%26b"
    assert with_parameter(RequestFactory().get("/cases/?cursor=x"), "cursor", None) == "/cases/"


@pytest.mark.django_db
def test_a_page_holds_cards_of_visible_records() -> None:
    ruling = b.a_ruling(judge=b.a_judge(), issued_on="2020-07-12")
    motion = b.a_ruling(ruling.case, issued_on="2020-01", dispositions=[{"decides": "motion", "result": "denied"}])
    b.a_ruling(ruling.case, published=False)
    parameters = QueryDict("page_size=5")
    pages = []
    for listing in (RULINGS, VERDICTS, CASES):
        filterset = listing.filterset(parameters)
        assert filterset.is_valid()
        pages.append(listing.page(filterset, parameters))
    assert [[row["id"] for row in page.rows] for page in pages] == [
        [ruling.public_id, motion.public_id],
        [ruling.public_id],
        [ruling.case.public_id],
    ]
    assert [(page.size, page.next, page.previous) for page in pages] == [(5, None, None)] * 3


@pytest.mark.django_db
def test_a_wrong_paging_parameter_is_named() -> None:
    parameters = QueryDict("page_size=0")
    filterset = CASES.filterset(parameters)
    assert filterset.is_valid()
    with pytest.raises(ValidationError) as refused:
        CASES.page(filterset, parameters)
    assert list(refused.value.message_dict) == ["page_size"]


def test_records_are_asked_for_anew_each_time() -> None:
    """A queryset that was made at start-up would know what was visible then."""
    for listing in (view.listing for _, view, _ in router.registry if hasattr(view, "listing")):
        first, second = listing.records(), listing.records()
        assert first is not second
        assert str(first.query) != str(second.query)


@pytest.mark.django_db
def test_a_case_with_a_dated_and_an_undated_verdict_has_the_dated_one_in_list_and_story() -> None:
    dated = b.a_ruling(issued_on="2020")
    b.a_ruling(dated.case, issued_on=None)
    filterset = CASES.filterset(QueryDict())
    assert filterset.is_valid()
    [row] = CASES.page(filterset, QueryDict()).rows
    assert row["verdict"]["id"] == dated.public_id
