"""Whether an incident is released, and from which day: also where reports came from elsewhere.

Reports are put together by programs and by people who may not release anything. So what an editor
decided not to show, or not yet, goes along with each report, until somebody releases the whole
that it is in anew. Where nobody has decided, a report joins as a new page does.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cenotaph.model.entries import Decision
from cenotaph.record.decisions import RELEASING, by_weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """That an incident is released, and the day from whose beginning in UTC it is public.

    `public_from` is empty where there is no embargo, so that days and it compare as texts.
    """

    public_from: str = ""

    def is_public(self, on: str) -> bool:
        """Whether anyone may see the incident on this day."""
        return self.public_from <= on


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """That a report was in an incident until the entry `until` put it into another."""

    report: str
    incident: str
    until: int


# Which decisions an incident's word is made of: those on it after one entry and before another.
_Between = tuple[str, int, float]


def release_of(
    incident: str,
    decisions: Iterable[Decision],
    went: Mapping[str, int],
    stays: Iterable[Stay] = (),
) -> Release | None:
    """What was decided on showing an incident; None where it is not released.

    The weightiest decision stands, also where it was made on an incident that went into this one;
    `went` gives those with the entry they went by. `stays` are the earlier homes of its reports,
    whose decisions are among `decisions`, too. An embargo, or that something is withheld, holds for
    the whole wherever it was decided, unless the whole was decided on anew since.
    """
    weighed = [one for one in by_weight(decisions) if one.decided.action in RELEASING]
    of_whole = [one for one in weighed if one.decided.subject in (incident, *went)]
    if not of_whole or of_whole[-1].decided.action != "release":
        return None
    days = [""]
    for part in _parts(incident, went, stays):
        about = [one.decided for one in weighed if _is_about(one, part)]
        if about and about[-1].action != "release":
            return None
        if about:
            days.append(about[-1].public_from or "")
    return Release(public_from=max(days))


def _parts(
    incident: str, went: Mapping[str, int], stays: Iterable[Stay]
) -> Iterator[tuple[_Between, ...]]:
    """What the whole was put together from, each with the decisions that speak for it."""
    always = float("inf")
    yield ((incident, 0, always),)
    for gone, seq in went.items():
        yield (gone, 0, always), (incident, seq, always)
    homes: dict[str, list[Stay]] = {}
    for stay in sorted(stays, key=lambda one: one.until):
        homes.setdefault(stay.report, []).append(stay)
    found: dict[tuple[_Between, ...], None] = {}
    for some in homes.values():
        left = [stay.until for stay in some]
        ends = zip(left, some[1:], strict=False)
        later: list[_Between] = [(one.incident, came, one.until) for came, one in ends]
        later.append((incident, left[-1], always))
        for number, stay in enumerate(some):
            found[((stay.incident, 0, stay.until), *later[number:])] = None
    yield from found


def _is_about(one: Decision, part: Iterable[_Between]) -> bool:
    return any(one.decided.subject == of and after < one.seq < until for of, after, until in part)
