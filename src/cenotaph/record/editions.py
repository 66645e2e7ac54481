"""Editions: a published state of the record, and totals that say what they leave out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cenotaph.codec import short_id
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure
from cenotaph.record.view import View

TOTALLED: tuple[Measure, ...] = ("killed", "injured", "missing", "abducted", "detained")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A published state: log position, head digest, code version, policy, date, incidents.

    `seq` is the log's last entry when it was taken and `head` that entry's hash; `date` is an ISO
    date or date-time.
    """

    id: str
    seq: int
    head: str
    code_version: str
    policy: str
    date: str
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum over incidents under one policy, with what it leaves out.

    `best` is None unless every counted incident has one. An incident without a highest figure
    counts in `max` with its best or lowest one and is named in `unbounded`: then `max` is itself
    only a floor. `without_figure`, `episodes` and `cumulative` name what the sum leaves out;
    `open` names counted incidents that expect more.
    """

    measure: Measure
    policy: str
    min: int
    best: int | None
    max: int
    counted: tuple[str, ...]
    unbounded: tuple[str, ...]
    open: tuple[str, ...]
    disputed: tuple[str, ...]
    without_figure: tuple[str, ...]
    episodes: tuple[str, ...]


def edition_of(
    *, seq: int, head: str, code_version: str, policy: str, date: str, incidents: Iterable[str]
) -> Edition:
    """The edition of one log position; its id is the hash of everything else it holds."""
    ids = tuple(sorted(incidents))
    return Edition(
        id=short_id(seq, head, code_version, policy, date, ids),
        seq=seq,
        head=head,
        code_version=code_version,
        policy=policy,
        date=date,
        incidents=ids,
    )


def toll_of(view: View, measure: Measure, policy: str = "range") -> Toll | None:
    """The toll of one measure over all sides under one policy, if the incident has one."""
    for toll in view.tolls:
        if toll.measure == measure and toll.key is None and toll.policy == policy:
            return toll
    return None


def _bounded(toll: Toll | None) -> bool:
    return toll is not None and (toll.min, toll.best, toll.max) != (None, None, None)


def total(views: Sequence[View], measure: Measure, policy: str = "range") -> Total:
    """The sum of one measure over incidents; episodes never enter it."""
    incidents = [view for view in views if view.kind == "incident"]
    tolls = {view.id: toll_of(view, measure, policy) for view in incidents}
    counted = {id_: toll for id_, toll in tolls.items() if toll is not None and _bounded(toll)}
    bests = [toll.best for toll in counted.values()]
    known = [best for best in bests if best is not None]
    return Total(
        measure=measure,
        policy=policy,
        min=sum(toll.min or 0 for toll in counted.values()),
        best=sum(known) if counted and len(known) == len(bests) else None,
        max=sum(_ceiling(toll) for toll in counted.values()),
        counted=tuple(counted),
        unbounded=tuple(id_ for id_, toll in counted.items() if toll.max is None),
        open=tuple(id_ for id_, toll in counted.items() if toll.open),
        disputed=tuple(id_ for id_, toll in counted.items() if toll.best is None),
        without_figure=tuple(id_ for id_ in tolls if id_ not in counted),
        episodes=tuple(view.id for view in views if view.kind == "episode"),
    )


def _ceiling(toll: Toll) -> int:
    for figure in (toll.max, toll.best, toll.min):
        if figure is not None:
            return figure
    return 0


def totals(views: Sequence[View], policy: str = "range") -> tuple[Total, ...]:
    """The totals of every measure that at least one incident has a figure for."""
    sums = (total(views, measure, policy) for measure in TOTALLED)
    return tuple(one for one in sums if one.counted)
