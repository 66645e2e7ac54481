"""Constant words are looked up once in each language, and stay those of the language."""

from django.template import Context, Engine
from django.utils import translation

from cenotaph.web.said import Said
from cenotaph.web.sentences import word
from cenotaph.web.translation import gettext


def test_words_are_those_of_the_language_each_time() -> None:
    """Whichever language was rendered before, and however often."""
    asked = '{% translate "Incidents" %} {% translate name %} {% translate "Map" as map %}{{ map }}'
    template = Engine.get_default().from_string(asked)
    assert len(template.nodelist.get_nodes_by_type(Said)) == 1
    shown = {}
    for language in ("en", "ar", "en", "ar"):
        with translation.override(language):
            said = template.render(Context({"name": "Sources"}))
            assert shown.setdefault(language, said) == said
            assert said.split()[0] == gettext("Incidents") == translation.gettext("Incidents")
    assert shown["en"] == "Incidents Sources Map"
    assert shown["ar"] != shown["en"]


def test_a_code_is_said_in_the_language_being_rendered() -> None:
    """A known one by its table, a new one as itself."""
    for language in ("ar", "en", "ar"):
        with translation.override(language):
            assert word("killed", "MEASURES") == translation.gettext("killed")
            assert word("not-known_yet", "MEASURES") == "not known yet"
