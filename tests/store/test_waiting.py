"""What waits for a person, as the index has it: pages to be read, and incidents that grew."""

from pathlib import Path

from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide
from cenotaph.store import needs
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.store.test_contract import AT, quiet, quiet_day

EDITOR = Decider(actor="person:1", role="editor")


def settled_so(record: Record, action: str, subject: str) -> int:
    """The entry of this decision."""
    one = Proposal(action=action, subject=subject, reason="So it is.")  # type: ignore[arg-type]
    (made,) = decide(record, [one], by=EDITOR, at=AT)
    return made.seq


def waiting(record: Record) -> tuple[int, int, int]:
    """How many pages nobody has read, those of them without a claim, incidents that grew."""
    with record.reading() as connection:
        empty = needs.without_claims(connection, limit=9)
        grown = needs.counts(connection).get("grown", 0)
        return needs.unread(connection), len(empty), grown


def test_a_page_waits_until_it_is_read_in_full(record: Record, tmp_path: Path) -> None:
    """Also one without a claim; who takes the reading back makes it wait again."""
    quiet_day(record, tmp_path, "calm")
    assert waiting(record) == (1, 1, 0)
    with record.reading() as connection:
        (page,) = needs.without_claims(connection, limit=9)
    read = settled_so(record, "read", page)
    assert waiting(record) == (0, 0, 0)
    settled_so(record, "undo", str(read))
    assert waiting(record) == (1, 1, 0)
    assert list(verify(record, quiet)) == []


def test_an_incident_that_is_released_grows_by_a_page(record: Record, tmp_path: Path) -> None:
    """It is on the list until somebody releases it as it stands now."""
    quiet_day(record, tmp_path, "toll")
    (incident,) = record.incidents()
    settled_so(record, "release", incident.id)
    assert waiting(record)[2] == 0
    quiet_day(record, tmp_path, "calm")
    assert waiting(record)[2] == 1
    assert list(verify(record, quiet)) == []
    settled_so(record, "release", incident.id)
    assert waiting(record)[2] == 0
