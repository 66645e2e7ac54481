"""What `init`, `add`, `verify` and `rebuild` do, once their arguments are known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cenotaph.cli import words
from cenotaph.cli.console import err, out, progress_bar
from cenotaph.cli.gazetteer_in_view import the_reader_in_view
from cenotaph.errors import ChainBroken
from cenotaph.model.values import Problem
from cenotaph.run.adding import Outcome, add_all, left_out, work_in
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.reading import unread_problem
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import MENDED_BY_REBUILD, verify


def init(folder: Path) -> None:
    """Make a record and say how to go on."""
    make_record(folder)
    out().print(
        f"{folder} is a record now. Add pages with: cenotaph add PATHS… --record {folder}",
        soft_wrap=True,
    )


def add(record_folder: Path, paths: Sequence[Path]) -> int:
    """Add pages; prints each one's trouble as it comes and a summary; the exit code."""
    with open_record(record_folder) as record:
        counts = add_with_progress(record, paths)
    others = Counter(path.suffix or path.name for path in left_out(paths))
    if others:
        named = ", ".join(f"{number} {suffix}" for suffix, number in sorted(others.items()))
        err().print(f"Not read, being no pages by their ending: {named}.")
    again = f"{counts['again']} read again by newer rules, " * bool(counts["again"])
    out().print(
        f"{counts['new']} pages added, {counts['known']} known already, {again}"
        f"{counts['superseded']} superseded an earlier one, {counts['unread']} not read, "
        f"{counts['failed']} failed.",
        soft_wrap=True,
    )
    return 1 if counts["failed"] or counts["unread"] else 0


def add_with_progress(record: Record, paths: Sequence[Path]) -> Counter[str]:
    """How many pages were new, read again, known, superseding, unread and failed; with a bar."""
    reader = the_reader_in_view()
    names = ("new", "again", "known", "superseded", "unread", "failed")
    counts: Counter[str] = Counter(dict.fromkeys(names, 0))
    total = sum(1 for _ in work_in(paths))
    with progress_bar("Adding", total) as progress:
        for done, outcome in enumerate(add_all(record, work_in(paths), reader), 1):
            _count(counts, outcome)
            progress(done)
    return counts


def _count(counts: Counter[str], outcome: Outcome) -> None:
    came = outcome.came
    if isinstance(came, Problem):
        counts["failed"] += 1
        say_problem(outcome.name, came)
        return
    counts[("again" if came.again else "new") if came.new else "known"] += 1
    counts["superseded"] += came.supersedes is not None
    counts["unread"] += unread_problem(came.problems) is not None
    for problem in came.problems:
        say_problem(outcome.name, problem)


def say_problem(name: str, problem: Problem) -> None:
    """One problem on standard error, with the page or place it is about."""
    console = err()
    console.print(f"{name}: {words.clean(problem.message)}", soft_wrap=True)
    if problem.hint:
        console.print(f"  Hint: {words.clean(problem.hint)}", soft_wrap=True)


def check(record_folder: Path) -> None:
    """Verify the record; every problem is printed, then ChainBroken raised where there is one."""
    found: Counter[str] = Counter()
    hint = None
    with open_record(record_folder) as record, progress_bar("Verifying") as progress:
        for problem in verify(record, progress):
            found[problem.code] += 1
            # the advice to hundreds of rows is one advice
            told = replace(problem, hint=None) if problem.hint == hint else problem
            say_problem(problem.code, told)
            hint = problem.hint
        head = record.head() if not found else None
        sealed = record.sealed() if not found else ()
    if head is None:
        number = found.total()
        raise ChainBroken(
            f"The record is not what its log says: {number} problem{'s' * (number > 1)} found.",
            hint="The log itself is whole: `cenotaph rebuild` mends them."
            if set(found) <= MENDED_BY_REBUILD
            else "The problems above say where; restore what is broken from a copy.",
        )
    out().print(f"The record is whole: {head.seq} entries. Head: {head.hash}", soft_wrap=True)
    if sealed:
        named = ", ".join(map(str, sealed))
        out().print(f"Sealed by redaction, and still in the chain: entries {named}.")


def rebuild_all(record_folder: Path) -> None:
    """Derive the incidents again from the log."""
    with open_record(record_folder, index=False) as record, progress_bar("Rebuilding") as progress:
        done = rebuild(record, progress)
        number = sum(1 for _ in record.incidents())
    out().print(f"{number} incidents derived again from {done} entries.")
