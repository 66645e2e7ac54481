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
    `often` names a column, agreement on a value weighs the less the commoner the value. The level
    is reached by whoever has the value, or, where `partly`, by some of them or by more: what a
    value is rarer than others then says, and how rare it is does not.
    """

    label: str
    condition: str
    same: float
    chance: float
    often: str | None = None
    partly: bool = False


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


def _level(label: str, condition: str, same: float, chance: float, often: str = "") -> Level:
    return Level(
        label=label, condition=condition, same=same, chance=chance,
        often=often.removeprefix("partly ") or None, partly=often.startswith("partly "),
    )  # fmt: skip


_SCORE = f"{ALIKE}(name_l, name_r)"
_END = "(first_l = first_r or last_l = last_r or first_l = last_r or last_l = first_r)"
_ELSEWHERE = (
    "(place_l is not null and place_r is not null and place_l != place_r"
    f" and {PLACES}(place_l, place_r) < 0.9"
    " and not contains(place_l, place_r) and not contains(place_r, place_l))"
)
_NEAR = "(abs(number_l - number_r) <= 3 or day_l = turned_r)"
_SAME_MONTH = "(month_l = month_r or abs(number_l - number_r) <= 31)"
_THERE = "place_l = place_r"
_NO_DATE = "(year_l is null or year_r is null)"
# Of the pairs compared in a made-up world of two scripts (`evaluation/made_up_lists.py`) hardly one
# with the same consonants is two people; of those alike to 0.9 344 of 617 are one person, to 0.82
# 231 of 456; to 0.72 54 of 597 with a first or last part the same, and none of 8 without, though
# half the strangers that are so alike have none; of those less alike 34 of 231 with the same first
# and last part (another father's name, or a grandfather's in its place), and 7 of 16,865 others.
# What is given for small lists makes other names two people, whatever else agrees.
COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        name="name",
        silent="name_l is null or name_r is null",
        levels=(
            _level("same consonants", f"key_l = key_r and {_SCORE} >= 0.85", 0.50, 0.0005, "key"),
            _level("alike, 0.9 and more", f"{_SCORE} >= 0.9", 0.27, 0.0005, "partly key"),
            _level("alike, 0.82 and more", f"{_SCORE} >= 0.82", 0.16, 0.001, "partly key"),
            _level("alike, 0.72 and more, an end the same", f"{_SCORE} >= 0.72 and {_END}",
                   0.035, 0.002, "partly key"),
            _level("alike, 0.72 and more", f"{_SCORE} >= 0.72", 0.01, 0.004, "partly key"),
            _level("same first and last part", "first_l = first_r and last_l = last_r",
                   0.0245, 0.004),
            _level("other names", "", 0.0005, 0.988),
        ),
    ),
    # Day and place are one comparison: who agrees on one of them mostly agrees on the other, and a
    # day on which many died in one place tells little of which of them somebody was. A place that
    # agrees and one that is not known are levels apart: four in five strangers of one month whose
    # places do not differ have no place on one side.
    Comparison(
        name="day and place",
        silent="(year_l is null or year_r is null) and (place_l is null or place_r is null)",
        levels=(
            _level("same day, same place", "event_l = event_r", 0.47, 0.0011, "event"),
            _level("same day, place alike or not known", f"day_l = day_r and not {_ELSEWHERE}",
                   0.07, 0.0002, "partly day"),
            _level("within three days or turned, same place", f"{_NEAR} and {_THERE}",
                   0.11, 0.0003, "partly place"),
            _level("within three days or turned, place alike or not known",
                   f"{_NEAR} and not {_ELSEWHERE}", 0.03, 0.0007),
            _level("same month, same place", f"{_SAME_MONTH} and {_THERE}",
                   0.11, 0.001, "partly place"),
            _level("same month, place alike or not known",
                   f"{_SAME_MONTH} and not {_ELSEWHERE}", 0.02, 0.004),
            _level("same day, elsewhere", "day_l = day_r", 0.005, 0.001, "partly day"),
            _level("same place, date not known", f"{_THERE} and {_NO_DATE}", 0.14, 0.02,
                   "partly place"),
            _level("same year, same place", f"year_l = year_r and {_THERE}",
                   0.015, 0.01, "partly place"),
            _level("same year, place alike or not known",
                   f"year_l = year_r and not {_ELSEWHERE}", 0.005, 0.02),
            _level("same place, another time", _THERE, 0.01, 0.03, "partly place"),
            _level("another time or place", "", 0.005, 0.9087),
        ),
    ),
    Comparison(
        name="age",
        silent="age_l is null or age_r is null",
        levels=(
            _level("same age", "age_l = age_r", 0.62, 0.03),
            _level("within two years", "abs(age_l - age_r) <= 2", 0.32, 0.09),
            _level("within ten years", "abs(age_l - age_r) <= 10", 0.055, 0.33),
            _level("other ages", "", 0.005, 0.55),
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


# The columns whose values weigh by how common they are.
RARE: tuple[str, ...] = tuple(
    dict.fromkeys(one.often for each in COMPARISONS for one in each.levels if one.often)
)
# However sure the rest is, any cell may be plainly wrong: in made-up lists two in a thousand pairs
# of one person have another place and another time. Learning may see none, and never means never.
LEAST_SAME = 0.002


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
    _block("same first part and place", "first", "place"),
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
