"""The log as somebody who checks it reads it, out of an open record."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from cenotaph.errors import RecordError
from cenotaph.model.entries import Decided
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Level
from cenotaph.record.decisions import RULES
from cenotaph.record.masking import Mask
from cenotaph.record.public_view import reader_mask, who_is_kept
from cenotaph.run.coding import Coding, coding_of
from cenotaph.store import audit, holding, settled
from cenotaph.store.audit import NO_VEIL, Asked, Veil
from cenotaph.store.pages import pages_with_names
from cenotaph.store.record import Record
from cenotaph.store.settled import Audited

# An incident's history is read from its end: what is older is in the audit list.
_HISTORY = 60


def decisions(
    record: Record, asked: Asked, *, offset: int, limit: int, veil: Veil = NO_VEIL
) -> list[Audited]:
    """The decisions that were asked for, the latest first."""
    with record.reading() as connection:
        return audit.decisions(connection, asked, offset=offset, limit=limit, veil=veil)


def one_decision(record: Record, seq: int, *, veil: Veil = NO_VEIL) -> Audited | None:
    """The decision of this entry; None where the entry is none, or there is no such entry."""
    with record.reading() as connection:
        return audit.decision(connection, seq, veil=veil)


def incidents_of(record: Record, lines: Iterable[Audited]) -> tuple[Incident, ...]:
    """The incidents that these decisions name, those that stand under the names they had."""
    told = [one.decided for one in lines if one.decided is not None]
    named = {id_ for one in told for id_ in (one.subject, *one.details.get("with", "").split())}
    with record.reading() as connection:
        return settled.some_incidents(connection, named)


def pages_of(record: Record, lines: Iterable[Audited]) -> Iterator[Coding]:
    """The pages that these decisions are about, those that stand, with what was read on each."""
    decided = (one.decided for one in lines if one.decided is not None)
    for page in dict.fromkeys(one.subject for one in decided if RULES[one.action].about == "page"):
        with suppress(RecordError):  # superseded or sealed since
            yield coding_of(record, page)


def incidents_about(record: Record, decided: Decided) -> tuple[Incident, ...]:
    """The incidents that a decision is about, as they stand now."""
    named = {decided.subject, decided.report, *decided.details.get("with", "").split()}
    with record.reading() as connection:
        ids = settled.incidents_of(connection, filter(None, named))
        return settled.some_incidents(connection, ids)


def masks_about(
    record: Record, decided: Iterable[Decided], level: Level, sealed: Collection[str]
) -> Iterator[Mask]:
    """What withholds from a reader of this level the names on the pages that these are about.

    `sealed` are the sources that they may not know. Nothing where no name is withheld there.
    """
    named = (id_ for one in decided for id_ in _named_in(one))
    hides = tuple(who_is_kept(level, sealed))
    with record.reading() as connection:
        ids = holding.kept(connection, holding.incidents(connection, named), hides)
        for found in settled.some_incidents(connection, ids):
            pages, names = pages_with_names(connection, (one.page for one in found.reports))
            mask = reader_mask(found, level, pages=pages, names=names, sealed=sealed)
            if mask.names is not None:
                yield mask


def _named_in(decided: Decided) -> Iterator[str]:
    """What a decision names: incidents, reports, pages, claims."""
    yield decided.subject
    if decided.report is not None:
        yield decided.report
    yield from decided.details.get("with", "").split()
    yield from (one.page for one in (decided.claim, decided.read) if one is not None)


def history(record: Record, incident: Incident, *, veil: Veil = NO_VEIL) -> list[Audited]:
    """What happened to an incident, its pages and claims, the latest first."""
    with record.reading() as connection:
        return audit.about(connection, _subjects(incident), limit=_HISTORY, veil=veil)


def decisions_since(
    record: Record, incident: Incident, seq: int, *, veil: Veil = NO_VEIL
) -> list[Audited]:
    """What was decided on an incident, its pages and claims after this entry, the latest first."""
    return [
        line
        for line in history(record, incident, veil=veil)
        if line.entry.seq > seq and line.decided is not None
    ]


def _subjects(incident: Incident) -> Iterable[str]:
    yield incident.id
    for report in incident.reports:
        yield report.id
        yield report.page
        yield from (claim.id for claim in report.claims)
