"""The commands as a person uses them: what they print, and how they end."""

import csv
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from cenotaph.cli.console import called_as
from cenotaph.run.demo import in_use
from cenotaph.run.reading import UNREAD
from tests.cli.conftest import Run, incident_at
from tests.run.pages import ELSEWHERE, MINISTRY, MONITOR

ROOT = Path(__file__).parents[2]


def incident_ids(record: Path) -> list[str]:
    connection = sqlite3.connect(record / "record.sqlite")
    found = [row[0] for row in connection.execute("SELECT incident FROM settled ORDER BY 1")]
    connection.close()
    return found


def test_read_prints_a_page(run: Run, pages: Path) -> None:
    """Claims with the quote and its figure marked, then the incident with its toll."""
    code, out, _ = run("read", pages / "monitor.txt")
    assert code == 0
    assert "Claims: 2" in out
    assert "said »12« people were killed" in " ".join(out.split())
    assert "Syrian Observatory for Human Rights (monitor)" in " ".join(out.split())
    assert "12–12–12" in out


def test_read_keeps_to_eighty_columns(run: Run, pages: Path) -> None:
    """No line is longer, and no colour is printed where there is no terminal."""
    _, out, _ = run("read", pages / "monitor.txt")
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80
    assert "\x1b" not in out


def test_read_json_is_the_contract(run: Run, pages: Path) -> None:
    """One object; the text's spans quote it."""
    _, out, _ = run("read", "--json", pages / "monitor.txt")
    plain = json.loads(out)
    assert set(plain) == {
        "page",
        "claims",
        "responsibility",
        "incidents",
        "series",
        "problems",
    }
    text = plain["page"]["text"]
    assert [text[slice(*one["spans"]["quote"])] for one in plain["claims"]] == [
        one["quote"] for one in plain["claims"]
    ]


def test_read_takes_what_the_page_does_not_say(run: Run, pages: Path) -> None:
    """Date, title and outlet from the command line are the page's."""
    given = ("--published", "2020-12-14", "--title", "A title", "--source", "The Ledger")
    _, out, _ = run("read", "--json", pages / "monitor.txt", *given)
    page = json.loads(out)["page"]
    assert (page["published_at"], page["title"], page["source"]) == (
        "2020-12-14",
        "A title",
        "The Ledger",
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("read", "nothing.txt"), "There is no file nothing.txt."),
        (("read", "empty.txt"), "empty"),
        (("read", "picture.txt"), "picture.txt"),
        (("read", "."), "is a folder"),
        (("read", "ftp://example.org/a"), "uses ftp"),
        (("read", "http://127.0.0.1:1/a"), "cannot be reached"),
        (("read", "a.txt", "--published", "soon"), "is not a date"),
        (("read", "a.txt", "out.jsonl"), "One page at a time."),
        (("read", "--jsonl", "a.txt"), "nowhere to write"),
        (("read", "--jsonl", "none.jsonl", "out.jsonl"), "cannot be read"),
        (("read", "--jsonl", "a.txt", "no/out.jsonl"), "cannot be written"),
        (("demo", "--pages", "none"), "no example pages"),
    ],
)
def test_bad_input_is_one_sentence_and_a_hint(
    run: Run, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    """Exit code 2, nothing on standard output, nothing half-written."""
    (tmp_path / "a.txt").write_text(MONITOR, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    before = sorted(tmp_path.iterdir())
    code, out, err = run(*words)
    first, second = err.splitlines()
    assert (code, out) == (2, "")
    assert first.startswith("Error: ")
    assert second.startswith("Hint: ")
    assert why in first or why == "picture.txt"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        ("incidents",),
        ("add", "a.txt"),
        ("show", "x"),
        ("why", "x"),
        ("verify",),
        ("rebuild",),
        ("export", "--format", "csv"),
        ("release", "x", "--reason", "y"),
        ("publish", "site"),
    ],
)
def test_a_folder_that_is_no_record(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Exit code 1, a hint that says how to make one, and nothing is made."""
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert err.splitlines()[0].endswith("is not a record.")
    assert "cenotaph init" in err.splitlines()[1]
    assert list(tmp_path.iterdir()) == []


def test_read_jsonl_keeps_every_line(run: Run, tmp_path: Path) -> None:
    """In order, each with its id; what fails gives problems, and the command is content."""
    lines = [
        json.dumps({"id": "a", "text": MONITOR, "published_at": "2020-12-14"}),
        "{broken",
        json.dumps({"id": 3, "text": ""}),
        json.dumps({"id": "d", "html": f"<p>{ELSEWHERE}</p>"}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, _, err = run("read", "--jsonl", "in.jsonl", "out.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert code == 0
    assert [row["id"] for row in rows] == ["a", None, 3, "d"]
    assert [row["page"] is None for row in rows] == [False, True, True, False]
    assert all(row["problems"] for row in rows[1:3])
    assert "4 pages read; 2 with problems" in " ".join(err.split())


def test_read_jsonl_is_the_same_over_processes(run: Run, tmp_path: Path) -> None:
    """Two processes write what one writes."""
    lines = [
        json.dumps({"id": n, "text": MONITOR.replace("12", str(n)), "published_at": "2020-12-14"})
        for n in range(10, 22)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for processes in (1, 2):
        run("read", "--jsonl", "in.jsonl", f"out{processes}.jsonl", "--processes", processes)
    one, two = (
        [json.loads(line) for line in (tmp_path / f"out{n}.jsonl").read_text().splitlines()]
        for n in (1, 2)
    )
    for row in (*one, *two):
        del row["page"]["captured_at"]
    assert one == two


def test_init_makes_a_record_once(run: Run, tmp_path: Path) -> None:
    """A second time it says that there is one."""
    assert run("init", "rec")[0] == 0
    code, _, err = run("init", "rec")
    assert (code, "already a record" in err) == (1, True)
    assert sorted(path.name for path in (tmp_path / "rec").iterdir()) == [
        "cenotaph.toml",
        "evidence",
        "record.sqlite",
    ]


def test_the_current_folder_is_the_record(run: Run, pages: Path) -> None:
    """Without --record, and with `init .`."""
    run("init", ".")
    _, out, _ = run("add", pages)
    assert out.startswith("3 pages added, 0 known already")


def test_add_goes_on_after_a_bad_page(run: Run, record: Path, pages: Path) -> None:
    """Its problem is printed, the others are added, and the exit code is 1."""
    (pages / "empty.txt").touch()
    (pages / "new.txt").write_text(MINISTRY.replace("15", "16"), encoding="utf-8")
    code, out, err = run("add", pages, "--record", record)
    assert code == 1
    assert out.startswith(
        "1 pages added, 3 known already, 0 superseded an earlier one, 0 not read, 1 failed."
    )
    assert "empty.txt: " in err


def test_a_page_read_by_newer_rules_is_not_called_new(run: Run, record: Path, pages: Path) -> None:
    """An update of the program reads again what the record holds; nothing was added."""
    with sqlite3.connect(record / "record.sqlite") as connection:
        connection.execute("UPDATE page SET fingerprint = 'cenotaph-0.0.1'")
    connection.close()
    _, out, _ = run("add", pages, "--record", record)
    assert out.startswith("0 pages added, 0 known already, 3 read again by newer rules, ")


ARABIC = "قتل خمسة أشخاص في غارة جوية على مدينة حماة في سوريا يوم الاثنين حسب وزارة الصحة.\n"


def test_a_page_in_another_language_is_said_not_to_be_read(run: Run, tmp_path: Path) -> None:
    """Exit code 2 and a hint; as JSON, the problem is in the object too."""
    (tmp_path / "ar.txt").write_text(ARABIC, encoding="utf-8")
    code, out, err = run("read", "ar.txt")
    assert (code, out, "is not read yet" in err) == (2, "", True)
    code, out, _ = run("read", "--json", "ar.txt")
    assert (code, [one["code"] for one in json.loads(out)["problems"]]) == (2, [UNREAD])


def test_a_page_in_another_language_is_kept(run: Run, record: Path, pages: Path) -> None:
    """It is in the record without claims, for a later version to read, and said to be."""
    (pages / "ar.txt").write_text(ARABIC, encoding="utf-8")
    code, out, err = run("add", pages / "ar.txt", "--record", record)
    assert (code, "1 not read" in out, "is not read yet" in err) == (1, True, True)
    assert "12 entries" in run("verify", "--record", record)[1]


def test_incidents_lists_them(run: Run, record: Path) -> None:
    """Place, date, killed min–best–max, voices and pages, in 80 columns."""
    code, out, _ = run("incidents", "--record", record)
    assert code == 0
    (hama,) = (line.split() for line in out.splitlines() if "Hama" in line)
    assert hama[1:5] == ["Hama", "2020-12-14", "12–?–15", "2"]
    assert max(map(len, out.splitlines())) <= 80


def test_show_takes_the_beginning_of_an_id(run: Run, record: Path) -> None:
    """Six letters that no other incident has are enough."""
    incident = incident_at(record, "Hama")
    code, out, _ = run("show", incident[:6], "--record", record)
    assert (code, out.startswith(incident)) == (0, True)
    assert "»12«" in out
    assert "»15«" in out


@pytest.mark.parametrize("named", ["zzzz", "", "%"])
def test_an_unknown_incident_is_said_to_be(run: Run, record: Path, named: str) -> None:
    """Exit code 2, and how to list them."""
    code, _, err = run("show", named, "--record", record)
    assert (code, "cenotaph incidents" in err) == (2, True)


def test_why_goes_from_the_bounds_to_the_quotes(run: Run, record: Path) -> None:
    """Each bound has its rule, and each claim its quote with the figure marked."""
    _, out, _ = run("why", incident_at(record, "Hama"), "killed", "--record", record)
    assert "lowest 12:" in out
    assert "highest 15:" in out
    assert "»15«" in out


def test_why_of_no_measure_is_said_to_be(run: Run, record: Path) -> None:
    """The hint lists the measures."""
    code, _, err = run("why", incident_at(record, "Hama"), "slain", "--record", record)
    assert (code, "killed, injured" in err) == (2, True)


def test_only_what_is_released_is_published(run: Run, record: Path, tmp_path: Path) -> None:
    """First nothing, then the one incident, and the edition is in the log."""
    assert run("publish", "site", "--record", record)[0] == 2
    incident, other = incident_at(record, "Hama"), incident_at(record, "Homs")
    code, out, _ = run("release", incident[:7], "--reason", "Checked.", "--record", record)
    assert (code, out) == (0, f"Released: {incident}\n")
    assert run("publish", "site", "--record", record)[0] == 0
    text = "".join(path.read_text() for path in (tmp_path / "site").rglob("*.html"))
    assert (incident in text, other in text) == (True, False)
    connection = sqlite3.connect(record / "record.sqlite")
    kinds = [row[0] for row in connection.execute("SELECT kind FROM entry ORDER BY seq DESC")]
    connection.close()
    assert kinds[:2] == ["published", "decided"]


def test_an_embargo_keeps_an_incident_from_the_site_and_the_tables(run: Run, record: Path) -> None:
    """Released from a day to come: `publish` and `export --released` are without it."""
    incident, other = incident_at(record, "Hama"), incident_at(record, "Homs")
    day = ("--from", "9999-12-31", "--reason", "Families first.", "--record", record)
    assert run("release", incident, *day)[1] == f"Released from 9999-12-31: {incident}\n"
    assert "from 9999-12-31" in run("show", incident, "--record", record)[1]
    assert "from 9999-12-31" in run("decisions", "--record", record)[1]
    code, _, err = run("publish", "site", "--record", record)
    assert (code, "under embargo, the first until 9999-12-31" in err) == (2, True)
    run("release", other, "--reason", "Checked.", "--record", record)
    for words in (("publish", "site"), ("export", "--format", "jsonl", "--released")):
        assert run(*words, "--record", record)[0] == 0
    assert not any(incident in path.read_text() for path in Path("site").rglob("*.*ml"))
    lines = Path("export/incidents.jsonl").read_text()
    assert (incident in lines, other in lines) == (False, True)


@pytest.mark.parametrize(
    ("day", "sentence"), [("2020-01-01", "no day to come"), ("tomorrow", "is not a day")]
)
def test_an_embargo_ends_on_a_day_to_come(run: Run, record: Path, day: str, sentence: str) -> None:
    """Anything else is refused, and nothing is released."""
    incident = incident_at(record, "Hama")
    code, _, err = run("release", incident, "--from", day, "--reason", "x", "--record", record)
    assert (code, sentence in err) == (2, True)
    assert run("publish", "site", "--record", record)[0] == 2


def test_release_needs_a_reason(run: Run, record: Path) -> None:
    """A blank one is none."""
    code, _, err = run("release", incident_ids(record)[0], "--reason", " ", "--record", record)
    assert (code, "needs a reason" in err) == (2, True)


def test_release_twice_is_one_decision(run: Run, record: Path) -> None:
    """The second time there is nothing to decide."""
    words = ("release", incident_ids(record)[0], "--reason", "Checked.", "--record", record)
    run(*words)
    assert "nothing" in run(*words)[1]


def test_export_writes_csv(run: Run, record: Path, tmp_path: Path) -> None:
    """Claims, tolls and incidents, as a spreadsheet reads them."""
    code, _, _ = run("export", "--format", "csv", "--out", "tables", "--record", record)
    assert code == 0
    with (tmp_path / "tables" / "incidents.csv").open(encoding="utf-8", newline="") as file:
        assert {row["place"] for row in csv.DictReader(file)} == {"Hama", "Homs"}
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "claims.csv",
        "incidents.csv",
        "tolls.csv",
    ]


def test_export_writes_json_lines(run: Run, record: Path, tmp_path: Path) -> None:
    """One incident a line; only the released ones where asked."""
    run("release", incident_at(record, "Homs"), "--reason", "Checked.", "--record", record)
    run("export", "--format", "jsonl", "--released", "--record", record)
    lines = (tmp_path / "export" / "incidents.jsonl").read_text().splitlines()
    assert [json.loads(line)["where"][0]["name"] for line in lines] == ["Homs"]


def test_verify_says_that_all_is_whole(run: Run, record: Path) -> None:
    """With the number of entries and the head to note down."""
    code, out, _ = run("verify", "--record", record)
    assert (code, out.startswith("The record is whole: 9 entries. Head: ")) == (0, True)


def test_verify_says_what_is_not(run: Run, record: Path) -> None:
    """Exit code 1, with every problem and where it is."""
    (path,) = (p for p in (record / "evidence").rglob("*") if MONITOR.encode() == _bytes(p))
    path.write_bytes(b"changed")
    code, _, err = run("verify", "--record", record)
    assert (code, path.name in err.replace("\n", "")) == (1, True)


def test_verify_says_that_rebuild_mends_what_is_derived(run: Run, record: Path) -> None:
    """The advice to every row is said once, and no copy is asked for where the log is whole."""
    connection = sqlite3.connect(record / "record.sqlite")
    connection.execute("UPDATE settled SET body = body || ' '")
    connection.commit()
    connection.close()
    code, _, err = run("verify", "--record", record)
    assert (code, err.count("derived-differs: "), err.count("  Hint: ")) == (1, 2, 1)
    assert err.endswith("Hint: The log itself is whole: `cenotaph rebuild` mends them.\n")
    run("rebuild", "--record", record)
    assert run("verify", "--record", record)[0] == 0


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def test_rebuild_derives_the_same(run: Run, record: Path) -> None:
    """The list of incidents is the same afterwards."""
    before = run("incidents", "--record", record)
    assert run("rebuild", "--record", record)[1] == ("2 incidents derived again from 9 entries.\n")
    assert run("incidents", "--record", record) == before


def test_another_database_can_be_named(
    run: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment replaces the database alone; the evidence stays in the folder."""
    monkeypatch.setenv("CENOTAPH_RECORD_URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    run("init", "rec")
    run("add", pages, "--record", "rec")
    assert (tmp_path / "elsewhere.sqlite").exists()
    assert sorted(path.name for path in (tmp_path / "rec").iterdir()) == [
        "cenotaph.toml",
        "evidence",
    ]
    assert "9 entries" in run("verify", "--record", "rec")[1]


def test_the_demo_goes_all_the_way(run: Run, pages: Path, tmp_path: Path) -> None:
    """A table of incidents, the record, the tables and the site; twice gives the same."""
    for _ in range(2):
        code, out, _ = run("demo", "--pages", pages, "--out", "out")
        assert code == 0
        assert "3 pages read, 2 incidents found." in out
        assert "cenotaph why " in out
    assert {"record", "site", "claims.csv", "incidents.jsonl"} <= {
        path.name for path in (tmp_path / "out").iterdir()
    }
    assert "demonstration" in (tmp_path / "out" / "site" / "index.html").read_text().lower()
    assert run("verify", "--record", "out/record")[0] == 0


def test_the_demo_leaves_other_records_alone(run: Run, pages: Path, tmp_path: Path) -> None:
    """A record under out/ that it did not make is not thrown away."""
    run("init", "out/record")
    code, _, err = run("demo", "--pages", pages, "--out", "out")
    assert (code, "left alone" in err) == (2, True)
    assert (tmp_path / "out" / "record" / "cenotaph.toml").exists()


def test_the_demo_is_not_made_anew_under_a_server(run: Run, pages: Path, tmp_path: Path) -> None:
    """While it is served it stays; once the server has stopped it is made anew."""
    run("demo", "--pages", pages, "--out", "out")
    with in_use(tmp_path / "out" / "record"):
        code, _, err = run("demo", "--pages", pages, "--out", "out")
        assert (code, "is being served" in err) == (2, True)
        assert run("verify", "--record", "out/record")[0] == 0
    assert run("demo", "--pages", pages, "--out", "out")[0] == 0


def test_the_demo_says_how_it_was_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name that the shell finds is enough; else what is to be typed is the way to it."""
    program = tmp_path / "bin" / "cenotaph"
    program.parent.mkdir()
    program.touch(mode=0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", "/nowhere")
    assert called_as() == str(program)
    monkeypatch.setenv("PATH", str(program.parent))
    assert called_as() == "cenotaph"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["cenotaph"])
    assert called_as() == "cenotaph"
