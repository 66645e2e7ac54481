"""Countries that operators add: what of GeoNames' file is looked up, and that adding is safe."""

import pickle
import sqlite3
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from cenotaph.errors import InputError
from cenotaph.extract import make_reader
from cenotaph.reference.places import PlaceRow
from cenotaph.store import gazetteer_added
from cenotaph.store.gazetteer import GazetteerError, SqliteGazetteer, open_gazetteer
from cenotaph.store.gazetteer_added import Addition, add_file, added_countries, added_path
from tests.run.towns import build_two_towns

# Invented places; the file's own ids and names are nobody's.
LINES = (
    ("90000001", "Tell Wahmi", "P.PPL", "35.40", "36.90", "SY", 0, "Tall Wahmi,tel whmy,TWX"),
    ("90000002", "Wahmiyah Subdistrict", "A.ADM3", "35.41", "36.91", "SY", 9000, "Tell Wahmi"),
    ("90000003", "Jabal Khayal", "T.MT", "35.60", "37.20", "SY", 0, ""),
    ("90000004", "Nahr Khayal", "H.STM", "35.60", "37.20", "SY", 0, ""),
    ("90000005", "Zawraq", "P.PPLA3", "35.70", "37.30", "SY", 12_000, "Zawraqah"),
    ("90000006", "Khirbat Qadim", "P.PPLH", "35.70", "37.30", "SY", 0, ""),
    ("90000007", "Mukhayyam Wahmi", "S.CMPRF", "35.42", "36.92", "SY", 0, ""),
)


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache of the test's own, with a gazetteer of Hama and Homs."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CENOTAPH_CACHE", str(folder))
    build_two_towns(folder)
    return folder


def line(
    number: str, name: str, feature: str, lat: str, lon: str, country: str, people: int, others: str
) -> str:
    """One line of the dump's 19 columns."""
    group, _, code = feature.partition(".")
    cells = [number, name, name, others, lat, lon, group, code, country, "", "05", "", "", ""]
    return "\t".join([*cells, str(people), "", "300", "Asia/Damascus", "2020-01-01"])


def file_of(
    folder: Path, *lines: tuple[str, str, str, str, str, str, int, str], name: str = "SY.txt"
) -> Path:
    """A country's file of these lines."""
    path = folder / name
    path.write_text("".join(line(*one) + "\n" for one in lines), encoding="utf-8")
    return path


def added(folder: Path) -> Addition:
    """The invented country added."""
    return add_file(file_of(folder, *LINES))


def ids(rows: Iterable[PlaceRow]) -> list[str]:
    return [row.id.removeprefix("geonames:") for row in rows]


def test_a_hamlet_that_was_not_known_is_found(tmp_path: Path) -> None:
    """Under its name and its other names, at its point, with a town's least radius."""
    before = open_gazetteer().lookup("Tall Wahmi")
    added(tmp_path)
    (row,) = open_gazetteer().lookup("Tall Wahmi")
    assert before == ()
    assert (row.id, row.name, row.lat, row.lon) == ("geonames:90000001", "Tell Wahmi", 35.4, 36.9)
    assert (row.kind, row.precision, row.radius_km, row.country) == ("town", "town", 2.0, "SY")


def test_what_the_built_file_knows_is_still_found(tmp_path: Path) -> None:
    """The second file adds and takes nothing away."""
    before = open_gazetteer().lookup("Hama")
    added(tmp_path)
    assert open_gazetteer().lookup("Hama") == before


@pytest.mark.parametrize(
    ("name", "kind", "precision", "radius"),
    [
        ("Wahmiyah Subdistrict", "district", "district", 10.0),
        ("Jabal Khayal", "town", "area", 4.0),
        ("Zawraq", "town", "town", 2.0),
        ("Mukhayyam Wahmi", "camp", "town", 1.5),
    ],
)
def test_the_radius_goes_by_the_feature(
    tmp_path: Path, name: str, kind: str, precision: str, radius: float
) -> None:
    """A division, a hill, a town and a camp reach as far as their like."""
    added(tmp_path)
    (row,) = open_gazetteer().lookup(name)
    assert (row.kind, row.precision, row.radius_km) == (kind, precision, radius)


def test_only_a_town_has_people(tmp_path: Path) -> None:
    """A division's people do not make its name known."""
    added(tmp_path)
    found = open_gazetteer()
    people = [found.lookup(name)[0].population for name in ("Zawraq", "Wahmiyah Subdistrict")]
    assert people == [12_000, 0]


@pytest.mark.parametrize("name", ["Nahr Khayal", "Khirbat Qadim", "TWX", "tel whmy"])
def test_what_no_report_means_is_left_out(tmp_path: Path, name: str) -> None:
    """A river's mouth, a town that is no more, a code, a romanisation letter by letter."""
    added(tmp_path)
    assert open_gazetteer().lookup(name) == ()


def test_a_division_yields_its_bare_name_to_its_town(tmp_path: Path) -> None:
    """The subdistrict lists the town's name too; the bare name means the town."""
    added(tmp_path)
    assert ids(open_gazetteer().lookup("Tell Wahmi")) == ["90000001"]


def test_a_town_that_both_files_have_is_one_row(tmp_path: Path) -> None:
    """The built one, with our spelling and people."""
    add_file(file_of(tmp_path, ("170017", "Hamah", "P.PPLA", "35.13", "36.75", "SY", 5, "Hama")))
    assert [(row.name, row.population) for row in open_gazetteer().lookup("Hama")][:1] == [
        ("Hama", 460602)
    ]
    assert ids(open_gazetteer().lookup("Hama")).count("170017") == 1


def test_a_place_of_the_supplement_is_not_told_twice(tmp_path: Path) -> None:
    """Under one name and within 15 km the row of ours stands."""
    ours = open_gazetteer().lookup("Ithriya")
    add_file(file_of(tmp_path, ("5", "Ithriya", "P.PPL", "35.37", "37.78", "SY", 0, "")))
    assert open_gazetteer().lookup("Ithriya") == ours


def test_namesakes_are_all_found_most_populous_first(tmp_path: Path) -> None:
    """Three towns of one name are three places, and a town abroad another."""
    rows = (
        ("1", "Tell Khayali", "P.PPL", "35.1", "36.1", "SY", 10, ""),
        ("2", "Tell Khayali", "P.PPL", "35.2", "36.2", "SY", 300, ""),
        ("3", "Tell Khayali", "P.PPL", "33.3", "44.3", "IQ", 20, ""),
    )
    add_file(file_of(tmp_path, *rows))
    assert ids(open_gazetteer().lookup("Tell Khayali")) == ["2", "3", "1"]


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    """It is known by the digest of its text, also zipped and under another name."""
    first = added(tmp_path)
    bytes_before = added_path().read_bytes()
    archive = zipped(file_of(tmp_path, *LINES, name="again.txt"), readme=True)
    second = add_file(archive)
    assert (first.new, second.new) == (True, False)
    assert second.countries == first.countries
    assert added_path().read_bytes() == bytes_before


def zipped(path: Path, *, readme: bool) -> Path:
    """The file as geonames.org gives it, with the readme beside it."""
    archive = path.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(path, path.name)
        if readme:
            file.writestr("readme.txt", "Readme for GeoNames")
    return archive


def test_a_zip_is_read_as_it_comes(tmp_path: Path) -> None:
    """Its readme is no place."""
    done = add_file(zipped(file_of(tmp_path, *LINES), readme=True))
    assert [(one.country, one.places) for one in done.countries] == [("SY", 5)]


def test_a_newer_file_takes_the_place_of_the_countrys_old_one(tmp_path: Path) -> None:
    """What the new one lacks is gone; other countries stay."""
    added(tmp_path)
    add_file(
        file_of(tmp_path, ("8", "Dar Khayal", "P.PPL", "12", "14", "NG", 0, ""), name="NG.txt")
    )
    add_file(file_of(tmp_path, ("9", "Zawraq", "P.PPL", "35.7", "37.3", "SY", 0, ""), name="b.txt"))
    found = open_gazetteer()
    names = ("Tell Wahmi", "Zawraq", "Dar Khayal")
    assert [ids(found.lookup(name)) for name in names] == [[], ["9"], ["8"]]
    assert [(one.country, one.file) for one in added_countries()] == [
        ("NG", "NG.txt"),
        ("SY", "b.txt"),
    ]


def test_the_old_file_can_be_added_again(tmp_path: Path) -> None:
    """A file whose country was replaced since is not taken for added."""
    old = file_of(tmp_path, *LINES)
    add_file(old)
    add_file(file_of(tmp_path, ("9", "Zawraq", "P.PPL", "35.7", "37.3", "SY", 0, ""), name="b.txt"))
    assert add_file(old).new
    assert ids(open_gazetteer().lookup("Zawraq")) == ["90000005"]


def test_what_is_added_changes_the_fingerprint_of_readings(tmp_path: Path) -> None:
    """Pages are read again; without additions the fingerprint is what it was."""
    before = open_gazetteer()
    added(tmp_path)
    after = open_gazetteer()
    assert after.digest != before.digest
    assert make_reader(after).fingerprint != make_reader(before).fingerprint
    added_path().unlink()
    assert open_gazetteer().digest == before.digest


def test_a_gazetteer_with_additions_can_be_sent_to_another_process(tmp_path: Path) -> None:
    """Both paths and the digest go along."""
    added(tmp_path)
    one = open_gazetteer()
    copy: SqliteGazetteer = pickle.loads(pickle.dumps(one))
    assert (copy.digest, copy.lookup("Zawraq")) == (one.digest, one.lookup("Zawraq"))


def test_a_gazetteer_never_mixes_two_states(tmp_path: Path) -> None:
    """Opened before an addition and used after it, it says so rather than read otherwise."""
    added(tmp_path)
    opened = open_gazetteer()
    add_file(
        file_of(tmp_path, ("8", "Dar Khayal", "P.PPL", "12", "14", "NG", 0, ""), name="NG.txt")
    )
    with pytest.raises(GazetteerError, match="while it was in use"):
        opened.lookup("Zawraq")


def test_one_command_adds_at_a_time(tmp_path: Path) -> None:
    """The second says that it has to wait."""
    path = file_of(tmp_path, *LINES)
    lock = sqlite3.connect(added_path().with_suffix(".lock"), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    with pytest.raises(GazetteerError, match="Another command"):
        add_file(path)
    lock.close()
    assert add_file(path).new


def test_the_second_of_reading_is_announced_once(tmp_path: Path) -> None:
    """A file that is there already is not."""
    said: list[str] = []
    for _ in range(2):
        add_file(file_of(tmp_path, *LINES), said.append)
    assert said == ["Reading SY.txt into the gazetteer; some seconds for 100,000 places."]


WRONG = {
    "few columns": ("1\tTell\t35\t36\n", "Line 1 of x.txt has 4 columns, not the 19"),
    "prose": ("The dead were counted.\n", "Line 1 of x.txt has 1 column, not the 19"),
    "a word": (line("1", "A b c", "P.PPL", "north", "3", "SY", 0, "") + "\n", "a word where"),
    "off the earth": (line("1", "A b c", "P.PPL", "95", "3", "SY", 0, "") + "\n", "nowhere"),
    "no number": (line("1", "A b c", "P.PPL", "nan", "3", "SY", 0, "") + "\n", "nowhere"),
    "empty": ("", "has no place"),
    "at sea": (line("1", "A b c", "P.PPL", "1", "3", "", 0, "") + "\n", "has no place"),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_told_in_words_and_changes_nothing(
    tmp_path: Path, cache: Path, text: str, says: str
) -> None:
    """One sentence, a hint, the second file as before, no draft left."""
    added(tmp_path)
    before = added_path().read_bytes()
    wrong = tmp_path / "x.txt"
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says) as caught:
        add_file(wrong)
    assert caught.value.hint is not None
    assert added_path().read_bytes() == before
    assert list(cache.glob("*.partial")) == []


def test_a_line_is_named_by_its_number(tmp_path: Path) -> None:
    """So that an operator finds it."""
    path = file_of(tmp_path, *LINES[:2])
    path.write_text(path.read_text("utf-8") + "broken\n", encoding="utf-8")
    with pytest.raises(InputError, match="Line 3 of SY"):
        add_file(path)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 name their line."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xff\xfe\x00\x01\n")
    with pytest.raises(InputError, match="is not UTF-8"):
        add_file(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """So is a folder."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            add_file(path)


def test_an_archive_of_several_files_is_told(tmp_path: Path) -> None:
    """Which of them holds the places nobody can know."""
    archive = tmp_path / "two.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "")
        file.writestr("b.txt", "")
    with pytest.raises(InputError, match="holds 2 files of places"):
        add_file(archive)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    """Bytes flipped inside it are no reason for a traceback."""
    archive = zipped(file_of(tmp_path, *LINES), readme=False)
    data = bytearray(archive.read_bytes())
    data[60:90] = bytes(30)
    archive.write_bytes(data)
    with pytest.raises(InputError, match="cannot be unpacked"):
        add_file(archive)


def test_a_failure_while_writing_keeps_what_was_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache: Path
) -> None:
    """The draft takes the name at the very end, or never."""
    added(tmp_path)
    before = added_path().read_bytes()

    def full(_: Path) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(gazetteer_added, "_sync", full)
    later = file_of(tmp_path, ("8", "Dar Khayal", "P.PPL", "12", "14", "NG", 0, ""), name="NG.txt")
    with pytest.raises(GazetteerError, match="cannot be written"):
        add_file(later)
    assert added_path().read_bytes() == before
    assert list(cache.glob("*.partial")) == []


def test_a_damaged_second_file_is_told(tmp_path: Path) -> None:
    """It says which file to delete."""
    added(tmp_path)
    added_path().write_bytes(b"no database at all" * 100)
    with pytest.raises(GazetteerError, match="cannot be read") as caught:
        open_gazetteer()
    assert caught.value.hint == "Delete the file and add the countries again."
