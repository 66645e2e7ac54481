"""Times and places of who tells of a harm: none of its own, unless nothing else is told."""

from collections.abc import Sequence

from cenotaph.extract.drafts import Told
from cenotaph.extract.languages.en.speech import SEATS
from cenotaph.extract.speakers import Heard
from cenotaph.extract.speech import Frame
from cenotaph.extract.when import TimeFound
from cenotaph.extract.where import PlaceFound
from cenotaph.model.values import Span

#: roles of speakers who tell of the place they are in: "a farmer from Bora said"
_LOCAL = frozenset({"witness", "family", "medical"})
#: roles of speakers who tell of their own town, where it is no capital: "police in Bora said"
_OF_A_TOWN = frozenset({"police", "rescue"})


def heard_in(
    told: Told, places: Sequence[PlaceFound], before: PlaceFound | None
) -> PlaceFound | None:
    """Where the teller of a harm sits, or the people are of: "a Salina man"; else as before."""
    heard = [h for f in told.frames for h in f.chain]
    for found in places:
        if any(h.span.covers(found.span) and _local(h, found) for h in heard):
            before = found
        elif found.rule == "where.people" and found.place.text.lower() not in SEATS:
            before = before or found
    return before


def times_of_harm(
    told: Told, times: tuple[TimeFound, ...]
) -> tuple[tuple[TimeFound, ...], tuple[TimeFound, ...]]:
    """The times of a sentence that may be a harm's, and those of a saying."""
    stated = [f.said for f in told.frames if f.said is not None]
    said = tuple(t for t in times if not t.cumulative and any(t.span.overlaps(s) for s in stated))
    # "On Monday police said five were killed": the day of the saying is the harm's as well
    fronted = [
        f.said
        for f in told.frames
        if f.said is not None and f.said.start < f.chain[0].span.start and not f.corrects
    ]
    times = tuple(t for t in times if t not in said or any(t.span.overlaps(s) for s in fronted))
    # "the mission, which visited on 12 July, found": the time is the speaker's
    aside = [s for f in told.frames if (s := _aside(told, f)) is not None]
    return tuple(t for t in times if not any(a.covers(t.span) for a in aside)), said


def of_no_speaker(told: Told, places: Sequence[PlaceFound]) -> tuple[PlaceFound, ...]:
    """The places but those of a speaker's name and those between a speaker and its verb."""
    speakers = [h.span for f in told.frames for h in f.chain]
    asides = [s for f in told.frames if (s := _aside(told, f)) is not None]
    return tuple(p for p in places if not any(s.covers(p.span) for s in (*speakers, *asides)))


def _local(heard: Heard, place: PlaceFound) -> bool:
    """Whether a speaker tells of the place where it is: a villager, a doctor, a town's police."""
    if heard.speaker.role in _LOCAL or "health" in heard.speaker.text.lower().split():
        return True
    town = place.place.precision == "town" and place.place.text.lower() not in SEATS
    return heard.speaker.role in _OF_A_TOWN and town


def _aside(told: Told, frame: Frame) -> Span | None:
    """What stands between a speaker and its verb, where it tells no harm of its own."""
    speaker = frame.chain[-1].span
    if frame.trailing or frame.start > speaker.start or frame.at < speaker.end:
        return None
    aside = Span(speaker.end, frame.at)
    tokens = told.sentence.tokens
    harms = (tokens[told.chunks[f.trigger].start] for f in told.findings)
    return None if any(aside.start <= t.start < aside.end for t in harms) else aside
