"""An estimation as plain JSON: what `cenotaph estimate --json` prints."""

from typing import Any

from cenotaph.estimate.cautions import ASSUMPTIONS
from cenotaph.model.estimates import Beside, Estimation, FamilyEstimate, StratumEstimate

# Said wherever an estimate is shown.
APART = (
    "An estimate is of all deaths of the kind that the lists record, listed or not. It is no toll,"
    " and is never added to one or subtracted from one: a toll counts what was reported of"
    " incidents, an estimate infers how many people no list holds."
)


def estimation_plain(estimation: Estimation) -> dict[str, Any]:
    """The object: who is documented, each stratum with its families, and the sum of several."""
    total = estimation.total
    return {
        "documented": _number(estimation.documented),
        "lists": list(estimation.lists),
        "strata": [_stratum(stratum) for stratum in estimation.strata],
        "total": None if total is None else _stratum(total),
        "replicates": estimation.replicates,
        "ignored": list(estimation.ignored),
        "method": dict(estimation.method),
        "note": APART,
    }


def _stratum(stratum: StratumEstimate) -> dict[str, Any]:
    return {
        "stratum": dict(stratum.stratum),
        "documented": _number(stratum.documented),
        "families": [_family(family) for family in stratum.families],
        "without": {name: _number(figure) for name, figure in stratum.without.items()},
    }


def _family(found: FamilyEstimate) -> dict[str, Any]:
    interval = found.estimate
    numbers = {name: _number(value) for name, value in found.diagnostics.items()}
    return {
        "family": found.family,
        "status": found.status,
        "estimate": interval
        and {
            "median": _number(interval.median),
            "low": _number(interval.low),
            "high": _number(interval.high),
        },
        # always there, null where the family does not sample
        "diagnostics": {"rhat": None, "ess": None} | numbers,
        "warnings": [{"code": w.code, "message": w.message} for w in found.warnings],
        "model": found.model,
        "assumption": ASSUMPTIONS[found.family],
        "beside": [_beside(each) for each in found.beside],
    }


def _beside(each: Beside) -> dict[str, Any]:
    return {"name": each.name, "median": _number(each.median)}


def _number(value: float | None) -> float | int | None:
    """Four decimals at most; whole numbers without any."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(float(value), 4)
