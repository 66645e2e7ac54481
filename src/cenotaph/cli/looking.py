"""What `incidents`, `show` and `why` do, once their arguments are known."""

from pathlib import Path

from cenotaph.cli.console import out
from cenotaph.cli.derivation import print_derivation
from cenotaph.cli.incident_tables import incidents_table, print_whole
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import MEASURES, Measure, PolicyName
from cenotaph.run.past import open_as_of
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
