"""Feeds as Atom (RFC 4287): what an edition changes, and the incidents with newer pages.

They hold ids, times, tolls and kinds of cause, and no word of a page or of a decision. Links are
absolute where the site's address is known, else relative to the folder of the feeds.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree as Xml

from cenotaph.model.tolls import Toll
from cenotaph.record.changes import Change
from cenotaph.record.editions import Edition
from cenotaph.record.listing import Listed

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
    feed = _feed(f"urn:cenotaph:{edition.id}", "What this edition changes", edition.date)
    _links(feed, f"downloads/{CHANGES}", "index.html", address)
    shown = frozenset(edition.incidents)
    number = 0
    for change in changes:
        if change.kind != "withdrawn" and change.incident not in shown:
            continue
        entry = _sub(feed, "entry")
        _text(entry, "id", f"urn:cenotaph:{edition.id}:{change.incident}")
        _text(entry, "title", f"Incident {change.incident}: {change.kind}")
        _text(entry, "updated", _instant(edition.date))
        Xml.SubElement(entry, "category", {"term": change.kind})
        to = change.into if change.kind == "withdrawn" else change.incident
        if to in shown:
            _alternate(entry, f"incidents/{to}.html", address)
        _text(entry, "summary", summary(change, shown))
        number += 1
    _write(feed, file)
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
    feed = _feed(channel.id, channel.title, updated)
    _links(feed, channel.path, channel.page, address)
    for newest, row in dated[:NEWEST]:
        entry = _sub(feed, "entry")
        _text(entry, "id", f"urn:cenotaph:incident:{row.id}")
        _text(entry, "title", title(row))
        _text(entry, "updated", _instant(newest))
        _alternate(entry, f"incidents/{row.id}.html", address)
        shown = (one for one in row.tolls if one.policy == edition.policy)
        tolls = (f"{one.measure} {_figures(one)}" for one in shown)
        _text(entry, "summary", "; ".join(tolls) or "no figure")
    _write(feed, file)
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


def _feed(id_: str, title: str, updated: str) -> Xml.Element:
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _text(feed, "id", id_)
    _text(feed, "title", title)
    _text(feed, "updated", _instant(updated))
    Xml.SubElement(_sub(feed, "author"), "name").text = "Cenotaph"
    return feed


def _links(feed: Xml.Element, path: str, page: str, address: str | None) -> None:
    own = f"{address}/{path}" if address else path.rpartition("/")[2]
    Xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    _alternate(feed, page, address)


def _alternate(parent: Xml.Element, path: str, address: str | None) -> None:
    href = f"{address or '..'}/{path}"
    Xml.SubElement(parent, "link", {"rel": "alternate", "type": "text/html", "href": href})


def _write(feed: Xml.Element, file: IO[str]) -> None:
    Xml.indent(feed)
    file.write('<?xml version="1.0" encoding="utf-8"?>\n')
    file.write(Xml.tostring(feed, encoding="unicode") + "\n")


def _sub(parent: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(parent, name)


def _text(parent: Xml.Element, name: str, text: str) -> None:
    _sub(parent, name).text = _UNWRITABLE.sub(_INSTEAD, text)
