"""Many items over one or several processes: order kept, memory bounded, nothing lost."""

import os
import signal
from collections.abc import Iterator

import pytest

from cenotaph.config import TRACEBACK
from cenotaph.errors import PageError, RecordError
from cenotaph.model.values import Problem
from cenotaph.run.guard import guarded, problem_of
from cenotaph.run.processes import Mapped


def ready() -> None:
    """Nothing to prepare."""


def half(number: int) -> int:
    """Half of an even number; an odd one is expected trouble, 13 a bug, 66 the end."""
    if number == 13:
        raise ZeroDivisionError("words of a page")
    if number == 66:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 2:
        raise PageError(f"{number} is odd.", hint="Use an even one.")
    return number // 2


def threads(_number: int) -> str | None:
    """How many threads numpy's kin may start."""
    return os.environ.get("OMP_NUM_THREADS")


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    """Whatever the number of processes, the first item's result is the first."""
    mapped = Mapped(work=half, prepare=ready, processes=processes)
    numbers = list(range(0, 40, 2))
    assert list(mapped.over(numbers)) == [(number, number // 2) for number in numbers]


@pytest.mark.parametrize("processes", [1, 2])
def test_one_failure_is_one_problem(processes: int) -> None:
    """Trouble and bugs stay with their item."""
    mapped = Mapped(work=half, prepare=ready, processes=processes)
    outcomes = [outcome for _, outcome in mapped.over([2, 3, 13, 4])]
    assert [one.code if isinstance(one, Problem) else one for one in outcomes] == [
        1,
        "page-error",
        "bug",
        2,
    ]


def test_an_item_that_kills_its_process_is_one_problem() -> None:
    """The items in flight with it are done all the same."""
    mapped = Mapped(work=half, prepare=ready, processes=2)
    outcomes = [outcome for _, outcome in mapped.over([2, 4, 66, 6, 8])]
    assert [one.code if isinstance(one, Problem) else one for one in outcomes] == [
        1,
        2,
        "process-died",
        3,
        4,
    ]


def test_items_are_taken_as_they_are_needed() -> None:
    """However long the list, only a few items wait in memory."""
    taken: list[int] = []

    def endless() -> Iterator[int]:
        number = 0
        while True:
            taken.append(number)
            yield number
            number += 2

    going = Mapped(work=half, prepare=ready, processes=2).over(endless())
    assert next(going) == (0, 0)
    going.close()  # type: ignore[attr-defined]
    assert len(taken) <= 8


def test_workers_keep_to_one_thread() -> None:
    """Each worker runs its libraries on one core."""
    mapped = Mapped(work=threads, prepare=ready, processes=2)
    assert [outcome for _, outcome in mapped.over([1])] == ["1"]


def test_a_record_error_is_no_problem_of_an_item() -> None:
    """It goes on to the caller."""

    def broken(_item: int) -> int:
        raise RecordError("The disk is full.")

    with pytest.raises(RecordError):
        guarded(broken, 1)


def test_a_bug_is_told_without_words_of_the_page() -> None:
    """Its kind and place are told; what the error says may quote a page."""
    try:
        half(13)
    except ZeroDivisionError as error:
        problem = problem_of(error)
    assert problem.message.startswith("The program failed on this page: ZeroDivisionError in ")
    assert "tests.run.test_processes.half" in problem.message
    assert "words of a page" not in problem.message


def test_expected_trouble_keeps_its_words() -> None:
    """The sentence and the hint are those of the error."""
    outcome = guarded(half, 3)
    assert outcome == Problem(code="page-error", message="3 is odd.", hint="Use an even one.")


def test_a_bug_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the setting that the hint names, it is raised as it is."""
    monkeypatch.setenv(TRACEBACK, "1")
    with pytest.raises(ZeroDivisionError):
        guarded(half, 13)
