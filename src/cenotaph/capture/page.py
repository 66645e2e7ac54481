"""From bytes to a page: what the bytes are, their text, its segments, what the page says."""

from dataclasses import replace

from cenotaph.capture.dates import iso_date
from cenotaph.capture.decode import decode
from cenotaph.capture.html import Reading, read_html
from cenotaph.capture.language import language_of
from cenotaph.capture.media import is_html, refuse_unreadable
from cenotaph.capture.metadata import Metadata, host_of
from cenotaph.capture.row import read_row
from cenotaph.capture.text import outlet_in, published_in, read_text
from cenotaph.codec import digest, short_id
from cenotaph.errors import PageError
from cenotaph.model.pages import Page, Receipt, Segment
from cenotaph.model.rows import ROW_TYPE
from cenotaph.model.unseen import without_unseen
from cenotaph.model.values import Problem

_NO_BODY = Problem(
    code="no-body",
    message="No report was found on the page.",
    hint="Save the report's own page, or its text, and read that.",
)
# The longest headline of 1,001 news pages has 150 characters.
_LONGEST_NAME = 500
_SAYS_NOTHING = Metadata(titles=(), site=None, published_at=None, language=None, url=None)
_UNREADABLE_DATE = Problem(
    code="published-unreadable",
    message="The publication date given for the page is no full date.",
    hint="Give it as YYYY-MM-DD or YYYY-MM-DDTHH:MM.",
)


def capture(data: bytes, receipt: Receipt) -> Page:
    """The page that the bytes hold; what the receipt says outranks what the page says.

    Raises `PageError` when the data is empty, too large, binary, or holds no words.
    """
    refuse_unreadable(data)
    text, problems = decode(data, receipt.media_type)
    reading = _read(data, text, receipt)
    if not reading.segments:
        raise PageError(
            "The page holds no words.",
            hint="A page that a script fills must be saved from a browser after it has loaded.",
        )
    given = iso_date(receipt.published_at)
    if receipt.published_at and given is None:
        problems += (_UNREADABLE_DATE,)
    if not any(segment.kind in ("headline", "body") for segment in reading.segments):
        problems += (_NO_BODY,)
    return _page(data, receipt, reading, given, problems)


def _read(data: bytes, text: str, receipt: Receipt) -> Reading:
    if receipt.media_type == ROW_TYPE:
        words, segments = read_row(text)
        return Reading(text=words, segments=segments, metadata=_SAYS_NOTHING)
    return read_html(text) if is_html(data, receipt.media_type) else _read_plain(text, receipt)


def _page(
    data: bytes,
    receipt: Receipt,
    reading: Reading,
    given: str | None,
    problems: tuple[Problem, ...],
) -> Page:
    said = reading.metadata
    url = receipt.url or said.url
    content = digest(data)
    title = receipt.title or _headline(reading) or next(iter(said.titles), None)
    source = receipt.source or said.site or host_of(url)
    name = url or receipt.row_id
    return Page(
        id=short_id(content, name) if name else short_id(content),
        digest=content,
        url=url,
        row_id=receipt.row_id,
        title=_name(title),
        source=_name(source),
        language=language_of(_main(reading), said.language),
        published_at=given or said.published_at,
        captured_at=receipt.captured_at,
        text=reading.text,
        segments=reading.segments,
        problems=problems,
    )


def _name(words: str | None) -> str | None:
    """A title or an outlet as lists show it, whatever a page or a person gives for one."""
    return None if words is None else without_unseen(words)[:_LONGEST_NAME]


def _read_plain(text: str, receipt: Receipt) -> Reading:
    segments = read_text(text, receipt.title)
    said = replace(
        _SAYS_NOTHING,
        site=outlet_in(text, segments),
        published_at=published_in(text, segments),
    )
    return Reading(text=text, segments=segments, metadata=said)


def _words(reading: Reading, segment: Segment) -> str:
    return reading.text[segment.start : segment.end]


def _headline(reading: Reading) -> str | None:
    first = next((s for s in reading.segments if s.kind == "headline"), None)
    return " ".join(_words(reading, first).split()) if first else None


def _main(reading: Reading) -> str:
    """The report's words, which alone tell the page's language: chrome is often in another."""
    told = [_words(reading, s) for s in reading.segments if s.kind in ("headline", "body")]
    return "\n".join(told) or reading.text
