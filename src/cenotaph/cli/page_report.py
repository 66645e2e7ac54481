"""One page as read, for a person: its claims with their quotes, incidents, problems."""

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.cli.derivation import quote_of
from cenotaph.model.claims import Claim, Responsibility
from cenotaph.model.incidents import Incident
from cenotaph.model.readings import Reading
from cenotaph.model.tolls import Toll
from cenotaph.model.values import Problem

_CHECK_STYLE = {"holds": "green", "fails": "red", "warns": "yellow"}


def print_reading(console: Console, reading: Reading) -> None:
    """The claims as a table with a quote each, then the incidents with tolls and checks."""
    page, claims = reading.page, reading.extraction.claims
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    if page.title:
        console.print(Text(words.clean(page.title), style="bold"))
    about = (page.source, page.published_at, page.language, page.url)
    console.print(Text(" · ".join(words.clean(part) for part in about if part), style="dim"))
    _heading(console, "Claims", len(claims))
    print_claims(console, claims, numbers)
    print_said(console, reading.extraction.responsibility, numbers)
    _heading(console, "Incidents", len(reading.incidents))
    for number, incident in enumerate(reading.incidents, 1):
        print_incident(console, incident, numbers, name=str(number))
    print_problems(console, page.problems + reading.extraction.problems)


def print_claims(
    console: Console, claims: tuple[Claim, ...], numbers: dict[str, int], *, ids: bool = False
) -> None:
    """A head line, then each claim under its number; nothing where there are none.

    `ids` names each claim as decisions do.
    """
    if claims:
        head = ("#", "measure", "as written", "min–max", "scope", "certainty")
        console.print(Text(_first_line(head), style="dim"))
    for number, claim in enumerate(claims):
        if number:
            console.print()
        _print_claim(console, claim, numbers)
        if ids:
            print_indented(console, Text(claim.id), indent=_INDENT, label="    claim")


def _heading(console: Console, what: str, number: int) -> None:
    console.print()
    console.print(Text(f"{what}: {number}", style="bold"))


# Seven columns do not fit 80 characters with their words whole: the figures stand in columns,
# the words in lines of their own below.
_WIDTHS = (4, 11, 22, 12, 13, 12)
_INDENT = 15


def _first_line(cells: Iterable[str]) -> str:
    return "".join(
        f"{cell:<{width - 1}} " for cell, width in zip(cells, _WIDTHS, strict=True)
    ).rstrip()


def _print_claim(console: Console, claim: Claim, numbers: dict[str, int]) -> None:
    scope: str = claim.scope
    if claim.part_of in numbers:
        scope += f" of #{numbers[claim.part_of]}"
    figures = words.bounds(claim.count.min, claim.count.max)
    first = (str(numbers[claim.id]), claim.measure, words.figure(claim), figures, scope)
    console.print(Text(_first_line((*first, claim.certainty)), style="bold"))
    for label, value in _details(claim, numbers):
        print_indented(console, Text(value), indent=_INDENT, label=f"    {label}")
    print_indented(console, quote_of(claim), indent=_INDENT, label="    quote")


def _details(claim: Claim, numbers: dict[str, int]) -> Iterable[tuple[str, str]]:
    yield "group", words.group(claim.group)
    if claim.stance != "asserts":
        about = f" #{numbers[claim.about]}" if claim.about in numbers else ""
        yield "stance", claim.stance + about
    if claim.moved_from:
        yield "moved", f"from {claim.moved_from}"
    said = words.said(claim.said) if claim.attribution else ""
    yield "said by", words.speakers(claim.attribution) + said
    if claim.means:
        yield "means", ", ".join(claim.means)
    yield "when", words.when(claim.when)
    yield "where", words.where(claim.where)
    if claim.inherited:
        yield "inherited", ", ".join(claim.inherited)


def print_said(console: Console, said: tuple[Responsibility, ...], numbers: dict[str, int]) -> None:
    """Who is said to have done it, each as alleged by its speaker; nothing where nobody is."""
    if not said:
        return
    _heading(console, "Responsibility", len(said))
    for one in said:
        about = ", ".join(f"#{numbers[claim]}" for claim in one.claims if claim in numbers)
        by = words.speakers(one.by)
        actor = words.clean(one.actor or one.text)
        line = f"{actor}: {one.stance}, alleged by {by}" + (f" (claims {about})" if about else "")
        print_indented(console, Text(line), indent=4)


def print_incident(
    console: Console, incident: Incident, numbers: dict[str, int], *, name: str
) -> None:
    """One incident: when and where, its tolls with the claims that set them, its checks."""
    first = f"{name}  {incident.kind} · {words.when(incident.when)} · {words.where(incident.where)}"
    console.print(Text(first, style="bold"))
    if not incident.tolls:
        print_indented(console, Text("No figure."), indent=4)
    else:
        console.print(Padding(_tolls(incident.tolls, numbers), (0, 0, 0, 2)))
    for check in incident.checks:
        line = Text(f"check {check.status}: ", style=_CHECK_STYLE[check.status])
        line.append(words.clean(check.message), "default")
        print_indented(console, line, indent=4)
    for reason, claims in _left_out(incident.tolls, numbers):
        print_indented(console, Text(f"left out, {reason}: {claims}"), indent=4)


def _tolls(tolls: tuple[Toll, ...], numbers: dict[str, int]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("toll", no_wrap=True)
    table.add_column("of", overflow="fold")
    table.add_column("min–best–max", no_wrap=True)
    table.add_column("voices", no_wrap=True)
    table.add_column("set by", overflow="fold")
    for toll in tolls:
        setters = toll.set_by.min + toll.set_by.best + toll.set_by.max
        cells = (
            toll.measure,
            f"{toll.key.dimension} {toll.key.value}" if toll.key else "all",
            words.of_toll(toll),
            words.voices(toll),
            _ids(setters, numbers),
        )
        table.add_row(*map(Text, cells))
    return table


def _left_out(tolls: tuple[Toll, ...], numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """The claims that set no bound of a whole, by reason; what a key leaves out `why` tells."""
    whole = [out for toll in tolls if toll.key is None for out in toll.excluded]
    for reason in sorted({out.reason for out in whole}):
        yield reason, _ids(tuple(out.claim for out in whole if out.reason == reason), numbers)


def _ids(claims: tuple[str, ...], numbers: dict[str, int]) -> str:
    known = sorted({numbers[claim] for claim in claims if claim in numbers})
    return " ".join(f"#{number}" for number in known)


def print_problems(console: Console, problems: tuple[Problem, ...]) -> None:
    """Each problem with its hint; nothing where there are none."""
    if not problems:
        return
    _heading(console, "Problems", len(problems))
    for problem in problems:
        hint = f" {problem.hint}" if problem.hint else ""
        print_indented(console, Text(words.clean(problem.message + hint)), indent=4)
