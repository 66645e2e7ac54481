"""The policy `range`: voice first, then the lowest and the highest of what the voices give."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cenotaph.model.incidents import Voice
from cenotaph.model.tolls import Check, Exclusion, SetBy, Toll, TollKey
from cenotaph.toll.combine import Count, Given, Outcome, is_rise, outcome, reader
from cenotaph.toll.figures import Figure, figure_of
from cenotaph.toll.people import DIMENSIONS, keys
from cenotaph.toll.policies import Heard, Hearing, Policy, Ruling
from cenotaph.toll.sides import clear, node
from cenotaph.toll.succession import stand

NAME = "range"
VERSION = "1"


def apply(hearing: Hearing) -> Ruling:
    """The tolls of one measure: the whole first, then each key its claims name.

    Steps 1 to 4 of "From claims to a toll" in the design: leave out, voice first, combine, best.
    """
    named = {key for one in (*hearing.heard, *hearing.opens) for key in keys(one.people)}
    ordered = sorted(named, key=lambda key: (DIMENSIONS.index(key.dimension), key.value))
    rulings = [_rule(hearing, key) for key in (None, *ordered)]
    return Ruling(
        tolls=tuple(toll for toll, _ in rulings if toll is not None),
        checks=tuple(check for _, checks in rulings for check in checks),
    )


RANGE = Policy(name=NAME, version=VERSION, apply=apply)


def _rule(hearing: Hearing, key: TollKey | None) -> tuple[Toll | None, tuple[Check, ...]]:
    relevant = [one for one in hearing.heard if one.people.within(key)]
    opens = [one for one in hearing.opens if one.people.within(key)]
    parts = _parts(relevant, hearing)
    counted = [one for one in relevant if one.claim.id not in parts]
    none = _nobody(hearing, key) if key is not None else []
    alone = len({one.voice.id for one in (*counted, *none)}) == 1
    count = Count(
        read=reader(alone=alone),
        moved=tuple(one for one in hearing.moved if one.people.within(key)),
        reasons=dict.fromkeys(parts, "part_of_other"),
    )
    tree = node(counted, key)
    tree, words = clear(replace(tree, whole=(*tree.whole, *none)))
    count.note(dict.fromkeys(words, "unstated"))
    found = outcome(count, tree)
    if found is not None and _only_a_zero_part(found, key):
        found = None
    if found is None and not opens and key is not None:
        return None, ()
    toll = _toll(hearing, key, count, found, opens)
    return toll, _checks(hearing, key, found)


def _parts(relevant: Sequence[Heard], hearing: Hearing) -> set[str]:
    """The parts whose whole is counted under the same key."""
    everyone = {one.claim.id: one.claim for one in (*hearing.heard, *hearing.aside_heard)}
    whole = {one.claim.id for one in relevant}
    # The whole may itself be an echo: its people are counted all the same.
    whole |= {id_ for id_, why in hearing.aside.items() if why in ("same_voice", "superseded")}
    found: set[str] = set()
    for one in relevant:
        up, seen = one.claim.part_of, {one.claim.id}
        while up in everyone and up not in seen:
            if up in whole:
                found.add(one.claim.id)
            seen.add(up)
            up = everyone[up].part_of
    return found


def _nobody(hearing: Hearing, key: TollKey | None) -> list[Heard]:
    """The claims of voices whose total is zero: zero for every key they do not speak of."""
    whole = node([one for one in hearing.heard if not is_rise(one)], None).whole
    speaking = {one.voice.id for one in hearing.heard if one.people.within(key)}
    found: list[Heard] = []
    for voice in sorted({one.voice.id for one in whole} - speaking):
        mine = [one for one in whole if one.voice.id == voice]
        standing = stand(mine, lambda one: figure_of(one.claim))
        if standing is not None and standing.figure.min == standing.figure.max == 0:
            found.extend(mine)
    return found


def _only_a_zero_part(found: Outcome, key: TollKey | None) -> bool:
    """ "No civilians were killed" alone does not say that nobody was."""
    stated = any(given.whole for given in found.forming.values())
    return key is None and found.figure.max == 0 and not stated


def _toll(
    hearing: Hearing,
    key: TollKey | None,
    count: Count,
    found: Outcome | None,
    opens: Sequence[Heard],
) -> Toll:
    figure = found.figure if found is not None else Figure(min=None, best=None, max=None)
    forming = _forming(hearing, found) or {one.voice.id: one.voice for one in opens}
    best, by_best = _best(found, forming) if found is not None else (None, ())
    set_by = replace(figure.set_by, best=by_best)
    return Toll(
        measure=hearing.measure,
        key=key,
        min=figure.min,
        best=best,
        max=figure.max,
        open=figure.open or bool(opens),
        summed=found is not None and found.summed,
        voices=_voices(tuple(forming.values())),
        grade=None,
        policy=NAME,
        policy_version=VERSION,
        set_by=set_by,
        excluded=_excluded(hearing, key, count, found, set_by),
    )


def _forming(hearing: Hearing, found: Outcome | None) -> dict[str, Voice]:
    """The voices whose figures form the toll, and those whose parts lifted its max."""
    if found is None:
        return {}
    lifting = {id_ for _, figure in found.raised for id_ in figure.set_by.max}
    return {
        one.voice.id: one.voice
        for one in hearing.heard
        if one.voice.id in found.forming or one.claim.id in lifting
    }


def _voices(forming: Sequence[Voice]) -> tuple[int, int]:
    """At least the known voices, and one where only unknown ones speak; at most all."""
    known = sum(voice.known for voice in forming)
    return max(known, min(1, len(forming))), len(forming)


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


def _excluded(
    hearing: Hearing,
    key: TollKey | None,
    count: Count,
    found: Outcome | None,
    set_by: SetBy,
) -> tuple[Exclusion, ...]:
    """Every claim of the key that sets no bound, with its reason.

    A figure that stands between the bounds is not left out: it is one of those that form them.
    """
    bound = {*set_by.min, *set_by.best, *set_by.max}
    forming = {
        claim
        for given in (found.forming.values() if found else ())
        for claim in given.figure.claims
    }
    listed: list[Exclusion] = []
    for one in (*hearing.heard, *hearing.aside_heard):
        id_ = one.claim.id
        if id_ in bound or not one.people.within(key):
            continue
        reason = hearing.aside.get(id_) or count.reasons.get(id_)
        if reason is None and id_ not in forming:
            reason = "part_of_other"
        if reason is not None:
            listed.append(Exclusion(claim=id_, reason=reason))
    return tuple(sorted(listed, key=lambda exclusion: exclusion.claim))


def _checks(hearing: Hearing, key: TollKey | None, found: Outcome | None) -> tuple[Check, ...]:
    """Disputed where a voice says none and another some; exceeding parts; only for the whole."""
    if found is None or key is not None:
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
