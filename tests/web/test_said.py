"""Constant words are looked up once in each language, and stay those of the language."""

import re
from contextlib import suppress
from pathlib import Path

from django.template import Context, Engine
from django.utils import translation

import cenotaph.web
from cenotaph.web.said import Said
from cenotaph.web.sentences import word
from cenotaph.web.translation import gettext, language, speaking


def test_words_are_those_of_the_language_each_time() -> None:
    """Whichever language was rendered before, and however often."""
    asked = '{% translate "Incidents" %} {% translate name %} {% translate "Map" as map %}{{ map }}'
    template = Engine.get_default().from_string(asked)
    assert len(template.nodelist.get_nodes_by_type(Said)) == 1
    shown = {}
    for spoken in ("en", "ar", "en", "ar"):
        with speaking(spoken):
            said = template.render(Context({"name": "Sources"}))
            assert shown.setdefault(spoken, said) == said
            assert said.split()[0] == gettext("Incidents") == translation.gettext("Incidents")
    assert shown["en"] == "Incidents Sources Map"
    assert shown["ar"] != shown["en"]


def test_a_code_is_said_in_the_language_being_rendered() -> None:
    """A known one by its table, a new one as itself."""
    for spoken in ("ar", "en", "ar"):
        with speaking(spoken):
            assert word("killed", "MEASURES") == translation.gettext("killed")
            assert word("not-known_yet", "MEASURES") == "not known yet"


def test_what_was_spoken_before_is_spoken_again() -> None:
    """Also after an error, and beside what Django itself takes for the language."""
    with speaking("ar"):
        with suppress(ValueError), speaking("en"):
            raise ValueError
        assert (language(), translation.get_language()) == ("ar", "ar")
    assert (language(), translation.get_language()) == ("en", "en")


def test_the_language_is_changed_in_one_way() -> None:
    """Whoever told Django alone would have words in one language and digits in another."""
    home = Path(cenotaph.web.__file__).parent
    other = re.compile(r"\boverride\(|\bactivate\(|\bget_language(_bidi)?\(")
    said = {path.name for path in home.rglob("*.py") if other.search(path.read_text("utf-8"))}
    assert said == {"translation.py"}
