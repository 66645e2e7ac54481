"""Shorthand for tests of grouping and linking: extractions, and reports with little in common."""

from typing import Any

from cenotaph.model.claims import Claim, Extraction, Spans
from cenotaph.model.reports import Assignment, Report
from cenotaph.model.values import Place, Span
from tests.builders import HAMA, claim, day, exact, report

IDLIB = Place(
    text="Idlib",
    name="Idlib",
    lat=35.93,
    lon=36.63,
    radius_km=8.0,
    precision="town",
    gazetteer_id="geonames:169389",
    country="SY",
)
# Twelve kilometres from Hama: the next town.
NEXT_TOWN = Place(
    text="the next town",
    name="the next town",
    lat=35.24,
    lon=36.75,
    radius_km=5.0,
    precision="town",
    gazetteer_id=None,
    country="SY",
)
REGION = Place(
    text="central Syria",
    name="central Syria",
    lat=35.0,
    lon=37.5,
    radius_km=100.0,
    precision="region",
    gazetteer_id=None,
    country="SY",
)
UNDATED = day(None)


def at(start: int, **fields: Any) -> Claim:
    """A claim whose count stands at this character of the page, in a sentence of its own."""
    spans = Spans(
        measure=Span(start + 5, start + 9),
        quote=fields.pop("quote", Span(start, start + 20)),
        count=Span(start, start + 4),
    )
    return claim(fields.pop("count", exact(5)), **({"id": f"at-{start}", "spans": spans} | fields))


def extraction(*claims: Claim, **fields: Any) -> Extraction:
    """What one reader finds on page-1 of 2020-12-14, which leads with Hama on that day."""
    values: dict[str, Any] = {
        "page": "page-1",
        "fingerprint": "test",
        "title": None,
        "source": "The Example Ledger",
        "url": None,
        "published_at": "2020-12-14",
        "claims": claims,
        "responsibility": (),
        "names": (),
        "setting_when": day("2020-12-14"),
        "setting_where": (HAMA,),
        "setting_means": (),
        "signature": (),
    }
    return Extraction(**(values | fields))


def on(
    name: str, date: str | None = "2020-12-14", where: Place | None = HAMA, **fields: Any
) -> Report:
    """The lead report of a page of its own; published on the day of its incident."""
    values: dict[str, Any] = {
        "id": name,
        "page": f"page of {name}",
        "when": day(date),
        "where": (where,) if where else (),
        "published_at": date,
    }
    return report(**(values | fields))


def killed(name: str, number: int, **fields: Any) -> Report:
    """A report that so many were killed."""
    one = claim(exact(number), id=f"claim of {name}", page=f"page of {name}")
    return on(name, claims=(one,), **fields)


def parts(assignments: tuple[Assignment, ...]) -> set[frozenset[str]]:
    """The partition that assignments make, without the incidents' names."""
    groups: dict[str, set[str]] = {}
    for one in assignments:
        groups.setdefault(one.incident, set()).add(one.report)
    return {frozenset(group) for group in groups.values()}
