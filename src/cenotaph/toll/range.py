"""The policy `range`: voice first, then the lowest and the highest of what the voices give."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cenotaph.model.incidents import Voice
from cenotaph.model.tolls import Check
from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.combine import Given, Outcome
from cenotaph.toll.figures import Figure
from cenotaph.toll.floor import Bounds
from cenotaph.toll.policies import Hearing, Policy, Ruling
from cenotaph.toll.weigh import Weighed, toll_of, weigh_all

NAME: PolicyName = "range"
VERSION = "2"


def apply(hearing: Hearing) -> Ruling:
    """The tolls of one measure: the whole first, then each key its claims name.

    Steps 1 to 4 of "From claims to a toll" in the design: leave out, voice first, combine, best.
    """
    weighed = weigh_all(hearing)
    return Ruling(
        tolls=tuple(
            toll_of(one, range_bounds(one), policy=NAME, version=VERSION) for one in weighed
        ),
        checks=tuple(check for one in weighed for check in _checks(one)),
    )


RANGE = Policy(name=NAME, version=VERSION, apply=apply)


def range_bounds(weighed: Weighed) -> Bounds:
    """Lowest and highest of what the voices give, and the figure that most of them share."""
    found, figure = weighed.found, weighed.figure
    best, by_best = _best(found, weighed.forming) if found is not None else (None, ())
    set_by = replace(figure.set_by, best=by_best)
    return Bounds(min=figure.min, best=best, max=figure.max, set_by=set_by)


def _best(found: Outcome, voices: Mapping[str, Voice]) -> tuple[int | None, tuple[str, ...]]:
    """One voice's best where it alone forms the toll; else the figure most voices share; else none.

    Figures of unknown origin may be one voice's: among themselves they count as one, and beside a
    known voice they confirm nothing; but where all give one figure, it is the best.
    """
    given = found.forming
    if len(voices) == 1:
        figure = next(iter(given.values())).figure
        return figure.best, figure.set_by.best
    if not found.alike or not given:
        return None, ()
    shared: dict[int, list[str]] = {}
    for voice, one in given.items():
        if one.figure.best is not None:
            shared.setdefault(one.figure.best, []).append(voice)
    known = {figure: sum(voices[v].known for v in who) for figure, who in shared.items()}
    single = len(shared) == 1 and len(next(iter(shared.values()))) == len(voices)
    if single and sum(voice.known for voice in voices.values()) <= 1:
        return _shared(next(iter(shared)), shared, given)
    most = max(known.values(), default=0)
    leaders = [figure for figure, number in known.items() if number == most]
    if most >= 2 and len(leaders) == 1:
        return _shared(leaders[0], shared, given)
    return None, ()


def _shared(
    figure: int, shared: Mapping[int, Sequence[str]], given: Mapping[str, Given]
) -> tuple[int, tuple[str, ...]]:
    ids = {id_ for voice in shared[figure] for id_ in given[voice].figure.set_by.best}
    return figure, tuple(sorted(ids))


def _checks(weighed: Weighed) -> tuple[Check, ...]:
    """Disputed where a voice says none and another some; exceeding parts; only for the whole."""
    hearing, found = weighed.hearing, weighed.found
    if found is None or weighed.key is not None:
        return ()
    people = {one.voice.id: one.voice for one in hearing.heard}
    nobody = sorted(v for v, one in found.forming.items() if one.whole and one.figure.max == 0)
    if nobody and (found.figure.max or 0) > 0:
        names = " and ".join(people[voice].name for voice in nobody)
        claims = sorted({id_ for v in nobody for id_ in found.forming[v].figure.claims})
        verb = "says" if len(nobody) == 1 else "say"
        message = f"Disputed: {names} {verb} none {_PAST[hearing.measure]}."
        return (
            Check(
                code="disputed",
                status="warns",
                message=message,
                claims=tuple(claims),
                figures={"max": found.figure.max or 0},
            ),
        )
    return tuple(_exceeds(hearing, voice, figure, found) for voice, figure in found.raised)


_PAST = {
    "killed": "were killed",
    "injured": "were injured",
    "missing": "are missing",
    "abducted": "were abducted",
    "detained": "were detained",
    "displaced": "were displaced",
    "attacks": "were made",
}


def _exceeds(hearing: Hearing, voice: str, figure: Figure, found: Outcome) -> Check:
    totals = [given.figure.max or 0 for given in found.forming.values() if given.whole]
    highest = max(totals, default=0)
    of = "The sum of the sides over all voices" if not voice else "A part"
    return Check(
        code="sum_exceeds_total" if not voice else "part_exceeds_total",
        status="warns",
        message=f"{of} ({figure.max} {hearing.measure}) is above the highest total ({highest}).",
        claims=tuple(sorted(figure.set_by.max)),
        figures={"part": figure.max or 0, "total": highest},
    )
