"""Which place lies in which: "X, Y", "X (Y district, Z province)", "X in Y", "Y's X"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, Optional

from cenotaph.extract.languages.en.places import INTO, OWNED
from cenotaph.extract.place_runs import Mention
from cenotaph.extract.place_settling import holds, may_be_unlisted, settle_row
from cenotaph.model.values import Place
from cenotaph.reference.places import PlaceRow, distance_km

PlaceRole = Literal["location", "container", "dateline", "speaker", "origin"]

# The longest words that join two places, "neighbourhood on the northern outskirts of the city of".
_GAP_LENGTH: Final = 64
# A township named after its town reaches this far from it; Sagaing's widest have 60 km.
_TOWNSHIP_KM: Final = 60.0
# A city of this many people is known where it lies: "in Aleppo, Idlib and Hama" is a list.
_KNOWN_CITY: Final = 100_000
# Beside a city of this many people, a name of fewer people far away is a quarter of the city.
_GREAT_CITY: Final = 1_000_000
_SMALL_TOWN: Final = 50_000


@dataclass(slots=True)
class Draft:
    """A mention on its way to a place."""

    mention: Mention
    row: PlaceRow | None
    place: Place | None = None
    rule: str = ""
    role: PlaceRole = "location"
    holder: Optional["Draft"] = None
    #: whether the page has told it to be a place
    again: bool = False

    @property
    def known(self) -> PlaceRow | None:
        """The row of the mention, else of the place that holds it: its district, its province."""
        if self.row is not None or self.holder is None:
            return self.row
        return self.holder.known


def link(
    text: str,
    drafts: Sequence[Draft],
    countries: tuple[str, ...],
    *,
    capitals: bool,
    known: frozenset[str] = frozenset(),
) -> None:
    """Settle a place by the wider one beside it; `known` are names told to be places."""
    for draft in drafts:
        draft.again = draft.row is None and draft.mention.name in known
    for outer, inner in pairwise(drafts):
        if outer.mention.owner and OWNED.fullmatch(
            text, outer.mention.span.end, inner.mention.span.start
        ):
            _hold(inner, outer, countries, said=True, capitals=capitals, sure=True)
    for index, (inner, outer) in reversed(list(enumerate(pairwise(drafts)))):
        if not _close(inner, outer) or _goes_on(text, outer) or inner.mention.owner:
            continue  # whose suburb a place is holds it: "Kabul's suburb of X"
        if INTO.fullmatch(text, inner.mention.span.end, outer.mention.span.start):
            between = text[inner.mention.end : outer.mention.span.start]
            # more than a comma joins the two: a word, or a bracket
            said = bool(between.strip(" ,\u00a0"))
            noted = "(" in between and not inner.mention.name.isupper()
            # "Sasit, in Ethiopia's Amhara region": what the country owns holds it
            owned = drafts[index + 2] if index + 2 < len(drafts) else None
            holder = owned if owned is not None and owned.holder is outer else outer
            sure = noted or inner.again
            _hold(inner, holder, countries, said=said, capitals=capitals, sure=sure)


def _close(first: Draft, second: Draft) -> bool:
    return second.mention.span.start - first.mention.span.end <= _GAP_LENGTH


def _goes_on(text: str, outer: Draft) -> bool:
    """Whether a list goes on behind a town: "Ibb, Sanaa and Taiz"."""
    town = outer.row is not None and outer.row.kind == "town"
    return town and text[outer.mention.end : outer.mention.end + 5].lower() == " and "


def _hold(
    inner: Draft,
    outer: Draft,
    countries: tuple[str, ...],
    *,
    said: bool,
    capitals: bool,
    sure: bool = False,
) -> None:
    holder = outer.known
    if holder is None or inner.holder is not None:
        return
    after = outer.mention.after
    # "Boni, Douentza cercle": the town stands for the district named after it
    wide = holder.kind in ("region", "country", "district", "area") or (
        after is not None and after.rule.size == "wide"
    )
    own = settle_row(inner.mention, countries=(), capitals=capitals, holder=holder)
    if own is not None:
        inner.row, inner.holder = own, outer
    elif inner.row is not None and (
        holds(holder, inner.row) or (said and _beside(inner.row, holder))
    ):
        inner.holder = outer
    elif inner.row is not None and not _namesake(inner.row, holder, countries, said=said):
        return
    elif (said or wide or inner.again or inner.row is not None) and (
        (sure and not capitals) or may_be_unlisted(inner.mention, capitals=capitals, held=True)
    ):
        # Two names beside each other, the first in no list: only its clue makes it a place.
        inner.row, inner.holder = None, outer


def _beside(row: PlaceRow, holder: PlaceRow) -> bool:
    """Whether a village may be said to lie in a town: in its country, within a district's reach."""
    if row.country != holder.country or holder.kind == "country":
        return False
    return distance_km((row.lat, row.lon), (holder.lat, holder.lon)) <= _TOWNSHIP_KM


def _namesake(row: PlaceRow, holder: PlaceRow, countries: tuple[str, ...], *, said: bool) -> bool:
    """Whether a place that does not lie in its holder is another of that name: Lido, Mogadishu."""
    if row.kind in ("country", "region", "area"):
        return row.kind != "country" and row.country not in countries
    if row.country == holder.country and not said:
        # "the Penha complex, Rio de Janeiro": no small town far away
        great = holder.kind == "town" and holder.population >= _GREAT_CITY
        return great and row.population < _SMALL_TOWN and not _beside(row, holder)
    strange = row.country not in countries and (said or holder.country in countries)
    return row.population < _KNOWN_CITY or (strange and row.population < _GREAT_CITY)
