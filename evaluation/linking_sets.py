"""The sets that linking is measured on, each in a part to tune on and one to report.

Local news of shootings, headlines of war (UCDP: every event with two headlines or more, all of them
mixed), invented war posts, of which one region is tuned on and the other reported, such as say when
and such as mostly do not, and posts of thirteen wars written by hand, seven of which are tuned on.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cenotaph.capture import capture
from cenotaph.extract import extract
from cenotaph.model.claims import Extraction
from cenotaph.model.pages import Receipt
from evaluation.halves import Half, split
from evaluation.reader import the_reader
from evaluation.ucdp import headlines
from evaluation.war_posts import EAST, NORTH, posts

Row = Mapping[str, Any]

# Three weeks hold some 400 posts: enough that a point is more than noise, and one region's density.
_DAYS: Final = 21
# Of posts of channels that write as things happen, most say neither day nor hour.
_UNDATED: Final = 0.6
# What UCDP writes where a source has no date.
_NO_DATE: Final = "1753-01-01"


def local_news(data: Path, part: Half) -> list[Row]:
    """Pages of one half of the incidents."""
    with (data / "linking" / "local_news.jsonl").open(encoding="utf-8") as lines:
        return split(map(json.loads, lines), key=_incident)[part]


def ucdp(data: Path, part: Half) -> list[Row]:
    """Headlines of one half of the events that have several."""
    rows = list(_headlines(data / "ucdp"))
    events: dict[str, int] = {}
    for row in rows:
        events[row["incident"]] = events.get(row["incident"], 0) + 1
    return split((row for row in rows if events[row["incident"]] > 1), key=_incident)[part]


def war_posts(_data: Path, part: Half) -> list[Row]:
    """Posts of the eastern region to tune on, of the northern to report."""
    return list(posts(EAST if part == "tune" else NORTH, seed=1, days=_DAYS))


def undated_posts(_data: Path, part: Half) -> list[Row]:
    """The same regions' posts of other weeks, most of which do not say when."""
    return list(posts(EAST if part == "tune" else NORTH, seed=2, days=_DAYS, undated=_UNDATED))


_WRITTEN: Final = Path(__file__).parent / "gold" / "posts"
_WARS: Final[Mapping[Half, tuple[str, ...]]] = {
    "tune": ("sahel", "mexico", "kabul", "mogadishu", "cauca", "kordofan", "ituri"),
    "report": ("iraq", "myanmar", "karachi", "kharkiv", "haiti", "darfur"),
}


def written_posts(_data: Path, part: Half) -> list[Row]:
    """Posts of several wars, written by people who had not seen how they are linked."""
    rows: list[Row] = []
    for war in _WARS[part]:
        with (_WRITTEN / f"{war}.jsonl").open(encoding="utf-8") as lines:
            # two wars may number their incidents alike
            rows.extend(
                {
                    **row,
                    "incident": f"{war} {row['incident']}",
                    "published_on": row["published_at"],
                }
                for row in map(json.loads, lines)
            )
    return rows


SETS: Final[Mapping[str, Callable[[Path, Half], list[Row]]]] = {
    "local news": local_news,
    "UCDP headlines": ucdp,
    "war posts": war_posts,
    "undated war posts": undated_posts,
    "written posts": written_posts,
}

# Sets whose halves are mixed in time, so that all of it in one run is harder than either.
WHOLE: Final = frozenset({"UCDP headlines"})


def read_all(rows: Iterable[Row]) -> Iterator[Extraction]:
    """What the project reads on each page."""
    for row in rows:
        receipt = Receipt(
            row_id=row["id"],
            url=row.get("url"),
            title=row.get("title"),
            source=row.get("source"),
            published_at=row.get("published_on"),
            media_type="text/plain",
        )
        yield extract(capture(row["text"].encode(), receipt), the_reader())


def _incident(row: Row) -> str:
    return str(row["incident"])


def _headlines(folder: Path) -> Iterator[Row]:
    for number, one in enumerate(headlines(folder)):
        yield {
            "id": f"headline-{number}",
            "text": one.text,
            "source": one.office,
            "published_on": None if one.date == _NO_DATE else one.date,
            "incident": one.event,
        }
