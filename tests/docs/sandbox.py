"""A copy of the product for one document, with the record loaded, a site that serves it, and a shell in it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.databases import Server

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "venv", "var", "*.pyc.*", ".*_cache", ".env", "node_modules")
"""Compiled code is copied too, or each command would compile the product; but not while it is written (`*.pyc.*`)."""
WRITTEN = "http://127.0.0.1:8000"
"""The site's address in the documents; a block is run with the one on which the copy is served."""
SERVES = re.compile(r"^(?P<with>(?:\w+=\S* +)*)(?P<command>bin/run|\S*python -m gunicorn .*?) *(?:#.*)?$", re.MULTILINE)
SECONDS = 300
CLIENT = str(ROOT / "clients" / "python")
"""Where the recipes find the Python client, as if it were installed."""
PYTHON = """import os, sys
sys.path.insert(0, os.getcwd())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")
import django
django.setup()
"""


class Wrong(Exception):
    """What is wrong with a block."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sandbox:
    """The variables that a block sets are there for the next one of its document."""

    def __init__(self, folder: Path, database: Path | None = None) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
        (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
        if database:
            shutil.copytree(database.parent, folder / "var")
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self.environment = kept | {"PYTHONPATH": CLIENT}
        self.server: subprocess.Popen[bytes] | None = None
        self.postgres: Server | None = None
        self.site = ""

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(10)
        if self.postgres:
            self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def shell(self, text: str) -> str:
        """What the commands print; Wrong when one of them fails."""
        if not SERVES.search(text):
            text = self.for_this_site(text)
        if "$POSTGRES" in text and not self.postgres:
            self.start_postgres()
        variables = self.folder / ".variables"
        before = f". {variables}\n" if variables.exists() else ""
        script = f"set -aeu\n{before}{SERVES.sub(served_a_moment, text)}\nexport -p > {variables}\n"
        return self.run(["/bin/sh", "-c", script])

    def python(self, text: str) -> str:
        return self.run([self.folder / ".venv/bin/python", "-c", PYTHON + self.for_this_site(text)], DEVELOPMENT="1")

    def for_this_site(self, text: str) -> str:
        """The block with the address at which the site is served, which it is if the block asks it."""
        if WRITTEN not in text:
            return text
        self.serve()
        return text.replace(WRITTEN, self.site)

    def get(self, path: str) -> None:
        self.serve()
        try:
            urllib.request.urlopen(self.site + path, timeout=30).close()
        except urllib.error.HTTPError as error:
            raise Wrong(f"{path} answers {error.code}") from error

    def run(self, command: list[str | Path], **more: str) -> str:
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.environment | more, text=True, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            output, errors = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Wrong(f"it has not ended after {SECONDS} seconds") from error
        if process.returncode:
            raise Wrong(f"exit code {process.returncode}: {(errors or output).strip()[-600:]}")
        return output

    def serve(self) -> None:
        if self.server:
            return
        port = free_port()
        self.site = f"http://127.0.0.1:{port}"
        self.server = subprocess.Popen(
            ["bin/run"], cwd=self.folder, env=self.environment | {"PORT": str(port)},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(SECONDS * 10):
            try:
                urllib.request.urlopen(f"{self.site}/livez", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise Wrong("the site does not answer")

    def start_postgres(self) -> None:
        """A throw-away server, and in POSTGRES and EMPTY the addresses of two empty databases on it."""
        self.postgres = Server()
        self.postgres.start()
        address = f"postgres://postgres@/{{}}?host={self.postgres.folder}"
        self.environment["PATH"] = f"{self.postgres.programs}:{self.environment['PATH']}"
        for name in ("POSTGRES", "EMPTY"):
            self.environment[name] = address.format(name.lower() + "_")
            self.run(["createdb", "--host", str(self.postgres.folder), "--username", "postgres", name.lower() + "_"])


def served_a_moment(found: re.Match[str]) -> str:
    """Started on a free port, asked for /livez, and stopped: what serves would never end by itself."""
    port = free_port()
    prefix = re.sub(r"\bPORT=\S* ", "", found["with"])
    command = found["command"].replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    asked = f"curl --silent --output /dev/null --retry 60 --retry-delay 1 --retry-connrefused 127.0.0.1:{port}/livez"
    return f"env {prefix}PORT={port} {command} &\nserved=$!\n{asked}\nkill $served\nwait $served || true"
