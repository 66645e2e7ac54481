"""The record as a whole over time: periods, what they add up, what they leave out."""

import csv
from dataclasses import replace
from pathlib import Path

from lxml import html

from cenotaph.model.values import When
from cenotaph.record.sums import Parts, parts_of
from cenotaph.record.totals import row_of
from cenotaph.record.view import View
from cenotaph.web.over_time import COLUMNS, over_time, over_time_csv
from cenotaph.web.publish import publish
from tests.builders import day
from tests.web.sample import edition, views

MARKET, TINY = views()


def parts(*shown: View) -> Parts:
    """The parts of these views."""
    return parts_of([row_of(view) for view in shown], "range")


def test_each_month_has_its_incidents_and_their_sums() -> None:
    """Every month from the first to the last has a row, an empty one too."""
    shown = over_time(parts(MARKET, TINY))
    assert shown is not None
    assert shown.by == "month"
    assert [(one.name, one.incidents, one.killed.min, one.killed.max) for one in shown.periods] == [
        ("2024-03", 1, 45, 68),
        ("2024-04", 0, 0, 0),
        ("2024-05", 1, 1, 1),
    ]


def test_a_long_record_is_told_by_years() -> None:
    """More than three years of months are years."""
    shown = over_time(parts(MARKET, replace(TINY, when=day("2020-05-04"))))
    assert shown is not None
    assert [(one.name, one.incidents) for one in shown.periods] == [
        ("2020", 1), ("2021", 0), ("2022", 0), ("2023", 0), ("2024", 1),
    ]  # fmt: skip


def test_what_is_left_out_is_counted() -> None:
    """Episodes, incidents without a day, and those without a figure are named beside the chart."""
    undated = replace(TINY, id="b", when=day(None))
    open_ended = replace(
        TINY,
        id="c",
        when=When(text=None, start="2024-05-04", end=None, precision="open", edtf=None),
    )
    episode = replace(TINY, id="d", kind="episode")
    silent = replace(TINY, id="e", tolls=())
    shown = over_time(parts(MARKET, TINY, undated, open_ended, episode, silent))
    assert shown is not None
    assert (shown.undated, shown.episodes, shown.without_figure) == (2, 1, 1)


def test_one_month_is_no_chart() -> None:
    """Nothing grows within one period, and a record without a day has none."""
    assert over_time(parts(MARKET)) is None
    assert over_time(parts()) is None


def test_bars_stand_from_zero_in_their_frame() -> None:
    """The filled part reaches the lowest sum, the light part from there to the highest."""
    shown = over_time(parts(MARKET, TINY))
    assert shown is not None
    assert shown.killed.low.count("Z") == 2
    assert shown.killed.high.count("Z") == 1
    assert shown.incidents.high == ""


def test_the_home_page_has_chart_table_and_file(tmp_path: Path) -> None:
    """Both charts have labels; table and file hold the same figures."""
    publish(views(), edition(), tmp_path)
    root = html.fromstring((tmp_path / "index.html").read_bytes().decode())
    (figure,) = root.xpath("//figure[@class='over']")
    assert len(figure.xpath(".//*[local-name()='svg'][@aria-label]")) == 2
    cells = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in figure.xpath(".//tbody/tr")
    ]
    assert cells[0] == ["Mar 2024", "1", "45", "53", "68"]
    assert cells[1] == ["Apr 2024", "0", "0", "0", "0"]
    header, first, *_ = csv.reader((tmp_path / "downloads/over-time.csv").read_text().splitlines())
    assert tuple(header) == COLUMNS
    assert first == ["2024-03", "1", "1", "45", "53", "68", "0"]


def test_nothing_over_time_is_a_table_without_rows() -> None:
    """A program that asks for the file always finds its columns."""
    assert over_time_csv(None).strip() == ",".join(COLUMNS)
