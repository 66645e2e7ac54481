"""What a cell of a victim list says: a date as precise as it is, an age, a sex, a status."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from cenotaph.model.victims import DropReason
from cenotaph.model.vocabulary import STATUSES, Sex, Status

W = TypeVar("W", Sex, Status)

# Digits of other scripts are digits: Arabic-Indic and Persian lists write them.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_AGE = re.compile(r"\D{0,12}(\d{1,3})(?:\.\d+)?\b\s*(.*)", re.DOTALL)
_UNDER_A_YEAR = ("month", "week", "day", "شهر", "أشهر", "اشهر", "أسبوع", "يوم", "أيام", "мес", "дн")
# The longest life on record is 122 years.
_OLDEST = 122

_SEXES: Mapping[str, Sex] = {
    **dict.fromkeys(
        ("m", "male", "man", "boy", "ذكر", "رجل", "طفل", "м", "муж", "мужской", "ч", "чоловік"),
        "male",
    ),
    **dict.fromkeys(
        ("f", "female", "woman", "girl", "أنثى", "انثى", "امرأة", "طفلة", "ж", "жен", "женский",
         "жінка"),
        "female",
    ),
}  # fmt: skip
_STATUSES: Mapping[str, Status] = {
    **{one.replace("_", " "): one for one in STATUSES},
    **dict.fromkeys(("civil", "civilians", "non combatant", "مدني", "гражданский"), "civilian"),
    **dict.fromkeys(("soldier", "army", "military", "جندي", "عسكري", "военный"), "armed_forces"),
    **dict.fromkeys(("fighter", "rebel", "militant", "مقاتل", "боевик"), "armed_group"),
}
_NAMELESS = re.compile(
    r"(?:un(?:known|named|identified)|not known|no name|n/?a|none|null|nan|anonymous|tbc|tbd|"
    r"مجهول(?:ة)?(?: الهوية)?|غير معروف(?:ة)?|بدون اسم|неизвест\w*|невідом\w*|неопознан\w*)"
    r"(?: (?:man|woman|male|female|person|child|boy|girl|body|name|civilian|victim|"
    r"رجل|امرأة|طفل|мужчина|женщина))?(?: ?\d+)?"
)
_RELATIVE = re.compile(
    r"(?:(?:un(?:known|named) )?(?:son|daughter|wife|child|children|baby|infant|mother|father|"
    r"husband|brother|sister|grandson|granddaughter) of\b|(?:ابن|ابنة|زوجة|طفل|طفلة|رضيع|والدة) )"
)


def missing_name(name: str) -> DropReason | None:
    """Why the words of a name cell name nobody; None where they name somebody."""
    words = " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())
    if not any(character.isalpha() for character in words) or _NAMELESS.fullmatch(words):
        return "no-name"
    return "relative-only" if _RELATIVE.match(words) else None


def day_first(cells: Iterable[str]) -> bool | None:
    """Whether the dates of a column have their day before their month; None where nothing tells.

    03/04/2021 is two days to two readers; a column that holds 25/04/2021 anywhere settles it.
    """
    found = [match for cell in cells if (match := _YEAR_LAST.fullmatch(_plain(cell)))]
    first = any(int(one[1]) > 12 for one in found)
    second = any(int(one[2]) > 12 for one in found)
    return None if first == second else first


def date_of(cell: str, pattern: str | None, *, days_first: bool | None) -> str | None:
    """The ISO day, month or year that a cell holds; None where it holds none, or two."""
    words = _plain(cell)
    if pattern:
        try:
            return datetime.strptime(words, pattern).date().isoformat()
        except ValueError:
            pass
    if found := _YEAR_FIRST.fullmatch(words):
        return _valid(found[1], found[2], found[3])
    if found := _MONTH_YEAR.fullmatch(words):
        return _valid(found[2], found[1], None)
    found = _YEAR_LAST.fullmatch(words)
    if found is None:
        return None
    if found[1] == found[2] or days_first is not None:
        day, month = (found[1], found[2]) if days_first else (found[2], found[1])
        return _valid(found[3], month, day)
    return None


def age_of(cell: str) -> int | None:
    """The age in whole years; 0 for months and days, None where the cell holds none."""
    found = _AGE.fullmatch(_plain(cell))
    if found is None:
        return None
    words = found[2].casefold()
    if any(unit in words for unit in _UNDER_A_YEAR):
        return 0 if int(found[1]) < 12 or "month" not in words else int(found[1]) // 12
    return int(found[1]) if int(found[1]) <= _OLDEST else None


def sex_of(cell: str, own: Mapping[str, Sex]) -> Sex | None:
    """The sex a cell says, in the mapping's words or in common ones."""
    return _word(cell, own, _SEXES)


def status_of(cell: str, own: Mapping[str, Status]) -> Status | None:
    """The status a cell says, in the mapping's words or in the codebook's."""
    return _word(cell, own, _STATUSES)


def _word(cell: str, own: Mapping[str, W], common: Mapping[str, W]) -> W | None:
    words = " ".join(re.sub(r"[\s_.-]+", " ", cell.casefold()).split())
    mine = {key.strip().casefold(): value for key, value in own.items()}
    return mine.get(cell.strip().casefold()) or common.get(words)


def _plain(cell: str) -> str:
    return " ".join(cell.translate(_DIGITS).split())


def _valid(year: str, month: str | None, day: str | None) -> str | None:
    # 00 for a month or day that is not known is common
    month = None if month is None or not int(month) else month
    day = None if month is None or day is None or not int(day) else day
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
