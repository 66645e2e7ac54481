"""Linking many reports at once: seconds and memory, and how both grow with their number."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.memory import peak_of_this_process
from cenotaph.link.link import link
from cenotaph.model.reports import Report
from cenotaph.model.sketch import Sketch
from cenotaph.model.values import Place, When
from evaluation.tables import headed, table

_NUMBERS = (10_000, 50_000, 100_000, 200_000)
# A record of the world: so many incidents a day over so many towns; the longer it is kept, the more
# days it has. One incident has one report, two, three or four.
_A_DAY, _TOWNS = 120, 4_000
_FIRST = date(2015, 1, 1)
# 40 words a page: of its incident, of its town, and of the trade.
_OWN, _OF_TOWN, _OF_TRADE = 14, 4, 22


def run() -> str:
    """Each number in a process of its own."""
    rows = []
    for number in _NUMBERS:
        command = (sys.executable, "-m", "benchmarks.linking", str(number))
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, peak, incidents = map(float, done.stdout.split())
        rows.append(
            (f"{number:,}", f"{seconds:.1f}", f"{1e6 * seconds / number:.0f}", f"{peak:.0f}",
             f"{incidents:,.0f}")
        )  # fmt: skip
    head = ("reports", "CPU seconds", "µs a report", "peak MB", "incidents")
    return headed("Linking invented reports, all at once", table(head, rows))


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


def _measured(number: int) -> str:
    many = tuple(reports(number))
    # of this process alone: on a busy machine a clock would tell of the others
    begun = time.process_time()
    incidents = len({one.incident for one in link(many)})
    return f"{time.process_time() - begun} {peak_of_this_process()} {incidents}"


if __name__ == "__main__":
    print(_measured(int(sys.argv[1])))
