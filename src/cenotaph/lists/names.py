"""A person's name as its parts, and how alike two names are, whatever script and spelling.

Titles say nothing of who a person is, and the article of Arabic (al-) and the words between a
name and a father's (bin, bint) come and go: they are left out. A kunya (Abu Omar, father of Omar)
stands apart: some lists have it, most have not, and it is no part that must be found on the other
side. `Abd al-Rahman`, `Salah al-Din` and `Nasr Allah` are one part each.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cenotaph.lists.letters import is_arabic, latin, missing_extra, skeleton, sound

_TITLES = frozenset(
    """
    mr mrs ms miss dr doctor prof professor eng engineer ustaz haj hajj haji hajji hajja hajjeh
    sheikh shaykh sheik cheikh sayed sayyed sayyid sayyida imam mullah mufti father brother sister
    martyr shahid shaheed general gen colonel col major maj captain capt lieutenant lt sergeant sgt
    private pvt officer commander emir amir teacher journalist nurse paramedic
    دكتور الدكتور دكتورة د حاج الحاج حاجة الحاجة شيخ الشيخ سيد السيد سيدة السيدة استاذ الاستاذ
    مهندس المهندس م شهيد الشهيد شهيدة الشهيدة عميد العميد عقيد العقيد مقدم المقدم رائد الرائد نقيب
    النقيب ملازم الملازم لواء اللواء قائد القائد طفل الطفل طفلة الطفلة مدرس المدرس
    г гр гражданин господин др
    """.split()
)
# Titles that are also given names: left out only before another title or two parts at least.
_ALSO_NAMES = frozenset("sayed sayyed sayyid imam emir amir سيد السيد رائد الرائد شهيد".split())
_BETWEEN = frozenset(
    "bin ben ibn bint bent ould walad binti son daughter of بن ابن بنت ولد".split()
)
_ARTICLES = frozenset("al el ul as ash ad an ar at az es ed en er et ez il".split())
_FATHER_OF = frozenset("abu abou abo aboo bu um umm oum om em ابو ابي ام".split())
_SERVANT = frozenset("abd abed abdul abdel abdal abdol abdil عبد".split())
_GOD = frozenset("allah ullah alla الله اللة".split())
_FAITH = frozenset("din deen dine eddin eddine uddin addin aldin الدين".split())
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640'’‘ʼʻʿʾ`´]")
_BRACKETED = re.compile(r"[(\[«“\"]([^)\]»”\"]*)[)\]»”\"]")
_WORDS = re.compile(r"[^\W\d_]+")
_HAMZA = str.maketrans("أإآٱىؤئة", "اااايويه")
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a name: its Latin letters, their sounds, the consonants, other romanisations."""

    letters: str
    sounds: str
    bones: str
    others: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name's parts in the order written, and the kunya where it has one."""

    parts: tuple[Part, ...]
    kunya: Part | None = None

    @property
    def key(self) -> str:
        """Equal for spellings of one name whose consonants agree, in whatever order."""
        return " ".join(sorted(part.bones for part in self.parts))


@lru_cache(maxsize=200_000)
def parse_name(written: str) -> PersonName:
    """The parts of a name as written; one without any letter has none."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", written)).casefold()
    aside = [_words(inner) for inner in _BRACKETED.findall(plain)]
    words = _words(_BRACKETED.sub(" ", plain)) or [word for inner in aside for word in inner]
    kunya = next((inner for inner in aside if inner[0:1] and _plain(inner[0]) in _FATHER_OF), None)
    parts = _joined(_untitled(words))
    if len(parts) > 1 and len(parts[0]) > 1 and _plain(parts[0][0]) in _FATHER_OF:
        kunya, parts = kunya or list(parts[0]), parts[1:]
    return PersonName(
        parts=tuple(_part("".join(map(_bare, one))) for one in parts),
        kunya=_part("".join(map(_bare, kunya[1:]))) if kunya and len(kunya) > 1 else None,
    )


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _plain(word: str) -> str:
    return word.translate(_HAMZA)


def _untitled(words: list[str]) -> list[str]:
    """The words without titles before or among them; never without all of them."""
    kept = [word for word in words if _plain(word) not in _TITLES]
    if len(kept) < 2:
        # a short name with Sayed or Amir: that is what the person is called
        kept = [word for word in words if _plain(word) not in _TITLES - _ALSO_NAMES]
    return kept or words


def _joined(words: list[str]) -> list[tuple[str, ...]]:
    """The words as parts: articles and words of descent dropped, compounds kept together."""
    parts: list[tuple[str, ...]] = []
    joining = False
    for at, word in enumerate(words):
        plain, more = _plain(word), at + 1 < len(words)
        if plain in _BETWEEN and parts and more:
            continue
        if plain in _ARTICLES and more:
            continue
        if (joining or plain in _GOD or plain in _FAITH) and parts:
            parts[-1] = (*parts[-1], word)
            joining = False
        else:
            parts.append((word,))
            joining = more and (plain in _FATHER_OF or plain in _SERVANT)
    return parts


def _bare(word: str) -> str:
    """A word of a part without its article and without what varies in compounds."""
    plain = _plain(word)
    if plain in _SERVANT:
        return "عبد" if is_arabic(word) else "abd"
    if plain in _GOD:
        return "له" if is_arabic(word) else "lah"
    if plain in _FAITH:
        return "دين" if is_arabic(word) else "din"
    if plain in _FATHER_OF and not is_arabic(word):
        return "um" if "m" in word else "abu"
    return _written_as_one(_ARABIC_ARTICLE.sub("", word))


# Compounds that stand as one word: Abdulrahman, Nasrallah, Salaheddine, عبدالرحمن.
_ONE_WORD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^[ae]bd[uaeo](?:l|r(?=r)|s(?=s))(?=\w{3})"), "abd"),
    (re.compile(r"(?<=\w{2})[aeu]l?lah?$"), "lah"),
    (re.compile(r"(?<=\w{3})[aeu][ld]d(?:in|een|ine)$"), "din"),
    (re.compile(r"^عبدال(?=\w{3})"), "عبد"),
    (re.compile(r"(?<=\w{2})الله$"), "له"),
)


def _written_as_one(word: str) -> str:
    for pattern, plain in _ONE_WORD:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=200_000)
def _part(written: str) -> Part:
    others = _romanised(written) if is_arabic(written) else ()
    forms = [_form(one) for one in (latin(written), *others) if one]
    if not forms:
        return Part(letters="", sounds="", bones="")
    first, *rest = forms
    return Part(letters=first.letters, sounds=first.sounds, bones=first.bones, others=tuple(rest))


def _form(letters: str) -> Part:
    sounds = sound(letters)
    return Part(letters=letters, sounds=sounds, bones=skeleton(sounds))


# The third spelling is right one time in ten where the first two are not; a fourth hardly ever.
_SPELLINGS = 3
# Of the countries the romaniser knows, the one whose spellings stand between Egypt's and Iraq's.
_COUNTRY = "SY"


def _romanised(written: str) -> tuple[str, ...]:
    """The likeliest Latin spellings of a word in Arabic letters, short vowels and all."""
    found = _romaniser().transliterate(written, top_k=_SPELLINGS, country=_COUNTRY)
    return tuple(dict.fromkeys(latin(one.text) for one in found))


@lru_cache(maxsize=1)
def _romaniser() -> Any:
    try:
        from arabic_name_romanizer import Transliterator  # noqa: PLC0415 - 0.4 s, only for Arabic
    except ModuleNotFoundError:
        raise missing_extra() from None
    return Transliterator()
