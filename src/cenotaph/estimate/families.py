"""Each family of models over one table: an estimate with what is wrong with it, or a refusal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from cenotaph.estimate import bounds, graphs, heterogeneity, loglinear
from cenotaph.estimate.cautions import caution
from cenotaph.estimate.checks import filled, shared_people
from cenotaph.estimate.intervals import log_normal, log_normal_draws, profile
from cenotaph.estimate.latent_class import Budget, LatentClasses, Sampled, Spread, sample
from cenotaph.estimate.poisson import Fit, Floats
from cenotaph.estimate.sparse import stepwise
from cenotaph.estimate.two_kinds import two_kinds
from cenotaph.model.estimates import (
    Beside,
    Caution,
    Family,
    FamilyEstimate,
    Interval,
    OverlapTable,
    Status,
)

# Eleven lists are 2,047 cells and 55 pairs, which the stepwise search fits in seconds; the
# widest published table of the reference has eleven.
MOST_STEPWISE = 12
MOST_GRAPHS = 6
# Chao et al. (2001) advise the one-step bound below this coverage.
ENOUGH_COVERAGE = 0.55
# Half as much again: the difference from which a reader would act otherwise.
HALF = 1.5
# Draws kept of each estimate, for sums over strata and for plots.
_KEPT = 2_000
# Draws of each chain kept in order, for the trace.
_TRACED = 500
# Prior of one over the number, to twenty times as many unseen: its central 95 % spans a factor of
# 18. A posterior of more than half that, on a log scale, has hardly learned.
_WIDE = 18.0**0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an estimate depends on beside its table."""

    seed: int = 1
    model: LatentClasses = field(default_factory=LatentClasses)
    budget: Budget = field(default_factory=Budget)


def estimate_family(
    family: Family, table: OverlapTable, settings: Settings, spread: Spread = map
) -> FamilyEstimate:
    """The family's answer for a table whose lists all hold someone."""
    y = filled(table)
    if not shared_people(table):
        told = "Nobody is on two lists, so nothing tells how many are on none."
        return _refused(family, caution("no-overlap", told))
    rng = np.random.default_rng(np.random.SeedSequence([settings.seed, _NUMBER[family]]))
    if family == "latent-class":
        return _latent_class(table, settings, spread)
    return _FORMULAS[family](table, y, rng)


def _chapman(table: OverlapTable, y: Floats, rng: np.random.Generator) -> FamilyEstimate:
    names, lists = table.lists, len(table.lists)
    found = bounds.pairs(lists, y)
    if lists > 2:
        beside = tuple(
            Beside(name=f"{names[i]} and {names[j]}", median=pair.chapman.size)
            for (i, j), pair in found.items()
        )
        if lists > MOST_GRAPHS:
            beside = min(beside, key=lambda b: b.median), max(beside, key=lambda b: b.median)
        told = f"Chapman's estimate is of two lists; there are {lists}, so pairs stand beside."
        return _refused("chapman", caution("more-than-two-lists", told), beside)
    pair = found[0, 1]
    beside = tuple(
        Beside(name=f"if the odds ratio of the lists is {ratio:g}", median=pair.under(ratio))
        for ratio in (0.25, 0.5, 2, 4, 8)
    )
    if pair.lincoln_petersen is not None:
        beside = (Beside(name="Lincoln-Petersen", median=pair.lincoln_petersen), *beside)
    return _from_figure("chapman", "Chapman 1951", y, pair.chapman, rng, beside=beside)


def _chao(table: OverlapTable, y: Floats, rng: np.random.Generator) -> FamilyEstimate:
    lists = len(table.lists)
    plain, figure = bounds.chao(lists, y)
    beside: tuple[Beside, ...] = ()
    if plain is not None:
        beside = (Beside(name="Chao 1987, uncorrected", median=plain),)
    if 2 < lists <= MOST_STEPWISE:
        for name, differ in (
            ("lists alike, people differ (Mh)", False),
            ("both differ (Mth)", True),
        ):
            fitted = heterogeneity.chao(lists, y, lists_differ=differ)
            beside += (Beside(name=f"lower bound, {name}", median=fitted.size),)
    told = "It is a lower bound: the true number is likely above it, not around it."
    bound = caution("lower-bound", told)
    model = "Chao 1987, corrected for bias and for few lists"
    return _from_figure("chao", model, y, figure, rng, warnings=(bound,), beside=beside)


def _sample_coverage(table: OverlapTable, y: Floats, rng: np.random.Generator) -> FamilyEstimate:
    lists = len(table.lists)
    if lists < 3:
        return _refused("sample-coverage", _needs_three("Sample coverage"))
    found = bounds.sample_coverage(lists, y)
    if found is None:
        told = "No list shares anybody with another, so the coverage is zero."
        return _refused("sample-coverage", caution("no-overlap", told))
    high = found.coverage >= ENOUGH_COVERAGE and found.dependent is not None
    size = found.dependent if high and found.dependent is not None else found.one_step
    people = float(y.sum())
    again = [
        bounds.sample_coverage(lists, rng.multinomial(int(people), y / people).astype(float))
        for _ in range(_BOOTSTRAP)
    ]
    drawn = [(e.dependent if high and e.dependent else e.one_step) for e in again if e is not None]
    figure = bounds.Figure(size=size, standard_error=float(np.std(drawn, ddof=1)))
    told = (
        f"Lists cover {found.coverage:.0%} of what they should for the full formula; the one-step"
        " figure given tends to be too low."
    )
    warnings = () if high else (caution("lower-bound", told),)
    beside = [Beside(name="lists independent", median=found.independent)]
    if found.dependent is not None and not high:
        beside.append(Beside(name="dependence solved for", median=found.dependent))
    model = "Tsay and Chao 2001, " + ("dependence solved for" if high else "one step")
    made = _from_figure(
        "sample-coverage", model, y, figure, rng, warnings=warnings, beside=tuple(beside)
    )
    return _with(made, {"coverage": found.coverage})


# Enough for two digits of a standard error, in a tenth of a second.
_BOOTSTRAP = 200


def _log_linear(table: OverlapTable, y: Floats, rng: np.random.Generator) -> FamilyEstimate:
    lists = len(table.lists)
    if lists < 3:
        return _refused("log-linear", _needs_three("A log-linear model"))
    if lists > MOST_STEPWISE:
        return _refused("log-linear", _too_many("Log-linear models", MOST_STEPWISE))
    if lists > loglinear.MOST_HIERARCHICAL:
        return _stepwise(table, y, rng)
    chosen = loglinear.select(lists, y)
    if chosen is None:
        told = "No hierarchical model has a maximum: too many combinations of lists hold nobody."
        return _unidentified("log-linear", caution("not-identified", told))
    warnings: tuple[Caution, ...] = ()
    averages = {"BIC": chosen.bic_average, "AIC": chosen.aic_average}
    beside = [
        Beside(name=f"best by AIC, {loglinear.named(chosen.by_aic.terms, table.lists)}",
               median=chosen.by_aic.size),
        *(Beside(name=f"average by {name}", median=each.size) for name, each in averages.items()),
    ]  # fmt: skip
    ratio = chosen.bic_average.size / chosen.best.size
    if max(ratio, 1 / ratio) > HALF:
        told = (
            f"Averaged over models by BIC the figure is {chosen.bic_average.size:,.0f}: the choice"
            " of the model decides it."
        )
        warnings = (caution("models-disagree", told),)
    sparse = stepwise(lists, y)
    if sparse is not None and any(not p for p in _pair_counts(lists, y)):
        beside.append(Beside(name="stepwise for sparse tables", median=sparse[0].size))
    made = _from_fit(table, y, chosen.best, rng, tuple(beside), warnings)
    return _with(made, {"models": float(chosen.kept), "dropped": float(chosen.dropped)})


def _pair_counts(lists: int, y: Floats) -> list[float]:
    return [pair.both for pair in bounds.pairs(lists, y).values()]


def _stepwise(table: OverlapTable, y: Floats, rng: np.random.Generator) -> FamilyEstimate:
    chosen = stepwise(len(table.lists), y)
    if chosen is None:
        told = "Not even independent lists have a maximum: too few people are on two lists."
        return _unidentified("log-linear", caution("not-identified", told))
    return _from_fit(table, y, chosen[0], rng, (), ())


def _from_fit(
    table: OverlapTable,
    y: Floats,
    fit: Fit,
    rng: np.random.Generator,
    beside: tuple[Beside, ...],
    warnings: tuple[Caution, ...],
) -> FamilyEstimate:
    model = loglinear.named(fit.terms, table.lists)
    _, low, high = profile(y[fit.cells - 1], fit)
    diagnostics = {"se": fit.standard_error, "bic": fit.bic, "aic": fit.aic}
    if high is None:
        told = (
            f"The likelihood of {model} does not fall towards larger numbers: the table does not"
            " bound the unseen."
        )
        unbounded = caution("not-identified", told)
        return _with(_unidentified("log-linear", unbounded, model, beside), diagnostics)
    return FamilyEstimate(
        family="log-linear",
        status="ok",
        model=model,
        estimate=Interval(median=fit.size, low=low, high=high),
        diagnostics=diagnostics,
        warnings=warnings,
        beside=beside,
        draws=_kept(log_normal_draws(fit.people, fit.missing, fit.standard_error, _KEPT, rng)),
    )


def _graphs(table: OverlapTable, y: Floats, rng: np.random.Generator) -> FamilyEstimate:
    lists = len(table.lists)
    if lists < 3:
        return _refused("decomposable-graphs", _needs_three("A graph of lists"))
    if lists > MOST_GRAPHS:
        return _refused("decomposable-graphs", _too_many("All decomposable graphs", MOST_GRAPHS))
    found = graphs.posterior(lists, y)
    interval = Interval(
        median=found.quantile(0.5), low=found.quantile(0.025), high=found.quantile(0.975)
    )
    beside = (
        Beside(name="posterior mean", median=found.mean),
        Beside(name="posterior mode", median=found.mode),
    )
    top, weight = found.graphs[0]
    draws = found.draws(_KEPT, rng)
    made = FamilyEstimate(
        family="decomposable-graphs",
        status="ok",
        model=f"Madigan and York 1997; heaviest graph: {graphs.written(top, table.lists)}",
        estimate=interval,
        diagnostics={"top_weight": weight, "delta": 2.0**-lists},
        warnings=_of_posterior(table, draws, cap=20.0),
        beside=beside,
        draws=_kept(draws),
    )
    return _settled(made)


def _latent_class(table: OverlapTable, settings: Settings, spread: Spread) -> FamilyEstimate:
    if len(table.lists) < 3:
        return _refused("latent-class", _needs_three("A latent class model"))
    found = sample(
        table, seed=settings.seed, model=settings.model, budget=settings.budget, spread=spread
    )
    flat = found.size.ravel()
    low, median, high = (float(q) for q in np.quantile(flat, (0.025, 0.5, 0.975)))
    made = FamilyEstimate(
        family="latent-class",
        status="ok" if found.converged else "not_converged",
        model=f"Manrique-Vallier 2016, at most {settings.model.classes} classes",
        estimate=Interval(median=median, low=low, high=high) if found.converged else None,
        diagnostics={
            "rhat": found.rhat,
            "ess": min(found.bulk, found.tail),
            "draws": float(flat.size),
            "classes": float(found.filled.mean()),
        },
        warnings=(
            *_of_chains(found, settings.budget),
            *_of_posterior(table, flat, cap=settings.model.cap),
        ),
        beside=tuple(
            Beside(name=f"chain {i + 1}", median=float(np.median(chain)))
            for i, chain in enumerate(found.size)
        ),
        draws=_kept(flat),
        chains=tuple(_kept(chain, _TRACED) for chain in found.size),
    )
    return _bounded(_settled(made), table, settings.model.cap)


def _bounded(made: FamilyEstimate, table: OverlapTable, cap: float) -> FamilyEstimate:
    """Without its estimate where its upper end would be the prior's and not the table's.

    A posterior that reaches the cap keeps it: it claims no end that the table does not give.
    """
    touched = any(warning.code == "cap-touched" for warning in made.warnings)
    if made.status != "ok" or touched:
        return made
    likelihood = two_kinds(table, cap)
    if not likelihood.open:
        return made
    told = (
        "People of two kinds fit this table better than people of one, and then it sets no upper"
        f" end: with {cap:g} unseen for each one seen they fit about as well as with the best"
        f" number, twice the log likelihood being {likelihood.fall:.1f} lower. The upper end"
        " would be the prior's. The lower bound of the family chao stands."
    )
    # its draws and the chains' medians would be read as the figure that is refused
    return replace(
        made,
        status="not_identified",
        estimate=None,
        draws=(),
        beside=(),
        warnings=(caution("not-identified", told), *made.warnings),
    )


def _of_chains(found: Sampled, budget: Budget) -> tuple[Caution, ...]:
    if found.rhat >= 1.01:
        medians = ", ".join(f"{np.median(chain):,.0f}" for chain in found.size)
        told = (
            f"Split R-hat is {found.rhat:.3f}, not below 1.01: the chains, with medians {medians},"
            " do not agree. There is no single figure to give."
        )
        return (caution("chains-disagree", told),)
    if not found.converged:
        size = min(found.bulk, found.tail)
        told = (
            f"The chains agree so far, but their draws are worth {size:,.0f} independent ones, not"
            f" the {budget.least:,} that the interval's ends need."
        )
        return (caution("too-few-draws", told),)
    return ()


def _of_posterior(table: OverlapTable, draws: Floats, cap: float) -> tuple[Caution, ...]:
    people = table.documented
    unseen = np.asarray(draws) - people
    low, high = np.quantile(draws, (0.025, 0.975))
    found = []
    # the upper limit of the interval would be higher with a higher cap
    if (unseen > 0.9 * cap * people).mean() > 0.01:
        told = (
            f"The posterior reaches {cap:g} times as many unseen as seen, the most considered: its"
            " upper end is set by that cap."
        )
        found.append(caution("cap-touched", told))
    if high / max(low, 1.0) > _WIDE:
        told = (
            f"The interval spans a factor of {high / low:.0f}; before any data it spans 18. The"
            " table says little about the unseen."
        )
        found.append(caution("posterior-near-prior", told))
    return tuple(found)


def _settled(made: FamilyEstimate) -> FamilyEstimate:
    """Without its estimate where the posterior is both near its prior and at its cap."""
    codes = {warning.code for warning in made.warnings}
    if made.status != "ok" or not {"cap-touched", "posterior-near-prior"} <= codes:
        return made
    told = "The table does not tell the number of the unseen: the prior and its cap would."
    return replace(
        made,
        status="not_identified",
        estimate=None,
        warnings=(caution("not-identified", told), *made.warnings),
    )


def _from_figure(
    family: Family,
    model: str,
    y: Floats,
    figure: bounds.Figure,
    rng: np.random.Generator,
    *,
    warnings: tuple[Caution, ...] = (),
    beside: tuple[Beside, ...] = (),
) -> FamilyEstimate:
    people = float(y.sum())
    missing, error = figure.size - people, figure.standard_error
    low, high = log_normal(people, missing, error)
    return FamilyEstimate(
        family=family,
        status="ok",
        model=model,
        estimate=Interval(median=max(figure.size, people), low=low, high=high),
        diagnostics={"se": error},
        warnings=warnings,
        beside=beside,
        draws=_kept(log_normal_draws(people, missing, error, _KEPT, rng)),
    )


def _needs_three(what: str) -> Caution:
    told = f"{what} needs three lists: two cannot show whether they depend on each other."
    return caution("fewer-than-three-lists", told)


def _too_many(what: str, most: int) -> Caution:
    return caution("too-many-lists", f"{what} are not searched beyond {most} lists.")


def _refused(family: Family, why: Caution, beside: tuple[Beside, ...] = ()) -> FamilyEstimate:
    return _none(family, "refused", why, "none", beside)


def _unidentified(
    family: Family, why: Caution, model: str = "none", beside: tuple[Beside, ...] = ()
) -> FamilyEstimate:
    return _none(family, "not_identified", why, model, beside)


def _none(
    family: Family, status: Status, why: Caution, model: str, beside: tuple[Beside, ...]
) -> FamilyEstimate:
    return FamilyEstimate(family=family, status=status, model=model, warnings=(why,), beside=beside)


def _with(made: FamilyEstimate, diagnostics: Mapping[str, float | None]) -> FamilyEstimate:
    return replace(made, diagnostics=dict(made.diagnostics) | dict(diagnostics))


def _kept(draws: Floats, count: int = _KEPT) -> tuple[float, ...]:
    """As many draws as are kept, evenly among all, in their order."""
    if len(draws) > count:
        draws = draws[np.linspace(0, len(draws) - 1, count).astype(int)]
    return tuple(round(float(draw), 1) for draw in draws)


_NUMBER: Mapping[Family, int] = {
    "chapman": 1,
    "chao": 2,
    "sample-coverage": 3,
    "log-linear": 4,
    "decomposable-graphs": 5,
    "latent-class": 6,
}
_FORMULAS: Mapping[
    Family, Callable[[OverlapTable, Floats, np.random.Generator], FamilyEstimate]
] = {
    "chapman": _chapman,
    "chao": _chao,
    "sample-coverage": _sample_coverage,
    "log-linear": _log_linear,
    "decomposable-graphs": _graphs,
}
