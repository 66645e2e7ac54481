"""Victim lists in the record: which stand, how they last matched, what people decided on pairs."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, insert, select

from cenotaph.errors import InputError
from cenotaph.model.entries import CapturedList, Decided, Decision, MatchedLists
from cenotaph.model.victims import Linkage, VictimList
from cenotaph.model.vocabulary import Action
from cenotaph.record.decisions import by_weight
from cenotaph.store import log, tables

PAIRS: tuple[Action, ...] = ("same", "different", "unsure")


def follow_list(connection: Connection, seq: int, payload: CapturedList) -> None:
    """The list stands, in place of what stood under its name."""
    listed = payload.listed
    row = {"name": listed.name, "captured": seq, "digest": listed.digest}
    _put(connection, tables.victim_list, row)


def follow_matching(connection: Connection, seq: int, payload: MatchedLists) -> None:
    """The matching stands, in place of the last of the same lists."""
    row = {"lists": _joined(payload.linkage.lists), "assigned": seq}
    _put(connection, tables.matched, row)


def entry_of_list(connection: Connection, name: str) -> int | None:
    """The entry in which the list of this name stands; None where there is none."""
    of = select(tables.victim_list.c.captured).where(tables.victim_list.c.name == name)
    return connection.execute(of).scalar()


def list_names(connection: Connection) -> tuple[str, ...]:
    """The lists that stand, by name."""
    names = select(tables.victim_list.c.name).order_by(tables.victim_list.c.name)
    return tuple(connection.execute(names).scalars())


def list_of_bytes(connection: Connection, digest: str) -> str | None:
    """The list that was read from the bytes of this digest, where one stands."""
    of = select(tables.victim_list.c.name).where(tables.victim_list.c.digest == digest)
    return connection.execute(of).scalar()


def list_named(connection: Connection, name: str) -> VictimList:
    """The list that stands under this name; raises InputError where there is none."""
    seq = entry_of_list(connection, name)
    if seq is None:
        known = ", ".join(list_names(connection)) or "none yet"
        raise InputError(
            f"The record has no list “{name}”.", hint=f"Its lists: {known}. See `cenotaph lists`."
        )
    payload = log.payload_at(connection, seq)
    assert isinstance(payload, CapturedList), f"entry {seq} is no list"
    return payload.listed


def linkage_of(connection: Connection, names: Sequence[str]) -> Linkage | None:
    """The last matching of these lists as they stand now; None where there is none."""
    of = select(tables.matched.c.assigned).where(tables.matched.c.lists == _joined(names))
    seq = connection.execute(of).scalar()
    if seq is None:
        return None
    payload = log.payload_at(connection, seq)
    assert isinstance(payload, MatchedLists), f"entry {seq} is no matching"
    now = {name: entry_of_list(connection, name) for name in names}
    return payload.linkage if dict(payload.linkage.lists) == now else None


def matched_lists(connection: Connection) -> tuple[tuple[str, ...], ...]:
    """The sets of lists that were matched, the last matched last."""
    joined = select(tables.matched.c.lists).order_by(tables.matched.c.assigned)
    return tuple(tuple(one.split(":")) for one in connection.execute(joined).scalars())


def decided_pairs(connection: Connection) -> tuple[Decision, ...]:
    """The decisions on pairs of listed people that stand, the weightiest last."""
    decision = tables.decision
    rows = connection.execute(
        select(decision.c.seq)
        .where(decision.c.action.in_(PAIRS), decision.c.stands, decision.c.subject.contains(":"))
        .order_by(decision.c.seq)
    )
    return by_weight(log.decision_at(connection, seq) for seq in rows.scalars().all())


def assigned_people(connection: Connection) -> tuple[Decided, ...]:
    """The decisions that assign listed people to incidents and that stand."""
    decision = tables.decision
    of = select(decision.c.seq).where(decision.c.action == "assign", decision.c.stands)
    seqs = connection.execute(of).scalars().all()
    return tuple(log.decision_at(connection, seq).decided for seq in seqs)


def _joined(names: Iterable[str]) -> str:
    # no name of a list holds a colon
    return ":".join(sorted(names))


def _put(connection: Connection, table: Table, row: dict[str, object]) -> None:
    (key,) = table.primary_key.columns
    connection.execute(delete(table).where(key == row[key.name]))
    connection.execute(insert(table).values(row))
