"""How the site opens its database, whichever of the two it is. Settings read this module; it imports no model."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

SQLITE: dict[str, Any] = {
    # IMMEDIATE: a writer waits for its turn at BEGIN instead of failing in the middle with "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-32000;"
        "PRAGMA secure_delete=ON;"  # what is deleted, such as a protected name, does not stay in the file
    ),
}
POSTGRESQL = (
    "-c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000 "
    # Short questions, many at once: starting workers and compiling costs more than either saves.
    "-c max_parallel_workers_per_gather=0 -c jit=off"
)


def with_options(database: dict[str, Any]) -> dict[str, Any]:
    """Add to what DATABASE_URL says how long connections stay and how statements run."""
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # Opening the file costs more than most answers.
        return {**database, "CONN_MAX_AGE": None, "OPTIONS": {**SQLITE}}
    if database["ENGINE"] == "django.db.backends.postgresql":
        options = {"options": POSTGRESQL, **database.get("OPTIONS", {})}
        return {**database, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
    raise ImproperlyConfigured("DATABASE_URL: give sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME.")
