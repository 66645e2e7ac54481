"""Warnings that a command prints beside what it did."""

from collections.abc import Sequence

from cenotaph.cli.console import err
from cenotaph.run.evidence import Unsound

# More are counted: `verify` names them all.
_NAMED = 5


def warn_of_evidence(found: Sequence[Unsound]) -> None:
    """One warning where pages that were shown have no sound evidence, with the first of them."""
    if not found:
        return
    many = len(found) > 1
    err().print(
        f"Warning: the evidence of {len(found)} page{'s' * many} is missing or changed. "
        f"What is written of {'them' if many else 'it'} rests on the text in the log alone.",
        soft_wrap=True,
    )
    for one in found[:_NAMED]:
        err().print(f"  {one.trouble}: page {one.page}, of incident {one.incident}", soft_wrap=True)
    if len(found) > _NAMED:
        err().print(f"  and {len(found) - _NAMED} more")
    err().print("Hint: `cenotaph verify` says what is wrong; restore it from a copy.",
                soft_wrap=True)  # fmt: skip
