"""A total over a record: what is counted, and what stands beside it."""

from pathlib import Path

from cenotaph.run.opening import open_record
from cenotaph.run.totalling import Selection, Summed, total_over
from tests.run.pages import MONITOR, make_and_add, write_pages

MONTH = """Toll in Hama

Since 1 December 2020, 30 people have been killed in Hama, the health ministry said on
31 December 2020.
"""


def total_of(folder: Path, selection: Selection, texts: dict[str, str]) -> Summed:
    """The total of the killed over a record of these pages."""
    make_and_add(folder / "record", write_pages(folder / "pages", texts))
    with open_record(folder / "record", {}) as record:
        return total_over(record, "killed", "range", selection)


def test_a_sum_over_a_month_stands_beside_the_incidents_it_covers(tmp_path: Path) -> None:
    """Its thirty are not added to the twelve: eighteen of them are in no incident."""
    found = total_of(tmp_path, Selection(), {"monitor.txt": MONITOR, "month.txt": MONTH})
    assert (found.total.min, found.total.max) == (12, 12)
    assert [(one.min, one.rest_min, one.verdict) for one in found.overlaps] == [(12, 18, "more")]


def test_what_is_not_chosen_is_not_counted(tmp_path: Path) -> None:
    """Of another year there is nothing."""
    found = total_of(tmp_path, Selection(since="2021"), {"monitor.txt": MONITOR})
    assert (found.total.counted, found.total.duplicates) == ((), ())
