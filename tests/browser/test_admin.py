"""The admin as editors meet it, in Chromium: accessible, and light enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import EDITOR, PASSWORD
from tests.browser.test_pages import violations

PAGES = ["start", "queue", "list", "case", "ruling", "party", "merge", "preview"]
FORMS = ["case", "ruling", "party"]
BUDGET = 530 * 1000


@pytest.fixture(params=["light", "dark"])
def admin(request: pytest.FixtureRequest, chromium: Browser, site) -> Iterator[Page]:
    """A page of a logged-in editor; axe needs the page's own CSP out of its way."""
    context = chromium.new_context(color_scheme=request.param, bypass_csp=True)
    page = context.new_page()
    log_in(page, site.base)
    yield page
    context.close()


def log_in(page: Page, base: str) -> None:
    page.goto(f"{base}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(EDITOR)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#logout-form").wait_for()  # the address of the log-in page ends like that of the start page


def visit(page: Page, site, name: str) -> None:
    paths = {
        "start": "/admin/",
        "queue": "/admin/queue/",
        "list": "/admin/cases/case/",
        "preview": f"/admin/preview/{site.case.rstrip('/').split('/')[-1]}/",
    }
    models = {"case": "cases/case", "ruling": "rulings/ruling", "party": "parties/party", "merge": "parties/party"}
    if name in paths:
        answer = page.goto(site.base + paths[name])
        assert answer.status == 200
        return
    page.goto(f"{site.base}/admin/{models[name]}/")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state("load")
    if name == "merge":
        page.get_by_role("link", name="Merge with another").click()
        page.wait_for_url("**/merge/")


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_accessibility_violation(admin, site, name) -> None:
    visit(admin, site, name)
    assert violations(admin) == []


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
    assert violations(admin) == []


@pytest.mark.parametrize("name", ["case", "merge"])
def test_open_drop_down_has_no_violation(admin, site, name) -> None:
    visit(admin, site, name)
    admin.locator(".select2-selection").first.click()
    admin.locator(".select2-results__option[id]").first.wait_for()
    assert violations(admin) == []


@pytest.mark.parametrize("name", FORMS)
def test_form_is_light(chromium, site, name) -> None:
    context = chromium.new_context()
    page = context.new_page()
    log_in(page, site.base)
    visit(page, site, name)
    address = page.url
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    assert 0 < sum(sizes) < BUDGET
