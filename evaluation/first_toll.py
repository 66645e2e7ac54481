"""The one figure that a reading gives for a page's first incident."""

from cenotaph.model.claims import Claim
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Reading
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure
from cenotaph.path import read
from evaluation.reader import the_reader


def read_text(text: str, **known: str | None) -> Reading:
    """A text read as a page; `known` are fields of its receipt."""
    return read(text.encode(), Receipt(**known), the_reader())


def first_figure(reading: Reading, measure: Measure) -> int | None:
    """The best of the first incident's whole toll, else its lower, else its upper bound.

    Where "more than 70" sets the bound, the figure is the 70 that is written. The upper bound
    stands alone where only an opponent speaks. None where the toll has no bound at all.
    """
    toll = whole_toll(reading, measure)
    if toll is None:
        return None
    best = next((n for n in (toll.best, toll.min, toll.max) if n is not None), None)
    setters = {*toll.set_by.best, *toll.set_by.min}
    written = {c.count.figure for c in reading.extraction.claims if _bounds_above(c, setters, best)}
    return min((w for w in written if w is not None), default=best)


def whole_toll(reading: Reading, measure: Measure) -> Toll | None:
    """The first incident's toll of a measure over all sides."""
    tolls = reading.incidents[0].tolls if reading.incidents else ()
    return next((t for t in tolls if t.measure == measure and t.key is None), None)


def claimed(reading: Reading, measure: Measure) -> tuple[Claim, ...]:
    """All claims of a measure, whatever incident they are of."""
    return tuple(c for c in reading.extraction.claims if c.measure == measure)


def _bounds_above(claim: Claim, setters: set[str], best: int | None) -> bool:
    count = claim.count
    return claim.id in setters and count.kind == "at_least" and count.min == best
