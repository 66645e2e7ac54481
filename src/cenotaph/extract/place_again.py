"""A place that no list has, held by what the page says of it elsewhere, or names behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cenotaph.extract.drafts import Draft
from cenotaph.extract.place_surroundings import Surroundings
from cenotaph.extract.where import find_places
from cenotaph.model.values import Place
from cenotaph.reference.places import Gazetteer

# A page that names it more often says no more of where it lies.
_MOST: Final = 6
# The longest row of a table that tells where: village, district, province, country.
_LONGEST: Final = 160


class Again:
    """Finds a better place for those that only a country holds; each name is sought once."""

    def __init__(
        self,
        text: str,
        gazetteer: Gazetteer,
        countries: tuple[str, ...],
        around: Surroundings,
    ) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._countries = countries
        self._around = around
        self._found: dict[str, Place | None] = {}
        self._settled: dict[int, Draft] = {}

    def settle(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with such places where the whole page lets them lie."""
        for draft in drafts:
            where = tuple(map(self._place, draft.setting.where))
            whole = self._settled.get(id(draft.whole), draft.whole)
            same = where == draft.setting.where and whole is draft.whole
            setting = draft.setting if same else replace(draft.setting, where=where)
            self._settled[id(draft)] = (
                draft if same else replace(draft, setting=setting, whole=whole)
            )
        return [self._settled[id(draft)] for draft in drafts]

    def _place(self, place: Place) -> Place:
        if place.gazetteer_id is not None or place.precision not in (None, "country"):
            return place
        if place.text not in self._found:
            self._found[place.text] = self._elsewhere(place.text) or self._behind()
        better = self._found[place.text]
        return place if better is None else replace(better, text=place.text, name=place.name)

    def _elsewhere(self, name: str) -> Place | None:
        """What another line says of the name: "Place: Zanna, east of Khan Yunis"."""
        named = re.compile(rf"\b{re.escape(name)}\b")
        for found in list(named.finditer(self._text))[:_MOST]:
            start = self._text.rfind("\n", 0, found.start()) + 1
            end = self._text.find("\n", found.end())
            end = min(len(self._text) if end < 0 else end, found.end() + _LONGEST)
            places = find_places(
                self._text,
                max(start, found.start() - _LONGEST),
                end,
                self._gazetteer,
                countries=self._countries,
                headline=False,
                known=frozenset((name,)),
            )
            for each in places:
                if each.place.text == name and each.place.precision not in (None, "country"):
                    return each.place
        return None

    def _behind(self) -> Place | None:
        """The area, or what lies around the town, that the page names behind it."""
        near = self._around.nearest(self._countries)
        return near and replace(near, gazetteer_id=None)
