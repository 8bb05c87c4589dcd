"""Public pages as their readers meet them, in Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, Page
from pypdf import PdfReader

from tests.browser.conftest import SIZES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PAGES = [
    "home", "cases", "case", "rulings", "ruling", "verdicts", "reactions", "reaction", "judges", "judge", "courts",
    "court", "parties", "party", "petitioners", "respondents", "topics", "topic", "sources", "source", "statistics",
    "statistic", "changes", "history", "past", "about", "search", "compared", "rulings_compared", "counted", "filtered",
    "refused", "missing", "embed", "report", "api", "api_resource", "api_type",
]  # fmt: skip
COLOURS = ["color-contrast", "link-in-text-block"]
MODES = {
    "light": ("desktop", "light", {}),
    # The rules that take nearly all the time; they are asked where their answer can differ, as are the others.
    "dark": ("desktop", "dark", {"runOnly": {"type": "rule", "values": COLOURS}}),
    "phone": ("phone", "light", {"rules": {rule: {"enabled": False} for rule in COLOURS}}),
}
BUDGET = 100 * 1024
REQUESTS = 8
RTL_WITHOUT_LANGUAGE = r"""() => {
  const rtl = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE]/, found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!rtl.test(node.data) || node.parentElement.closest('script')) continue;
    const holder = node.parentElement.closest('[lang]');
    if (!/^(he|ar|fa|ur)\b/.test(holder.lang) || !node.parentElement.closest('bdi,[dir]')) found.push(node.data.trim());
  }
  return found;
}"""
WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def path(request: pytest.FixtureRequest, site) -> str:
    return site.pages[request.param]


def test_every_kind_of_page_is_looked_at(site) -> None:
    assert sorted(PAGES) == sorted(site.pages)


WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def violations(page: Page, **options: Any) -> list[str]:
    """What axe finds on a page; all rules of WCAG 2.2 AA if nothing else is asked."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", {"runOnly": WCAG, **options})
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


@pytest.mark.parametrize("path", PAGES, indirect=True)
def test_page_serves_every_reader(chromium, contexts, site, path) -> None:
    """Loaded once into an empty cache, and once without scripts: each load of a page costs more than most checks."""
    context = chromium.new_context(bypass_csp=True, viewport=SIZES["desktop"])
    try:
        page = context.new_page()
        found = {
            "heavy, or calls another host": too_much(context, page, site.base, path),
            "lost without scripts": lost_without_scripts(page, contexts[False], site.base + path),
            "not accessible": inaccessible(page),
            "scrolls sideways": scrolling_sideways(page),
            "out of order when mirrored": out_of_order_when_mirrored(page),
        }
    finally:
        context.close()
    assert {what: where for what, where in found.items() if where} == {}


def too_much(context: BrowserContext, page: Page, base: str, path: str) -> list[str]:
    """Load the page, and say what it asks for beyond its budget, from elsewhere, or to be kept."""
    requests, sizes = [], []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    page.on("request", lambda request: requests.append(request.url))
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(base + path)
    page.wait_for_load_state("networkidle")
    found = [url for url in requests if not url.startswith((base, "data:"))]
    found += [f"cookie {cookie['name']}" for cookie in context.cookies()]
    if not 0 < sum(sizes) <= BUDGET:
        found.append(f"{sum(sizes)} bytes")
    if len(requests) > REQUESTS:
        found.append(f"{len(requests)} requests")
    return found


def lost_without_scripts(page: Page, plain: BrowserContext, url: str) -> list[str]:
    other = plain.new_page()
    other.set_viewport_size(SIZES["desktop"])
    other.goto(url)
    texts = [shown.locator("main").inner_text() for shown in (page, other)]
    other.close()
    return [] if texts[0] == texts[1] else texts


def inaccessible(page: Page) -> dict[str, list[str]]:
    page.evaluate(AXE)
    found = {}
    for mode, (size, scheme, options) in MODES.items():
        page.set_viewport_size(SIZES[size])
        page.emulate_media(color_scheme=scheme)
        found[mode] = violations(page, **options)
    page.emulate_media(color_scheme="light")
    return {mode: violated for mode, violated in found.items() if violated}


def scrolling_sideways(page: Page) -> dict[tuple[str, str, int], int]:
    """At 320 pixels, on a wide screen, in forced colours and mirrored; by how many pixels."""
    found = {}
    for direction, colours in (("ltr", "none"), ("ltr", "active"), ("rtl", "none")):
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        page.emulate_media(forced_colors=colours)
        for width in (320, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            found[direction, colours, width] = page.evaluate(WIDER_THAN_THE_WINDOW)
    return {case: wider for case, wider in found.items() if wider > 0}


def out_of_order_when_mirrored(page: Page) -> list[str]:
    """Dates and paragraphs are isolated, and what is Hebrew or Arabic names its language."""
    page.evaluate("document.documentElement.dir = 'rtl'")
    directions = "[...document.querySelectorAll('time, main p, main li, h1')].map(t => getComputedStyle(t).unicodeBidi)"
    mixed = set(page.evaluate(directions)) - {"plaintext"}
    return [*(f"direction: {direction}" for direction in mixed), *page.evaluate(RTL_WITHOUT_LANGUAGE)]


def test_axe_finds_a_violation_where_there_is_one(open_page) -> None:
    page = open_page("/")
    page.evaluate(AXE)
    page.evaluate("document.querySelector('label').remove()")
    assert [violation.split(":")[0] for violation in violations(page)] == ["label"]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_first_screen_of_the_founding_case_tells_the_story(open_page, site, size) -> None:
    page = open_page(site.pages["case"], size=size)
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


def test_drawings_keep_their_fills_and_lead_to_lists_where_colours_are_forced(open_page, site) -> None:
    page = open_page(site.pages["statistics"])
    fills = "[...document.querySelectorAll('.chart rect')].map(rect => getComputedStyle(rect).fill)"
    before = page.evaluate(fills)
    page.emulate_media(forced_colors="active")
    assert page.evaluate(fills) == before
    assert len(set(before)) > 8
    assert any(fill.startswith('url("#rising")') for fill in before)
    mark = page.locator(".chart svg a", has=page.locator(".result-granted")).first
    number = int(mark.locator("title").text_content().rpartition(" ")[2])
    mark.locator(".result-granted").click()
    page.wait_for_url("**/verdicts/?*result=granted*")
    assert page.locator(".rows > li").count() == number


def test_case_prints_without_navigation_and_with_addresses(open_page, site) -> None:
    page = open_page(site.pages["case"])
    page.emulate_media(media="print")
    shown = "[...document.querySelectorAll('nav, form, .screen')].filter(e => e.getClientRects().length)"
    assert page.evaluate(shown) == []
    after = "getComputedStyle(document.querySelector('a.out'), '::after').content"
    assert "attr(href)" in page.evaluate(after) or "https" in page.evaluate(after)
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    title = page.title().replace(" – Casetracker", "")
    for number, text in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in text
        assert title in text or number == 1
    assert site.pages["case"] in sheets[-1]


def test_filters_work_by_keyboard(open_page, site) -> None:
    page = open_page("/rulings/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.get_by_text("More filters").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Judge", exact=True).focus()
    page.keyboard.type("Barkai")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rulings/?*judge=Barkai*")
    assert page.locator(".rows > li").count() == 3


@contextmanager
def another_site(markup: str) -> Iterator[str]:
    """A page of another origin, until the block ends; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            icon = '<link rel="icon" href="data:,">'
            self.wfile.write(f"<!DOCTYPE html><title>A post</title>{icon}{markup}".encode())

        def log_message(self, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def test_another_site_frames_a_case_and_no_page_breaks_its_own_policy(chromium, site) -> None:
    """What is there for search engines is no script: the policy of the page has nothing to say against it."""
    context = chromium.new_context()
    try:
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        for name in ("home", "case", "report"):
            page.goto(site.base + site.pages[name])
            assert page.locator("meta[property='og:image']").count() == 1
        assert page.locator("script[type='application/ld+json']").count() == 0
        with another_site(
            f'<iframe src="{site.base}{site.pages["embed"]}" title="A case" height="400"></iframe>'
        ) as blog:
            page.goto(blog)
            shown = page.frame_locator("iframe")
            assert "Verdict" in shown.locator("main").inner_text()
            with context.expect_page() as opened:
                shown.locator("h1 a").click()
            assert opened.value.url == site.base + site.pages["case"]
        assert said == []
        assert context.cookies() == []
    finally:
        context.close()
