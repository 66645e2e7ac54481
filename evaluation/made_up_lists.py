"""Victim lists of people who never lived, with who is who known: made up, seeded, full of errors.

Names are put together from common given names and from families that are random syllables, each
with its spellings in Latin letters and its Arabic. Lists catch people with chances of their own;
some deaths are easier to learn of than others, so lists depend on each other as real ones do.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from cenotaph.model.victims import ListedPerson, ListScope, VictimList
from cenotaph.model.vocabulary import Sex

# Arabic, then spellings in Latin letters that occur side by side.
_MEN = """
محمد Mohammad Mohamed Muhammad Mohammed|أحمد Ahmad Ahmed|خالد Khaled Khalid|عمر Omar Omer
علي Ali Aly|حسن Hassan Hasan|حسين Hussein Husayn Hussain|محمود Mahmoud Mahmud|يوسف Youssef Yusuf
إبراهيم Ibrahim Ibraheem|عبد_الرحمن Abd_al-Rahman Abdulrahman Abdul_Rahman|مصطفى Mustafa Moustafa
سامر Samer Samir|وليد Walid Waleed|زياد Ziad Ziyad|ياسر Yasser Yaser|طارق Tarek Tariq
فادي Fadi Fady|ماجد Majed Majid|رامي Rami Ramy|عبد_الله Abdullah Abd_Allah Abdallah|نور_الدين
Nour_al-Din Nureddine Noor_Eddin|كريم Karim Kareem|جمال Jamal Jamaal|بلال Bilal Belal
عدنان Adnan Adnaan|غسان Ghassan Gassan|هيثم Haitham Haytham|أنس Anas Anass|قاسم Qasem Kassem Qasim
"""
_WOMEN = """
فاطمة Fatima Fatma Fatimah|مريم Maryam Mariam|عائشة Aisha Aysha|زينب Zainab Zeinab|سميرة Samira
هدى Huda Hoda|نور Nour Noor|ليلى Layla Leila|رنا Rana Ranaa|سعاد Suad Souad|أمينة Amina Ameena
خديجة Khadija Khadeeja|ريم Reem Rim|هالة Hala Hala|سلمى Salma Selma
"""
# Letters that families are made of, with their spellings.
_LETTERS: Mapping[str, tuple[str, ...]] = {
    "ب": ("b",), "ت": ("t",), "ج": ("j", "g"), "ح": ("h",), "خ": ("kh",), "د": ("d",), "ر": ("r",),
    "ز": ("z",), "س": ("s", "ss"), "ش": ("sh", "ch"), "ص": ("s",), "ط": ("t",), "غ": ("gh",),
    "ف": ("f",), "ق": ("q", "k"), "ك": ("k",), "ل": ("l",), "م": ("m",), "ن": ("n",), "ه": ("h",),
}  # fmt: skip
_SHORT = (("a", "a", "e"), ("i", "i", "e"), ("u", "u", "o"))
_LONG: Mapping[str, tuple[str, ...]] = {"ا": ("a", "aa"), "ي": ("i", "ee"), "و": ("u", "ou", "oo")}
_PLACES = 40
_FAMILIES = 700
_FIRST_DAY = date(2012, 1, 1)
_DAYS = 1500
# As many days have so many dead that date and place tell nobody apart.
_MASSACRES = 12
_IN_A_MASSACRE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A name or place: in Arabic letters, and as it is spelt in Latin ones."""

    arabic: str
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """A list-maker: how likely a death is listed that is easy, and one that is hard, to learn of.

    `arabic` is the share of names in Arabic letters; `care` scales every error.
    """

    name: str
    easy: float
    hard: float
    arabic: float = 0.0
    care: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """Lists, and for each listed person's id who they are; `deaths` is how many died in truth."""

    lists: tuple[VictimList, ...]
    truth: Mapping[str, int]
    deaths: int


MAKERS: tuple[Maker, ...] = (
    Maker(name="monitor", easy=0.65, hard=0.20),
    Maker(name="network", easy=0.55, hard=0.15, arabic=1.0),
    Maker(name="ministry", easy=0.45, hard=0.18, arabic=0.3, care=1.5),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dead:
    name: tuple[Word, ...]
    son: Word
    day: date
    place: Word
    age: int
    sex: Sex
    easy: bool


def make_up(
    deaths: int, *, seed: int, makers: Sequence[Maker] = MAKERS, easy: float = 0.5
) -> MadeUp:
    """So many deaths, and what each maker lists of them; `easy` is the share easy to learn of.

    With `easy` at 1 or 0 lists are independent of each other.
    """
    chance = random.Random(seed)
    dead = _population(deaths, chance, easy)
    truth: dict[str, int] = {}
    lists = []
    for maker in makers:
        people = []
        for who, one in enumerate(dead):
            if chance.random() >= (maker.easy if one.easy else maker.hard):
                continue
            # one row in a hundred is there twice
            for _ in range(2 if chance.random() < 0.01 * maker.care else 1):
                row = _row(one, maker, len(people), chance)
                truth[row.id] = who
                people.append(row)
        chance.shuffle(people)
        lists.append(
            VictimList(name=maker.name, digest=maker.name, mapping="", scope=ListScope(),
                       imports=(), people=tuple(people), dropped=(), unread={}, key="")
        )  # fmt: skip
    return MadeUp(lists=tuple(lists), truth=truth, deaths=deaths)


def _population(deaths: int, chance: random.Random, easy: float) -> list[_Dead]:
    men, women = _words(_MEN), _words(_WOMEN)
    families = [_made_word(chance, "ي") for _ in range(_FAMILIES)]
    places = [_made_word(chance, "") for _ in range(_PLACES)]
    massacres = [(chance.choice(places), _day(chance)) for _ in range(_MASSACRES)]
    return [_one(chance, (men, women, families, places), massacres, easy) for _ in range(deaths)]


def _one(
    chance: random.Random,
    words: tuple[list[Word], ...],
    massacres: Sequence[tuple[Word, date]],
    easy: float,
) -> _Dead:
    men, women, families, places = words
    sex: Sex = "female" if chance.random() < 0.25 else "male"
    given, family = women if sex == "female" else men, _often(families, chance)
    place, day = _often(places, chance), _day(chance)
    if chance.random() < _IN_A_MASSACRE:
        place, day = chance.choice(massacres)
    return _Dead(
        name=(_often(given, chance), _often(men, chance), family),
        son=_often(men, chance),
        day=day,
        place=place,
        age=min(95, max(0, int(chance.gauss(30, 16)))),
        sex=sex,
        easy=chance.random() < easy,
    )


def _row(one: _Dead, maker: Maker, number: int, chance: random.Random) -> ListedPerson:
    def slips(share: float) -> bool:
        return chance.random() < share * maker.care

    at: str | None = one.day.isoformat()
    if slips(0.08):
        at = None
    elif slips(0.05):
        at = one.day.isoformat()[:7]
    elif slips(0.10):
        at = (one.day + timedelta(days=chance.choice((-3, -2, -1, 1, 1, 2)))).isoformat()
    elif slips(0.02) and one.day.day <= 12:
        at = date(one.day.year, one.day.day, one.day.month).isoformat()
    elif slips(0.02):
        at = (one.day + timedelta(days=chance.randint(-200, 200))).isoformat()
    age: int | None = one.age
    if slips(0.25):
        age = None
    elif slips(0.2):
        age = max(0, one.age + chance.choice((-2, -1, 1, 2)))
    elif slips(0.03):
        age = max(0, one.age + chance.randint(-12, 12))
    sex: Sex | None = None if slips(0.05) else one.sex
    if slips(0.01):
        sex = "male" if one.sex == "female" else "female"
    arabic = chance.random() < maker.arabic
    place = None if slips(0.05) else _written(one.place, arabic, chance)
    if place and slips(0.03):
        place = _typo(place, chance)
    return ListedPerson(
        id=f"{maker.name}:{number:06}", row=number, names=(_name(one, arabic, slips, chance),),
        date=at, place=place, age=age, sex=sex,
    )  # fmt: skip


def _name(one: _Dead, arabic: bool, slips: "Slips", chance: random.Random) -> str:
    given, father, family = (_written(word, arabic, chance) for word in one.name)
    if chance.random() < 0.5:
        family = ("ال" if arabic else chance.choice(("al-", "Al ", "el-"))) + family
    between = ("بن " if arabic else "bin ") if one.sex == "male" and chance.random() < 0.1 else ""
    parts = [given, between + father, family]
    if slips(0.25):
        del parts[1]
    elif slips(0.03):
        parts[1] = _written(one.son, arabic, chance)
    if slips(0.04):
        parts = [parts[-1], *parts[:-1]]
    if slips(0.06):
        at = chance.randrange(len(parts))
        parts[at] = _typo(parts[at], chance)
    name = " ".join(parts)
    if one.sex == "male" and slips(0.06):
        name = f"{'أبو' if arabic else 'Abu'} {_written(one.son, arabic, chance)} {name}"
    return ("الشهيد " if arabic else "Dr. ") + name if slips(0.03) else name


class Slips(Protocol):
    """Whether a list-maker slips where one in so many does."""

    def __call__(self, share: float, /) -> bool: ...


def _written(word: Word, arabic: bool, chance: random.Random) -> str:
    return (word.arabic if arabic else chance.choice(word.latin)).replace("_", " ")


def _typo(word: str, chance: random.Random) -> str:
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:],
         word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    )  # fmt: skip


def _words(table: str) -> list[Word]:
    flat = table.replace("\n", " ")
    found: list[Word] = []
    for token in flat.replace("|", " ").split():
        if token.isascii():
            found[-1] = replace(found[-1], latin=(*found[-1].latin, token))
        else:
            found.append(Word(arabic=token, latin=()))
    return found


def _made_word(chance: random.Random, ending: str) -> Word:
    """A word of three or four consonants that nobody is called."""
    arabic, ways = "", [""]
    for _ in range(chance.choice((3, 3, 4))):
        letter = chance.choice(list(_LETTERS))
        arabic += letter
        ways = [way + chance.choice(_LETTERS[letter]) for way in (ways * 3)[:3]]
        if chance.random() < 0.4:
            long = chance.choice(list(_LONG))
            arabic += long
            ways = [way + chance.choice(_LONG[long]) for way in ways]
        else:
            short = chance.choice(_SHORT)
            ways = [way + chance.choice(short) for way in ways]
    if ending:
        arabic, ways = arabic + ending, [way + chance.choice(("i", "y")) for way in ways]
    return Word(arabic=arabic, latin=tuple(dict.fromkeys(way.capitalize() for way in ways)))


def _often(words: Sequence[Word], chance: random.Random) -> Word:
    """One of the words, those that come first much oftener: names are shared unequally."""
    return words[int(len(words) * chance.random() ** 2)]


def _day(chance: random.Random) -> date:
    return _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
