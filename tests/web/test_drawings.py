"""The drawings: lines and maps, the growing figure, the number range."""

from dataclasses import replace
from importlib.resources import files
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.web.chart import chart, scale
from cenotaph.web.geography import KM_PER_DEGREE, Window, around, clipped, enclosing, lines_in
from cenotaph.web.growth import lines_of
from cenotaph.web.make_lines import lines, simplified
from cenotaph.web.maps import incident_map, locator
from cenotaph.web.polyline import Line, decode, encode
from cenotaph.web.ranges import example, range_of
from cenotaph.web.spots import Places, spot_of
from tests.web.sample import toll, views

POINTS = st.tuples(
    st.integers(-18000, 18000).map(lambda n: n / 100),
    st.integers(-9000, 9000).map(lambda n: n / 100),
)
LINES = st.lists(POINTS, min_size=2, max_size=20).map(tuple)
MARKET, TINY = views()


@given(LINES)
def test_a_line_is_read_as_it_was_written(line: tuple[tuple[float, float], ...]) -> None:
    """Points in hundredths of a degree come back as they were."""
    assert decode(encode(line)) == line


@given(LINES)
def test_a_simplified_line_stays_near(line: tuple[tuple[float, float], ...]) -> None:
    """Ends stay, and no point is invented."""
    short = simplified(line, 0.5)
    assert (short[0], short[-1]) == (line[0], line[-1])
    assert set(short) <= set(line)


@given(LINES)
def test_a_clipped_line_lies_within(line: tuple[tuple[float, float], ...]) -> None:
    """No piece of a line reaches over the window's edge."""
    window = Window(west=-20, south=-10, east=30, north=40)
    wider = Window(west=-20.001, south=-10.001, east=30.001, north=40.001)
    assert all(wider.holds(point) for piece in clipped(line, window) for point in piece)


def test_a_line_within_is_not_cut() -> None:
    """A line inside the window comes back whole."""
    line = ((0.0, 0.0), (1.0, 1.0), (2.0, 0.0))
    window = Window(west=-20, south=-10, east=30, north=40)
    assert list(clipped(line, window)) == [line]


def test_a_shared_line_is_a_boundary_and_one_line_is_left_out() -> None:
    """Two countries share a boundary; the line across Perekop is drawn for neither."""
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [5, 5]], [[0, 0], [9, 1]], [[33, 46], [1, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"id": "643", "arcs": [[0, 1, 2]]},
                    {"id": "804", "arcs": [[[~1, 2]]]},
                ]
            }
        },
    }
    assert list(lines(topology)) == [
        ("c", ((0.0, 0.0), (5.0, 5.0))),
        ("b", ((0.0, 0.0), (9.0, 1.0))),
    ]


def test_the_line_file_is_small_and_names_nothing() -> None:
    """The base map is under 300 kB and holds lines only."""
    data = (files("cenotaph.web") / "data" / "lines.txt").read_bytes()
    assert len(data) < 300_000
    assert {row[:1] for row in data.splitlines()} == {b"b", b"c"}


def test_no_line_crosses_the_perekop_isthmus() -> None:
    """No boundary is drawn between Crimea and the mainland."""
    isthmus = Window(west=33.3, south=45.9, east=34.4, north=46.3)
    assert [kind for kind, _ in lines_in(isthmus) if kind == "boundary"] == []


@pytest.mark.parametrize(("lon", "lat"), [(36.75, 35.13), (179.9, -16.8), (0.0, 89.0), (-179, 0)])
def test_a_window_is_as_wide_as_asked(lon: float, lat: float) -> None:
    """A window near the 180th meridian or a pole is moved, never turned over."""
    window = around(lon, lat, width_km=300)
    assert -180 <= window.west < window.east <= 180
    assert -90 <= window.south < window.north <= 90
    assert window.holds((lon, lat))


@given(st.lists(POINTS, min_size=1, max_size=6))
def test_a_map_of_all_holds_all(points: list[tuple[float, float]]) -> None:
    """Every incident's point lies within the window, wherever on earth they are."""
    window = enclosing(points)
    wider = Window(
        west=window.west - 1e-6, south=window.south - 1e-6,
        east=window.east + 1e-6, north=window.north + 1e-6,
    )  # fmt: skip
    assert all(wider.holds(point) for point in points)


def test_the_circle_is_as_wide_as_the_place_is_uncertain() -> None:
    """25 km are drawn to the map's own scale bar."""
    drawing = incident_map(TINY)
    assert drawing is not None
    per_km = drawing.scale / drawing.scale_km
    assert drawing.marks[0].radius == pytest.approx(25 * per_km, rel=0.02)


def test_an_incident_without_a_point_has_no_map() -> None:
    """A place that is only a name is not put anywhere."""
    nowhere = replace(TINY, where=tuple(replace(p, lat=None, lon=None) for p in TINY.where))
    assert incident_map(nowhere) is None
    assert spot_of(nowhere) is None


def test_labels_do_not_cover_each_other() -> None:
    """Around twenty villages are twenty dots and as many labels as there is room for."""
    here = TINY.where[0]
    near = [
        replace(here, name=f"V {n}", lon=(here.lon or 0) + n / 3, lat=here.lat or 0)
        for n in range(1, 21)
    ]
    drawing = incident_map(replace(TINY, where=(replace(here, radius_km=300.0),)), Places(near))
    assert drawing is not None
    assert len(drawing.others) == 20
    assert len(drawing.labels) > 4
    spots = [(label.x, label.y) for label in drawing.labels if label.anchor == "start"]
    assert all(
        hypot(a[0] - b[0], a[1] - b[1]) > 10 for n, a in enumerate(spots) for b in spots[n + 1 :]
    )


def test_places_are_found_by_a_window() -> None:
    """Those on its edges too, and none that has no point."""
    here = TINY.where[0]
    points = [(0.0, 0.0), (1.0, 1.0), (1.0, 1.1), (-0.1, 0.5), (0.5, 0.5), (1.1, 0.5), (0.0, -0.1)]
    made = [replace(here, lon=lon, lat=lat) for lon, lat in points]
    nowhere = replace(here, lon=None, lat=None)
    window = Window(west=0, south=0, east=1, north=1)
    found = dict(Places([nowhere, *made]).within(window))
    assert found == {
        point: place for point, place in zip(points, made, strict=True) if window.holds(point)
    }
    assert len(found) == 3


def test_one_degree_is_111_km() -> None:
    """A window one degree high at the equator is as wide as it says."""
    window = Window(west=0, south=-0.5, east=1, north=0.5)
    assert window.width_km == pytest.approx(KM_PER_DEGREE, rel=1e-3)


def test_each_voice_grows_by_its_own_steps() -> None:
    """A voice's figures follow each other by the day they were said."""
    steps = {
        line.name: [(step.day, step.min, step.figure, step.max) for step in line.steps]
        for line in lines_of(MARKET, "killed")
    }
    assert steps["Civil Defence"] == [("2024-03-12", 23, 23, None), ("2024-03-14", 45, None, 68)]
    assert steps["the regional health directorate"] == [
        ("2024-03-13", 41, 41, 41),
        ("2024-03-14", 53, 53, 53),
    ]


def test_parts_denials_and_cumulative_figures_do_not_grow() -> None:
    """A voice that gives one side only, or denies, has no line beside the totals."""
    assert "the defence ministry" not in {line.name for line in lines_of(MARKET, "killed")}
    drawn = {id_ for line in lines_of(MARKET, "killed") for s in line.steps for id_ in s.claims}
    left = {one.claim for one in MARKET.tolls[0].excluded if one.reason in ("cumulative", "denied")}
    assert left and not drawn & left


def test_sides_of_one_voice_are_summed() -> None:
    """A voice that gives both sides and no total is drawn at their sum."""
    monitor = [c for c in MARKET.claims if c.scope == "part" and c.voice == "voice-3"]
    sides = tuple(replace(c, scope="incident") for c in monitor)
    view = replace(MARKET, claims=sides, tolls=())
    assert [s.figure for line in lines_of(view, "killed") for s in line.steps] == [53]


def test_a_day_that_is_no_date_is_left_out_of_the_chart() -> None:
    """An open year has no place on an axis of days."""
    undated = tuple(replace(c, said=replace(c.said, at="XXXX-12-14")) for c in MARKET.claims)
    assert lines_of(replace(MARKET, claims=undated), "killed") == ()
    assert chart(replace(MARKET, claims=undated), "killed") is None


@given(st.integers(0, 10**7))
def test_a_scale_begins_at_zero_and_reaches_the_top(top: int) -> None:
    """An axis is never cut: it starts at 0, ends at or above the figure, in few round steps."""
    marks = scale(top)
    assert marks[0] == 0
    assert marks[-1] >= top
    assert 2 <= len(marks) <= 6


def test_a_range_lies_in_order_on_its_scale() -> None:
    """Lowest, best and highest stand from left to right, each at its own distance from 0."""
    drawn = range_of(MARKET.tolls[0], MARKET)
    at_best = drawn.at_best or 0
    assert drawn.start < at_best < drawn.end
    zero = drawn.ticks[0][0]
    assert (at_best - zero) / (drawn.start - zero) == pytest.approx(53 / 45, rel=0.01)


def test_a_voice_left_out_has_no_dot() -> None:
    """The witness's early figure of 20 is in the chart and no longer on the range."""
    names = {mark.name for mark in range_of(MARKET.tolls[0], MARKET).marks}
    assert names == {"Civil Defence", "the regional health directorate", "the Orontes Monitor"}


@pytest.mark.parametrize(
    ("low", "best", "high"),
    [(None, None, None), (5, 5, None), (None, None, 9), (0, 0, 0), (3, None, 3), (None, 7, None)],
)
def test_any_toll_can_be_drawn(low: int | None, best: int | None, high: int | None) -> None:
    """Whatever bounds are missing, the drawing stays within its frame."""
    drawn = range_of(toll("killed", (low, best, high)), TINY)
    assert 0 <= drawn.start <= drawn.end <= drawn.width
    assert drawn.arrow <= drawn.width
    assert drawn.open_ended == (high is None)


def test_the_example_is_the_richest_incident() -> None:
    """The home page explains a number by the incident that has three figures and most voices."""
    found = example(views())
    assert found is not None
    assert found[0].id == MARKET.id


def test_no_incident_no_example() -> None:
    """Where no incident has a figure there is nothing to explain."""
    assert example([replace(TINY, tolls=())]) is None


WINDOWS = st.builds(
    around,
    st.floats(-180, 180),
    st.floats(-85, 85),
    width_km=st.floats(50, 20_000),
    ratio=st.sampled_from((1.0, 1.5)),
)


@given(WINDOWS)
def test_lines_are_those_of_cutting_each_line_whole(window: Window) -> None:
    """Looking through a line in stretches changes no piece of it."""
    world = (files("cenotaph.web") / "data" / "lines.txt").read_text(encoding="ascii").splitlines()
    whole = [piece for row in world for piece in _cut_or_whole(decode(row[1:]), window)]
    assert [line for _, line in lines_in(window)] == whole


def _cut_or_whole(line: Line, window: Window) -> list[Line]:
    return [line] if all(map(window.holds, line)) else list(clipped(line, window))


@given(st.floats(-180, 180), st.floats(-85, 85))
def test_the_wider_region_holds_the_incident_about_its_middle(lon: float, lat: float) -> None:
    """The dot stands in the middle half of the small map, save at an edge of the world."""
    place = replace(MARKET.where[0], lon=lon, lat=lat)
    drawn = locator(replace(MARKET, where=(place,)))
    assert drawn is not None
    (mark,) = drawn.marks
    assert 0 <= mark.x <= drawn.width and 0 <= mark.y <= drawn.height
    if abs(lon) < 120 and abs(lat) < 60:
        assert drawn.width / 4 < mark.x < drawn.width * 3 / 4
        assert drawn.height / 4 < mark.y < drawn.height * 3 / 4
