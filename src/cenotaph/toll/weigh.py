"""What every policy weighs: one key's claims put together, before a policy sets its bounds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cenotaph.model.incidents import Voice
from cenotaph.model.tolls import Exclusion, SetBy, Toll, TollKey
from cenotaph.model.vocabulary import MEASURES, Reason
from cenotaph.toll.combine import Count, Outcome, is_opponents, is_rise, outcome, reader
from cenotaph.toll.figures import Figure, figure_of
from cenotaph.toll.floor import Bounds, by_lists, names_its_people, raised_to, set_by_lists
from cenotaph.toll.people import DIMENSIONS, keys
from cenotaph.toll.policies import Heard, Hearing
from cenotaph.toll.sides import Node, clear, node
from cenotaph.toll.succession import stand
from cenotaph.toll.together import added_up

Reading = Callable[[Heard], Figure | None]
_REPLACED: tuple[Reason, ...] = ("superseded", "early_figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One key of one hearing: what its voices give together, and what is left out of it.

    `heard` are the hearing's claims of the key, `aside` those that may set no bound; `found` is
    None where nothing bounds the key; `opens` are the claims that say more is to come; `forming`
    holds the voices whose figures form the toll, by id.
    """

    hearing: Hearing
    key: TollKey | None
    heard: tuple[Heard, ...]
    aside: tuple[Heard, ...]
    count: Count
    found: Outcome | None
    opens: tuple[Heard, ...]
    forming: Mapping[str, Voice]

    @property
    def figure(self) -> Figure:
        """The bounds over all voices: lowest, highest, no best of its own."""
        if self.found is None:
            return Figure(min=None, best=None, max=None)
        return self.found.figure

    @property
    def voices(self) -> tuple[int, int]:
        """How many voices form the toll, at least and at most.

        At least: one for each owner of known voices, and one where only unknown ones speak. At
        most: all of them.
        """
        owners = {voice.belongs_to or voice.id for voice in self.forming.values() if voice.known}
        return max(len(owners), min(1, len(self.forming))), len(self.forming)


def weigh_all(hearing: Hearing, read: Reading | None = None) -> tuple[Weighed, ...]:
    """The whole first, then each key that the hearing's claims name, as far as they say anything.

    `read` gives a claim's three numbers; without it they are read as the design has them, an
    opponent who is the only voice as a ceiling.
    """
    if read is None or _reads_as_designed(hearing, read):
        return _as_designed(hearing)
    return _weigh_all(hearing, read)


def _reads_as_designed(hearing: Hearing, read: Reading) -> bool:
    """Whether a policy reads every claim as the design has it: most incidents have no claim that
    any policy reads otherwise."""
    every = (*hearing.heard, *hearing.opens, *hearing.moved)
    return not any(is_opponents(one.claim) or read(one) != figure_of(one.claim) for one in every)


# Policies that read figures alike share them: each measure of an incident is weighed once for all.
@lru_cache(maxsize=len(MEASURES))
def _as_designed(hearing: Hearing) -> tuple[Weighed, ...]:
    return _weigh_all(hearing, None)


def _weigh_all(hearing: Hearing, read: Reading | None) -> tuple[Weighed, ...]:
    named = {key for one in (*hearing.heard, *hearing.opens) for key in keys(one.people)}
    ordered = sorted(named, key=lambda key: (DIMENSIONS.index(key.dimension), key.value))
    nobody = _nobody(hearing) if ordered else ()
    weighed = (_weigh(hearing, key, read, nobody) for key in (None, *ordered))
    return tuple(one for one in weighed if one is not None)


def weigh(hearing: Hearing, key: TollKey | None, read: Reading | None = None) -> Weighed | None:
    """Steps 1 to 3 of "From claims to a toll" for one key; None where a key has nothing to say."""
    return _weigh(hearing, key, read, () if key is None else _nobody(hearing))


def _weigh(
    hearing: Hearing, key: TollKey | None, read: Reading | None, nobody: Sequence[Heard]
) -> Weighed | None:
    relevant = [one for one in hearing.heard if one.people.within(key)]
    opens = tuple(one for one in hearing.opens if one.people.within(key))
    parts = _parts(relevant, hearing)
    counted = [one for one in relevant if one.claim.id not in parts]
    speaking = {one.voice.id for one in relevant}
    none = [one for one in nobody if one.voice.id not in speaking] if key is not None else []
    alone = len({one.voice.id for one in (*counted, *none)}) == 1
    count = Count(
        read=added_up(read or reader(alone=alone)),
        moved=tuple(one for one in hearing.moved if one.people.within(key)),
        reasons=dict.fromkeys(parts, "part_of_other"),
    )
    tree = node(counted, key)
    tree, words = clear(replace(tree, whole=(*tree.whole, *none)))
    count.note(dict.fromkeys(words, "unstated"))
    found = outcome(count, tree)
    count.note(_shared_reasons(count, tree))
    if found is not None and _only_a_zero_part(found, key):
        found = None
    if found is None and not opens and key is not None:
        return None
    forming = _forming(hearing, found) or {one.voice.id: one.voice for one in opens}
    return Weighed(
        hearing=hearing,
        key=key,
        heard=tuple(relevant),
        aside=tuple(one for one in hearing.aside_heard if one.people.within(key)),
        count=count,
        found=found,
        opens=opens,
        forming=forming,
    )


def toll_of(
    weighed: Weighed, bounds: Bounds, *, policy: str, version: str, grade: str | None = None
) -> Toll:
    """The toll of one key under a policy that has set its bounds and grade.

    Whatever the policy, no bound is below the number of people whom a claim names, and that of all
    the dead not below the number of people whom lists name; more may have died than lists name.
    """
    found = weighed.found
    floor, by = _named(weighed)
    if floor:
        bounds = raised_to(bounds, floor, by)
    listed = weighed.hearing.listed if weighed.key is None else None
    if listed is not None:
        bounds = raised_to(bounds, listed.people or 0, by_lists(listed))
    return Toll(
        measure=weighed.hearing.measure,
        key=weighed.key,
        min=bounds.min,
        best=bounds.best,
        max=bounds.max,
        open=weighed.figure.open or bool(weighed.opens) or set_by_lists(bounds.set_by.min),
        summed=found is not None and found.summed,
        voices=weighed.voices,
        grade=grade,
        policy=policy,
        policy_version=version,
        set_by=bounds.set_by,
        excluded=_excluded(weighed, bounds.set_by),
    )


def _shared_reasons(count: Count, tree: Node) -> dict[str, Reason]:
    """The reason of a sum that sets no bound, for each of the claims it adds up."""
    sums = [one for one in tree.heard if one.together and one.claim.id in count.reasons]
    return {o.claim.id: count.reasons[one.claim.id] for one in sums for o in one.together}


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


def _nobody(hearing: Hearing) -> tuple[Heard, ...]:
    """The claims of voices whose total is zero: zero for every key they do not speak of."""
    whole = node([one for one in hearing.heard if not is_rise(one)], None).whole
    found: list[Heard] = []
    for voice in sorted({one.voice.id for one in whole}):
        mine = [one for one in whole if one.voice.id == voice]
        standing = stand(mine, lambda one: figure_of(one.claim))
        if standing is not None and standing.figure.min == standing.figure.max == 0:
            found.extend(mine)
    return tuple(found)


def _only_a_zero_part(found: Outcome, key: TollKey | None) -> bool:
    """ "No civilians were killed" alone does not say that nobody was."""
    stated = any(given.whole for given in found.forming.values())
    return key is None and found.figure.max == 0 and not stated


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


def _named(weighed: Weighed) -> tuple[int, tuple[str, ...]]:
    """The most people that a standing claim names, and the claims that name so many.

    Two claims may name the same people, so they are not added. A voice whose figure is only a
    ceiling here is none by its names either.
    """
    gone = {id_ for id_, why in weighed.count.reasons.items() if why in _REPLACED}
    naming = {
        one.claim.id: figure.min
        for one in weighed.heard
        if names_its_people(one.claim)
        and one.claim.id not in gone
        and (figure := weighed.count.read(one)) is not None
        and figure.min is not None
    }
    floor = max(naming.values(), default=0)
    return floor, tuple(sorted(id_ for id_, figure in naming.items() if figure == floor))


def _excluded(weighed: Weighed, set_by: SetBy) -> tuple[Exclusion, ...]:
    """Every claim of the key that sets no bound, with its reason.

    A figure that stands between the bounds is not left out: it is one of those that form them.
    """
    hearing, found = weighed.hearing, weighed.found
    bound = {*set_by.min, *set_by.best, *set_by.max}
    forming = {
        claim
        for given in (found.forming.values() if found else ())
        for claim in given.figure.claims
    }
    listed: list[Exclusion] = []
    for one in (*weighed.heard, *weighed.aside):
        id_ = one.claim.id
        if id_ in bound:
            continue
        reason = hearing.aside.get(id_) or weighed.count.reasons.get(id_)
        if reason is None and id_ not in forming:
            reason = "part_of_other"
        if reason is not None:
            listed.append(Exclusion(claim=id_, reason=reason))
    return tuple(sorted(listed, key=lambda exclusion: exclusion.claim))
