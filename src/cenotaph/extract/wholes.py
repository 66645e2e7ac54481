"""The whole that some people are taken from, where no figure tells it: "two of the dead"."""

from collections.abc import Sequence

from cenotaph.extract.languages.en import sureness
from cenotaph.extract.tokens import Token


def whole_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The end of "them" or "the dead" at token `at`, the whole that some are taken from."""
    following = tokens[at].low
    second = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following in {"the", "those"} and second in sureness.WHOLES:
        return at + 2
    # "dozens of wounded" are themselves the harmed; "two of the wounded" are taken from them
    return at + 1 if following in {"them", "those", "whom", "which"} else None
