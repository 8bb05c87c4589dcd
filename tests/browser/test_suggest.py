"""The search field while it is typed in: names in a list that keys alone can use, and a plain search without script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import violations

WHERE = ["/", "/search/"]


def typed(page: Page, text: str) -> Page:
    page.get_by_role("combobox").press_sequentially(text, delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("listbox")).to_have_attribute("aria-busy", "false")
    return page


@pytest.mark.parametrize("path", WHERE)
@pytest.mark.parametrize(
    ("text", "name"),
    [("Bark", "Rachel Barkai"), ("ברק", "Rachel Barkai"), ("nso g", "NSO Group"), ("Khashogi", "Hanan Elatr")],
)
def test_names_in_any_script_are_shown_and_enter_leads_to_the_chosen_one(open_page, path, text, name) -> None:
    page = typed(open_page(path), text)
    field = page.get_by_role("combobox")
    option = page.get_by_role("option", name=name).first
    assert field.get_attribute("aria-expanded") == "true"

    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert field.evaluate("field => document.activeElement === field")

    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_a_choice_made_while_newer_names_are_on_their_way_is_kept(open_page) -> None:
    page = typed(open_page("/"), "amnes")
    field, first = page.get_by_role("combobox"), page.get_by_role("option").first
    chosen = first.inner_text()
    held = []
    page.route("**/api/v1/suggestions/?q=amnest", lambda route: held.append(route))
    with page.expect_request("**/api/v1/suggestions/?q=amnest"):
        field.press("t")
        field.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_text(chosen)
    held.pop().continue_()
    expect(page.get_by_role("listbox")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[aria-selected=true]")).to_have_text(chosen)


def test_the_arrows_go_around_and_the_number_of_names_is_said(open_page) -> None:
    page = typed(open_page("/"), "amnesty")
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(page.get_by_role("status")).to_have_text(f"{options.count()} found; the arrow keys choose one.")
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)


def test_escape_closes_the_list_and_keeps_what_was_typed(open_page) -> None:
    page = typed(open_page("/"), "Bark")
    field = page.get_by_role("combobox")
    field.press("ArrowDown")
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("Bark")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.get_attribute("aria-activedescendant") is None

    field.press("Enter")
    page.wait_for_url("**/search/?q=Bark")


def test_a_click_leads_to_the_name_and_enter_without_a_choice_searches(open_page) -> None:
    page = typed(open_page("/"), "Barkai")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rachel Barkai")

    page = typed(open_page("/"), "Barkai")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/search/?q=Barkai")


def test_a_text_that_begins_no_name_says_so(open_page) -> None:
    page = open_page("/")
    page.get_by_role("combobox").press_sequentially("zzzzzz")
    expect(page.get_by_role("status")).to_have_text("No name begins so.")
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("desktop", "dark"), ("phone", "light")])
@pytest.mark.parametrize("path", WHERE)
def test_the_open_list_has_no_accessibility_violation_and_fits_the_page(open_page, path, size, scheme) -> None:
    page = open_page(path, size=size)
    page.emulate_media(color_scheme=scheme)
    typed(page, "amnesty")
    page.get_by_role("combobox").press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", WHERE)
def test_without_javascript_enter_gives_the_search_page(open_page, path) -> None:
    page = open_page(path, javascript=False)
    field = page.get_by_role("searchbox")
    field.fill("Barkai")
    field.press("Enter")
    page.wait_for_url("**/search/?q=Barkai")
    expect(page.get_by_role("region", name="Cases").locator(".rows > li").first).to_contain_text("Amnesty")


def test_the_script_runs_under_the_site_s_own_security_policy(chromium, site) -> None:
    context = chromium.new_context()
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(site.base)
    typed(page, "Bark")
    assert errors == []
    context.close()
