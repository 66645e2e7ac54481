"""What the pages say of changes: one edition beside the one before, in words a stranger may read.

A cause's own text names pages and quotes decisions; here its kind is said, and the entry or the
public incident that it is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.record.listing import Listed
from cenotaph.record.states import Change
from cenotaph.web import words
from cenotaph.web.changed import Changed
from cenotaph.web.site import PublicSite
from cenotaph.web.translation import ngettext

# What one page lists of each kind; the feed and `diff` have them all.
_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change as a page tells it; `view` is None where the incident is no longer shown.

    `causes` are sentences; `into` is the shown incident that a withdrawn one went into.
    """

    change: Change
    view: Listed | None
    causes: tuple[str, ...]
    into: Listed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The changes of one kind as a page lists them, and how many more there are."""

    kind: str
    told: tuple[Told, ...]
    number: int

    @property
    def more(self) -> int:
        """How many the page does not list."""
        return self.number - len(self.told)


def groups(changed: Changed, site: PublicSite) -> tuple[Group, ...]:
    """Changed tolls, withdrawn incidents, new ones: each kind that there is, in this order."""
    found: list[Group] = []
    shown = frozenset(site.edition.incidents)
    for kind in ("changed", "withdrawn", "new"):
        of_kind = [
            change
            for change in changed.changes
            # one that has been withheld since is not told of
            if change.kind == kind and (kind == "withdrawn" or change.incident in shown)
        ]
        listed = tuple(_told(of_kind[:_LISTED], changed, site))
        found.append(Group(kind=kind, told=listed, number=len(of_kind)))
    return tuple(group for group in found if group.number)


def told(change: Change, changed: Changed, site: PublicSite) -> Told:
    """One change with its causes in words."""
    (one,) = _told([change], changed, site)
    return one


def _told(changes: Sequence[Change], changed: Changed, site: PublicSite) -> Iterator[Told]:
    named = {id_ for one in changes for id_ in (one.incident, one.into or "", *_about(one))}
    shown = {row.id: row for row in site.rows(named)}
    for change in changes:
        yield Told(
            change=change,
            view=shown.get(change.incident),
            causes=tuple(dict.fromkeys(_sentences(change, changed, shown))),
            into=shown.get(change.into or ""),
        )


def _about(change: Change) -> Iterator[str]:
    return (cause.about for cause in change.causes)


def _sentences(change: Change, changed: Changed, shown: Mapping[str, Listed]) -> Iterator[str]:
    added = sum(cause.kind == "claim" for cause in change.causes)
    if added:
        yield ngettext("A page was added.", "%(n)s pages were added.", added) % {"n": added}
    for cause in change.causes:
        if cause.kind == "claim":
            continue
        # an incident that is not public has no name, but one that was withdrawn had
        known = cause.about in shown or cause.about in changed.by_id
        table = words.CAUSES_NAMED if known and cause.kind in words.CAUSES_NAMED else words.CAUSES
        yield str(table[cause.kind]) % {"what": cause.about}
