"""A toll under two policies for a person: both, and the rules by which they part."""

from rich.console import Console
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.cli.incident_tables import SHOWN
from cenotaph.model.incidents import Incident
from cenotaph.model.tolls import Toll
from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.compare import Difference


def print_difference(
    console: Console,
    incident: Incident,
    difference: Difference,
    one: PolicyName,
    other: PolicyName,
) -> None:
    """The incident, its toll under each policy, and the reasons, one a line."""
    where = words.place_name(incident.where)
    head = f"{incident.id[:SHOWN]}  {words.day(incident.when)} · {where} · {difference.measure}"
    console.print(Text(head, style="bold"))
    wide = max(len(one), len(other)) + 2
    for policy, toll in ((one, difference.one), (other, difference.other)):
        print_indented(console, Text(_toll(toll)), indent=wide + 2, label=f"  {policy}")
    for reason in difference.reasons:
        print_indented(console, Text(words.clean(reason)), indent=4)
    console.print()


def _toll(toll: Toll | None) -> str:
    return words.of_toll(toll) if toll else "no toll"
