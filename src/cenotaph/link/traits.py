"""What linking compares of a report, worked out once for all its pairs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from cenotaph.link.figures import numbers
from cenotaph.model.extent import Days, day_number, days, month_day
from cenotaph.model.reports import Report
from cenotaph.model.signature import folded_words
from cenotaph.model.sketch import Sketch, mark, sound_mark
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import IncidentKind
from cenotaph.reference.wording import telling_terms

# As many words as a page's sketch keeps; a title has fewer.
_TERMS = 48
# What a writer puts before the name of a place or leaves out: El Obeid, Ad-Dalanj, Los Nogales.
_ARTICLES = frozenset("al el ad an ar as ash at az es esh et la las le les los ul".split())
# In tenths, as weights are: words that fewer than five texts of a thousand hold.
_RARE = 53

Terms = Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A report as its comparisons see it.

    `days` are the first and last day of its time as ordinals, `published` the day of its page and
    `minute` the minute of that day; `dates` the days of the year that it tells or names; `names`
    its places' names, folded, `unlisted` the marks of how those sound that no list of places has,
    `place_words` the marks of their words, `place_sounds` those of how
    the words sound, `places_heard` those of how each place sounds in one word, `places_said` those
    of each place as the page writes it; `killed` and `injured` the figures it gives; `terms` and
    `title` the telling words of text and title with their weights; `people` to `scenes` the other
    marks of its sketch; `kept_as` whose sheet calls the incident what; `source` whose page it is,
    folded; `rare` the terms that few
    texts hold; `norm` and `title_norm` the lengths of `terms` and `title` as vectors.
    """

    days: Days
    published: int | None
    minute: int | None
    dates: frozenset[str]
    where: tuple[Place, ...]
    names: frozenset[str]
    unlisted: frozenset[int]
    place_words: frozenset[int]
    place_sounds: frozenset[int]
    places_heard: frozenset[int]
    places_said: tuple[frozenset[int], ...]
    killed: frozenset[int]
    injured: frozenset[int]
    actors: frozenset[str]
    means: frozenset[str]
    terms: Terms
    title: Terms
    people: frozenset[int]
    name_words: frozenset[int]
    ages: frozenset[int]
    streets: frozenset[int]
    clock: frozenset[int]
    weekdays: frozenset[int]
    sounds: frozenset[int]
    scenes: frozenset[str]
    signature: tuple[int, ...]
    lead: bool
    kind: IncidentKind
    kept_as: tuple[str | None, str] | None
    source: str
    rare: frozenset[int]
    norm: float
    title_norm: float


def traits(report: Report) -> Traits:
    """The traits of one report."""
    sketch = report.sketch or Sketch()
    told = month_day(report.when)
    named = [_named(place.name or place.text, place.text) for place in report.where]
    terms, title = _terms(report), _title(report)
    return Traits(
        days=days(report.when),
        published=_published(report),
        minute=_minute(report),
        dates=frozenset(sketch.dates) | ({told} if told else set()),
        where=report.where,
        names=frozenset(one.name for one in named),
        place_words=frozenset().union(*(one.words for one in named)),
        place_sounds=frozenset().union(*(one.sounds for one in named)),
        unlisted=frozenset().union(
            *(one.heard for place, one in zip(report.where, named, strict=True) if _unlisted(place))
        ),
        places_heard=frozenset().union(*(one.heard for one in named)),
        places_said=tuple(one.said for one in named if one.said),
        killed=numbers(report, "killed"),
        injured=numbers(report, "injured"),
        actors=frozenset(report.actors),
        means=frozenset(means for means in report.means if means != "other"),
        terms=terms,
        title=title,
        people=frozenset(sketch.people),
        name_words=frozenset(sketch.names),
        ages=frozenset(sketch.ages),
        streets=frozenset(sketch.streets),
        clock=frozenset(sketch.clock),
        weekdays=frozenset(sketch.weekdays),
        sounds=frozenset(sketch.sounds),
        scenes=frozenset(sketch.scenes),
        signature=report.signature if report.lead else (),
        lead=report.lead,
        kind=report.kind,
        kept_as=None if report.kept_as is None else (report.source, report.kept_as),
        source=" ".join(folded_words(report.source or "")),
        rare=frozenset(term for term, weight in terms.items() if weight >= _RARE),
        norm=_length(terms),
        title_norm=_length(title),
    )


class _Named(NamedTuple):
    """What comparisons ask of one place's names: its own, folded, and the marks of both."""

    name: str
    words: frozenset[int]
    sounds: frozenset[int]
    heard: frozenset[int]
    said: frozenset[int]


# The places of a record come back page after page: worked out once, a report costs half.
@lru_cache(maxsize=4096)
def _named(name: str, said: str) -> _Named:
    both = folded_words(name), folded_words(said)
    words = {word for each in both for word in each}
    return _Named(
        name=" ".join(both[0]),
        words=frozenset(map(mark, words)),
        sounds=frozenset(map(sound_mark, words)),
        heard=frozenset(sound_mark("".join(_without_article(each))) for each in both if each),
        said=frozenset(map(mark, both[1])),
    )


def _unlisted(place: Place) -> bool:
    """Whether it has a name that no list has; what is told of without one begins small.

    "The north of Syria" is no hamlet, nor is the road between two towns.
    """
    return place.gazetteer_id is None and place.precision != "area" and place.text[:1].isupper()


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _length(terms: Terms) -> float:
    return sqrt(sum(weight * weight for weight in terms.values()))


def _published(report: Report) -> int | None:
    """The day of the page; for what it tells in its background, the day that this happened.

    News of one incident comes within days: what a page recalls is to be met among the news of then.
    """
    told = days(report.when)[1]
    return told if not report.lead and told is not None else day_number(report.published_at)


def _minute(report: Report) -> int | None:
    """The minute at which a page is published, in UTC, from the start of the day that it prints.

    None where it says no hour, or tells the incident in its background.
    """
    at = report.published_at
    if not report.lead or at is None or "T" not in at:
        return None
    try:
        told = datetime.fromisoformat(at)
    except ValueError:
        return None
    ahead = told.utcoffset() or timedelta()
    return told.hour * 60 + told.minute - ahead // timedelta(minutes=1)


def _terms(report: Report) -> Terms:
    """The words of the page's sketch; without one, those of the title and the claims' sentences.

    What a page says of an incident in its background are the claims alone.
    """
    if report.sketch is not None:
        return dict(zip(report.sketch.terms, report.sketch.weights, strict=True))
    quotes = dict.fromkeys(claim.quote for claim in report.claims)
    told = [report.title or "", *quotes] if report.lead else [*quotes]
    return telling_terms(folded_words("\n".join(told)), _TERMS)


def _title(report: Report) -> Terms:
    """A page's title tells of the incident it leads with, not of those in its background."""
    if not report.lead or not report.title:
        return {}
    return telling_terms(folded_words(report.title), _TERMS)
