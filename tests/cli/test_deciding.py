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


def test_a_source_is_profiled_by_its_name(run: Run, record: Path) -> None:
    """By the name that the pages write or by the id that `voices` gives; the whole profile is told,
    and whoever no page hears, so that nobody believes a source sealed that is not."""
    incident, _, _ = shown(run, record)
    ids = re.findall(r"^.* · [a-z]+ · (\S+)$", run("voices", incident, "--record", record)[1], re.M)
    assert "syrian-observatory-for-human-rights" in ids or "sohr" in ids
    by = ("--reason", "Asked.", "--actor", "person:7", "--role", "editor", "--record", record)
    code, out, _ = run(
        "profile", "Syrian Observatory for Human Rights", "--set", "scope=civilians", *by
    )
    assert code == 0 and ": profile sohr." in out and "No page" not in out
    assert "All that its profile says now: scope=civilians." in out
    code, out, _ = run("profile", "The Observer", "--set", "repeats=SOHR", *by)
    assert "says now: repeats=sohr." in out and "No page here hears The Observer yet." in out
    assert "hears nobody yet" in run("profile", "sohr", "--set", "repeats=nobody", *by)[1]


OUTLETS = [
    {"id": 1, "source": "Levant Ledger", "text": "Three died in a blast in Homs on 2 May 2021."},
    {"id": 2, "source": "Orontes Post", "text": "Five people were killed in a blast in Homs on"
     " 2 May 2021, the Levant Ledger reported."},
    {"id": 3, "source": "Plain Post", "text": "Nine people were killed in Hama on 4 June 2021,"
     " the Orontes Forum said."},
]  # fmt: skip
BY = ("--reason", "Asked.", "--actor", "person:7", "--role", "editor")


def test_an_outlet_is_profiled_as_the_voice_it_is(run: Run, record: Path, tmp_path: Path) -> None:
    """An outlet that others cite has one id for what they cite and for its own page."""
    path = tmp_path / "outlets.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in OUTLETS), encoding="utf-8")
    run("add", path, "--record", record)
    said = ("--set", "belongs_to=orontes-media", *BY, "--record", record)
    assert "profile levant-ledger:outlet." in run("profile", "Levant Ledger", *said)[1]
    assert "profile outlet:plain-post." in run("profile", "the Plain Post", *said)[1]


def test_a_profile_settles_the_source_s_own_pages_again(
    run: Run, record: Path, tmp_path: Path
) -> None:
    """Also where only they tell of an incident: whom it counts is told, and the record is whole."""
    path = tmp_path / "outlets.jsonl"
    own = {"id": 9, "source": "Syrian Network for Human Rights", "text": OUTLETS[0]["text"]}
    path.write_text("".join(json.dumps(one) + "\n" for one in (OUTLETS[1], own)), encoding="utf-8")
    run("add", path, "--record", record)
    (home,) = {line.split()[0] for line in run("incidents", "--record", record)[1].splitlines()
               if "2021-05-02" in line}  # fmt: skip
    assert "counts civilians alone" in run("voices", home, "--record", record)[1]
    for name, told in (("snhr", "repeated by outlet:syrian"), ("Orontes Post", "repeated by")):
        run("profile", name, "--set", "repeats=Levant Ledger", *BY, "--record", record)
        assert told in " ".join(run("why", home, "--record", record)[1].split())
        assert run("verify", "--record", record)[0] == 0


def test_a_source_is_sealed_by_the_words_that_pages_write(
    run: Run, record: Path, tmp_path: Path
) -> None:
    """An id that is made of name and role would withhold nothing, and is refused."""
    path = tmp_path / "outlets.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in OUTLETS), encoding="utf-8")
    run("add", path, "--record", record)
    seal = ("--set", "level=sealed", *BY, "--record", record)
    code, _, err = run("profile", "levant-ledger:outlet", *seal)
    assert (code, "A source is sealed by its name" in err) == (2, True)
    assert "only the words" not in run("profile", "Levant Ledger", *seal)[1]
    assert "only the words “A Caller” are withheld" in run("profile", "A Caller", *seal)[1]


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
