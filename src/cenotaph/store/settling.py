"""Settling in the database: all that is derived of an incident, put where it is touched."""

from collections.abc import Iterator, Mapping

from sqlalchemy import BindParameter, Table, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection

from cenotaph.codec import digest, to_json
from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident
from cenotaph.record.decisions import by_weight, is_incident, sealed_by, settle_decided
from cenotaph.record.labels import labels_of
from cenotaph.record.listing import listed
from cenotaph.record.public_view import public_view
from cenotaph.record.view import View
from cenotaph.store import listing, needs, settled, tables
from cenotaph.store.heard import About, Heard, decisions_about, heard_of, profiles_in
from cenotaph.store.lending import Lender
from cenotaph.store.settled import chunks
from cenotaph.store.subjects import followed

# Pages of incidents that are settled together, so that one question serves them all.
_PAGES_AT_ONCE = 100
# Incidents that were marked, looked up at a time.
_AT_ONCE = 500
_NAMES: BindParameter[str] = bindparam("names", expanding=True)

# What settling every incident asks is built once: to build a statement costs more than to run it.
_FORGET = [
    delete(table).where(table.c.incident.in_(_NAMES))
    for table in (tables.settled, tables.need, *tables.LISTS)
]
_TOLD = (
    select(tables.report.c.incident, func.count().label("told"))
    .where(tables.report.c.incident.in_(_NAMES))
    .group_by(tables.report.c.incident)
)
_MARK = (
    update(tables.settled)
    .where(tables.settled.c.incident == bindparam("of"))
    .values(seq=bindparam("at"), digest="", body="")
)
_MARKED_OF = select(tables.settled.c.incident).where(tables.settled.c.incident.in_(_NAMES))
_MARKED = (
    select(tables.settled.c.incident, tables.settled.c.seq)
    .where(tables.settled.c.body == "", tables.settled.c.incident > bindparam("after"))
    .order_by(tables.settled.c.incident)
    .limit(_AT_ONCE)
)


def settle_touched(
    connection: Connection, touched: Mapping[str, int], profiles: tuple[Decision, ...]
) -> None:
    """Settle each touched incident again; `touched` gives the last entry that touched it.

    `profiles` are the standing decisions on sources.

    An incident without reports has no row, and none where nothing says that it is one.
    """
    for some in _together(connection, sorted(touched)):
        _settle(connection, {one: touched[one] for one in some}, profiles, log=connection)


def _settle(
    connection: Connection,
    touched: Mapping[str, int],
    profiles: tuple[Decision, ...],
    *,
    log: Connection,
) -> None:
    """Settle some incidents at once; `log` is where the payloads lie, maybe another database."""
    rows: dict[Table, list[dict[str, object]]] = {}
    heard = heard_of(connection, touched, log=log)
    about = decisions_about(connection, heard, profiles, log=log)
    for incident, of in heard.items():
        for table, mine in _rows_of(incident, of, about[incident], touched[incident]).items():
            rows.setdefault(table, []).extend(mine)
    made = {row["incident"] for row in rows.get(tables.settled, ())}
    grown = needs.grown_among(connection, touched)
    rows.setdefault(tables.need, []).extend(row for row in grown if row["incident"] in made)
    for statement in _FORGET:
        connection.execute(statement, {"names": list(touched)})
    for table, every in rows.items():
        if every:
            connection.execute(insert(table), every)


def _rows_of(
    incident: str, heard: Heard, about: About, seq: int
) -> Mapping[Table, list[dict[str, object]]]:
    """All that is derived of one incident: its settled row, its needs, its place in lists."""
    if all(report.bare for report in heard.reports):
        return {}
    made = settle_decided(
        incident,
        heard.reports,
        decisions=about.decisions,
        read=heard.claims,
        replaced=heard.replaced,
    )
    if not made.reports or not is_incident(made, about.decisions):
        return {}
    body = to_json(made)
    row: dict[str, object] = {
        "incident": incident, "seq": seq, "digest": digest(body), "body": body,
    }  # fmt: skip
    release = about.release_of(incident)
    view = _view(made, heard, about)
    shown_row = listed(view, tolls=made.tolls, seq=seq, released=release is not None)
    until = release.public_from if release else ""
    shown = listing.rows_of(shown_row, view, public_from=until)
    return {tables.settled: [row], tables.need: needs.rows_of(made), **shown}


def _together(connection: Connection, incidents: list[str]) -> Iterator[list[str]]:
    """The incidents, as many at a time as have some hundred pages together."""
    for some in chunks(incidents):
        told = {row.incident: row.told for row in connection.execute(_TOLD, {"names": some})}
        batch: list[str] = []
        pages = 0
        for one in some:
            if batch and pages + told.get(one, 0) > _PAGES_AT_ONCE:
                yield batch
                batch, pages = [], 0
            batch.append(one)
            pages += told.get(one, 0)
        yield batch


def _view(made: Incident, heard: Heard, about: About) -> View:
    """The incident as anyone may see it once it is public."""
    weighed = [one.decided for one in by_weight(about.decisions)]
    return public_view(
        made,
        "public",
        pages=heard.pages,
        names=heard.names,
        labels=labels_of(made),
        sealed=sealed_by(weighed),
    )


def list_again(connection: Connection) -> None:
    """Every incident's row made anew: what readers may know of a source has changed."""
    rows = connection.execute(select(tables.settled.c.incident, tables.settled.c.seq)).all()
    seqs = {row.incident: row.seq for row in rows}
    profiles = profiles_in(connection, log=connection)
    for some in _together(connection, sorted(seqs)):
        heard = heard_of(connection, some, log=connection)
        about = decisions_about(connection, heard, profiles, log=connection)
        for one, of in heard.items():
            made = settled.incident(connection, one)
            if made is None:
                continue
            release = about[one].release_of(one)
            view = _view(made, of, about[one])
            row = listed(view, tolls=made.tolls, seq=seqs[one], released=release is not None)
            until = release.public_from if release else ""
            listing.put(connection, row, view, public_from=until)


def mark_touched(connection: Connection, touched: Mapping[str, int]) -> None:
    """Leave a row without a body for each incident that was touched, to be settled.

    `touched` gives the last entry that touched it.
    """
    for some in chunks(sorted(touched)):
        there = set(connection.execute(_MARKED_OF, {"names": some}).scalars())
        again = [{"of": one, "at": touched[one]} for one in some if one in there]
        new = [
            {"incident": one, "seq": touched[one], "digest": "", "body": ""}
            for one in some
            if one not in there
        ]
        if again:
            connection.execute(_MARK, again)
        if new:
            connection.execute(insert(tables.settled), new)


def settle_marked(
    connection: Connection, *, log: Connection, later: Connection | None = None
) -> Iterator[int]:
    """Settle every incident that was marked, some at a time; yields how many are done.

    What a `later` state of the same log has settled as it was is taken from there.
    """
    profiles = profiles_in(connection, log=log)
    lender = Lender(later, profiles) if later is not None else None
    done, after = 0, ""
    while rows := connection.execute(_MARKED, {"after": after}).all():
        marked = {row.incident: row.seq for row in rows}
        if lender is not None:
            for lent in lender.lend(connection, marked):
                del marked[lent]
                done += 1
                yield done
        for some in _together(connection, list(marked)):
            _settle(connection, {one: marked[one] for one in some}, profiles, log=log)
            yield from range(done + 1, done + len(some) + 1)
            done += len(some)
        after = rows[-1].incident


def settle_named(connection: Connection, named: str, *, log: Connection) -> None:
    """Settle of all that was marked what this name may stand for, and let go of the rest.

    That is the incident of this id or the one it went into, and each whose id begins so.
    """
    id_ = tables.settled.c.incident
    meant = or_(id_ == followed(connection, named), id_.startswith(named, autoescape=True))
    rows = connection.execute(select(id_, tables.settled.c.seq).where(meant)).all()
    profiles = profiles_in(connection, log=log)
    marked = {row.incident: row.seq for row in rows}
    for some in _together(connection, sorted(marked)):
        _settle(connection, {one: marked[one] for one in some}, profiles, log=log)
    connection.execute(delete(tables.settled).where(tables.settled.c.body == ""))
