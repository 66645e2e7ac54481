"""What a page named before: the town and the wider area near which its next places lie."""

import re
from dataclasses import dataclass, replace
from typing import Final

from cenotaph.extract.place_runs import Mention
from cenotaph.extract.place_settling import whole_place
from cenotaph.model.values import Place
from cenotaph.reference.places import country_rows

# A quarter of a town, which lies in the town that the page told last.
_PART: Final = re.compile(
    r"\b(?:suburb|neighbou?rhood|quarter|ward|borough|slum|favela|station|square|mosque|church|"
    r"hotel|stadium|mall|market|university|hospital|clinic|cemetery)\b",
    re.I,
)
# A village in no list, on a page that names a town, lies within a day's way of it, as a rule: half
# the width of a large district.
_AROUND_TOWN_KM: Final = 60.0
# A wider area is no place to be near of: namesakes lie in it by the dozen.
_NEAR_AREA_KM: Final = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The last town, the last district or region, and the last dateline that a page named."""

    town: Place | None = None
    wide: Place | None = None
    written: Place | None = None

    def point(self, countries: tuple[str, ...]) -> tuple[float, float] | None:
        """The point near which a namesake is meant, where one is told in the page's countries."""
        for place in (self.town, self.wide, self.written):
            if place is None or place.lat is None or place.lon is None:
                continue
            narrow = place.radius_km is not None and place.radius_km <= _NEAR_AREA_KM
            if narrow and (not countries or place.country in countries):
                return place.lat, place.lon
        return None

    def holder(self, mention: Mention, countries: tuple[str, ...]) -> Place | None:
        """Where a place that no list has lies, as far as the page tells.

        A quarter lies in the last town, or the town of writing; a village in the last area, else
        around the last town, else somewhere in the page's country.
        """
        clues = [clue for clue in (mention.before, mention.after) if clue]
        part = any(_PART.search(clue.match[0]) for clue in clues)
        towns = [self.town, self.written] if part else []
        for place in [*towns, self.wide]:
            if place is not None and (not countries or place.country in countries):
                return place
        first = next(iter(countries), None)
        if self.town is not None and (first is None or self.town.country == first):
            return _around(self.town)
        row = country_rows().get(first or "")
        return whole_place(row) if row else None

    def nearest(self, countries: tuple[str, ...]) -> Place | None:
        """The area, or what lies around the town, told last in one of the page's countries."""
        for place in (self.wide, self.town):
            if place is not None and (not countries or place.country in countries):
                return _around(place) if place is self.town else place
        return None

    def with_place(self, place: Place, *, written: bool = False) -> "Surroundings":
        """The same after one more place, or one that only tells where the page was written."""
        if place.gazetteer_id is None or place.precision is None or place.precision == "country":
            return self
        if written:
            return replace(self, written=place)
        if place.precision in {"region", "district", "area"}:
            return replace(self, wide=place)
        return replace(self, town=place)


def _around(town: Place) -> Place:
    return replace(town, radius_km=_AROUND_TOWN_KM, precision="district")


#: at the head of a page
NOWHERE: Final = Surroundings()
