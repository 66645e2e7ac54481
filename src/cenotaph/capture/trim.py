"""What trafilatura takes for a report's text and is not: boxes, links, names at its edges."""

from collections.abc import Sequence

from cenotaph.capture.blocks import Block
from cenotaph.capture.labels import begins_related, is_chrome_line
from cenotaph.capture.words import is_prose, squeeze

# Words of a name, a date or a button; the shortest standfirst without a period has more.
_FEW_WORDS = 6


def trimmed(
    blocks: Sequence[Block], body: frozenset[int], headline: str | None, place: int | None
) -> frozenset[int]:
    """The body without labels, boxes of other stories, links between paragraphs and edges.

    `place` is where the headline stands among the blocks; the body itself where nothing would be
    left.
    """
    title = squeeze(headline or "")
    kept = [
        i
        for i in sorted(body)
        if i != place
        and squeeze(blocks[i].text) != title
        # above the headline stand the site's name, menus and tickers
        and (place is None or i > place or is_prose(blocks[i].text))
    ]
    kept = _without_links(blocks, _without_boxes(blocks, kept))
    return frozenset(_without_edges(blocks, kept)) or body


def _without_boxes(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Without titles after a label such as "Most read": they end where prose begins."""
    kept: list[int] = []
    within = False
    for i in body:
        first, *rest = blocks[i].text.split("\n")
        if begins_related(first):
            within = not any(map(is_prose, rest))
            if not within:
                kept.append(i)
        elif is_chrome_line(blocks[i].text):
            continue
        elif not within or is_prose(blocks[i].text):
            within = False
            kept.append(i)
    return kept


def _without_links(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    links = {
        i
        for i in body
        if blocks[i].links > 0.9
        and blocks[i].tag != "h1"
        and blocks[i].text[-1] not in ".!?\"'”’»)"
    }
    # a page that is a list of links has them as its report
    return [i for i in body if i not in links] if len(links) * 3 < len(body) else list(body)


def _without_edges(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Without the names, dates and menus above the first paragraph and below the last."""
    solid = [k for k, i in enumerate(body) if not _is_scrap(blocks[i])]
    return list(body[solid[0] : solid[-1] + 1]) if solid else list(body)


def _is_scrap(block: Block) -> bool:
    lines = block.text.split("\n")
    return block.tag != "tr" and not any(
        is_prose(line) or len(line.split()) >= _FEW_WORDS or line[-1] in ".!?" for line in lines
    )
