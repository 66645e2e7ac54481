"""Running tolls of three places (public domain): what is found from the cumulative figures alone.

The series are Gaza's, the West Bank's and Lebanon's daily tolls. `toll.running` is given the
reported cumulative figures and nothing that says how they came about. Its thresholds were set on
Gaza's days of the tune half, by the hash of the date; the other two places and the report half were
not looked at for that.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from cenotaph.toll.running import Followed, Reported, follow
from evaluation.halves import HALVES, half
from evaluation.rates import share
from evaluation.tables import headed, table

_BESIDE = (
    "killed_children_cum",
    "injured_children_cum",
    "settler_attacks_cum",
    "displaced_households_cum",
    "displaced_persons_cum",
)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place's rows by day, and what the series made of each."""

    name: str
    rows: Mapping[int, Row]
    days: Mapping[int, Followed]


def places(folder: Path, *, injured: bool = True) -> tuple[Place, ...]:
    """The three series, followed with or without the figures of the injured."""
    named = (
        ("Gaza", "casualties_daily.json", ""),
        ("West Bank", "west_bank_daily.json", ""),
        ("Lebanon", "lebanon_casualties_daily.json", "_reported"),
    )
    return tuple(_place(name, folder / file, ending, injured) for name, file, ending in named)


def _place(name: str, path: Path, ending: str, injured: bool) -> Place:
    rows = {_day(row): row for row in json.loads(path.read_text(encoding="utf-8"))}
    reported = [
        Reported(
            day=day,
            figure=row.get(f"killed_cum{ending}"),
            injured=row.get(f"injured_cum{ending}") if injured else None,
            others=tuple(row.get(field) for field in _BESIDE),
        )
        for day, row in rows.items()
    ]
    return Place(name=name, rows=rows, days={one.day: one for one in follow(reported)})


def _day(row: Row) -> int:
    return date.fromisoformat(row["report_date"]).toordinal()


def run(folder: Path, errors: int | None = None) -> str:
    """What is found, missed and falsely raised; with `errors`, the tune half's days instead."""
    gaza, west_bank, lebanon = places(folder)
    if errors is not None:
        return "\n".join(_error_lines(gaza)[:errors])
    return "\n".join(
        (
            _additions("deaths of earlier days, added", (gaza, west_bank, lebanon)),
            _additions("the same without the injured", places(folder, injured=False)),
            _days_without_a_report((gaza, west_bank)),
            _restarts((gaza, west_bank, lebanon)),
        )
    )


def _committee(place: Place) -> dict[int, int]:
    return {
        d: row["killed_committee"] for d, row in place.rows.items() if "killed_committee" in row
    }


def _added(place: Place) -> dict[int, int]:
    return {day: one.added for day, one in place.days.items() if one.added is not None}


def _additions(title: str, found: Sequence[Place]) -> str:
    rows = [
        _addition_row(f"{place.name}, {half}" if half else place.name, place, half)
        for place in found
        for half in (("tune", "report", None) if place.name == "Gaza" else (None,))
    ]
    head = ("series", "days", "found", "missed", "false", "deaths", "estimated on found days")
    return headed(f"Running tolls: {title}", table(head, rows))


def _addition_row(name: str, place: Place, of: str | None) -> tuple[object, ...]:
    truth, added = _committee(place), _added(place)
    days = [day for day in place.rows if of is None or half(place.rows[day]["report_date"]) == of]
    true, raised = {d for d in truth if d in days}, {d for d in added if d in days}
    return (
        name,
        len(true),
        len(true & raised),
        len(true - raised),
        len(raised - true),
        sum(truth[day] for day in true),
        sum(added[day] for day in true & raised),
    )


def _days_without_a_report(found: Iterable[Place]) -> str:
    rows: list[tuple[object, ...]] = []
    for place in found:
        without = {day for day, row in place.rows.items() if _without_report(row)}
        told = {d for d, one in place.days.items() if one.did in ("missing", "repeated")}
        off = [
            abs(place.days[day].carried - true)  # type: ignore[operator]
            for day in without
            if (true := place.rows[day].get("ext_killed_cum")) is not None
            and place.days[day].did == "missing"
            and place.days[day].carried is not None
        ]
        rows.append(
            (
                place.name,
                len(without),
                len(without & told),
                len(without - told),
                len(told - without),
                share(len(without & told), len(without)),
                max(off, default="-"),
            )
        )
    head = ("series", "days", "found", "missed", "false", "share found", "carried: most off by")
    return headed("Running tolls: days without a report of their own", table(head, rows))


def _without_report(row: Row) -> bool:
    filled = row.get("report_source") == "missing" or row.get("flash_source") == "fill"
    return filled or row.get("report_period") == 0


def _restarts(found: Iterable[Place]) -> str:
    rows: list[tuple[object, ...]] = []
    for place in found:
        ordered = sorted(place.rows)
        true = {
            now
            for before, now in pairwise(ordered)
            if place.rows[now].get("phase") != place.rows[before].get("phase")
        }
        told = {day for day, one in place.days.items() if one.did == "restarted"}
        right = sum(one.carried == place.rows[d].get("killed_cum") for d, one in place.days.items())
        rows.append(
            (
                place.name,
                len(true),
                len(true & told),
                len(true - told),
                len(told - true),
                f"{right} of {sum('killed_cum' in row for row in place.rows.values())}",
            )
        )
    head = ("series", "restarts", "found", "missed", "false", "continuous figure right")
    return headed("Running tolls: counts that start again", table(head, rows))


def _error_lines(place: Place) -> list[str]:
    truth, added = _committee(place), _added(place)
    days = [d for d in sorted({*truth, *added}) if half(place.rows[d]["report_date"]) == HALVES[0]]
    return [
        f"{date.fromordinal(day)}: {truth.get(day, 0)} added, {added.get(day, 0)} found; "
        f"change {place.days[day].change}"
        for day in days
        if (day in truth) != (day in added)
    ]
