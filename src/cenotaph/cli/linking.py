"""What `link` does, once its arguments are known."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from cenotaph.cli import words
from cenotaph.cli.console import err, out, print_indented, progress_bar
from cenotaph.cli.gazetteer_in_view import the_reader_in_view
from cenotaph.errors import InputError
from cenotaph.link.apart import kept_apart
from cenotaph.link.cluster import THRESHOLD
from cenotaph.link.compare import explain_pair, phrase, weights
from cenotaph.model.reports import Report
from cenotaph.record.open_pairs import OpenPair
from cenotaph.run.clock import now
from cenotaph.run.linking import link_file_of_lines
from cenotaph.run.opening import open_record
from cenotaph.run.pairs import OpenPairs, kept_by, put_by
from cenotaph.store.record import Record
from cenotaph.store.settled import Audited

# As many pairs as a person goes over at a sitting.
_AT_ONCE = 20
_HINT = "Use: cenotaph link --explain A B, cenotaph link --review or cenotaph link --jsonl IN OUT"


def check_one_is_asked(*, explain: bool, review: bool, jsonl: bool) -> None:
    """Raises InputError unless one thing is asked for."""
    if explain + review + jsonl != 1:
        raise InputError("One of --explain, --review and --jsonl is wanted.", hint=_HINT)


def both(one: str | None, other: str | None, *, jsonl: bool) -> tuple[str, str]:
    """The two things named; raises InputError where one is missing."""
    if one is None or other is None:
        what = "There is nowhere to write to." if jsonl else "Two are compared."
        raise InputError(what, hint=_HINT)
    return one, other


def link_lines(source: Path, sink: Path) -> int:
    """A file of pages into their incidents, in the same order; the exit code."""
    the_reader_in_view()
    with progress_bar("Reading") as progress:
        tally = link_file_of_lines(source, sink, captured_at=now(), progress=progress)
    failed = f"; {tally.failed} with problems" if tally.failed else ""
    err().print(f"{tally.pages} pages linked{failed}. Written to {sink}")
    return 1 if tally.failed else 0


def explain(folder: Path, a: str, b: str) -> None:
    """The nearest pair of reports of the two: each comparison with what it weighs."""
    with open_record(folder) as record:
        ours, theirs = record.reports_named(a), record.reports_named(b)
        pairs = [(x, y) for x in ours for y in theirs if x.id != y.id]
        if not pairs:
            raise InputError("These are one and the same report.", hint="Name another.")
        one, other = max(pairs, key=lambda pair: explain_pair(*pair)["score"])
        homes = [record.homes([each.id]) for each in (one, other)]
        held = [record.reports_named(next(iter(home))) if home else () for home in homes]
        parted = homes[0] != homes[1]
        decided = kept_by(record, *held) if parted else put_by(record, one, other)
    scores = dict(explain_pair(one, other))
    score = scores.pop("score")
    why = _in_words(*held) if parted else None
    if decided is not None:
        why = _in_the_words_of(decided)
    _print_pair(one, other, score, why, parted=parted)
    out().print(f"  {weights()['any', '']:+6.1f}  of any two, before anything is known of them")
    for name, weight in sorted(scores.items(), key=lambda item: -abs(item[1])):
        if weight:
            out().print(f"  {weight:+6.1f}  {name}: {phrase(name, weight)}", soft_wrap=True)


def review(folder: Path) -> None:
    """The open pairs, most useful first, each by its two likest reports, and how to decide."""
    with open_record(folder) as record:
        with progress_bar("Comparing") as progress:
            found = OpenPairs(record).ranked(progress)
        for pair in found[:_AT_ONCE]:
            _print_open(record, pair)
    if not found:
        out().print("There is no pair that the program is unsure of.")
        return
    if len(found) > _AT_ONCE:
        out().print(f"{len(found) - _AT_ONCE} more pairs come after these.")
    out().print("Say what is so: `cenotaph merge A B`, `different A B` or `unsure A B`.")


def _print_open(record: Record, pair: OpenPair) -> None:
    one, other = pair.incidents
    console, people = out(), "person" if pair.people == 1 else "people"
    twice = f"{pair.people or 'no'} {people} counted twice if they are one"
    console.print(f"{one} and {other}: {twice}.", soft_wrap=True)
    a, b = (record.reports_named(id_)[0] for id_ in pair.likest)
    _print_pair(a, b, pair.score, _in_words(*map(record.reports_named, pair.incidents)))


def _print_pair(
    one: Report, other: Report, score: float, why: str | None, *, parted: bool = True
) -> None:
    """How alike they are, and `why` they are two, or one, where that says otherwise."""
    out().print(f"{score:+.1f}: {_verdict(score, why, parted=parted)}", soft_wrap=True)
    for report in (one, other):
        told = words.clean(report.title or (report.claims[0].quote if report.claims else ""))
        print_indented(out(), Text(f"{report.published_at or 'undated'} {told}"), indent=20,
                       label=report.id)  # fmt: skip


def _verdict(score: float, why: str | None, *, parted: bool) -> str:
    likely = score >= THRESHOLD
    if why is None or (not parted and likely):
        return f"more likely {'one' if likely else 'two'}; {THRESHOLD:+.2f} and more is one."
    alike = f"{'' if likely else 'not '}alike enough to be one ({THRESHOLD:+.2f} and more is)"
    if not parted:
        return f"{alike}, but put together {why}"
    return f"{alike}, {'but' if likely else 'and'} kept apart {why}"


def _in_words(ours: Sequence[Report], theirs: Sequence[Report]) -> str | None:
    """What keeps two incidents of these reports apart; None where no rule does."""
    found = kept_apart(ours, theirs)
    if found.times:
        return f"by time: {_of(found.times, found.pairs)} told on days too far apart."
    if not found.by_average:
        return None
    together = f"all pairs of their reports together score {found.average:+.1f}"
    if found.places:
        return (
            f"by place: {_of(found.places, found.pairs)} of places too far apart, and {together}."
        )
    return f"by the rest: {together}."


def _of(some: int, pairs: int) -> str:
    return f"{some} of {pairs} pairs of their reports {'is' if some == 1 else 'are'}"


def _in_the_words_of(decided: Audited) -> str:
    """The decision that puts two reports together or keeps them apart."""
    assert decided.decided is not None
    said = f"{decided.decided.action} by {words.clean(decided.entry.actor)}"
    reason = words.clean(decided.decided.reason)
    return f"by a decision, entry {decided.entry.seq}: {said}. {reason}"
