"""The admin as editors meet it, in Chromium: accessible, and light enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.conftest import EDITOR, PASSWORD, SIZES
from tests.browser.test_pages import COLOURS, WIDER_THAN_THE_WINDOW, violations

LISTED = {"case": "cases/case", "ruling": "rulings/ruling", "reaction": "rulings/reaction", "party": "parties/party"}
PATHS = {
    "start": "/admin/",
    "queue": "/admin/queue/",
    "list": "/admin/cases/case/",
    "account": "/admin/account/",
    "factor": "/admin/login/setup/",
    "log": "/admin/core/change/",
    "duplicates": "/admin/duplicates/",
    "add case": "/admin/cases/case/add/",
    "add ruling": "/admin/rulings/ruling/add/",
    "add reaction": "/admin/rulings/reaction/add/",
    "add party": "/admin/parties/party/add/",
    "add source": "/admin/cases/source/add/",
}
SCREEN, MOST_SCREENS = 900, 4
"""Pixels of a screen 1280 wide, and how many of these a form may fill before rows are added to it."""
HEADINGS = {
    "start": "Editors' desk",
    "queue": "Work queue",
    "list": "Select case to change",
    "add case": "Add case",
    "add ruling": "Add ruling",
    "add reaction": "Add reaction",
    "add party": "Add party",
    "add source": "Add source",
    "case": "Change case",
    "ruling": "Change ruling",
    "reaction": "Change reaction",
    "party": "Change party",
    "merge": "Merge entries for one party",
    "withdraw": "Withdraw case",
    "history": "Change history",
    "account": "Your account",
    "factor": "Set up the second factor",
    "log": "Select change to view",
    "duplicates": "Suspected duplicates",
    "seal": "Seal",
    "protect": "Protect this person",
}
LINKS = {
    "merge": "Merge with another",
    "withdraw": "Withdraw",
    "history": "History",
    "seal": "Seal",
    "protect": "Protect this person",
}
"""Pages that are reached from a form, by the words of the link."""
FORMS = ["add case", "add ruling", "case", "ruling", "reaction", "party"]
BUDGET = 530 * 1000
"""Bytes that one form may take over the wire, with everything it loads and nothing of it cached."""
REQUESTS = 30


SCHEMES = {"light": {}, "dark": {"runOnly": {"type": "rule", "values": COLOURS}}}
"""What axe is asked in each; the rules that do not look at colours answer the same in both."""
NARROW = ["target-size", "scrollable-region-focusable", "label", "button-name"]
"""What axe is asked on a phone, where places differ and names can be hidden."""


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


def log_in(page: Page, base: str, name: str = EDITOR) -> None:
    page.goto(f"{base}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#logout-form").wait_for()  # the address of the log-in page ends like that of the start page


def visit(page: Page, site, name: str) -> None:
    """Opens a page of the admin and makes sure that it is the one."""
    if name in PATHS:
        page.goto(site.base + PATHS[name])
    else:
        model = {**dict.fromkeys(LINKS, "case"), "merge": "party", "protect": "party"}.get(name, name)
        page.goto(f"{site.base}/admin/{LISTED[model]}/")
        page.locator("#result_list tbody th a").first.click()
        page.wait_for_url("**/change/")
    if name in LINKS:
        page.get_by_role("link", name=LINKS[name], exact=True).click()
    page.locator("#content h1", has_text=HEADINGS[name]).wait_for()
    page.wait_for_load_state("load")


def violations_in_light_and_dark(page: Page) -> dict[str, list[str]]:
    page.add_style_tag(content="* { transition: none !important }")  # no colour is on its way to another
    found: dict[str, list[str]] = {}
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page, **options)
    page.set_viewport_size(SIZES["phone"])
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")  # where the bar of buttons lies over no field
    found["phone"] = violations(page, runOnly={"type": "rule", "values": NARROW})
    found["phone"] += ["wider than the phone"] if page.evaluate(WIDER_THAN_THE_WINDOW) > 0 else []
    page.set_viewport_size(SIZES["desktop"])
    return {scheme: rules for scheme, rules in found.items() if rules}


@pytest.mark.parametrize("name", [name for name in HEADINGS if name not in FORMS])
def test_page_has_no_accessibility_violation(admin, site, name) -> None:
    visit(admin, site, name)
    assert violations_in_light_and_dark(admin) == {}


def test_no_form_is_longer_than_four_screens_and_its_buttons_stay_in_reach(admin, site) -> None:
    bar = "(b => [innerHeight - b.bottom, b.height])(document.querySelector('.save-bar').getBoundingClientRect())"
    found = {}
    for name in [name for name in HEADINGS if name.startswith("add ")] + ["ruling", "reaction", "party"]:
        admin.set_viewport_size({"width": 1280, "height": SCREEN})
        visit(admin, site, name)
        height = admin.evaluate("document.documentElement.scrollHeight")
        places = [admin.evaluate(bar)]
        admin.set_viewport_size(SIZES["phone"])
        places.append(admin.evaluate(bar))
        found[name] = height / SCREEN, min(bottom for bottom, _ in places), max(high for _, high in places)
    assert {name: at for name, at in found.items() if at[0] > MOST_SCREENS or at[1] < -1 or at[2] > 170} == {}


def test_focus_is_never_under_the_buttons(admin, site) -> None:
    visit(admin, site, "add case")
    admin.set_viewport_size(SIZES["phone"])
    covered = """() => {
      const [focus, bar] = [document.activeElement, document.querySelector('.save-bar')];
      const [a, b] = [focus, bar].map(e => e.getBoundingClientRect());
      return !bar.contains(focus) && a.height > 0 && a.bottom > b.top + 1 && a.top < b.bottom ? focus.outerHTML : '';
    }"""
    found = []
    for _ in range(45):
        admin.keyboard.press("Tab")
        found.append(admin.evaluate(covered))
    assert [element for element in found if element] == []


def test_errors_at_the_top_lead_to_their_fields(admin, site) -> None:
    visit(admin, site, "add case")
    admin.locator("#id_filed_on").fill("03/04/2020")
    admin.locator("#claims-group .add-row a").click()
    admin.locator("#id_claims-0-note").evaluate("field => field.value = 'A note alone'")
    admin.get_by_role("button", name="Save", exact=True).click()
    links = admin.get_by_role("group", name="What to mend").get_by_role("link")
    expect(links).to_have_text(["Title", "Filed on", "Claim 1, statement"])
    assert violations_in_light_and_dark(admin) == {}
    links.nth(2).click()
    assert admin.locator("#id_claims-0-statement").is_visible()
    assert admin.evaluate("location.hash") == "#id_claims-0-statement"


def test_preview_has_no_accessibility_violation(admin, site) -> None:
    case = site.pages["case"].rstrip("/").split("/")[-1]
    answer = admin.goto(f"{site.base}/admin/preview/{case}/")
    assert answer.status == 200
    assert violations_in_light_and_dark(admin) == {}


@pytest.mark.parametrize("name", FORMS)
def test_form_is_light_and_stays_accessible_with_a_row_of_each_kind_added(admin, site, name) -> None:
    visit(admin, site, name)
    sizes = transferred(admin, admin.url)
    assert 0 < sum(sizes) < BUDGET
    assert len(sizes) <= REQUESTS
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
