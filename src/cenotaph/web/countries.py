"""Names of countries in the languages of the interface.

A place that is a whole country is known by its code, and every language has its own name for it.
Towns are not: their names stay as the gazetteer has them.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from cenotaph.model.values import Place
from cenotaph.web.settings import FIRST
from cenotaph.web.translation import language


def place_name(place: Place) -> str:
    """The place's name: a country's in the language being rendered, else as it is known."""
    known = place.name or place.text
    here = language()
    if here == FIRST or place.precision != "country" or place.country is None:
        return known
    return _names(here).get(place.country, known)


@cache
def _names(language: str) -> Mapping[str, str]:
    text = (files("cenotaph.web") / "data" / "countries.csv").read_text(encoding="utf-8")
    return {row["code"]: row[language] for row in csv.DictReader(text.splitlines())}
