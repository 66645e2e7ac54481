"""How listed people are compared and which pairs are: levels, weights and blocks, as data.

After Fellegi and Sunter 1969: each comparison puts a pair on a level; a level's weight is how much
likelier it is for one person than for two. An engine in `run` executes this; SQL stands here only
as the language of conditions, over the columns that `columns_of` gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cenotaph.lists.letters import latin, skeleton, sound
from cenotaph.lists.names import parse_name
from cenotaph.model.victims import ListedPerson

Cell = str | int | None
# Parts the spellings of one person's name in a cell.
BETWEEN = "\x1f"
# The functions that an engine has to offer: `lists.likeness` on two such cells, and on two places.
ALIKE, PLACES = "names_alike", "places_alike"
# `name` as a cell, `key` the sorted consonants of its parts, `first` and `last` those of its ends;
# `day`, `month` and `year` as far as known, `turned` the day with day and month exchanged, `number`
# its number from year 1, `event` day and place.
COLUMNS: tuple[str, ...] = (
    "id", "list", "name", "key", "first", "last", "day", "turned", "month", "year", "number",
    "place", "age", "sex", "event",
)  # fmt: skip
NUMBERS = frozenset({"number", "age"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a comparison: its condition, and how often one person or two reach it.

    `same` and `chance` are what is taken where the lists are too small to learn from. Where
    `often` names a column, agreement on a value weighs the less the commoner the value.
    """

    label: str
    condition: str
    same: float
    chance: float
    often: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared, when it says nothing, and its levels from the best to all others."""

    name: str
    silent: str
    levels: tuple[Level, ...]

    @property
    def given(self) -> tuple[float, ...]:
        """How often two people reach each level, where the lists are too small to tell."""
        return tuple(one.chance for one in self.levels)


def _level(
    label: str, condition: str, same: float, chance: float, often: str | None = None
) -> Level:
    return Level(label=label, condition=condition, same=same, chance=chance, often=often)


_SCORE = f"{ALIKE}(name_l, name_r)"
_ELSEWHERE = (
    "(place_l is not null and place_r is not null and place_l != place_r"
    f" and {PLACES}(place_l, place_r) < 0.9"
    " and not contains(place_l, place_r) and not contains(place_r, place_l))"
)
_NEAR = "(abs(number_l - number_r) <= 3 or day_l = turned_r)"
_SAME_MONTH = "(month_l = month_r or abs(number_l - number_r) <= 31)"
_NO_DATE = "(year_l is null or year_r is null)"
# Of the pairs compared in a made-up world of two scripts (`evaluation/made_up_lists.py`) hardly one
# with the same consonants is two people; of those alike to 0.9 345 of 610 are one person, to 0.82
# 266 of 551, to 0.72 62 of 709; of those less alike 38 of 437 with the same first and last part
# (another father's name, or a grandfather's in its place), and 15 of 22,553 others.
COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        name="name",
        silent="name_l is null or name_r is null",
        levels=(
            _level("same consonants", f"key_l = key_r and {_SCORE} >= 0.85", 0.60, 0.0005, "key"),
            _level("alike, 0.9 and more", f"{_SCORE} >= 0.9", 0.17, 0.0005),
            _level("alike, 0.82 and more", f"{_SCORE} >= 0.82", 0.11, 0.001),
            _level("alike, 0.72 and more", f"{_SCORE} >= 0.72", 0.07, 0.006),
            _level("same first and last part", "first_l = first_r and last_l = last_r",
                   0.03, 0.0008),
            _level("other names", "", 0.02, 0.9912),
        ),
    ),
    # Day and place are one comparison: who agrees on one of them mostly agrees on the other, and a
    # day on which many died in one place tells little of which of them somebody was.
    Comparison(
        name="day and place",
        silent="(year_l is null or year_r is null) and (place_l is null or place_r is null)",
        levels=(
            _level("same day, same place", "event_l = event_r", 0.52, 0.0005, "event"),
            _level("same day, place alike or not known", f"day_l = day_r and not {_ELSEWHERE}",
                   0.10, 0.0005, "day"),
            _level("within three days or turned, not elsewhere", f"{_NEAR} and not {_ELSEWHERE}",
                   0.11, 0.001),
            _level("same month, not elsewhere", f"{_SAME_MONTH} and not {_ELSEWHERE}", 0.08, 0.005),
            _level("same day, elsewhere", "day_l = day_r", 0.05, 0.002, "day"),
            _level("same place, date not known", f"place_l = place_r and {_NO_DATE}", 0.07, 0.02,
                   "place"),
            _level("same year, not elsewhere", f"year_l = year_r and not {_ELSEWHERE}",
                   0.03, 0.02),
            _level("same place, another time", "place_l = place_r", 0.02, 0.05, "place"),
            _level("another time or place", "", 0.02, 0.899),
        ),
    ),
    Comparison(
        name="age",
        silent="age_l is null or age_r is null",
        levels=(
            _level("same age", "age_l = age_r", 0.70, 0.03),
            _level("within two years", "abs(age_l - age_r) <= 2", 0.18, 0.09),
            _level("within ten years", "abs(age_l - age_r) <= 10", 0.09, 0.33),
            _level("other ages", "", 0.03, 0.55),
        ),
    ),
    Comparison(
        name="sex",
        silent="sex_l is null or sex_r is null",
        levels=(
            _level("same sex", "sex_l = sex_r", 0.98, 0.7),
            _level("other sex", "", 0.02, 0.3),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Pairs that are compared: those whose left columns equal the other's right columns."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def _block(name: str, *columns: str) -> Block:
    return Block(name=name, left=columns, right=columns)


# A pair is compared if any block holds it. Together these reach a pair through any one error: in
# the spelling of one part, the day, the place, the order of parts.
BLOCKS: tuple[Block, ...] = (
    _block("same consonants of the name", "key"),
    _block("same first and last part", "first", "last"),
    Block(name="first and last part exchanged", left=("first", "last"), right=("last", "first")),
    _block("same day and first part", "day", "first"),
    _block("same day and last part", "day", "last"),
    _block("same day, place, age and sex", "day", "place", "age", "sex"),
    _block("same first part, place and month", "first", "place", "month"),
    _block("same last part, place and month", "last", "place", "month"),
)
# These reach a pair through two errors. They are compared too, in this order, as long as there is
# room: on small lists nearly always, on large ones a day or a family is shared by too many.
WIDE_BLOCKS: tuple[Block, ...] = (
    _block("same day and place", "day", "place"),
    _block("same last part and month", "last", "month"),
    _block("same day", "day"),
    _block("same last part", "last"),
    _block("same place and month", "place", "month"),
    _block("same first part, place and age", "first", "place", "age"),
    # The family first on one list, and a part more on either: the ends do not meet. An engine holds
    # each pair one way round, so both ways are blocks.
    *(
        Block(name=f"last part first, same {what}", left=(one, what), right=(other, what))
        for what in ("month", "place")
        for one, other in (("last", "first"), ("first", "last"))
    ),
)
# What pairs to learn from are taken from: each leaves out the comparison that it is made of.
TRAINING: tuple[Block, ...] = (_block("same day", "day"), _block("same name", "key"))
# Pairs that are one person but for a namesake killed on the same day, or in the same place and
# month: how many there are tells how likely it is that any two people are one.
CERTAIN: tuple[Block, ...] = (
    _block("same name and day", "key", "day"),
    _block("same name, place and month", "key", "place", "month"),
)


def columns_of(person: ListedPerson, of_list: str) -> Mapping[str, Cell]:
    """The person as the engine sees them: everything folded that spelling may vary."""
    parts = parse_name(person.names[0]).parts
    named = [part.bones for part in parts if part.bones]
    at = person.date or ""
    day = at if len(at) == 10 else None
    turned = f"{at[:5]}{at[8:10]}-{at[5:7]}" if day and at[8:10] <= "12" else None
    place = " ".join(skeleton(sound(latin(word))) for word in (person.place or "").split())
    return {
        "id": person.id,
        "list": of_list,
        "name": BETWEEN.join(person.names),
        "key": " ".join(sorted(named)) or None,
        "first": named[0] if named else None,
        "last": named[-1] if len(named) > 1 else None,
        "day": day,
        "turned": turned,
        "month": at[:7] if len(at) >= 7 else None,
        "year": at[:4] or None,
        "number": date.fromisoformat(day).toordinal() if day else None,
        "place": place.strip() or None,
        "age": person.age,
        "sex": person.sex,
        "event": f"{day} {place}" if day and place.strip() else None,
    }
