"""What is asked of the log about editions."""

from cenotaph.record.entries import Draft
from cenotaph.store.past import published_after
from cenotaph.store.record import Record
from tests.store.logs import AT, PAYLOADS, page_drafts, write


def test_an_edition_is_found_once(record: Record) -> None:
    """By whoever asks again from where the log had come to, and only then."""
    assert published_after(record, 0) == (0, None)
    write(record, *page_drafts())
    assert published_after(record, 0) == (3, None)
    edition = Draft(at=AT, actor="person:1", subject="edition-1", payload=PAYLOADS["published"])
    write(record, edition, *page_drafts("Six people were killed in Homs."))
    assert published_after(record, 3) == (7, 4)
    assert published_after(record, 7) == (7, None)
    assert published_after(record, 0) == (7, 4)
