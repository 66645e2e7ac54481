"""Changes between two states of a record: every toll that differs, and what made it differ.

A state is its incidents, each with the policy it is shown under. Everything here is worked out
from the two states; the log is asked for nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.reports import Report
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure, PolicyName

Kind = Literal["new", "changed", "withdrawn"]
CauseKind = Literal[
    "claim", "replacement", "page_gone", "merge", "split", "decision", "extractor", "policy",
    "profile",
]  # fmt: skip


# Decisions that change what is shown to whom, and no figure.
_NO_FIGURE = frozenset({"release", "withhold"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a toll is another: the kind, the page, incident or entry that did it, and a sentence."""

    kind: CauseKind
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChange:
    """One measure's toll over all sides before and after; None where there is none."""

    measure: Measure
    before: Toll | None
    after: Toll | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One incident that is new, withdrawn, or has another toll.

    `into` is the incident that one withdrawn went into, if another took its reports.
    """

    incident: str
    kind: Kind
    tolls: tuple[TollChange, ...]
    causes: tuple[Cause, ...]
    into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The incidents of one edition as they stood, by id, and the policy they are shown under.

    `homes` tells where every report of the record lay, also those of incidents not shown.
    """

    incidents: Mapping[str, Incident]
    policy: PolicyName
    homes: Mapping[str, str] = field(default_factory=dict)


def changes(before: State, after: State) -> tuple[Change, ...]:
    """Every incident that came, went, or has another toll, in the order of their ids."""
    ids = sorted({*before.incidents, *after.incidents})
    found = (_change(id_, before, after) for id_ in ids)
    return tuple(one for one in found if one is not None)


def _change(id_: str, before: State, after: State) -> Change | None:
    old, new = before.incidents.get(id_), after.incidents.get(id_)
    tolls = tuple(_tolls(old, new, before.policy, after.policy))
    if new is None:
        into = None if old is None else _into(old, after)
        return Change(incident=id_, kind="withdrawn", tolls=tolls, causes=(), into=into)
    if old is None:
        return Change(incident=id_, kind="new", tolls=tolls, causes=())
    if not tolls:
        return None
    causes = tuple(dict.fromkeys(_causes(old, new, before, after)))
    return Change(incident=id_, kind="changed", tolls=tolls, causes=causes)


def _into(old: Incident, after: State) -> str | None:
    homes = {after.homes[report.id] for report in old.reports if report.id in after.homes}
    return homes.pop() if len(homes) == 1 and old.id not in homes else None


def _tolls(
    old: Incident | None, new: Incident | None, before: PolicyName, after: PolicyName
) -> Iterator[TollChange]:
    mine, theirs = _whole(old, before), _whole(new, after)
    for measure in dict.fromkeys((*mine, *theirs)):
        one, other = mine.get(measure), theirs.get(measure)
        if _shown(one) != _shown(other):
            yield TollChange(measure=measure, before=one, after=other)


def _whole(incident: Incident | None, policy: PolicyName) -> dict[Measure, Toll]:
    tolls = () if incident is None else incident.tolls
    return {toll.measure: toll for toll in tolls if toll.key is None and toll.policy == policy}


def _shown(toll: Toll | None) -> tuple[object, ...] | None:
    return None if toll is None else (toll.min, toll.best, toll.max, toll.open, toll.grade)


def _causes(old: Incident, new: Incident, before: State, after: State) -> Iterator[Cause]:
    told = False
    for cause in (
        *_policy(old, new, before, after),
        *_pages(old, new, before, after),
        *_decisions(old, new),
    ):
        told = True
        yield cause
    if not told:
        text = "A source's profile was decided: its voices are told apart otherwise."
        yield Cause(kind="profile", about=new.id, text=text)


def _policy(old: Incident, new: Incident, before: State, after: State) -> Iterator[Cause]:
    versions = [
        {f"{toll.policy} {toll.policy_version}" for toll in of.tolls if toll.policy == policy}
        for of, policy in ((old, before.policy), (new, after.policy))
    ]
    if all(versions) and versions[0] != versions[1]:
        was, is_ = (", ".join(sorted(each)) for each in versions)
        yield Cause(kind="policy", about=after.policy, text=f"The policy was {was} and is {is_}.")


def _pages(old: Incident, new: Incident, before: State, after: State) -> Iterator[Cause]:
    mine = {report.id: report for report in old.reports}
    theirs = {report.id: report for report in new.reports}
    gone = {id_: report for id_, report in mine.items() if id_ not in theirs}
    replaced = {report.url: report for report in gone.values() if report.url is not None}
    for id_, report in theirs.items():
        if id_ in mine:
            yield from _read_again(mine[id_], report, new)
        elif (home := before.homes.get(id_)) is not None and home != new.id:
            text = f"{_named(report)} came from incident {home}."
            yield Cause(kind="merge", about=home, text=text)
        elif report.url in replaced:
            early = gone.pop(replaced[report.url].id, None)
            text = f"{_named(report)} replaces its earlier capture."
            yield Cause(kind="replacement", about=(early or report).page, text=text)
        else:
            text = f"{_named(report)} was added, with {_claims(report)}."
            yield Cause(kind="claim", about=report.page, text=text)
    for id_, report in gone.items():
        home = after.homes.get(id_)
        if home is not None and home != new.id:
            yield Cause(kind="split", about=home, text=f"{_named(report)} went to incident {home}.")
        else:
            text = f"{_named(report)} stands no more."
            yield Cause(kind="page_gone", about=report.page, text=text)


def _read_again(old: Report, new: Report, incident: Incident) -> Iterator[Cause]:
    """A report that reads otherwise now, and not because a person decided on its claims."""
    decided = {one.subject for one in incident.decisions}
    mine = {claim.id: claim for claim in old.claims if claim.id not in decided}
    theirs = {claim.id: claim for claim in new.claims if claim.id not in decided}
    if mine != theirs:
        lost, won = len(mine.keys() - theirs), len(theirs.keys() - mine)
        same = sum(mine[id_] != theirs[id_] for id_ in mine.keys() & theirs)
        text = f"{_named(new)} was read again: {won} claims more, {lost} fewer, {same} changed."
        yield Cause(kind="extractor", about=new.page, text=text)


def _decisions(old: Incident, new: Incident) -> Iterator[Cause]:
    mine, theirs = _entries(old), _entries(new)
    for seq, one in sorted(theirs.items()):
        if seq not in mine:
            text = f"Entry {seq}: {one.action} {one.subject}. {one.reason}"
            yield Cause(kind="decision", about=str(seq), text=text)
    for seq, one in sorted(mine.items()):
        # one that a later decision on the same subject outranks is told with that one
        again = any(other.subject == one.subject for other in theirs.values())
        if seq not in theirs and not again:
            text = f"Entry {seq}, {one.action} {one.subject}, stands no more."
            yield Cause(kind="decision", about=str(seq), text=text)


def _entries(incident: Incident) -> dict[int, Standing]:
    return {one.seq: one for one in incident.decisions if one.action not in _NO_FIGURE}


def _named(report: Report) -> str:
    about = [report.source or "A page without an outlet", report.published_at]
    return ", ".join(part for part in about if part)


def _claims(report: Report) -> str:
    figures: Iterable[str] = (
        f"“{claim.count.text}”" for claim in report.claims if claim.count.text
    )
    told = ", ".join(dict.fromkeys(figures))
    number = len(report.claims)
    counted = f"{number} claim{'' if number == 1 else 's'}"
    return f"{counted} ({told})" if told else counted
