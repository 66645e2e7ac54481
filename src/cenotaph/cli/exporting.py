"""What `export` does, once its arguments are known."""

from pathlib import Path

from cenotaph.cli.console import out
from cenotaph.cli.looking import say_if_empty
from cenotaph.cli.warning import warn_of_evidence
from cenotaph.model.vocabulary import Level, PolicyName
from cenotaph.run.clock import now
from cenotaph.run.evidence import unsound
from cenotaph.run.exporting import Format, export, export_rows
from cenotaph.run.opening import open_record
from cenotaph.run.past import day_as_of, open_as_of
from cenotaph.run.viewing import views


def export_to(
    record_folder: Path,
    kind: Format,
    folder: Path,
    *,
    level: Level,
    released: bool,
    policy: PolicyName,
    as_of: str | None,
) -> None:
    """The files of one format, at one level; says where they are."""
    with open_record(record_folder) as record:
        day = day_as_of(record, as_of, at=now())
    with open_as_of(record_folder, as_of) as record:
        only = record.public(day).ids() if released else None
        seen = views(record, level, only=only, policy=policy)
        paths = export_rows(record, seen, folder) if kind == "rows" else export(seen, kind, folder)
        say_if_empty(record, as_of)
        found = unsound(record, only)
    for path in paths:
        out().print(f"Written: {path}", soft_wrap=True)
    warn_of_evidence(found)
