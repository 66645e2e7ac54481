"""A toll's derivation for a person: from each bound back to the rule, the claims, the quotes."""

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident, Standing, Voice
from cenotaph.model.tolls import TollKey
from cenotaph.toll.why import Evidence, Step

_HEADS = {
    "min": "lowest",
    "best": "best",
    "max": "highest",
    "listed": "on lists",
    "grade": "grade",
    "open": "open",
    "between": "no bound",
    "left_out": "left out",
}


def print_derivation(console: Console, incident: Incident, steps: Iterable[Step]) -> None:
    """Each toll with its steps; a claim is quoted where it first comes up, then named by number."""
    claims = {claim.id: claim for report in incident.reports for claim in report.claims}
    decided = {one.subject: one for one in incident.decisions}
    voices = {claim: voice for voice in incident.voices for claim in voice.claims}
    first = f"{incident.id}  {words.when(incident.when)} · {words.place_name(incident.where)}"
    console.print(Text(first, style="bold"))
    for (measure, key), of_toll in groupby(steps, lambda step: (step.measure, step.key)):
        console.print()
        console.print(Text(f"{measure}, {_whom(key)}", style="bold"))
        quoted: dict[str, int] = {}
        for step in of_toll:
            _print_step(console, step, claims, quoted, decided, voices)


def _whom(key: TollKey | None) -> str:
    return "all" if key is None else f"{key.dimension} {key.value}"


def _print_step(
    console: Console,
    step: Step,
    claims: dict[str, Claim],
    quoted: dict[str, int],
    decided: dict[str, Standing],
    voices: dict[str, Voice],
) -> None:
    bounds = step.what in ("min", "best", "max")
    value = (" " + ("–" if step.value is None else str(step.value))) if bounds else ""
    line = Text(f"{_HEADS[step.what]}{value}", style="bold").append(f": {step.rule}", "default")
    print_indented(console, line, indent=2)
    again = [quoted[one.claim] for one in step.evidence if one.claim in quoted]
    if again:
        told = ", ".join(f"#{number}" for number in sorted(again))
        print_indented(console, Text(f"{told}, quoted above", style="dim"), indent=4)
    for one in step.evidence:
        if one.claim not in quoted:
            quoted[one.claim] = len(quoted) + 1
            _print_evidence(console, one, claims[one.claim], quoted[one.claim])
            for known in words.known_of(voices[one.claim]):
                print_indented(console, Text(f"its voice, by its profile: {known}"), indent=7)
            if one.claim in decided:
                _print_decision(console, decided[one.claim], claims[one.claim])


def _print_evidence(console: Console, one: Evidence, claim: Claim, number: int) -> None:
    figure = f"“{words.clean(one.figure)}”" if one.figure else "no figure"
    chain = " ← ".join(words.clean(link) for link in one.chain)
    line = Text(f"{figure}: {chain}{words.said(claim.said)}")
    print_indented(console, line, indent=7, label=f"    #{number}")
    print_indented(console, quote_of(claim), indent=7)


def _print_decision(console: Console, one: Standing, claim: Claim) -> None:
    for line in words.decided(one, claim):
        print_indented(console, Text(line), indent=7)


def quote_of(claim: Claim) -> Text:
    """The claim's quote with its figure marked, also where there are no colours."""
    before, figure, after = words.marked(claim)
    middle = (f"»{figure}«" if figure else "", "bold yellow")
    return Text.assemble("“", before.lstrip(), middle, after.rstrip(), "”")
