"""`python -m evaluation`: every figure; with a name, that evaluation alone; `pin` raises floors."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from cenotaph.errors import CenotaphError
from evaluation import gold, gold_report
from evaluation.passages import OPEN_PARTS, PARTS
from evaluation.reader import the_reader
from evaluation.shared import SHARED, run_shared

_DATA = Path("..") / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the evaluation that is asked for; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except CenotaphError as error:
        print(f"{error.message} {error.hint or ''}".rstrip(), file=sys.stderr)
        return error.exit_code


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("what", nargs="?", default="all", choices=("all", "gold", "pin", *SHARED))
    parser.add_argument("--data", type=Path, default=_DATA, help="the folder of shared data")
    parser.add_argument(
        "--errors",
        nargs="?",
        type=int,
        const=10_000,  # more than any list has: all of them
        metavar="N",
        help="list errors of the open gold or of the tune part, at most N a kind",
    )
    parser.add_argument("--kind", action="append", default=[], help="only errors of this kind")
    parser.add_argument("--only", metavar="ID", help="one passage of the open gold, in full")
    parser.add_argument("--lower", metavar="REASON", help="let `pin` lower floors, and why")
    return parser


def _run(options: Namespace) -> int:
    if options.what == "pin":
        from evaluation.floors import pin  # noqa: PLC0415 - only pinning needs it

        print(pin(lower=options.lower))
        return 0
    if options.what in ("all", "gold"):
        print(_gold(options))
    for name in SHARED if options.what == "all" else (options.what,):
        if name in SHARED:
            print(run_shared(name, options.data, options.errors), flush=True)
    return 0


def _gold(options: Namespace) -> str:
    if options.only or options.errors is not None:
        learnt = [each for part in OPEN_PARTS for each in gold.results(part, the_reader())]
        if options.errors is not None:
            return gold_report.errors(learnt, options.kind, options.errors)
        chosen = [each for each in learnt if each.passage.id == options.only]
        return "\n".join(map(gold_report.whole, chosen)) or f"No open text is {options.only}."
    scores = {part: gold.score(gold.results(part, the_reader())) for part in PARTS}
    return gold_report.totals(scores) + "\n" + gold_report.by_kind(scores["open"])


if __name__ == "__main__":
    sys.exit(main())
