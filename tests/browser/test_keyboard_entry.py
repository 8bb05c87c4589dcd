"""A ruling with its reaction is entered, published and read by keyboard alone, in few keystrokes."""

import sys
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_admin import BUDGET, log_in, transferred

KEYSTROKES = 150
"""Beside the texts that are typed: every other key that goes down, Alt of an access key included."""
STOPS = 60
"""Elements at which Tab arrives."""

CASE = "Amnesty International activists v. Ministry of Defense and NSO Group"
DESCRIPTION = "The petition for an order to revoke the company's export licence"
HOLDINGS = (
    "That an activist's phone was attacked has not been proved on the evidence filed.",
    "The agencies weigh human rights before they grant a licence and afterwards.",
)
SUMMARY = "Amnesty called the judgment a cruel blow to people at risk all over the world."
POINTS = ("The court ignored the evidence before it.", "Companies that sell surveillance remain without control.")

FOCUSED = """() => {
  const e = document.activeElement;
  return (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || '').replace(/:\\s*$/, '').trim();
}"""


class Keyboard:
    """All that an editor's hands do, counted; `page` is otherwise only looked at."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keystrokes = self.stops = self.written = 0
        self.opened: list[str] = []
        self.devtools = page.context.new_cdp_session(page)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keystrokes += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.written += len(text)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what has this name."""
        for _ in range(20):
            self.press("Tab")
            self.stops += 1
            if self.focused().startswith(name):
                return
        pytest.fail(f"Tab does not come to {name!r} but to {self.focused()!r}")

    def access(self, letter: str) -> None:
        """Press Alt with a letter; Playwright's own `press` leaves out the text, by which Chromium knows the key."""
        key = {"key": letter, "text": letter, "unmodifiedText": letter, "code": f"Key{letter.upper()}", "modifiers": 1}
        self.page.keyboard.down("Alt")
        self.devtools.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
        self.devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
        self.page.keyboard.up("Alt")
        self.keystrokes += 2

    def select(self, letters: str, label: str) -> None:
        """Choose in the list that has the focus by its first letters."""
        self.press(*letters)
        assert self.page.evaluate("document.activeElement.selectedOptions[0].text") == label

    def look_up(self, text: str, label: str, *, place: int = 0) -> None:
        """Choose in the type-ahead that has the focus: what is found at this place for the text."""
        self.press("Enter")
        with self.page.expect_response(lambda answer: f"term={quote(text)}&" in answer.url):
            self.write(text)
        options = self.page.locator(".select2-results__option[aria-selected]")
        options.filter(has_text=label).nth(0).wait_for()
        self.press(*["ArrowDown"] * place)
        assert self.page.locator(".select2-results__option--highlighted").inner_text().startswith(label)
        self.press("Enter")

    def tick(self, name: str) -> None:
        self.tab_to(name)
        self.press("Space")
        assert self.page.evaluate("document.activeElement.checked")

    def add(self, letter: str, name: str) -> None:
        """Add a row with its access key; the focus is then in its first field."""
        self.access(letter)
        in_row = "document.activeElement.closest('.inline-related:not(.has_original)')"
        self.page.wait_for_function(f"name => ({FOCUSED})() === name && {in_row}", arg=name)

    def open(self, address: str) -> None:
        """Wait for the page that the last key opens."""
        self.page.wait_for_url(address)
        self.page.wait_for_load_state("networkidle")
        self.opened.append(self.page.url)

    def focused(self) -> str:
        return self.page.evaluate(FOCUSED)


def enter_ruling(keys: Keyboard) -> None:
    assert keys.focused() == "Case"
    keys.look_up("Amnesty International activists", CASE)
    keys.open("**/rulings/ruling/add/?case=*")
    assert keys.focused() == "Kind"
    keys.tab_to("Issued on")
    keys.write("12 July 2020")
    keys.tab_to("Published on")
    keys.write("13 July 2020")
    keys.add("i", "Decides")
    keys.select("p", "Petition")
    keys.tab_to("Result")
    keys.select("rej", "Rejected")
    keys.tab_to("Favours")
    keys.select("o", "Opposing side")
    keys.tab_to("Description")
    keys.write(DESCRIPTION)
    keys.tick("C2")
    keys.tick("About 30 people")
    keys.add("s", "Judge")
    keys.look_up("Barkai", "Rachel Barkai")
    keys.tab_to("Role")
    keys.select("s", "Sole judge")
    for statement, claim in zip(HOLDINGS, ("C1", "C2"), strict=True):
        keys.add("h", "Statement")
        keys.write(statement)
        keys.tab_to("Finding")
        keys.select("r", "Rejected")
        keys.tick(claim)
    cite(keys, "Calcalist rejects", "Calcalist CTech: Court rejects")
    keys.access("u")
    keys.open("**/rulings/ruling/*/change/")


def cite(keys: Keyboard, text: str, source: str) -> None:
    keys.add("c", "Source")
    keys.look_up(text, source)


def enter_reaction(keys: Keyboard) -> None:
    keys.access("a")
    keys.open("**/rulings/reaction/add/?case=*&about_ruling=*")
    keys.tab_to("Made on")
    keys.write("13 July 2020")
    keys.tab_to("Stance")
    keys.select("cond", "Condemns")
    keys.tab_to("Summary")
    keys.write(SUMMARY)
    keys.add("s", "Party")
    keys.look_up("Amnesty International", "Amnesty International", place=1)
    for summary, holding in zip(POINTS, HOLDINGS, strict=True):
        keys.add("o", "Summary")
        keys.write(summary)
        keys.tick(f"H{HOLDINGS.index(holding) + 1} {holding[:30]}")
    cite(keys, "Amnesty International Canada", "Amnesty International Canada")
    keys.access("u")
    keys.open("**/rulings/reaction/*/change/")


def follow(keys: Keyboard, name: str, address: str) -> None:
    """Skip to what the page is about and follow a link there."""
    keys.press("Tab", "Enter")
    keys.stops += 1
    keys.tab_to(name)
    keys.press("Enter")
    keys.open(address)


def test_ruling_and_reaction_are_entered_by_keyboard_in_few_keystrokes(chromium: Browser, own_site) -> None:
    context = chromium.new_context()
    page = context.new_page()
    log_in(page, own_site.base)
    keys = Keyboard(page)
    keys.access("r")
    keys.open("**/rulings/ruling/add/")
    enter_ruling(keys)
    assert "is published" in page.locator(".messagelist").inner_text()
    enter_reaction(keys)
    assert "is published" in page.locator(".messagelist").inner_text()
    follow(keys, "its public page", "**/reactions/*/")
    follow(keys, "judgment R", "**/cases/*/#R*")

    ruling = page.locator(page.url[page.url.index("#") :]).inner_text()
    for text in ("Tel Aviv District Court", "Petition rejected", "Opposing side", "Rachel Barkai", *HOLDINGS, *POINTS):
        assert text.lower() in ruling.lower()
    reaction = page.locator("main [id^=A]", has_text=SUMMARY).first.inner_text()
    assert "Condemns" in reaction and "Amnesty International" in reaction

    weights = [sum(transferred(page, address)) for address in keys.opened if "/add/?" in address]
    context.close()
    sys.stdout.write(
        f"{keys.keystrokes} keystrokes, {keys.stops} stops, {keys.written} characters of text;"
        f" {' and '.join(f'{weight:,}' for weight in weights)} bytes transferred for the forms\n"
    )
    assert len(weights) == 2
    assert max(weights) < BUDGET
    assert keys.keystrokes <= KEYSTROKES
    assert keys.stops <= STOPS
