"""Claims entered by hand in a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.extract import HandReader
from cenotaph.model.readings import Added
from cenotaph.path import add
from cenotaph.run.entering import read_entered, receipt_of
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.sources import from_file
from cenotaph.store.record import Record
from tests.run.pages import AT, add_pages
from tests.run.towns import two_towns

EXAMPLE = Path(__file__).parents[2] / "examples" / "by-hand"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        yield made


def enter(record: Record, claims: Path = EXAMPLE / "claims.toml") -> Added:
    """The example's call, entered with the claims of a file."""
    entered = read_entered(claims)
    source = from_file(EXAMPLE / "call.txt", captured_at=AT)
    reader = HandReader(entered=entered, gazetteer=two_towns())
    receipt = receipt_of(entered, source.receipt)
    return add(record, source.data, receipt, reader, at=AT, actor="person:x")


def test_a_call_in_another_language_makes_an_incident(record: Record) -> None:
    """Its tolls come from what was entered."""
    enter(record)
    (incident,) = record.incidents()
    toll = incident.tolls[0]
    assert (toll.measure, toll.min, toll.best, toll.open) == ("killed", 5, 5, True)
    assert [place.name for place in incident.where] == ["Hama"]


def test_the_same_claims_are_entered_once(record: Record) -> None:
    """And corrected claims take the place of the first."""
    enter(record)
    assert not enter(record).new


def test_no_program_reads_over_what_a_person_entered(record: Record) -> None:
    """Adding the same page leaves its claims as they are."""
    enter(record)
    before = record.head()
    add_pages(record, EXAMPLE / "call.txt")
    assert record.head() == before


def test_claims_entered_again_replace_those_before(record: Record, tmp_path: Path) -> None:
    """The page stays one page; the log keeps both readings."""
    enter(record)
    changed = tmp_path / "claims.toml"
    text = (EXAMPLE / "claims.toml").read_text(encoding="utf-8")
    changed.write_text(text.replace('"20"', '"21"'), encoding="utf-8")
    assert enter(record, changed).new
    (incident,) = record.incidents()
    assert {toll.best for toll in incident.tolls if toll.measure == "injured"} == {21}
