"""Five tasks of a reader, from the first page to the answer: by keys alone on a wide screen, by taps on a phone.

The steps are counted: keys pressed, without the letters typed; taps, and screens scrolled past on the way to them.
"""

import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import SIZES, Site

NARROWEST = 24
"""Pixels of the smallest target, both ways."""
IN_VIEW = "e => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"


class Hands(ABC):
    """What works a page; `steps` grows with each key, tap or screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    @abstractmethod
    def choose(self, target: Locator) -> None:
        """Open a fold or a peek, press a button, follow a link within the page."""

    def follow(self, target: Locator) -> None:
        """Follow a link to another page and wait until that is there."""
        with self.page.expect_event("load"):
            self.choose(target)

    @abstractmethod
    def look_for(self, words: str, name: str) -> None:
        """Type words into the search field that has the focus and choose the name that is suggested."""

    @abstractmethod
    def enter(self, field: Locator) -> None:
        """Put the focus into a field."""


class Keys(Hands):
    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.steps += 1

    def enter(self, field: Locator) -> None:
        self.tab_to(field)

    def choose(self, target: Locator) -> None:
        self.tab_to(target)
        self.press("Enter")

    def tab_to(self, target: Locator) -> None:
        """Skip the head of the page where the focus is above it, then press Tab until the target has the focus."""
        if self.page.evaluate("document.activeElement === document.body"):
            self.press("Tab")
            self.press("Enter")
        for _ in range(60):
            self.press("Tab")
            if target.evaluate("e => e === document.activeElement"):
                assert target.evaluate(IN_VIEW)
                return
        pytest.fail(f"Tab does not come to {target}")

    def look_for(self, words: str, name: str) -> None:
        self.page.keyboard.type(words, delay=20)
        option = self.page.get_by_role("option", name=name).first
        expect(option).to_be_visible()
        self.press("ArrowDown")
        expect(option).to_have_attribute("aria-selected", "true")
        self.press("Enter")


class Thumb(Hands):
    def enter(self, field: Locator) -> None:
        self.tap(field)

    def choose(self, target: Locator) -> None:
        self.tap(target)

    def tap(self, target: Locator) -> None:
        expect(target).to_be_visible()
        before = self.page.evaluate("scrollY")
        target.scroll_into_view_if_needed()
        self.steps += round(abs(self.page.evaluate("scrollY") - before) / SIZES["phone"]["height"] + 0.49)
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= NARROWEST or target.evaluate("e => !!e.closest('p, li, h3')")
        target.tap()
        self.steps += 1

    def look_for(self, words: str, name: str) -> None:
        self.page.keyboard.type(words, delay=20)
        self.tap(self.page.get_by_role("option", name=name).first)


@contextmanager
def hands(chromium: Browser, site: Site, kind: type[Hands]) -> Iterator[Hands]:
    is_phone = kind is Thumb
    context = chromium.new_context(viewport=SIZES["phone" if is_phone else "desktop"], has_touch=is_phone)
    page = context.new_page()
    page.goto(site.base)
    yield kind(page)
    context.close()


def find(at: Hands, words: str, name: str) -> None:
    at.enter(at.page.get_by_role("combobox"))
    with at.page.expect_event("load"):
        at.look_for(words, name)
    expect(at.page.get_by_role("heading", level=1)).to_contain_text(name)


def verdict_of_a_judge(at: Hands) -> None:
    find(at, "Barkai", "Rachel Barkai")
    at.follow(at.page.locator("main").get_by_role("link", name="Petition rejected").first)
    expect(at.page.get_by_role("heading", level=1)).to_have_text(re.compile("Judgment of 12.July 2020"))
    expect(at.page.locator("main")).to_contain_text("Petition rejected against Ministry of Defense")


def who_disputes_a_date(at: Hands) -> None:
    at.follow(at.page.get_by_role("link", name="Read the case"))
    at.choose(at.page.get_by_role("link", name="filed on").first)
    peek = at.page.locator(".peek:popover-open")
    expect(peek.get_by_role("listitem").filter(has_text="JNS")).to_contain_text("says January 2020, mistaken")


def follow_a_party(at: Hands) -> None:
    find(at, "nso g", "NSO Group")
    link = at.page.get_by_role("link", name="Follow", exact=True)
    with at.page.expect_request(re.compile("/parties/.*/feed/")) as asked:
        at.choose(link)
    answer = asked.value.response()
    assert answer is not None
    assert (answer.status, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")


def cite_a_holding(at: Hands) -> None:
    find(at, "Barkai", "Rachel Barkai")
    at.follow(at.page.locator("main").get_by_role("link", name="Petition rejected").first)
    at.choose(at.page.get_by_role("link", name="Cite", exact=True))
    cited = at.page.locator("#cite")
    expect(cited).to_be_visible()
    expect(cited).to_contain_text("Malekar v Defense Export Controls Agency")
    expect(at.page.locator("main")).to_contain_text(re.compile(r"holding H1,\s+http://\S+/rulings/\S+/#R3-H1"))


def export_a_list(at: Hands) -> None:
    head = at.page.get_by_role("navigation").first.get_by_role("link", name="Rulings", exact=True)
    if isinstance(at, Keys):
        at.page.keyboard.press("Tab")  # past the link that skips the head of the page
        at.steps += 1
    at.follow(head)
    if isinstance(at, Keys):
        at.choose(at.page.get_by_role("link", name="Past the filters"))
    with at.page.expect_download() as saved:
        at.choose(at.page.get_by_role("link", name="CSV"))
    assert saved.value.suggested_filename.endswith(".csv")
    assert len(saved.value.path().read_text(encoding="utf-8-sig").splitlines()) > 30


TASKS: dict[Callable[[Hands], None], tuple[int, int]] = {
    verdict_of_a_judge: (12, 4),
    who_disputes_a_date: (50, 5),
    follow_a_party: (9, 3),
    cite_a_holding: (17, 5),
    export_a_list: (24, 2),
}
"""The most steps by keys and on a phone."""


@pytest.mark.parametrize("kind", [Keys, Thumb])
@pytest.mark.parametrize("task", TASKS)
def test_a_reader_comes_to_the_answer_in_few_steps(chromium, site, task, kind) -> None:
    with hands(chromium, site, kind) as at:
        task(at)
        sys.stdout.write(f"{task.__name__}, {kind.__name__}: {at.steps} steps\n")
        assert at.steps <= TASKS[task][kind is Thumb]
