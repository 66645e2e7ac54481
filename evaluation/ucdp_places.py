"""Places of coded events (UCDP GED, CC BY 4.0): how near the place read lies to the coded point.

Two readings. Headlines that tell of death and name the event's coded place, as they were printed.
And notes in the way coders write them, made of the row's own names: a sentence with the place, its
second-level and first-level area and the country, which tries the gazetteer and its namesakes the
world over.
Only events count whose point is coded to a place or near it (`where_prec` 1 and 2).
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cenotaph.model.extent import distance_km
from cenotaph.model.values import Place
from cenotaph.reference.places import fold
from evaluation import baseline
from evaluation.errors_by_kind import Errors
from evaluation.first_toll import read_text
from evaluation.halves import HALVES, split
from evaluation.rates import share
from evaluation.tables import headed, table
from evaluation.ucdp import headlines_of

_FILES = (("Ukraine", "conflict_data_ukr.csv"), ("59 countries", "ucdpged_sample1000.csv"))
_TYPES = re.compile(
    r"\b(?:village|town|city|district|raion|oblast|province|governorate|area|municipality|camp"
    r"|airport|airfield|airbase|region|locality|neighbourhood|constituency|woreda|department|"
    r"county|state|town of)\b.*",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"\s*\(.*\)")
# As for the gold, and the width of a province.
_NEAR_KM, _FAR_KM = 25.0, 100.0

Kind = Literal["headline", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A text that names the place of an event whose point is coded."""

    event: str
    text: str
    date: str | None
    lat: float
    lon: float

    def distance(self, places: Sequence[Place]) -> float | None:
        """Kilometres from the coded point to the nearest of the places read."""
        coded = Place(
            text="", name=None, lat=self.lat, lon=self.lon, radius_km=None, precision=None,
            gazetteer_id=None, country=None,
        )  # fmt: skip
        found = [d for place in places if (d := distance_km(coded, place)) is not None]
        return min(found, default=None)


def located(path: Path, kind: Kind) -> Iterator[Located]:
    """The texts of one file of events, each text once an event."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # the second line of the one file holds HXL tags and no id
            if not row["id"] or row["where_prec"][:1] not in {"1", "2"}:
                continue
            name = _TYPES.sub("", row["where_coordinates"]).strip(" ,-")
            texts = _headlines(row, name) if kind == "headline" else [(_note(row, name), None)]
            for text, date in texts if name else ():
                yield Located(
                    event=row["id"], text=text, date=date or row["date_start"][:10],
                    lat=float(row["latitude"]), lon=float(row["longitude"]),
                )  # fmt: skip


def _headlines(row: dict[str, str], name: str) -> list[tuple[str, str | None]]:
    folded = f" {fold(name)} "
    told = (h for h in headlines_of(row) if baseline.tells_of_death(h.text))
    return [(h.text, h.date) for h in told if folded in f" {fold(h.text)} "]


def _note(row: dict[str, str], name: str) -> str:
    areas = ", ".join(area for area in (row["adm_2"], row["adm_1"]) if area)
    within = f" ({areas})" if areas else ""
    return f"Five people were killed in {name}{within}, {_COUNTRY.sub('', row['country'])}."


def run(folder: Path, errors: int | None = None) -> str:
    """The shares within 25 and 100 km of both halves; or the tune part's errors."""
    seen = Errors()
    rows: list[tuple[object, ...]] = []
    for kind in ("headline", "note"):
        for title, name in _FILES:
            halves = split(located(folder / name, kind), lambda each: each.event)
            for half in HALVES if errors is None else HALVES[:1]:
                rows.append((kind, title, half, *_shares(halves[half], half, kind, seen)))
    if errors is not None:
        return seen.shown(errors)
    head = ("text", "events of", "half", "texts", "placed", "within 25 km", "within 100 km")
    return headed("UCDP: places of texts that name the coded place", table(head, rows))


def _shares(texts: Sequence[Located], half: str, kind: Kind, seen: Errors) -> tuple[object, ...]:
    placed = near = far = 0
    for each in texts:
        reading = read_text(each.text, published_at=each.date).extraction
        claim = next(iter(reading.claims), None)
        places = claim.where if claim is not None else reading.setting_where
        km = each.distance(places)
        placed += km is not None
        near += km is not None and km <= _NEAR_KM
        far += km is not None and km <= _FAR_KM
        if half == "tune" and (km is None or km > _NEAR_KM):
            words = "; ".join(f"{p.text} = {p.name} {p.country} ({p.lat}, {p.lon})" for p in places)
            wrong = "no place" if km is None else "25 to 100 km" if km <= _FAR_KM else "farther"
            seen.add(
                f"{kind}: {wrong}", f"{each.text}\n      [{words}] coded {each.lat}, {each.lon}"
            )
    n = len(texts)
    return n, share(placed, n), share(near, n), share(far, n)
