"""When and where a claim lies: from its own clause, else the words before, else the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import cos, hypot, radians

from cenotaph.extract.languages.en.speech import SEATS
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.when import TimeFound
from cenotaph.extract.where import PlaceFound
from cenotaph.model.extent import gap_km
from cenotaph.model.values import Place, Span, When

UNKNOWN_WHEN = When(text=None, start=None, end=None, precision="unknown", edtf=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The time and place of one claim, with their spans and whether they were inherited."""

    when: When = UNKNOWN_WHEN
    when_span: Span | None = None
    when_rule: str = "when.none"
    when_inherited: bool = False
    where: tuple[Place, ...] = ()
    where_spans: tuple[Span, ...] = ()
    where_rule: str = "where.none"
    where_inherited: bool = False
    cumulative: bool = False


@dataclass(slots=True)
class Memory:
    """What the reader carries from sentence to sentence: the last incident's time and place.

    `placed` is the paragraph of the last place, `datelines` are those of each paragraph;
    `summed_in` is the place of the last figures over a period; `heard_in` is where a witness sits;
    `before_that` is the time told before one that looks back; `begun` is the paragraph of the last
    sentence; `headed` tells that a heading set the place.
    """

    time: TimeFound | None = None
    before_that: TimeFound | None = None
    place: PlaceFound | None = None
    placed: int = -1
    datelines: dict[int, PlaceFound] = field(default_factory=dict)
    summed_in: PlaceFound | None = None
    heard_in: PlaceFound | None = None
    dated: int = -1
    period: TimeFound | None = None
    dated_on: TimeFound | None = None
    first_time: TimeFound | None = None
    first_dated: int = -1
    first_place: PlaceFound | None = None
    first_placed: int = -1
    first_told: bool = False
    begun: int = -1
    headed: bool = False

    def write(self, sentence: Sentence, places: Sequence[PlaceFound]) -> None:
        """Remembers the dateline of a paragraph, before its claims are set."""
        for found in places:
            if found.role == "dateline":
                self.datelines[sentence.paragraph] = found

    def note(
        self,
        sentence: Sentence,
        times: Sequence[TimeFound],
        places: Sequence[PlaceFound],
        *,
        told: bool = False,
    ) -> None:
        """Remembers the sentence's time and place for those that follow."""
        for time in times:
            if time.cumulative:
                self.period = time
            else:
                if self.time is not None and not looks_back(self.time):
                    self.before_that = self.time
                self.time, self.dated = time, sentence.paragraph
                leads = sentence.paragraph <= 1 and sentence.paragraph != self.begun
                far = looks_back(time) or (_coarse(time) and not leads)
                if self.first_time is None and not far:
                    self.first_time, self.first_dated = time, sentence.paragraph
        self.begun = sentence.paragraph
        summed = any(time.cumulative for time in times)
        for found in places:
            if found.role == "location" and summed:
                self.summed_in = found
            if found.role == "location" and not (
                self.place and holds(found.place, self.place.place)
            ):
                self.place, self.placed = found, sentence.paragraph
                if self.first_place is None:
                    self.first_place, self.first_placed = found, sentence.paragraph
                    self.first_told = told
                if self.first_place is not found and holds(self.first_place.place, found.place):
                    self.first_place = found


def _coarse(time: TimeFound) -> bool:
    """Whether a time is too wide to be the news's own: "in July", further down a page."""
    return time.when.precision in {"month", "year"}


#: how wide a place is, by its precision; a wider one does not replace a narrower one inside it
_WIDTH = {"exact": 0, "near": 1, "town": 1, "area": 2, "district": 2, "region": 3, "country": 4}
_WIDE = 3
_KM_PER_DEGREE = 111.2


def holds(wide: Place, narrow: Place) -> bool:
    """Whether `wide` is a region or country that holds the narrower `narrow`."""
    if wide.precision is None or narrow.precision is None or wide.radius_km is None:
        return False
    if _WIDTH[wide.precision] < _WIDE and wide.precision != "area":
        return False
    if _WIDTH[wide.precision] < _WIDTH[narrow.precision]:
        return False
    if wide.lat is None or wide.lon is None or narrow.lat is None or narrow.lon is None:
        return False
    if wide.radius_km <= (narrow.radius_km or 0):
        return False
    north = (wide.lat - narrow.lat) * _KM_PER_DEGREE
    east = (wide.lon - narrow.lon) * _KM_PER_DEGREE * cos(radians(wide.lat))
    if wide.precision == "country" and wide.country is not None:
        return wide.country == narrow.country
    return hypot(north, east) <= wide.radius_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a claim's sentence lies to what was told before it.

    `period` is "cumulative" where its words sum over one, "back" where they point to one told;
    `apart` marks a harm with a time and place of its own, such as an arrest, which takes over none
    from another paragraph; `back` where the sentence points to a place told before: "the city";
    `once` where it tells of one event, which no period told before dates; `ago` where it was long
    before what is told: "a year after 43 disappeared".
    """

    paragraph: int
    period: str | None = None
    apart: bool = False
    back: bool = False
    once: bool = False
    ago: bool = False


def choose(
    anchor: Span,
    clause: Span,
    times: Sequence[TimeFound],
    places: Sequence[PlaceFound],
    memory: Memory,
    bearing: Bearing,
) -> Setting:
    """The setting of a claim whose word of harm stands at `anchor` in `clause`."""
    period, paragraph = bearing.period, bearing.paragraph
    when, when_rule, when_inherited = _time(anchor, clause, times, memory, bearing)
    if bearing.apart and when_rule == "when.before" and memory.dated != paragraph:
        when, when_rule, when_inherited = None, "when.none", False
    if bearing.ago and (when is None or when_inherited):
        when, when_rule, when_inherited = None, "when.ago", False
    summed = (when is not None and when.cumulative) or period is not None
    where, where_rule, where_inherited = _place(
        anchor, clause, places, memory, paragraph, summed=summed and not bearing.back
    )
    if summed and where is not None:
        memory.summed_in = where
    if bearing.apart and where_rule == "where.before" and memory.placed != paragraph:
        where, where_rule, where_inherited = None, "where.none", False
    cumulative = (when is not None and when.cumulative) or period is not None
    return Setting(
        when=when.when if when else UNKNOWN_WHEN,
        when_span=when.span if when and not when_inherited else None,
        when_rule=when.rule if when and not when_inherited else when_rule,
        when_inherited=when_inherited,
        where=(where.place,) if where else (),
        where_spans=(where.span,) if where and not where_inherited else (),
        where_rule=where.rule if where and not where_inherited else where_rule,
        where_inherited=where_inherited,
        cumulative=cumulative,
    )


#: what is told this many paragraphs later may still set the first one
_SOON = 2
_AGO = frozenset({"when.ago", "when.earlier"})
#: days that "three days ago" may count back and still date the news itself
_NEWS_DAYS = frozenset({"one", "two", "three", "four", "five", "six", "a", "1", "2", "3", "4", "5"})


def looks_back(time: TimeFound) -> bool:
    """Whether a time is that of something long before: "two years ago", "16 days ago"."""
    if time.rule == "when.follows":
        return True
    if time.rule not in _AGO or time.when.text is None:
        return False
    words = time.when.text.lower().split()
    recent = "hour" in words[1:2] or any(w.startswith(("hour", "minute")) for w in words)
    days = any(w.startswith("day") for w in words) and words[0] in _NEWS_DAYS
    return not (recent or days)


def later(setting: Setting, memory: Memory, sentence: Sentence, *, summed: bool) -> Setting:
    """A setting without a time or place, with the first that the page tells behind it.

    The day of a dateline, on which the report was written, comes last.
    """
    time, place = memory.first_time, memory.first_place
    if setting.when_rule == "when.none" and not summed:
        soon = time is not None and memory.first_dated - sentence.paragraph <= _SOON
        soon = soon and time is not None and time.when.precision != "open"
        if time is not None and soon and time.span.start > sentence.start:
            setting = replace(setting, when=time.when, when_rule="when.after", when_inherited=True)
        elif time is None and memory.dated_on is not None:
            setting = replace(
                setting, when=memory.dated_on.when, when_rule="when.dateline", when_inherited=True
            )
    summed = summed and not _points_back(sentence)
    if setting.where_rule == "where.none" and not summed and place is not None:
        soon = memory.first_placed == sentence.paragraph
        soon = soon and not memory.first_told
        if soon and place.span.start > sentence.start and not _far_off(place, memory):
            return replace(
                setting, where=(place.place,), where_rule="where.after", where_inherited=True
            )
    written = _written(memory, sentence)
    if (
        setting.where_rule == "where.none"
        and written is not None
        and (not summed or _points_back(sentence))
    ):
        return replace(
            setting, where=(written.place,), where_rule="where.dateline", where_inherited=True
        )
    return setting


#: kilometres within which what a report names lies at its dateline
_AT_HAND = 60.0


def lead_place(memory: Memory, first_harm: tuple[Place, ...]) -> PlaceFound | None:
    """The place that a page leads with: the first it names, or its dateline where that is far.

    Where none is named it is its only dateline, or the town that its tellers or people are of. The
    dateline never where the first harm is told of a far place of its own country: "A - Shells
    hit B, killing 4"; a name from abroad may be a street's.
    """
    first = memory.first_place
    if first is None:
        return _only_written(memory) or memory.heard_in
    if not _far_off(first, memory):
        return first
    written = next(iter(memory.datelines.values()))
    told = first.place in first_harm and first.place.country == written.place.country
    return first if told else written


def _only_written(memory: Memory) -> PlaceFound | None:
    """Where a page was written, if in one place, which is no capital."""
    only = next(iter(memory.datelines.values()), None)
    if only is None or len(memory.datelines) > 1 or only.place.text.lower() in SEATS:
        return None
    return only


def _far_off(place: PlaceFound, memory: Memory) -> bool:
    """Whether a place told behind is not where the report was written, which is no capital.

    "NETANYA - A bomber killed 19. Before that, troops killed a man near Tulkarm".
    """
    only = _only_written(memory)
    if only is None:
        return False
    gap = gap_km(only.place, place.place)
    return gap is not None and gap > _AT_HAND and not holds(place.place, only.place)


def _same(dateline: PlaceFound, told: PlaceFound) -> bool:
    """Whether a dateline says which place of its name a headline meant."""
    return dateline.place.text.lower() == told.place.text.lower()


def _written(memory: Memory, sentence: Sentence) -> PlaceFound | None:
    """The dateline that tells the place of a harm, where nothing else on its page does.

    In a round-up each item's own; else the page's only one, unless wires write of the whole
    country from there.
    """
    own = memory.datelines.get(sentence.paragraph)
    if len(memory.datelines) > 1 and own is not None:
        return own
    only = next(iter(memory.datelines.values()), None)
    named = memory.first_place is not None and not _far_off(memory.first_place, memory)
    if only is None or named or len(memory.datelines) > 1:
        return None
    seat = only.place.text.lower() in SEATS and not _points_back(sentence)
    return None if seat else only


def _points_back(sentence: Sentence) -> bool:
    return any(t.low in {"city", "capital", "here", "downtown"} for t in sentence.tokens)


def _time(
    anchor: Span,
    clause: Span,
    times: Sequence[TimeFound],
    memory: Memory,
    bearing: Bearing,
) -> tuple[TimeFound | None, str, bool]:
    period, paragraph = bearing.period, bearing.paragraph
    if period == "back" and memory.period is not None:
        return memory.period, "when.same-period", True
    spans = [t for t in times if t.cumulative] if period == "cumulative" else []
    pool = spans or [t for t in times if clause.covers(t.span)] or list(times)
    if pool:
        return min(pool, key=_nearness(anchor, lambda t: t.span)), "when.sentence", False
    if period is not None:
        return memory.period, "when.period", True
    if memory.time is not None:
        follows = memory.time.rule == "when.follows"
        left = looks_back(memory.time) and (follows or memory.dated != paragraph)
        told = memory.before_that if left else memory.time
        return told, "when.before" if told is not None else "when.none", told is not None
    if memory.period is not None and not bearing.once:
        return memory.period, "when.period", True
    return None, "when.none", False


def _place(
    anchor: Span,
    clause: Span,
    places: Sequence[PlaceFound],
    memory: Memory,
    paragraph: int,
    *,
    summed: bool,
) -> tuple[PlaceFound | None, str, bool]:
    located = [p for p in places if p.role == "location"]
    if memory.place is not None and not summed:
        told = memory.place
        # "in Syria" beside a town told before: the town still holds
        located = [
            p
            for p in located
            if p.whole or p.place == told.place or not _still(p.place, memory, paragraph)
        ]
    pool = [p for p in located if clause.covers(p.span)] or located
    if pool:
        return min(pool, key=_nearness(anchor, lambda p: p.span)), "where.sentence", False
    if summed:
        # a sum over months has no place of the one incident told before
        found = memory.summed_in
        return found, "where.before" if found else "where.none", found is not None
    # the second dateline of a page heads the second item of a round-up
    item = memory.datelines.get(paragraph)
    if len(memory.datelines) == 1 and not (item and memory.place and _same(item, memory.place)):
        item = None
    again = item is not None and memory.place is not None and _same(item, memory.place)
    if memory.place is not None and not again and (item is None or memory.placed == paragraph):
        return memory.place, "where.before", True
    if item is not None:
        return item, "where.dateline", True
    if memory.heard_in is not None:
        return memory.heard_in, "where.speaker", True
    return None, "where.none", False


def _still(wide: Place, memory: Memory, paragraph: int) -> bool:
    """Whether a place told before is still meant where a wider one is named that holds it.

    A province that another paragraph names is a place of its own: its circle may hold a
    neighbour's town.
    """
    if memory.place is None or not holds(wide, memory.place.place):
        return False
    return wide.precision == "country" or memory.placed == paragraph


def _nearness(anchor: Span, span_of: Callable[..., Span]) -> Callable[..., tuple[int, int]]:
    """Distance in characters from the word of harm; what follows it is preferred."""

    def distance(item: object) -> tuple[int, int]:
        span = span_of(item)
        if span.start >= anchor.end:
            return span.start - anchor.end, 0
        # a phrase before the harm counts as if it stood a little farther
        return anchor.start - span.end + 20, 1

    return distance
