"""Deleted words leave the disk: a database keeps what it deletes until it needs the room."""

from django.db import connection


def leave_the_disk() -> None:
    """What was deleted is in none of the private database's files any more.

    SQLite writes over it in the database (`secure_delete`), and what it wrote ahead is brought in
    and cut off here; where somebody reads at this moment, the next time. PostgreSQL frees its room
    by itself, in time.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
