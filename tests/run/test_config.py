"""Where a record lies, and what the environment says of it."""

from pathlib import Path

import pytest

from cenotaph import path as main_path
from cenotaph.config import (
    ACTOR,
    CONTACT,
    MARKER,
    PRIVATE_URL,
    RECORD_URL,
    ROLE,
    SETTINGS,
    TRACEBACK,
    actor_of,
    contact_of,
    find_record,
    marker_text,
    place_of,
)
from cenotaph.errors import InputError, NotARecord, RecordError
from cenotaph.run.opening import make_record, open_record


def test_a_record_is_its_folder(tmp_path: Path) -> None:
    """The database and the evidence lie in it."""
    place = place_of(tmp_path, {})
    assert (place.url, place.evidence) == (
        f"sqlite:///{tmp_path / 'record.sqlite'}",
        tmp_path / "evidence",
    )


def test_the_environment_replaces_the_database_alone(tmp_path: Path) -> None:
    """The evidence stays in the folder."""
    place = place_of(tmp_path, {RECORD_URL: "sqlite:///elsewhere.sqlite"})
    assert (place.url, place.evidence) == ("sqlite:///elsewhere.sqlite", tmp_path / "evidence")


def test_a_folder_without_a_marker_is_no_record(tmp_path: Path) -> None:
    """Whatever else lies in it."""
    (tmp_path / "record.sqlite").touch()
    with pytest.raises(NotARecord, match="is not a record"):
        find_record(tmp_path, {})


@pytest.mark.parametrize("text", ["", "[record]\nformat = 2\n", "[record", "record = 1\n"])
def test_a_marker_of_another_format_is_refused(tmp_path: Path, text: str) -> None:
    """A record of a later version is not opened by guess."""
    (tmp_path / MARKER).write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match="names record format"):
        find_record(tmp_path, {})


def test_a_marker_as_written_is_read(tmp_path: Path) -> None:
    """What `init` writes is what opening reads."""
    (tmp_path / MARKER).write_text(marker_text(), encoding="utf-8")
    assert find_record(tmp_path, {}).folder == tmp_path


def test_a_lost_database_is_said_to_be(tmp_path: Path) -> None:
    """It is not made anew, which would hide the loss."""
    make_record(tmp_path, environ={})
    for path in tmp_path.glob("record.sqlite*"):
        path.unlink()
    with pytest.raises(RecordError, match="is missing"), open_record(tmp_path, environ={}):
        pass
    assert not (tmp_path / "record.sqlite").exists()


def test_a_database_without_the_tables_is_refused(tmp_path: Path) -> None:
    """An empty file is no record."""
    make_record(tmp_path, environ={})
    for path in tmp_path.glob("record.sqlite*"):
        path.unlink()
    (tmp_path / "record.sqlite").touch()
    with pytest.raises(RecordError, match="has no table"), open_record(tmp_path, environ={}):
        pass


@pytest.mark.parametrize(
    ("url", "why"),
    [("nonsense", "not a database address"), ("mysql://host/db", "mysql is not supported")],
)
def test_another_database_is_refused(tmp_path: Path, url: str, why: str) -> None:
    """One sentence, and no record is made."""
    with pytest.raises(InputError, match=why):
        make_record(tmp_path / "record", environ={RECORD_URL: url})
    assert not (tmp_path / "record" / MARKER).exists()


def test_an_unfinished_init_can_be_run_again(tmp_path: Path) -> None:
    """Without its marker a folder is no record yet."""
    make_record(tmp_path, environ={})
    (tmp_path / MARKER).unlink()
    make_record(tmp_path, environ={})
    with open_record(tmp_path, environ={}) as record:
        assert record.head().seq == 0


def test_decisions_are_logged_under_the_id_given() -> None:
    """An opaque id from the environment, or a plain one."""
    assert (actor_of({ACTOR: "person:7"}), actor_of({})) == ("person:7", "person:local")


def test_every_setting_has_a_sentence() -> None:
    """The documentation is made from them, and the guard obeys the one it names."""
    assert set(SETTINGS) == {RECORD_URL, PRIVATE_URL, ACTOR, ROLE, CONTACT, TRACEBACK}
    assert all(sentence.endswith(".") for sentence in SETTINGS.values())


def test_the_main_path_fits_on_a_page() -> None:
    """Everything that is done to a page is called in one module of fewer than 80 lines."""
    assert len(Path(str(main_path.__file__)).read_text(encoding="utf-8").splitlines()) < 80


@pytest.mark.parametrize("contact", ["us@record.example", "https://record.example/c"])
def test_readers_write_to_an_address(contact: str) -> None:
    """A mail address or a page's is taken as it is."""
    assert contact_of({CONTACT: contact}) == contact


@pytest.mark.parametrize("contact", ["the office", "record.example", "@", "ftp://record.example"])
def test_a_contact_that_nobody_can_write_to_is_refused(contact: str) -> None:
    """It would stand on every published page."""
    with pytest.raises(InputError, match="where nobody can write"):
        contact_of({CONTACT: contact})
