"""Published deterministic figures of estimates: what each row asks, and our answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from cenotaph.estimate import bounds, graphs, heterogeneity, loglinear
from cenotaph.estimate.checks import filled
from cenotaph.estimate.intervals import Z, log_normal, profile
from cenotaph.estimate.poisson import Fit, Floats
from cenotaph.estimate.sparse import stepwise
from cenotaph.model.estimates import OverlapTable

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One row of the reference: its figures, ours, and whether each agrees."""

    name: str
    printed: tuple[float, ...]
    ours: tuple[float, ...]
    agrees: bool


def is_exact(row: Row) -> bool:
    """Whether the row has digits to reproduce, rather than another run's chance."""
    return row["tolerance"] != "MC"


def compare(row: Row, table: OverlapTable) -> Compared:
    """The row's printed figures and ours; equal within its tolerance and half its last digit."""
    texts = re.split(r"[/ ]+", row["value"])
    printed = tuple(float(text) for text in texts)
    ours = _ours(row, table)
    near = (
        abs(ours_ - theirs) <= float(row["tolerance"]) + 0.5 * 10.0 ** -_digits(text)
        for ours_, theirs, text in zip(ours, printed, texts, strict=True)
    )
    return Compared(
        name=f"{row['method'].split(' ')[0]} {row['dataset']} {row['quantity'][:24]}",
        printed=printed,
        ours=ours,
        agrees=all(near),
    )


def _digits(text: str) -> int:
    return len(text.split(".")[1]) if "." in text else 0


def _ours(row: Row, table: OverlapTable) -> tuple[float, ...]:
    y, lists = filled(table), len(table.lists)
    method = row["method"].split(" ")[0]
    if method == "dga":
        return _graphs(row, lists, y)
    if method == "SparseMSE":
        found = stepwise(lists, y)
        assert found is not None
        fit, spread = found[0], Z * found[0].variance ** 0.5
        ends = (fit.people + fit.missing * float(np.exp(sign * spread)) for sign in (-1, 1))
        return (fit.size, *ends)
    if method == "Chapman":
        return tuple(pair.chapman.size for pair in bounds.pairs(lists, y).values())
    if method == "Chao":
        plain, corrected = bounds.chao(lists, y)
        assert plain is not None
        return plain, corrected.size
    return _loglinear(row, lists, y)


def _loglinear(row: Row, lists: int, y: Floats) -> tuple[float, ...]:
    settings, quantity = row["settings"], row["quantity"]
    if settings == "Mth Poisson2 / Darroch / Gamma3.5":
        return tuple(heterogeneity.mth(lists, y, name).size for name in heterogeneity.COLUMNS)
    fit = _fit(settings, lists, y)
    if quantity.startswith("multinomial"):
        size, low, high = profile(y, fit)
        return size, low, high if high is not None else np.inf
    if quantity == "lo/hi":
        return log_normal(fit.people, fit.missing, fit.standard_error)
    values: Mapping[str, float] = {
        "n_hat": fit.size,
        "n": fit.size,
        "se": fit.standard_error,
        "stderr": fit.standard_error,
        "deviance": fit.deviance,
        "df": fit.freedom,
        "aic": fit.aic,
        "bic": fit.bic,
    }
    return tuple(values[name.lower()] for name in quantity.split("/"))


def _fit(settings: str, lists: int, y: Floats) -> Fit:
    simple: Mapping[str, Callable[[], Fit]] = {
        "M0": lambda: heterogeneity.m0(lists, y),
        "Mt (independence)": lambda: heterogeneity.mt(lists, y),
        "Mh Chao LB": lambda: heterogeneity.chao(lists, y, lists_differ=False),
        "Mth Chao LB": lambda: heterogeneity.chao(lists, y, lists_differ=True),
        "Mth Poisson2": lambda: heterogeneity.mth(lists, y, "Poisson2"),
    }
    if settings in simple:
        return simple[settings]()
    chosen = loglinear.select(lists, y)
    assert chosen is not None
    return chosen.by_aic if settings.startswith("AIC-best") else chosen.best


def _graphs(row: Row, lists: int, y: Floats) -> tuple[float, ...]:
    settings = row["settings"]
    power = re.search(r"delta=2\^(-\d+)", settings)
    plain = re.search(r"delta=([\d.]+)", settings)
    assert power or plain
    delta = 2.0 ** int(power[1]) if power else float(plain[1]) if plain else None
    span = re.search(r"Nmissing (\d+):(\d+)(n?)", settings)
    missing = None
    if span:
        most = int(span[2]) * (int(y.sum()) if span[3] else 1)
        missing = np.arange(int(span[1]), most + 1)
    prior = None
    gamma = re.search(r"a=([\d.]+) b=([\d.]+)", settings)
    if gamma and missing is not None:
        a, b = float(gamma[1]), float(gamma[2])
        size = missing + y.sum()
        prior = gammaln(size + a) - gammaln(size + 1) + size * np.log(b) - (size + a) * np.log1p(b)
    found = graphs.posterior(lists, y, delta=delta, missing=missing, log_prior=prior)
    quantiles = [float(found.quantile(q)) for q in (0.025, 0.5, 0.975)]
    values: Mapping[str, tuple[float, ...]] = {
        "mean": (found.mean,),
        "q025": (quantiles[0],),
        "median": (quantiles[1],),
        "q975": (quantiles[2],),
        "q": tuple(quantiles),
        "mode": (float(found.mode),),
        "top weight": (found.graphs[0][1],),
    }
    return tuple(v for name in row["quantity"].split("/") for v in values[name])
