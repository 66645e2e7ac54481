"""What linking compares of a report, worked out once for all its pairs."""

from dataclasses import dataclass

from cenotaph.link.figures import numbers
from cenotaph.link.titles import words
from cenotaph.model.extent import day_number, days, month_day
from cenotaph.model.reports import Report
from cenotaph.model.values import Place
from cenotaph.model.vocabulary import IncidentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A report as its comparisons see it.

    `days` are the first and last day of its time as ordinals; `day` the one known of them, else the
    page's date; `month_day` its day where only the year is open; `killed` and `injured` the figures
    it gives; `title` its title's telling words.
    """

    days: tuple[int | None, int | None]
    day: int | None
    month_day: str | None
    where: tuple[Place, ...]
    names: frozenset[str]
    killed: frozenset[int]
    injured: frozenset[int]
    actors: frozenset[str]
    means: frozenset[str]
    title: frozenset[str]
    signature: tuple[int, ...]
    lead: bool
    kind: IncidentKind


def traits(report: Report) -> Traits:
    """The traits of one report."""
    first, last = days(report.when)
    told = last if last is not None else first
    return Traits(
        days=(first, last),
        day=told if told is not None else day_number(report.published_at),
        month_day=month_day(report.when),
        where=report.where,
        names=frozenset((place.name or place.text).casefold() for place in report.where),
        killed=numbers(report, "killed"),
        injured=numbers(report, "injured"),
        actors=frozenset(report.actors),
        means=frozenset(means for means in report.means if means != "other"),
        title=words(report),
        signature=report.signature,
        lead=report.lead,
        kind=report.kind,
    )
