"""Reading texts in tests: pages from text, a small gazetteer, and what a reading shows."""

from collections.abc import Iterator
from functools import cache

from cenotaph.extract import Reader, extract, make_reader
from cenotaph.extract.languages.en.harm import TRIGGERS
from cenotaph.extract.tokens import tokenize
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page, Segment
from cenotaph.reference.places import MemoryGazetteer, PlaceRow, fold, supplement_gazetteer
from tests.builders import page

#: a Friday; the day every text of the tests appears unless it says otherwise
PUBLISHED = "2021-03-05"

# Towns that the supplement lacks and the tests name: name, latitude, longitude, country, people.
_TOWNS = (
    ("Hama", 35.13, 36.76, "SY", 460_000),
    ("Aleppo", 36.20, 37.16, "SY", 1_600_000),
    ("Kharkiv", 49.98, 36.25, "UA", 1_430_000),
    ("Kherson", 46.66, 32.62, "UA", 320_000),
    ("Maiduguri", 11.85, 13.16, "NG", 1_100_000),
    ("Gao", 16.27, -0.04, "ML", 86_000),
    ("Ménaka", 15.92, 2.40, "ML", 9_000),
    ("Kidal", 18.44, 1.41, "ML", 25_000),
    ("Taiz", 13.58, 44.02, "YE", 615_000),
    ("Mandalay", 21.98, 96.08, "MM", 1_200_000),
    ("Marte", 12.37, 13.83, "NG", 20_000),
    ("Monguno", 12.67, 13.61, "NG", 19_000),
    ("Kukawa", 12.92, 13.57, "NG", 10_000),
)


@cache
def small_gazetteer() -> MemoryGazetteer:
    """The supplement and the few towns that the tests name."""
    supplement = supplement_gazetteer()
    rows = dict(supplement.rows)
    for name, lat, lon, country, people in _TOWNS:
        row = PlaceRow(
            id=f"test:{fold(name)}",
            name=name,
            lat=lat,
            lon=lon,
            radius_km=8.0,
            precision="town",
            country=country,
            population=people,
            admin1=None,
            kind="town",
        )
        rows[fold(name)] = (row, *rows.get(fold(name), ()))
    return MemoryGazetteer(digest=f"test-{supplement.digest}", rows=rows)


@cache
def small_reader() -> Reader:
    """The English reader over the small gazetteer."""
    return make_reader(small_gazetteer())


def page_of(text: str, *, published: str | None = PUBLISHED) -> Page:
    """A page of the text; of several paragraphs the first is the headline."""
    segments = [Segment(kind="body", start=0, end=len(text))]
    gap = text.find("\n\n")
    if gap >= 0:
        segments = [
            Segment(kind="headline", start=0, end=gap),
            Segment(kind="body", start=gap + 2, end=len(text)),
        ]
    return page(text, segments=tuple(segments), published_at=published)


def read(text: str, *, published: str | None = PUBLISHED) -> tuple[Page, Extraction]:
    """The page of a text and what is read in it."""
    source = page_of(text, published=published)
    return source, extract(source, small_reader())


def claims(text: str, *, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    """The claims of a text."""
    return read(text, published=published)[1].claims


def shows(extraction: Extraction) -> frozenset[str]:
    """The names of the codebook that a reading shows: rules, values of fields, counting words."""
    found = {name for claim in extraction.claims for name in _shown(claim)}
    found.update(f"responsibility={r.stance}" for r in extraction.responsibility)
    return frozenset(found)


def _shown(claim: Claim) -> Iterator[str]:
    yield from claim.rules.values()
    yield f"measure={claim.measure}"
    yield f"scope={claim.scope}"
    yield f"stance={claim.stance}"
    yield f"certainty={claim.certainty}"
    yield f"status={claim.group.status}"
    yield from (f"role={speaker.role}" for speaker in claim.attribution)
    yield from (f"means={means}" for means in claim.means)
    if claim.count.kind == "vague" and claim.count.text is not None:
        yield f"vague={claim.count.text.lower()}"
    start = claim.spans.measure.start - claim.spans.quote.start
    end = claim.spans.measure.end - claim.spans.quote.start
    words = claim.quote[start:end]
    trigger = TRIGGERS.get(tuple(token.low for token in tokenize(words, 0, len(words))))
    if trigger is not None:
        yield f"frame={trigger.frame}"
