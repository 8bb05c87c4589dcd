"""The filters of a list: first and folded on a phone, open beside the rows where there is room, in the order seen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import violations

WHERE = "() => { const box = document.activeElement.getBoundingClientRect(); return [box.left, box.top + scrollY]; }"


def places(page: Page, tabs: int) -> list[list[float]]:
    """Where the focus stands after each press of Tab."""
    found = []
    for _ in range(tabs):
        page.keyboard.press("Tab")
        found.append(page.evaluate(WHERE))
    return found


def test_filters_are_first_and_folded_on_a_phone(open_page) -> None:
    page = open_page("/rulings/?party=NSO", size="phone")
    facet, row = page.locator(".facet a").first, page.locator(".rows a").first
    expect(facet).not_to_be_visible()
    summary = page.locator(".filters > summary")
    assert summary.bounding_box()["y"] < row.bounding_box()["y"] < page.viewport_size["height"]
    summary.focus()
    page.keyboard.press("Enter")
    expect(facet).to_be_visible()
    tops = [top for _, top in places(page, 12)]
    assert tops == sorted(tops)
    assert violations(page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_filters_stand_open_beside_the_rows_on_a_wide_screen(open_page, javascript) -> None:
    page = open_page("/rulings/?party=NSO", javascript=javascript)
    expect(page.locator(".filters > summary")).not_to_be_visible()
    facet, row = page.locator(".facet a").first, page.locator(".rows a").first
    assert facet.bounding_box()["x"] < row.bounding_box()["x"]
    facet.focus()
    lefts = [left for left, _ in places(page, page.locator(".filters a:visible, .filters summary:visible").count() + 3)]
    assert lefts == sorted(lefts, key=lambda left: left > row.bounding_box()["x"] - 1)  # all of one, then of the other


def test_a_name_that_is_chosen_filters_by_its_id(open_page) -> None:
    page = open_page("/rulings/?decides=petition")
    page.get_by_text("More filters").click()
    field = page.get_by_label("Judge", exact=True)
    field.press_sequentially("Bark", delay=20)
    expect(page.get_by_role("option", name="Rachel Barkai")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Rachel Barkai")
    assert violations(page) == []
    field.press("Enter")
    page.wait_for_url("**/rulings/?judge=*&decides=petition")
    expect(page.get_by_role("heading", level=1)).to_contain_text("with Rachel Barkai on the bench")
    expect(page.get_by_label("Judge", exact=True)).to_have_value("Rachel Barkai")
    assert "Barkai" not in page.url
