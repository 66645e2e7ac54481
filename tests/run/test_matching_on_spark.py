"""The same matching on Spark as on DuckDB; skipped by name where pyspark or Java is missing."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from cenotaph.errors import InputError
from cenotaph.lists.clusters import Verdicts, persons
from cenotaph.model.victims import Linkage
from cenotaph.run.matching import match
from evaluation.made_up_lists import make_up

# Some seventy people on both of two lists, in two scripts: enough to learn weights from.
MADE = make_up(200, seed=3)
ENTRIES = {each.name: 1 for each in MADE.lists}


def said(linkage: Linkage) -> dict[tuple[str, str], dict[str, str]]:
    """The level of each comparison, by pair."""
    return {
        (pair.a, pair.b): {name: level for name, (level, _) in pair.weights.items()}
        for pair in linkage.pairs
    }


# Spark's connections are closed by its own finalisers, some after the test
@pytest.mark.filterwarnings("default::ResourceWarning")
@pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning")
def test_both_engines_find_the_same_people_with_the_same_weights() -> None:
    """The same blocks, the same levels, weights to rounding, and the same clusters."""
    pytest.importorskip("pyspark", reason="Spark is an option: pip install cenotaph[spark]")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("Spark needs Java 17: openjdk-17-jre-headless")
    one, other = (match(MADE.lists, ENTRIES, engine=engine) for engine in ("duckdb", "spark"))
    assert one.trained
    assert (one.compared, one.trained) == (other.compared, other.trained)
    assert one.prior == pytest.approx(other.prior, rel=1e-3)
    assert said(one) == said(other)
    weights = {(pair.a, pair.b): pair for pair in other.pairs}
    for pair in one.pairs:
        found = weights[pair.a, pair.b]
        assert pair.probability == pytest.approx(found.probability, abs=0.002)
        for name, (_, bits) in pair.weights.items():
            assert bits == pytest.approx(found.weights[name][1], abs=0.011)
    home = {person.id: each.name for each in MADE.lists for person in each.people}
    assert persons(home, one.pairs, Verdicts()) == persons(home, other.pairs, Verdicts())
    assert (one.method, other.method) == (one.method, f"{one.method} on spark")


def test_without_pyspark_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read or written."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(InputError, match="on Spark needs the package pyspark") as caught:
        match(MADE.lists, ENTRIES, engine="spark")
    assert caught.value.hint == 'Install it with: pip install "cenotaph[spark]".'


def test_without_java_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The package alone is not enough."""
    pytest.importorskip("pyspark", reason="Spark is an option: pip install cenotaph[spark]")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InputError, match="needs Java 17 or later") as caught:
        match(MADE.lists, ENTRIES, engine="spark")
    assert caught.value.hint is not None
    assert "openjdk-17-jre-headless" in caught.value.hint
