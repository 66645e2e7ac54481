"""The public views that are kept beside the list: the same as made anew, and of this code alone."""

from pathlib import Path

import pytest
from sqlalchemy import update

from cenotaph.codec import to_plain
from cenotaph.errors import RecordError
from cenotaph.run.viewing import view_of
from cenotaph.store import tables
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.builders import SOHR
from tests.run.pages import TEXTS, add_pages, write_pages
from tests.store.logs import decided, write
from tests.store.test_contract import quiet
from tests.store.test_listing import TODAY, fill
from tests.store.towns import profiled, told

OTHERS = '{"by": "another version"}'


def test_a_kept_view_is_the_one_that_would_be_made(record: Record) -> None:
    """Of every public incident, also once more was told of it and a source was sealed."""
    fill(record)
    write(record, *told("hama", killed=6, number=2, speakers=(SOHR,)))
    for drafts in ([], [profiled("sohr", level="sealed")]):
        write(record, *drafts)
        public = record.public(TODAY)
        made = {id_: view_of(record, record.incident(id_), "public") for id_ in public.ids()}
        assert public.views(made) == made
        assert public.plain(made) == {id_: to_plain(view) for id_, view in made.items()}


def test_what_is_withheld_has_no_view(record: Record) -> None:
    """Neither what was never released nor what is withheld again."""
    fill(record)
    assert record.public(TODAY).views(["held", "homs", "unknown"]).keys() == {"homs"}
    write(record, decided("withhold", "homs"))
    assert record.public(TODAY).views(["held", "homs"]) == {}


def test_a_view_that_other_code_made_is_made_anew(record: Record) -> None:
    """It may show what is withheld by now; and that it is there damages nothing."""
    public = fill(record).public(TODAY)
    before = public.view("hama")
    _write_over(record, made_by="other", body=OTHERS)
    assert public.view("hama") == before


def test_a_view_that_somebody_changed_is_not_quoted(record: Record) -> None:
    """The sentence says what mends it, and nothing of the row."""
    public = fill(record).public(TODAY)
    _write_over(record, body=OTHERS)
    with pytest.raises(RecordError, match="cannot be read") as raised:
        public.view("hama")
    assert "another version" not in str(raised.value)


def test_which_code_made_a_view_is_no_difference(record: Record, tmp_path: Path) -> None:
    """A later version finds the record whole: the log does not say who derived the rows."""
    add_pages(record, write_pages(tmp_path / "pages", TEXTS))
    _write_over(record, made_by="other")
    assert list(verify(record, quiet)) == []
    _write_over(record, body=OTHERS)
    assert {one.code for one in verify(record, quiet)} == {"derived-differs"}


def _write_over(record: Record, **values: str) -> None:
    with record.maintaining() as connection:
        connection.execute(update(tables.listed_view).values(**values))
