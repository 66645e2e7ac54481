"""Rows of one sheet that may be one incident, entered twice.

Who keeps a sheet has told its incidents apart already, and a town's rows share most of their words:
neither words nor a town's name say much here. What two people enter of one incident is its day, its
place, about the same figures, and the same means, party or names where both know them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, floor, inf, radians
from typing import NamedTuple

from cenotaph.codec import digest
from cenotaph.model.extent import days, distance_km
from cenotaph.model.reports import Report
from cenotaph.model.signature import folded_words
from cenotaph.model.sketch import sounded
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import Measure

# Points: what two rows of one place and about the same figures must reach. A sheet of a war has
# several rows a day from a large town, and one or two dead, or the means that all use, are in most.
_LIKELY = 3
_SAME_DAY, _NEXT_DAY = 1, -1
_SAME_MEANS, _SAME_PARTY, _SAME_NAMES, _SAME_CELLS = 1, 1, 3, 2
# An equal figure says more the larger it is.
_TELLING = ((5, 2), (3, 1))
# Two counts of one incident: one more or less, or a fifth of the larger.
_LEAST_OFF, _SHARE_OFF = 1, 0.2
# A kilometre is an exact point's; two that are entered for one spot lie in neighbouring cells.
_CELL_DEGREES = 0.02
_SPOT_KM = 3.0
# "Mohammed al-" is in half of all names: one word in common is no name in common.
_NAME_WORDS = 2


Bounds = tuple[float, float]
Counts = Mapping[Measure, Bounds]


class Twin(NamedTuple):
    """Another row that is likely the same incident, its reports, and what both have in common."""

    row: int
    row_id: str
    reports: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One row as it is compared: its day, spots, figures' bounds, means, parties, words of names.

    `kept_as` is what the sheet calls the incident; `cells` the digest of all cells but the id's.
    """

    row: int
    row_id: str
    kept_as: str | None
    reports: tuple[str, ...]
    day: int
    last: int
    spots: frozenset[str]
    point: Place | None
    counts: Counts
    means: frozenset[str]
    parties: frozenset[str]
    names: frozenset[str]
    cells: str


class Rows:
    """The rows of one sheet seen so far, found by day and place."""

    def __init__(self) -> None:
        self._at: dict[tuple[int, str], list[Entered]] = {}

    def twin(self, row: Entered) -> Twin | None:
        """The earlier row that is likeliest this one entered twice; None where none is likely."""
        near = {
            one.row: one
            for day in (row.day - 1, row.day, row.day + 1)
            for spot in row.spots
            for one in self._at.get((day, spot), ())
        }
        likely = [
            (sum(why.values()), one, why) for one in near.values() if (why := alike(row, one))
        ]
        if not likely:
            return None
        _, one, why = max(likely, key=lambda each: (each[0], each[1].row))
        return Twin(one.row, one.row_id, one.reports, tuple(why))

    def keep(self, row: Entered) -> None:
        """Have the row compared with those to come."""
        for spot in row.spots:
            self._at.setdefault((row.day, spot), []).append(row)


def entered(
    reports: Sequence[Report],
    cells: Iterable[tuple[str, str]],
    *,
    row: int,
    row_id: str,
    names: str,
) -> Entered | None:
    """A row's reports as they are compared; None where it tells no day or no place.

    `cells` are all but the id's, `names` the words of the column of names.
    """
    first, last = next((days(one.when) for one in reports if one.when), (None, None))
    spots = frozenset(spot for one in reports for spot in _spots(one))
    if first is None or not spots:
        return None
    return Entered(
        row=row,
        row_id=row_id,
        kept_as=next((one.kept_as for one in reports), None),
        reports=tuple(one.id for one in reports),
        day=first,
        last=first if last is None else last,
        spots=spots,
        point=next((at for one in reports for at in one.where if at.precision == "exact"), None),
        counts=dict(_counts(reports)),
        means=frozenset(means for one in reports for means in one.means if means != "other"),
        parties=frozenset(actor for one in reports for actor in one.actors),
        names=frozenset(folded_words(names)),
        cells=digest("\0".join(words.strip() for _, words in cells)),
    )


def alike(a: Entered, b: Entered) -> Mapping[str, int]:
    """What two rows have in common in words, with its points; empty where they are hardly one."""
    apart = abs(a.last - b.last) > 1 or (a.kept_as is not None and a.kept_as == b.kept_as)
    if apart or _differ(a.means, b.means) or _differ(a.parties, b.parties):
        return {}
    if _points_apart(a.point, b.point) or (a.names and b.names and not _same_names(a, b)):
        return {}
    if not _counted_alike(a.counts, b.counts):
        return {}
    found = {"the same day": _SAME_DAY} if a.day == b.day else {"a day apart": _NEXT_DAY}
    found["the same place"] = 0
    equal = a.counts.items() & b.counts.items()
    figure = max((low for _, (low, _high) in equal), default=0)
    exact = len(equal) == len(a.counts.keys() & b.counts.keys())
    found["the same figures" if exact else "about the same figures"] = next(
        (points for least, points in _TELLING if figure >= least), 0
    )
    for words, holds, points in (
        ("the same means", a.means & b.means, _SAME_MEANS),
        ("the same party", a.parties & b.parties, _SAME_PARTY),
        ("the same names", _same_names(a, b), _SAME_NAMES),
        ("all other cells equal", a.cells == b.cells, _SAME_CELLS),
    ):
        if holds:
            found[words] = points
    return found if sum(found.values()) >= _LIKELY else {}


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both know, and have nothing in common."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _same_names(a: Entered, b: Entered) -> bool:
    """Whether both name people, and one of them in the same words."""
    least = min(_NAME_WORDS, len(a.names), len(b.names))
    return least > 0 and len(a.names & b.names) >= least


def _points_apart(ours: Place | None, theirs: Place | None) -> bool:
    apart = distance_km(ours, theirs) if ours and theirs else None
    return apart is not None and apart > _SPOT_KM


def _counted_alike(ours: Counts, theirs: Counts) -> bool:
    """Whether all figures can be one count made twice.

    Nobody and somebody are two, unless both agree on a figure of another measure.
    """
    shared = ours.keys() & theirs.keys()
    agreed = any(ours[one] == theirs[one] != (0, 0) for one in shared)
    none = any((ours[one][1] == 0) != (theirs[one][1] == 0) for one in shared)
    return bool(shared) and all(_close(ours[o], theirs[o]) for o in shared) and agreed >= none


def _close(ours: Bounds, theirs: Bounds) -> bool:
    gap = max(ours[0], theirs[0]) - min(ours[1], theirs[1])
    return gap <= max(_LEAST_OFF, _SHARE_OFF * max(ours[0], theirs[0]))


def _counts(reports: Iterable[Report]) -> Iterator[tuple[Measure, Bounds]]:
    """The bounds of each measure's first whole figure."""
    seen: set[Measure] = set()
    for claim in (claim for one in reports for claim in one.claims):
        count = claim.count
        low = count.min if count.min is not None else count.figure
        high = count.max if count.max is not None else count.figure
        if claim.scope == "part" or claim.measure in seen or (low is None and high is None):
            continue
        seen.add(claim.measure)
        yield claim.measure, (-inf if low is None else low, inf if high is None else high)


def _spots(report: Report) -> Iterator[str]:
    """What names the report's places: their words, how they sound, the cells around a point."""
    for place in report.where:
        words = [word for name in (place.name, place.text) if name for word in [folded_words(name)]]
        for said in words:
            yield " ".join(said)
            yield "~" + sounded("".join(said))
        if place.precision == "exact" and place.lat is not None and place.lon is not None:
            row = floor(place.lat / _CELL_DEGREES)
            across = _CELL_DEGREES / max(0.17, cos(radians(place.lat)))
            column = floor(place.lon / across)
            yield from (f"{row + up}:{column + along}" for up in (0, 1) for along in (0, 1))
