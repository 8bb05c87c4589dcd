"""`make pictures`: takes the pictures in docs/pictures/ anew, of a freshly loaded site, in Chromium."""

import json
import os
import secrets
import shutil
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.docs.run import loaded_database, prepared
from tests.docs.sandbox import ROOT, Sandbox

FOLDER = ROOT / "docs" / "pictures"
DESKTOP, PHONE = {"width": 1100, "height": 700}, {"width": 390, "height": 780}
FLAGS = ["--no-sandbox", "--disable-gpu"]
VERDICT = "judge=Rachel+Barkai&decides=petition&result=rejected&decided_year=2020"
ACCOUNT = """
from django.contrib.auth.models import User
User.objects.create_superuser("editor", password={password!r})
"""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="casetracker-docs-") as folder, sync_playwright() as playwright:
        sandbox = Sandbox(Path(folder) / "casetracker", loaded_database())
        chromium = shutil.which(os.environ.get("CHROMIUM") or "chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            sandbox.serve()
            take = Taker(sandbox, browser)
            rulings = take.get(f"/api/v1/rulings/?{VERDICT}")["results"]
            case, party = (
                urllib.parse.urlsplit(row["url"]).path
                for row in (rulings[0]["case"], take.get("/api/v1/parties/?name=NSO+Group")["results"][0])
            )
            take("home", "/")
            take("case", case, {"width": 1100, "height": 560})
            take("party", party)
            take("phone", case, PHONE)
            take("disputed", f"{case}#disputed", {"width": 1000, "height": 620})
            take("list", f"/rulings/?{VERDICT}")
            take("statistics", "/statistics/results-by-year/")
            take("admin", "/admin/rulings/ruling/add/", before=take.log_in)
        finally:
            browser.close()
            sandbox.stop()
    return 0


class Taker:
    def __init__(self, sandbox: Sandbox, browser: object) -> None:
        self.sandbox, self.browser = sandbox, browser

    def get(self, path: str) -> dict:
        with urllib.request.urlopen(urllib.parse.urljoin(self.sandbox.site, path)) as answer:
            return json.load(answer)

    def log_in(self, page: Page) -> None:
        password = secrets.token_hex()
        self.sandbox.python(ACCOUNT.format(password=password))
        page.goto(f"{self.sandbox.site}/admin/login/")
        page.fill("#id_username", "editor")
        page.fill("#id_password", password)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/admin/")

    def __call__(
        self, name: str, path: str, size: dict[str, int] = DESKTOP, before: Callable[[Page], None] | None = None
    ) -> None:
        context = self.browser.new_context(viewport=size, color_scheme="light")
        page = context.new_page()
        if before:
            before(page)
        page.goto(self.sandbox.site + path)
        file = FOLDER / f"{name}.png"
        page.screenshot(path=file)
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")
        context.close()


if __name__ == "__main__":
    try:
        code = main()
    finally:
        for sandbox in prepared:
            sandbox.stop()
    sys.exit(code)
