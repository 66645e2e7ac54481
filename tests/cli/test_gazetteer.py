"""`cenotaph gazetteer`: a country added, listed, and used by what is read from then on."""

import json
from pathlib import Path

import pytest

from cenotaph.run.reading import the_reader
from tests.cli.conftest import Run
from tests.run.towns import build_two_towns
from tests.store.test_gazetteer_added import LINES, file_of

TEXT = """Clash in Syria

Nine soldiers were killed in Tell Wahmi in Syria on 14 December 2020.
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache of the test's own: what is added to it is gone with the test."""
    folder = tmp_path / "cache"
    build_two_towns(folder)
    return folder


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """An invented country's file."""
    return file_of(tmp_path, *LINES)


def test_a_country_is_added_and_listed(run: Run, country: Path) -> None:
    """With how many of its places are looked up, and where they lie."""
    code, out, err = run("gazetteer", "add", country)
    assert (code, out) == (0, "Added: SY, 5 places. What is read from now on uses them.\n")
    assert err.startswith("Reading SY.txt into the gazetteer;")
    _, listed, _ = run("gazetteer", "list")
    assert ["SY", "5", "SY.txt"] in [line.split()[:3] for line in listed.splitlines()]
    assert "They lie in " in listed
    assert max(len(line.rstrip()) for line in listed.splitlines()[:-1]) <= 80


def test_the_same_file_again_is_no_news(run: Run, country: Path) -> None:
    """It says so and ends well."""
    run("gazetteer", "add", country)
    code, out, err = run("gazetteer", "add", country)
    assert (code, err) == (0, "")
    assert out.startswith("Nothing to do; this file was added before: SY, 5 places.")


def test_an_empty_list_says_what_to_do(run: Run) -> None:
    """No table of nothing."""
    code, out, _ = run("gazetteer", "list")
    assert (code, out) == (0, "No country is added. Use: cenotaph gazetteer add XX.zip\n")


def test_what_is_read_afterwards_knows_the_hamlet(run: Run, country: Path, tmp_path: Path) -> None:
    """The claim's place has the added point; before, the place had none."""
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    found = []
    for _ in range(2):
        the_reader.cache_clear()
        _, out, _ = run("read", "--json", page)
        found.append(json.loads(out)["claims"][0]["where"][0]["gazetteer_id"])
        run("gazetteer", "add", country)
    assert found[0] != found[1] == "geonames:90000001"


def test_a_wrong_file_is_one_sentence_and_a_hint(run: Run, tmp_path: Path) -> None:
    """It ends with 2, as every input that cannot be used."""
    wrong = tmp_path / "notes.txt"
    wrong.write_text("Twelve were counted.\n", encoding="utf-8")
    code, out, err = run("gazetteer", "add", wrong)
    assert (code, out) == (2, "")
    assert "Error: Line 1 of notes.txt has 1 column, not the 19 of GeoNames." in err
    assert "Hint: Give a country's file as geonames.org has it" in err
