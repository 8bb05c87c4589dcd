"""Nothing typed is lost, whatever happens to page, session, network or server: each tried in Chromium."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.conftest import a_copy, a_free_port, answering
from tests.browser.test_admin import log_in, violations_in_light_and_dark

pytestmark = pytest.mark.slow
KEPT = "kept on the server until you save"
ADD_CASE, ADD_TOPIC = "/admin/cases/case/add/", "/admin/cases/topic/add/"


class Desk:
    """A site that can be stopped and started, and a browser in which an editor is logged in."""

    def __init__(self, folder: Path, chromium: Browser) -> None:
        self.database, self.port, self.chromium = a_copy(folder), a_free_port(), chromium
        self.server = ExitStack()
        self.start()
        self.context = chromium.new_context()
        log_in(self.context.new_page(), self.base)

    def start(self) -> None:
        self.base = self.server.enter_context(answering(self.database, self.port))

    def stop(self) -> None:
        self.server.close()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        self.stop()
        try:
            yield
        finally:
            self.start()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"), chromium)
    yield desk
    desk.context.close()
    desk.stop()


@pytest.fixture
def context(desk: Desk) -> Iterator[BrowserContext]:
    """A browser of its own for each test, in which the editor is logged in."""
    context = desk.chromium.new_context(storage_state=desk.context.storage_state(), base_url=desk.base)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def expect_status(page: Page, text: str) -> None:
    expect(page.locator("#kept_status")).to_contain_text(text)


def type_case(page: Page, title: str) -> None:
    """Type a title, and a statement into a new row."""
    page.locator("#id_title").fill(title)
    page.locator("#claims-group .add-row a").click()
    page.locator("#id_claims-0-statement").fill(f"Claim of {title}")


def typed_case(page: Page) -> tuple[str, str]:
    return page.locator("#id_title").input_value(), page.locator("#id_claims-0-statement").input_value()


def accepted(page: Page) -> list[str]:
    """Leave the page each time it warns; gives the kinds of the warnings."""
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    return asked


def save(page: Page) -> None:
    page.locator("input[name=_save]").click()


def discard_all(page: Page) -> None:
    page.goto("/admin/")
    while page.locator(".kept-list input[type=submit]").count():
        page.locator(".kept-list input[type=submit]").first.click()
        page.locator(".messagelist", has_text="discarded").wait_for()


def test_lost_network_and_stopped_server_lose_nothing(desk: Desk, page: Page) -> None:
    page.goto(ADD_TOPIC)
    page.locator("#id_name").fill("While it works")
    expect_status(page, KEPT)
    page.context.set_offline(True)
    page.locator("#id_name").fill("Without a network")
    expect_status(page, "Not kept: no connection")
    save(page)
    expect_status(page, "Nothing is saved: no connection")
    page.context.set_offline(False)
    expect_status(page, KEPT)

    with desk.stopped():
        page.locator("#id_name").fill("Without a server")
        expect_status(page, "Not kept: no connection")
        save(page)
        expect_status(page, "Nothing is saved: no connection")
        assert page.locator("#id_name").input_value() == "Without a server"
    expect_status(page, KEPT)

    page.locator("input[name=_save]").dblclick()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    page.goto("/admin/cases/topic/?q=Without a server")
    assert page.locator("#result_list tbody tr").count() == 1
    page.goto("/admin/")
    assert page.locator(".kept-list").count() == 0


def test_leaving_warns_and_back_and_reload_offer_what_was_typed(page: Page) -> None:
    page.goto("/admin/")
    page.goto(ADD_CASE)
    type_case(page, "Left by a link")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator(".breadcrumbs a").first.click(no_wait_after=True)
    expect_status(page, KEPT)
    assert typed_case(page) == ("Left by a link", "Claim of Left by a link")
    asked = accepted(page)
    page.locator(".breadcrumbs a").first.click()
    page.wait_for_url("**/admin/")
    assert asked == ["beforeunload"]
    assert "New case “Left by a link”" in page.locator(".kept-list").inner_text()

    page.go_back()
    assert typed_case(page) == ("Left by a link", "Claim of Left by a link")
    page.locator("#id_title").fill("Typed a moment before F5")
    page.reload()
    expect(page.locator("#id_title")).to_have_value("Typed a moment before F5")
    assert typed_case(page)[1] == "Claim of Left by a link"

    page.goto(ADD_CASE)
    page.locator("#id_title").fill("Reloaded at once")
    page.reload()
    page.locator("#kept_notice", has_text="Other unsaved entries").get_by_role("link", name="Restore").first.click()
    page.wait_for_url("**?kept=*")
    assert page.locator("#id_title").input_value() == "Reloaded at once"
    page.locator("#id_summary").fill("Typed after it was restored")
    expect_status(page, KEPT)
    asked.clear()
    page.locator("[data-restored] input[type=submit]").click()
    expect(page.locator(".messagelist")).to_contain_text("discarded")
    assert asked == []
    assert page.get_by_role("link", name="Restore").count() == 1
    discard_all(page)


def test_two_tabs_are_kept_apart(context: BrowserContext) -> None:
    tabs = [context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(ADD_CASE)
    for number, tab in enumerate(tabs):
        tab.bring_to_front()
        type_case(tab, f"Tab {number}")
        expect_status(tab, KEPT)
    asked = accepted(tabs[1])
    tabs[1].goto(ADD_CASE)
    offered = tabs[1].get_by_role("link", name="Restore")
    assert offered.count() == 2
    offered.nth(1).click()
    tabs[1].wait_for_url("**?kept=*")
    assert typed_case(tabs[1]) == ("Tab 0", "Claim of Tab 0")
    assert asked == ["beforeunload"]
    discard_all(tabs[1])


def test_session_that_has_ended_gives_the_form_back_after_the_login(desk: Desk, page: Page) -> None:
    page.goto(ADD_CASE)
    type_case(page, "Without a session")
    page.context.clear_cookies(name=re.compile("session"))
    save(page)
    page.locator("#login-form").wait_for()
    assert "What you sent is kept" in page.locator(".messagelist").inner_text()
    fill_login(page)
    page.wait_for_url("**?kept=*")
    assert typed_case(page) == ("Without a session", "Claim of Without a session")
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def fill_login(page: Page) -> None:
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a long enough password")
    page.keyboard.press("Enter")


def test_login_in_another_tab_lets_the_form_be_saved(context: BrowserContext, page: Page) -> None:
    page.goto(ADD_TOPIC)
    page.locator("#id_name").fill("Sent with an old token")
    context.clear_cookies(name=re.compile("session"))
    other = context.new_page()
    other.goto("/admin/login/?next=/admin/")
    fill_login(other)
    other.locator("#logout-form").wait_for()

    save(page)
    page.wait_for_url("**?kept=*")
    assert "what you sent is back in the form" in page.locator(".messagelist").inner_text()
    assert page.locator("#id_name").input_value() == "Sent with an old token"
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def test_notices_and_lists_have_no_accessibility_violation(desk: Desk) -> None:
    state = desk.context.storage_state()
    context = desk.chromium.new_context(storage_state=state, base_url=desk.base, bypass_csp=True)
    page = context.new_page()
    accepted(page)
    page.goto(ADD_TOPIC)
    page.locator("#id_name").fill("Seen by axe")
    expect_status(page, KEPT)
    key = page.locator("#kept_as").get_attribute("data-key")
    for path in (ADD_TOPIC, f"{ADD_TOPIC}?kept={key}", "/admin/", f"/admin/kept/{key}/"):
        page.goto(path)
        assert page.locator(f"[action*='{key}']").count() == 1
        assert violations_in_light_and_dark(page) == {}
    page.get_by_role("button", name="Discard").click()
    context.close()


def test_untouched_forms_neither_warn_nor_are_kept(page: Page) -> None:
    asked, sent = accepted(page), []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/admin/kept/") else None)
    for path in (
        ADD_CASE,
        "/admin/rulings/ruling/add/",
        "/admin/rulings/reaction/add/",
        "/admin/parties/party/1/change/",
    ):
        page.goto(path)
        page.locator("#content h1").click()
        page.evaluate("document.querySelector('#content input:not([type=hidden])').focus()")
    page.goto("/admin/")
    assert (asked, sent) == ([], [])
