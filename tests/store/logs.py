"""Builders of log entries, records and readers for tests of the store and what is above it."""

from pathlib import Path

from cenotaph.model.claims import Extraction
from cenotaph.model.entries import (
    Assigned,
    Captured,
    Decided,
    Entry,
    Extracted,
    Payload,
    Published,
)
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Assignment, Report
from cenotaph.record.chain import START, Head, follow, payload_digest
from cenotaph.record.entries import Draft, body_of
from cenotaph.store.record import Record
from tests.builders import HAMA, claim, exact, page, report

AT = "2026-01-02T03:04:05Z"
TEXT = "Five people were killed in Hama."


def extraction(of: Page, *reports: Report) -> Extraction:
    """What a reader found on the page, given the reports it groups into."""
    return Extraction(
        page=of.id,
        fingerprint="reader-1",
        title=of.title,
        source=of.source,
        url=of.url,
        published_at=of.published_at,
        claims=tuple(one for each in reports for one in each.claims),
        responsibility=(),
        names=(),
        setting_when=None,
        setting_where=(HAMA,),
        setting_means=(),
        signature=(),
    )


def page_drafts(text: str = TEXT, *, incident: str = "incident-1", **fields: str) -> list[Draft]:
    """The three entries of one page, with one report of one claim in one incident."""
    of = page(text, **fields)
    one = report(
        claim(exact(5), page=of.id, id=f"claim-{of.id}", quote=text), page=of.id, id=f"rep-{of.id}"
    )
    payloads: list[Payload] = [
        Captured(page=of, receipt=Receipt(url=of.url, row_id=of.row_id)),
        Extracted(extraction=extraction(of, one), reports=(one,)),
        Assigned(
            page=of.id,
            assignments=(Assignment(report=one.id, incident=incident, founds=True, score=None),),
        ),
    ]
    return [Draft(at=AT, actor="program:test", subject=of.id, payload=each) for each in payloads]


def decided(action: str, subject: str, *, at: str = AT, public_from: str | None = None) -> Draft:
    """A person's decision on the subject."""
    payload = Decided(
        action=action,  # type: ignore[arg-type]
        subject=subject,
        reason="Checked against the page.",
        public_from=public_from,
    )
    return Draft(at=at, actor="person:1", subject=subject, payload=payload)


PAYLOADS: dict[str, Payload] = {
    **dict(
        zip(("captured", "extracted", "assigned"), (d.payload for d in page_drafts()), strict=True)
    ),
    "decided": Decided(action="release", subject="incident-1", reason="Two pages agree."),
    "published": Published(
        edition="edition-1",
        head="e" * 64,
        seq=4,
        policy="range",
        code_version="0.1.0",
        incidents=("incident-1",),
    ),
}


def chained(number: int) -> tuple[Entry, ...]:
    """A log of so many entries, of every kind in turn."""
    entries: list[Entry] = []
    head = START
    payloads = list(PAYLOADS.values())
    for index in range(number):
        payload = payloads[index % len(payloads)]
        draft = Draft(at=AT, actor="program:test", subject=f"subject-{index}", payload=payload)
        entries.append(follow(head, draft, payload_digest(f"{index:032x}", body_of(payload))))
        head = Head(seq=entries[-1].seq, hash=entries[-1].hash)
    return tuple(entries)


def new_record(folder: Path) -> Record:
    """An empty record in this folder; the caller closes it."""
    folder.mkdir(parents=True, exist_ok=True)
    record = Record(f"sqlite:///{folder / 'record.sqlite'}", folder / "evidence")
    record.create()
    return record


def keep_evidence(record: Record, text: str = TEXT) -> None:
    """The bytes of a page of `page_drafts`, as evidence."""
    record.evidence.keep(text.encode(), Receipt())


def write(record: Record, *drafts: Draft) -> None:
    """Append the drafts and settle what they touch, in one write."""
    with record.writing() as log:
        log.append(drafts)
        log.settle()
