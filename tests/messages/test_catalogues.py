"""The catalogues of the interface: every marked string has its words in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import cenotaph.web
from tests.messages.catalogues import (
    COUNTRIES,
    LANGUAGE_NAMES,
    catalogue,
    compiled,
    countries,
    language_names,
    languages,
    marked,
    path_of,
)

each_language = pytest.mark.parametrize("language", languages())
_LETTER = re.compile(r"[A-Za-z]{2}")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Names that are the same in every language, and an arrow, which is turned.
_NAMES = {"Cenotaph", "%(before)s → %(after)s"}


def strings(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A message's English forms and its forms in the language, as tuples."""
    ids, words = message.id, message.string
    return (
        ids if isinstance(ids, tuple) else (ids,),
        tuple(words) if isinstance(words, tuple) else (words or "",),
    )


def messages(language: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each message of a catalogue: its English, all English forms, all forms in the language."""
    for message in catalogue(language):
        english, words = strings(message)
        if english != ("",):
            yield english[0], english, words


def placeholders(text: str) -> set[str]:
    """What a sentence leaves open: %(n)s."""
    return set(re.findall(r"%\(\w+\)[sd]", text))


def test_no_words_stand_inside_a_formatted_string() -> None:
    """Whoever collects them does not look there, so that they would stay English for ever."""
    home = Path(cenotaph.web.__file__).parent
    found = [
        f"{path.name}: {ast.unparse(call)}"
        for path in home.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext")
    ]
    assert not found


@each_language
def test_every_marked_string_has_its_words(language: str) -> None:
    """Nobody meets an English sentence in the middle of a page in their language."""
    held = {english: words for english, _, words in messages(language)}
    wanted = [strings(message)[0][0] for message in marked() if message.id]
    missing = [one for one in wanted if not all(held.get(one, ("",)))]
    assert not missing, (
        f"{len(missing)} strings have no words in “{language}”: {missing}. Run `make messages`, "
        f"write them into {path_of(language).name} where msgstr is empty, and run it again."
    )


@each_language
def test_nothing_is_kept_that_no_page_says(language: str) -> None:
    """A string that left the sources leaves the catalogue: `make messages` takes it out."""
    wanted = {strings(message)[0][0] for message in marked()}
    assert [english for english, _, _ in messages(language) if english not in wanted] == []


@each_language
def test_a_sentence_leaves_open_what_its_english_does(language: str) -> None:
    """Placeholders agree; where one or two are meant, or none, the number may be in the word."""
    wrong = []
    for english, forms, words in messages(language):
        wanted = set().union(*map(placeholders, forms))
        for form, said in enumerate(words):
            counted = {"%(n)s", "%(shown)s", "%(high)s"} if len(words) > 1 and form <= 2 else set()
            given = placeholders(said)
            if not (wanted - counted <= given <= wanted):
                wrong.append((english, said))
    assert wrong == []


@each_language
def test_words_keep_the_tags_of_a_page(language: str) -> None:
    """A sentence with a link or with code has the same tags in every form."""
    tags = re.compile(r"</?\w+")
    for english, _, words in messages(language):
        assert {tuple(tags.findall(said)) for said in words} == {tuple(tags.findall(english))}


def test_arabic_words_are_arabic() -> None:
    """Nothing was left in English by copying it."""
    same = [
        e for e, _, words in messages("ar") if _LETTER.search(e) and not _ARABIC.search(words[0])
    ]
    assert set(same) <= _NAMES


def test_what_is_typed_with_a_hyphen_is_isolated_in_arabic() -> None:
    """After Arabic letters a date like 2023-01-14 would be shown with its day first."""
    apart = re.compile("\u2068[^\u2069]*\u2069")
    turned = [
        said
        for _, _, words in messages("ar")
        for said in words
        if re.search(r"\d-\d", apart.sub("", said))
    ]
    assert turned == []


@each_language
def test_the_program_reads_what_people_wrote(language: str) -> None:
    """The compiled catalogue is that of the words beside it: `make messages` writes it."""
    assert path_of(language, "mo").read_bytes() == compiled(catalogue(language))


def test_countries_are_named_as_the_cldr_names_them() -> None:
    """The file beside the catalogues is what `make messages` writes."""
    assert COUNTRIES.read_text(encoding="utf-8") == countries()


def test_languages_are_named_as_the_cldr_names_them() -> None:
    """A page that is not read says in which language it is written, and not by a code."""
    assert LANGUAGE_NAMES.read_text(encoding="utf-8") == language_names()
