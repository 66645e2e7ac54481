"""Words of pages are words on ours: whatever they hold, none becomes a mark of the page."""

import csv
import io
import json
from dataclasses import fields, is_dataclass, replace
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from cenotaph.export.lines import write_lines
from cenotaph.export.tables import CsvFiles, write_csv
from cenotaph.record.view import View
from cenotaph.web.publish import render
from cenotaph.web.site import Site, site_of
from tests.web.sample import edition, views

MARK = '<hostile onload="1">'
# What ends a line, a cell or a string somewhere, and what XML cannot write even escaped.
BREAKS = "\x08\x0b\x1b\x85\u2028\ufffe]]>\"',;\r\n\t&<b>"
# Fields that hold words of pages, or names that people gave.
_FREE = ("text", "title", "outlet", "name", "relays")


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_no_word_of_a_page_is_a_mark_of_ours(prefix: str) -> None:
    """Quotes, groups, speakers, titles, outlets, places: on every page that shows them."""
    hostile = [_marked(view) for view in views()]
    site = site_of(hostile, edition())
    paths = ["index.html", "incidents.html", "map.html", "sources.html"]
    paths += [f"incidents/{view.id}.html" for view in hostile]
    paths += [f"sources/{source.id}.html" for source in site.sources]
    for path in paths:
        page = render(site, prefix + path).decode()
        assert "&lt;hostile" in page or path == "map.html"
        assert "<hostile" not in page


def test_no_word_of_a_page_breaks_a_feed() -> None:
    """Every feed is XML that a program reads, with what cannot be written in it replaced."""
    _hostile, site = _breaking()
    paths = ["downloads/incidents.atom", "downloads/changes.atom"]
    paths += [f"sources/{source.id}.atom" for source in site.sources]
    paths += [f"places/{key}.atom" for key in site.followed]
    feeds = [Xml.fromstring(render(site, path).decode()) for path in paths]
    titles = [one.text or "" for feed in feeds for one in feed.iter() if one.tag.endswith("title")]
    assert any("\N{REPLACEMENT CHARACTER}" in title and "]]>" in title for title in titles)


def test_no_word_of_a_page_breaks_a_table() -> None:
    """Every row has the cells of the head, and every line of JSON is one incident."""
    hostile, site = _breaking()
    files = [io.StringIO(newline="") for _ in range(3)]
    write_csv(hostile, CsvFiles(claims=files[0], tolls=files[1], incidents=files[2]))
    tables = [file.getvalue() for file in files]
    tables += [render(site, f"incidents/{view.id}.csv").decode() for view in hostile]
    tables.append(render(site, "downloads/over-time.csv").decode())
    for table in tables:
        assert len({len(row) for row in csv.reader(io.StringIO(table, newline=""))}) == 1
    assert any(BREAKS in table.replace('""', '"') for table in tables)
    lines = io.StringIO()
    write_lines(hostile, lines)
    read = [json.loads(line) for line in lines.getvalue().split("\n")[:-1]]
    assert [one["id"] for one in read] == [view.id for view in hostile]


def _breaking() -> tuple[list[View], Site]:
    hostile = [_marked(view, mark=BREAKS) for view in views()]
    return hostile, site_of(hostile, edition())


def _marked(value: Any, free: bool = False, *, mark: str = MARK) -> Any:
    """The value with a mark in each of its free words."""
    if is_dataclass(value) and not isinstance(value, type):
        given = {one.name: getattr(value, one.name) for one in fields(value)}
        made = {name: _marked(one, name in _FREE, mark=mark) for name, one in given.items()}
        return replace(value, **made)
    if isinstance(value, tuple):
        return tuple(_marked(one, free, mark=mark) for one in value)
    return f"{value}{mark}" if free and isinstance(value, str) else value
