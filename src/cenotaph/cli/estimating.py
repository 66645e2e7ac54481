"""What `cenotaph estimate` does, once its arguments are known."""

from pathlib import Path

from cenotaph.cli.console import err, out, print_json, progress_bar
from cenotaph.cli.estimate_tables import print_estimation
from cenotaph.errors import InputError
from cenotaph.estimate import LatentClasses, Settings
from cenotaph.export.estimate_report import report_page
from cenotaph.export.estimates import estimation_plain
from cenotaph.run.estimating import estimate_file
from cenotaph.store.files import replacing


def estimate(file: Path, *, as_json: bool, report: Path | None, seed: int, classes: int) -> None:
    """Every family of models for the tables of a file: as tables, as JSON, as a page."""
    if report is not None and not report.parent.is_dir():
        raise InputError(
            f"{report} cannot be written: {report.parent} is no folder.", hint="Make it first."
        )
    settings = Settings(seed=seed, model=LatentClasses(classes=classes))
    with progress_bar("Estimating") as advance:
        found = estimate_file(file, settings, advance)
    if as_json:
        print_json(estimation_plain(found))
    else:
        print_estimation(out(), found)
    if report is not None:
        with replacing(report) as page:
            page.write(report_page(found, title=file.stem))
        err().print(f"The report: {report}", soft_wrap=True)
