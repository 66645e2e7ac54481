"""Names of languages in the languages of the interface: `fr` is French, and الفرنسية."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from cenotaph.web.translation import language


def language_name(code: str) -> str | None:
    """The language's name in the one being rendered; None for a code that is none."""
    return _names(language()).get(code)


@cache
def _names(language: str) -> Mapping[str, str]:
    text = (files("cenotaph.web") / "data" / "languages.csv").read_text(encoding="utf-8")
    return {row["code"]: row[language] for row in csv.DictReader(text.splitlines())}
