"""Who is said to have done it: doers of active verbs, "by" phrases, claims and denials."""

from collections.abc import Iterator, Sequence

from cenotaph.extract.drafts import Draft
from cenotaph.extract.languages.en import grammar
from cenotaph.extract.languages.en.people import NOUNS
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.extract.trie import Trie
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import ResponsibilityStance
from cenotaph.reference.actors import ACTORS

_STANCES: dict[tuple[str, ...], ResponsibilityStance] = {
    ("claimed", "responsibility"): "admits",
    ("claims", "responsibility"): "admits",
    ("claiming", "responsibility"): "admits",
    ("admitted", "responsibility"): "admits",
    ("took", "responsibility"): "admits",
    ("denied", "responsibility"): "denies",
    ("denies", "responsibility"): "denies",
    ("denied", "involvement"): "denies",
    ("denied", "targeting"): "denies",
    ("denied", "carrying"): "denies",
}
_PHRASES = Trie(_STANCES)
_STARTS = _PHRASES.starts()
_BLAME = frozenset({"blamed", "blames", "blaming", "accused", "accuses", "accusing"})
#: statuses of people who are no army, whatever nation stands before them
_UNARMED = frozenset({"civilian", "protected"})


def actor_in(
    tokens: Sequence[Token], actors: Lexicon, countries: tuple[str, ...]
) -> tuple[str | None, Span] | None:
    """The first actor named among tokens, by reference data or by a country's adjective."""
    for index, token in enumerate(tokens):
        found = actors.longest(tokens, index)
        if found is not None:
            words = " ".join(t.text for t in tokens[index : found[0]])
            actor = ACTORS.find(words) or ACTORS.by_id.get(found[1])
            if actor is not None:
                return actor.id, Span(token.start, tokens[found[0] - 1].end)
    named = tuple(t for t in tokens if t.low not in {"the", "a", "some"})
    own = ACTORS.institution(" ".join(t.text for t in named), countries[0]) if countries else None
    if own is not None:
        return own.id, Span(named[0].start, named[-1].end)
    if any((noun := NOUNS.get(t.low)) is not None and noun.status in _UNARMED for t in tokens):
        return None  # "Albanian refugees" are no Albanian army
    for token in tokens:
        country = ACTORS.demonym(token.text)
        army = ACTORS.army_of(country) if country else None
        if army is not None:
            return army.id, Span(tokens[0].start, tokens[-1].end)
    return None


def doers(
    sentence: Sentence, draft: Draft, actors: Lexicon, countries: tuple[str, ...]
) -> Iterator[tuple[str | None, Span]]:
    """The actors that a sentence says did the harm of `draft`."""
    tokens = sentence.tokens
    if draft.agent is not None:
        start = next(i for i, t in enumerate(tokens) if t.start == draft.agent.start)
        end = next((i for i, t in enumerate(tokens) if t.start >= draft.agent.end), len(tokens))
        yield from _each(tokens[start:end], actors, countries)
        return
    at = next((i for i, t in enumerate(tokens) if t.start >= draft.measure_span.end), len(tokens))
    # "killed by …", "killed in … by …": up to four words between
    for index in range(at, min(len(tokens), at + 8)):
        if tokens[index].low == "by" and index + 1 < len(tokens):
            yield from _each(tokens[index + 1 : _until(tokens, index + 1)], actors, countries)
            return


def _until(tokens: Sequence[Token], at: int) -> int:
    """The end of a "by" phrase: the next mark, preposition or verb."""
    index = at
    while index < len(tokens):
        low = tokens[index].low
        if low in {",", ".", ";", "in", "on", "at", "near", "when", "while", "after", "during"}:
            break
        if low in grammar.BE or low in grammar.HAVE:
            break
        index += 1
    return index


def _each(
    tokens: Sequence[Token], actors: Lexicon, countries: tuple[str, ...]
) -> Iterator[tuple[str | None, Span]]:
    """Each actor of a joined phrase: "government troops and Russian airstrikes"."""
    start = 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and tokens[index].low != "and":
            continue
        piece = tokens[start:index]
        if piece:
            found = actor_in(piece, actors, countries)
            if found is not None:
                yield found
        start = index + 1


def stances(
    sentence: Sentence, actors: Lexicon, countries: tuple[str, ...]
) -> Iterator[tuple[str | None, Span, ResponsibilityStance]]:
    """Responsibility that a sentence tells apart from a harm: claimed, denied, blamed."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        phrase = _PHRASES.longest(tokens, index) if token.low in _STARTS else None
        if phrase is not None:
            before = actor_in(tokens[max(0, index - 8) : index], actors, countries)
            if before is not None:
                yield before[0], before[1], phrase[1]
        elif token.low in _BLAME:
            after = actor_in(tokens[index + 1 : index + 8], actors, countries)
            if after is not None:
                yield after[0], after[1], "accuses"
