"""A monitor's sheet into a record."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from cenotaph import path
from cenotaph.errors import InputError
from cenotaph.extract import RowReader
from cenotaph.model.claims import Extraction
from cenotaph.model.pages import Page
from cenotaph.run.exporting import export_rows
from cenotaph.run.importing import Fate, import_rows, rows_left_out
from cenotaph.run.near import holds_more_than, likely_twins
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.sheets import read_map, read_sheet
from cenotaph.run.viewing import views
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.run.pages import AT
from tests.run.towns import two_towns

EXAMPLE = Path(__file__).parents[2] / "examples" / "sheet"
HEAD = "Ref;Date;Town;Killed"
MAP = """
source = "The Example Monitor"
id = "Ref"
date = "Date"
place = "Town"
claims = [{ measure = "killed", figure = "Killed" }]
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        yield made


def sheet(folder: Path, *lines: str) -> Path:
    """A CSV sheet with these rows."""
    path = folder / "sheet.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return path


def put(record: Record, file: Path, *, dry: bool = False, text: str = MAP) -> list[Fate]:
    """The fate of each row of the sheet under the small mapping."""
    map_file = file.with_name("map.toml")
    map_file.write_text(text, encoding="utf-8")
    mapping = read_map(map_file)
    reader = RowReader(mapping=mapping, gazetteer=two_towns())
    rows = read_sheet(file, mapping)
    fates = import_rows(record, rows, reader, actor="person:x", dry=dry, clock=lambda: AT)
    return list(fates)


def told(fates: Sequence[Fate]) -> list[str]:
    return [fate.what for fate in fates]


def killed(record: Record) -> list[int | None]:
    return sorted(toll.best or 0 for one in record.incidents() for toll in one.tolls[:1])


def test_a_row_is_a_page_with_its_claims(record: Record, tmp_path: Path) -> None:
    """Each row becomes an incident of its own here, with the row's figure."""
    fates = put(record, sheet(tmp_path, "A;2021-05-03;Hama;4", "B;2021-06-03;Homs;2"))
    assert told(fates) == ["new", "new"]
    assert killed(record) == [2, 4]


def test_a_row_imported_before_is_not_doubled(record: Record, tmp_path: Path) -> None:
    """Unchanged it is known; changed it supersedes what it was."""
    put(record, sheet(tmp_path, "A;2021-05-03;Hama;4", "B;2021-06-03;Homs;2"))
    fates = put(record, sheet(tmp_path, "A;2021-05-03;Hama;6", "B;2021-06-03;Homs;2"))
    assert told(fates) == ["changed", "known"]
    assert killed(record) == [2, 6]
    assert list(verify(record, lambda _done, _total=None: None)) == []


def test_a_dry_run_tells_and_writes_nothing(record: Record, tmp_path: Path) -> None:
    """Every row's fate, and an empty log."""
    fates = put(record, sheet(tmp_path, "A;2021-05-03;Hama;4", "B;soon;Hama;x"), dry=True)
    assert told(fates) == ["new", "new"]
    assert [len(fate.problems) for fate in fates] == [0, 2]
    assert record.head().seq == 0


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            [f"{one};2021-05-03;Hama;4" for one in ("A", "B", "A", "C", "B", "A")],
            r"share an id: A \(rows 2, 4, 7\), B \(rows 3, 6\);",
        ),
        ([f"R{n % 10};2021-05-03;Hama;4" for n in range(20)], r"R7 \(rows 9, 19\) and 2 more"),
        ([";2021-05-03;Hama;4", "A;2021-05-03;Hama;4", ";2021-05-04;Homs;4"], "no “Ref”: 2, 4;"),
    ],
)
def test_rows_without_an_id_of_their_own_stop_the_import(
    record: Record, tmp_path: Path, lines: list[str], said: str
) -> None:
    """Before anything is written."""
    with pytest.raises(InputError, match=said):
        put(record, sheet(tmp_path, *lines))
    assert record.head().seq == 0


def test_a_column_that_is_not_there_is_named(record: Record, tmp_path: Path) -> None:
    """With the columns that are."""
    path = tmp_path / "sheet.csv"
    path.write_text("Ref,Date,Town\nA,2021-05-03,Hama\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column “Killed”"):
        put(record, path)


def test_a_sheet_of_excel_reads_as_its_csv(tmp_path: Path) -> None:
    """Dates are ISO's, whole numbers have no point, empty rows are passed over."""
    csv_rows = read_sheet(sheet(tmp_path, "A;2021-05-03;Hama;4"), _map(tmp_path))
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (HEAD.split(";"), [], ["A", _day("2021-05-03"), "Hama", 4.0]):
        page.append(row)
    book.save(tmp_path / "sheet.xlsx")
    excel_rows = read_sheet(tmp_path / "sheet.xlsx", _map(tmp_path))
    assert [row.cells for row in excel_rows] == [row.cells for row in csv_rows]


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.csv"])
def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path, name: str) -> None:
    """Bytes that no program reads end with a sentence."""
    (tmp_path / name).write_bytes(b"PK\x03\x04 broken \x00\x01\x02\x03\xff\xfe\xfd" * 20)
    with pytest.raises(InputError):
        read_sheet(tmp_path / name, _map(tmp_path))


def test_the_example_sheet_is_imported_without_doubt(record: Record) -> None:
    """What the reference page shows works as it is shown."""
    mapping = read_map(EXAMPLE / "mapping.toml")
    rows = read_sheet(EXAMPLE / "incidents.csv", mapping)
    reader = RowReader(mapping=mapping, gazetteer=two_towns())
    fates = list(import_rows(record, rows, reader, actor="person:x", clock=lambda: AT))
    assert [(fate.what, fate.claims) for fate in fates] == [("new", 3), ("new", 2), ("new", 1)]
    assert [problem for fate in fates for problem in fate.problems] == []


def test_rows_of_one_sheet_stay_apart_and_their_likeness_is_told(
    record: Record, tmp_path: Path
) -> None:
    """Who keeps the sheet has told them apart; another sheet's row may join."""
    lines = ("A;2021-05-03;Hama;14", "B;2021-05-04;Hama;14", "C;2021-05-03;Hama;14")
    dry = put(record, sheet(tmp_path, *lines), dry=True)
    fates = put(record, sheet(tmp_path, *lines))
    assert not holds_more_than(record, "The Example Monitor")
    assert len({fate.incidents for fate in fates}) == 3
    assert [fate.twin and fate.twin.row_id for fate in fates] == [None, None, "A"]
    assert [fate.twin for fate in fates] == [fate.twin for fate in dry]
    # a row that has come in is told of no more
    assert {fate.twin for fate in put(record, sheet(tmp_path, *lines))} == {None}


def test_a_row_that_another_page_tells_too_is_told(record: Record, tmp_path: Path) -> None:
    """A page of an outlet is no row of the sheet; rows of the sheet are not compared again."""
    text = MAP.replace("The Example Monitor", "Another Monitor")
    put(record, sheet(tmp_path, "1;2021-05-03;Hama;14"), text=text)
    lines = ("A;2021-05-03;Hama;14", "B;2021-05-03;Hama;9", "C;2021-05-03;Hama;9")
    (joined,), mine, (alone,) = (fate.incidents for fate in put(record, sheet(tmp_path, *lines)))
    assert len(record.incident(joined).reports) == 2
    assert holds_more_than(record, "The Example Monitor")
    twins = likely_twins(record, mine, beside="The Example Monitor")
    assert [twin.incident for twin in twins] == [joined]
    assert {twin.incident for twin in likely_twins(record, mine)} == {joined, alone}


def test_rows_of_many_transactions_are_as_those_of_one(record: Record, tmp_path: Path) -> None:
    """What is written together is what would be written row by row, and the record is whole."""
    lines = [f"R{n};2021-{1 + n // 28:02}-{1 + n % 28:02};Hama;{1 + n % 3}" for n in range(120)]
    fates = put(record, sheet(tmp_path, *lines))
    assert told(fates) == ["new"] * 120
    entries = list(record.entries())
    assert [entry.kind for entry in entries[:3]] == ["captured", "extracted", "assigned"]
    assert len(entries) == 3 * 120
    assert len(list(record.incidents())) == 120
    assert list(verify(record, lambda _done, _total=None: None)) == []


def test_a_row_that_fails_leaves_the_others(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug in one row is told of that row; those beside it come in."""
    real = path.extract

    def fails(page: Page, reader: RowReader) -> Extraction:
        if page.row_id == "B":
            raise ZeroDivisionError
        return real(page, reader)

    monkeypatch.setattr(path, "extract", fails)
    lines = ("A;2021-05-03;Hama;4", "B;2021-05-03;Homs;2", "C;2021-05-09;Homs;3")
    fates = put(record, sheet(tmp_path, *lines))
    assert told(fates) == ["new", "refused", "new"]
    assert killed(record) == [3, 4]
    assert list(verify(record, lambda _done, _total=None: None)) == []


def test_rows_that_share_the_keepers_incident_are_one(record: Record, tmp_path: Path) -> None:
    """A sheet may have a row a source."""
    text = MAP + 'incident = "Town"\n'
    put(record, sheet(tmp_path, "A;2021-05-03;Hama;14", "B;2021-05-09;Hama;2"), text=text)
    assert [len(one.reports) for one in record.incidents()] == [2]


def test_rows_are_given_back_with_their_own_columns(record: Record, tmp_path: Path) -> None:
    """Each row under its columns as they were, its incident and its figures before them."""
    put(record, sheet(tmp_path, "A;2021-05-03;Hama;4", "B;2021-06-03;Homs;2+"))
    (path,) = export_rows(record, views(record, "internal"), tmp_path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["row"]: row for row in csv.DictReader(file)}
    assert rows["B"]["Killed"] == "2+"
    assert rows["A"]["Town"] == "Hama"
    assert rows["A"]["killed_best"] == "4"
    assert rows["A"]["source"] == "The Example Monitor"


@pytest.mark.parametrize(
    ("cell", "given"), [("=cmd()", "'=cmd()"), ("-1.5", "-1.5"), ("+963 11", "'+963 11")]
)
def test_rows_given_back_hold_no_formula(
    record: Record, tmp_path: Path, cell: str, given: str
) -> None:
    """What a sheet held as words is no formula in another program; a number stays one."""
    put(record, sheet(tmp_path, "A;2021-05-03;Hama;4", f"{cell};2021-05-03;Homs;2+"))
    (path,) = export_rows(record, views(record, "internal"), tmp_path / "out")
    with path.open(encoding="utf-8", newline="") as file:
        assert {row["row"] for row in csv.DictReader(file)} == {"A", given}


def test_rows_are_given_to_no_stranger(record: Record, tmp_path: Path) -> None:
    """A sheet's own columns may hold names."""
    put(record, sheet(tmp_path, "A;2021-05-03;Hama;4"))
    with pytest.raises(InputError, match="may hold names"):
        export_rows(record, views(record, "public"), tmp_path)


def test_what_a_row_leaves_open_is_told(record: Record, tmp_path: Path) -> None:
    """A place and a party that no list has, no day, no figure: nothing of it is in doubt."""
    head = "Ref;Date;Town;Killed;Party\n"
    rows = "A;2021-05-03;Nowhereville;4;The Purple Brigade\nB;;;;\nC;2021-05-03;Hama;4;\n"
    (tmp_path / "sheet.csv").write_text(head + rows, encoding="utf-8")
    text = MAP.replace("claims", 'actor = "Party"\nclaims')
    for dry in (True, False):
        fates = put(record, tmp_path / "sheet.csv", text=text, dry=dry)
        assert [[tuple(gap) for gap in fate.gaps] for fate in fates] == [
            [("place not known", "Nowhereville"), ("party not known", "The Purple Brigade")],
            [("no figure", ""), ("no day", ""), ("no place", "")],
            [],
        ]
        assert [fate.problems for fate in fates] == [(), (), ()]


def test_the_cell_that_is_in_doubt_is_given(record: Record, tmp_path: Path) -> None:
    """Beside each problem, in its order."""
    (fate,) = put(record, sheet(tmp_path, "A;03/04/2021;Hama;-3"))
    assert fate.cells == ("03/04/2021", "-3")
    assert [problem.code for problem in fate.problems] == ["cell-no-date", "cell-no-figure"]


def test_rows_that_the_sheet_has_no_more_are_named_and_stay(record: Record, tmp_path: Path) -> None:
    """Who takes a row out of a sheet may have meant to; the record does not forget it."""
    put(record, sheet(tmp_path, "A;2021-05-03;Hama;4", "B;2021-06-03;Homs;2"))
    put(record, sheet(tmp_path, "1;2022-05-03;Homs;9"), text=MAP.replace("Example", "Other"))
    path = sheet(tmp_path, "B;2021-06-03;Homs;3")
    assert told(put(record, path)) == ["changed"]
    mapping = _map(tmp_path)
    assert rows_left_out(record, read_sheet(path, mapping), mapping) == ["A"]
    assert killed(record) == [3, 4, 9]


def _map(folder: Path):  # type: ignore[no-untyped-def]
    path = folder / "map.toml"
    path.write_text(MAP, encoding="utf-8")
    return read_map(path)


def _day(text: str):  # type: ignore[no-untyped-def]
    from datetime import date  # noqa: PLC0415

    return date.fromisoformat(text)
