"""An estimation on the terminal: families side by side, and what is wrong with them."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import print_indented
from cenotaph.estimate.cautions import ASSUMPTIONS, MEANINGS
from cenotaph.estimate.pooling import label
from cenotaph.estimate.stratum import COMPARED
from cenotaph.export.estimates import APART
from cenotaph.model.estimates import Estimation, FamilyEstimate, StratumEstimate

# Strata shown in full; more of them are the rows of one table, and their sum is shown in full.
_SHOWN = 4
_STATUS = {
    "not_converged": "not converged",
    "not_identified": "not identified",
    "refused": "refused",
}


def print_estimation(console: Console, found: Estimation) -> None:
    """Every stratum, or a row each where they are many, then their sum."""
    names = ", ".join(words.clean(name) for name in found.lists)
    head = f"{len(found.lists)} lists: {names}"
    print_indented(console, Text(head), indent=0)
    for name in found.ignored:
        console.print(f"The column “{words.clean(name)}” names people and is left aside.")
    if found.total is None or len(found.strata) <= _SHOWN:
        for stratum in found.strata:
            _print_stratum(console, stratum, title=_title(stratum))
    else:
        console.print(_many(found.strata))
    if found.total is not None:
        _print_stratum(console, found.total, title=f"all {len(found.strata)} strata")
    console.print()
    print_indented(console, Text(APART), indent=0)


def _title(stratum: StratumEstimate) -> str:
    return words.clean(label(stratum.stratum)) if stratum.stratum else ""


def _print_stratum(console: Console, stratum: StratumEstimate, *, title: str) -> None:
    console.print()
    counted = f"documented: {stratum.documented:,.0f} people on one list or more"
    console.print(Text(f"{title} · {counted}" if title else counted, style="bold"))
    console.print(_families(stratum.families))
    _print_warnings(console, stratum.families)
    console.print(Text("taken for granted", style="bold"))
    for family in stratum.families:
        if family.estimate is not None:
            print_indented(
                console, Text(ASSUMPTIONS[family.family]), indent=21, label=family.family
            )


def _families(families: Sequence[FamilyEstimate]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("family")
    for column in ("estimate", "95 % interval", "R-hat", "eff. draws"):
        table.add_column(column, justify="right")
    for family in families:
        interval = family.estimate
        rhat, ess = (family.diagnostics.get(name) for name in ("rhat", "ess"))
        table.add_row(
            family.family,
            _STATUS[family.status] if interval is None else f"{interval.median:,.0f}",
            "" if interval is None else f"{interval.low:,.0f}–{interval.high:,.0f}",
            "" if rhat is None else f"{rhat:.3f}",
            "" if ess is None else f"{ess:,.0f}",
        )
        if family.status == "not_converged":
            for each in family.beside:
                table.add_row(Text(f"  {each.name}", style="dim"), f"{each.median:,.0f}")
    return table


def _print_warnings(console: Console, families: Sequence[FamilyEstimate]) -> None:
    """Each sentence once, with the families it is of; the code is what the docs explain."""
    by_text: dict[tuple[str, str], list[str]] = {}
    for family in families:
        for warning in family.warnings:
            by_text.setdefault((warning.code, warning.message), []).append(family.family)
    if not by_text:
        return
    console.print(Text("warnings", style="bold"))
    order = list(MEANINGS)
    with_estimate = [family.family for family in families if family.estimate is not None]
    for (code, message), of in sorted(by_text.items(), key=lambda item: order.index(item[0][0])):
        whose = "all" if set(of) >= set(with_estimate) and len(of) > 1 else ", ".join(of)
        text = Text(words.clean(message))
        text.append(f" ({whose})", style="dim")
        print_indented(console, text, indent=26, label=code)


def _many(strata: Sequence[StratumEstimate]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(words.clean(", ".join(strata[0].stratum)), overflow="fold")
    for column in ("documented", *COMPARED):
        table.add_column(column, justify="right")
    for stratum in strata:
        of = {family.family: family for family in stratum.families}
        table.add_row(
            Text(words.clean(", ".join(stratum.stratum.values()))),
            f"{stratum.documented:,.0f}",
            *(_median(of[name]) for name in COMPARED),
        )
    return table


def _median(family: FamilyEstimate) -> str:
    if family.estimate is None:
        return _STATUS[family.status]
    return f"{family.estimate.median:,.0f}"
