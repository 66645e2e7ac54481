"""The commands about which pages tell of one incident, as a person uses them."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.run.pages import MINISTRY, MONITOR, write_pages

BY = ("--reason", "Compared.", "--actor", "person:7", "--role", "reviewer")


@pytest.fixture
def record(run: Run, tmp_path: Path) -> Path:
    """A record of two pages on one incident."""
    pages = write_pages(tmp_path / "pages", {"a.txt": MONITOR, "b.txt": MINISTRY})
    run("init", tmp_path / "rec")
    run("add", pages, "--record", tmp_path / "rec")
    return tmp_path / "rec"


def incidents(run: Run, record: Path) -> list[str]:
    """How the ids of the incidents begin."""
    return re.findall(r"^ ([0-9a-f]{8}) ", run("incidents", "--record", record)[1], re.MULTILINE)


def reports(record: Path) -> list[str]:
    """The ids of the reports of all incidents."""
    from cenotaph.run.opening import open_record  # noqa: PLC0415 - only this test opens it

    with open_record(record) as opened:
        return [report.id for incident in opened.incidents() for report in incident.reports]


def test_a_report_is_split_off_explained_and_merged_again(run: Run, record: Path) -> None:
    """What a person decides holds, and is taken back by a person."""
    (whole,) = incidents(run, record)
    one, other = reports(record)
    assert run("split", whole, other, *BY, "--record", record)[0] == 0
    assert len(incidents(run, record)) == 2
    code, out, _ = run("link", "--explain", one, other, "--record", record)
    assert code == 0 and "place: the places meet" in out
    assert run("merge", one, other, *BY, "--record", record)[0] == 0
    assert incidents(run, record) == [whole]


def test_nothing_is_decided_of_a_thing_and_itself(run: Run, record: Path) -> None:
    """An incident that is merged, or kept apart from itself, is a slip, and nothing is logged."""
    (whole,) = incidents(run, record)
    for action in ("merge", "different", "unsure"):
        code, _, err = run(action, whole, whole, *BY, "--record", record)
        assert (code, f"{whole} and {whole} are the same" in err) == (2, True)
    assert "No decision" in run("decisions", "--record", record)[1]


def test_incidents_that_were_merged_are_not_merged_again(run: Run, record: Path) -> None:
    """The second time, either id, or how it begins, leads to the one incident."""
    (whole,) = incidents(run, record)
    run("split", whole, reports(record)[0], *BY, "--record", record)
    first, second = incidents(run, record)
    assert run("merge", first, second, *BY, "--record", record)[0] == 0
    code, _, err = run("merge", first, second, *BY, "--record", record)
    (one,) = incidents(run, record)
    gone = ({first, second} - {one}).pop()
    assert code == 2 and re.search(rf"{gone}\w+ went into {one}\w+ with entry \d+: they are", err)


def test_what_is_in_another_incident_is_not_split_off_this_one(run: Run, record: Path) -> None:
    """It would be kept apart without anybody's having meant to."""
    (whole,) = incidents(run, record)
    off = reports(record)[0]
    assert run("split", whole, off, *BY, "--record", record)[0] == 0
    head = run("decisions", "--record", record)[1]
    left = next(one for one in incidents(run, record) if off not in run("show", one)[1])
    for other in incidents(run, record):
        if other != left:
            code, _, err = run("split", left, other, *BY, "--record", record)
            assert (code, "is not in" in err) == (2, True)
    assert run("decisions", "--record", record)[1] == head


def test_a_name_that_nothing_bears_is_said_to_be_none(run: Run, record: Path) -> None:
    """An incident or a report may be meant."""
    for name, told in (
        ("zzz", "no incident or report zzz"),
        ("", "“” names no incident or report"),
    ):
        code, _, err = run("merge", name, reports(record)[0], *BY, "--record", record)
        assert (code, told in err) == (2, True)


def test_an_incident_is_not_split_off_itself(run: Run, record: Path) -> None:
    """All its reports leave nothing that they could be kept apart from."""
    (whole,) = incidents(run, record)
    code, _, err = run("split", whole, *reports(record), *BY, "--record", record)
    assert (code, "Nothing would be left in" in err) == (2, True)
    assert incidents(run, record) == [whole]


def test_unsure_leaves_it_to_the_program(run: Run, record: Path) -> None:
    """A split stands no more."""
    (whole,) = incidents(run, record)
    one, other = reports(record)
    run("split", whole, other, *BY, "--record", record)
    assert run("unsure", one, other, *BY, "--record", record)[0] == 0
    assert len(incidents(run, record)) == 1


def test_review_of_a_sure_record_lists_nothing(run: Run, record: Path) -> None:
    """Two pages of one incident are no pair to go over."""
    assert run("link", "--review", "--record", record) == (
        0, "There is no pair that the program is unsure of.\n", "",
    )  # fmt: skip


def test_lines_are_linked_in_their_order(run: Run, tmp_path: Path) -> None:
    """Each line has its id and its incident; one that cannot be read says so."""
    lines = [{"id": 1, "text": MONITOR}, {"id": "b"}, {"id": "c", "text": MINISTRY}]
    source, sink = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("link", "--jsonl", source, sink)[0] == 1
    told = [json.loads(line) for line in sink.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in told] == [1, "b", "c"]
    assert told[1]["incident"] is None and told[1]["problems"]
    assert told[0]["incident"] == told[2]["incident"]


def test_one_thing_is_asked_at_a_time(run: Run) -> None:
    """And what is missing is said."""
    assert run("link")[0] == 2
    assert "There is nowhere to write to." in run("link", "--jsonl", "in.jsonl")[2]


ON_THE_14TH = """Airstrike kills 12 in Hama

The health ministry said 12 people were killed in an airstrike on the market in Hama on
14 December 2020.
"""
UNDATED = """Market strike kills 12 in Hama

The civil defence said 12 people were killed in an airstrike on the vegetable market in Hama.
"""
ON_THE_20TH = """Strike on Hama

The health ministry said 3 people were killed in an airstrike on a bridge in Hama on
20 December 2020.
"""


def test_what_keeps_two_apart_that_are_alike_is_said(run: Run, tmp_path: Path) -> None:
    """By time, though their likest reports are alike enough; and by whose decision."""
    texts = {"a.txt": ON_THE_14TH, "b.txt": UNDATED, "c.txt": ON_THE_20TH}
    pages, record = write_pages(tmp_path / "pages", texts), tmp_path / "rec"
    run("init", record)
    run("add", pages, "--record", record)
    first, undated, late = (
        with_words(record, one) for one in ("the market", "vegetable", "bridge")
    )
    run("different", first, undated, *BY, "--record", record)
    code, out, _ = run("link", "--explain", first, undated, "--record", record)
    assert code == 0 and re.search(
        r"alike enough to be one .*, but kept apart by a decision, entry \d+: different", out
    )
    run("unsure", first, undated, *BY, "--record", record)
    run("merge", undated, late, *BY, "--record", record)
    for asked in (("--review",), ("--explain", first, undated)):
        _, out, _ = run("link", *asked, "--record", record)
        assert "but kept apart by time: 1 of 2 pairs of their reports is told on days" in out
    _, out, _ = run("link", "--explain", undated, late, "--record", record)
    assert re.search(r"put together by a decision, entry \d+: merge|more likely one", out)


def with_words(record: Path, words: str) -> str:
    """The report that quotes these words."""
    from cenotaph.run.opening import open_record  # noqa: PLC0415 - only these tests open it

    with open_record(record) as opened:
        every = [report for incident in opened.incidents() for report in incident.reports]
    return next(one.id for one in every if any(words in claim.quote for claim in one.claims))
