"""All that an editor's hands do, counted."""

from collections import Counter
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

FOCUSED = """() => {
  const e = document.activeElement;
  return (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.value || e.innerText || '')
    .replace(/:\\s*$/, '').trim();
}"""


class Keyboard:
    """Works a page by keys alone; `page` is otherwise only looked at.

    `clicks` are those that the same work takes with a mouse, by what is entered: one for a box or a button, two for a
    list, of which the first opens it. `fields` are those in which something else than prose was entered.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keystrokes = self.stops = self.written = 0
        self.step = ""
        self.clicks: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()
        self.opened: list[str] = []
        self.devtools = page.context.new_cdp_session(page)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keystrokes += 1

    def write(self, text: str, *, prose: bool = False) -> None:
        self.page.keyboard.type(text)
        self.written += len(text)
        self.count(clicks=1, fields=0 if prose else 1)

    def count(self, *, clicks: int = 0, fields: int = 0) -> None:
        self.clicks[self.step] += clicks
        self.fields[self.step] += fields

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what has this name."""
        for _ in range(40):
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
        self.count(clicks=1)

    def select(self, letters: str, label: str) -> None:
        """Choose in the list that has the focus by its first letters."""
        self.press(*letters)
        assert self.page.evaluate("document.activeElement.selectedOptions[0].text") == label
        self.count(clicks=2, fields=1)

    def look_up(self, text: str, label: str) -> None:
        """Choose what stands first in the type-ahead that has the focus."""
        self.press("Enter")
        with self.page.expect_response(lambda answer: f"term={quote(text)}&" in answer.url):
            self.page.keyboard.type(text)
            self.written += len(text)
        options = self.page.locator(".select2-results__option[aria-selected]")
        options.filter(has_text=label).nth(0).wait_for()
        assert self.page.locator(".select2-results__option--highlighted").inner_text().startswith(label)
        self.press("Enter")
        self.count(clicks=2, fields=1)

    def tick(self, name: str) -> None:
        self.tab_to(name)
        self.press("Space")
        assert self.page.evaluate("document.activeElement.checked")
        self.count(clicks=1, fields=1)

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

    def follow(self, name: str, address: str) -> None:
        """Skip to what the page is about and follow a link there."""
        self.press("Tab", "Enter")
        self.stops += 1
        self.press_at(name)
        self.open(address)

    def press_at(self, name: str) -> None:
        """Press Enter on the link or button with this name."""
        self.tab_to(name)
        self.press("Enter")
        self.count(clicks=1)

    def starts_at(self, name: str) -> None:
        """Wait until the form has put the focus into its first field."""
        self.page.wait_for_function(f"name => ({FOCUSED})() === name", arg=name)

    def focused(self) -> str:
        return self.page.evaluate(FOCUSED)
