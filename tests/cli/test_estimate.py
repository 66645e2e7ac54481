"""`cenotaph estimate`: figures side by side, JSON, the page, and sentences for what cannot be."""

import json
import sys
from pathlib import Path

import pytest

from cenotaph import cli
from tests.cli.conftest import Run

# Two lists: no sampler runs, so that the command's own ways are tested at once.
TWO = "A,B,count\n1,0,60\n0,1,30\n1,1,20\n"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A table of two lists."""
    path = tmp_path / "two.csv"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_the_families_stand_side_by_side(run: Run, two: Path) -> None:
    """With interval, warnings, what is taken for granted; in eighty columns."""
    code, out, _ = run("estimate", two)
    assert code == 0
    assert ["chapman", "196", "156–269"] in [line.split() for line in out.splitlines()]
    assert ["log-linear", "refused"] in [line.split() for line in out.splitlines()]
    assert "fewer-than-three-lists" in out
    assert "taken for granted" in out
    assert "never added to one or subtracted from one" in " ".join(out.split())
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 80


def test_json_has_every_family_with_its_status(run: Run, two: Path) -> None:
    """The contract's keys; null where there is no estimate."""
    code, out, _ = run("estimate", "--json", two)
    plain = json.loads(out)
    (stratum,) = plain["strata"]
    families = {each["family"]: each for each in stratum["families"]}
    assert (code, plain["documented"], stratum["stratum"]) == (0, 110, {})
    assert list(families) == [
        "chapman", "chao", "sample-coverage", "log-linear", "decomposable-graphs", "latent-class",
    ]  # fmt: skip
    assert families["chapman"]["status"] == "ok"
    assert set(families["chapman"]["estimate"]) == {"median", "low", "high"}
    assert families["latent-class"]["estimate"] is None
    assert families["latent-class"]["diagnostics"] == {"rhat": None, "ess": None}
    assert families["latent-class"]["warnings"][0]["code"] == "fewer-than-three-lists"


def test_strata_have_a_sum(run: Run, tmp_path: Path) -> None:
    """Each by itself, then all together; a stratum without overlap leaves no sum, and ends well."""
    path = tmp_path / "strata.csv"
    rows = TWO.splitlines()[1:]
    lines = [f"{year},{row}" for year in (1998, 1999) for row in rows]
    path.write_text("year,A,B,count\n" + "\n".join(lines), encoding="utf-8")
    _, out, _ = run("estimate", "--json", path)
    plain = json.loads(out)
    assert [each["stratum"] for each in plain["strata"]] == [{"year": "1998"}, {"year": "1999"}]
    assert plain["total"]["documented"] == 220
    assert plain["total"]["families"][0]["estimate"]["median"] == pytest.approx(394, abs=6)
    path.write_text("year,A,B,count\n" + "\n".join(lines[:5]), encoding="utf-8")
    code, out, _ = run("estimate", path)
    assert code == 0
    assert "stratum-without-estimate" in out


def test_the_page_stands_by_itself(run: Run, two: Path, tmp_path: Path) -> None:
    """One file: plots within, no address of anything to load."""
    code, _, err = run("estimate", two, "--report", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert (code, "The report:" in err) == (0, True)
    assert page.count("<svg") >= 3
    assert "two lists cannot show whether they are" in page
    assert "src=" not in page
    assert "://" not in page


def test_names_in_the_page_are_text(run: Run, tmp_path: Path) -> None:
    """A column's name cannot become markup."""
    path = tmp_path / "two.csv"
    path.write_text(TWO.replace("A,", "<b>A</b>,", 1), encoding="utf-8")
    run("estimate", path, "--report", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "&lt;b&gt;A" in page


def test_a_table_is_estimated_once(run: Run, two: Path, cache: Path) -> None:
    """The second run reads the cache; a damaged file there is made again."""
    first = run("estimate", "--json", two)
    kept = sorted((cache / "estimates").iterdir())
    assert run("estimate", "--json", two) == first
    assert sorted((cache / "estimates").iterdir()) == kept
    for path in kept:
        path.write_bytes(b"no gzip")
    assert run("estimate", "--json", two) == first


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TWO.replace("60", "-60").encode(), "Row 2 counts -60 people"),
        ("list é,B,count\n1,0,3\n".encode("latin-1"), "is not in UTF-8: line 1"),
        (b"PK\x03\x04\0\0", "is no text."),
        (b"", "The table is empty."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    run: Run, tmp_path: Path, data: bytes, told: str
) -> None:
    """It ends with 2, and writes no page."""
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    code, out, err = run("estimate", path, "--report", tmp_path / "page.html")
    assert (code, out) == (2, "")
    assert told in err
    assert "Hint: " in err
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written_is_said_first(run: Run, two: Path, tmp_path: Path) -> None:
    """Before anything is estimated."""
    code, out, err = run("estimate", two, "--report", tmp_path / "none" / "page.html")
    assert (code, out) == (2, "")
    assert "is no folder" in err


def test_what_is_not_installed_is_named(
    run: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the line that installs it."""
    monkeypatch.delattr(cli, "estimating", raising=False)
    monkeypatch.setitem(sys.modules, "cenotaph.cli.estimating", None)
    code, _, err = run("estimate", two)
    assert code == 2
    assert 'Hint: Install it with: pip install "cenotaph[estimate]"' in err
