"""Names of countries, and of the parties that are states, in the languages of the interface.

A place that is a whole country is known by its code, and every language has its own name for it.
Towns are not: their names stay as the gazetteer has them, and those of armed parties as the
reference data have them.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from cenotaph.model.values import Place
from cenotaph.reference.countries import Country, countries, side_names, slug
from cenotaph.web.settings import FIRST
from cenotaph.web.translation import gettext as _
from cenotaph.web.translation import language


def place_name(place: Place) -> str:
    """The place's name: a country's in the language being rendered, else as it is known."""
    known = place.name or place.text
    if place.precision != "country" or language() == FIRST:
        return known
    # the list that maps are drawn from holds no codes
    return country_name(place.country or _codes().get(known, ""), known)


def country_name(code: str, known: str) -> str:
    """A country's name in the language being rendered; `known` where it has none there."""
    here = language()
    return known if here == FIRST else _names(here).get(code, known)


def party_name(party: str, labels: Mapping[str, str]) -> str:
    """A party by what it is called: in `labels`, else as the state or the government it is."""
    state = _states().get(party)
    if party in labels or state is None:
        return labels.get(party) or party.replace("-", " ").title()
    if language() == FIRST:
        return side_names()[party]
    name = country_name(state.iso, state.name)
    return _("Government of %(country)s") % {"country": name} if "government" in party else name


@cache
def _names(language: str) -> Mapping[str, str]:
    text = (files("cenotaph.web") / "data" / "countries.csv").read_text(encoding="utf-8")
    return {row["code"]: row[language] for row in csv.DictReader(text.splitlines())}


@cache
def _codes() -> Mapping[str, str]:
    """The code of each country by its name in the reference data."""
    return {one.name: one.iso for one in countries().values()}


@cache
def _states() -> Mapping[str, Country]:
    """The country of each party that is its state or its government."""
    known = countries().values()
    return {o.side: o for o in known if o.side == slug(o.name) or "government" in o.side}
