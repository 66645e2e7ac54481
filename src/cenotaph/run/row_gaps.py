"""What a row leaves open though nothing in it is wrong: no day, no figure, a place nobody knows."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cenotaph.extract.rows.mapping import SheetMap
from cenotaph.model.reports import Report

Missing = Literal["no day", "no place", "no figure", "place not known", "party not known"]


class Gap(NamedTuple):
    """What is missing, and the words of the cell where there are any."""

    what: Missing
    words: str = ""


def gaps_of(reports: Sequence[Report], mapping: SheetMap) -> Iterator[Gap]:
    """What the row's reports lack of what the mapping promises."""
    if not any(report.claims for report in reports):
        yield Gap("no figure")
    if mapping.date and not any(report.when and report.when.start for report in reports):
        yield Gap("no day")
    places = [place for report in reports for place in report.where]
    if not places and (mapping.place or mapping.lat):
        yield Gap("no place")
    yield from (Gap("place not known", place.text or "") for place in places if place.lat is None)
    told = (one for report in reports for one in report.responsibility)
    yield from (Gap("party not known", one.text) for one in told if one.actor is None)
