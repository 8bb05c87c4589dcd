"""A page of another origin reads the API: docs/recipes/other-origin.html, served on a port of its own."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT, Site


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=ROOT / "docs" / "recipes")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_another_origin_reads_list_case_csv_and_schema_and_asks_with_an_etag(
    chromium: Browser, site: Site, elsewhere: str
) -> None:
    page, problems = chromium.new_page(), list[str]()
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{elsewhere}/other-origin.html?site={site.base}")
    expect(page.locator("#again")).to_have_text("Asked again: 304")
    assert problems == []
    expect(page.locator("#list li")).to_have_text(
        ["2020-07-12: rejected, Amnesty International activists v. Ministry of Defense and NSO Group"]
    )
    page.close()
