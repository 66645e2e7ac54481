"""Victim lists into a record: kept whole, known again, superseded, refused; never quoted."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from cenotaph.errors import InputError
from cenotaph.lists.mapping import ListMap, list_map
from cenotaph.record.decisions import Decider
from cenotaph.record.offline import problems
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.redacting import redact
from cenotaph.run.victim_lists import AddedList, add_list
from cenotaph.store.bundle import write_bundle
from cenotaph.store.verify import verify

AT = "2026-01-02T03:04:05Z"
CSV = "name,date\nOmar Testi,2013-05-01\nunknown,2013-05-01\n"
MAPPING = list_map({"name": "name", "date": "date"})


def add(folder: Path, data: str | bytes, *, name: str = "a", file: str = "a.csv",
        mapping: ListMap = MAPPING) -> AddedList:  # fmt: skip
    """The list of these bytes in the record of a folder, which is made if need be."""
    path = folder / file
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    if not (folder / "record").exists():
        make_record(folder / "record")
    with open_record(folder / "record") as record:
        return add_list(record, path, mapping, name=name, at=AT, actor="person:1")


def test_a_list_is_kept_whole(tmp_path: Path) -> None:
    """What was read stands under its name; the record verifies."""
    added = add(tmp_path, CSV)
    with open_record(tmp_path / "record") as record:
        assert (added.what, record.victim_list("a")) == ("new", added.listed)
        assert list(verify(record, lambda _: None)) == []


def test_the_same_list_is_known_and_a_changed_one_supersedes(tmp_path: Path) -> None:
    """The log grows only by what is new; unchanged rows keep their ids."""
    first = add(tmp_path, CSV)
    again = add(tmp_path, CSV)
    changed = add(tmp_path, CSV + "Ali Testi,2014\n")
    with open_record(tmp_path / "record") as record:
        assert (again.what, changed.what, record.head().seq) == ("known", "changed", 2)
    assert first.listed.people[0].id == changed.listed.people[0].id


def test_one_file_is_not_two_lists(tmp_path: Path) -> None:
    """Two names for the same bytes would be two lists that agree on everybody."""
    add(tmp_path, CSV)
    with pytest.raises(InputError, match="holds these bytes already, as the list “a”"):
        add(tmp_path, CSV, name="b")


def test_json_and_csv_are_read_alike(tmp_path: Path) -> None:
    """A list of objects, and one object a line."""
    rows = [{"name": "Omar Testi", "date": "2013-05-01"}, {"name": "unknown"}]
    whole = add(tmp_path, json.dumps(rows), name="whole", file="w.json")
    lines = add(tmp_path, "\n".join(map(json.dumps, rows)), name="lines", file="l.jsonl")
    plain = add(tmp_path, CSV, name="plain")
    assert len({(one.listed.people[0].names, one.listed.people[0].date)
                     for one in (whole, lines, plain)}) == 1  # fmt: skip


@pytest.mark.parametrize(
    ("data", "file", "said"),
    [
        (b"", "a.csv", "is empty"),
        (b"", "a.json", "is empty"),
        (b"", "a.xlsx", "is empty"),
        (b"[]", "a.json", "is empty"),
        (b"name,date\n", "a.csv", "no row below the names of its columns"),
        (b"name,date\nunknown,2013\n", "a.csv", "None of the 1 rows"),
        (
            b'name,date\n"Omar Testi,2013\nAli Testi,2014\n',
            "a.csv",
            "begins on line 2 of .* no CSV",
        ),
        (b'name,date\n"Omar "the" Testi",2013\n', "a.csv", "begins on line 2 of .* no CSV"),
        (bytes(range(128)) * 9, "a.csv", "is no text"),
        ("name,date\nعمر تستي,2013\n".encode("cp1256"), "a.csv", "cannot be told"),
        (b"name,date\nOmar Testi,2013\n", "a.xlsx", "no XLSX that can be read"),
        (b'{"name": "Omar Testi"}', "a.json", "no list of objects"),
        (b"Omar Testi,2013\nAli Testi,2014\n", "a.csv", "no columns “name”, “date”"),
        (b"name,date\nOmar \xd8Testi,2013\n", "a.csv", "cannot be told"),
        (b"[1, 2]", "a.json", "no list of objects"),
        (b'[{"name": "Omar Testi"', "a.json", "no JSON in UTF-8, line 1"),
    ],
)
def test_what_cannot_be_read_is_refused_without_a_name(
    tmp_path: Path, data: bytes, file: str, said: str
) -> None:
    """The sentence says what is wrong and quotes nobody; nothing is written."""
    with pytest.raises(InputError, match=said) as caught:
        add(tmp_path, data, file=file)
    assert "Testi" not in f"{caught.value.message} {caught.value.hint}"
    with open_record(tmp_path / "record") as record:
        assert (record.head().seq, list((tmp_path / "record" / "evidence").rglob("*"))) == (0, [])


def test_a_workbook_without_rows_or_damaged_is_refused(tmp_path: Path) -> None:
    """Nothing at all, a head alone, or bytes lost on the way: a sentence each."""
    book, held = Workbook(), BytesIO()
    book.save(held)
    with pytest.raises(InputError, match="is empty"):
        add(tmp_path, held.getvalue(), file="a.xlsx")
    book.active.append(["name", "date"])
    book.save(head := BytesIO())
    with pytest.raises(InputError, match="no row below"):
        add(tmp_path, head.getvalue(), file="a.xlsx")
    whole = head.getvalue()
    for lost in range(100, len(whole), 400):
        with pytest.raises(InputError, match=r"no XLSX that can be read|no row below"):
            add(tmp_path, whole[:lost] + b"\x00" * 40 + whole[lost + 40 :], file="a.xlsx")


def test_a_list_does_not_import_from_itself(tmp_path: Path) -> None:
    """It would be refused in every estimate for a reason that nobody finds."""
    mapping = list_map({"name": "name", "imports": "A"})
    with pytest.raises(InputError, match="“a” imports from itself"):
        add(tmp_path, CSV, mapping=mapping)


def test_a_name_of_a_list_is_a_plain_word(tmp_path: Path) -> None:
    """A colon parts a list from its people."""
    with pytest.raises(InputError, match="cannot name a list"):
        add(tmp_path, CSV, name="a:b")


def test_a_bundle_holds_the_list_and_checks_offline(tmp_path: Path) -> None:
    """Its bytes go with it, as a page's do."""
    add(tmp_path, CSV)
    with open_record(tmp_path / "record") as record:
        write_bundle(record, tmp_path / "bundle", checkpoint=lambda _: None)
    assert list(problems(tmp_path / "bundle")) == []


def test_a_list_can_be_redacted(tmp_path: Path) -> None:
    """Its names leave the record: payload and bytes; the chain still verifies."""
    digest = add(tmp_path, CSV).listed.digest
    by = Decider(actor="person:1", role="administrator")
    with open_record(tmp_path / "record") as record:
        redact(record, "list a", reason="Withdrawn.", by=by, at=AT)
        assert record.list_names() == ()
        assert not record.evidence.path_of(digest).exists()
        assert list(verify(record, lambda _: None)) == []
