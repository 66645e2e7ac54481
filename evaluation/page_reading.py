"""Main text against chrome: our body beside trafilatura's text, on 181 real news pages.

The measure is that of the article-extraction-benchmark (Scrapinghub, 2020): precision, recall and
F1 over 4-word shingles of the article's true body, averaged over pages.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cenotaph.capture import capture
from cenotaph.model.pages import Page, Receipt

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
    # imported late: whoever lists the evaluations need not wait for it
    from trafilatura import extract  # noqa: PLC0415

    return str(extract(data, include_comments=False) or "")


def score(data_dir: Path, *, every: int = 1) -> Mapping[str, float]:
    """Mean precision, recall and F1 of our body and of trafilatura's text on the same pages.

    With `every` only the first of each so many pages is read.
    """
    ours: list[Score] = []
    theirs: list[Score] = []
    for example in islice(examples(data_dir), 0, None, every):
        ours.append(compare(body_of(capture(example.data, Receipt())), example.truth))
        theirs.append(compare(trafilatura_text(example.data), example.truth))
    return _means("", ours) | _means("trafilatura_", theirs) | {"pages": float(len(ours))}


def _means(prefix: str, scores: list[Score]) -> dict[str, float]:
    n = max(1, len(scores))
    precision = sum(s.precision for s in scores) / n
    recall = sum(s.recall for s in scores) / n
    return {
        f"{prefix}precision": round(precision, 4),
        f"{prefix}recall": round(recall, 4),
        # of the means, as the benchmark does
        f"{prefix}f1": round(Score(precision, recall).f1, 4),
    }
