"""Who speaks in which report: sources by their ids, or by their names where no list has them."""

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from cenotaph.model.reports import Report
from cenotaph.model.signature import folded_words
from cenotaph.store.tables import speaker


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


def _slug(text: str) -> str:
    # as voices are named that have no id
    return "-".join(folded_words(text))
