"""A timeline for a person: day, voice, figure as written, and what it did."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cenotaph.cli import words
from cenotaph.toll.timeline import Moment, What

DID: Mapping[What, str] = {
    "new": "new",
    "repeated": "repeated",
    "raised": "raised",
    "revised_down": "revised down",
    "lower": "lower: no change",
    "added": "added",
    "added_retroactively": "added for earlier days",
    "moved": "died of wounds",
    "restarted": "the count starts again",
    "corrected": "corrected",
    "denied": "denied",
    "retracted": "taken back",
    "no_figure": "no figure",
}
# A bar is for the eye: six characters tell a third from a half, and leave room for the words.
_BAR = 6


def print_timeline(console: Console, moments: Sequence[Moment]) -> None:
    """One row a figure, under each measure, with a bar for its size.

    The lag is in days, from the harm to the saying.
    """
    for measure in dict.fromkeys(one.measure for one in moments):
        of = [one for one in moments if one.measure == measure]
        console.print(Text(measure, style="bold"))
        console.print(_table(of))


def _table(moments: Sequence[Moment]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("day", no_wrap=True)
    table.add_column("lag", no_wrap=True, justify="right")
    table.add_column("voice", overflow="fold", min_width=17)
    table.add_column("of", overflow="fold")
    table.add_column("as written", overflow="fold")
    table.add_column("", no_wrap=True)
    table.add_column("what it did", overflow="fold", min_width=14)
    # a count of months would leave the incident's own bars without a height
    tops = {
        series: max((_size(one) for one in moments if one.series is series), default=0)
        for series in (False, True)
    }
    for one in moments:
        top = tops[one.series]
        cells = (
            one.day or "no date",
            "" if one.lag is None else str(one.lag),
            words.clean(one.voice),
            _whom(one),
            words.figure(one.claim),
            "▇" * (round(_BAR * _size(one) / top) or bool(_size(one))) if top else "",
            _did(one),
        )
        table.add_row(*map(Text, cells))
    return table


def _size(one: Moment) -> int:
    count = one.claim.count
    return next((n for n in (count.figure, count.max, count.min) if n is not None), 0)


def _whom(one: Moment) -> str:
    group = one.claim.group
    named = "since " + (one.claim.when.start or "…") if one.series else ""
    return ", ".join(part for part in (words.clean(group.text or ""), named) if part) or "all"


def _did(one: Moment) -> str:
    told = DID[one.did]
    if one.change and one.did != "lower":
        told += f" {one.change:+d}" if one.did not in ("added", "moved") else f" {one.change}"
    return told
