"""The map of all incidents: marks that open, tiles, lists, and what a large record costs."""

from dataclasses import replace
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cenotaph.web.clusters import APART, clusters
from cenotaph.web.geography import enclosing
from cenotaph.web.maps import WIDTH, projection_of
from cenotaph.web.overview import PER_PART, Leaf, map_of, map_of_all, pages_of, wider
from cenotaph.web.publish import addresses, publish, render
from cenotaph.web.site import site_of
from cenotaph.web.spots import Spot, Spots
from cenotaph.web.tiles import Tile, tile_for, tile_named
from tests.web.sample import edition, views

# Towns close together, far apart, and at the edges of the world.
DEGREES = st.tuples(
    st.one_of(st.floats(35, 39), st.sampled_from([-180.0, -179.9, 0.0, 179.9, 180.0])),
    st.one_of(st.floats(33, 37), st.sampled_from([-90.0, -60.0, 0.0, 89.0])),
)
POINTS = st.lists(DEGREES, min_size=1, max_size=40)
TINY = views()[1]


def spot(n: int, lon: float, lat: float, **fields: object) -> Spot:
    """The n-th incident, somewhere."""
    values: dict[str, object] = {"km": 5.0, "name": "Hama"} | fields
    return Spot(incident=f"{n:04}", lon=lon, lat=lat, **values)  # type: ignore[arg-type]


def spots(points: list[tuple[float, float]]) -> Spots:
    """An incident at each point."""
    return Spots(spot(n, lon, lat) for n, (lon, lat) in enumerate(points))


@given(POINTS)
def test_every_incident_is_reached(points: list[tuple[float, float]]) -> None:
    """From the map of all, mark by mark, each incident has a link of its own in the end."""
    held = spots(points)
    first = map_of_all(held)
    assert first is not None
    reached = set(first.incidents)
    for leaf in pages_of(held):
        tile, parts = leaf.tile, leaf.parts
        for part in range(1, parts + 1):
            page = map_of(tile, held, part)
            assert page is not None
            reached |= set(page.incidents)
    assert reached == {one.incident for one in held}


@given(POINTS)
def test_a_mark_opens_something_narrower(points: list[tuple[float, float]]) -> None:
    """No chain of closer maps goes on for ever."""
    held = spots(points)
    for tile in (leaf.tile for leaf in pages_of(held)):
        page = map_of(tile, held)
        assert page is not None
        assert all(one.tile.level < tile.level for one in page.drawing.opened)


@given(POINTS)
def test_from_every_tile_a_reader_gets_back(points: list[tuple[float, float]]) -> None:
    """Step by step to the map of all: each wider tile is wider and, served, holds more."""
    held = spots(points)
    leaves = list(pages_of(held))
    known = {leaf.tile for leaf in leaves}
    for leaf in leaves:
        assert leaf.wider is None or (leaf.wider in known and leaf.wider.level > leaf.tile.level)
        out = wider(leaf.tile, held)
        if out is not None:
            more, fewer = map_of(out, held), map_of(leaf.tile, held)
            assert more is not None and fewer is not None
            assert (out.level > leaf.tile.level, more.total > fewer.total) == (True, True)


@given(POINTS)
def test_marks_do_not_cover_each_other(points: list[tuple[float, float]]) -> None:
    """Every incident is in one mark, and no two marks stand closer than the widest one is wide."""
    held = spots(points)
    found = clusters(held, projection_of(enclosing(points), WIDTH))
    assert sorted(s.incident for one in found for s in one.spots) == [s.incident for s in held]
    pairs = ((a, b) for n, a in enumerate(found) for b in found[n + 1 :])
    assert all(hypot(a.x - b.x, a.y - b.y) > APART - 0.2 for a, b in pairs)


@given(POINTS, st.randoms())
def test_the_order_of_the_incidents_is_nothing(
    points: list[tuple[float, float]], chance: object
) -> None:
    """The same incidents give the same marks, however they come."""
    held = spots(points)
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    projection = projection_of(enclosing(points), WIDTH)
    assert clusters(held, projection) == clusters(shuffled, projection)


@given(POINTS)
def test_a_window_finds_its_spots_in_their_order(points: list[tuple[float, float]]) -> None:
    """The same as a look at each of them."""
    held, window = spots([*points, *points]), tile_for(points[:1]).window
    inside = tuple(one for one in held if window.holds(one.point))
    assert (held.within(window), held.many_within(window)) == (inside, len(inside))


@given(POINTS)
def test_a_tile_holds_what_it_is_made_for(points: list[tuple[float, float]]) -> None:
    """All points lie within the tile, and its address names it again."""
    tile = tile_for(points)
    assert all(tile.window.holds(point) for point in points)
    assert tile_named(tile.level, tile.row, tile.column) == tile


@pytest.mark.parametrize("tile", [(14, 0, 0), (3, 10**9, 0), (3, 0, 10**9), (99, 1, 1)])
def test_an_address_outside_the_world_is_none(tile: tuple[int, int, int]) -> None:
    """A level, row or column that the world does not have names no tile."""
    assert tile_named(*tile) is None


def test_a_tile_without_an_incident_is_no_page() -> None:
    """An empty window of the world has no map."""
    assert map_of(tile_for([(100.0, 10.0)]), spots([(36.75, 35.13)])) is None


def test_what_lies_at_one_point_opens_a_list() -> None:
    """A mark whose incidents no map can part leads to them at once, in parts of one length."""
    held = spots([(36.75, 35.13)] * (PER_PART + 1))
    page = map_of_all(held)
    assert page is not None
    (mark,) = page.drawing.opened
    assert mark.incidents == PER_PART + 1
    assert mark.tile.listed
    assert mark.area > 0
    first, second = (map_of(mark.tile, held, part) for part in (1, 2))
    assert first is not None
    assert second is not None
    assert (len(first.incidents), len(second.incidents)) == (PER_PART, 1)
    assert map_of(mark.tile, held, 3) is None
    assert map_of(mark.tile, held, 0) is None


def test_a_place_is_named_by_most() -> None:
    """A mark bears the name most of its incidents give, and says when there are others."""
    held = Spots(
        spot(n, 36.70 + n / 100, 35.1, name=name) for n, name in enumerate(("Hama", "Homs", "Homs"))
    )
    page = map_of_all(held)
    assert page is not None
    assert [(one.name, one.one_name) for one in page.drawing.opened] == [("Homs", False)]


def test_a_mark_counts_incidents_and_never_the_dead(tmp_path: Path) -> None:
    """Two strikes with 68 dead between them are "2 incidents"; no sum stands on the map."""
    market = views()[0]
    publish([market, replace(market, id="ffff0000ffff0000")], edition(), tmp_path)
    root = html.fromstring((tmp_path / "map.html").read_bytes().decode())
    (mark,) = root.xpath("//*[local-name()='svg']//a")
    assert mark.get("aria-label") == "Hama: 2 incidents, list"
    assert mark.text_content().strip() == "2"
    assert root.xpath("//ol[@class='rows']//a/@href") == [mark.get("href")]
    listed = html.fromstring((tmp_path / mark.get("href")).read_bytes().decode())
    links = listed.xpath("//ol[@class='rows']//a/@href")
    assert sorted(links) == [f"../incidents/{market.id}.html", "../incidents/ffff0000ffff0000.html"]


def test_a_record_of_ten_thousand_has_a_small_map() -> None:
    """With 10,000 incidents all over the world no page of the map reaches 300 kB."""
    where = TINY.where[0]
    many = [
        replace(
            TINY,
            id=f"{n:016x}",
            where=(
                replace(where, lon=n * 7919 % 3600 / 10 - 180, lat=n * 104729 % 1500 / 10 - 70),
            ),
        )
        for n in range(10_000)
    ]
    site = site_of(many, edition())
    whole = render(site, "map.html")
    assert len(whole) < 300_000
    assert b"10,000 incidents" in whole
    page = map_of_all(site.spots)
    assert page is not None
    largest: Tile = page.drawing.opened[0].tile
    address = f"map/{largest.level}-{largest.row}-{largest.column}.html"
    # to draw every tile is what publishing does, and takes half a minute
    site.__dict__["leaves"] = (Leaf(tile=largest, parts=1, wider=None),)
    assert len(render(site, address)) < 300_000


def test_the_tiles_of_a_site_are_among_its_addresses() -> None:
    """What is published holds every map and list that a mark leads to."""
    market = views()[0]
    twice = [market, replace(market, id="ffff0000ffff0000")]
    found = [path for path in addresses(site_of(twice, edition())) if path.startswith("map/")]
    assert len(found) == 1
