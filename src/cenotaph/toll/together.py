"""Told together: people of one voice whom one word of harm joins, so that their figures add up.

"A man and two women were killed" are three; "a man was killed. Two women were killed" may be told
of the same dead, and stay apart.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from cenotaph.model.claims import Count
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import BY_ATTACKER, BY_OWN_HAND
from cenotaph.toll.figures import Figure, total
from cenotaph.toll.people import People
from cenotaph.toll.policies import Heard

Reading = Callable[[Heard], Figure | None]
Told = tuple[str, str, Span]

_FIGURES = frozenset({"exact", "about", "at_least", "range"})
#: with three figures or more, one may be the sum of the others, told badly apart
_SEVERAL = 3


def told_together(heard: Sequence[Heard]) -> Mapping[str, Told]:
    """For each claim that another is told with: what they share, page, voice and word of harm."""
    groups: dict[Told, list[Heard]] = {}
    for one in heard:
        if _counted(one):
            told = (one.claim.page, one.voice.id, _word(one, heard))
            groups.setdefault(told, []).append(one)
    return {
        one.claim.id: told for told, members in groups.items() if _adds(members) for one in members
    }


def merged(heard: Sequence[Heard], told: Mapping[str, Told]) -> list[Heard]:
    """The claims with those of one word of harm as one that stands for all of them."""
    groups: dict[object, list[Heard]] = {}
    for one in heard:
        groups.setdefault(told.get(one.claim.id, one.claim.id), []).append(one)
    return [group[0] if len(group) == 1 else _one(group) for group in groups.values()]


def added_up(read: Reading) -> Reading:
    """The reading that gives claims told together as the sum of what it gives each of them."""

    def reading(one: Heard) -> Figure | None:
        if not one.together:
            return read(one)
        figures = [figure for member in one.together if (figure := read(member)) is not None]
        return total(figures) if figures else None

    return reading


def _word(one: Heard, heard: Sequence[Heard]) -> Span:
    """The word of harm; of an attacker's own death that of those he killed in the sentence.

    "A man killed his wife and two children before turning the gun on himself" tells of four.
    """
    spans = one.claim.spans
    if one.claim.rules.get("measure") != BY_OWN_HAND:
        return spans.measure
    before = [
        other.claim.spans.measure
        for other in heard
        if other.claim.page == one.claim.page
        and other.voice.id == one.voice.id
        and other.claim.measure == one.claim.measure
        and other.claim.rules.get("measure") == BY_ATTACKER
        and other.claim.spans.quote == spans.quote
        and other.claim.spans.measure.start <= spans.anchor.start
    ]
    return max(before, key=lambda span: span.start, default=spans.measure)


def _counted(one: Heard) -> bool:
    claim = one.claim
    plain = claim.scope == "incident" and claim.moved_from is None
    stands = claim.spans.count is not None or claim.rules.get("measure") == BY_OWN_HAND
    return plain and stands and claim.count.kind in _FIGURES


def _adds(members: Sequence[Heard]) -> bool:
    """Whether the figures stand at places of their own, and none is the sum of the others."""
    places = {one.claim.spans.anchor for one in members}
    if len(members) == 1 or len(places) < len(members):
        return False
    return len(members) < _SEVERAL or not any(_sums_up(one, members) for one in members)


def _sums_up(whole: Heard, members: Sequence[Heard]) -> bool:
    """Whether one of the figures is the sum of the others and may count all of their people."""
    figures = [one.claim.count.figure or 0 for one in members]
    counts_all = all(_may_hold(whole.people, one.people) for one in members)
    return counts_all and 2 * (whole.claim.count.figure or 0) == sum(figures)


def _may_hold(whole: People, part: People) -> bool:
    """Whether what is known of the whole's people is true of the part's: women hold no men."""
    return all(
        getattr(whole, known) in (None, getattr(part, known))
        for known in ("side", "status", "sex", "age")
    )


def _one(members: Sequence[Heard]) -> Heard:
    """One claim of all the members' people, under the first one's id."""
    first = min(members, key=lambda one: one.claim.spans.anchor)
    exact = all(one.claim.count.kind == "exact" for one in members)
    figure = sum(one.claim.count.figure or one.claim.count.min or 0 for one in members)
    count = Count(
        kind="exact" if exact else "at_least", figure=figure, min=figure,
        max=figure if exact else None, unit=first.claim.count.unit, text=None,
    )  # fmt: skip
    return replace(
        first,
        claim=replace(first.claim, count=count),
        people=_shared([one.people for one in members]),
        together=tuple(members),
    )


def _shared(all_people: Sequence[People]) -> People:
    """What is true of all of them alike."""
    first = all_people[0]
    same = {
        field.name: value
        for field in fields(People)
        if len({getattr(one, field.name) for one in all_people}) == 1
        and (value := getattr(first, field.name)) is not None
    }
    return People(**same)
