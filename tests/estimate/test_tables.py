"""Overlap tables from rows: what they hold, and a sentence for what cannot be."""

import csv
import io

import pytest

from cenotaph.errors import InputError
from cenotaph.estimate.tables import Tables, read_tables


def read(text: str) -> Tables:
    """The tables of a text in CSV."""
    return read_tables(list(csv.reader(io.StringIO(text))))


def test_patterns_and_counts_are_read() -> None:
    """Bits by the order of the columns; cells without anyone are gone."""
    (found,) = read("a,b,count\n1,0,3\n0,1,4\n1,1,2\n0,0,NA\n").tables
    assert (found.lists, found.patterns, found.counts) == (("a", "b"), (1, 2, 3), (3, 4, 2))
    assert found.documented == 9


def test_a_row_may_be_a_person() -> None:
    """Without counts; a column whose every cell differs names people and is left aside."""
    tables = read("id,a,b\nx,1,0\ny,0,1\nz,1,1\nw,1,1\n")
    assert (tables.tables[0].counts, tables.ignored) == ((1, 1, 2), ("id",))


def test_other_columns_make_strata_and_replicates() -> None:
    """A table for each combination of their cells."""
    rows = [f"{a},{b},{year},{r},5" for a, b in ((1, 0), (0, 1), (1, 1)) for year in (1998, 1999)
            for r in "pq"]  # fmt: skip
    tables = read("a,b,year,replicate,count\n" + "\n".join(rows)).tables
    assert [(t.stratum["year"], t.replicate) for t in tables] == [
        ("1998", "p"), ("1998", "q"), ("1999", "p"), ("1999", "q"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The table is empty."),
        ("a,b,count\n", "no rows below its head"),
        ("a,b,count\n1,0,-3\n0,1,4\n1,1,2\n", "Row 2 counts -3 people; a count cannot"),
        ("a,b,count\n1,0,3.5\n0,1,4\n1,1,2\n", "Row 2 counts 3.5 people; a count is a whole"),
        ("a,b,count\n1,0,3\n\n0,1,-4\n1,1,2\n", "Row 4 counts -4 people"),
        ("a,b,count\n1,0,three\n0,1,4\n1,1,2\n", "Row 2 has “three” where its count should be."),
        ("a,b,c,count\n1,0,0,3\n0,1,0,4\n1,1,0,2\n", "Nobody is on the list “c”."),
        ("a,b,count\n1,0,3\n0,1,4\n1,0,2\n", "Rows 2 and 4 hold the same combination of lists."),
        ("a,b,count\n1,1,3\n", "All people are on the same lists; the table has one cell"),
        ("a,b,count\n1,0,3\n0,1,4\n0,0,9\n", "Row 4 counts people who are on no list"),
        ("a,b,count\n1,0,3\n0,2,4\n1,1,2\n", "Row 3 has “2” in the column “b”"),
        ("a,b,count\n1,0,3\n0,1\n", "Row 3 has 2 cells, the head has 3."),
        ("a,a,count\n1,0,3\n", "The name “a” heads two columns."),
        ("a,count\n1,3\n0,2\n", "The table has 1 column of 0 and 1"),
        ("a,b,count\n1,0,0\n0,1,0\n", "The table counts nobody."),
        ("a,b,count\n1,0,1e300\n0,1,4\n1,1,2\n", "Row 2 counts 1e300 people; at most 10,000,000"),
        ("a,b,count\n1,0,9e6\n0,1,4e6\n1,1,2\n", "The table counts 13,000,002 people; at most"),
        (
            "a,b,count,place\n1,0,9e6,North\n0,1,4e6,North\n1,1,2,North\n1,1,2,South\n",
            "The table of place North counts 13,000,002 people",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(text: str, told: str) -> None:
    """One sentence with the row, and a hint."""
    with pytest.raises(InputError) as error:
        read(text)
    assert told in error.value.message
    assert error.value.hint


def test_twenty_lists_are_too_many() -> None:
    """With what to do about it."""
    head = ",".join(f"l{i}" for i in range(20))
    rows = (",".join("1" if i == j else "0" for j in range(20)) + ",3" for i in range(20))
    with pytest.raises(InputError, match="20 lists; at most 16"):
        read(f"{head},count\n" + "\n".join(rows))


def test_a_column_of_names_is_no_stratum() -> None:
    """Where it would split people one by one."""
    rows = "\n".join(f"{i % 2},{(i + 1) % 2},name {i // 2 * 2 if i < 4 else i}" for i in range(30))
    with pytest.raises(InputError, match="would split 30 rows into 28 strata"):
        read(f"a,b,who\n{rows}")
