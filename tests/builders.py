"""Builders of model values for tests: every field has a harmless default."""

from typing import Any

from cenotaph.codec import digest, short_id
from cenotaph.model.claims import Claim, Count, Group, Said, Spans, Speaker
from cenotaph.model.pages import Page, Segment
from cenotaph.model.reports import Report
from cenotaph.model.values import Place, Span, When

SOHR = Speaker(text="SOHR", source="sohr", role="monitor", interest="none")
MINISTRY = Speaker(text="health ministry", source="syria-health-ministry", role="medical")


def exact(n: int) -> Count:
    """`n` people, exactly."""
    return Count(kind="exact", figure=n, min=n, max=n, unit="person", text=str(n))


def at_least(n: int) -> Count:
    """At least `n` people."""
    return Count(kind="at_least", figure=n, min=n, max=None, unit="person", text=f"at least {n}")


def page(text: str = "Five people were killed in Hama.", **fields: Any) -> Page:
    """A page whose whole text is body."""
    values: dict[str, Any] = {
        "id": short_id(text, fields.get("url")),
        "digest": digest(text),
        "url": None,
        "row_id": None,
        "title": None,
        "source": None,
        "language": "en",
        "published_at": None,
        "captured_at": None,
        "text": text,
        "segments": (Segment(kind="body", start=0, end=len(text)),),
    }
    return Page(**(values | fields))


def day(date: str | None) -> When:
    """A time of one day, or unknown."""
    if date is None:
        return When(text=None, start=None, end=None, precision="unknown", edtf=None)
    return When(text=date, start=date, end=date, precision="day", edtf=date)


HAMA = Place(
    text="Hama",
    name="Hama",
    lat=35.13,
    lon=36.75,
    radius_km=8.0,
    precision="town",
    gazetteer_id="geonames:170017",
    country="SY",
)


def claim(count: Count | None = None, **fields: Any) -> Claim:
    """A claim that five people were killed in Hama on 2020-12-14, in the page's own voice."""
    count = count or exact(5)
    said_at = fields.pop("said_at", "2020-12-14")
    basis = fields.pop("said_basis", "page")
    values: dict[str, Any] = {
        "page": "page-1",
        "measure": "killed",
        "count": count,
        "group": Group(),
        "scope": "incident",
        "part_of": None,
        "stance": "asserts",
        "about": None,
        "moved_from": None,
        "certainty": "stated",
        "attribution": (),
        "said": Said(text=None, at=said_at, precision="day", basis=basis),
        "means": (),
        "when": day("2020-12-14"),
        "where": (HAMA,),
        "segment": "body",
        "inherited": (),
        "spans": Spans(measure=Span(16, 22), quote=Span(0, 32), count=Span(0, 4)),
        "quote": "Five people were killed in Hama.",
    } | fields
    values.setdefault("id", short_id({k: repr(v) for k, v in values.items()}))
    return Claim(**values)


def report(*claims: Claim, **fields: Any) -> Report:
    """A lead report of page-1 by an outlet, in Hama on 2020-12-14."""
    values: dict[str, Any] = {
        "page": claims[0].page if claims else "page-1",
        "lead": True,
        "kind": "incident",
        "title": None,
        "source": "The Example Ledger",
        "url": None,
        "published_at": "2020-12-14",
        "when": day("2020-12-14"),
        "where": (HAMA,),
        "means": (),
        "actors": (),
        "claims": claims,
        "responsibility": (),
        "signature": (),
    } | fields
    values.setdefault("id", short_id("report", values["page"], values["lead"]))
    return Report(**values)
