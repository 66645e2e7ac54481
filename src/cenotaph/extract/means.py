"""How people were harmed: words for means in the clause, else in the sentence."""

from cenotaph.extract.languages.en.means import MEANS
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.trie import Trie
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Means

_MEANS = Trie(MEANS)
#: the more telling means wins where both are told
_IMPLIED: dict[Means, Means] = {
    "drone_strike": "airstrike",
    "car_bomb": "bombing",
    "suicide_bombing": "bombing",
    "mine": "bombing",
    "execution": "shooting",
    "ambush": "shooting",
}


def means_in(sentence: Sentence, within: Span) -> tuple[Means, ...]:
    """The means told in an interval of a sentence, each once, in order."""
    tokens = sentence.tokens
    found: list[Means] = []
    index = 0
    while index < len(tokens):
        match = None
        if within.start <= tokens[index].start < within.end:
            match = _MEANS.longest(tokens, index)
        if match is None:
            index += 1
            continue
        if match[1] not in found:
            found.append(match[1])
        index = match[0]
    for telling, plain in _IMPLIED.items():
        if telling in found and plain in found:
            found.remove(plain)
    return tuple(found)
