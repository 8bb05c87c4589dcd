"""A served copy of the record, and Chromium to read it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.copies import made_once
from tests.databases import RUN_FOLDER

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]

expect.set_options(timeout=30_000)  # milliseconds; the databases' tests keep the processors busy meanwhile

EDITOR, PASSWORD = "editor", "a long enough password"


@dataclass(frozen=True)
class Site:
    """A running site with the record, and the address of one page of each kind."""

    base: str
    pages: dict[str, str]
    database: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """For a test that writes: the others count what is in the record."""
    with serving(tmp_path) as running:
        yield running


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    database, port = a_copy(folder), a_free_port()
    with answering(database, port) as base:
        yield Site(base, {name: f"/{name}/" for name in LISTS} | pages_of_one(f"{base}/api/v1"), database)


def a_copy(folder: Path) -> Path:
    """Copy the database with the record and an account into the folder."""
    database = folder / "site.sqlite3"
    original = Path(os.environ[RUN_FOLDER]) / database.name
    with made_once("site", lambda: prepare(original)):
        shutil.copyfile(original, database)
    return database


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def answering(database: Path, port: int) -> Iterator[str]:
    """A server on the port, until the block ends; gives its address."""
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(database), stdout=subprocess.DEVNULL) as server:
        base = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{base}/livez")
            yield base
        finally:
            server.terminate()


def environment(database: Path) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": f"sqlite:///{database}", "DEVELOPMENT": "1"}


def prepare(database: Path) -> None:
    """The record, and an account."""
    account = {"DJANGO_SUPERUSER_USERNAME": EDITOR, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    for arguments in (["serve", "--check"], ["createsuperuser", "--noinput", "--email=editor@example.org"]):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=environment(database) | account, check=True, stdout=subprocess.DEVNULL)


LISTS = (
    "cases", "rulings", "verdicts", "reactions", "judges", "courts", "parties", "petitioners", "respondents", "topics",
    "sources", "statistics", "changes", "about",
)  # fmt: skip


def pages_of_one(api: str) -> dict[str, str]:
    """The founding case and what belongs to it, a page of each other kind, and two answers that are no page."""
    ruling = get(f"{api}/rulings/?judge=Barkai&decides=petition&result=rejected")["results"][0]
    case = urlsplit(ruling["case"]["url"]).path
    whole = get(f"{api}{case}")
    spoken = {speaker["name"]: row["id"] for row in whole["reactions"] for speaker in row["speakers"]}
    return {
        "home": "/",
        "case": case,
        "ruling": urlsplit(ruling["url"]).path,
        "reaction": f"/reactions/{spoken['Amnesty International']}/",
        "judge": f"/judges/{whole['rulings'][-1]['judges'][0]['id']}/",
        "court": f"/courts/{whole['court']['id']}/",
        "party": urlsplit(get(f"{api}/parties/?name=NSO+Group")["results"][-1]["url"]).path,
        "topic": f"/topics/{whole['topics'][0]['id']}/",
        "source": f"/sources/{whole['sources'][0]['id']}/",
        "statistic": "/statistics/results-by-court/",
        "embed": f"{case}embed/",
        "report": f"/report/?about={case}&fact=filed_on",
        "history": f"{case}history/",
        "past": f"{case}past/?as_of=2100",
        "search": "/search/?q=nso",
        "compared": f"/cases/compare/?case={whole['id']}&case={get(f'{api}/cases/')['results'][0]['id']}",
        "rulings_compared": "/rulings/compare/?" + "&".join(f"ruling={row['id']}" for row in whole["rulings"][-2:]),
        "counted": "/cases/?facets=yes",
        "filtered": "/cases/?party=NSO&role=respondent&result=rejected",
        "refused": "/cases/?filed_after=03/04/2020&court=Tel+Aviv",
        "api": "/api/",
        "api_resource": "/api/docs/rulings/",
        "api_type": "/api/docs/types/Case/",
        "missing": "/nothing/",
    }


def wait_for(url: str) -> None:
    for _ in range(1800):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{url} does not answer.")


def get(url: str) -> dict:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return orjson.loads(answer.read())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        yield browser
        browser.close()


SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="session")
def contexts(chromium: Browser) -> Iterator[dict[bool, BrowserContext]]:
    """With and without JavaScript; axe needs the page's own CSP out of its way."""
    found = {on: chromium.new_context(java_script_enabled=on, bypass_csp=True) for on in (True, False)}
    yield found
    for context in found.values():
        context.close()


@pytest.fixture
def open_page(contexts: dict[bool, BrowserContext], site: Site):
    """Opens a page: open_page(path, size="phone", javascript=False)."""
    pages = []

    def open_(path: str, *, size: str = "desktop", javascript: bool = True) -> Page:
        page = contexts[javascript].new_page()
        pages.append(page)
        page.set_viewport_size(SIZES[size])
        page.goto(site.base + path)
        return page

    yield open_
    for page in pages:
        page.close()
