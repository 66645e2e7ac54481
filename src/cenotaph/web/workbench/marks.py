"""A page's text as pieces: which claim stands where, what of it is withheld from this reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cenotaph.model.claims import Claim
from cenotaph.model.pages import Page
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import SegmentKind
from cenotaph.run.coding import Coded


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the text that is marked alike: `start` is its place, `length` its characters.

    `claim` is the one whose figure it is, `state` how that claim stands, `part` what the piece is
    of the claim that is looked at. `text` is None where a name is withheld.
    """

    start: int
    length: int
    text: str | None
    claim: str | None = None
    state: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A segment of the page with its pieces."""

    kind: SegmentKind
    pieces: tuple[Piece, ...]


def state_of(coded: Coded) -> str:
    """How a claim stands: `machine`, `reopened`, or the action that stands on it."""
    if coded.standing is None:
        return "enter" if coded.by_person else "machine"
    return "reopened" if coded.standing.reopened else coded.standing.action


def stretches(
    page: Page, claims: Sequence[Coded], current: Coded | None, hidden: Iterable[Span]
) -> tuple[Stretch, ...]:
    """The page's segments in order; a page without any is one body."""
    anchors = [(one.claim.spans.anchor, one) for one in claims]
    parts = {} if current is None else _parts(current.claim)
    withheld = tuple(hidden)
    spans = [span for span, _ in anchors] + [*parts, *withheld]
    segments = [(one.kind, one.span) for one in page.segments]
    return tuple(
        Stretch(
            kind=kind,
            pieces=tuple(
                _piece(page, start, end, anchors, parts, withheld)
                for start, end in _cuts(segment, spans)
            ),
        )
        for kind, segment in segments or [("body", Span(0, len(page.text)))]
    )


def _parts(claim: Claim) -> Mapping[Span, str]:
    """The spans of one claim by what they are, the narrower over the wider."""
    spans = claim.spans
    found: dict[Span, str] = {spans.quote: "quote"}
    single = ((spans.measure, "measure"), (spans.group, "group"), (spans.when, "when"))
    found.update({span: part for span, part in single if span is not None})
    found.update(dict.fromkeys(spans.where, "where") | dict.fromkeys(spans.attribution, "speaker"))
    return dict(sorted(found.items(), key=lambda one: one[0].start - one[0].end))


def _cuts(segment: Span, spans: Iterable[Span]) -> Iterable[tuple[int, int]]:
    edges = {edge for span in spans for edge in span if segment.start < edge < segment.end}
    points = sorted({segment.start, segment.end} | edges)
    return pairwise(points)


def _piece(
    page: Page,
    start: int,
    end: int,
    anchors: Iterable[tuple[Span, Coded]],
    parts: Mapping[Span, str],
    withheld: Iterable[Span],
) -> Piece:
    here = Span(start, end)
    coded = next((one for span, one in anchors if span.covers(here)), None)
    part = [name for span, name in parts.items() if span.covers(here)]
    return Piece(
        start=start,
        length=end - start,
        text=None if any(span.covers(here) for span in withheld) else page.text[start:end],
        claim=None if coded is None else coded.claim.id,
        state="" if coded is None else state_of(coded),
        part=part[-1] if part else "",
    )
