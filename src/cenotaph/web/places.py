"""Places that have a feed of their own: which, under what address, of which incidents.

Places of one name share a feed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.model.values import Place
from cenotaph.record.listing import Listed, place_key
from cenotaph.record.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A place with a feed: what its address says, the place, and its incidents, newest first."""

    key: str
    place: Place
    rows: tuple[Listed, ...]

    @property
    def name(self) -> str:
        """What the place is called."""
        return self.place.name or self.place.text


def followed(rows: Iterable[Listed]) -> dict[str, Followed]:
    """Every place with a feed by its key, in the order of the alphabet."""
    places: dict[str, Place] = {}
    incidents: dict[str, list[Listed]] = {}
    for row in rows:
        for key, place in _places(row):
            places.setdefault(key, place)
            incidents.setdefault(key, []).append(row)
    return {
        key: Followed(key=key, place=places[key], rows=tuple(incidents[key]))
        for key in sorted(places)
    }


def followed_in(view: View) -> list[tuple[str, Place]]:
    """The places of an incident that have a feed, each with its key."""
    return list(_places(view))


def _places(of: Listed | View) -> Iterable[tuple[str, Place]]:
    found: dict[str, Place] = {}
    for place in of.where:
        key = place_key(place)
        if key is not None:
            found.setdefault(key, place)
    return found.items()
