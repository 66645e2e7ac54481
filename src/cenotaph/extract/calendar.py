"""Days that are partly known, periods of them, and their ISO 8601-2 form; no language in it."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cenotaph.model.values import When
from cenotaph.model.vocabulary import TimePrecision

# A page may name a day after its own publication by one: clocks differ around the earth.
TOLERANCE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day; None where the words do not give it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """The point as ISO 8601-2, with `X` for the digits that are not given."""
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def first(self) -> date | None:
        """The first day of the point, None without a year."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date | None:
        """The last day of the point, None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def precision(self) -> TimePrecision:
        """How fine the point is."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From a point to a point, either open (None); `cumulative` where many harms fill it.

    Both None is not known, or with `boundless` known to be open: "so far" on an undated page.
    """

    first: Point | None
    last: Point | None
    cumulative: bool = False
    boundless: bool = False

    def days(self) -> int | None:
        """The number of days, None where it is open or a year is missing."""
        start = self.first.first if self.first else None
        end = self.last.last if self.last else None
        return (end - start).days + 1 if start and end else None

    def summed(self) -> "Period":
        """The same period, cumulative."""
        return replace(self, cumulative=True)


# Words such as "yesterday" on a page without a date.
UNPLACED = Period(None, None)
# Words such as "so far" on a page without a date.
BOUNDLESS = Period(None, None, boundless=True)


def point_of(day: date) -> Point:
    """The point of one day."""
    return Point(day.year, day.month, day.day)


def one(point: Point) -> Period:
    """The period of one point."""
    return Period(point, point)


def on(day: date) -> Period:
    """The period of one day."""
    return one(point_of(day))


def between(first: date, last: date) -> Period:
    """The days from one to the other, each included."""
    return Period(point_of(first), point_of(last))


def valid(point: Point) -> bool:
    """Whether the calendar has the point; 29 February is valid without a year."""
    if point.month is None:
        return True
    if not 1 <= point.month <= 12:
        return False
    return point.day is None or 1 <= point.day <= monthrange(point.year or 2000, point.month)[1]


def settle_year(point: Point, limit: date | None) -> Point:
    """The point with the latest year that does not put it after the limit, a day of tolerance."""
    if point.year is not None or limit is None:
        return point
    latest = limit + TOLERANCE
    # eight years back: 29 February may be that far
    for year in range(latest.year, latest.year - 9, -1):
        settled = Point(year, point.month, point.day)
        if valid(settled):
            first = settled.first
            if first is not None and first <= latest:
                return settled
    return point


def previous_weekday(weekday: int, limit: date, *, strictly: bool = False) -> date:
    """The latest day of that weekday (Monday is 0) on or before the limit, or strictly before."""
    back = (limit.weekday() - weekday) % 7
    return limit - timedelta(days=back or 7 if strictly else back)


def when_of(text: str, period: Period, published: date | None) -> When:
    """The period as a value of the record; a point that runs on past the page ends with it."""
    first, last = period.first, period.last
    start = first.first if first else None
    end = last.last if last else None
    if start and end and published and start <= published < end:
        end = published
    return When(
        text=text,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        precision=_precision(period),
        edtf=_edtf(first, last),
    )


def _edtf(first: Point | None, last: Point | None) -> str | None:
    if first is None and last is None:
        return None
    if first == last and first is not None:
        return first.edtf
    return f"{first.edtf if first else '..'}/{last.edtf if last else '..'}"


def _precision(period: Period) -> TimePrecision:
    first, last = period.first, period.last
    if first is None and last is None:
        return "open" if period.boundless else "unknown"
    if first is None or last is None:
        return "open"
    return first.precision if first == last else "interval"
