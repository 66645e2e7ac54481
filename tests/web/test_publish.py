"""Publishing: what is written, what is refused, and that nothing is ever half-written."""

import resource
from dataclasses import replace
from pathlib import Path

import pytest

from cenotaph.errors import InputError, RecordError
from cenotaph.record.public_view import public_view
from cenotaph.web import publish as publishing
from cenotaph.web.publish import publish
from tests.web.sample import edition, market, views


def files(folder: Path) -> set[str]:
    """Every file under a folder, by its path from there."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_every_address_is_a_file(tmp_path: Path) -> None:
    """The paths given back are the files written, home first."""
    out = tmp_path / "site"
    written = publish(views(), edition(), out)
    assert written[0] == out / "index.html"
    assert {str(path.relative_to(out)) for path in written} == files(out)
    assert {f"incidents/{view.id}.html" for view in views()} <= files(out)


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    """Progress is told after each page and ends at the total."""
    told: list[tuple[int, int]] = []
    out = tmp_path / "site"
    written = publish(views(), edition(), out, progress=lambda *step: told.append(step))
    assert told == [(n, len(told)) for n in range(1, len(told) + 1)]
    pages = [path for path in written if path.suffix in (".html", ".atom")]
    assert len(told) >= len({path.relative_to(out) for path in pages}) > 1


def test_publishing_again_replaces_the_whole(tmp_path: Path) -> None:
    """An incident that is no longer released is gone from the folder."""
    out = tmp_path / "site"
    publish(views(), edition(), out)
    publish(views()[:1], edition(), out)
    assert {path.stem for path in (out / "incidents").iterdir()} == {views()[0].id}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two renderings of one edition do not differ in a byte."""
    one, two = tmp_path / "one", tmp_path / "two"
    publish(views(), edition(), one)
    publish(reversed(views()), edition(), two)
    assert {p: (one / p).read_bytes() for p in files(one)} == {
        p: (two / p).read_bytes() for p in files(two)
    }


def test_a_failure_leaves_the_old_site(tmp_path: Path) -> None:
    """A page that cannot be made leaves the folder as it was and nothing beside it."""
    out = tmp_path / "site"
    publish(views(), edition(), out)
    before = {path: (out / path).read_bytes() for path in files(out)}

    def fail(done: int, total: int) -> None:
        if done == 4:
            raise OSError("disk full")

    with pytest.raises(RecordError, match="disk full"):
        publish(views()[:1], edition(), out, progress=fail)
    assert {path: (out / path).read_bytes() for path in files(out)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    """Somebody's own files are never replaced by a site."""
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="something other than a published site") as error:
        publish(views(), edition(), tmp_path)
    assert error.value.hint is not None
    assert files(tmp_path) == {"thesis.txt"}


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be is left alone."""
    out = tmp_path / "site"
    out.write_text("mine")
    with pytest.raises(InputError):
        publish(views(), edition(), out)
    assert out.read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder made beforehand is used."""
    publish(views(), edition(), tmp_path / "out" / "site")
    assert (tmp_path / "out" / "site" / "index.html").is_file()


@pytest.mark.parametrize("level", ["partner", "internal", "sealed"])
def test_only_public_views_are_published(tmp_path: Path, level: str) -> None:
    """A view made for staff is refused before a file is written."""
    incident, pages, names = market()
    view = public_view(incident, level, pages=pages, names=names)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=level):
        publish([view], edition(), tmp_path / "site")
    assert files(tmp_path) == set()


def test_downloads_are_copied_with_their_digest(tmp_path: Path, site: Path) -> None:
    """A reader can check that the file is the one the page describes."""
    page = (site / "downloads.html").read_text()
    copied = (site / "downloads" / "incidents.csv").read_bytes()
    assert copied == b"incident,kind\na,incident\n"
    assert publishing.digest(copied) in page


@pytest.mark.parametrize("name", ["../index.html", "a/b.csv", ".htaccess"])
def test_a_download_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    """A name that leads out of the downloads is refused."""
    source = tmp_path / "source.csv"
    source.write_text("a\n")
    with pytest.raises(InputError, match="download"):
        publish(views(), edition(), tmp_path / "site", downloads={name: source})


def test_an_edition_without_incidents_is_still_a_site(tmp_path: Path) -> None:
    """A record that has released nothing yet shows its empty pages."""
    publish([], replace(edition(), incidents=()), tmp_path / "site")
    assert "0 incidents" in (tmp_path / "site" / "incidents.html").read_text()


def test_an_incident_without_anything_has_a_page(tmp_path: Path) -> None:
    """No date, no place, no toll, no claim: the page says so instead of failing."""
    bare = replace(
        views()[0], when=None, where=(), means=(), tolls=(), claims=(), voices=(), reports=(),
        checks=(), responsibility=(), withheld=(), machine=False,
    )  # fmt: skip
    publish([bare], edition(), tmp_path / "site")
    page = (tmp_path / "site" / "incidents" / f"{bare.id}.html").read_text()
    assert "No page gives a figure for this incident." in page
    assert "No page names a place" in page
    assert "place not known" in page


def test_a_voice_without_a_name_is_called_something(tmp_path: Path) -> None:
    """A page that names neither source nor outlet still has a heading a reader can hear."""
    view = views()[1]
    nameless = replace(view, voices=(replace(view.voices[0], name="", known=False),))
    publish([nameless], edition(), tmp_path / "site")
    page = (tmp_path / "site" / "incidents" / f"{view.id}.html").read_text()
    assert "A page without an outlet</h3>" in page


def test_published_pages_say_where_to_write(tmp_path: Path) -> None:
    """A mail address or a page's is a link at an incident's foot; without one, who to ask."""
    said = []
    for number, contact in enumerate(("us@record.example", "https://record.example/c", None)):
        out = tmp_path / str(number)
        publish(views()[:1], edition(), out, contact=contact)
        said.append((out / "incidents" / f"{views()[0].id}.html").read_text())
    assert 'href="mailto:us@record.example"' in said[0]
    assert 'href="https://record.example/c"' in said[1]
    assert "write to the recorder" in said[2]
    assert all("corrections/about" not in page for page in said)


def test_a_full_disk_leaves_the_last_site(tmp_path: Path) -> None:
    """One sentence says so; the site of before stands, and nothing is beside it."""
    out = tmp_path / "site"
    publish(views()[:1], edition(), out)
    before = {name: (out / name).read_bytes() for name in files(out)}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # no file may grow beyond a few bytes: the system refuses to write, as it does on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
    try:
        with pytest.raises(RecordError, match="could not be written"):
            publish(views(), edition(), out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {name: (out / name).read_bytes() for name in files(out)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
