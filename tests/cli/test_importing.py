"""What a newcomer sees of an import."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

MAP = """
source = "The Example Monitor"
id = "Ref"
date = "Date"
place = "Town"
actor = "Party"
claims = [{ measure = "killed", figure = "Killed" }]
"""
HEAD = "Ref;Date;Town;Killed;Party\n"
ROWS = """A;2021-05-03;Hama;14;
B;03/05/2021;Hama;several;
C;2021-05-03;Hama;15;
D;2021-05-04;Nowhereville;2;The Purple Brigade
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with its mapping beside it."""
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    (tmp_path / "sheet.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return tmp_path / "sheet.csv"


def imported(run: Run, sheet: Path, *more: str) -> tuple[int, str, str]:
    """The sheet put into the record of this folder, which is made for it."""
    if not Path("cenotaph.toml").exists():
        run("init", ".")
    return run("import", sheet, "--map", sheet.with_name("map.toml"), *more)


def test_a_dry_run_is_the_fate_of_each_row(run: Run, sheet: Path) -> None:
    """All of it on standard output: what is in doubt, what is open, what may be entered twice."""
    code, out, err = imported(run, sheet, "--dry-run")
    assert (code, err) == (0, "")
    assert out == (
        "row 2, A: new, 1 claim\n"
        "row 3, B: new, 1 claim\n"
        "  “03/05/2021”: The cell of “Date” holds no date written as 2021-05-03. Say in the mapping"
        ' how dates are written: date_format "%d/%m/%Y" makes it 2021-05-03, "%m/%d/%Y" makes it'
        " 2021-03-05.\n"
        "  no day\n"
        "row 4, C: new, 1 claim\n"
        "row 5, D: new, 1 claim\n"
        "  place not known: “Nowhereville”, party not known: “The Purple Brigade”\n"
        "1 row has no day.\n"
        "1 row has a place that no list has: on no map: Nowhereville (1). Give `lat` and `lon`, or"
        " a country's full list: cenotaph gazetteer add.\n"
        "1 row has a party that no list has: kept in its own words: The Purple Brigade (1).\n"
        "4 rows: 4 new. 4 claims, 1 row in doubt.\n"
        "Nothing was written: this was a dry run.\n"
    )


def test_an_import_tells_what_needs_a_look(run: Run, sheet: Path) -> None:
    """Rows in doubt and rows entered twice on standard error, with what would make them one."""
    sheet.write_text(HEAD + ROWS + "E;2021-05-03;Hama;14;\n", encoding="utf-8")
    code, out, err = imported(run, sheet)
    assert (code, out) == (0, "5 rows: 5 new. 5 claims, 1 row in doubt, 1 likely entered twice.\n")
    assert "row 2, A" not in err.splitlines()[0]
    lines = err.splitlines()
    at = lines.index("row 6, E: new, 1 claim")
    assert lines[at + 1].startswith(
        "  Likely row 2, A, entered twice: the same day, the same place,"
    )
    merge = lines[at + 2].removeprefix("  If they are one: cenotaph ").split()
    code, out, _ = run(*merge, "--reason", "One ambush.")
    assert code == 0


def test_rows_that_are_gone_from_the_sheet_are_named(run: Run, sheet: Path) -> None:
    """They stay in the record."""
    imported(run, sheet)
    sheet.write_text(HEAD + "D;2021-05-04;Homs;2;\n", encoding="utf-8")
    _, out, err = imported(run, sheet)
    assert "1 row: 1 changed. 1 claim" in out
    assert "The record has 3 rows of this source that the sheet has not: A, B, C. They stay." in err
