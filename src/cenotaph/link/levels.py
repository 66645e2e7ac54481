"""The levels of each comparison of two reports; None where one of them does not tell."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Final

from cenotaph.link.traits import Terms, Traits
from cenotaph.model.extent import gap_between, gap_km, radius_km

# Wider than a district, a place meets all that is in a province.
_WIDE_KM = 60.0
# The next town along a road, a drive, another province: kilometres between the places' edges.
_KM: Final = (0.1, 20.0, 100.0)
_APART: Final = ("meet", "near", "apart", "far")
# Days between: the same, the night between two, some days, a week, a month, half a year, more.
_DAYS: Final = (1, 2, 4, 8, 31, 181)
# Of pages: while it happens, the same shift, half a day, a day, two.
_HOURS: Final = (2, 6, 14, 24)
_HOUR_NAMES: Final = ("2h", "6h", "14h", "24h", "48h")
_DAY_NAMES: Final = ("0", "1", "2-3", "4-7", "8-30", "31-180", "181-")


def place(a: Traits, b: Traits) -> str | None:
    """Whether places are the same, sound alike, meet or lie apart; `wide` where provinces meet."""
    gaps = [
        (gap, max(radius_km(one), radius_km(other)))
        for one in a.where
        for other in b.where
        if (gap := gap_km(one, other)) is not None
    ]
    if not gaps:
        if a.names & b.names:
            return "same"
        return "sounds" if a.places_heard & b.places_heard else None
    gap, radius = min(gaps)
    if radius > _WIDE_KM:
        # a hamlet that no list has lies somewhere in its province or country
        hamlet = a.unlisted & b.places_heard or b.unlisted & a.places_heard
        if hamlet and gap <= _KM[1]:
            return "sounds"
        # a province is no circle: a town at its corner lies well outside its radius
        return "wide" if gap <= _KM[0] else None
    if a.names & b.names:
        return "same"
    level = _APART[bisect_right(_KM, gap)]
    # beyond a drive the two are namesakes
    return "sounds" if level != "far" and a.places_heard & b.places_heard else level


def mention(a: Traits, b: Traits) -> str | None:
    """Whether the text of one names the place of the other, where their own places have no name in
    common: a page that is placed in a province may name the town.
    """
    if a.names & b.names or a.places_heard & b.places_heard or not (a.names or b.names):
        return None
    named = (
        any(said <= b.terms.keys() for said in a.places_said)
        or any(said <= a.terms.keys() for said in b.places_said)
        or not a.places_heard.isdisjoint(b.sounds)
        or not b.places_heard.isdisjoint(a.sounds)
    )
    return "named" if named else "not named"


def time(a: Traits, b: Traits) -> str | None:
    """How many days lie between the told times; `wide` where they meet and are not of a day."""
    gap = gap_between(a.days, b.days)
    if gap is None:
        return None
    if gap == 0 and not all(first == last for first, last in (a.days, b.days)):
        return "wide"
    return _days(gap)


def published(a: Traits, b: Traits) -> str | None:
    """How far apart the two pages are, where one of them tells no time: in hours where they say
    their hours and lie within two days, else in days.
    """
    if a.published is None or b.published is None or gap_between(a.days, b.days) is not None:
        return None
    days = a.published - b.published
    if abs(days) > 1 or a.minute is None or b.minute is None:
        return _days(abs(days))
    return _HOUR_NAMES[bisect_right(_HOURS, abs(days * 24 * 60 + a.minute - b.minute) / 60)]


def _days(gap: int) -> str:
    return _DAY_NAMES[bisect_right(_DAYS, gap)]


def source(a: Traits, b: Traits) -> str | None:
    """Whether two posts of one or two days are of one channel and told in other words.

    A channel tells of an attack once, mostly, and what it posts next is the next attack; where it
    comes back to one it repeats itself. A paper comes back to its incident the day after.
    """
    if a.published is None or b.published is None or abs(a.published - b.published) > 1:
        return None
    if not a.source or a.source != b.source or max(len(a.terms), len(b.terms)) >= _SHORT:
        return None
    alike = text(a, b)
    return None if alike is not None and int(alike[-1]) >= _REPEATED else "same"


_SHARED: Final = ("0", "1", "2-4", "5-9", "10-")


def killed(a: Traits, b: Traits) -> str | None:
    """Whether the numbers killed are shared, and how large; else whether both can be true."""
    return _figures(a.killed, b.killed)


def injured(a: Traits, b: Traits) -> str | None:
    """Whether the numbers injured are shared, and how large; else whether both can be true."""
    return _figures(a.injured, b.injured)


def _figures(ours: frozenset[int], theirs: frozenset[int]) -> str | None:
    if not ours or not theirs:
        return None
    shared = max(ours & theirs, default=None)
    if shared is not None:
        # One or two are told of many incidents, ten and more of few.
        return _SHARED[bisect_right((1, 2, 5, 10), shared)]
    low, high = sorted((max(ours), max(theirs)))
    # A toll grows, but seldom twofold, and hardly ever from one to forty.
    if high > 5 * low and high >= 10:
        return "far"
    return "grows" if high <= 2 * low else "differs"


def text(a: Traits, b: Traits) -> str | None:
    """How alike the telling words are, those of the places left out: from 0 to 9."""
    if not a.terms or not b.terms:
        return None
    shared = _in_both(a.terms, b.terms, a.place_words | b.place_words)
    return _short(a, b) + str(bisect_right(_TEXT, shared / (a.norm * b.norm)))


# A page of a hundred words has more telling ones, a post of thirty fewer.
_SHORT: Final = 25
_RARES: Final = (1, 2, 3, 4, 6, 9, 13)


def _short(a: Traits, b: Traits) -> str:
    """`short ` where one is a post or a headline: it shares little with any other."""
    return "short " if len(a.terms) < _SHORT or len(b.terms) < _SHORT else ""


# Cosines; two pages of unlike incidents have 0.02 in the middle, of one incident 0.3 (local news).
_TEXT: Final = (0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
# A cosine of 0.25.
_REPEATED: Final = 6
_TITLE: Final = (0.02, 0.2, 0.4, 0.7)


def title(a: Traits, b: Traits) -> str | None:
    """How alike the titles' telling words are, from 0 to 4."""
    if not a.title or not b.title:
        return None
    shared = _in_both(a.title, b.title, a.place_words | b.place_words)
    return str(bisect_right(_TITLE, shared / (a.title_norm * b.title_norm)))


def _in_both(ours: Terms, theirs: Terms, without: frozenset[int]) -> int:
    """The product of two weighted sets of words, as vectors."""
    shared = ours.keys() & theirs.keys()
    return sum([ours[term] * theirs[term] for term in shared - without]) if shared else 0


def rare(a: Traits, b: Traits) -> str | None:
    """How many rare words both hold, those of the places left out."""
    if not a.terms or not b.terms:
        return None
    shared = a.rare & b.rare
    if shared:
        shared = shared - a.place_words - b.place_words
    return _short(a, b) + str(bisect_right(_RARES, len(shared)))


def _shared(ours: frozenset[int], theirs: frozenset[int], most: int) -> str | None:
    if not ours or not theirs:
        return None
    return str(min(len(ours & theirs), most))


def dates(a: Traits, b: Traits) -> str | None:
    """Whether they tell or name one day of the year."""
    return "shared" if a.dates & b.dates else None


def weekdays(a: Traits, b: Traits) -> str | None:
    """How many weekdays both name."""
    return _shared(a.weekdays, b.weekdays, 2)


def clock(a: Traits, b: Traits) -> str | None:
    """Whether both name one time of the clock."""
    return _shared(a.clock, b.clock, 1)


def names(a: Traits, b: Traits) -> str | None:
    """How many people both name, and words of their names."""
    if not a.name_words or not b.name_words:
        return None
    return str(min(4, len(a.name_words & b.name_words) + len(a.people & b.people)))


def proper(a: Traits, b: Traits) -> str | None:
    """How many names of places and things both give, as they sound; not those of a common place."""
    placed = a.place_sounds & b.place_sounds
    level = _shared(a.sounds - placed, b.sounds - placed, 4)
    return level and _short(a, b) + level


def scene(a: Traits, b: Traits) -> str | None:
    """How many kinds of scene both tell of: what was struck, who was there, what with."""
    if not a.scenes or not b.scenes:
        return None
    return _short(a, b) + str(min(len(a.scenes & b.scenes), 3))


def ages(a: Traits, b: Traits) -> str | None:
    """How many ages both give."""
    return _shared(a.ages, b.ages, 2)


def streets(a: Traits, b: Traits) -> str | None:
    """How many streets both name."""
    return _shared(a.streets, b.streets, 2)


def actors(a: Traits, b: Traits) -> str | None:
    """Whether both name a party, or each only others."""
    return _overlap(a.actors, b.actors)


def means(a: Traits, b: Traits) -> str | None:
    """Whether both name one of the means, or each only others."""
    return _overlap(a.means, b.means)


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> str | None:
    if not ours or not theirs:
        return None
    return "shared" if ours & theirs else "others"


def kind(a: Traits, b: Traits) -> str | None:
    """An episode may hold an incident, but is none."""
    return None if a.kind == b.kind else "differs"


LEVELS: Final[Mapping[str, Callable[[Traits, Traits], str | None]]] = {
    one.__name__: one
    for one in (
        place, mention, time, published, source, dates, weekdays, clock, killed, injured, text,
        rare, title, names, proper, scene, ages, streets, actors, means, kind,
    )
}  # fmt: skip
