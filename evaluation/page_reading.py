"""Main text against chrome: our body beside three extractors' texts, on 181 real news pages.

The measure is that of the article-extraction-benchmark (Scrapinghub, 2020): precision, recall and
F1 over 4-word shingles of the article's true body, averaged over pages.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from cenotaph.capture import capture
from cenotaph.model.pages import Page, Receipt
from evaluation.tables import headed, table

_WORD = re.compile(r"\w+")
_SHINGLE = 4


class Example(NamedTuple):
    """One page of the data: its name, bytes and true body."""

    name: str
    data: bytes
    truth: str


class Score(NamedTuple):
    """Precision and recall of one text, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def examples(data_dir: Path) -> Iterator[Example]:
    """The pages of `data_dir`: `html/NAME.html.gz` and `ground-truth.json`."""
    truth = json.loads((data_dir / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth):
        data = gzip.decompress((data_dir / "html" / f"{name}.html.gz").read_bytes())
        yield Example(name, data, truth[name]["articleBody"])


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of the text, counted; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    if len(words) < _SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))


def compare(found: str, truth: str) -> Score:
    """How much of what was found is true, and how much of the truth was found."""
    a, b = shingles(found), shingles(truth)
    both = sum((a & b).values())
    # nothing found is no false word; nothing to find is found
    return Score(both / a.total() if a else 1.0, both / b.total() if b else 1.0)


def body_of(page: Page) -> str:
    """The words of the page's body segments."""
    return "\n".join(page.text[s.start : s.end] for s in page.segments if s.kind == "body")


def trafilatura_text(data: bytes) -> str:
    """The main text by trafilatura with its defaults, without comments."""
    # these three are imported late: whoever lists the evaluations need not wait for them
    from trafilatura import extract  # noqa: PLC0415

    return str(extract(data, include_comments=False) or "")


def resiliparse_text(data: bytes) -> str:
    """The main text by resiliparse, without comments."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding  # noqa: PLC0415

    html = bytes_to_str(data, detect_encoding(data))
    return str(extract_plain_text(html, main_content=True, comments=False))


def readability_text(data: bytes) -> str:
    """The words of the summary that readability-lxml makes; empty where it gives up."""
    from lxml.etree import ParserError  # noqa: PLC0415
    from lxml.html import document_fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415
    from readability.readability import Unparseable  # noqa: PLC0415

    try:
        summary = Document(data.decode("utf-8", "replace")).summary()
        return "\n".join(document_fromstring(summary).itertext())
    except (Unparseable, ParserError):
        return ""


EXTRACTORS: Mapping[str, Callable[[bytes], str]] = {
    "Cenotaph": lambda data: body_of(capture(data, Receipt())),
    "trafilatura": trafilatura_text,
    "resiliparse": resiliparse_text,
    "readability-lxml": readability_text,
}


def score(data_dir: Path, *, every: int = 1) -> Mapping[str, Mapping[str, float]]:
    """Each extractor's mean precision, recall and F1, and its seconds, on the same pages.

    With `every` only the first of each so many pages is read.
    """
    chosen = list(islice(examples(data_dir), 0, None, every))
    return {name: _judged(chosen, text_of) for name, text_of in EXTRACTORS.items()}


def run(folder: Path, _errors: int | None = None) -> str:
    """The table of `score`."""
    found = score(folder)
    head = ("main text by", *next(iter(found.values())))
    rows = [(name, *values.values()) for name, values in found.items()]
    return headed("Page reading: main text of news pages", table(head, rows))


def _judged(pages: Sequence[Example], text_of: Callable[[bytes], str]) -> Mapping[str, float]:
    start = perf_counter()
    texts = [text_of(page.data) for page in pages]
    seconds = perf_counter() - start
    scores = [compare(text, page.truth) for text, page in zip(texts, pages, strict=True)]
    n = max(1, len(scores))
    precision = sum(s.precision for s in scores) / n
    recall = sum(s.recall for s in scores) / n
    return {
        "pages": len(scores),
        "precision": precision,
        "recall": recall,
        # F1 of the means, as the benchmark does
        "f1": Score(precision, recall).f1,
        "seconds": seconds,
    }
