"""What made an incident's toll another between two states of a record.

Every cause is found by comparing the two: where each report lay, who read its page, which
decisions stood. Where none is found, that is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.reports import Report
from cenotaph.model.rows import HAND
from cenotaph.record.decisions import by_weight
from cenotaph.record.states import Cause, State
from cenotaph.toll.profiles import by_name, names_of

# Decisions that change what is shown to whom, and no figure.
_NO_FIGURE = frozenset({"release", "withhold"})


def causes_of(old: Incident, new: Incident, before: State, after: State) -> Iterator[Cause]:
    """What made the tolls of an incident that both states show other ones; one cause at least."""
    told = False
    for cause in (
        *_policy(old, new, before, after),
        *_pages(old.reports, new.reports, new.id, _Between(before, after, (old, new))),
        *_decisions(old, new, before),
        *_listed(new, before, after),
        *_profiles((old, new), before, after),
    ):
        told = True
        yield cause
    if not told:
        text = "Neither its pages nor what was decided tells why."
        yield Cause(kind="unknown", about=new.id, text=text)


def causes_of_going(old: Incident, before: State, after: State) -> Iterator[Cause]:
    """What became of the reports of an incident that is shown no more; none where it still stands.

    Who may see it is no matter of its reports.
    """
    if old.id in after.there:
        return
    whole = len({after.homes.get(report.id) for report in old.reports}) == 1
    for cause in _pages(old.reports, (), old.id, _Between(before, after, (old,))):
        # all that went to one incident was not split off, but is one with that
        yield replace(cause, kind="merge") if whole and cause.kind == "split" else cause


def causes_of_coming(new: Incident, before: State, after: State) -> Iterator[Cause]:
    """Where the reports of an incident come from that was not shown before.

    A page that was added says no more than that the incident is new.
    """
    come = _pages((), new.reports, new.id, _Between(before, after, (new,)))
    yield from (cause for cause in come if cause.kind != "claim")


class _Between:
    """Two states as the reports of one incident are compared by, and its claims decided on."""

    def __init__(self, before: State, after: State, incidents: Iterable[Incident]) -> None:
        self.before, self.after = before, after
        self.decided = {one.subject for each in incidents for one in each.decisions}

    def reread(self, page: str) -> bool:
        """Whether a page that stood before was read by other rules since."""
        was = self.before.readers.get(page)
        now = self.after.readers.get(page)
        return was is not None and now is not None and was != now

    def taken_by(self, page: str) -> str | None:
        """The page that stands now where this one stood: another capture, or a changed row."""
        if page in self.after.readers:
            return None
        at = self.after.at
        known = (at[place] for place in self.before.places.get(page, ()) if place in at)
        return next(known, None)


def _policy(old: Incident, new: Incident, before: State, after: State) -> Iterator[Cause]:
    versions = [
        {f"{toll.policy} {toll.policy_version}" for toll in of.tolls if toll.policy == policy}
        for of, policy in ((old, before.policy), (new, after.policy))
    ]
    if all(versions) and versions[0] != versions[1]:
        was, is_ = (", ".join(sorted(each)) for each in versions)
        yield Cause(kind="policy", about=after.policy, text=f"The policy was {was} and is {is_}.")


def _pages(
    old: Iterable[Report], new: Iterable[Report], incident: str, between: _Between
) -> Iterator[Cause]:
    mine = {report.id: report for report in old}
    theirs = {report.id: report for report in new}
    gone = {id_: report for id_, report in mine.items() if id_ not in theirs}
    for id_, report in theirs.items():
        if id_ in mine:
            yield from _read_again(mine[id_], report, between)
        else:
            yield from _came(report, incident, gone, between)
    for report in gone.values():
        yield from _went(report, incident, between)


def _came(
    report: Report, incident: str, gone: dict[str, Report], between: _Between
) -> Iterator[Cause]:
    """Why a report is of the incident; what it replaces is taken out of those that are gone."""
    before, after = between.before, between.after
    home, again = before.homes.get(report.id), between.reread(report.page)
    early = [one for one in gone.values() if between.taken_by(one.page) == report.page]
    if home == incident:
        return
    if home is not None:
        text = f"{_named(report)} came from incident {home}{', being read again' * again}."
        yield Cause(kind="merge", about=home, text=text)
    elif early:
        for one in early:
            del gone[one.id]
        text = f"{_named(report)} replaces its earlier capture."
        yield Cause(kind="replacement", about=early[0].page, text=text)
    elif again:
        told = f"was read again, and tells of this incident, with {_claims(report)}"
        yield _cause_of_reading(report, after, told)
    else:
        text = f"{_named(report)} was added, with {_claims(report)}."
        yield Cause(kind="claim", about=report.page, text=text)


def _went(report: Report, incident: str, between: _Between) -> Iterator[Cause]:
    """Why a report is of the incident no more."""
    after, again = between.after, between.reread(report.page)
    home = after.homes.get(report.id)
    if home is not None and home != incident:
        text = f"{_named(report)} went to incident {home}{', being read again' * again}."
        yield Cause(kind="split", about=home, text=text)
    elif again:
        yield _cause_of_reading(report, after, "was read again, and tells of this incident no more")
    elif report.page in after.readers or between.taken_by(report.page):
        text = f"{_named(report)} was captured again, and tells of this incident no more."
        yield Cause(kind="replacement", about=report.page, text=text)
    else:
        text = f"{_named(report)} stands no more."
        yield Cause(kind="page_gone", about=report.page, text=text)


def _read_again(old: Report, new: Report, between: _Between) -> Iterator[Cause]:
    """A report that reads otherwise now, and not because a person decided on its claims."""
    mine = {claim.id: claim for claim in old.claims if claim.id not in between.decided}
    theirs = {claim.id: claim for claim in new.claims if claim.id not in between.decided}
    if mine == theirs:
        return
    same = sum(mine[id_] != theirs[id_] for id_ in mine.keys() & theirs)
    numbers = (
        (len(theirs.keys() - mine), "more"), (len(mine.keys() - theirs), "fewer"), (same, "changed")
    )  # fmt: skip
    told = ", ".join(f"{_number(number)} {what}" for number, what in numbers if number)
    if between.reread(new.page):
        yield _cause_of_reading(new, between.after, f"was read again: {told}")
    else:
        text = f"{_named(new)} was captured again, with other dates or names: {told}."
        yield Cause(kind="replacement", about=new.page, text=text)


def _cause_of_reading(report: Report, after: State, told: str) -> Cause:
    if after.readers.get(report.page, "").startswith(HAND):
        told = told.replace("was read again", "was read by a person")
    return Cause(kind="extractor", about=report.page, text=f"{_named(report)} {told}.")


def _decisions(old: Incident, new: Incident, before: State) -> Iterator[Cause]:
    mine, theirs = _entries(old), _entries(new)
    for seq, one in sorted(theirs.items()):
        # an earlier one came with the reports of another incident
        if seq not in mine and seq > before.seq:
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


def _listed(new: Incident, before: State, after: State) -> Iterator[Cause]:
    """Listed people who were put under the incident, or are no more."""
    mine, theirs = ({one.seq: one for one in each.lists} for each in (before, after))
    for seq in sorted(mine.keys() ^ theirs.keys()):
        one = theirs.get(seq) or mine[seq]
        if one.decided.subject == new.id:
            told = one.decided.reason if seq in theirs else "It stands no more."
            text = f"Entry {seq}: listed people were assigned to it. {told}"
            yield Cause(kind="list", about=str(seq), text=text)


def _profiles(incidents: tuple[Incident, ...], before: State, after: State) -> Iterator[Cause]:
    """The sources that speak in the incident and of which something else is decided now."""
    heard = {name for one in incidents for name in _heard_in(one)}
    mine, theirs = (_of_each_source(each.profiles) for each in (before, after))
    for source in sorted(mine.keys() | theirs.keys()):
        was, now = mine.get(source), theirs.get(source)
        one = now or was
        assert one is not None, f"{source} has a profile in one of the two states"
        named = {source, *map(by_name, one.decided.details.values())}
        if was == now or heard.isdisjoint(named | {one.decided.subject}):
            continue
        said = ", ".join(f"{key} {value}" for key, value in sorted(one.decided.details.items()))
        told = one.decided.reason if now else "It stands no more."
        text = f"Entry {one.seq}: profile {one.decided.subject}, {said}. {told}"
        yield Cause(kind="profile", about=str(one.seq), text=text)


def _of_each_source(profiles: tuple[Decision, ...]) -> dict[str, Decision]:
    """The profile of each source that stands: a later one replaces an earlier one whole."""
    return {by_name(one.decided.subject): one for one in by_weight(profiles)}


def _heard_in(incident: Incident) -> Iterator[str]:
    for voice in incident.voices:
        for id_ in (voice.id, *voice.repeated_by):
            yield from names_of(id_)
        yield from filter(None, (voice.source, voice.belongs_to))
        yield from (name for pair in voice.relays for name in pair)
    for report in incident.reports:
        for claim in report.claims:
            yield from (one.source for one in claim.attribution if one.source)


def _named(report: Report) -> str:
    about = [report.source or "A page without an outlet", report.published_at]
    return ", ".join(part for part in about if part)


def _claims(report: Report) -> str:
    figures: Iterable[str] = (
        f"“{claim.count.text}”" for claim in report.claims if claim.count.text
    )
    told = ", ".join(dict.fromkeys(figures))
    counted = _number(len(report.claims))
    return f"{counted} ({told})" if told else counted


def _number(claims: int) -> str:
    return f"{claims} claim{'' if claims == 1 else 's'}"
