"""Which blocks are the report: those that trafilatura finds, else the densest run of prose."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from cenotaph.capture.blocks import Block
from cenotaph.capture.words import is_prose, squeeze, words_of

# The 181 measured pages have 169 blocks on average, 518 at most; forty times that is a data dump,
# on which trafilatura takes a minute.
_MAX_BLOCKS = 20_000
# Below this many letters a block equals a whole line of the main text, or is not in it: short
# words stand inside other words by chance.
_SHORT = 25


@cache
def _options(fast: bool) -> Any:
    # imported late: trafilatura takes longer to import than a page to read
    from trafilatura.settings import Extractor, use_config  # noqa: PLC0415

    config = use_config()
    # a short report is a report; without these trafilatura discards it and logs a warning
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "0")
    config.set("DEFAULT", "MIN_OUTPUT_COMM_SIZE", "0")
    return Extractor(config=config, output_format="python", comments=True, fast=fast)


def main_text(tree: Any, *, fast: bool) -> str:
    """The main text of the tree by trafilatura (Barbaresi 2021); the tree stays as it is.

    `fast` leaves out its own second and third opinion.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415

    document = bare_extraction(tree, options=_options(fast))
    return str(getattr(document, "text", None) or "")


def report_blocks(tree: Any, blocks: Sequence[Block]) -> frozenset[int]:
    """The positions of the blocks that are the report; never empty while a block has words."""
    if not blocks:
        return frozenset()
    if len(blocks) > _MAX_BLOCKS:
        return frozenset(_densest(blocks)) or frozenset(range(len(blocks)))
    # With our fallbacks the fast text gives the same F1 on 181 pages (0.968 either way) in three
    # quarters of the time. Where less than 60 % of it reads as prose, one page in 16, it took the
    # page's frame for the report, and the second opinion is worth its 10 ms.
    body = body_blocks(blocks, main_text(tree, fast=True))
    prose = [i for i in body if _reads_as_prose(blocks[i])]
    if _size(blocks, prose) < 0.6 * _size(blocks, body):
        body = body_blocks(blocks, main_text(tree, fast=False))
    return body


class MainText:
    """A main text to look blocks up in."""

    def __init__(self, text: str) -> None:
        self._lines = {squeeze(line) for line in text.splitlines()}
        self._whole = squeeze(text)
        self._text = text
        self._grams: set[tuple[str, ...]] | None = None

    def holds(self, block: str) -> bool:
        """Whether the block's words are in the main text."""
        squeezed = squeeze(block)
        if not squeezed:
            return False
        if squeezed in self._lines:
            return True
        if len(squeezed) < _SHORT:
            return False
        return squeezed in self._whole or self._shares(block)

    def _shares(self, block: str) -> bool:
        """Most four-word runs are there: an extractor dropped a link or a note inside it."""
        if self._grams is None:
            self._grams = set(_grams(self._text))
        grams = _grams(block)
        return bool(grams) and sum(gram in self._grams for gram in grams) > 0.6 * len(grams)


def _grams(text: str) -> list[tuple[str, ...]]:
    words = words_of(text)
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))


def body_blocks(blocks: Sequence[Block], found: str) -> frozenset[int]:
    """The positions of the blocks that are the report, given what trafilatura found.

    Never empty while a block has words.
    """
    main = MainText(found)
    trusted = not _wraps_report(blocks)
    matched = [
        i
        for i, block in enumerate(blocks)
        if not (trusted and block.role == "comment") and main.holds(block.text)
    ]
    body = _without_repeats(blocks, matched, len(found))
    dense = _densest(blocks)
    # trafilatura lost the report when another run of prose is four times as long
    if _size(blocks, body) * 4 < _size(blocks, dense):
        body = dense
    else:
        body = sorted({*body, *_lost_paragraphs(blocks, body)})
    if not body:
        body = [i for i, block in enumerate(blocks) if block.role is None]
    return frozenset(body or range(len(blocks)))


def _lost_paragraphs(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Paragraphs beside the report's own that trafilatura dropped, as it does behind a notice."""
    sizes: dict[tuple[str, str | None], int] = {}
    for i in body:
        if blocks[i].tag == "p":
            key = (blocks[i].home, blocks[i].role)
            sizes[key] = sizes.get(key, 0) + len(blocks[i].text)
    # a home of less than a third of the report may as well be a box beside it
    homes = {key for key, size in sizes.items() if size * 3 > _size(blocks, body)}
    return [
        i
        for i, block in enumerate(blocks)
        if block.tag == "p" and (block.home, block.role) in homes and _reads_as_prose(block)
    ]


def _wraps_report(blocks: Sequence[Block]) -> bool:
    """Whether a "comment" class wraps the report: then its headline is inside, too."""
    return any(block.tag == "h1" and block.role == "comment" for block in blocks)


def _size(blocks: Sequence[Block], chosen: Iterable[int]) -> int:
    return sum(len(blocks[i].text) for i in chosen)


def _without_repeats(blocks: Sequence[Block], matched: list[int], length: int) -> list[int]:
    """Without the teasers that repeat words of the report outside it."""
    places: dict[str, list[int]] = {}
    for i in matched:
        places.setdefault(squeeze(blocks[i].text), []).append(i)
    once = [found[0] for found in places.values() if len(found) == 1]
    if len(once) == len(matched) and _size(blocks, matched) <= 1.2 * length:
        return matched
    first, last = (once[0], once[-1]) if once else (matched[0], matched[-1])
    kept: list[int] = []
    for found in places.values():
        inside = [i for i in found if first <= i <= last]
        middle = (first + last) / 2
        kept += inside or [min(found, key=lambda i: abs(i - middle))]
    return sorted(_without_copies(blocks, kept, length))


def _without_copies(blocks: Sequence[Block], kept: list[int], length: int) -> list[int]:
    """Without a block that holds the whole report once more, as hidden feeds do."""
    # a tenth more than trafilatura found is white space and notes; half more is a second copy
    if _size(blocks, kept) <= 1.5 * length:
        return kept
    largest = max(kept, key=lambda i: len(blocks[i].text))
    rest = MainText("\n".join(blocks[i].text for i in kept if i != largest))
    return [i for i in kept if i != largest] if rest.holds(blocks[largest].text) else kept


def _reads_as_prose(block: Block) -> bool:
    # 200 characters without a period are a paragraph that ends with a link or a quote
    return block.links < 0.5 and (len(block.text) >= 200 or is_prose(block.text))


def _prose(block: Block) -> bool:
    return block.role is None and _reads_as_prose(block)


def _densest(blocks: Sequence[Block]) -> list[int]:
    """The run of blocks with most prose: a maximum-sum run where other text counts against."""
    best, best_run, total, start = 0, (0, 0), 0, 0
    for i, block in enumerate(blocks):
        # other text counts 40 characters at least: a list of many short links ends a run
        total += len(block.text) if _prose(block) else -max(40, len(block.text))
        if total <= 0:
            total, start = 0, i + 1
        elif total > best:
            best, best_run = total, (start, i + 1)
    return [i for i in range(*best_run) if _prose(blocks[i])]
