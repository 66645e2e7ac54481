"""Linking many reports at once: seconds and memory, and how both grow with their number.

Two streams: a record of the world, which grows in years; and the posts of two fronts, some two
hundred a day that share towns, weapons and words, which are made and read first.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.memory import peak_of_this_process
from cenotaph.link.group import group, lead_of
from cenotaph.link.link import link
from cenotaph.model.reports import Report
from cenotaph.model.sketch import Sketch
from cenotaph.model.values import Place, When
from evaluation.linking_sets import read_all
from evaluation.tables import headed, table
from evaluation.war_posts import EAST, NORTH, posts

# A record of the world: so many incidents a day over so many towns; the longer it is kept, the more
# days it has. One incident has one report, two, three or four.
_A_DAY, _TOWNS = 120, 4_000
_FIRST = date(2015, 1, 1)
# 40 words a page: of its incident, of its town, and of the trade.
_OWN, _OF_TOWN, _OF_TRADE = 14, 4, 22
# Two regions of 26 towns, each told of three times over: some 180 posts a day, of 40 incidents.
_TELLINGS, _STRIKES = 3, 26


def run() -> str:
    """Each number in a process of its own."""
    return "\n".join(
        headed(f"Linking {stream.title}, all at once", table(_HEAD, _rows(name, stream)))
        for name, stream in _STREAMS.items()
    )


def _rows(name: str, stream: "_Stream") -> Iterator[tuple[str, ...]]:
    for number in stream.numbers:
        command = (sys.executable, "-m", "benchmarks.linking", name, str(number))
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, peak, incidents = map(float, done.stdout.split())
        yield (
            f"{number:,}", f"{seconds:.1f}", f"{1e6 * seconds / number:.0f}", f"{peak:.0f}",
            f"{incidents:,.0f}",
        )  # fmt: skip


def reports(number: int) -> Iterator[Report]:
    """So many invented reports, by day; the same ones every time."""
    choose = Random(1)
    towns = [(choose.uniform(-35, 60), choose.uniform(-180, 180)) for _ in range(_TOWNS)]
    made = incident = 0
    while made < number:
        day = (_FIRST + timedelta(days=incident // _A_DAY)).isoformat()
        town = choose.randrange(_TOWNS)
        words = [choose.getrandbits(32) for _ in range(_OWN)]
        words += [town * 100 + index for index in range(_OF_TOWN)]
        for order in range(min(choose.choice((1, 1, 2, 2, 3, 4)), number - made)):
            trade = [choose.randrange(5_000) for _ in range(_OF_TRADE)]
            told = dict.fromkeys((*choose.sample(words, len(words) * 3 // 4), *trade))
            yield _report(f"{incident}-{order}", day, town, towns[town], tuple(sorted(told)))
            made += 1
        incident += 1


def posted(number: int) -> Iterator[Report]:
    """So many posts of two fronts as reports, by day; the same ones every time."""
    days = 1 + number // 100
    regions = (EAST, replace(NORTH, first=EAST.first))
    rows = [
        {**row, "id": f"{region.name} {telling} {row['id']}"}
        for telling in range(_TELLINGS)
        for region in regions
        for row in posts(region, seed=telling, days=days, a_day=_STRIKES, undated=0.3)
    ]
    rows = sorted(rows, key=lambda row: str(row["published_on"]))[:number]
    return (lead_of(read, group(read)) for read in read_all(rows))


def _report(
    name: str, day: str, town: int, at: tuple[float, float], words: tuple[int, ...]
) -> Report:
    where = Place(
        text=f"Town {town}", name=f"Town {town}", lat=at[0], lon=at[1], radius_km=8.0,
        precision="town", gazetteer_id=f"bench:{town}", country=None,
    )  # fmt: skip
    return Report(
        id=name,
        page=f"page of {name}",
        lead=True,
        kind="incident",
        title=None,
        source=None,
        url=None,
        published_at=day,
        when=When(text=None, start=day, end=day, precision="day", edtf=day),
        where=(where,),
        means=(),
        actors=(),
        claims=(),
        responsibility=(),
        signature=(),
        sketch=Sketch(terms=words, weights=tuple(65 if word >= 5_000 else 40 for word in words)),
    )


def _measured(made: Iterator[Report]) -> str:
    many = tuple(made)
    # of this process alone: on a busy machine a clock would tell of the others
    begun = time.process_time()
    incidents = len({one.incident for one in link(many)})
    return f"{time.process_time() - begun} {peak_of_this_process()} {incidents}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    title: str
    numbers: tuple[int, ...]
    reports: Callable[[int], Iterator[Report]]


_HEAD = ("reports", "CPU seconds", "µs a report", "peak MB", "incidents")
_STREAMS: Mapping[str, _Stream] = {
    "world": _Stream(
        title="reports of the world", numbers=(10_000, 50_000, 100_000, 200_000), reports=reports
    ),
    "fronts": _Stream(
        title="posts of two fronts", numbers=(2_500, 5_000, 10_000, 20_000), reports=posted
    ),
}


if __name__ == "__main__":
    name, number = sys.argv[1], int(sys.argv[2])
    print(_measured(_STREAMS[name].reports(number)))
