"""Dates that people give: ISO 8601 and nothing else."""

from datetime import date, datetime

from cenotaph.errors import InputError


def check_day(given: str) -> str:
    """The day as given; raises InputError unless it is an ISO 8601 date of ten characters."""
    try:
        if len(given) == len("2020-12-14"):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise InputError(f"“{given}” is not a day.", hint="Write it as 2020-12-14.")


def check_date(given: str | None) -> str | None:
    """The date or date-time as given; raises InputError unless it is ISO 8601."""
    if given is None:
        return None
    try:
        if len(given) == len("2020-12-14"):
            date.fromisoformat(given)
        else:
            datetime.fromisoformat(given)
    except ValueError:
        raise InputError(
            f"“{given}” is not a date.", hint="Write it as 2020-12-14 or 2020-12-14T09:30."
        ) from None
    return given
