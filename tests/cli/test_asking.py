"""The commands that ask a record what its figures did, sum to, and rest on."""

import re
import sqlite3
from pathlib import Path

from tests.cli.conftest import Run, incident_at
from tests.run.pages import MINISTRY


def test_timeline_tells_what_each_figure_did(run: Run, record: Path) -> None:
    """Day, voice, the figure as written."""
    code, out, _ = run("timeline", incident_at(record, "Hama"), "killed", "--record", record)
    told = " ".join(out.split())
    assert code == 0
    assert "“12”" in told
    assert "new" in told


def test_timeline_of_a_measure_nobody_claims_says_so(run: Run, record: Path) -> None:
    """It names the command that shows what there is."""
    code, _, err = run("timeline", incident_at(record, "Hama"), "detained", "--record", record)
    assert code == 2
    assert "has no claim of detained" in err


def test_what_was_not_there_yet_is_said_not_to_have_been(run: Run, record: Path) -> None:
    """Of a measure the entry is named; of a record without incidents, that it held none."""
    hama = incident_at(record, "Hama")
    code, _, err = run("why", hama, "missing", "--as-of", "6", "--record", record)
    assert (code, "had no toll of missing at entry 6" in err, "--as-of 6" in err) == (2, True, True)
    code, _, err = run("timeline", hama, "missing", "--as-of", "6", "--record", record)
    assert (code, "had no claim of missing at entry 6" in err) == (2, True)
    two = ("--policy", "range", "--policy", "conservative")
    for asked in (("incidents",), ("total",), ("compare", *two), ("export", "--format", "csv")):
        code, _, err = run(*asked, "--as-of", "1", "--record", record)
        assert (code, err) == (0, "The record held no incident at entry 1.\n")
    assert (
        "The log has no entry 99 yet." in run("show", hama, "--as-of", "99", "--record", record)[2]
    )


def test_voices_are_drawn_from_the_origin_to_the_page(run: Run, record: Path) -> None:
    """The speaker, then who heard it."""
    code, out, _ = run("voices", incident_at(record, "Hama"), "--record", record)
    assert code == 0
    assert "voices: " in out
    assert "└── " in out


def test_total_says_what_it_leaves_out(run: Run, record: Path) -> None:
    """Under two-source, what one source alone says is named and not added."""
    _, out, _ = run("total", "--policy", "two-source", "--record", record)
    told = " ".join(out.split())
    assert "killed, policy two-source:" in told
    assert "provisional (" in told
    assert "not an estimate of all who died" in told


def test_total_of_a_time_or_a_country_that_is_none_says_so(run: Run, record: Path) -> None:
    """Nothing is summed."""
    code, _, err = run("total", "--since", "soon", "--record", record)
    assert (code, "--since soon is no date" in err) == (2, True)
    code, _, err = run("total", "--country", "Syria", "--record", record)
    assert (code, "There is no country Syria" in err) == (2, True)


def test_compare_says_where_two_policies_part(run: Run, record: Path) -> None:
    """Each toll, and how many differ."""
    code, out, _ = run(
        "compare", "--policy", "range", "--policy", "conservative", "--record", record
    )
    assert code == 0
    assert "incidents have another toll." in out
    code, _, err = run("compare", "--policy", "range", "--record", record)
    assert (code, "Two policies are compared." in err) == (2, True)
    code, _, err = run("compare", "--policy", "range", "--policy", "high", "--record", record)
    assert (code, "There is no policy “high”." in err) == (2, True)


def publish(run: Run, record: Path, *incidents: str) -> str:
    """The id of the edition that shows these incidents."""
    run("release", *incidents, "--reason", "Checked", "--record", record)
    code, _, _ = run("publish", "site", "--record", record)
    assert code == 0
    connection = sqlite3.connect(record / "record.sqlite")
    found = connection.execute("SELECT subject FROM entry WHERE kind = 'published' ORDER BY seq")
    edition = str(found.fetchall()[-1][0])
    connection.close()
    return edition


def test_diff_says_which_toll_changed_and_why(run: Run, record: Path, pages: Path) -> None:
    """A page added after the first edition is the cause of the second one's toll."""
    incident = incident_at(record, "Hama")
    first = publish(run, record, incident)
    more = pages / "more.txt"
    more.write_text(MINISTRY.replace("15", "21").replace("health", "defence"), encoding="utf-8")
    run("add", more, "--record", record)
    _, now, _ = run("diff", first, "--record", record)
    second = publish(run, record, incident)
    code, out, _ = run("diff", first, second[:8], "--record", record)
    told = " ".join(out.split())
    assert (code, out.splitlines()[1:]) == (0, now.splitlines()[1:])
    assert f"Edition {first} (entry" in now and "and the record now (entry" in now
    assert f"and edition {second} (entry" in out
    assert "killed 12–?–15 → 12–?–21" in told
    assert "claim A page without an outlet" in told
    assert "1 incident is new, changed or withdrawn." in told
    feed = Path("site/downloads/changes.atom").read_text(encoding="utf-8")
    assert "killed 12–?–15 → 12–?–21 (claim)" in feed
    assert "downloads/changes.atom" in Path("site/index.html").read_text(encoding="utf-8")


def test_diff_says_why_an_incident_went_and_what_was_sealed(run: Run, record: Path) -> None:
    """A withdrawn incident has the reason it was withheld for; what a redaction took away is in
    neither state, and is said not to be compared."""
    hama, homs = incident_at(record, "Hama"), incident_at(record, "Homs")
    publish(run, record, hama)
    first = publish(run, record, homs)
    by = ("--actor", "person:7", "--record", record)
    page = re.findall(r"^page ([0-9a-f]{16})", run("show", hama, "--record", record)[1], re.M)[0]
    run("redact", page, "--reason", "Names one.", "--role", "administrator", *by)
    run("withhold", homs, "--reason", "Asked by kin.", "--role", "editor", *by)
    code, out, _ = run("diff", first, "--record", record)
    told = " ".join(out.split())
    assert code == 0 and "withhold. Asked by kin." in told
    assert "sealed words since: what they said in the earlier edition is not compared." in told


def test_diff_says_of_what_stands_that_it_is_public_no_more(run: Run, record: Path) -> None:
    """A release that was taken back leaves the pages where they were."""
    first = publish(run, record, incident_at(record, "Hama"))
    told = run("decisions", "--record", record)[1]
    entry = re.findall(r"^(\d+) .*release", told, re.MULTILINE)[-1]
    by = ("--role", "editor", "--actor", "person:7", "--record", record)
    assert run("undo", entry, "--reason", "Too soon.", *by)[0] == 0
    assert "It stands, and is public no more" in " ".join(
        run("diff", first, "--record", record)[1].split()
    )


def test_diff_of_an_edition_with_itself_says_so(run: Run, record: Path) -> None:
    """Nothing differs there, which would look like an answer."""
    first = publish(run, record, incident_at(record, "Hama"))
    code, _, err = run("diff", first, first[:6], "--record", record)
    assert (code, f"Both are the edition {first}." in err) == (2, True)
    assert "There is no edition “”." in run("diff", "", "--record", record)[2]


def test_diff_of_an_edition_that_is_none_says_so(run: Run, record: Path) -> None:
    """It lists the last ones."""
    code, _, err = run("diff", "nope", "--record", record)
    assert (code, "There is no edition nope." in err, "none was published yet" in err) == (
        2, True, True
    )  # fmt: skip
