"""The clock, read above the store and nowhere below it."""

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
