"""Charts by side and status over time, and the figures behind them as a table."""

import csv
from dataclasses import replace
from pathlib import Path

from lxml import html

from cenotaph.model.tolls import TollKey
from cenotaph.record.view import ClaimView, View
from cenotaph.web.figures import COLUMNS, figures_csv
from cenotaph.web.growth import lines_of
from cenotaph.web.publish import publish
from cenotaph.web.reach import Reach, reach_charts, reaches
from tests.builders import at_least, exact
from tests.web.sample import edition, toll, views

MARKET = views()[0]
CIVILIANS = TollKey(dimension="side", value="civilian")
SAME = TollKey(dimension="status", value="civilian")


def said(view: View, n: int, voice: int, day: str, **fields: object) -> ClaimView:
    """A claim of civilians by one of the sample's voices on a day."""
    claim = view.claims[n]
    group = replace(claim.group, side="civilian", status="civilian")
    values = {
        "id": f"new-{n}",
        "measure": "killed",
        "voice": view.voices[voice].id,
        "group": group,
        "scope": "incident",
        "stance": "asserts",
        "count": exact(n + 5),
        "said": replace(claim.said, at=day),
    } | fields
    return replace(claim, **values)  # type: ignore[arg-type]


def civilians() -> View:
    """Two voices on civilians over three days, the first of which corrects itself upwards."""
    claims = (
        said(MARKET, 0, 0, "2024-03-12", count=exact(10)),
        said(MARKET, 1, 1, "2024-03-13", count=exact(20)),
        said(MARKET, 2, 0, "2024-03-14", count=at_least(30)),
    )
    tolls = tuple(toll("killed", (20, None, None), key=key) for key in (None, CIVILIANS, SAME))
    return replace(MARKET, claims=claims, tolls=tolls)


def test_each_voice_holds_its_figure_until_its_next() -> None:
    """The reach of a day is the lowest to the highest of what voices stood by on it."""
    assert reaches(lines_of(civilians(), "killed", CIVILIANS)) == (
        Reach(day="2024-03-12", low=10, high=10, voices=1),
        Reach(day="2024-03-13", low=10, high=20, voices=2),
        Reach(day="2024-03-14", low=20, high=None, voices=2),
    )


def test_what_side_and_status_say_alike_is_drawn_once() -> None:
    """Civilians by side and by status are one chart; what nothing bounds is an open line."""
    charts = reach_charts(civilians(), "killed")
    assert [chart.key for chart in charts] == [CIVILIANS]
    chart = charts[0]
    assert chart.band.count("Z") == 2
    assert chart.open.count("M") == 1


def test_what_never_changed_is_no_chart() -> None:
    """Civilians are told of once: they have a row among the tolls, and no chart."""
    assert [chart.key.value for chart in reach_charts(MARKET, "killed")] == ["northern-front"]


def test_the_chart_stands_with_its_table_and_its_file(tmp_path: Path) -> None:
    """The drawing has a label, the table the same figures, and the file lies beside the page."""
    publish([civilians()], edition(), tmp_path)
    page = tmp_path / "incidents" / f"{MARKET.id}.html"
    root = html.fromstring(page.read_bytes().decode())
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in root.xpath("//table[caption[contains(., 'from each day on')]]/tbody/tr")
    ]
    assert rows == [
        ["Civilians", "12 March 2024", "10", "10", "1"],
        ["Civilians", "13 March 2024", "10", "20", "2"],
        ["Civilians", "14 March 2024", "20", "–", "2"],
    ]
    (href,) = root.xpath("//a[@download]/@href")
    assert (page.parent / href).is_file()


def test_the_file_has_every_figure_of_every_chart() -> None:
    """A row a voice and figure, for everyone and for each side and status."""
    header, *rows = csv.reader(figures_csv(civilians()).splitlines())
    assert tuple(header) == COLUMNS
    assert ["killed", "side", "civilian", "Civil Defence", "2024-03-14", "30", "30", ""] in rows
    assert len(rows) == 9


def test_a_name_that_a_spreadsheet_would_run_is_quoted() -> None:
    """A voice called like a formula stays words."""
    view = civilians()
    first, *rest = view.voices
    named = replace(view, voices=(replace(first, name="=cmd()"), *rest))
    assert "'=cmd()" in figures_csv(named)
