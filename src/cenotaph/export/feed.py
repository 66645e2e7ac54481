"""Feeds as Atom (RFC 4287): what an edition changes, and the incidents with newer pages.

They hold ids, times, tolls and kinds of cause, and no word of a page or of a decision. Links are
absolute where the site's address is known, else relative to the folder of the feeds.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import IO

from cenotaph.model.tolls import Toll
from cenotaph.record.editions import Edition
from cenotaph.record.listing import Listed
from cenotaph.record.states import Change

CHANGES = "changes.atom"
INCIDENTS = "incidents.atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What a feed of incidents is of: its id for ever, its title, its address, the page it follows.

    Addresses are relative to the site's root; a file of a feed lies in a folder of it.
    """

    id: str
    title: str
    path: str
    page: str = "index.html"


NEWEST_PAGES = Channel(
    id="urn:cenotaph:incidents",
    title="Incidents with the newest pages",
    path=f"downloads/{INCIDENTS}",
)
_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 (section 2.2) has no way to write, not even escaped: one makes a feed unreadable.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = "\N{REPLACEMENT CHARACTER}"
_END = "\n</feed>\n"
# What a reader's program catches up with; who wants all takes the tables.
NEWEST = 100


def write_feed(
    changes: Iterable[Change], edition: Edition, file: IO[str], *, address: str | None = None
) -> int:
    """Each change as one entry, whose category is its kind; the number of entries.

    An entry's id names the edition and the incident, so that a later change of the same incident
    is another entry. An incident that the edition does not hold is neither linked nor named, unless
    it is the one withdrawn.
    """
    channel = Channel(
        id=f"urn:cenotaph:{edition.id}",
        title="What this edition changes",
        path=f"downloads/{CHANGES}",
    )
    file.write(_head(channel, edition.date, address))
    shown = frozenset(edition.incidents)
    number = 0
    for change in changes:
        if change.kind != "withdrawn" and change.incident not in shown:
            continue
        to = change.into if change.kind == "withdrawn" else change.incident
        entry = (
            _text("id", f"urn:cenotaph:{edition.id}:{change.incident}"),
            _text("title", f"Incident {change.incident}: {change.kind}"),
            _text("updated", _instant(edition.date)),
            f'<category term="{escape(change.kind)}" />',
            *((_alternate(f"incidents/{to}.html", address),) if to in shown else ()),
            _text("summary", summary(change, shown)),
        )
        file.write(_entry(entry))
        number += 1
    file.write(_END)
    return number


def write_incidents(
    rows: Sequence[Listed],
    edition: Edition,
    file: IO[str],
    *,
    title: Callable[[Listed], str],
    address: str | None = None,
    channel: Channel = NEWEST_PAGES,
) -> int:
    """The incidents whose newest page is newest, as one entry each; the number of entries.

    An entry keeps its id for ever; its time is its newest page's, so that it counts as changed when
    a page came to it. An incident whose pages have no date is not among them.
    """
    dated = [(row.told, row) for row in rows if row.told is not None and _is_day(row.told)]
    dated.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    updated = dated[0][0] if dated else edition.date
    file.write(_head(channel, updated, address))
    for newest, row in dated[:NEWEST]:
        shown = (one for one in row.tolls if one.policy == edition.policy)
        tolls = (f"{one.measure} {_figures(one)}" for one in shown)
        entry = (
            _text("id", f"urn:cenotaph:incident:{row.id}"),
            _text("title", title(row)),
            _text("updated", _instant(newest)),
            _alternate(f"incidents/{row.id}.html", address),
            _text("summary", "; ".join(tolls) or "no figure"),
        )
        file.write(_entry(entry))
    file.write(_END)
    return len(dated[:NEWEST])


def summary(change: Change, shown: frozenset[str]) -> str:
    """One line: each toll before and after, what kind of cause, where a withdrawn incident went."""
    tolls = "; ".join(
        f"{one.measure} {_figures(one.before)} → {_figures(one.after)}" for one in change.tolls
    )
    kinds = ", ".join(dict.fromkeys(cause.kind.replace("_", " ") for cause in change.causes))
    into = f"It went into incident {change.into}." if change.into in shown else ""
    return " ".join(part for part in (tolls, f"({kinds})" if kinds else "", into) if part)


def _is_day(time: str) -> bool:
    return len(time) >= len("2024-03-12") and time[:4].isdigit()


def _instant(time: str) -> str:
    """A date or date-time as Atom wants it: with hours and an offset."""
    if "T" not in time:
        return f"{time[:10]}T00:00:00Z"
    clock = time.partition("T")[2]
    return time if clock.endswith("Z") or "+" in clock or "-" in clock else f"{time}Z"


def _figures(toll: Toll | None) -> str:
    if toll is None:
        return "none"
    low, best, high = ("?" if n is None else str(n) for n in (toll.min, toll.best, toll.max))
    marks = [mark for mark in ("open" if toll.open else None, toll.grade) if mark]
    return ", ".join((f"{low}–{best}–{high}", *marks))


# A tree of elements costs a feed of a hundred entries five times as long as its words.
def _head(channel: Channel, updated: str, address: str | None) -> str:
    own = f"{address}/{channel.path}" if address else channel.path.rpartition("/")[2]
    lines = (
        _text("id", channel.id),
        _text("title", channel.title),
        _text("updated", _instant(updated)),
        "<author>\n    <name>Cenotaph</name>\n  </author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(own)}" />',
        _alternate(channel.page, address),
    )
    return "\n  ".join(
        (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}" xml:lang="en">', *lines)
    )


def _entry(lines: Iterable[str]) -> str:
    return "\n    ".join(("\n  <entry>", *lines)) + "\n  </entry>"


def _alternate(path: str, address: str | None) -> str:
    href = f"{address or '..'}/{path}"
    return f'<link rel="alternate" type="text/html" href="{escape(href)}" />'


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(_UNWRITABLE.sub(_INSTEAD, text), quote=False)}</{name}>"
