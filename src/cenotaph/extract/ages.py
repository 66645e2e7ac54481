"""Ages, and other words behind the people they tell of: numbers that count nobody."""

from collections.abc import Callable, Sequence

from cenotaph.extract.languages.en import numbers
from cenotaph.extract.tokens import Token

#: ages are below this
OLDEST = 110


def years_at(tokens: Sequence[Token], at: int) -> int | None:
    """The age that token `at` writes in digits or in a word, or None."""
    if at >= len(tokens):
        return None
    low = tokens[at].low
    years = int(low) if low.isdigit() else numbers.UNITS.get(low)
    return years if years is not None and years < OLDEST else None


def limit_at(tokens: Sequence[Token], at: int) -> int | None:
    """The end of an age at token `at` that bounds a group: "under five", "over the age of 60"."""
    if at >= len(tokens) or tokens[at].low not in numbers.LIMITS:
        return None
    named = tuple(t.low for t in tokens[at + 1 : at + 4]) == ("the", "age", "of")
    age = at + (4 if named else 1)
    return None if years_at(tokens, age) is None else age + 1


def list_at(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a list of ages that begins at token `at`: "two women, 24 and 31,"."""
    index = at
    while index < len(tokens) and (
        tokens[index].low.isdigit() or tokens[index].low in {",", "and"}
    ):
        index += 1
    while tokens[index - 1].low in {",", "and"}:
        index -= 1
    closed = index >= len(tokens) or tokens[index].low in {",", ".", ")"}
    index += index < len(tokens) and tokens[index].low == ","
    ages = [int(t.low) for t in tokens[at:index] if t.low.isdigit()]
    return index if len(ages) > 1 and closed and max(ages) < OLDEST else None


#: "boys under fire", "villagers under siege"
_UNDER = frozenset("fire attack siege escort guard shelling bombardment".split())


def aside_at(tokens: Sequence[Token], at: int, noun: Callable[[int], int | None]) -> int | None:
    """The end of words at token `at` behind counted people that count no others.

    "Three boys under fire", "twelve soldiers under five commanders", "two soldiers of 12"; `noun`
    gives the end of a noun for people.
    """
    if at + 1 >= len(tokens) or tokens[at].low not in {"under", "of"}:
        return None
    if tokens[at].low == "under" and tokens[at + 1].low in _UNDER:
        return at + 2
    if years_at(tokens, at + 1) is None:
        return None
    led = noun(at + 2) if at + 2 < len(tokens) else None
    if tokens[at].low == "under":
        return led
    return None if led is not None or _measured(tokens, at + 2) else at + 2


def _measured(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number goes on: "two soldiers of 12 battalions"."""
    return at < len(tokens) and tokens[at].low.isalpha() and tokens[at].low not in _BEHIND


_BEHIND = frozenset("was were are is have had has died dead killed who in at near".split())
