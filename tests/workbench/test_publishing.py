"""Publishing from the workbench: what would change, the edition, the files, and who may."""

from pathlib import Path

import pytest

from cenotaph.store.past import published
from cenotaph.web.serve.addresses import Origin
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_serving import release


@pytest.fixture
def with_site(filled: Desk, tmp_path: Path) -> Path:
    """A folder that the desk's server publishes into."""
    object.__setattr__(filled.serving, "site", tmp_path / "site")
    return tmp_path / "site"


def first(desk: Desk) -> str:
    """The id of an incident."""
    return next(desk.record.incidents()).id


def press(desk: Desk, seen: int | None = None) -> tuple[int, str]:
    """The status and the page after the button is pressed."""
    head = desk.record.head().seq if seen is None else seen
    answer = desk.client("editor").post(f"{BENCH}publish", {"seen": head})
    return answer.status_code, answer.content.decode()


def test_what_changes_is_listed_before(filled: Desk, with_site: Path) -> None:
    """An incident released since the last edition is new; after publishing nothing is."""
    release(filled, first(filled))
    shown = filled.client("editor").get(f"{BENCH}publish").content.decode()
    assert (first(filled) in shown, "<td>new</td>" in shown) == (True, True)
    status, said = press(filled)
    assert (status, "is published." in said, "Nothing: every toll" in said) == (200, True, True)


def test_the_edition_is_logged_and_its_files_written(filled: Desk, with_site: Path) -> None:
    """As `cenotaph publish` does, under the editor's opaque id."""
    release(filled, first(filled))
    press(filled)
    edition = published(filled.record)[-1]
    entry = list(filled.record.entries())[-1]
    assert (edition.incidents, entry.kind) == ((first(filled),), "published")
    assert entry.actor == filled.people["editor"].actor
    page = (with_site / "incidents" / f"{first(filled)}.html").read_text()
    assert ("http-equiv" in page, "corrections/about" in page) == (True, False)
    assert (with_site / "downloads" / "changes.atom").is_file()


def test_what_was_not_looked_at_is_not_published(filled: Desk, with_site: Path) -> None:
    """When the record has grown since the list was shown, the new list is shown instead."""
    seen = filled.record.head().seq
    release(filled, first(filled))
    status, said = press(filled, seen)
    assert (status, "changed since you looked" in said) == (409, True)
    assert (published(filled.record), with_site.exists()) == ((), False)


def test_nothing_released_and_no_folder_are_said(filled: Desk, with_site: Path) -> None:
    """Each with what to do; nothing is logged."""
    status, said = press(filled)
    assert (status, "Nothing is released" in said) == (400, True)
    release(filled, first(filled))
    object.__setattr__(filled.serving, "site", None)
    status, said = press(filled)
    assert (status, "--site DIR" in said) == (400, True)
    assert published(filled.record) == ()


def test_one_publishes_at_a_time(filled: Desk, with_site: Path) -> None:
    """A second editor is told to look again."""
    release(filled, first(filled))
    with filled.serving.publishing:
        status, said = press(filled)
    assert (status, "A colleague is publishing" in said) == (409, True)


def test_a_folder_of_somebody_s_own_is_left_alone(filled: Desk, with_site: Path) -> None:
    """What is no published site is refused, and no edition is logged."""
    with_site.mkdir()
    (with_site / "notes.txt").write_text("mine")
    release(filled, first(filled))
    status, said = press(filled)
    assert (status, "other than a published site" in said) == (400, True)
    assert published(filled.record) == ()


def test_published_pages_lead_to_the_server_s_form(filled: Desk, with_site: Path) -> None:
    """A server that others reach says on the files where to write; without the setting."""
    release(filled, first(filled))
    reached = Origin(scheme="https", host="record.example", port=None)
    object.__setattr__(filled.serving, "origin", reached)
    press(filled)
    page = (with_site / "incidents" / f"{first(filled)}.html").read_text()
    assert 'href="https://record.example/corrections"' in page


def test_pages_without_sound_evidence_are_named_when_it_is_done(
    filled: Desk, with_site: Path
) -> None:
    """The edition is published, and does not vouch in silence for bytes that are not there."""
    release(filled, first(filled))
    report = next(filled.record.incidents()).reports[0]
    assert "original bytes" not in press(filled)[1]
    filled.record.evidence.path_of(filled.record.page(report.page).digest).unlink()
    status, said = press(filled)
    assert (status, "The original bytes of 1 page are missing" in said) == (200, True)
    assert f'pages/{report.page}"' in said
