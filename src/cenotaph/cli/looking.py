"""What `incidents`, `show` and `why` do, once their arguments are known."""

from pathlib import Path

from cenotaph.cli.console import err, out
from cenotaph.cli.derivation import print_derivation
from cenotaph.cli.incident_tables import incidents_table, print_whole
from cenotaph.errors import InputError
from cenotaph.model.vocabulary import MEASURES, Measure, PolicyName
from cenotaph.run.past import open_as_of
from cenotaph.store.record import Record
from cenotaph.toll.why import explain


def incidents(record_folder: Path, *, policy: PolicyName, as_of: str | None) -> None:
    """The table of all incidents."""
    with open_as_of(record_folder, as_of) as record:
        out().print(incidents_table(record.incidents(), policy=policy))
        say_if_empty(record, as_of)


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
        incident, seq = record.incident(named), record.head().seq
    steps = explain(incident, wanted, policy)
    if not steps:
        raise nothing_of("toll", incident.id, measure, None if as_of is None else seq)
    print_derivation(out(), incident, steps)


def nothing_of(what: str, incident: str, measure: str | None, seq: int | None) -> InputError:
    """That an incident has no toll or claim, of one measure or of any; at an entry, that it had."""
    has, at = ("has", "") if seq is None else ("had", f" at entry {seq}")
    of = f" of {measure}" if measure else ""
    asked = "" if seq is None else f" --as-of {seq}"
    return InputError(
        f"Incident {incident} {has} no {what}{of}{at}.",
        hint=f"`cenotaph show {incident}{asked}` prints what it {has}.",
    )


def say_if_empty(record: Record, as_of: str | None) -> None:
    """One line where the record holds no incident, or held none then: no table says that."""
    if next(record.incidents(), None) is not None:
        return
    at = f"held no incident at entry {record.head().seq}"
    err().print(f"The record {'holds no incident' if as_of is None else at}.", soft_wrap=True)


def check_measure(given: str) -> Measure:
    """The measure of this name; raises InputError when there is none."""
    for measure in MEASURES:
        if measure == given:
            return measure
    raise InputError(f"There is no measure “{given}”.", hint=f"One of: {', '.join(MEASURES)}.")
