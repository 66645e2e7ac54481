"""Views for files: what the record keeps of them is what would be made of the incidents."""

from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import Delete, Update, delete, update

from cenotaph.errors import RecordError
from cenotaph.model.vocabulary import POLICY_NAMES, Level, PolicyName
from cenotaph.record.editions import edition_of
from cenotaph.run.exporting import FILES, export
from cenotaph.run.viewing import view_of, views
from cenotaph.store import tables
from cenotaph.store.record import Record
from cenotaph.web.publish import publish
from tests.builders import SOHR
from tests.store.logs import AT, decided, write
from tests.store.test_listing import TODAY, fill
from tests.store.towns import HOMS, HOTLINE, WITNESS, profiled, told

TOLD_BY_OTHERS = update(tables.listed_view).values(made_by="other", body='{"quote": "withheld"}')


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Incidents released, never released, withheld again and under embargo; a sealed source."""
    made = Record(f"sqlite:///{tmp_path / 'record.sqlite'}", tmp_path / "evidence")
    made.create()
    write(
        fill(made),
        *told("hama", killed=6, number=2, speakers=(SOHR, HOTLINE)),
        *told("gone", where=HOMS, killed=7, speakers=(WITNESS,)),
        *told("later-on", killed=8, released=False),
        decided("release", "later-on", public_from="2026-01-03"),
        decided("withhold", "gone"),
        profiled("quiet-hotline", level="sealed"),
    )
    return made


def change(record: Record, statement: Update | Delete) -> None:
    """Change rows behind the record's back."""
    with record.maintaining() as connection:
        connection.execute(statement)


def published(record: Record, folder: Path) -> dict[str, bytes]:
    """Every file of what is public today, by its path."""
    public = record.public(TODAY).ids()
    shown = list(views(record, "public", only=public))
    edition = edition_of(
        seq=record.head().seq, head="e" * 64, code_version="1", policy="range", date=AT,
        incidents=public,
    )  # fmt: skip
    tables = [path for kind in FILES for path in export(shown, kind, folder / "tables")]
    files = publish(shown, edition, folder / "site", downloads={p.name: p for p in tables})
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("aside", [TOLD_BY_OTHERS, delete(tables.listed_view)])
def test_an_edition_is_the_same_from_kept_views_and_from_incidents(
    record: Record, tmp_path: Path, aside: Update | Delete
) -> None:
    """Byte by byte: what other code kept, or an earlier version did not keep, is made anew."""
    kept = published(record, tmp_path / "kept")
    change(record, aside)
    anew = published(record, tmp_path / "anew")
    assert kept == anew
    for withheld in ("gone", "held", "later-on"):
        assert f"site/incidents/{withheld}.html" not in kept
    assert "site/incidents/hama.html" in kept


@pytest.mark.parametrize("policy", POLICY_NAMES)
@pytest.mark.parametrize("level", get_args(Level))
def test_each_level_and_policy_has_its_own_views(
    record: Record, level: Level, policy: PolicyName
) -> None:
    """Those of all incidents, whatever is kept of what strangers see."""
    made = [view_of(record, one, level, policy) for one in record.incidents()]
    assert list(views(record, level, policy=policy)) == made


def test_the_kept_view_is_read_and_not_made_anew(record: Record) -> None:
    """What somebody has changed there is refused, and not quoted."""
    change(record, update(tables.listed_view).values(body='{"quote": "withheld"}'))
    with pytest.raises(RecordError, match="cannot be read") as raised:
        list(views(record, "public", only=["hama"]))
    assert "withheld" not in str(raised.value)


def test_an_edition_leaves_no_incident_out(record: Record) -> None:
    """One that is listed and not settled is told, and nothing is shown without it."""
    change(record, delete(tables.settled).where(tables.settled.c.incident == "hama"))
    with pytest.raises(RecordError, match="hama has no settled row"):
        list(views(record, "public", only=record.public(TODAY).ids()))
