"""Keyset pages: every row once, forwards and backwards, the undated last; and what a hostile cursor answers."""

import base64
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Judge
from casetracker.lists.keyset import BY_NAME, NO_CURSOR, SIZE, SIZE_AT_MOST, Cursor, Page, page_size
from casetracker.reading.rulings.listing import BY_DATE
from rulings.models import Ruling
from tests import builders as b
from tests.kept import kept

pytestmark = pytest.mark.django_db

DATES = ["2020-07-12", "2020-07-12", "2020-07-12", "2019", None, "2016/..", None, "../2019", "2021-01", None]


def encoded(data: Any) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


HOSTILE = {
    "a number": encoded(5),
    "null": encoded(None),
    "an object": encoded({"a": 1, "b": 2, "c": 3}),
    "too short": encoded(["2020-01-01", "x"]),
    "wrong kinds": encoded([["2020-01-01"], "x", 0]),
    "an unknown direction": encoded(["2020-01-01", "x", 2]),
    "no list but brackets": encoded(b"[" * 5000),
    "ten thousand digits": encoded(b"9" * 10_000),
    "no JSON": encoded(b"\xff\xfe"),
    "no base64": "é",
    "a date that is none": encoded(["2020-13-45", "x", 0]),
    "a year out of range": encoded(["99999-01-01", "x", 0]),
    "an empty date": encoded(["", "x", 0]),
    "a lone surrogate": encoded(["\ud800", "x", 0]),
}


def ruling_page(query: str) -> Page:
    return BY_DATE.page(Ruling.objects.visible(), QueryDict(query), ["issued_on"])


def walk(query: str) -> list[Page]:
    """Every page from the first on."""
    pages = [ruling_page(query)]
    while pages[-1].next:
        pages.append(ruling_page(f"{query}&cursor={pages[-1].next}"))
    return pages


def ids(pages: list[Page]) -> list[str]:
    return [row["public_id"] for page in pages for row in page.rows]


@pytest.fixture(scope="module")
def rulings(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Ruling]]:
    with kept(django_db_blocker):
        case = b.a_case()
        yield [b.a_ruling(case, issued_on=issued_on) for issued_on in DATES]


@pytest.mark.parametrize("size", [1, 2, 3, 9, 10, 11])
@pytest.mark.parametrize("order", ["issued_on", "-issued_on"])
def test_pages_hold_every_row_once_in_both_directions(rulings: list[Ruling], order: str, size: int) -> None:
    query = f"ordering={order}&page_size={size}"
    pages = walk(query)
    dated = sorted((row.issued_on_earliest, row.public_id) for row in rulings if row.issued_on)
    undated = sorted(row.public_id for row in rulings if not row.issued_on)
    if order.startswith("-"):
        dated, undated = dated[::-1], undated[::-1]
    assert ids(pages) == [public_id for _, public_id in dated] + undated
    assert {len(page.rows) for page in pages[:-1]} <= {size}

    back = [pages[-1]]
    while back[0].previous:
        back.insert(0, ruling_page(f"{query}&cursor={back[0].previous}"))
    assert [page.rows for page in back] == [page.rows for page in pages]
    assert [page.next for page in back] == [page.next for page in pages]


def test_a_row_that_comes_in_between_moves_nobody_to_another_page(rulings: list[Ruling]) -> None:
    first = ruling_page("ordering=-issued_on&page_size=4")
    before = ruling_page(f"ordering=-issued_on&page_size=4&cursor={first.next}")
    b.a_ruling(rulings[0].case, issued_on="2025")
    assert ruling_page(f"ordering=-issued_on&page_size=4&cursor={first.next}").rows == before.rows


def test_a_page_past_the_end_is_empty_and_leads_nowhere(rulings: list[Ruling]) -> None:
    page = ruling_page(f"cursor={Cursor(None, '2222222222').encode()}")
    assert (page.rows, page.next, page.previous) == ([], None, None)


def test_names_are_ordered_with_ties_broken_by_id() -> None:
    case = b.a_case()
    for name in ("B", "A", "B", "C"):
        b.a_ruling(case, judge=b.a_judge(name))
    pages = [BY_NAME.page(Judge.objects.visible(), QueryDict("page_size=1"), ["name"])]
    while pages[-1].next:
        pages.append(BY_NAME.page(Judge.objects.visible(), QueryDict(f"page_size=1&cursor={pages[-1].next}"), ["name"]))
    found = [(page.rows[0]["name"], page.rows[0]["public_id"]) for page in pages]
    assert [name for name, _ in found] == ["A", "B", "B", "C"]
    assert all(first < second for first, second in pairwise(found))


def test_a_cursor_names_a_value_and_a_public_id_and_no_row_number(rulings: list[Ruling]) -> None:
    page = ruling_page("page_size=3")
    assert page.next
    row = page.rows[-1]
    text = base64.urlsafe_b64decode(page.next + "=" * (-len(page.next) % 4))
    assert json.loads(text) == [str(row["issued_on_earliest"]), row["public_id"], 0]
    assert Cursor.decode(page.next) == Cursor(str(row["issued_on_earliest"]), row["public_id"])


@pytest.mark.parametrize("cursor", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_cursor_is_refused(rulings: list[Ruling], cursor: str) -> None:
    parameters = QueryDict(mutable=True)
    parameters["cursor"] = cursor
    with pytest.raises(ValidationError) as refused:
        BY_DATE.page(Ruling.objects.visible(), parameters, ["issued_on"])
    assert refused.value.message_dict == {"cursor": [NO_CURSOR]}


def test_a_cursor_of_the_undated_is_refused_where_every_row_has_a_value() -> None:
    with pytest.raises(ValidationError) as refused:
        BY_NAME.page(Judge.objects.visible(), QueryDict(f"cursor={encoded([None, 'x', 0])}"), ["name"])
    assert refused.value.message_dict == {"cursor": [NO_CURSOR]}


def test_an_unknown_order_lists_what_there_is() -> None:
    with pytest.raises(ValidationError) as refused:
        BY_DATE.order(QueryDict("ordering=id"))
    assert refused.value.message_dict == {
        "ordering": [
            "“id” is not known; write one of -issued_on, issued_on, -published_on, published_on, "
            "-changed_at, changed_at."
        ]
    }


@pytest.mark.parametrize(("given", "size"), [("", SIZE), ("1", 1), ("500", SIZE_AT_MOST), ("007", 7)])
def test_page_size_within_its_bounds(given: str, size: int) -> None:
    assert page_size(QueryDict(f"page_size={given}")) == size


@pytest.mark.parametrize(
    "given", ["0", "501", "100000000", "-1", "1.5", "1e2", "ten", "١٢", "²", "9" * 10_000, "+5", " 5"]
)
def test_page_size_out_of_its_bounds_is_refused(given: str) -> None:
    parameters = QueryDict(mutable=True)
    parameters["page_size"] = given
    with pytest.raises(ValidationError) as refused:
        page_size(parameters)
    assert refused.value.message_dict == {"page_size": ["A page has 1 to 500 rows; write a number in this range."]}
