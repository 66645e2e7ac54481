"""What `incidents`, `show`, `why` and `export` do, once their arguments are known."""

from pathlib import Path

from cenotaph.cli.console import out
from cenotaph.cli.derivation import print_derivation
from cenotaph.cli.incident_tables import incidents_table, print_whole
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import MEASURES, Level, Measure, PolicyName
from cenotaph.run.clock import now
from cenotaph.run.exporting import Format, export, export_rows
from cenotaph.run.opening import open_record
from cenotaph.run.past import day_as_of, open_as_of
from cenotaph.run.viewing import views
from cenotaph.toll.why import explain


def incidents(record_folder: Path, *, policy: PolicyName, as_of: str | None) -> None:
    """The table of all incidents."""
    with open_as_of(record_folder, as_of) as record:
        out().print(incidents_table(record.incidents(), policy=policy))


def show(record_folder: Path, named: str, *, policy: PolicyName, as_of: str | None) -> None:
    """One incident with every claim."""
    with open_as_of(record_folder, as_of, named=named) as record:
        incident = record.incident(named)
        print_whole(out(), incident, policy, reached=record.touched(incident.id))


def why(
    record_folder: Path, named: str, measure: str | None, *, policy: PolicyName, as_of: str | None
) -> None:
    """The derivation of an incident's tolls, or of those of one measure, from quote to bound."""
    wanted = None if measure is None else check_measure(measure)
    with open_as_of(record_folder, as_of, named=named) as record:
        incident = record.incident(named)
    steps = explain(incident, wanted, policy)
    if not steps:
        raise InputError(
            f"Incident {incident.id} has no toll{f' of {measure}' if measure else ''}.",
            hint=f"`cenotaph show {incident.id}` prints what it has.",
        )
    print_derivation(out(), incident, steps)


def check_measure(given: str) -> Measure:
    """The measure of this name; raises InputError when there is none."""
    for measure in MEASURES:
        if measure == given:
            return measure
    raise InputError(f"There is no measure “{given}”.", hint=f"One of: {', '.join(MEASURES)}.")


def export_to(
    record_folder: Path,
    kind: Format,
    folder: Path,
    *,
    level: Level,
    released: bool,
    policy: PolicyName,
    as_of: str | None,
) -> None:
    """The files of one format, at one level; says where they are."""
    with open_record(record_folder) as record:
        day = day_as_of(record, as_of, at=now())
    with open_as_of(record_folder, as_of) as record:
        only = record.public(day).ids() if released else None
        seen = views(record, level, only=only, policy=policy)
        paths = export_rows(record, seen, folder) if kind == "rows" else export(seen, kind, folder)
    for path in paths:
        out().print(f"Written: {path}", soft_wrap=True)
