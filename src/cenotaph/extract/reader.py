"""A reader: one language's rules with the reference data they need, made once and shared."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cenotaph import __version__
from cenotaph.codec import digest
from cenotaph.extract.chunks import Chunker
from cenotaph.extract.languages.en.harm import TRIGGERS
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.trie import Trie, phrase
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.places import Gazetteer
from cenotaph.reference.sources import SOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What `extract` needs beside a page: rules and reference data of one language.

    `fingerprint` names the package's version, the rules, the reference data and the gazetteer: two
    readings with one fingerprint are equal.
    """

    language: str
    fingerprint: str
    gazetteer: Gazetteer = field(repr=False)
    chunker: Chunker = field(repr=False)
    actors: Lexicon = field(repr=False)
    sources: Lexicon = field(repr=False)


def make_reader(gazetteer: Gazetteer) -> Reader:
    """The reader of English pages over a gazetteer."""
    actors, sources, demonyms, titles = _tries()
    return Reader(
        language="en",
        gazetteer=gazetteer,
        chunker=Chunker(actors, demonyms, titles),
        actors=actors,
        sources=sources,
        fingerprint=f"cenotaph-{__version__}/{_rules_digest()[:12]}/{gazetteer.digest[:12]}",
    )


@cache
def _tries() -> tuple[Lexicon, Lexicon, frozenset[str], Trie[bool]]:
    actors = Lexicon(
        {alias: actor.id for alias, actor in ACTORS.aliases.items()},
        {alias: actor.id for alias, actor in ACTORS.case_sensitive.items()},
    )
    sources = Lexicon(
        {alias: source.id for alias, source in SOURCES.aliases.items()},
        {alias: source.id for alias, source in SOURCES.case_sensitive.items()},
    )
    plurals = {f"{word}s" for word in ACTORS.demonyms} | set(ACTORS.demonyms)
    names = (phrase(alias) for alias in SOURCES.aliases)
    titles = Trie((words, True) for words in names if any((word,) in TRIGGERS for word in words))
    return actors, sources, frozenset(plurals), titles


@cache
def _rules_digest() -> str:
    """The digest of the package's rules and reference data."""
    parts: list[str] = []
    for package in ("cenotaph.extract", "cenotaph.extract.languages.en", "cenotaph.reference"):
        parts.extend(_digests(files(package)))
    return digest("\n".join(parts))


def _digests(folder: Traversable) -> Iterator[str]:
    """Name and digest of every rule and data file of a folder, the data folders below it too."""
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith((".py", ".csv", ".json")):
            yield f"{file.name}:{digest(file.read_bytes())}"
        elif file.is_dir() and file.name in {"data", "actors", "sources", "places"}:
            yield from _digests(file)
