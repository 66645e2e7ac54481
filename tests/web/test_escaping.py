"""Words of pages are words on ours: whatever they hold, none becomes a mark of the page."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from cenotaph.web.publish import render
from cenotaph.web.site import site_of
from tests.web.sample import edition, views

MARK = '<hostile onload="1">'
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


def _marked(value: Any, free: bool = False) -> Any:
    """The value with a mark of HTML in each of its free words."""
    if is_dataclass(value) and not isinstance(value, type):
        given = {one.name: getattr(value, one.name) for one in fields(value)}
        made = {name: _marked(one, name in _FREE) for name, one in given.items()}
        return replace(value, **made)
    if isinstance(value, tuple):
        return tuple(_marked(one, free) for one in value)
    return f"{value}{MARK}" if free and isinstance(value, str) else value
