"""A total over a record: rows as a stream, and the aggregate figures that cover what is counted."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cenotaph.errors import InputError
from cenotaph.model.claims import Claim
from cenotaph.model.extent import day_number
from cenotaph.model.incidents import Incident
from cenotaph.model.vocabulary import Measure, PolicyName
from cenotaph.record.open_pairs import People, people_of
from cenotaph.record.totals import Chosen, Row, Total, choose, row_of, total
from cenotaph.reference.countries import countries
from cenotaph.run.pairs import Progress, open_among
from cenotaph.store.collecting import seldom_collected
from cenotaph.store.record import Record
from cenotaph.toll.overlap import Counted, Overlap, is_aggregate, latest, overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which incidents are summed: ISO days, months or years, and a country's ISO 3166 code."""

    since: str | None = None
    until: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """A total with the rows it was made from and the aggregates that stand beside it."""

    total: Total
    chosen: Chosen
    overlaps: tuple[Overlap, ...]


def total_over(
    record: Record,
    measure: Measure,
    policy: PolicyName,
    selection: Selection,
    progress: Progress | None = None,
) -> Summed:
    """The total of one measure; raises InputError for a date or a country that is none.

    Both of an open pair are counted, and it is named; `progress` is told of comparing.
    """
    since = _day(selection.since, "--since")
    until = _day(selection.until, "--until", end=True)
    country = _country(selection.country)
    rows: list[Row] = []
    people: dict[str, People] = {}
    beyond: list[str] = []

    def twice(counted: Collection[str]) -> Iterator[tuple[str, str]]:
        found = open_among(record, {id_: people[id_] for id_ in counted}, progress)
        return (pair.incidents for pair in found)

    with seldom_collected():
        for one in record.tallied():
            rows.append(row_of(one, policy))
            people[one.id] = people_of(one)
            beyond += [one.id] if one.beyond else []
        chosen = choose(rows, since=since, until=until, country=country)
        summed = total(chosen.rows, measure, policy, pairs=twice)
    counted = _counted(chosen.rows, summed, measure)
    claims = _aggregates(record.some_incidents(beyond))
    beside = (overlap(claim, counted) for claim in latest(claims, measure))
    return Summed(
        total=summed, chosen=chosen, overlaps=tuple(one for one in beside if one is not None)
    )


def _aggregates(incidents: Iterable[Incident]) -> Iterator[Claim]:
    for incident in incidents:
        for report in incident.reports:
            yield from filter(is_aggregate, report.claims)


def _counted(rows: Iterable[Row], summed: Total, measure: Measure) -> list[Counted]:
    inside = set(summed.counted)
    return [
        Counted(
            incident=row.id,
            min=toll.min or 0,
            max=next(n for n in (toll.max, toll.best, toll.min) if n is not None),
            when=row.when,
            place=row.place,
            means=row.means,
        )
        for row in rows
        if row.id in inside and (toll := row.tolls.get(measure)) is not None
    ]


def _day(text: str | None, option: str, *, end: bool = False) -> int | None:
    found = day_number(text, end=end)
    if text is not None and found is None:
        raise InputError(
            f"{option} {text} is no date.", hint="Write a day, month or year: 2023-01-14, 2023."
        )
    return found


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    if code.upper() not in countries():
        raise InputError(f"There is no country {code}.", hint="Use its ISO 3166 code: SY, UA.")
    return code.upper()
