"""What a page's words tell it apart by, kept without the words."""

from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The telling marks of a text, for comparing it with others that share no sentence.

    `terms` are hashes of its most telling words and `weights` what each weighs, in tenths; `names`
    hashes of the words of persons' names, and `people` of first and last name together, speakers
    left out; `streets` hashes of streets; `ages` in years; `clock` minutes after midnight;
    `weekdays` from 0 for Monday; `dates` days of the year, `MM-DD`; `proper` hashes of the names
    of anything but persons, as they sound.
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
    proper: tuple[int, ...] = ()


def mark(word: str) -> int:
    """The hash of a folded word, 32 bits (CRC-32): short, and the same on every machine.

    Two of a page's fifty words meet another page's by chance once in two million pairs. It is no
    secret: who knows a name can find its hash.
    """
    return crc32(word.encode())
