"""Letters of several scripts as sounds: what a name is written with, apart from how it is spelt.

Spellings of one Arabic name in Latin letters differ in vowels (Mohamed, Muhammad), in doubled
letters, and in which letter stands for a sound that Latin has none for (Khaled, Haled; Qasim,
Kassem). A sound form folds what varies; a skeleton drops the vowels too, which Arabic script does
not write. The tables are our own, from the scripts' alphabets and common spellings.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from cenotaph.errors import InputError

_ARABIC: Mapping[str, str] = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a", "ء": "", "ؤ": "u",
    "ئ": "i", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ک": "k", "ی": "i", "ھ": "h",
    "ہ": "h", "ے": "i", "ڨ": "g", "ۀ": "a", "ں": "n", "ٹ": "t", "ڈ": "d", "ڑ": "r",
}  # fmt: skip
# Of 31 words of the tune half with ه or ح after ز, س or ك, 19 have the consonants of their Latin
# spelling with a vowel between, 6 without. After ت or د it is 5 with, 13 without, of 23.
_BEFORE_H = ("z", "s", "k")
# In order: the longer spelling first. Each becomes one letter that stands for its sound; it is a
# capital until all are done, so that no sound is taken for the spelling of another: after t, kh
# is h, and th is none.
_SOUNDS: tuple[tuple[str, str], ...] = (
    # sh and ch: ش, تش, ш, щ, ч; French, German, Polish and Slavic spellings of them
    (r"tsch|tch|tsh|shch|sch|sh|cz|ch(?=[aeiouyr]|$)|ch", "Š"),
    (r"dzh|dsch|dj|zh|gh|gu(?=[ei])|j|g", "G"),
    (r"kh|x(?=[aeiou])", "H"),
    (r"ph|v|ff", "F"),
    (r"th|tt|tz(?=$)|dt", "T"),
    (r"dh", "D"),
    (r"ck|cq|qu|q|c(?![eiyŠ])|k", "K"),
    (r"c", "S"),
    (r"x", "KS"),
    (r"ts|tz|z|ss", "S"),
    (r"p", "B"),
)
_COMPILED = tuple((re.compile(pattern), letter) for pattern, letter in _SOUNDS)
_VOWELS = str.maketrans({"e": "i", "y": "i", "o": "u", "w": "u"})
_NOT_LETTERS = re.compile(r"[^a-z]+")
_DOUBLED = re.compile(r"(.)\1+")
_NOT_SKELETON = re.compile(r"[aiu]")
_FINAL_H = re.compile(r"(?<=a)h$")


def is_arabic(token: str) -> bool:
    """Whether a token is written in Arabic letters."""
    return any("\u0600" <= letter <= "\u06ff" or letter >= "\ufb50" for letter in token)


@lru_cache(maxsize=100_000)
def latin(token: str) -> str:
    """The token in lower-case Latin letters a to z; short vowels of Arabic stay unwritten."""
    plain = unicodedata.normalize("NFKC", token).casefold()
    if is_arabic(plain):
        plain = _from_arabic(plain)
    elif not plain.isascii():
        plain = _ascii(plain).casefold()
    return _NOT_LETTERS.sub("", plain)


def _from_arabic(word: str) -> str:
    """The letters one by one, and a short vowel where two would be taken for one: Zuhair, no g."""
    written = ""
    for letter in word:
        after = _ARABIC.get(letter, "")
        written += "a" + after if after == "h" and written[-1:] in _BEFORE_H else after
    return written


@lru_cache(maxsize=100_000)
def sound(written: str) -> str:
    """What Latin letters sound like: one letter a sound, vowels as a, i, u, nothing doubled."""
    folded = _FINAL_H.sub("", written)
    for pattern, letter in _COMPILED:
        folded = pattern.sub(letter, folded)
    return _DOUBLED.sub(r"\1", folded.lower().translate(_VOWELS))


@lru_cache(maxsize=100_000)
def skeleton(sounds: str) -> str:
    """The consonants of a sound form, none doubled; a vowel it begins with stays as one mark."""
    first = "a" if sounds[:1] in ("a", "i", "u") else sounds[:1]
    return _DOUBLED.sub(r"\1", first + _NOT_SKELETON.sub("", sounds[1:]))


def _ascii(text: str) -> str:
    try:
        from anyascii import anyascii  # noqa: PLC0415 - only the extra `lists` has it
    except ModuleNotFoundError:
        raise missing_extra() from None
    return str(anyascii(text))


def missing_extra() -> InputError:
    """The sentence for whoever has not installed what lists need."""
    return InputError(
        "Matching lists needs packages that are not installed.",
        hint='Install them with: pip install "cenotaph[lists]".',
    )
