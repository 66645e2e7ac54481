"""Where pages come from, and what is said when they cannot be had."""

import json
from pathlib import Path

import pytest

from cenotaph.errors import InputError, PageError
from cenotaph.run import sources
from cenotaph.run.dates import check_date
from cenotaph.run.sources import from_file, from_line, parse_line

AT = "2026-01-02T03:04:05Z"


def line(**row: object) -> str:
    return json.dumps(row)


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    """Nothing is decoded; its ending gives the media type."""
    path = tmp_path / "page.HTML"
    path.write_bytes(b"\xff\xfe<p>")
    source = from_file(path, captured_at=AT)
    assert (source.data, source.receipt.media_type) == (b"\xff\xfe<p>", "text/html")


@pytest.mark.parametrize(("name", "why"), [("none.txt", "There is no file"), ("", "is a folder")])
def test_what_is_no_file_is_said_to_be(tmp_path: Path, name: str, why: str) -> None:
    """One sentence with the path."""
    with pytest.raises(InputError, match=why):
        from_file(tmp_path / name, captured_at=AT)


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even read."""
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    (tmp_path / "page.txt").write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="is larger than"):
        from_file(tmp_path / "page.txt", captured_at=AT)


def test_a_line_gives_all_it_knows() -> None:
    """Every field of a line reaches the receipt."""
    row = line(
        id="a1", text="Five killed.", url="u", title="t", source="s", published_at="2020-12-14"
    )
    source = from_line(row, 1, captured_at=AT)
    receipt = source.receipt
    assert source.data == b"Five killed."
    assert (receipt.row_id, receipt.url, receipt.title, receipt.source, receipt.published_at) == (
        "a1",
        "u",
        "t",
        "s",
        "2020-12-14",
    )


@pytest.mark.parametrize(
    ("row", "media_type"), [({"text": "a"}, "text/plain"), ({"html": "<p>a"}, "text/html")]
)
def test_a_line_says_what_it_holds(row: dict[str, str], media_type: str) -> None:
    """Text is text and HTML is HTML, in UTF-8."""
    source = from_line(line(id=1, **row), 1, captured_at=AT)
    assert source.receipt.media_type == f"{media_type}; charset=utf-8"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{broken", "Line 7 is not JSON"),
        ("[" * 100_000, "Line 7 is not JSON"),
        ("[1]", "Line 7 is not a JSON object"),
        ('{"text": "a"}', "Line 7 has no id"),
        ('{"id": null, "text": "a"}', "Line 7 has no id"),
        ('{"id": 1}', "Line 7 has neither text nor html"),
        ('{"id": 1, "text": 5}', "Line 7 has neither text nor html"),
        ('{"id": 1, "text": "a", "url": 5}', "Line 7: url is not text"),
    ],
)
def test_a_line_that_holds_no_page_says_why(text: str, why: str) -> None:
    """One sentence with the line's number."""
    with pytest.raises(PageError, match=why):
        from_line(text, 7, captured_at=AT)


def test_a_lone_surrogate_costs_no_line() -> None:
    """JSON can spell what is no character; it is read as a question mark."""
    assert from_line('{"id": 1, "text": "a\\ud800"}', 1, captured_at=AT).data == b"a?"


def test_a_number_is_an_id() -> None:
    """Sheets number their rows."""
    assert parse_line('{"id": 5}', 1)["id"] == 5


@pytest.mark.parametrize("given", ["2020-12-14", "2020-12-14T09:30", "2020-12-14T09:30:00+02:00"])
def test_a_date_is_taken_as_given(given: str) -> None:
    """ISO 8601, with or without a time."""
    assert check_date(given) == given


@pytest.mark.parametrize("given", ["yesterday", "14.12.2020", "2020-13-01", ""])
def test_what_is_no_date_is_said_to_be(given: str) -> None:
    """One sentence, with how to write it."""
    with pytest.raises(InputError, match="is not a date"):
        check_date(given)
