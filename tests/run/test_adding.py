"""Adding pages: idempotent, superseding, stopped by nothing that is wrong with one page."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cenotaph.errors import NotARecord, RecordError
from cenotaph.model.entries import Assigned, Captured
from cenotaph.model.pages import Receipt
from cenotaph.model.readings import Added
from cenotaph.model.values import Problem
from cenotaph.path import add
from cenotaph.reference.places import PlaceRow
from cenotaph.run import adding
from cenotaph.run.adding import Outcome, add_all, left_out, work_in
from cenotaph.run.opening import make_record, open_record
from cenotaph.store import log
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import (
    AT,
    ELSEWHERE,
    MINISTRY,
    MONITOR,
    add_pages,
    small_reader,
    write_pages,
)

URL = "https://ledger.example.org/2020/12/hama"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        yield made


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three pages on two incidents."""
    return write_pages(tmp_path / "pages")


def quiet(_done: int) -> None:
    """Progress nobody looks at."""


def kinds(record: Record) -> list[str]:
    return [entry.kind for entry in record.entries()]


def added(outcomes: list[Outcome]) -> list[Added]:
    return [outcome.came for outcome in outcomes if isinstance(outcome.came, Added)]


def put(record: Record, text: str, receipt: Receipt | None = None) -> Added:
    """One page, put in by the main path."""
    given = receipt or Receipt(media_type="text/plain")
    return add(record, text.encode(), given, small_reader(), at=AT, actor="program:test")


def places(record: Record) -> dict[str, int]:
    """How many reports each incident has, by its place."""
    return {(one.where[0].name or ""): len(one.reports) for one in record.incidents()}


def evidence_of(record: Record) -> list[bytes]:
    """The bytes of every file of evidence."""
    folder = Path(str(record.engine.url.database)).parent / "evidence"
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_page_is_three_entries(record: Record, pages: Path) -> None:
    """Captured, extracted and assigned, in this order."""
    add_pages(record, pages / "monitor.txt")
    assert kinds(record) == ["captured", "extracted", "assigned"]


def test_a_page_keeps_its_bytes(record: Record, pages: Path) -> None:
    """The original bytes lie in the evidence under the digest that the log gives."""
    add_pages(record, pages / "monitor.txt")
    with record.reading() as connection:
        captured = log.payload_at(connection, 1)
    assert isinstance(captured, Captured)
    assert record.evidence.bytes_of(captured.page.digest) == MONITOR.encode()


def test_pages_of_one_incident_are_one(record: Record, pages: Path) -> None:
    """Two pages on Hama are one incident, the page on Homs is another."""
    add_pages(record, pages)
    assert places(record) == {"Hama": 2, "Homs": 1}


def test_adding_again_changes_nothing(record: Record, pages: Path) -> None:
    """The same bytes with the same receipt, read by the same reader, are known."""
    add_pages(record, pages)
    head = record.head()
    again = added(add_pages(record, pages))
    assert (record.head(), [one.new for one in again]) == (head, [False, False, False])


def test_the_order_of_pages_does_not_matter(tmp_path: Path, pages: Path) -> None:
    """Any order of adding gives the same partition into incidents."""
    partitions = []
    for number, names in enumerate(
        (["monitor", "ministry", "elsewhere"], ["elsewhere", "ministry", "monitor"])
    ):
        folder = make_record(tmp_path / str(number), environ={})
        with open_record(folder, environ={}) as record:
            add_pages(record, *(pages / f"{name}.txt" for name in names))
            partitions.append({frozenset(r.id for r in i.reports) for i in record.incidents()})
    assert partitions[0] == partitions[1]


def test_a_changed_page_of_an_address_supersedes(record: Record) -> None:
    """A recapture takes the earlier page's place, in the same incident."""
    receipt = Receipt(url=URL, media_type="text/plain")
    first = put(record, MONITOR, receipt)
    (before,) = record.incidents()
    second = put(record, MONITOR.replace("12", "14"), receipt)
    (after,) = record.incidents()
    assert second.supersedes == first.page
    assert [report.page for report in after.reports] == [second.page]
    assert before.id == after.id


def test_a_changed_row_supersedes(record: Record) -> None:
    """The same goes for a monitor's row that has no address."""
    first = put(record, MONITOR, Receipt(row_id="7", source="a monitor"))
    second = put(record, MINISTRY, Receipt(row_id="7", source="a monitor"))
    assert second.supersedes == first.page


def test_a_row_of_another_monitor_does_not_supersede(record: Record) -> None:
    """Two sheets that both number their rows lose nothing to each other."""
    put(record, MONITOR, Receipt(row_id="7", source="a monitor"))
    other = put(record, MINISTRY, Receipt(row_id="7", source="another monitor"))
    assert (other.supersedes, places(record)) == (None, {"Hama": 2})


def test_a_home_page_for_an_address_does_not_supersede(record: Record) -> None:
    """Outlets that give their home page as every page's address lose no page."""
    home = Receipt(url="https://ledger.example.org/")
    put(record, MONITOR, home)
    assert put(record, ELSEWHERE, home).supersedes is None


def test_what_was_superseded_is_known(record: Record) -> None:
    """Adding an old state again does not bring it back."""
    receipt = Receipt(url=URL)
    put(record, MONITOR, receipt)
    put(record, MINISTRY, receipt)
    head = record.head()
    assert (put(record, MONITOR, receipt).new, record.head()) == (False, head)


def test_another_date_is_another_capture(record: Record) -> None:
    """What the caller knows of a page is part of it; a change supersedes."""
    put(record, MONITOR, Receipt(url=URL, published_at="2020-12-14"))
    second = put(record, MONITOR, Receipt(url=URL, published_at="2020-12-15"))
    assert (second.new, second.supersedes) == (True, second.page)
    assert places(record) == {"Hama": 1}


def test_another_reader_reads_again(record: Record) -> None:
    """A new fingerprint extracts again from the text that is kept, in the same incidents."""
    put(record, MONITOR)
    (before,) = record.incidents()
    newer = replace(small_reader(), fingerprint="another")
    came = add(
        record, MONITOR.encode(), Receipt(media_type="text/plain"), newer, at=AT, actor="program:x"
    )
    (after,) = record.incidents()
    assert (came.new, kinds(record)[3:]) == (True, ["extracted", "assigned"])
    assert (before.id, len(after.reports)) == (after.id, 1)


def test_a_bad_page_stops_nothing(record: Record, pages: Path) -> None:
    """An empty file among others is one problem; the others are added."""
    (pages / "empty.txt").write_bytes(b"")
    outcomes = add_pages(record, pages)
    failed = [one for one in outcomes if isinstance(one.came, Problem)]
    assert [Path(one.name).name for one in failed] == ["empty.txt"]
    assert places(record) == {"Hama": 2, "Homs": 1}


def test_a_bad_page_is_still_evidence(record: Record, pages: Path) -> None:
    """Bytes that cannot be read as a page are kept all the same."""
    data = bytes(range(256)) * 40
    (pages / "picture.txt").write_bytes(data)
    (outcome,) = add_pages(record, pages / "picture.txt")
    assert isinstance(outcome.came, Problem)
    assert data in evidence_of(record)


def test_a_file_that_is_not_there_is_a_problem(record: Record, tmp_path: Path) -> None:
    """One sentence with its name."""
    (outcome,) = add_pages(record, tmp_path / "nothing.txt")
    assert isinstance(outcome.came, Problem)
    assert "nothing.txt" in outcome.came.message


class BrokenGazetteer:
    """A gazetteer with a bug in it."""

    digest = "broken"

    def lookup(self, name: str) -> tuple[PlaceRow, ...]:
        """Never returns."""
        raise ZeroDivisionError(f"no place called {name}")


def test_a_bug_in_one_page_is_its_problem(record: Record, pages: Path) -> None:
    """A surprise is told as a bug and its place, without a word of the page."""
    reader = replace(small_reader(), gazetteer=BrokenGazetteer())
    (outcome,) = add_all(record, work_in([pages / "monitor.txt"]), reader, clock=lambda: AT)
    assert isinstance(outcome.came, Problem)
    assert outcome.came.code == "bug"
    assert "ZeroDivisionError in tests.run.test_adding.lookup" in outcome.came.message
    assert "Hama" not in outcome.came.message


def test_a_broken_record_stops_everything(record: Record, pages: Path) -> None:
    """What is wrong with the record is no page's problem."""
    with record.maintaining() as connection:
        connection.exec_driver_sql("DROP TABLE block")
    with pytest.raises(RecordError, match="no such table: block"):
        add_pages(record, pages)


def test_a_line_of_json_is_a_page(record: Record, tmp_path: Path) -> None:
    """Each line is added under its own id; a broken one is a problem with its number."""
    lines = [
        json.dumps({"id": 1, "text": MONITOR, "source": "a monitor"}),
        "{broken",
        json.dumps({"id": 2, "html": f"<p>{ELSEWHERE}</p>", "url": URL}),
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcomes = add_pages(record, path)
    assert [isinstance(one.came, Problem) for one in outcomes] == [False, True, False]
    assert outcomes[1].name.endswith("rows.jsonl, line 2")
    assert b"{broken\n" in evidence_of(record)


def test_only_pages_of_a_folder_are_read(pages: Path) -> None:
    """Pictures and styles beside saved pages are left out, and named; hidden files are not."""
    for name in ("style.css", ".hidden.txt"):
        (pages / name).touch()
    assert [Path(one.name).name for one in work_in([pages])] == [
        "elsewhere.txt",
        "ministry.txt",
        "monitor.txt",
    ]
    assert [path.name for path in left_out([pages])] == ["style.css"]


def test_a_rebuild_after_superseding_gives_the_same(record: Record, pages: Path) -> None:
    """However the log came about, deriving again gives the same rows."""
    add_pages(record, pages)
    put(record, MONITOR, Receipt(url=URL))
    put(record, MINISTRY, Receipt(url=URL))
    before = list(record.incidents())
    rebuild(record, quiet)
    assert list(record.incidents()) == before
    assert list(verify(record, quiet)) == []


def test_every_assignment_tells_its_reasons(record: Record, pages: Path) -> None:
    """What joined an incident says by which comparisons it did."""
    add_pages(record, pages)
    with record.reading() as connection:
        found = [log.payload_at(connection, entry.seq) for entry in record.entries()]
    assigned = [one for each in found if isinstance(each, Assigned) for one in each.assignments]
    assert [bool(one.reasons) for one in assigned if not one.founds] == [True]


def test_pages_are_written_together(
    record: Record, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many that are full a batch are in the record before the next page is read."""
    monkeypatch.setattr(adding, "TOGETHER", 2)
    going = add_all(record, work_in([pages]), small_reader(), clock=lambda: AT)
    next(going)
    assert kinds(record) == ["captured", "extracted", "assigned"] * 2


def test_long_pages_do_not_wait_for_more(
    record: Record, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is written once it is long."""
    monkeypatch.setattr(adding, "_LONG", 10)
    next(add_all(record, work_in([pages]), small_reader(), clock=lambda: AT))
    assert kinds(record) == ["captured", "extracted", "assigned"]


def many(folder: Path) -> Path:
    """Forty pages on ten strikes of two towns, of which some are told again in other figures."""
    texts = {
        f"{n:02}.txt": (MONITOR if n % 2 else MINISTRY)
        .replace("14 December", f"{1 + n * 7 % 10} December")
        .replace("12", str(12 + n % 3))
        .replace("Hama", "Homs" if n % 5 == 0 else "Hama")
        for n in range(40)
    }
    return write_pages(folder / "many", texts)


def test_together_or_one_by_one_is_one_partition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same reports are one incident, with the same tolls, however many are written at once."""
    states = []
    for number in (1, 7, 50):
        monkeypatch.setattr(adding, "TOGETHER", number)
        with open_record(make_record(tmp_path / str(number), environ={}), environ={}) as record:
            outcomes = add_pages(record, many(tmp_path))
            states.append((
                [(Path(one.name).name, one.came.page) for one in outcomes
                 if isinstance(one.came, Added)],
                {(frozenset(r.id for r in i.reports), i.tolls) for i in record.incidents()},
            ))  # fmt: skip
            assert list(verify(record, quiet)) == []
    assert states[0] == states[1] == states[2]
    assert len(states[0][1]) == 5


def test_an_address_that_comes_twice_supersedes_itself(record: Record, tmp_path: Path) -> None:
    """Of two states of an address in one file the later stands, as if each came alone."""
    lines = [{"id": n, "url": URL, "text": text} for n, text in enumerate((MONITOR, MINISTRY))]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = added(add_pages(record, path))
    assert (second.supersedes, places(record)) == (first.page, {"Hama": 1})


def test_a_page_that_comes_twice_is_known(record: Record, pages: Path) -> None:
    """The same bytes in two files of one folder are one page, and the second is no new one."""
    write_pages(pages, {"copy.txt": MONITOR})
    outcomes = added(add_pages(record, pages))
    assert [one.new for one in outcomes] == [True, True, True, False]
    assert len({one.page for one in outcomes}) == 3


def test_a_page_that_cannot_be_written_stops_none(tmp_path: Path, pages: Path) -> None:
    """Where all at once fail, each is written alone; a bug in writing one is its problem."""
    writes = []

    def fails(point: str) -> None:
        if point == "appended":
            writes.append(point)
            if len(writes) in (1, 3):
                raise ZeroDivisionError

    folder = make_record(tmp_path / "record", environ={})
    with open_record(folder, environ={}, checkpoint=fails) as record:
        outcomes = add_pages(record, pages)
        assert [(Path(one.name).name, isinstance(one.came, Problem)) for one in outcomes] == [
            ("elsewhere.txt", False),
            ("ministry.txt", True),
            ("monitor.txt", False),
        ]
        assert (len(writes), places(record)) == (4, {"Hama": 1, "Homs": 1})


def test_a_folder_that_is_no_record_is_said_to_be(tmp_path: Path) -> None:
    """Nothing is made there."""
    with pytest.raises(NotARecord, match="is not a record"), open_record(tmp_path, environ={}):
        pass
    assert list(tmp_path.iterdir()) == []


STRIKE = """Strike on the Tannery Bridge kills 12 in Hama

An airstrike on the Tannery Bridge killed 12 people in Hama on 14 December 2020. The glassblowers
of the Orontes bank were crossing it with lanterns for the harvest procession.
"""
VIGIL = """Lanterns on the Tannery Bridge

Glassblowers of the Orontes bank lit lanterns on the Tannery Bridge for the harvest procession.
"""
WEATHER = """Weather

Sun and dust are expected in the north, with 41 degrees at noon.
"""


@pytest.mark.parametrize("order", [(STRIKE, VIGIL, WEATHER), (WEATHER, VIGIL, STRIKE)])
def test_a_page_without_a_claim_is_of_the_incident_it_speaks_of(
    record: Record, order: tuple[str, ...]
) -> None:
    """It is a report without claims; a page that speaks of none makes no incident."""
    for text in order:
        put(record, text, Receipt(media_type="text/plain", published_at="2020-12-15"))
    assert places(record) == {"Hama": 2}
