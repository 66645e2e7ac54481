"""A feed of one edition's changes, as Atom (RFC 4287): incidents new, changed and withdrawn.

It holds ids, tolls and kinds of cause, and no word of a page or of a decision.
"""

from collections.abc import Iterable
from typing import IO
from xml.etree import ElementTree as Xml

from cenotaph.model.tolls import Toll
from cenotaph.record.changes import Change
from cenotaph.record.editions import Edition

NAME = "changes.atom"
_ATOM = "http://www.w3.org/2005/Atom"


def write_feed(changes: Iterable[Change], edition: Edition, file: IO[str]) -> int:
    """Each change as one entry, whose category is its kind; the number of entries.

    Links are relative to the folder of the site's downloads. An entry's id names the edition and
    the incident, so that a later change of the same incident is another entry.
    """
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _text(feed, "id", f"urn:cenotaph:{edition.id}")
    _text(feed, "title", "What this edition changes")
    _text(feed, "updated", edition.date)
    Xml.SubElement(_sub(feed, "author"), "name").text = "Cenotaph"
    Xml.SubElement(feed, "link", {"rel": "alternate", "href": "../index.html"})
    number = 0
    for change in changes:
        _entry(feed, change, edition)
        number += 1
    Xml.indent(feed)
    file.write('<?xml version="1.0" encoding="utf-8"?>\n')
    file.write(Xml.tostring(feed, encoding="unicode") + "\n")
    return number


def _entry(feed: Xml.Element, change: Change, edition: Edition) -> None:
    entry = _sub(feed, "entry")
    _text(entry, "id", f"urn:cenotaph:{edition.id}:{change.incident}")
    _text(entry, "title", f"Incident {change.incident}: {change.kind}")
    _text(entry, "updated", edition.date)
    Xml.SubElement(entry, "category", {"term": change.kind})
    shown = change.into if change.kind == "withdrawn" else change.incident
    if shown is not None:
        Xml.SubElement(entry, "link", {"rel": "alternate", "href": f"../incidents/{shown}.html"})
    _text(entry, "summary", summary(change))


def summary(change: Change) -> str:
    """One line: each toll before and after, what kind of cause, where a withdrawn incident went."""
    tolls = "; ".join(
        f"{one.measure} {_figures(one.before)} → {_figures(one.after)}" for one in change.tolls
    )
    kinds = ", ".join(dict.fromkeys(cause.kind.replace("_", " ") for cause in change.causes))
    into = f"It went into incident {change.into}." if change.into else ""
    return " ".join(part for part in (tolls, f"({kinds})" if kinds else "", into) if part)


def _figures(toll: Toll | None) -> str:
    if toll is None:
        return "none"
    low, best, high = ("?" if n is None else str(n) for n in (toll.min, toll.best, toll.max))
    marks = [mark for mark in ("open" if toll.open else None, toll.grade) if mark]
    return ", ".join((f"{low}–{best}–{high}", *marks))


def _sub(parent: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(parent, name)


def _text(parent: Xml.Element, name: str, text: str) -> None:
    _sub(parent, name).text = text
