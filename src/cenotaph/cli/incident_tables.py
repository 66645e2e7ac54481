"""Incidents for a person: the list of all, and one with its claims."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.cli.page_report import print_claims, print_incident, print_said
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import Measure, PolicyName


def total_of(incident: Incident, measure: Measure, policy: PolicyName) -> Toll | None:
    """The toll of a measure over all, under one policy."""
    for toll in incident.tolls:
        if toll.measure == measure and toll.key is None and toll.policy == policy:
            return toll
    return None


def incidents_table(
    incidents: Iterable[Incident], *, ids: bool = True, policy: PolicyName = "range"
) -> Table:
    """One row an incident, the latest first: place, date, killed, voices, checks, pages."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    if ids:
        table.add_column("id", no_wrap=True)
    table.add_column("place", overflow="fold", min_width=8)
    table.add_column("date", no_wrap=True)
    table.add_column("killed", no_wrap=True)
    table.add_column("voices", no_wrap=True, justify="right")
    table.add_column("checks", overflow="fold")
    table.add_column("pages", no_wrap=True, justify="right")
    rows = sorted(
        ((_row(incident, policy), incident.id) for incident in incidents), key=_latest_first
    )
    for cells, incident_id in rows:
        table.add_row(*map(Text, ([incident_id[:SHOWN]] if ids else []) + list(cells)))
    return table


def _latest_first(row: tuple[tuple[str, ...], str]) -> tuple[bool, list[int], str]:
    (place, date, *_), _ = row
    # a date whose year is open comes last; the others from the latest back
    return not date[:4].isdigit(), [-ord(character) for character in date], place


# Eight of an id's sixteen digits tell apart 10,000 incidents with a chance of 99 %; a command
# says so when they do not, and takes more.
SHOWN = 8


def _row(incident: Incident, policy: PolicyName) -> tuple[str, ...]:
    toll = total_of(incident, "killed", policy)
    checks = [check.status for check in incident.checks]
    told = (f"{checks.count(each)} {each}" for each in ("fails", "warns", "holds"))
    return (
        words.place_name(incident.where),
        words.day(incident.when).replace("/", "/\n"),
        words.of_toll(toll).replace(f", {toll.grade}", f"\n{toll.grade}")
        if toll
        else words.NOTHING,
        words.voices(toll) if toll else words.NOTHING,
        ", ".join(one for one in told if not one.startswith("0")) or words.NOTHING,
        str(len({report.page for report in incident.reports})),
    )


def print_whole(console: Console, incident: Incident, policy: PolicyName, *, reached: int) -> None:
    """One incident: tolls under one policy, checks, decisions, every page's claims with quotes.

    `reached` is the last entry that touched it: what a decision on it is made on.
    """
    claims = [claim for report in incident.reports for claim in report.claims]
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    tolls = tuple(toll for toll in incident.tolls if toll.policy == policy)
    print_incident(console, replace(incident, tolls=tolls), numbers, name=incident.id)
    print_indented(console, Text(f"as of entry {reached}", style="dim"), indent=4)
    print_decisions(console, incident, numbers)
    print_said(console, incident.responsibility, numbers)
    for report in incident.reports:
        console.print()
        about = (report.source, report.published_at, report.title, report.url)
        line = " · ".join(words.clean(part) for part in about if part)
        console.print(Text(line or report.page, style="bold"))
        console.print(Text(f"page {report.page}", style="dim"))
        print_claims(console, report.claims, numbers, ids=True)


def print_decisions(console: Console, incident: Incident, numbers: Mapping[str, int]) -> None:
    """What people have decided on the incident and its claims; nothing where they have not."""
    claims = {claim.id: claim for report in incident.reports for claim in report.claims}
    for one in incident.decisions:
        about = f"#{numbers[one.subject]} " if one.subject in numbers else ""
        first, *rest = words.decided(one, claims.get(one.subject))
        print_indented(console, Text(about + first), indent=14, label="    decided")
        for line in rest:
            print_indented(console, Text(line), indent=14)
