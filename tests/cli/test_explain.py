"""`cenotaph read --explain`: what a person and a program are told of why."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = """Airstrike kills 12 in Hama

The Syrian Observatory for Human Rights said 12 people were killed in an airstrike on Hama on
14 December 2020. The group threatened to kill 100 policemen.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with a claim, a headline that repeats it, and a threat."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_person_is_told_each_fields_rule_and_words(run: Run, page: Path) -> None:
    """Below what `read` prints without it, under the claim's number."""
    # the page's date, since the time of capture is another at the second run
    _, plain, _ = run("read", page, "--published", "2020-12-15")
    code, out, _ = run("read", "--explain", page, "--published", "2020-12-15")
    assert code == 0
    assert out.startswith(plain)
    told = " ".join(out.removeprefix(plain).split())
    assert "Explained: 1 #1 measure “killed” · harm.passive: The subject" in told
    assert "count “12” · figure.exact: A number in digits or words" in told


def test_a_person_is_told_why_a_figure_made_no_claim(run: Run, page: Path) -> None:
    """The figure is marked in its sentence; a repeat names the claim."""
    _, out, _ = run("read", "--explain", page)
    told = " ".join(out.split())
    assert "Figures without a claim: 2" in told
    assert "“Airstrike kills »12« in Hama” no claim repeat:" in told
    assert "people told before. See #1." in told
    assert "kill »100« policemen.” no claim not-done: The harm is only meant" in told


def test_it_keeps_to_eighty_columns(run: Run, page: Path) -> None:
    """No line is longer, and no colour is printed where there is no terminal."""
    _, out, _ = run("read", "--explain", page)
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80
    assert "\x1b" not in out


def test_json_has_it_under_its_own_key(run: Run, page: Path) -> None:
    """All else is as without it."""
    _, out, _ = run("read", "--json", page, "--published", "2020-12-15")
    _, more, _ = run("read", "--json", "--explain", page, "--published", "2020-12-15")
    plain = json.loads(more)
    explanation = plain.pop("explanation")
    # the page's receipt holds when it was read
    assert set(plain) == set(json.loads(out))
    assert plain["claims"] == json.loads(out)["claims"]
    assert [one["claim"] for one in explanation["claims"]] == [plain["claims"][0]["id"]]
    assert [one["reason"] for one in explanation["unclaimed"]] == ["repeat", "not-done"]
    text = plain["page"]["text"]
    assert [text[slice(*one["figure"])] for one in explanation["unclaimed"]] == ["12", "100"]


def test_many_pages_are_not_explained(run: Run, page: Path) -> None:
    """With --jsonl it says so and reads nothing."""
    code, _, error = run("read", "--explain", "--jsonl", page, "out.jsonl")
    assert code == 2
    assert "Error: One page at a time is explained." in error
    assert not Path("out.jsonl").exists()
