"""Source marks by keyboard, by mouse and without scripts; large enough to touch on every record."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import get
from tests.browser.test_pages import AXE, violations

FOCUSED = "document.activeElement.id"
PLAIN = 'a.mark[href^="#S"]'
"""The mark of a fact with one source that says no more than the fact."""
TARGET_SIZE = {"runOnly": {"type": "rule", "values": ["target-size"]}}


def first_peek(page: Page) -> tuple:
    """The first mark with a peek of its own, and that peek."""
    mark = page.locator('a.mark[href^="#n"]').first
    return mark, page.locator(mark.get_attribute("href"))


def test_a_peek_opens_beside_its_mark_and_gives_the_focus_back(open_page, site) -> None:
    page = open_page(site.pages["ruling"])
    mark, peek = first_peek(page)
    mark.focus()
    page.keyboard.press("Enter")
    expect(peek).to_be_visible()
    expect(peek).to_have_attribute("role", "dialog")
    at, box = mark.bounding_box(), peek.bounding_box()
    assert abs(box["y"] - at["y"] - at["height"]) < 10
    assert peek.evaluate("peek => peek.contains(document.activeElement)")
    assert violations(page) == []

    page.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    assert page.evaluate(FOCUSED) == mark.get_attribute("id")

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    entry = page.locator("ol.sources > li:target")
    expect(entry).to_be_in_viewport()
    expect(peek).to_be_hidden()

    back = entry.locator(f'.supports a[href="#{mark.get_attribute("id")}"]')
    back.click()
    expect(mark).to_be_in_viewport()


def test_a_plain_mark_shows_a_copy_of_its_source(open_page, site) -> None:
    page = open_page(site.pages["case"], size="phone")
    mark = page.locator(PLAIN).first
    mark.click()
    peek = page.locator(".peek:popover-open")
    expect(peek).to_contain_text(page.locator(mark.get_attribute("href")).locator("cite").text_content())
    assert violations(page) == []

    peek.locator("> a").click()
    expect(page.locator(".peek:popover-open")).to_have_count(0)
    assert page.evaluate(FOCUSED) == mark.get_attribute("id")
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
        "document.querySelectorAll('[id]').length"
    )


def test_without_javascript_the_links_show_the_same(open_page, site) -> None:
    page = open_page(site.pages["ruling"], javascript=False)
    mark, peek = first_peek(page)
    expect(peek).to_be_hidden()
    mark.focus()
    page.keyboard.press("Enter")
    expect(peek).to_be_in_viewport()
    peek.locator("> a").click()
    expect(peek).to_be_hidden()
    expect(mark).to_be_in_viewport()

    page = open_page(site.pages["case"], javascript=False)
    mark = page.locator(PLAIN).first
    mark.click()
    expect(page.locator(mark.get_attribute("href"))).to_be_in_viewport()


@pytest.mark.parametrize("path", ["ruling", "reaction", "source"])
def test_what_is_folded_is_accessible_too(open_page, site, path) -> None:
    page = open_page(site.pages[path], size="phone")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert violations(page) == []


def test_every_case_has_targets_large_enough(open_page, site) -> None:
    page = open_page("/about/")
    found = {}
    for case in every(f"{site.base}/api/v1/cases/"):
        page.goto(case["url"], wait_until="domcontentloaded")
        page.evaluate(AXE)
        violated = page.evaluate("options => axe.run(document.querySelector('main'), options)", TARGET_SIZE)
        found[case["url"]] = [node["html"][:120] for rule in violated["violations"] for node in rule["nodes"]]
    assert len(found) > 20
    assert {url: nodes for url, nodes in found.items() if nodes} == {}


def every(url: str | None) -> list[dict]:
    """The rows of every page of a list of the API."""
    rows = []
    while url:
        answer = get(url)
        rows += answer["results"]
        url = answer["next"]
    return rows
