"""The clock, read above the store and nowhere below it."""

from datetime import UTC, datetime


def day_of(at: str) -> str:
    """The day, in UTC, of a time that `now` gave."""
    return at[: len("2026-01-02")]


def now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
