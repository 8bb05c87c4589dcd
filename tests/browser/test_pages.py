"""Public pages as their readers meet them, in Chromium."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PAGES = ["home", "cases", "rulings", "verdicts", "case", "ruling", "filtered", "refused"]
MODES = [("desktop", "light"), ("desktop", "dark"), ("phone", "light")]
BUDGET = 100 * 1024
REQUESTS = 8


@pytest.fixture
def path(request: pytest.FixtureRequest, site) -> str:
    return {
        "home": "/",
        "cases": "/cases/",
        "rulings": "/rulings/",
        "verdicts": "/verdicts/",
        "case": site.case,
        "ruling": site.ruling,
        "filtered": "/cases/?party=NSO&role=respondent&result=rejected",
        "refused": "/cases/?filed_after=03/04/2020&court=Tel+Aviv",
    }[request.param]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}})"
    )
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


@pytest.mark.parametrize(("size", "scheme"), MODES)
@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_page_has_no_accessibility_violation(open_page, path, size, scheme) -> None:
    assert violations(open_page(path, size=size, scheme=scheme)) == []


def test_axe_finds_a_violation_where_there_is_one(open_page) -> None:
    page = open_page("/")
    page.evaluate("document.querySelector('label').remove()")
    assert [violation.split(":")[0] for violation in violations(page)] == ["label"]


@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_page_is_light_and_calls_no_other_host(chromium, site, path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    requests, sizes = [], []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    page.on("request", lambda request: requests.append(request.url))
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(site.base + path)
    page.wait_for_load_state("networkidle")
    cookies = context.cookies()
    context.close()
    own = [url for url in requests if url.startswith((site.base, "data:"))]
    assert (requests, cookies) == (own, [])
    assert 0 < sum(sizes) <= BUDGET
    assert len(requests) <= REQUESTS


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_first_screen_of_the_founding_case_tells_the_story(open_page, site, size) -> None:
    page = open_page(site.case, size=size)
    height = page.viewport_size["height"]
    strip = page.locator(".strip")
    for text in ("Petition rejected", "Rachel Barkai"):
        box = strip.get_by_text(text).first.bounding_box()
        assert box["y"] + box["height"] <= height, text
    link = strip.locator("a[href^='#A']").first
    box = link.bounding_box()
    assert box["y"] + box["height"] <= height
    link.click()
    assert page.url.endswith(link.get_attribute("href"))


@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_page_is_complete_without_script(open_page, path) -> None:
    texts = [open_page(path, javascript=on).locator("main").inner_text() for on in (True, False)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_page_does_not_scroll_sideways_at_320_pixels(open_page, path) -> None:
    page = open_page(path)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_mirrored_page_keeps_dates_and_names_in_order(open_page, path) -> None:
    page = open_page(path)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    directions = "[...document.querySelectorAll('time')].map(t => getComputedStyle(t).unicodeBidi)"
    assert set(page.evaluate(directions)) <= {"plaintext"}


RTL_WITHOUT_LANGUAGE = r"""() => {
  const rtl = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE]/, found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!rtl.test(node.data)) continue;
    const holder = node.parentElement.closest('[lang]');
    if (!/^(he|ar|fa|ur)\b/.test(holder.lang) || !node.parentElement.closest('bdi,[dir]')) found.push(node.data.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_hebrew_and_arabic_name_their_language(open_page, path) -> None:
    assert open_page(path).evaluate(RTL_WITHOUT_LANGUAGE) == []


def test_case_prints_without_navigation_and_with_addresses(open_page, site) -> None:
    page = open_page(site.case)
    page.emulate_media(media="print")
    shown = "[...document.querySelectorAll('nav, form, .screen')].filter(e => e.getClientRects().length)"
    assert page.evaluate(shown) == []
    after = "getComputedStyle(document.querySelector('a.out'), '::after').content"
    assert "attr(href)" in page.evaluate(after) or "https" in page.evaluate(after)


def test_filters_work_by_keyboard(open_page, site) -> None:
    page = open_page("/rulings/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.get_by_label("Judge", exact=True).focus()
    page.keyboard.type("Barkai")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rulings/?*judge=Barkai*")
    assert page.locator(".rows > li").count() == 3
