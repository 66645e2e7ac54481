"""The evaluations on data beside the checkout; what is not there is skipped by name."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

# Name of the evaluation → the folder of shared data it needs; None: it takes the whole.
SHARED: Final[Mapping[str, str | None]] = {
    "ucdp": "ucdp",
    "ucdp_places": "ucdp",
    "local_news": "linking",
    "muc4": "muc4",
    "page_reading": "page_reading",
    "linking": None,
    "running": "running_tolls",
    "names": "names",
    "lists": None,
    "reading": None,
    "second_reader": None,
    "agreement": None,
    "mse": "mse",
    "mse_coverage": None,
}


def run_shared(name: str, data: Path, errors: int | None = None) -> str:
    """One evaluation's tables; a sentence where its data or its module is not there.

    With `errors`, the errors of its tune part instead, at most so many.
    """
    folder = SHARED[name]
    where = data / folder if folder else data
    if not where.is_dir():
        return f"\n{name}: skipped, {where} is not there (--data names the folder)."
    try:
        module = import_module(f"evaluation.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"evaluation.{name}":
            raise
        return f"\n{name}: skipped, this checkout has no such evaluation."
    return str(module.run(where, errors))
