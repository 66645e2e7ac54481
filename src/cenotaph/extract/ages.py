"""Ages behind the people they tell of: numbers that count nobody."""

from collections.abc import Sequence

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
