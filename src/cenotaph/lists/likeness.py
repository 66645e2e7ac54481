"""How alike two names are, from 0 to 1: part by part, in whatever order they stand.

Each part is compared by its letters, its sounds and its consonants (Jaro 1989 and Winkler 1990;
Levenshtein 1966), and over the romanisations of what is written in Arabic. The measures' weights
were chosen on the tune half of two dictionaries of names: `python -m evaluation names`.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import product

from cenotaph.lists.letters import missing_extra
from cenotaph.lists.names import Part, PersonName, parse_name

# Weights of Jaro-Winkler on sounds, consonants and letters, and of Levenshtein on sounds and
# consonants: on the tune half F1 is 0.945 (Arabic) and 0.951 (Russian), with any one measure alone
# 0.935 at most.
_SOUNDS, _BONES, _LETTERS, _EDITS, _BONE_EDITS = 0.3, 0.1, 0.2, 0.3, 0.1
# A name is as alike as its parts on the whole, but as unlike as its worst: brothers share all
# parts but one.
_ON_THE_WHOLE, _WORST = 0.6, 0.4
# What one part more on one side, and another order, take off.
_EXTRA, _MOST_EXTRA, _ORDER = 0.02, 0.06, 0.02
# One part in common is a given name, and a given name is shared by thousands.
_ONE_PART = 0.8
# A kunya that both give and that differs is a weak sign of two people.
_KUNYA, _KUNYA_ALIKE = 0.03, 0.75


def alike(one: str, other: str) -> float:
    """How alike two names are as written; 1 is alike in every part, and symmetric."""
    return _alike(*sorted((one, other)))


def most_alike(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """How alike two people's names are, each written in one way or several: the best of them."""
    return max((alike(a, b) for a, b in product(some, others)), default=0.0)


def places_alike(one: str, other: str) -> float:
    """How alike two places are whose words are consonants, as `comparing` has them."""
    winkler, _ = _measures()
    return winkler(one, other)


@lru_cache(maxsize=200_000)
def parts_alike(one: Part, other: Part) -> float:
    """How alike two parts are, by the best of their romanisations."""
    return max(_forms_alike(a, b) for a, b in product((one, *one.others), (other, *other.others)))


@lru_cache(maxsize=200_000)
def _alike(one: str, other: str) -> float:
    return names_alike(parse_name(one), parse_name(other))


def names_alike(one: PersonName, other: PersonName) -> float:
    """How alike two names are whose parts are known."""
    short, long = sorted((one.parts, other.parts), key=len)
    if not short:
        return 0.0
    pairs = sorted(
        ((parts_alike(a, b), i, j) for i, a in enumerate(short) for j, b in enumerate(long)),
        reverse=True,
    )
    taken: dict[int, int] = {}
    scores = []
    for score, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
            scores.append(score)
    found = _ON_THE_WHOLE * sum(scores) / len(scores) + _WORST * min(scores)
    found -= min(_MOST_EXTRA, _EXTRA * (len(long) - len(short)))
    order = [taken[i] for i in sorted(taken)]
    if order != sorted(order):
        found -= _ORDER
    if one.kunya and other.kunya and parts_alike(one.kunya, other.kunya) < _KUNYA_ALIKE:
        found -= _KUNYA
    return max(0.0, found if len(short) > 1 else found * _ONE_PART)


def _forms_alike(one: Part, other: Part) -> float:
    winkler, edits = _measures()
    return (
        _SOUNDS * winkler(one.sounds, other.sounds)
        + _BONES * winkler(one.bones, other.bones)
        + _LETTERS * winkler(one.letters, other.letters)
        + _EDITS * _share(edits, one.sounds, other.sounds)
        + _BONE_EDITS * _share(edits, one.bones, other.bones)
    )


def _share(edits: Callable[[str, str], int], one: str, other: str) -> float:
    return 1 - edits(one, other) / max(len(one), len(other), 1)


@lru_cache(maxsize=1)
def _measures() -> tuple[Callable[[str, str], float], Callable[[str, str], int]]:
    try:
        from rigour.text.distance import jaro_winkler, levenshtein  # noqa: PLC0415 - takes 0.9 s
    except ModuleNotFoundError:
        raise missing_extra() from None
    return jaro_winkler, levenshtein
