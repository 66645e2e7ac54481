"""A sheet from a file: what separates its cells, what a workbook hides, what stands above it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cenotaph.errors import InputError
from cenotaph.run.sheets import Row, rows_of

HEAD = ("Ref", "Date", "Town", "Killed")
DAY = date(2019, 4, 3)


def book(path: Path, fill: Callable[[Any, Any], None]) -> Path:
    """A workbook whose first sheet is called 2019, filled by this."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "2019"
    fill(made, page)
    made.save(path)
    return path


def read(path: Path, sheet: str | None = None) -> tuple[list[str], list[str]]:
    """The ids of the rows, and what was remarked."""
    said: list[str] = []
    rows = rows_of(path, HEAD, sheet=sheet, remark=said.append)
    return [row.cell("Ref") for row in rows], said


def cells(row: Row) -> list[str]:
    return [words for _, words in row.cells]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_sheet_of_any_separator_and_unicode_reads_alike(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    """With a byte order mark or without."""
    lines = (HEAD, ("١", "2019-04-03", "حلب", "١٢"))
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join(map(separator.join, lines)), encoding=encoding)
    (row,) = rows_of(path, HEAD)
    assert cells(row) == list(lines[1])


def test_a_separator_named_on_the_first_line_is_believed(tmp_path: Path) -> None:
    """As Excel writes it; rows keep the line that they begin on."""
    path = tmp_path / "sheet.csv"
    path.write_text("sep=;\nRef;Date;Town;Killed\nA;2019-04-03;Hama, Syria;1\n", encoding="utf-8")
    (row,) = rows_of(path, HEAD)
    assert (row.number, row.cell("Town")) == (3, "Hama, Syria")


@pytest.mark.parametrize(
    ("encoding", "town"), [("cp1256", "حلب وريفها الشمالي"), ("latin-1", "Bogotá, Medellín")]
)
def test_a_sheet_in_an_old_encoding_is_refused_with_a_way(
    tmp_path: Path, encoding: str, town: str
) -> None:
    """A guess would change names and nobody would know."""
    path = tmp_path / "sheet.csv"
    path.write_text(f"Ref;Date;Town;Killed\nA;2019-04-03;{town};1\n", encoding=encoding)
    with pytest.raises(InputError, match="not in UTF-8") as refused:
        rows_of(path, HEAD)
    assert "CSV in UTF-8" in (refused.value.hint or "")


def test_cells_merged_over_rows_are_refused(tmp_path: Path) -> None:
    """Whether twelve dead are of each row or of all of them cannot be told."""

    def fill(_book: Any, page: Any) -> None:
        for row in (HEAD, ("A", DAY, "Hama", 12), ("B", None, "Hama", None)):
            page.append(row)
        page.merge_cells("B2:B3")

    with pytest.raises(InputError, match="merged over several rows: B2:B3"):
        read(book(tmp_path / "sheet.xlsx", fill))


def test_a_title_above_the_head_is_told(tmp_path: Path) -> None:
    """The hint names the row that has the columns."""

    def fill(_book: Any, page: Any) -> None:
        for row in (("Casualties of 2019",), (), HEAD, ("A", DAY, "Hama", 3)):
            page.append(row)
        page.merge_cells("A1:D1")

    with pytest.raises(InputError, match="no columns “Ref”, “Date”") as refused:
        read(book(tmp_path / "sheet.xlsx", fill))
    assert "Row 3 names them" in (refused.value.hint or "")


def _several(made: Any, page: Any) -> None:
    for row in (HEAD, ("A", DAY, "Hama", 3), ("B", DAY, "Homs", 1)):
        page.append(row)
    page.row_dimensions[3].hidden = True
    other = made.create_sheet("2020")
    for row in (HEAD, ("C", datetime(2020, 4, 3), "Hama", 5.0)):
        other.append(row)
    made.create_sheet("empty")


def test_hidden_rows_are_read_and_other_sheets_named(tmp_path: Path) -> None:
    """What a filter hides is part of the sheet; which sheet is read is said."""
    ids, said = read(book(tmp_path / "sheet.xlsx", _several))
    assert ids == ["A", "B"]
    assert said[0].startswith("1 row is hidden in “2019”") and "2020" in said[1]
    assert "empty" not in said[1]


def test_the_mapping_names_the_sheet_to_read(tmp_path: Path) -> None:
    """Nothing is remarked then; a name that no sheet has is refused with those that are."""
    path = book(tmp_path / "sheet.xlsx", _several)
    assert read(path, "2020") == (["C"], [])
    with pytest.raises(InputError, match="no sheet “2021”") as refused:
        read(path, "2021")
    assert "2019, 2020, empty" in (refused.value.hint or "")


def test_a_hidden_sheet_is_not_the_first(tmp_path: Path) -> None:
    """Who opens the workbook sees another."""

    def fill(made: Any, page: Any) -> None:
        _several(made, page)
        page.sheet_state = "hidden"

    assert read(book(tmp_path / "sheet.xlsx", fill))[0] == ["C"]


def test_a_formula_without_a_value_is_refused(tmp_path: Path) -> None:
    """An empty cell would be read in its place; an empty cell beside it is none of it."""

    def fill(_book: Any, page: Any) -> None:
        for row in (HEAD, ("A", DAY, "Hama", "=1+2"), ("B", DAY, "Hama", None)):
            page.append(row)

    with pytest.raises(InputError, match="no value saved: D2\\."):
        read(book(tmp_path / "sheet.xlsx", fill))


def test_a_column_spelt_otherwise_is_asked_for(tmp_path: Path) -> None:
    """All that lack are named."""
    path = tmp_path / "sheet.csv"
    path.write_text("Ref,Day,Towns,Killed\nA,2019-04-03,Hama,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="no columns “Date”, “Town”"):
        rows_of(path, HEAD)
    with pytest.raises(InputError) as refused:
        rows_of(path, ("Ref", "Town"))
    assert (refused.value.hint or "").startswith("Is “Town” “Towns”? Its columns are: Ref, Day")
