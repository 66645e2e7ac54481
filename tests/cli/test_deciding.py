"""The commands by which people decide, as a person uses them."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.run.pages import MINISTRY, MONITOR, write_pages


@pytest.fixture
def record(run: Run, tmp_path: Path) -> Path:
    """A record of two pages on one incident."""
    pages = write_pages(tmp_path / "pages", {"a.txt": MONITOR, "b.txt": MINISTRY})
    run("init", tmp_path / "rec")
    run("add", pages, "--record", tmp_path / "rec")
    return tmp_path / "rec"


def shown(run: Run, record: Path) -> tuple[str, list[str], int]:
    """The incident's id, the ids of its claims, and the entry it has reached, as `show` tells."""
    _, table, _ = run("incidents", "--record", record)
    named = re.findall(r"^ ([0-9a-f]{8}) ", table, re.MULTILINE)[0]
    _, out, _ = run("show", named, "--record", record)
    claims = re.findall(r"^    claim\s+([0-9a-f]{16})$", out, re.MULTILINE)
    return named, claims, int(re.findall(r"as of entry (\d+)", out)[0])


def test_an_amended_claim_is_shown_explained_and_exported(run: Run, record: Path) -> None:
    """`show`, `why`, CSV and JSON tell the person's figure from the program's."""
    incident, claims, _ = shown(run, record)
    amend = ("amend", claims[2], "--set", "count=14", "--reason", "The post says 14.")
    assert run(*amend, "--actor", "person:7", "--role", "reviewer", "--record", record) == (
        0, f"Entry 7: amend {claims[2]}.\n", "",
    )  # fmt: skip
    for command in (("show", incident), ("why", incident, "killed")):
        out = " ".join(run(*command, "--record", record)[1].split())
        assert "amend by person:7, reviewer" in out
        assert "stands as: killed 14 (exact), people the program reads: killed 15 (exact)" in out
    run("export", "--format", "csv", "--out", "x", "--record", record)
    run("export", "--format", "jsonl", "--out", "x", "--level", "internal", "--record", record)
    with Path("x/claims.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["claim"]: row for row in csv.DictReader(file)}
    read = {key: rows[claims[2]][key] for key in ("figure", "written", "machine", "decided")}
    assert read == {"figure": "14", "written": "15", "machine": "false", "decided": "amend"}
    assert (rows[claims[0]]["machine"], rows[claims[0]]["decided"]) == ("true", "")
    (decision,) = json.loads(Path("x/incidents.jsonl").read_text(encoding="utf-8"))["decisions"]
    assert (decision["reason"], decision["read"]["count"]["figure"]) == ("The post says 14.", 15)


def test_who_comes_second_is_told(run: Run, record: Path) -> None:
    """A decision on what another has decided on since it was shown is refused with a sentence."""
    _, claims, seen = shown(run, record)
    first = ("accept", claims[0], "--reason", "Compared.", "--seen", seen, "--actor", "person:1")
    second = ("reject", claims[0], "--reason", "Misread.", "--seen", seen, "--actor", "person:2")
    assert run(*first, "--record", record)[0] == 0
    code, _, err = run(*second, "--record", record)
    assert code == 1
    assert f"person:1 has decided to accept {claims[0]}" in err
    _, out, _ = run(*second[:4], "--actor", "person:2", "--record", record)
    assert "It takes the place of: accept by person:1" in out


def test_decisions_lists_them_all(run: Run, record: Path) -> None:
    """Who, in which role, on what, why; and what was taken back."""
    incident, claims, _ = shown(run, record)
    run("accept", claims[0], "--reason", "Compared.", "--actor", "person:1", "--record", record)
    run("undo", "7", "--reason", "Wrong claim.", "--record", record)
    run("withhold", incident, "--reason", "A family asked.", "--record", record)
    _, out, _ = run("decisions", "--record", record)
    told = " ".join(out.split())
    assert f"person:1, editor: accept {claims[0]} [taken back]. Compared." in told
    assert "undo entry 7" in told
    assert "A family asked." in told
    _, out, _ = run("decisions", claims[1], "--record", record)
    assert out == "No decision has been made.\n"


def test_a_role_is_taken_from_the_environment(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recorder may not release, however the command is called."""
    incident, _, _ = shown(run, record)
    monkeypatch.setenv("CENOTAPH_ROLE", "recorder")
    code, _, err = run("release", incident, "--reason", "Two agree.", "--record", record)
    assert (code, err.splitlines()[0]) == (
        2, "Error: A recorder may not release: it takes the role editor.",
    )  # fmt: skip
    monkeypatch.setenv("CENOTAPH_ROLE", "editor")
    _, _, err = run("redact", "0" * 16, "--reason", "x", "--record", record)
    assert err.startswith("Error: An editor may not redact")
    monkeypatch.setenv("CENOTAPH_ROLE", "boss")
    assert run("release", incident, "--reason", "x", "--record", record)[0] == 2


def test_an_index_of_another_version_is_derived_again(run: Run, record: Path) -> None:
    """A record that an earlier version wrote says so, and `rebuild` mends it."""
    connection = sqlite3.connect(record / "record.sqlite")
    connection.execute("DROP TABLE speaker")
    connection.execute("DROP TRIGGER payload_no_delete")
    connection.execute("DROP TABLE sealed")
    connection.execute("ALTER TABLE report DROP COLUMN extracted")
    connection.commit()
    connection.close()
    code, _, err = run("incidents", "--record", record)
    assert (code, "`cenotaph rebuild`" in err) == (1, True)
    assert run("rebuild", "--record", record)[0] == 0
    assert run("verify", "--record", record)[0] == 0
