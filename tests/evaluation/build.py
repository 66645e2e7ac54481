"""Builders of annotated passages, and of read claims that stand in them."""

from typing import Any

from cenotaph.model.claims import Claim, Count, Group, Spans, Speaker
from cenotaph.model.values import Place, Span, When
from evaluation.passages import Passage, passage
from tests.builders import claim

TEXT = "Five soldiers were killed in Hama, SOHR said. Two of them were officers."


def annotated(**fields: Any) -> dict[str, Any]:
    """The annotation of `TEXT`'s first claim."""
    return {
        "key": "a",
        "measure": "killed",
        "at": "Five soldiers were killed",
        "count_text": "Five",
        "measure_text": "killed",
        "kind": "exact",
        "figure": 5,
        "min": 5,
        "max": 5,
        "unit": "person",
        "group_text": "soldiers",
        "actor": None,
        "side": None,
        "status": "armed_forces",
        "sex": None,
        "age": None,
        "scope": "incident",
        "part_of": None,
        "stance": "asserts",
        "moved_from": None,
        "certainty": "stated",
        "attribution": [{"text": "SOHR", "role": "monitor"}],
        "means": [],
        "edtf": None,
        "where": {"text": "Hama", "lat": 35.13, "lon": 36.75},
    } | fields


def the_part(**fields: Any) -> dict[str, Any]:
    """The annotation of `TEXT`'s second claim, a part of the first."""
    values = {
        "key": "b",
        "at": "Two of them were officers",
        "count_text": "Two",
        "measure_text": None,
        "figure": 2,
        "min": 2,
        "max": 2,
        "scope": "part",
        "part_of": "a",
    }
    return annotated(**(values | fields))


def of(*claims: dict[str, Any], text: str = TEXT) -> Passage:
    """A passage with these annotations."""
    row = {
        "id": "open-1",
        "kinds": ["figures.words"],
        "title": None,
        "source": None,
        "published_at": None,
        "text": text,
        "claims": list(claims),
    }
    return passage(row)


def exactly(n: int, words: str) -> Count:
    """`n` people, as written."""
    return Count(kind="exact", figure=n, min=n, max=n, unit="person", text=words)


def found(words: str, n: int, text: str = TEXT, **fields: Any) -> Claim:
    """A read claim of `n` whose count is the first `words` of the text, as the builder's gold."""
    start = text.index(words)
    values: dict[str, Any] = {
        "spans": Spans(
            count=Span(start, start + len(words)),
            measure=Span(0, 1),
            quote=Span(0, len(text)),
        ),
        "group": Group(text="soldiers", status="armed_forces"),
        "attribution": (Speaker(text="SOHR", source="sohr", role="monitor"),),
        "when": When(text=None, start=None, end=None, precision="unknown", edtf=None),
        "means": (),
    }
    return claim(exactly(n, words), **(values | fields))


def place(lat: float, lon: float) -> Place:
    """A place at a point."""
    return Place(
        text="Hama",
        name=None,
        lat=lat,
        lon=lon,
        radius_km=None,
        precision=None,
        gazetteer_id=None,
        country=None,
    )
