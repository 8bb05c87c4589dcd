"""The files around the code: locks, scripts, settings, containers and budgets keep what the documents promise."""

import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from django.core.exceptions import ImproperlyConfigured

from tests.counts import SLOW, Counts
from tests.run import run_problems, shared_problems

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ["bin/run", "bin/test", "bin/setup", "bin/make-env", ".ci/run"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "cases.example.org",
    "HTTPS": "1",
    "ENV_FILE": os.devnull,
}


def read(name: str) -> str:
    return (ROOT / name).read_text()


def entries(name: str) -> list[str]:
    """The requirements in a file, each on one line, without comments."""
    lines = (line for line in read(name).splitlines() if not line.strip().startswith("#"))
    return [line.strip() for line in "\n".join(lines).replace("\\\n", "").splitlines() if line.strip()]


def pins(name: str) -> set[str]:
    """For example "django==5.2.19", without extras, markers and hashes."""
    return {re.sub(r"\[.*?\]", "", entry.split()[0]).lower() for entry in entries(name) if not entry.startswith("-r")}


# Locks


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_gives_hashes_for_everything(lock: str) -> None:
    form = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")

    assert [entry for entry in entries(lock) if not form.fullmatch(entry)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place_to_install_from(lock: str) -> None:
    assert re.findall(r".*(?:://|--index|--extra-index|--find-links|--trusted).*", read(lock)) == []


@pytest.mark.parametrize(("requirements", "lock"), [("requirements.txt", LOCKS[0]), ("requirements-dev.txt", LOCKS[1])])
def test_lock_holds_what_the_requirements_name(requirements: str, lock: str) -> None:
    assert pins(requirements) - pins(lock) == set()


def test_locks_agree() -> None:
    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_the_chosen_driver_alone(lock: str) -> None:
    """Django prefers psycopg 3 without a word as soon as it is installed."""
    assert {pin.split("==")[0] for pin in pins(lock) if pin.startswith("psycopg")} == {"psycopg2-binary"}
    assert find_spec("psycopg") is None


def test_runtime_dependencies_are_all_explained() -> None:
    records = "".join(path.read_text() for path in (ROOT / "docs" / "decisions").glob("*.md")).lower()

    assert [pin for pin in pins("requirements.txt") if f"`{pin.split('==')[0]}" not in records] == []


# Scripts


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_executable_posix_shell(script: str) -> None:
    assert read(script).startswith("#!/bin/sh\n")
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["sh", "-n", ROOT / script], check=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What bin/run needs to begin with, in a path with a space and without .venv."""
    copy = tmp_path / "a copy"
    shutil.copytree(ROOT / "bin", copy / "bin")
    shutil.copy(ROOT / "requirements.lock", copy)
    return copy


@pytest.fixture
def run_script(copy: Path, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs a script of the copy on a machine that has only the programs given, as shell lines."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("cat", "cmp", "dirname", "head", "sh", "tr"):
        (programs / name).symlink_to(shutil.which(name))

    def run(script: str, *, environment: dict[str, str] | None = None, **fakes: str) -> tuple[int, str]:
        for name, lines in fakes.items():
            program = programs / name.replace("_", ".")
            program.write_text(f"#!/bin/sh\n{lines}\n")
            program.chmod(0o755)
        done = subprocess.run(
            [copy / script], env={"PATH": str(programs), **(environment or {})}, capture_output=True, text=True, cwd="/"
        )
        return done.returncode, done.stdout + done.stderr

    return run


OLD_PYTHON = 'case "$*" in *print*) echo 3.9 ;; *) exit 1 ;; esac'
PYTHON_WITHOUT_VENV = 'case "$*" in *print*) echo 3.11 ;; *ensurepip*) exit 1 ;; esac'
PYTHON = f'exec "{sys.executable}" "$@"'


def test_run_names_the_remedy_without_python(run_script: Callable) -> None:
    assert run_script("bin/run") == (
        1,
        "Python 3.11 or newer was not found: as root, apt-get install python3 python3-venv, then run this again.\n",
    )


def test_run_names_the_remedy_for_an_old_python(run_script: Callable) -> None:
    assert run_script("bin/run", python3=OLD_PYTHON) == (
        1,
        "Python 3.11 or newer is needed and only 3.9 was found: as root, apt-get install python3 python3-venv "
        "(Debian 12 or newer), then run this again.\n",
    )


def test_run_names_the_remedy_without_venv(run_script: Callable) -> None:
    assert run_script("bin/run", python3=OLD_PYTHON, python3_11=PYTHON_WITHOUT_VENV) == (
        1,
        "python3.11 lacks its venv module: as root, apt-get install python3-venv, then run this again.\n",
    )


def test_run_says_that_the_port_is_taken(run_script: Callable, copy: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run_script("bin/run", python3_11=PYTHON, environment={"PORT": str(port)})

    assert answer == (
        1,
        f"Port {port} is taken by another program: choose another one, for example PORT={port + 1} bin/run\n",
    )
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "٨٠٠٠"])
def test_run_refuses_what_is_no_port(run_script: Callable, port: str) -> None:
    assert run_script("bin/run", python3_11=PYTHON, environment={"PORT": port}) == (
        1,
        f"PORT={port}: give a number from 1 to 65535.\n",
    )


def test_run_serves_others_only_with_a_secret_key(run_script: Callable) -> None:
    code, message = run_script("bin/run", python3_11=PYTHON, environment={"HOST": "0.0.0.0"})

    assert (code, message.split(":")[0]) == (1, "HOST=0.0.0.0 would serve other machines with a key that is not secret")


def test_make_env_writes_secrets_once(run_script: Callable, copy: Path) -> None:
    code, _ = run_script("bin/make-env")
    written = (copy / ".env").read_text()
    values = dict(line.split("=", 1) for line in written.splitlines() if not line.startswith("#"))

    assert code == 0
    assert (copy / ".env").stat().st_mode & 0o777 == 0o600
    assert re.fullmatch("[A-Za-z0-9]{64}", values["SECRET_KEY"])
    assert re.fullmatch("[A-Za-z0-9]{40}", values["POSTGRES_PASSWORD"])
    assert values["ALLOWED_HOSTS"] == "localhost,127.0.0.1"

    code, message = run_script("bin/make-env")

    assert (code, message.split(":")[0]) == (1, ".env exists already and stays as it is")
    assert (copy / ".env").read_text() == written


# bin/test


def test_a_clean_run_has_no_problems() -> None:
    counts = Counts("SQLite 3.40.1", "sqlite3 3.40.1", shared=3, missing={"deselected": 0})

    assert run_problems("SQLite", 0, counts, chosen=False) == []
    assert shared_problems([counts, counts]) == []


def test_what_did_not_run_is_a_problem() -> None:
    counts = Counts("SQLite 3.40.1", "sqlite3 3.40.1", missing={"skipped": 1, "expected to fail": 2, "deselected": 3})

    assert run_problems("SQLite", 0, counts, chosen=False) == [
        "SQLite: 1 skipped",
        "SQLite: 2 expected to fail",
        "SQLite: 3 deselected",
    ]
    assert run_problems("SQLite", 0, counts, chosen=True) == ["SQLite: 1 skipped", "SQLite: 2 expected to fail"]


def test_slow_tests_are_left_out_only_where_that_was_asked() -> None:
    counts = Counts("SQLite 3.40.1", "sqlite3 3.40.1", shared=3, missing={SLOW: 2})

    assert run_problems("SQLite", 0, counts, chosen=False, quick=True) == []
    assert run_problems("SQLite", 0, counts, chosen=True) == ["SQLite: 2 slow ones left out"]
    assert counts.line == (
        "SQLite 3.40.1: 3 shared tests passed, 0 for it alone, 2 slow ones left out; driver sqlite3 3.40.1"
    )


def test_a_database_that_did_not_start_is_a_problem() -> None:
    counts = Counts("SQLite 3.40.1", "sqlite3 3.40.1", shared=3)

    assert run_problems("PostgreSQL", 4, None, chosen=False) == ["PostgreSQL: pytest ended with exit code 4"]
    assert shared_problems([counts, None]) == ["the databases ran different numbers of shared tests"]


# Settings


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict:
    for name in ("DEVELOPMENT", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "HTTPS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOT / "casetracker" / "settings.py"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "0123456789abcdef" * 3),
        ("SECRET_KEY", "only-for-development-on-this-machine-never-for-a-public-site"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "cases.example.org,*"),
        ("DATABASE_URL", "mysql://user:password@localhost/cases"),
    ],
)
def test_settings_refuse_and_say_which(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{name}: "):
        settings_with(monkeypatch, **PRODUCTION | {name: value})


def test_settings_for_production_are_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch, **PRODUCTION)

    assert (settings["DEBUG"], settings["DEVELOPMENT"]) == (False, False)
    assert settings["SESSION_COOKIE_SECURE"] and settings["CSRF_COOKIE_SECURE"] and settings["SECURE_SSL_REDIRECT"]


def test_settings_find_the_database_in_an_odd_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "a+b %41 #c? ü" / "casetracker"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "casetracker" / "settings.py", folder)
    monkeypatch.delenv("DATABASE_URL")

    settings = runpy.run_path(str(folder / "settings.py"))

    assert settings["DATABASES"]["default"]["NAME"] == str(folder.parent / "var" / "casetracker.sqlite3")


@pytest.mark.slow
def test_deployment_check_has_nothing_to_say() -> None:
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite://:memory:", **PRODUCTION}
    command = [sys.executable, ROOT / "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    done = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("System check identified no issues (0 silenced).\n", "")


def test_every_setting_is_documented() -> None:
    names = set(re.findall(r"env\.\w+\(\s*\"(\w+)\"", read("casetracker/settings.py")))

    assert [name for name in sorted(names) if f"`{name}`" not in read("docs/operations.md")] == []


# Containers


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load(read("docker-compose.yml"))


def test_compose_has_the_three_services_and_those_beside_them(compose: dict) -> None:
    beside = {"deliver", "lift", "migrate", "purge", "verify", "worker"}
    assert set(compose["services"]) == {"db", "nginx", "web"} | beside
    assert set(compose) - {"x-application"} == {"services", "volumes"}


def test_compose_has_no_password_of_its_own(compose: dict) -> None:
    required = "${POSTGRES_PASSWORD:?run bin/make-env}"
    services = compose["services"]

    assert services["db"]["environment"]["POSTGRES_PASSWORD"] == required
    for name in ("web", "migrate", "lift", "verify", "purge", "worker", "deliver"):
        assert services[name]["environment"]["DATABASE_URL"] == f"postgres://casetracker:{required}@db:5432/casetracker"
        assert services[name]["env_file"] == ".env"


def test_compose_waits_until_each_service_is_healthy(compose: dict) -> None:
    services = compose["services"]
    waits = {
        name: {other: how["condition"] for other, how in service.get("depends_on", {}).items()}
        for name, service in services.items()
    }

    assert waits == {
        "db": {},
        "migrate": {"db": "service_healthy"},
        "lift": {"db": "service_healthy", "migrate": "service_completed_successfully"},
        "verify": {"db": "service_healthy", "migrate": "service_completed_successfully"},
        "worker": {"db": "service_healthy", "migrate": "service_completed_successfully"},
        "purge": {"db": "service_healthy", "migrate": "service_completed_successfully"},
        "deliver": {"db": "service_healthy", "migrate": "service_completed_successfully"},
        "web": {"db": "service_healthy", "migrate": "service_completed_successfully"},
        "nginx": {"web": "service_healthy"},
    }
    assert "test" in services["db"]["healthcheck"] and "test" in services["nginx"]["healthcheck"]
    assert "HEALTHCHECK" in read("Dockerfile")  # web


def test_compose_keeps_the_database_in_a_named_volume(compose: dict) -> None:
    [volume] = compose["services"]["db"]["volumes"]

    [files] = compose["services"]["web"]["volumes"]

    assert list(compose["volumes"]) == [volume.split(":")[0], files.split(":")[0]]
    assert files.split(":")[1] == compose["services"]["worker"]["environment"]["FILES_ROOT"]


def test_compose_opens_nginx_alone(compose: dict) -> None:
    assert {name for name, service in compose["services"].items() if "ports" in service} == {"nginx"}


def test_compose_names_versions(compose: dict) -> None:
    images = [service["image"] for service in compose["services"].values() if "build" not in service]

    assert [image for image in images if not re.search(r":\d", image)] == []


def test_image_runs_as_an_ordinary_user_and_holds_no_secrets() -> None:
    assert re.findall("^USER (.*)", read("Dockerfile"), flags=re.MULTILINE) == ["casetracker"]
    assert {".*", "var"} <= set(read(".dockerignore").splitlines())


def test_compose_asks_for_a_second_factor(compose: dict) -> None:
    for name in ("web", "migrate", "lift", "verify"):
        assert compose["services"][name]["environment"]["REQUIRE_SECOND_FACTOR"] == "${REQUIRE_SECOND_FACTOR:-1}"


def test_nginx_passes_on_where_the_reader_came_from() -> None:
    """Without host and scheme as the reader saw them, Django refuses the admin's forms."""
    configuration = read("deploy/nginx.conf")

    assert "proxy_set_header Host $http_host;" in configuration
    assert "proxy_set_header X-Forwarded-Proto $outer_scheme;" in configuration
    assert "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;" in configuration


# Size


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "requirements.txt").write_text("# one\ndjango==5.2\n")
    return tmp_path


def size(tree: Path) -> tuple[int, list[str]]:
    """The exit code of bin/size, and its lines."""
    done = subprocess.run([sys.executable, ROOT / "bin" / "size", tree], capture_output=True, text=True)
    assert done.stderr == ""
    return done.returncode, [line.strip() for line in done.stdout.splitlines()]


def complaints(lines: list[str]) -> list[str]:
    return [line for line in lines if "OVER" in line]


def test_size_prints_packages_with_their_share_and_what_is_longest(tree: Path) -> None:
    for name, text in {
        "casetracker/search/deep/ranking.py": "def one():\n    return 1\n\n",
        "cases/models.py": "x = 1\n",
    }.items():
        (tree / name).parent.mkdir(parents=True)
        (tree / name).write_text(text)

    assert size(tree) == (
        0,
        [
            "3   75%  casetracker/search",
            "1   25%  cases",
            "4        lines in Python files, with docstrings, comments and blank lines",
            "3        lines in the longest file, of at most 300: casetracker/search/deep/ranking.py",
            "2        lines in the longest function, of at most 40: casetracker/search/deep/ranking.py: one",
            "1        Python files in the longest folder, of at most 16: casetracker/search/deep",
            "1        direct ones in the longest list of dependencies, of at most 24: requirements.txt",
        ],
    )


def test_size_leaves_out_tests_migrations_and_benchmarks(tree: Path) -> None:
    for folder in ("tests", "cases/migrations", "benchmarks", ".venv"):
        (tree / folder).mkdir(parents=True)
        (tree / folder / "long.py").write_text("x = 1\n" * 9000)

    assert size(tree)[0] == 0


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("long.py", "x = 1\n" * 301, "long.py has 301 lines, at most 300 are allowed"),
        ("f.py", "def f():\n" + "    x = 1\n" * 40, "f.py: f has 41 lines, at most 40 are allowed"),
        ("requirements.txt", "a==1\n" * 25, "requirements.txt has 25 direct ones, at most 24 are allowed"),
    ],
)
def test_size_complains_about_what_is_too_large(tree: Path, name: str, text: str, complaint: str) -> None:
    (tree / name).write_text(text)

    code, lines = size(tree)

    assert (code, complaints(lines)) == (1, [f"OVER THE LIMIT  {complaint}"])


def test_size_complains_about_a_folder_with_too_many_files(tree: Path) -> None:
    (tree / "drawer").mkdir()
    for number in range(17):
        (tree / "drawer" / f"part{number}.py").write_text("x = 1\n")

    code, lines = size(tree)

    assert (code, complaints(lines)) == (1, ["OVER THE LIMIT  drawer has 17 Python files, at most 16 are allowed"])


def test_size_has_no_limit_for_all_lines_together(tree: Path) -> None:
    for number in range(60):
        (tree / f"folder{number}").mkdir()
        (tree / f"folder{number}" / "part.py").write_text("x = 1\n" * 300)

    assert size(tree)[0] == 0
