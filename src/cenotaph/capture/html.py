"""An HTML page as text of our own with segments: headline first, then the page in its order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.capture.blocks import Block, blocks_of, parse, words_of_tags
from cenotaph.capture.labels import begins_comments, counts_comments, is_caption_line
from cenotaph.capture.main_text import report_blocks
from cenotaph.capture.metadata import Metadata, metadata_of
from cenotaph.capture.trim import trimmed
from cenotaph.capture.words import is_prose, squeeze
from cenotaph.model.pages import Segment
from cenotaph.model.vocabulary import SegmentKind

_SITE_SUFFIX = re.compile(r"\s+(?:[|•·»—–-]|::)\s+[^|•·»—–]{2,40}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text with its segments and what the document says of itself."""

    text: str
    segments: tuple[Segment, ...]
    metadata: Metadata


def read_html(source: str) -> Reading:
    """The reading of an HTML document, however broken; its text may be empty."""
    tree = parse(source)
    metadata = metadata_of(tree)
    blocks = blocks_of(tree) or words_of_tags(source)
    body = report_blocks(tree, blocks)
    headline, place = _headline(blocks, body, metadata)
    body = _before_readers(blocks, trimmed(blocks, body, headline, place))
    readers = _readers(blocks, body)
    shown = _report_span(body, place)
    parts: list[tuple[SegmentKind, str]] = [("headline", headline)] if headline else []
    parts += [
        (_kind(i, block, body, shown, readers), block.text)
        for i, block in enumerate(blocks)
        if i != place
    ]
    text, segments = lay_out(parts)
    return Reading(text=text, segments=segments, metadata=metadata)


def lay_out(parts: Sequence[tuple[SegmentKind, str]]) -> tuple[str, tuple[Segment, ...]]:
    """The parts as one text with blank lines between, and the segment of each.

    Neighbours of chrome, and of comments, are one segment; the rest keep their paragraphs.
    """
    segments: list[Segment] = []
    position = 0
    for kind, words in parts:
        end = position + len(words)
        if segments and kind in ("chrome", "comment") and segments[-1].kind == kind:
            segments[-1] = Segment(kind=kind, start=segments[-1].start, end=end)
        else:
            segments.append(Segment(kind=kind, start=position, end=end))
        position = end + 2
    return "\n\n".join(words for _, words in parts), tuple(segments)


def _kind(i: int, block: Block, body: frozenset[int], shown: range, readers: int) -> SegmentKind:
    if block.role == "caption":
        return "caption" if i in shown else "chrome"
    if i in body:
        return "caption" if is_caption_line(block.text) else "body"
    if block.role == "comment" or (i >= readers and block.role is None):
        return "comment"
    return "chrome"


def _report_span(body: frozenset[int], place: int | None) -> range:
    """The blocks between the headline and the last paragraph: captions there are the report's.

    Pictures of other stories have captions, too.
    """
    if not body:
        return range(0)
    first = min(body) if place is None else min(*body, place)
    # the lead picture may stand above the headline, its credit a block or two further
    return range(max(0, first - 3), max(body) + 1)


def _before_readers(blocks: Sequence[Block], body: frozenset[int]) -> frozenset[int]:
    """The body up to a label that only the readers' part has, where prose stands before it."""
    told = False
    for i, block in enumerate(blocks):
        told = told or (i in body and is_prose(block.text))
        if told and begins_comments(block.text):
            return frozenset(one for one in body if one < i)
    return body


def _readers(blocks: Sequence[Block], body: frozenset[int]) -> int:
    """The block below the report that begins the readers' part by its words alone."""
    last = max(body, default=0)
    for i, block in enumerate(blocks):
        if i > last and (begins_comments(block.text) or counts_comments(block.text)):
            return i
    return len(blocks)


def _headline(
    blocks: Sequence[Block], body: frozenset[int], metadata: Metadata
) -> tuple[str | None, int | None]:
    """The headline and its position among the blocks, if it stands on the page."""
    titles = [squeeze(t) for t in metadata.titles]
    prose = (i for i in sorted(body) if is_prose(blocks[i].text))
    first = next(prose, min(body, default=0))
    headings = [i for i, b in enumerate(blocks) if b.tag == "h1" and b.role != "comment"]
    named = [i for i in headings if _names(squeeze(blocks[i].text), titles)]
    if not named:
        named = [i for i, b in enumerate(blocks) if i <= first and squeeze(b.text) in titles]
    if not named:
        # titles for search engines differ from the headline; four words are no site's name
        named = [i for i in headings if i <= first and len(blocks[i].text.split()) >= 4]
    if named:
        # a site may repeat its headline in a ticker; the one over the report is the last before it
        place = max((i for i in named if i <= first), default=named[0])
        return " ".join(blocks[place].text.split()), place
    if metadata.titles:
        return _SITE_SUFFIX.sub("", metadata.titles[0]), None
    return None, None


def _names(heading: str, titles: Sequence[str]) -> bool:
    """Whether a heading is one of the page's names for itself, cut or grown at an end."""
    # 10 letters: a site's name also begins its title
    return len(heading) >= 10 and any(heading in t or t in heading for t in titles)
