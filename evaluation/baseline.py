"""The simple reader to beat: a number beside a word of death or injury, by regular expression."""

import re
from collections.abc import Iterator
from typing import Final, Literal

Harm = Literal["killed", "injured"]

_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final = (
    {word: n for n, word in enumerate(_WORDS)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"dozen": 12, "a dozen": 12, "hundred": 100, "a hundred": 100}
)
_UNITS = "|".join(_WORDS[1:10])
_NUMBER = (
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+|(?:"
    + "|".join(_TENS)
    + rf")(?:[- ](?:{_UNITS}))?|"
    + "|".join(sorted(_VALUES, key=len, reverse=True))
    + ")"
)
_HARM: Final[dict[Harm, str]] = {
    "killed": r"(?:kill(?:s|ed|ing)?|dead|deaths?|die[sd]?|dying|slain|fatalit(?:y|ies)|"
    r"murder(?:s|ed)?|massacred?|shot dead|bodies|executed|perish(?:ed)?)",
    "injured": r"(?:wound(?:s|ed|ing)?|injur(?:es|ed|ing|ies)|hurt)",
}
# A number up to four words before the harm ("five soldiers were killed"), or up to two after it
# ("kills at least five"): the reach that does best on headlines.
_BEFORE: Final = {
    harm: re.compile(rf"\b{_NUMBER}\b(?:[ -]+[^\W\d_]+){{0,4}}?[ ,]+{words}\b", re.I)
    for harm, words in _HARM.items()
}
_AFTER: Final = {
    harm: re.compile(rf"\b{words}\b(?:[ :]+[^\W\d_]+){{0,2}}?[ :]+{_NUMBER}\b", re.I)
    for harm, words in _HARM.items()
}
_ANY_NUMBER: Final = re.compile(rf"\b{_NUMBER}\b", re.I)
_ANY: Final = {harm: re.compile(rf"\b{words}\b", re.I) for harm, words in _HARM.items()}


def figure(text: str, harm: Harm) -> int | None:
    """The first number beside a word of the harm; None where there is none."""
    hits = (_BEFORE[harm].search(text), _AFTER[harm].search(text))
    found = min((hit for hit in hits if hit), key=lambda hit: hit.start(), default=None)
    return value(found["n"]) if found else None


def figures(text: str) -> Iterator[int]:
    """Every number of the text, whatever it counts."""
    return (value(hit["n"]) for hit in _ANY_NUMBER.finditer(text))


def tells_of_death(text: str) -> bool:
    """Whether a word of death stands in the text."""
    return _ANY["killed"].search(text) is not None


def around(text: str, harm: Harm, *, most: int = 3) -> list[str]:
    """The words around the first few words of the harm, for a list of what was missed."""
    plain = " ".join(text.split())
    hits = list(_ANY[harm].finditer(plain))[:most]
    return [plain[max(0, hit.start() - 110) : hit.end() + 110] for hit in hits]


def value(words: str) -> int:
    """The number that digits or English words below a hundred and twenty write."""
    plain = words.lower().replace(",", "")
    if plain.isdecimal():
        return int(plain)
    if plain in _VALUES:
        return _VALUES[plain]
    return sum(_VALUES[part] for part in re.split(r"[- ]", plain))
