"""Kinds of words: what each function word, verb or mark is to the shallow parse."""

from functools import lru_cache
from typing import Literal

from cenotaph.extract.languages.en import grammar, numbers, speech

Kind = Literal[
    "np", "trigger", "aux", "modal", "to", "neg", "prep", "conj", "comma", "sub", "rel", "pron",
    "report", "verb", "adv", "time", "part", "stop", "quote", "open", "close", "according",
]  # fmt: skip

QUOTES = frozenset('"“”«»‘’')
_STOPS = frozenset({".", "!", "?", ";", ":", "—", "…", "|", "/", "•"})
WORD_KINDS: dict[str, Kind] = {
    **dict.fromkeys(grammar.ADVERBS, "adv"),
    **dict.fromkeys(grammar.VERBS, "verb"),
    **dict.fromkeys(grammar.PREPOSITIONS, "prep"),
    **dict.fromkeys(grammar.SUBORDINATORS - {"after", "before", "as", "since", "until"}, "sub"),
    **dict.fromkeys(grammar.CONJUNCTIONS, "conj"),
    **dict.fromkeys(grammar.BE | grammar.HAVE | grammar.DO, "aux"),
    **dict.fromkeys(grammar.MODALS, "modal"),
    **dict.fromkeys(grammar.PRONOUNS, "pron"),
    **dict.fromkeys(grammar.RELATIVES, "rel"),
    **dict.fromkeys(speech.REPORT_FINITE, "verb"),
    **dict.fromkeys(speech.REPORT, "report"),
    **dict.fromkeys(grammar.TIMES, "time"),
    **dict.fromkeys(("not", "n't", "never", "neither", "nor"), "neg"),
    "that": "sub",
    "to": "to",
    ",": "comma",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    **dict.fromkeys(QUOTES, "quote"),
    **dict.fromkeys(_STOPS, "stop"),
}


#: as many words as a long session meets; one costs some 100 bytes
_CACHED_WORDS = 50_000


@lru_cache(maxsize=_CACHED_WORDS)
def content(low: str) -> bool:
    """Whether a word may stand inside a noun phrase."""
    if low in WORD_KINDS or low in numbers.ADDITIONAL_AFTER:
        return False
    if low in grammar.DETERMINERS or low in grammar.POSSESSIVES:
        return False
    if low.endswith("ly") and "-" not in low and low not in grammar.LY_WORDS and len(low) > 4:
        return False
    ordinal = low.endswith(("st", "nd", "rd", "th"))
    return low[0].isalpha() or (low[0].isdigit() and ("-" in low or ordinal))
