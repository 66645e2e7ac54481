"""Small values that every other part of the model is made of."""

from dataclasses import dataclass
from typing import NamedTuple

from cenotaph.model.vocabulary import PlacePrecision, TimePrecision


class Span(NamedTuple):
    """A half-open interval of characters of one page's text: `text[start:end]` are its words."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> "Span":
        """The part of this span that lies within `other`; all of it where they share none."""
        shared = Span(max(self.start, other.start), min(self.end, other.end))
        return shared if shared.start < shared.end else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Expected trouble, returned beside what could be read: what is wrong and what to do."""

    code: str
    message: str
    hint: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time of a harm: ISO 8601 bounds as far as the page gives them, and the same as EDTF.

    `start` and `end` are dates (`2020-12-14`) or null where open; `edtf` is ISO 8601-2, with
    `X` for digits the page does not give.
    """

    text: str | None
    start: str | None
    end: str | None
    precision: TimePrecision
    edtf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a harm took place: the words, the name they resolve to, a point and how wide it is."""

    text: str
    name: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: PlacePrecision | None
    gazetteer_id: str | None
    country: str | None
