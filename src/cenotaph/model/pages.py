"""Pages: one captured document with its bytes' digest, its text and the roles of its parts."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from cenotaph.model.values import Problem, Span
from cenotaph.model.vocabulary import SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is known of a capture from outside the bytes: where, when, by what, and what was said.

    `published_at`, `title` and `source` are what the caller knows; they outrank what the page
    says of itself. `row_id` is the caller's own name for the page.
    """

    captured_at: str | None = None
    url: str | None = None
    row_id: str | None = None
    media_type: str | None = None
    tool: str | None = None
    title: str | None = None
    source: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a page's text with one role."""

    kind: SegmentKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The segment's interval."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One captured document; its text is stored once and never derived again.

    `id` is the hash of the bytes' digest and the url, else the caller's row id. Segments lie in
    order and do not overlap; text between them is white space. `published_at` is an ISO date or
    date-time, null when neither the page nor the caller gives it.
    """

    id: str
    digest: str
    url: str | None
    row_id: str | None
    title: str | None
    source: str | None
    language: str | None
    published_at: str | None
    captured_at: str | None
    text: str
    segments: tuple[Segment, ...]
    problems: tuple[Problem, ...] = ()


def leads_to_the_web(address: str) -> bool:
    """Whether an address may be made a link: http or https, and a host.

    Sheets, files of lines and people give addresses of pages, and one may be a script.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
