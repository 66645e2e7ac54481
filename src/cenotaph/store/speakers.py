"""Who speaks in which report: sources by their ids, or by their names where no list has them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.engine import Connection

from cenotaph.model.reports import Report
from cenotaph.model.signature import folded_words
from cenotaph.reference.sources import SOURCES
from cenotaph.store.tables import report, speaker
from cenotaph.toll.profiles import by_name, named_as


def speakers(one: Report) -> set[str]:
    """The sources that speak in a report: its outlet and all its claims cite, by id or by name."""
    links = {link for each in one.claims for link in each.attribution}
    named = {link.source or f"{_slug(link.text)}:{link.role}" for link in links}
    outlet = {one.source, f"outlet:{_slug(one.source)}"} if one.source else set()
    return named | outlet


def speakers_named(connection: Connection, named: str) -> tuple[str, ...]:
    """The ids of those who speak in any report under just this id, or under this name."""
    slug = _slug(named)
    wanted = or_(
        speaker.c.source.in_((named, f"outlet:{slug}")),
        speaker.c.source.startswith(f"{slug}:", autoescape=True),
    )
    rows = select(speaker.c.source).where(wanted).distinct().order_by(speaker.c.source)
    return tuple(connection.execute(rows).scalars())


def speakers_called(connection: Connection, name: str) -> tuple[str, ...]:
    """The ids of the known sources that speak in any report and go by this name in their country.

    A page says “the health ministry”, and means that of its country.
    """
    rows = select(speaker.c.source).where(~speaker.c.source.contains(":")).distinct()
    known = (SOURCES.by_id.get(one) for one in connection.execute(rows).scalars())
    called = (
        one.id for one in known
        if one is not None and one.country and SOURCES.find(name, (one.country,)) is one
    )  # fmt: skip
    return tuple(sorted(called))


def spoken_under(profiles: Iterable[str]) -> ColumnElement[bool]:
    """Of all who speak in reports, those whose voices may have one of these profiles.

    A source's profile is that of its own pages too, whose outlet may bear any of its names.
    """
    keys = {by_name(one) for one in profiles}
    names = {*keys, *profiles} | {f"outlet:{name}" for key in keys for name in named_as(key)}
    roles = (
        speaker.c.source.startswith(f"{key}:", autoescape=True)
        for key in sorted(keys)
        if ":" not in key
    )
    return or_(speaker.c.source.in_(sorted(names)), *roles)


def heard_in(connection: Connection, source: str) -> tuple[str, ...]:
    """The incidents in which the source of this id, or of this name, speaks, in order of ids."""
    of = (
        select(report.c.incident)
        .join(speaker, speaker.c.report == report.c.id)
        .where(spoken_under([source]), report.c.incident.is_not(None))
        .distinct()
        .order_by(report.c.incident)
    )
    return tuple(str(one) for one in connection.execute(of).scalars())


def _slug(text: str) -> str:
    # as voices are named that have no id
    return "-".join(folded_words(text))
