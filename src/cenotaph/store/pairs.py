"""Pairs of reports that may be one incident and that nobody decided on: what is to be reviewed."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.engine import Connection

from cenotaph.errors import InputError
from cenotaph.link.constraints import PUTS_TOGETHER, sides
from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report
from cenotaph.store import tables
from cenotaph.store.log import STREAM
from cenotaph.store.settled import load_reports
from cenotaph.store.subjects import either_named, incident_named, report_named


def undecided_pairs(
    connection: Connection, decisions: Iterable[Decided]
) -> Iterator[tuple[Report, Report]]:
    """The pairs of reports of two incidents that share a block, as a stream.

    A pair on which people have decided, if only that they are unsure, is not among them.
    """
    decided = {
        frozenset((a, b))
        for one in decisions
        if one.action in PUTS_TOGETHER
        for a in sides(one)[0]
        for b in sides(one)[1]
    }
    one, other = tables.block.alias(), tables.block.alias()
    first, second = tables.report.alias(), tables.report.alias()
    rows = connection.execute(
        select(first.c.id, first.c.extracted, second.c.id, second.c.extracted)
        .select_from(one)
        .join(other, (other.c.key == one.c.key) & (one.c.report < other.c.report))
        .join(first, first.c.id == one.c.report)
        .join(second, second.c.id == other.c.report)
        .where(first.c.incident != second.c.incident, first.c.page != second.c.page)
        .distinct()
        .order_by(first.c.id, second.c.id),
        execution_options={"yield_per": STREAM},
    )
    held: tuple[str, Report | None] = "", None
    for a, a_entry, b, b_entry in rows:
        if frozenset((a, b)) in decided:
            continue
        if held[0] != a:
            held = a, next(load_reports(connection, [(a, a_entry)]), None)
        beside = next(load_reports(connection, [(b, b_entry)]), None)
        if held[1] is not None and beside is not None:
            yield held[1], beside


def reports_named(connection: Connection, named: str) -> tuple[Report, ...]:
    """The report of this id or the reports of this incident; either may be how an id begins."""
    id_ = either_named(connection, named, (incident_named, report_named)).id
    report = tables.report
    rows = connection.execute(
        select(report.c.id, report.c.extracted).where(
            (report.c.id == id_) | (report.c.incident == id_)
        )
    )
    found = tuple(load_reports(connection, [(row.id, row.extracted) for row in rows]))
    if not found:
        raise InputError(f"{named} holds no report.", hint="`cenotaph incidents` lists them.")
    return found
