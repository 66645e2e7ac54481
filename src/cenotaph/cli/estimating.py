"""What `cenotaph estimate` does, once its arguments are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cenotaph.cli.console import err, out, print_json, progress_bar
from cenotaph.cli.estimate_tables import print_estimation
from cenotaph.errors import InputError
from cenotaph.estimate import LatentClasses, Settings, Tables
from cenotaph.export.estimate_report import report_page
from cenotaph.export.estimates import estimation_plain
from cenotaph.lists.overlap import strata_named
from cenotaph.run.clock import now
from cenotaph.run.estimating import estimate_file, estimate_tables
from cenotaph.run.list_matching import tables_of
from cenotaph.run.opening import open_record
from cenotaph.store.files import replacing


@dataclass(frozen=True, slots=True, kw_only=True)
class FromLists:
    """Lists of a record, and what splits their people into strata."""

    record: Path
    names: Sequence[str]
    by: Sequence[str]


def one_file(named: Sequence[str]) -> Path:
    """The file that is named; raises InputError where several are."""
    if len(named) > 1:
        raise InputError(
            "A table is one file.", hint="For lists of the record: cenotaph estimate --lists A B C."
        )
    return Path(named[0])


def estimate(
    source: Path | FromLists, *, as_json: bool, report: Path | None, seed: int, classes: int
) -> None:
    """Every family of models for tables of a file or of lists: as tables, as JSON, as a page."""
    if report is not None and not report.parent.is_dir():
        raise InputError(
            f"{report} cannot be written: {report.parent} is no folder.", hint="Make it first."
        )
    settings = Settings(seed=seed, model=LatentClasses(classes=classes))
    with progress_bar("Estimating") as advance:
        if isinstance(source, Path):
            found, title = estimate_file(source, settings, advance), source.stem
        else:
            found = estimate_tables(_of_lists(source, seed), settings, advance)
            title = ", ".join(found.lists)
    if as_json:
        print_json(estimation_plain(found))
    else:
        print_estimation(out(), found)
    if report is not None:
        with replacing(report) as page:
            page.write(report_page(found, title=title))
        err().print(f"The report: {report}", soft_wrap=True)


def _of_lists(source: FromLists, seed: int) -> Tables:
    by = strata_named(source.by)
    with open_record(source.record) as record:
        tables = tables_of(record, source.names, by, seed=seed, at=now())
    return Tables(lists=tables[0].lists, tables=tables, ignored=())
