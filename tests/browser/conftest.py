"""A served copy of the record, and Chromium to read it with."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@dataclass(frozen=True)
class Site:
    """A running site with the record, and the addresses of the founding case and its judgment."""

    base: str
    case: str
    ruling: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    database = tmp_path_factory.mktemp("site") / "site.sqlite3"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "DEVELOPMENT": "1"}
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:
        base = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{base}/livez")
            rulings = get(f"{base}/api/v1/rulings/?judge=Barkai&decides=petition&result=rejected")["results"]
            yield Site(base, rulings[0]["case"]["url"], rulings[0]["url"])
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    for _ in range(1200):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{url} does not answer.")


def get(url: str) -> dict:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return orjson.loads(answer.read())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        yield browser
        browser.close()


SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


@pytest.fixture
def open_page(chromium: Browser, site: Site):
    """Opens a page: open_page(path, size="phone", scheme="dark"); axe needs the page's own CSP out of its way."""
    contexts = []

    def open_(path: str, *, size: str = "desktop", scheme: str = "light", javascript: bool = True) -> Page:
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            bypass_csp=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(site.base + path)
        return page

    yield open_
    for context in contexts:
        context.close()
