"""Redaction: the words are gone, the chain holds, and what is sealed is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from cenotaph.errors import InputError, NotPermitted
from cenotaph.model.incidents import Incident
from cenotaph.record.chain import verify as verify_chain
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide, log_edition
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.preview import preview_redaction
from cenotaph.run.redacting import Redacted, asked, redact
from cenotaph.run.viewing import edition_now
from cenotaph.store import tables
from cenotaph.store.copying import copy_log, sealed_aside
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import AT, MINISTRY, MONITOR, add_pages, write_pages

ADMIN = Decider(actor="person:9", role="administrator")
EDITOR = Decider(actor="person:1", role="editor")
WORDS = "The health ministry said"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record of two pages on one incident, with decisions and an edition."""
    pages = write_pages(tmp_path / "pages", {"a.txt": MONITOR, "b.txt": MINISTRY})
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as record:
        add_pages(record, pages)
        incident = the_incident(record)
        for claim in (one for report in incident.reports for one in report.claims):
            proposal = Proposal(action="accept", subject=claim.id, reason="Compared.")
            decide(record, [proposal], by=EDITOR, at=AT)
        log_edition(record, edition_now(record, [incident.id], at=AT), at=AT, by=EDITOR)
    return tmp_path / "record"


@pytest.fixture
def record(folder: Path) -> Iterator[Record]:
    """The record, open."""
    with open_record(folder, environ={}) as made:
        yield made


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def the_incident(record: Record) -> Incident:
    (incident,) = record.incidents()
    return incident


def ministry(record: Record) -> str:
    """The id of the ministry's page."""
    reports = the_incident(record).reports
    return next(r.page for r in reports if any(WORDS in c.quote for c in r.claims))


def sealed(record: Record, named: str) -> Redacted:
    return redact(record, named, reason="A family asked.", by=ADMIN, at=AT)


def holding(folder: Path, words: str) -> list[str]:
    """The files of the record that hold these words."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if words.encode() in path.read_bytes())


def test_a_redacted_page_leaves_every_file_of_the_record(folder: Path) -> None:
    """Not in the database, its write-ahead log or the evidence do its words remain."""
    assert holding(folder, WORDS) != []
    with open_record(folder, environ={}) as record:
        sealed(record, ministry(record))
        assert holding(folder, WORDS) == []


def test_the_chain_and_the_record_still_verify(record: Record) -> None:
    """Every entry stays; what the sealed ones said is no more."""
    before = list(record.entries())
    done = sealed(record, ministry(record))
    after = list(record.entries())
    assert (after[:-1], list(verify_chain(after))) == (before, [])
    assert list(verify(record, quiet)) == []
    assert record.sealed() == done.sealed == (4, 5, 9)


def test_the_toll_is_settled_without_it(record: Record) -> None:
    """Rebuilding gives the same: the sealed page is as if it had never been read."""
    sealed(record, ministry(record))
    (killed,) = (
        t for t in the_incident(record).tolls
        if (t.measure, t.key, t.policy) == ("killed", None, "range")
    )  # fmt: skip
    before = the_incident(record)
    rebuild(record, quiet)
    assert ((killed.min, killed.max), the_incident(record)) == ((12, 12), before)


def test_editions_that_hold_the_words_are_listed(record: Record) -> None:
    """What was published before cannot be called back; it is named."""
    edition = next(e.subject for e in record.entries() if e.kind == "published")
    assert sealed(record, ministry(record)).editions == (edition,)


def test_what_is_sealed_is_not_taken_in_again(record: Record, tmp_path: Path) -> None:
    """The same bytes, added again, add nothing."""
    sealed(record, ministry(record))
    head = record.head()
    add_pages(record, write_pages(tmp_path / "again", {"b.txt": MINISTRY}))
    assert record.head() == head


def test_a_second_redaction_finishes_the_first(record: Record) -> None:
    """Evidence that a killed redaction left is found, and removed by the next."""
    page = ministry(record)
    digest = record.page(page).digest
    data = record.evidence.bytes_of(digest)
    sealed(record, page)
    record.evidence.path_of(digest).write_bytes(data)
    assert [one.code for one in verify(record, quiet)] == ["evidence-unsealed"]
    assert sealed(record, page).entry is None
    assert list(verify(record, quiet)) == []


def test_bytes_that_another_page_has_stay(record: Record, tmp_path: Path) -> None:
    """The same post at another address is another page: redact that one too."""
    digest = record.page(ministry(record)).digest
    line = write_pages(tmp_path / "more", {}) / "x.jsonl"
    line.write_text('{"id": "row-1", "text": "' + MINISTRY.replace("\n", "\\n") + '"}\n')
    page = ministry(record)
    add_pages(record, line)
    assert sealed(record, page).shared == (digest,)
    assert list(verify(record, quiet)) == []


def test_a_decision_with_a_name_in_its_reason_can_be_sealed(record: Record, folder: Path) -> None:
    """Its reason is gone; that it was made, by whom and when, stays."""
    claim = the_incident(record).reports[0].claims[0].id
    proposal = Proposal(action="accept", subject=claim, reason="So said a neighbour.")
    (made,) = decide(record, [proposal], by=EDITOR, at=AT)
    sealed(record, f"entry:{made.seq}")
    assert holding(folder, "neighbour") == []
    assert [(one.entry.actor, one.decided) for one in record.decisions()][3] == ("person:1", None)
    assert list(verify(record, quiet)) == []


def test_only_an_administrator_redacts(record: Record) -> None:
    """It cannot be taken back."""
    with pytest.raises(NotPermitted):
        redact(record, ministry(record), reason="x", by=EDITOR, at=AT)
    done = sealed(record, ministry(record))
    with pytest.raises(InputError, match="cannot be taken back"):
        decide(
            record,
            [Proposal(action="undo", subject=str(done.entry), reason="x")],
            by=ADMIN,
            at=AT,
        )


def test_nothing_of_that_name_is_refused(record: Record) -> None:
    """A page is named whole."""
    with pytest.raises(InputError, match="There is no page"):
        sealed(record, ministry(record)[:6])


def test_nobody_who_writes_waits_for_a_preview(record: Record) -> None:
    """It is found in a copy, while a colleague's write goes on."""
    page, before = ministry(record), record.head()
    with record.writing():
        done, change = preview_redaction(record, page, reason="A preview.", by=ADMIN)
    assert (record.head(), record.sealed()) == (before, ())
    assert len(change.before[0].incident.reports) == 2
    really = redact(record, page, reason="A family asked.", by=ADMIN, at=AT)
    assert (done.sealed, done.editions) == (really.sealed, really.editions)
    assert [one.incident for one in change.after] == [the_incident(record)]


def test_what_would_be_sealed_is_not_copied(record: Record, tmp_path: Path) -> None:
    """A preview deletes nothing of it from its copy: it never came there."""
    with record.reading() as connection:
        page = ministry(record)
        seqs, draft = asked(connection, page, reason="A preview.", by=ADMIN, at=AT)
    made = Record(f"sqlite:///{tmp_path / 'copy.sqlite'}", tmp_path / "none")
    made.create()
    with record.reading() as log, made.maintaining() as target:
        copy_log(log, target, until=record.head().seq, but=seqs)
        bodies = target.execute(select(tables.payload.c.body)).scalars().all()
    assert [body for body in bodies if WORDS in body] == []
    assert [body for body in bodies if "Observatory" in body] != []
    with sealed_aside(record, draft, seqs) as aside:
        # the evidence is the record's own, which nothing has sealed
        assert {one.code for one in verify(aside, quiet)} == {"evidence-unsealed"}


def test_a_preview_of_what_is_sealed_already_changes_nothing(record: Record) -> None:
    """There is nothing left to seal, and nothing is derived for it."""
    page = ministry(record)
    redact(record, page, reason="A family asked.", by=ADMIN, at=AT)
    done, change = preview_redaction(record, page, reason="A preview.", by=ADMIN)
    assert (done.sealed, change.before, change.after) == ((), (), ())
