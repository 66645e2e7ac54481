"""Estimates of a file's tables: threads, a cache on the disk, and so a run that can be resumed."""

import csv
import gzip
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from cenotaph import __version__
from cenotaph.codec import digest, from_json, to_json, to_plain
from cenotaph.errors import InputError
from cenotaph.estimate import Settings, Tables, estimate_table, read_tables
from cenotaph.estimate.kernels import COMPILED
from cenotaph.estimate.latent_class import Chain
from cenotaph.estimate.pooling import pooled_stratum, summed
from cenotaph.model.estimates import Estimation, OverlapTable, StratumEstimate
from cenotaph.store.files import write_once
from cenotaph.store.gazetteer import cache_folder

# Raise it with every change that moves a figure: what was kept before is then computed again.
_METHOD = 4
_FOLDER = "estimates"
# A version of the lists is worth fewer draws where there are many: they are pooled. Never fewer
# than the number without which a chain has not converged.
_LEAST_AIM = 1_000

Advance = Callable[[int, int], None]
Spread = Callable[[Callable[[Chain], None], Iterable[Chain]], Iterable[None]]


def estimate_file(path: Path, settings: Settings, advance: Advance) -> Estimation:
    """Every family for every stratum of a CSV file, pooled over its replicates, and the sum.

    Tables that were estimated before with the same settings come from the cache, so that a run
    that was interrupted goes on. Raises InputError where the file cannot be used.
    """
    tables = read_tables(list(_rows(path)))
    return estimate_tables(tables, settings, advance)


def estimate_tables(tables: Tables, settings: Settings, advance: Advance) -> Estimation:
    """The same for tables that are read already."""
    replicates = len({table.replicate for table in tables.tables})
    aim = max(_LEAST_AIM, settings.budget.aim // replicates)
    settings = replace(settings, budget=replace(settings.budget, aim=aim))
    found: dict[tuple[tuple[str, str], ...], list[StratumEstimate]] = {}
    for table, estimate in _all(tables.tables, settings, advance):
        found.setdefault(tuple(table.stratum.items()), []).append(estimate)
    rng = np.random.default_rng(np.random.SeedSequence([settings.seed, 7]))
    strata = tuple(pooled_stratum(versions, rng) for versions in found.values())
    documented = sum(stratum.documented for stratum in strata)
    total = None
    if len(strata) > 1:
        total = StratumEstimate(stratum={}, documented=documented, families=summed(strata, rng))
    return Estimation(
        lists=tables.lists,
        documented=documented,
        strata=strata,
        total=total,
        replicates=replicates,
        ignored=tables.ignored,
        method=_method(settings),
    )


def _method(settings: Settings) -> dict[str, str]:
    model, budget = settings.model, settings.budget
    return {
        "program": f"cenotaph {__version__}",
        "seed": str(settings.seed),
        "latent classes": f"at most {model.classes}; concentration gamma({model.shape:g},"
        f" {model.rate:g}); people on no list at most {model.cap:g} times those seen",
        "chains": f"{budget.chains}, to an effective size of {budget.aim:,}, at most"
        f" {budget.most:,} draws each",
    }


def _all(
    tables: Sequence[OverlapTable], settings: Settings, advance: Advance
) -> Iterator[tuple[OverlapTable, StratumEstimate]]:
    """Each table with its estimate, in their order; threads over tables, or over chains of one."""
    advance(0, len(tables))
    with _threads() as pool:
        if len(tables) == 1:
            spread: Spread = pool.map
            yield tables[0], _estimate(tables[0], settings=settings, spread=spread)
            advance(1, 1)
            return
        futures = [pool.submit(_estimate, table, settings=settings) for table in tables]
        for done, _ in enumerate(as_completed(futures), 1):
            advance(done, len(tables))
        for table, future in zip(tables, futures, strict=True):
            yield table, future.result()


@contextmanager
def _threads() -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        yield pool
    finally:
        # interrupted, what is not begun is dropped; what is done is in the cache
        pool.shutdown(wait=True, cancel_futures=True)


def _estimate(table: OverlapTable, settings: Settings, spread: Spread = map) -> StratumEstimate:
    path = _cached(table, settings)
    try:
        kept = from_json(StratumEstimate, gzip.decompress(path.read_bytes()))
        return replace(kept, stratum=table.stratum, table=table)
    except (OSError, EOFError, zlib.error, ValidationError):
        # not there, or damaged: it is computed and written again
        pass
    estimate = estimate_table(table, settings, spread)
    data = gzip.compress(to_json(estimate).encode(), mtime=0)
    write_once(path, data, lambda _: None)
    return estimate


def _cached(table: OverlapTable, settings: Settings) -> Path:
    key = to_json(
        {
            "lists": list(table.lists),
            "patterns": list(table.patterns),
            "counts": list(table.counts),
            "settings": to_plain(settings),
            "version": [__version__, _METHOD, COMPILED],
        }
    )
    return cache_folder() / _FOLDER / f"{digest(key)}.json.gz"


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="Name a CSV file that is there."
        ) from None
    if b"\0" in data:
        raise InputError(
            f"{path} is no text.", hint="Save the table as CSV (UTF-8) and give that file."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path} is not in UTF-8: line {line} holds bytes that are no characters in it.",
            hint="Save the file as CSV UTF-8; guessing would garble names of lists and strata.",
        ) from None
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        yield from csv.reader(text.splitlines(), delimiter=separator, strict=True)
    except csv.Error as error:
        raise InputError(f"{path} is no CSV: {error}.", hint="Check its quotes.") from None
