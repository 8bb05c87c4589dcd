"""`bin/run` prepares the database and says where things are; a pasted command reaches the same database."""

import shlex
import shutil
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from pytest_django import Settings

from casetracker.management.commands.serve import environment_for_commands, make_folder, site_address


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A checkout with one case."""
    (tmp_path / "data").mkdir()
    shutil.copy(site.BASE_DIR / "data" / "founding.json", tmp_path / "data")
    settings.BASE_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


def test_check_prepares_everything_and_says_where_things_are(db: None, folder: Path) -> None:
    output = StringIO()

    call_command("serve", "--check", "--port=8123", stdout=output)

    first, *_, address, admin, account = output.getvalue().splitlines()
    assert first.startswith(("Database: SQLite 3.", "Database: PostgreSQL 1"))
    assert (address, admin) == ("Site:  http://127.0.0.1:8123/", "Admin: http://127.0.0.1:8123/admin/")
    assert account.endswith(f" {shlex.quote(sys.executable)} {shlex.quote(str(folder / 'manage.py'))} createsuperuser")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("0.0.0.0", "http://cases.example.org:8000/"),
        ("::", "http://cases.example.org:8000/"),
    ],
)
def test_site_address_is_one_to_open(settings: Settings, host: str, address: str) -> None:
    settings.ALLOWED_HOSTS = [".cases.example.org", "localhost"]

    assert site_address(host, 8000) == address


@pytest.mark.parametrize(
    ("dotenv", "database_url", "expected"),
    [
        ("", "", "DEVELOPMENT=1 "),
        ("", "sqlite:////tmp/a b.sqlite3", "DEVELOPMENT=1 DATABASE_URL='sqlite:////tmp/a b.sqlite3' "),
        ("SECRET_KEY=secret\n", "", ""),
        ("SECRET_KEY=secret\nDATABASE_URL=postgres://u:p@db/x\n", "postgres://u:p@db/x", ""),
        ("SECRET_KEY=secret\n", "postgres://u:p@db/x", "DATABASE_URL=postgres://u:p@db/x "),
    ],
)
def test_pasted_command_reaches_the_same_database(
    monkeypatch: pytest.MonkeyPatch, folder: Path, dotenv: str, database_url: str, expected: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    if dotenv:
        (folder / ".env").write_text(dotenv)

    assert environment_for_commands() == expected


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="^.*/file/var: this folder cannot be made: Not a directory.$"):
        make_folder(tmp_path / "file" / "var")
