"""The draws as ArviZ's own value; named as skipped where ArviZ is not installed."""

import sys

import numpy as np
import pytest

from cenotaph.errors import InputError
from cenotaph.estimate import Budget, LatentClasses, sample, to_arviz
from cenotaph.estimate.convergence import effective_size, split_rhat
from tests.estimate.published import SPINA_BIFIDA

SMALL = Budget(first=500, aim=400, least=200, most=1_000)


def test_arviz_finds_the_same_draws_and_diagnostics() -> None:
    """Chains by draws of people, alpha and classes; R-hat and effective sizes as ours."""
    arviz = pytest.importorskip("arviz", reason="ArviZ is an option: pip install cenotaph[arviz]")
    drawn = sample(SPINA_BIFIDA, seed=1, model=LatentClasses(classes=3), budget=SMALL)
    given = to_arviz(drawn)
    assert {"size", "alpha", "classes"} <= set(given.posterior.data_vars)
    assert (given.posterior["size"].values == drawn.size).all()
    assert float(arviz.rhat(given)["size"]) == pytest.approx(split_rhat(drawn.size), abs=1e-3)
    bulk, tail = effective_size(drawn.size)
    assert float(arviz.ess(given, method="bulk")["size"]) == pytest.approx(bulk, rel=0.02)
    assert float(arviz.ess(given, method="tail")["size"]) == pytest.approx(tail, rel=0.05)
    assert np.isfinite(arviz.summary(given).loc["size", "mean"])


def test_without_arviz_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence and a line to type."""
    monkeypatch.setitem(sys.modules, "arviz", None)
    drawn = sample(SPINA_BIFIDA, seed=1, budget=Budget(chains=1, first=4, most=4))
    with pytest.raises(InputError, match="not installed") as caught:
        to_arviz(drawn)
    assert caught.value.hint == 'Install it with: pip install "cenotaph[arviz]"'
