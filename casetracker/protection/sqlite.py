"""What is left of a text in SQLite's file after its row was rewritten."""

from django.db import connection


def overwrite_free_pages() -> None:
    """Write the file anew, so that no page keeps what was deleted before deleting overwrote; empty the journal.

    Not within a transaction. PostgreSQL's autovacuum does the like, and VACUUM at once.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    empty_journal()


def empty_journal() -> None:
    """Move what the journal holds to the file, and cut it: its pages show the rows as they were."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_deleted_bytes() -> None:
    """Let SQLite overwrite what this connection deletes; PostgreSQL needs a VACUUM afterwards."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
