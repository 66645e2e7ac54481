"""Overlap tables as CSV, which `cenotaph estimate` reads, and as a page of plots."""

import csv
from collections.abc import Sequence
from html import escape
from typing import IO

from cenotaph.export.estimate_plots import upset
from cenotaph.export.estimate_report import STYLE
from cenotaph.model.estimates import OverlapTable

# Strata that are plotted; of more, a reader sees none.
_PLOTTED = 30


def write_overlap(tables: Sequence[OverlapTable], file: IO[str]) -> None:
    """A row a stratum and combination of lists: strata, a 0/1 column a list, `count`."""
    rows = csv.writer(file)
    rows.writerow([*tables[0].stratum, *tables[0].lists, "count"])
    for each in tables:
        for pattern, count in zip(each.patterns, each.counts, strict=True):
            on = [pattern >> j & 1 for j in range(len(each.lists))]
            rows.writerow([*each.stratum.values(), *on, count])


def overlap_page(tables: Sequence[OverlapTable]) -> str:
    """An HTML page with an UpSet plot a stratum."""
    parts = []
    for each in tables[:_PLOTTED]:
        if each.stratum:
            named = ", ".join(f"{key} {value}" for key, value in each.stratum.items())
            parts.append(f"<h2>{escape(named)}</h2>")
        parts.append(upset(each))
    if len(tables) > _PLOTTED:
        parts.append(f"<p>{len(tables) - _PLOTTED} more strata are not plotted.</p>")
    title = f"Who is on which list: {escape(', '.join(tables[0].lists))}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )
