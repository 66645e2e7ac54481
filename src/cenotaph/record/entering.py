"""Entering a claim by hand: the words a person selected on a page, made a claim of their own."""

import re
from dataclasses import dataclass, replace

from cenotaph.codec import short_id
from cenotaph.errors import InputError
from cenotaph.model.claims import Claim, Count, Group, Said, Spans, Speaker
from cenotaph.model.pages import Page
from cenotaph.model.reports import Report
from cenotaph.model.values import Span, When
from cenotaph.model.vocabulary import Measure, Role, SaidBasis, SegmentKind
from cenotaph.record.amending import amended

_FIGURE = re.compile(r"\d[\d,. \u00a0]*\d|\d")
# A quote runs to the next stop or line, and no further than a long sentence does.
_STOP = re.compile(r"[.!?؟。]\s|\n")
_QUOTE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says of the words they selected: the measure, its count, whom, who said it."""

    measure: Measure
    count: str
    group: str = ""
    speaker: str = ""
    role: Role = "unnamed"


def entered(page: Page, report: Report, words: Span, told: Told) -> Claim:
    """The claim at these words of the page, in one of its reports.

    The figure's span is the first number within the words, else the words themselves. Time, place
    and means are the report's, and named as inherited. Raises InputError where the words are not
    the page's, or the count cannot be read.
    """
    if not 0 <= words.start < words.end <= len(page.text) or not page.text[slice(*words)].strip():
        raise InputError("No words are selected.", hint="Select the words that say it.")
    counted = _figure(page, words)
    chain = (Speaker(text=told.speaker, source=None, role=told.role),) if told.speaker else ()
    spoken = _find(page, told.speaker, words)
    quote = _quote(page, words)
    unstated = Count(kind="unstated", figure=None, min=None, max=None, unit="person", text=None)
    claim = Claim(
        id=short_id(page.id, told.measure, counted or words, "entered", told.group, told.speaker),
        page=page.id,
        measure=told.measure,
        count=replace(unstated, text=page.text[slice(*counted)] if counted else None),
        group=Group(text=told.group or None),
        scope="incident",
        part_of=None,
        stance="asserts",
        about=None,
        moved_from=None,
        certainty="stated",
        attribution=chain,
        said=_said(page),
        means=report.means,
        when=report.when or _UNKNOWN,
        where=report.where,
        segment=_segment(page, words),
        inherited=("means", "when", "where"),
        spans=Spans(
            measure=words,
            quote=quote,
            count=counted,
            attribution=(spoken,) if spoken else (),
        ),
        quote=page.text[slice(*quote)],
        rules={},
    )
    return amended(claim, [f"count={told.count.strip() or 'unstated'}"])


_UNKNOWN = When(text=None, start=None, end=None, precision="unknown", edtf=None)


def find_words(page: Page, words: str) -> Span:
    """Where these words stand on the page; raises InputError where they do not, or stand twice."""
    wanted = words.strip()
    first = page.text.find(wanted) if wanted else -1
    if first < 0:
        raise InputError(
            f"“{wanted}” does not stand on the page.", hint="Copy the words as the page has them."
        )
    if page.text.find(wanted, first + 1) >= 0:
        raise InputError(
            f"“{wanted}” stands more than once on the page.", hint="Take more words around it."
        )
    return Span(first, first + len(wanted))


def _figure(page: Page, words: Span) -> Span | None:
    found = _FIGURE.search(page.text, words.start, words.end)
    return Span(*found.span()) if found else None


def _find(page: Page, speaker: str, words: Span) -> Span | None:
    """The speaker's words nearest before the claim, else anywhere on the page."""
    if not speaker:
        return None
    at = page.text.rfind(speaker, 0, words.end)
    at = page.text.find(speaker) if at < 0 else at
    return None if at < 0 else Span(at, at + len(speaker))


def _quote(page: Page, words: Span) -> Span:
    """The sentence around the words."""
    earliest = max(words.start - _QUOTE, 0)
    stops = [one.end() for one in _STOP.finditer(page.text, earliest, words.start)]
    start = stops[-1] if stops else earliest
    stop = _STOP.search(page.text, words.end - 1, min(words.end + _QUOTE, len(page.text)))
    end = min(words.end + _QUOTE, len(page.text))
    if stop is not None:
        end = stop.start() + (0 if page.text[stop.start()] == "\n" else 1)
    return Span(start, max(end, words.end))


def _segment(page: Page, words: Span) -> SegmentKind:
    found = (one.kind for one in page.segments if one.span.overlaps(words))
    return next(found, "body")


def _said(page: Page) -> Said:
    at = page.published_at or page.captured_at
    basis: SaidBasis = "page" if page.published_at else "capture"
    return Said(text=None, at=at, precision="day" if at else "unknown", basis=basis if at else None)
