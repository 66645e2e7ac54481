"""The evaluation of running tolls, over three short series of its formats."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evaluation import running

FIRST = date(2025, 1, 1)


def day(number: int) -> str:
    """The ISO date of a day of the series."""
    return (FIRST + timedelta(days=number)).isoformat()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Gaza with an addition and a missing day, the West Bank filled, Lebanon restarted."""
    gaza: list[dict[str, Any]] = []
    killed = injured = 0
    for number in range(60):
        added = 80 if number == 30 else 0
        killed, injured = killed + 5 + added, injured + 12
        row = {"report_date": day(number), "killed_cum": killed, "injured_cum": injured}
        row |= {"report_source": "mohtel", "report_period": 24}
        gaza.append(row | ({"killed_committee": 80} if added else {}))
    del gaza[40]["killed_cum"]
    gaza[40] |= {"report_source": "missing", "ext_killed_cum": 285}
    west = [
        {
            "report_date": day(n),
            "killed_cum": n // 2,
            "flash_source": "un" if n % 2 == 0 else "fill",
        }
        for n in range(4)
    ]
    lebanon = [
        {"report_date": day(n), "phase": phase, "killed_cum_reported": said, "killed_cum": whole}
        for n, (phase, said, whole) in enumerate(((1, 90, 90), (1, 95, 95), (2, 7, 102)))
    ]
    for name, rows in (
        ("casualties_daily.json", gaza),
        ("west_bank_daily.json", west),
        ("lebanon_casualties_daily.json", lebanon),
    ):
        (tmp_path / name).write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def rows(text: str, name: str) -> list[list[str]]:
    """The cells of every row that begins with the name."""
    return [line.split() for line in text.splitlines() if line.startswith(f"{name} ")]


def test_what_is_found_missed_and_false_is_printed(folder: Path) -> None:
    """The addition, the missing day, the filled days and the restart are found."""
    text = running.run(folder)
    additions, without_injured, missing, restarts = rows(text, "Gaza")
    assert additions[1:] == ["1", "1", "0", "0", "80", "80"]
    assert without_injured[1:4] == ["1", "1", "0"]
    assert missing[1:5] == ["1", "1", "0", "0"]
    assert restarts[1:5] == ["0", "0", "0", "0"]
    assert rows(text, "Lebanon")[-1][1:] == ["1", "1", "0", "0", "3", "of", "3"]
    assert ["Bank", "2", "2", "0", "0"] in [row[1:6] for row in rows(text, "West")]


def test_the_errors_of_the_tune_half_are_listed(folder: Path) -> None:
    """There are none here."""
    assert running.run(folder, errors=5) == ""
