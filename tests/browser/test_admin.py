"""The admin as editors meet it, in Chromium: accessible, and light enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.conftest import EDITOR, PASSWORD
from tests.browser.test_pages import COLOURS, violations

LISTED = {"case": "cases/case", "ruling": "rulings/ruling", "reaction": "rulings/reaction", "party": "parties/party"}
PATHS = {
    "start": "/admin/",
    "queue": "/admin/queue/",
    "list": "/admin/cases/case/",
    "account": "/admin/account/",
    "factor": "/admin/login/setup/",
    "log": "/admin/core/change/",
    "add case": "/admin/cases/case/add/",
    "add ruling": "/admin/rulings/ruling/add/",
    "add reaction": "/admin/rulings/reaction/add/",
}
HEADINGS = {
    "start": "Editors' desk",
    "queue": "Work queue",
    "list": "Select case to change",
    "add case": "Add case",
    "add ruling": "Add ruling",
    "add reaction": "Add reaction",
    "case": "Change case",
    "ruling": "Change ruling",
    "reaction": "Change reaction",
    "party": "Change party",
    "merge": "Merge two entries for one party",
    "withdraw": "Withdraw case",
    "history": "Change history",
    "account": "Your account",
    "factor": "Set up the second factor",
    "log": "Select change to view",
}
FORMS = ["add case", "add ruling", "case", "ruling", "reaction", "party"]
BUDGET = 530 * 1000
"""Bytes that one form may take over the wire, with everything it loads and nothing of it cached."""
REQUESTS = 30


SCHEMES = {"light": {}, "dark": {"runOnly": {"type": "rule", "values": COLOURS}}}
"""What axe is asked in each; the rules that do not look at colours answer the same in both."""


@pytest.fixture(scope="module")
def logged_in(chromium: Browser, site) -> StorageState:
    """The session of an editor, for every context; that logging in works is seen here once."""
    context = chromium.new_context()
    page = context.new_page()
    log_in(page, site.base)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def admin(chromium: Browser, logged_in: StorageState) -> Iterator[Page]:
    """A page of a logged-in editor; axe needs the page's own CSP out of its way."""
    context = chromium.new_context(storage_state=logged_in, bypass_csp=True)
    yield context.new_page()
    context.close()


def log_in(page: Page, base: str) -> None:
    page.goto(f"{base}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#logout-form").wait_for()  # the address of the log-in page ends like that of the start page


def visit(page: Page, site, name: str) -> None:
    """Opens a page of the admin and makes sure that it is the one."""
    if name in PATHS:
        page.goto(site.base + PATHS[name])
    else:
        model = {"merge": "party", "withdraw": "case", "history": "case"}.get(name, name)
        page.goto(f"{site.base}/admin/{LISTED[model]}/")
        page.locator("#result_list tbody th a").first.click()
        page.wait_for_url("**/change/")
    if name == "merge":
        page.get_by_role("link", name="Merge with another").click()
    if name == "withdraw":
        page.get_by_role("link", name="Withdraw", exact=True).click()
    if name == "history":
        page.get_by_role("link", name="History", exact=True).click()
    page.locator("#content h1", has_text=HEADINGS[name]).wait_for()
    page.wait_for_load_state("load")


def violations_in_light_and_dark(page: Page) -> dict[str, list[str]]:
    page.add_style_tag(content="* { transition: none !important }")  # no colour is on its way to another
    found = {}
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page, **options)
    return {scheme: rules for scheme, rules in found.items() if rules}


@pytest.mark.parametrize("name", HEADINGS)
def test_page_has_no_accessibility_violation(admin, site, name) -> None:
    visit(admin, site, name)
    assert violations_in_light_and_dark(admin) == {}


def test_preview_has_no_accessibility_violation(admin, site) -> None:
    case = site.pages["case"].rstrip("/").split("/")[-1]
    answer = admin.goto(f"{site.base}/admin/preview/{case}/")
    assert answer.status == 200
    assert violations_in_light_and_dark(admin) == {}


@pytest.mark.parametrize("name", FORMS)
def test_added_rows_have_no_violation_and_take_the_focus(admin, site, name) -> None:
    visit(admin, site, name)
    links = admin.locator(".add-row a")
    assert links.count() > 0
    for place in range(links.count()):
        before = admin.locator(".inline-related:not(.empty-form)").count()
        links.nth(place).click()
        admin.wait_for_function("document.activeElement.closest('.inline-related:not(.has_original)')")
        assert admin.locator(".inline-related:not(.empty-form)").count() == before + 1
    assert violations_in_light_and_dark(admin) == {}


@pytest.mark.parametrize("name", ["case", "add ruling", "merge"])
def test_open_drop_down_has_no_violation(admin, site, name) -> None:
    visit(admin, site, name)
    admin.locator(".select2-selection").first.click()
    found = admin.locator(".select2-results__option[aria-selected]")  # what is being fetched cannot be selected
    found.first.wait_for()
    assert found.count() > 1
    assert violations_in_light_and_dark(admin) == {}


@pytest.mark.parametrize("name", FORMS)
def test_form_is_light(chromium, logged_in, site, name) -> None:
    context = chromium.new_context(storage_state=logged_in)
    page = context.new_page()
    visit(page, site, name)
    sizes = transferred(page, page.url)
    context.close()
    assert 0 < sum(sizes) < BUDGET
    assert len(sizes) <= REQUESTS


def transferred(page: Page, address: str) -> list[int]:
    """The bytes, headers included, of each answer that a page needs when nothing of it is cached."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    session.detach()
    return sizes
