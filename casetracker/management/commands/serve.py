"""What `bin/run` does once the packages are there: migrate, load the record that ships with the product, serve it."""

import os
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

import waitress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from casetracker.beside import delivering, lifting, purging, verifying, working
from casetracker.beside.background import in_background
from casetracker.core.policy.groups import update_groups
from casetracker.web.server import answer_with_problems


class Command(BaseCommand):
    help = "Bring the database up to date, load the record that ships with the product, and serve the site."
    requires_system_checks = []  # bin/test runs them; here they would only cost time at every start

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="The address to listen on.")
        parser.add_argument("--port", type=int, default=8000, help="The port to listen on.")
        parser.add_argument("--check", action="store_true", help="Do everything but serve.")

    def handle(self, *, host: str, port: int, check: bool, **options: Any) -> None:
        self.stdout.write(f"Database: {prepare_database()}")
        call_command("load_cases", "--demo", stdout=self.stdout)
        make_folder(settings.STATIC_ROOT)
        if not settings.DEVELOPMENT:
            call_command("collectstatic", interactive=False, verbosity=0)
        for line in where_things_are(site_address(host, port)):
            self.stdout.write(line)
        self.stdout.flush()
        if not check:
            serve(host, port)


def prepare_database() -> str:
    """Apply the migrations that are missing; return which database this is."""
    if connection.vendor == "sqlite":
        make_folder(Path(settings.DATABASES["default"]["NAME"]).parent)
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
        else:
            update_groups()  # as migrating does; a new version can change the roles without a migration
        call_command("rebuild_search", if_outdated=True)
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(f"DATABASE_URL: the database at {database_place()} cannot be used: {reason}") from error
    version = ".".join(str(part) for part in connection.get_database_version())
    return f"{connection.display_name} {version}, {database_place()}"


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{folder}: this folder cannot be made: {error.strerror}.") from error


def database_place() -> str:
    database = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return str(database["NAME"])
    return f"{database['NAME']} on {database['HOST'] or 'the local socket'}"


def site_address(host: str, port: int) -> str:
    if host in ("0.0.0.0", "::"):
        host = settings.ALLOWED_HOSTS[0].lstrip(".")
    elif ":" in host:
        host = f"[{host}]"
    return f"http://{host}:{port}/"


def where_things_are(site: str) -> list[str]:
    return [
        f"Site:  {site}",
        f"Admin: {site}admin/",
        f"To make an account for the admin: {environment_for_commands()}"
        f"{shlex.quote(sys.executable)} {shlex.quote(str(settings.BASE_DIR / 'manage.py'))} createsuperuser",
    ]


def environment_for_commands() -> str:
    """Return what a pasted command needs in front of it to reach the same database; .env supplies the rest."""
    dotenv = settings.BASE_DIR / ".env"
    given = dotenv.read_text().splitlines() if dotenv.exists() else []
    database_url = os.environ.get("DATABASE_URL", "")
    needed = "" if any(line.startswith("SECRET_KEY=") for line in given) else "DEVELOPMENT=1 "
    if database_url and f"DATABASE_URL={database_url}" not in given:
        needed += f"DATABASE_URL={shlex.quote(database_url)} "
    return needed


def serve(host: str, port: int) -> None:
    """Serve until a signal comes; do meanwhile what belongs beside it. Requests and tasks begun are finished."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    answer_with_problems()
    try:
        with (
            in_background("lift", lifting.EVERY, lifting.lift_repeatedly),
            in_background("verify", verifying.EVERY, verifying.verify_daily),
            in_background("work", working.EVERY, working.work_repeatedly),
            in_background("deliver", delivering.EVERY, delivering.deliver_repeatedly),
            in_background("purge", purging.EVERY, purging.purge_repeatedly),
        ):
            waitress.serve(get_internal_wsgi_application(), host=host, port=port, threads=8, ident=None)
    except OSError as error:
        raise CommandError(f"Cannot listen on {host} port {port}: {error.strerror}.") from error
