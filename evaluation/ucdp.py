"""Headlines of coded events (UCDP GED, CC BY 4.0): is the killed figure read the coded one?

An early headline and the final coding often differ; so only headlines count where some figure of
the headline lies between the event's low and high estimate.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cenotaph.model.readings import Reading
from cenotaph.model.tolls import Toll
from cenotaph.toll.low_best_high import LOW_BEST_HIGH
from cenotaph.toll.settle import settle
from evaluation import baseline
from evaluation.errors_by_kind import Errors
from evaluation.first_toll import claimed, first_figure, read_text
from evaluation.halves import HALVES, split
from evaluation.rates import share
from evaluation.tables import headed, table

_FILES = ("conflict_data_ukr.csv", "ucdpged_sample1000.csv")
# "Office,2014-02-20,Headline; with a semicolon";"Office,…"
_ARTICLE = re.compile(r'"([^"]*?),\s*(\d{4}-\d\d-\d\d),(.*?)"\s*(?:;|$)', re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One headline of one event, with the event's coded deaths."""

    event: str
    text: str
    office: str | None
    date: str | None
    low: int
    high: int

    def holds(self, figure: int | None) -> bool:
        """Whether a figure lies within the coded low and high."""
        return figure is not None and self.low <= figure <= self.high


def headlines(folder: Path) -> Iterator[Headline]:
    """Every headline of every event, each once an event."""
    for name in _FILES:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                # the second line of the one file holds HXL tags and no id
                if row["id"]:
                    yield from headlines_of(row)


def run(folder: Path, errors: int | None = None) -> str:
    """The shares of both halves beside the regular expression's; or the tune part's errors."""
    found = [h for h in headlines(folder) if baseline.tells_of_death(h.text)]
    figured = [h for h in found if any(True for _ in baseline.figures(h.text))]
    coded = [h for h in figured if any(map(h.holds, baseline.figures(h.text)))]
    halves = split(coded, lambda h: h.event)
    seen = Errors()
    rows: list[tuple[object, ...]] = []
    for half in HALVES if errors is None else HALVES[:1]:
        right = plain = among = 0
        for headline in halves[half]:
            reading = read_text(headline.text, published_at=headline.date, source=headline.office)
            good = headline.holds(first_figure(reading, "killed"))
            right += good
            among += any(headline.holds(c.count.figure) for c in claimed(reading, "killed"))
            plain += headline.holds(baseline.figure(headline.text, "killed"))
            if not good and half == "tune":
                seen.add(_kind(headline, reading), _line(headline, reading))
        n = len(halves[half])
        rows.append((half, n, right, share(right, n), share(plain, n), share(among, n)))
    if errors is not None:
        return seen.shown(errors)
    title = f"UCDP headlines: {len(figured)} with a figure and a word of death"
    title += f", {len(coded)} of them ({share(len(coded), len(figured)):.2f}) with a coded figure"
    head = ("half", "headlines", "right", "share right", "regular expression", "any claim")
    parts = (
        headed(title, table(head, rows)),
        _tolls_of_events(found),
        seen.counts("UCDP: errors of the tune part"),
    )
    return "\n".join(parts)


def _tolls_of_events(found: Iterable[Headline]) -> str:
    """The toll under `low-best-high` of all headlines of an event, linked as the coding has them.

    Only events count where a figure of some headline lies within the coded low and high.
    """
    events: dict[str, list[Headline]] = {}
    for headline in found:
        events.setdefault(headline.event, []).append(headline)
    able = {
        event: of
        for event, of in events.items()
        if any(one.holds(figure) for one in of for figure in baseline.figures(one.text))
    }
    rows: list[tuple[object, ...]] = []
    for half, ids in [*split(able, lambda event: event).items(), ("both", list(able))]:
        for name, chosen in (
            ("one headline", [id_ for id_ in ids if len(able[id_]) == 1]),
            ("several", [id_ for id_ in ids if len(able[id_]) > 1]),
        ):
            tolls = [(_toll_of(id_, able[id_]), able[id_][0]) for id_ in chosen]
            best = sum(one.holds(toll.best) for toll, one in tolls if toll)
            meets = sum(_meets(toll, one) for toll, one in tolls if toll)
            n = len(chosen)
            rows.append((half, name, n, best, share(best, n), share(meets, n)))
    head = ("half", "events of", "events", "best coded", "share", "low–high meets the coded")
    return headed("UCDP events: the toll under low-best-high", table(head, rows))


def _toll_of(event: str, headlines: Iterable[Headline]) -> Toll | None:
    readings = [read_text(one.text, published_at=one.date, source=one.office) for one in headlines]
    reports = tuple(reading.incidents[0].reports[0] for reading in readings if reading.incidents)
    tolls = settle(event, reports, policies=(LOW_BEST_HIGH,)).tolls
    return next((toll for toll in tolls if toll.measure == "killed" and toll.key is None), None)


def _meets(toll: Toll, coded: Headline) -> bool:
    if toll.min is None:
        return False
    return toll.min <= coded.high and (toll.max is None or toll.max >= coded.low)


def headlines_of(row: Mapping[str, str]) -> Iterator[Headline]:
    """Every headline of one row, each once."""
    articles = [(m[1], m[2], m[3]) for m in _ARTICLE.finditer(row["source_article"])]
    written: list[tuple[str | None, str | None, str]] = list(articles) or [
        (None, None, text) for text in row["source_headline"].split(";")
    ]
    seen: set[str] = set()
    for office, date, words in written:
        text = " ".join(words.split())
        if text and text not in seen:
            seen.add(text)
            yield Headline(
                event=row["id"],
                text=text,
                office=office or None,
                date=date,
                low=int(float(row["low"])),
                high=int(float(row["high"])),
            )


def _kind(headline: Headline, reading: Reading) -> str:
    claims = claimed(reading, "killed")
    if not claims:
        return "no killed claim" if not reading.extraction.claims else "only other measures"
    if first_figure(reading, "killed") is None:
        return "claims without a figure for the toll"
    if any(headline.holds(claim.count.figure) for claim in claims):
        return "right figure claimed, toll is another"
    return "another figure claimed"


def _line(headline: Headline, reading: Reading) -> str:
    figure = first_figure(reading, "killed")
    claims = "; ".join(
        f"{c.measure} {c.count.kind} {c.count.text!r} {c.scope} {c.stance} {c.certainty}"
        for c in reading.extraction.claims
    )
    coded = f"{headline.low}–{headline.high}" if headline.low != headline.high else headline.low
    return f"read {figure}, coded {coded}: {headline.text}\n      [{claims}]"
