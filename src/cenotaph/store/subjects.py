"""What people name found in the record: incidents, claims, pages, decisions; and who touched it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Select, func, select
from sqlalchemy.engine import Connection

from cenotaph.codec import from_json
from cenotaph.errors import InputError, Overtaken, Touch, UnknownName
from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decision
from cenotaph.model.incidents import Incident
from cenotaph.store import tables
from cenotaph.store.log import decision_at

_LIST = "`cenotaph incidents` lists them."
_SHOW = "`cenotaph show INCIDENT` prints the ids of its claims."


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a decision is about: its full id and the last entry that touched it.

    For a claim also its report, the claim as it stands, and what the program reads there.
    """

    id: str
    touched: int
    report: str | None = None
    claim: Claim | None = None
    read: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An incident that went into another, and the entry by which it did."""

    incident: str
    into: str
    seq: int


def incident_named(connection: Connection, named: str) -> Subject:
    """The incident of this id, of a unique beginning of it, or the one it went into."""
    known = tables.settled.c.incident
    id_ = followed(connection, named)
    if id_.strip() and not connection.execute(_begins(known, id_).limit(1)).first():
        # one that went into another is still called by how it began
        gone = _begins(tables.redirect.c.incident, id_).limit(2)
        found = list(connection.execute(gone).scalars())
        id_ = followed(connection, found[0]) if len(found) == 1 else id_
    id_ = _named(connection, known, id_, _LIST)
    touched = select(tables.settled.c.seq).where(tables.settled.c.incident == id_)
    return Subject(id=id_, touched=connection.execute(touched).scalar_one())


def claim_named(connection: Connection, named: str) -> Subject:
    """The claim of this id, or of a unique beginning of it, as it stands."""
    id_ = _named(connection, tables.claim.c.id, named, _SHOW)
    report, settled, page, decision = (
        tables.report, tables.settled, tables.page, tables.decision,
    )  # fmt: skip
    row = connection.execute(
        select(report.c.id, settled.c.body, page.c.extracted)
        .join(tables.claim, tables.claim.c.report == report.c.id)
        .join(page, page.c.id == report.c.page)
        .outerjoin(settled, settled.c.incident == report.c.incident)
        .where(tables.claim.c.id == id_)
        .limit(1)
    ).one()
    incident = from_json(Incident, row.body) if row.body else None
    claims = [one for each in incident.reports for one in each.claims] if incident else []
    claim = next((one for one in claims if one.id == id_), None)
    if incident is None or claim is None:
        raise InputError(f"The claim {id_} is read no more.", hint=_SHOW)
    stands = [one for one in incident.decisions if one.subject == id_]
    last = select(func.max(decision.c.seq)).where(decision.c.subject == id_)
    return Subject(
        id=id_,
        touched=max(row.extracted, connection.execute(last).scalar() or 0),
        report=row.id,
        claim=claim,
        read=next((one.read for one in stands if one.read), claim),
    )


def page_named(connection: Connection, named: str) -> Subject:
    """The page that stands under this id, or under a unique beginning of it."""
    page = tables.page
    id_ = _named(connection, page.c.id, named, "`cenotaph show INCIDENT` prints its pages.")
    row = connection.execute(select(page.c.captured, page.c.extracted).where(page.c.id == id_))
    return Subject(id=id_, touched=max(seq or 0 for seq in row.one()))


def report_named(connection: Connection, named: str) -> Subject:
    """The report of this id, or of a unique beginning of it."""
    report, settled = tables.report, tables.settled
    id_ = _named(connection, report.c.id, named, _LIST)
    # whoever puts reports together goes by what their incidents are
    row = connection.execute(
        select(report.c.extracted, settled.c.seq)
        .outerjoin(settled, settled.c.incident == report.c.incident)
        .where(report.c.id == id_)
    ).one()
    return Subject(id=id_, touched=max(row.extracted, row.seq or 0))


def either_named(
    connection: Connection,
    named: str,
    kinds: Mapping[str, Callable[[Connection, str], Subject]],
) -> Subject:
    """What the first of these kinds that knows the name has under it.

    Raises UnknownName where none knows it, InputError where it begins the names of several.
    """
    hint: str | None = None
    for find in kinds.values():
        try:
            return find(connection, named)
        except UnknownName as error:
            hint = hint or error.hint
    raise _unknown(named, " or ".join(kinds), hint)


def incident_or_claim(connection: Connection, named: str) -> Subject:
    """The incident of this id, else the claim."""
    kinds = {"incident": incident_named, "claim": claim_named}
    return either_named(connection, named, kinds)


def incident_or_report(connection: Connection, named: str) -> Subject:
    """The incident of this id, else the report."""
    kinds = {"incident": incident_named, "report": report_named}
    return either_named(connection, named, kinds)


def decision_numbered(connection: Connection, number: str) -> Decision:
    """The decision of this entry; raises InputError where it is none or is taken back."""
    stands = None
    if number.isdecimal():
        of = select(tables.decision.c.stands).where(tables.decision.c.seq == int(number))
        stands = connection.execute(of).scalar()
    if not stands:
        raise InputError(
            f"There is no decision {number} that stands.",
            hint="`cenotaph decisions` lists them with their numbers.",
        )
    return decision_at(connection, int(number))


def check_not_overtaken(connection: Connection, subject: Subject, seen: int | None) -> None:
    """Raises Overtaken when something touched the subject after the entry `seen`."""
    if seen is None or subject.touched <= seen:
        return
    entry = tables.entry
    row = connection.execute(select(entry).where(entry.c.seq == subject.touched)).one()
    did, act = row.kind, row.kind
    if row.kind == "decided":
        decided = decision_at(connection, row.seq).decided
        act = decided.action
        did = f"decided to {decided.action} {decided.subject}"
    raise Overtaken(
        f"{row.actor} has {did} at {row.at} (entry {row.seq}), after entry {seen}, which this "
        f"decision on {subject.id} was made on.",
        hint="Nothing is decided. Look at it again, then decide anew.",
        touch=Touch(actor=row.actor, did=act, at=row.at),
    )


def followed(connection: Connection, incident: str) -> str:
    """The incident that this one went into, else itself."""
    into = connection.execute(
        select(tables.redirect.c.into).where(tables.redirect.c.incident == incident)
    ).scalar()
    return incident if into is None else str(into)


def _named(connection: Connection, known: Column[str], named: str, hint: str) -> str:
    what = "incident" if known.table is tables.settled else known.table.name
    if not named.strip():
        raise _unknown(named, what, hint)
    if connection.execute(select(known).where(known == named)).first():
        return named
    begun = _begins(known, named)
    found = list(connection.execute(begun.order_by(known).limit(3)).scalars())
    if not found:
        raise _unknown(named, what, hint)
    if len(found) > 1:
        raise InputError(
            f"More than one {what} begins with {named}: {', '.join(found)} …",
            hint="Give more of the id.",
        )
    return found[0]


def _unknown(named: str, what: str, hint: str | None) -> UnknownName:
    if not named.strip():
        return UnknownName(f"“{named}” names no {what}.", hint=hint)
    return UnknownName(f"There is no {what} {named}.", hint=hint)


def gone_into(connection: Connection, named: str) -> Gone | None:
    """What became of the incident of this id, or of the one that alone begins so and went away."""
    redirect = tables.redirect
    if not named.strip() or connection.execute(_begins(tables.settled.c.incident, named)).first():
        return None
    begun = select(redirect).where(redirect.c.incident.startswith(named, autoescape=True)).limit(2)
    rows = connection.execute(begun).all()
    if len(rows) != 1:
        return None
    return Gone(incident=rows[0].incident, into=rows[0].into, seq=rows[0].seq)


def _begins(known: Column[str], named: str) -> Select[str]:
    """The ids in this column that begin so."""
    return select(known).where(known.startswith(named, autoescape=True)).distinct()
