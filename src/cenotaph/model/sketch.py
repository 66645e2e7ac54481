"""What a page's words tell it apart by, kept without the words."""

import re
from dataclasses import dataclass
from zlib import crc32

# How one sound is written by those who hear it; longer spellings first.
_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("gh", "g"), ("kh", "k"), ("dh", "d"), ("th", "t"),
    ("dj", "j"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "u"), ("y", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"[aeiouh]+\Z")
# What Arabic, Pashto or Somali do not tell apart, or a writer of Latin letters hears either way.
_HEARD = str.maketrans({"v": "b", "p": "b", "z": "s", "c": "s", **dict.fromkeys("aeiouh")})
_LEAST_SOUND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The telling marks of a text, for comparing it with others that share no sentence.

    `terms` are hashes of its most telling words and `weights` what each weighs, in tenths; `names`
    hashes of the words of persons' names, and `people` of first and last name together, speakers
    left out; `streets` hashes of streets; `ages` in years; `clock` minutes after midnight;
    `weekdays` from 0 for Monday; `dates` days of the year, `MM-DD`; `sounds` hashes of the names
    of anything but persons, as they sound; `scenes` the kinds of thing and place it speaks of.
    """

    terms: tuple[int, ...] = ()
    weights: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    streets: tuple[int, ...] = ()
    ages: tuple[int, ...] = ()
    clock: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    dates: tuple[str, ...] = ()
    sounds: tuple[int, ...] = ()
    scenes: tuple[str, ...] = ()


def mark(word: str) -> int:
    """The hash of a folded word, 32 bits (CRC-32): short, and the same on every machine.

    Two of a page's fifty words meet another page's by chance once in two million pairs. It is no
    secret: who knows a name can find its hash.
    """
    return crc32(word.encode())


def sound_mark(word: str) -> int:
    """The mark of a folded word as it sounds, apart from that of the word as it is written."""
    return mark(f"~{sounded(word)}")


def sounded(word: str) -> str:
    """A folded word as it sounds: spellings of one name in Latin letters fall together.

    Its consonants, since vowels are written as each writer hears them; a name of fewer than three
    keeps its vowels, but for those that end it.

    >>> sounded("surobi") == sounded("sarobi")
    True
    """
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word)
    consonants = _DOUBLED.sub(r"\1", word.translate(_HEARD))
    if len(consonants) >= _LEAST_SOUND:
        return consonants
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LEAST_SOUND else word
