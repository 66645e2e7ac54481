"""How telling a word of English is: the rarer it is in texts of this trade, the more it tells.

The data lie in `data/words-en.csv`: words and how many texts of a thousand hold them, in that one
of four kinds of text where they are commonest: general news, local crime news, dispatches of war,
headlines. A fixed table, and not the counts of the record at hand, makes a page weigh the same
whatever else is in the record: so linking does not depend on what came before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from types import MappingProxyType
from typing import Final

from cenotaph.model.sketch import mark
from cenotaph.reference.countries import read_rows

# A word that is not in the table stands in fewer than four texts of a thousand; half of that is
# taken, about as many as the rarest words there.
UNKNOWN: Final = log(1000 / 1.5)


def telling(word: str) -> float:
    """The natural logarithm of how many texts there are to one that holds the folded word."""
    return _table().get(word, UNKNOWN)


def telling_terms(words: Iterable[str], most: int) -> Mapping[int, int]:
    """The marks of the most telling of these folded words, each with its weight in tenths.

    The weights are of the usual kind, one plus the logarithm of a word's number times how telling
    it is (Salton and Buckley, 1988).
    """
    weights = {
        word: _weight(number, telling(word))
        for word, number in Counter(words).items()
        if not (word.isdigit() and len(word) < 3)
    }
    # the heaviest first, equal ones by the alphabet
    kept = sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:most]
    found = ((mark(word), round(10 * weights[word])) for word in kept)
    return {term: weight for term, weight in found if weight}


def _weight(number: int, tells: float) -> float:
    return (1 + log(number)) * tells


#: What a word weighs that is not in the table, as `telling_terms` gives it: told once, twice, ...
UNKNOWN_WEIGHTS: Final = frozenset(round(10 * _weight(number, UNKNOWN)) for number in range(1, 33))


@cache
def _table() -> Mapping[str, float]:
    rows = read_rows("words-en.csv")
    return MappingProxyType({row["word"]: log(1000 / float(row["per_mille"])) for row in rows})
