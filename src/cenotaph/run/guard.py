"""The one place where a bug in one page becomes a problem of that page."""

import os
from collections.abc import Callable
from typing import TypeVar

from cenotaph.config import TRACEBACK
from cenotaph.errors import CenotaphError, RecordError
from cenotaph.model.values import Problem
from cenotaph.store.files import is_of_the_disk, reason

In = TypeVar("In")
Out = TypeVar("Out")


def guarded(work: Callable[[In], Out], item: In) -> Out | Problem:
    """What `work` makes of the item, or the problem that kept it from doing so.

    A broken record and a full disk are no fault of the page: RecordError goes on to the caller.
    """
    try:
        return work(item)
    except RecordError:
        raise
    except CenotaphError as error:
        return problem_of(error)
    except Exception as error:  # a bug in one page never stops the rest
        if isinstance(error, OSError) and is_of_the_disk(error):
            raise RecordError(
                f"A file could not be written: {reason(error)}.",
                hint="Check that the disk is not full and may be written; then run it again.",
            ) from None
        if os.environ.get(TRACEBACK):
            raise
        return problem_of(error)


def problem_of(error: Exception) -> Problem:
    """Expected trouble in its own words; a bug as its kind and place, never the page's words."""
    if isinstance(error, CenotaphError):
        code = "".join("-" + c.lower() if c.isupper() else c for c in type(error).__name__)
        return Problem(code=code.lstrip("-"), message=error.message, hint=error.hint)
    kind, place = type(error).__name__, place_of_bug(error)
    return Problem(
        code="bug",
        message=f"The program failed on this page: {kind} in {place}.",
        hint=f"Set {TRACEBACK}=1 to see where, and report it with the page if you may share it.",
    )


def place_of_bug(error: Exception) -> str:
    """The function and line that failed, and none of the values there."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    code = trace.tb_frame.f_code
    module = trace.tb_frame.f_globals.get("__name__", "an unknown module")
    return f"{module}.{code.co_name}, line {trace.tb_lineno}"
