"""Named comparisons of two reports: each finds a level, and each level has its weight.

A weight is a natural log-odds: how much the level speaks for one incident (above 0) or for two.
The weights are data, in `data/weights.csv`, fitted by `evaluation.linking_fit`; their sum is the
score of a pair, as in Fellegi and Sunter (1969), fitted together and not one by one, since texts
that share a name share more than that.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from cenotaph.link import levels
from cenotaph.link.traits import Traits, traits
from cenotaph.model.reports import Report

Level = str
Find = Callable[[Traits, Traits], Level | None]
Rule = Literal["time", "place"]
# Pages of one day that have nothing else in common are two incidents: the sets to fit on hold a few
# incidents a day, a record may hold hundreds. A headline of one day says too little to be held to
# that: of UCDP's, CoNLL is 0.66 without this rule and 0.47 with it.
_NOTHING = -3.0
# As sure as a sum of weights may be: what scores so low is kept apart, whatever others say.
APART = -12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One comparison by name, and what it says in words; `levels.LEVELS` finds its level."""

    name: str
    alike: str
    unlike: str


def _comparison(name: str, alike: str, unlike: str) -> Comparison:
    return Comparison(name=name, alike=alike, unlike=unlike)


COMPARISONS: tuple[Comparison, ...] = (
    _comparison("place", "the places meet", "the places lie apart"),
    _comparison("mention", "one names the other's place", "neither names the other's place"),
    _comparison("time", "the times meet", "the times lie apart"),
    _comparison("published", "the pages are of the same days", "the pages lie apart in time"),
    _comparison("source", "they are of other outlets", "one channel posted both"),
    _comparison("dates", "they name the same date", "they name no date in common"),
    _comparison("weekdays", "they name the same weekday", "they name other weekdays"),
    _comparison("clock", "they name the same hour", "they name other hours"),
    _comparison("killed", "the dead can be the same", "the numbers of dead differ"),
    _comparison("injured", "the injured can be the same", "the numbers of injured differ"),
    _comparison("text", "they share telling words", "they share few telling words"),
    _comparison("rare", "they share rare words", "they share no rare word"),
    _comparison("title", "the titles share telling words", "the titles share none"),
    _comparison("names", "they name the same people", "they name other people"),
    _comparison("proper", "they give the same names", "they give other names"),
    _comparison("scene", "they tell of one kind of scene", "they tell of other kinds of scene"),
    _comparison("ages", "they give the same ages", "they give other ages"),
    _comparison("streets", "they name the same street", "they name other streets"),
    _comparison("actors", "they name the same parties", "they name other parties"),
    _comparison("means", "they name the same means", "they name other means"),
    _comparison("kind", "both are of one kind", "one is an episode, the other an incident"),
)


@cache
def weights() -> Mapping[tuple[str, Level], float]:
    """The weight of each level of each comparison; `any` has that of a pair nothing is known of."""
    text = files("cenotaph.link").joinpath("data", "weights.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType(
        {(row["comparison"], row["level"]): float(row["weight"]) for row in rows}
    )


@cache
def _weighed() -> tuple[tuple[str, Find, Mapping[Level, float]], ...]:
    """Each comparison by name, with what finds its level and the weights of its levels."""
    return tuple(
        (one, find, {level: weight for (name, level), weight in weights().items() if name == one})
        for one, find in levels.LEVELS.items()
    )


class Levels:
    """The levels of the comparisons of two reports, each found when it is first asked for.

    Most pairs of a busy day are apart by time and place alone.
    """

    __slots__ = ("_a", "_b", "_known")

    def __init__(self, a: Traits, b: Traits) -> None:
        self._a, self._b = a, b
        self._known: dict[str, Level | None] = {}

    def of(self, name: str) -> Level | None:
        """The level of one comparison; None where it says nothing."""
        known = self._known
        if name not in known:
            known[name] = levels.LEVELS[name](self._a, self._b)
        return known[name]

    def any(self, wanted: Mapping[str, frozenset[Level]]) -> bool:
        """Whether a comparison has one of the levels that are wanted of it."""
        for name, some in wanted.items():  # noqa: SIM110 - a generator takes twice as long
            if self.of(name) in some:
                return True
        return False

    def all(self) -> Mapping[str, Level]:
        """The level of each comparison that says anything, by name."""
        return {name: level for name in levels.LEVELS if (level := self.of(name)) is not None}

    def sum(self) -> float:
        """What all comparisons weigh together, before any rule."""
        known, a, b, found = self._known, self._a, self._b, 0.0
        for name, find, weight in _weighed():
            if name in known:
                level = known[name]
            else:
                level = known[name] = find(a, b)
            if level is not None:
                found += weight.get(level, 0.0)
        return weights()["any", ""] + found


def found_levels(a: Traits, b: Traits) -> Mapping[str, Level]:
    """The level of each comparison that says anything, by name."""
    return Levels(a, b).all()


def explain_pair(a: Report, b: Report) -> Mapping[str, float]:
    """What `compare_traits` gives for two reports."""
    return compare_traits(traits(a), traits(b))


def compare_traits(a: Traits, b: Traits) -> Mapping[str, float]:
    """The weight of each comparison that says anything, by name, and `score`, their sum with `any`.

    All are natural log-odds: a score of 0 is as likely one incident as two.
    """
    its, known = Levels(a, b), weights()
    found = {name: known.get((name, level), 0.0) for name, level in its.all().items()}
    score = min(its.sum(), APART) if _told_apart(its) else _score(its)
    return {**found, "score": score}


def score_unless_told_apart(a: Traits, b: Traits) -> float | None:
    """The score of `compare_traits`; None where times keep the two below any threshold.

    It says so without the other comparisons: most pairs that share a block lie days apart.
    """
    found = Levels(a, b)
    return None if _told_apart(found) else _score(found)


def score_unless_apart(a: Traits, b: Traits) -> float | None:
    """The score of `compare_traits`; None where times or places keep the two below any threshold.

    It says so without the other comparisons.
    """
    found = Levels(a, b)
    return None if _told_apart(found) or _placed_apart(found) else _score(found)


def rule_apart(a: Traits, b: Traits) -> Rule | None:
    """The rule that keeps two reports apart, whatever else they share; None where none does."""
    found = Levels(a, b)
    if _told_apart(found):
        return "time"
    return "place" if _placed_apart(found) else None


def _score(its: Levels) -> float:
    """The sum of two that times do not keep apart, as the rules let it stand."""
    rules = (_placed_apart, _counted_apart, _nothing_in_common, _posted_apart)
    held = any(rule(its) for rule in rules)
    return min(its.sum(), _NOTHING) if held else its.sum()


def _told_apart(its: Levels) -> bool:
    """Whether times are told that lie days apart, and nothing shared says that one is wrong.

    Two strikes on one town a day or a season apart stay two, however alike they are told; a large
    figure, a name, a street or some rare words in common outweigh days, many rare words weeks.
    """
    apart = its.of("time")
    if apart in (None, "0", "wide"):
        return False
    return not its.any(_STRONG if apart in _DAYS_APART else _OVER_WEEKS)


def _placed_apart(its: Levels) -> bool:
    """Whether places are named that lie a drive apart, and nothing shared says that one is wrong.

    A war has many strikes a day that killed two; that both did does not make two towns one. Two
    names in common say that one hamlet was taken for its namesake, and so does a place far off that
    the other names within hours.
    """
    if its.of("place") not in ("apart", "far") or its.any(_STRONG):
        return False
    within_hours = its.of("published") in ("2h", "6h")
    if its.of("place") == "far" and its.of("mention") == "named" and within_hours:
        return False
    return (its.of("proper") or "").removeprefix("short ") not in ("2", "3", "4")


def _counted_apart(its: Levels) -> bool:
    """Whether one counts many times the other's dead, and no more than a day or province is shared.

    A toll that grows so, and the one more who died of forty, are told in words in common.
    """
    return its.of("killed") == "far" and not its.any(_TOLD_ALIKE)


def _nothing_in_common(its: Levels) -> bool:
    """Whether two pages, neither of them a post or a headline, share no more than their day."""
    return not (its.of("text") or "").startswith("short") and not its.any(_COMMON)


def _posted_apart(its: Levels) -> bool:
    """Whether two posts that do not tell their day were posted days apart and share no name.

    A town that is hit is hit again, and told of in the same few words. Of 783 such pairs of the
    parts to tune on that all else would link, 7 are one incident. A hamlet that no list has is a
    name: it is in the news once.
    """
    posts = (its.of("text") or "").startswith("short")
    return posts and its.of("published") in _POSTED_APART and not its.any(_NAMED_IN_POSTS)


def in_common(a: Traits, b: Traits) -> bool:
    """Whether two reports have more in common than their day; of posts a name or some words do."""
    return Levels(a, b).any(_COMMON_IN_POSTS)


_STRONG: Mapping[str, frozenset[Level]] = MappingProxyType(
    {
        "killed": frozenset({"10-"}),
        "names": frozenset({"1", "2", "3", "4"}),
        "ages": frozenset({"2"}),
        "streets": frozenset({"1", "2"}),
        "rare": frozenset({"2", "3", "4", "5", "6", "7", "short 3", "short 4", "short 5"}),
    }
)
_DAYS_APART = frozenset({"1", "2-3", "4-7"})
# One monitor tells of one town's strikes in the same rare words, season after season.
_OVER_WEEKS: Mapping[str, frozenset[Level]] = MappingProxyType(
    {name: levels for name, levels in _STRONG.items() if name in ("names", "ages", "streets")}
    | {"rare": frozenset({"4", "5", "6", "7"})}
)
_COMMON: Mapping[str, frozenset[Level]] = MappingProxyType(
    {
        "place": frozenset({"same", "sounds", "meet", "wide"}),
        "mention": frozenset({"named"}),
        "text": frozenset("3456789"),
        "rare": frozenset("234567"),
        "title": frozenset("234"),
        "names": frozenset("1234"),
        "proper": frozenset({"1", "2", "3", "4"}),
        "ages": frozenset("2"),
        "streets": frozenset("12"),
        "killed": frozenset({"5-9", "10-"}),
        "injured": frozenset({"5-9", "10-"}),
        "actors": frozenset({"shared"}),
    }
)

_COMMON_IN_POSTS: Mapping[str, frozenset[Level]] = MappingProxyType(
    {
        **_COMMON,
        "text": _COMMON["text"] | {f"short {digit}" for digit in "56789"},
        "rare": _COMMON["rare"] | {f"short {digit}" for digit in "23456"},
        "proper": _COMMON["proper"] | {f"short {digit}" for digit in "1234"},
    }
)
_POSTED_APART = frozenset({"2-3", "4-7", "8-30", "31-180", "181-"})
_NAMED_IN_POSTS: Mapping[str, frozenset[Level]] = MappingProxyType(
    {
        "place": frozenset({"sounds"}),
        "mention": frozenset({"named"}),
        "names": frozenset("1234"),
        "ages": frozenset("12"),
        "streets": frozenset("12"),
        "rare": frozenset(f"short {digit}" for digit in "23456"),
        "proper": frozenset(f"short {digit}" for digit in "1234"),
    }
)
_TOLD_ALIKE: Mapping[str, frozenset[Level]] = MappingProxyType(
    {
        **_COMMON,
        "place": frozenset({"same", "sounds", "meet"}),
        "rare": _COMMON["rare"] | {"short 2", "short 3", "short 4", "short 5"},
        "proper": _COMMON["proper"] | {"short 1", "short 2", "short 3", "short 4"},
        "scene": frozenset({"2", "3", "short 2", "short 3"}),
    }
)


def phrase(name: str, weight: float) -> str:
    """What a comparison of this name says in words."""
    one = next(one for one in COMPARISONS if one.name == name)
    return one.alike if weight > 0 else one.unlike


def in_words(scores: Mapping[str, float]) -> tuple[str, ...]:
    """What the comparisons say, the strongest first."""
    said = sorted(
        (one.name for one in COMPARISONS if scores.get(one.name)),
        key=lambda name: -abs(scores[name]),
    )
    return tuple(phrase(name, scores[name]) for name in said)
