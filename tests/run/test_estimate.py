"""Estimates of many tables: what is done is kept, and a run that was interrupted goes on."""

from pathlib import Path

import pytest

from cenotaph.codec import to_json
from cenotaph.estimate import Budget, LatentClasses, Settings
from cenotaph.run.estimating import estimate_file

SMALL = Settings(
    model=LatentClasses(classes=2), budget=Budget(first=100, aim=50, least=20, most=200)
)


def _strata(path: Path, count: int) -> Path:
    cells = ("1,0,0,31", "0,1,0,27", "0,0,1,22", "1,1,0,9", "1,0,1,8", "0,1,1,6")
    rows = [f"place {n},{cell}{n}" for n in range(count) for cell in cells]
    path.write_text("place,A,B,C,count\n" + "\n".join(rows) + "\n")
    return path


def test_an_interrupted_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done stays as it was written, the rest follows, and the answer is the same."""
    path = _strata(tmp_path / "strata.csv", 6)
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "whole"))
    whole = estimate_file(path, SMALL, lambda done, total: None)

    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "halves"))

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        estimate_file(path, SMALL, stop)
    kept = {file: file.stat().st_mtime_ns for file in (tmp_path / "halves/estimates").iterdir()}
    assert 2 <= len(kept) < 6
    again = estimate_file(path, SMALL, lambda done, total: None)
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    assert to_json(again) == to_json(whole)
