"""The pages that are timed: real ones where the shared data lie, else the project's examples."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from cenotaph.model.pages import Receipt
from evaluation import baseline

_EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
# spaCy reads 2,000 to 5,000 words a second: a set of this size takes it two to four seconds.
_WORDS_A_SET = 8_000
# As long as a usual page, so that what a page costs whatever its words is shared as usual.
_WORDS_A_PAGE = 400
_INJURY = re.compile(r"injur|wound|hurt|casualt|missing|abduct|kidnap|arrest|detain|displac", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One page's bytes with what is known from outside, and the words of its text."""

    data: bytes
    receipt: Receipt
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Pages by what they are like: thick with casualties, general news, nothing to find; HTML."""

    origin: str
    dense: tuple[Source, ...]
    general: tuple[Source, ...]
    nothing: tuple[Source, ...]
    html: tuple[Source, ...]


def sets(data: Path) -> Sets:
    """The four sets, each of about 8,000 words."""
    shared = (data / "muc4").is_dir() and (data / "page_reading").is_dir()
    dense = _take(_muc4(data) if shared else _examples("*.txt"))
    html = _take(_html(data) if shared else _examples("*.html"))
    general = _take(_bodies(data)) if shared else ()
    return Sets(
        origin="shared data" if shared else "the project's examples, repeated",
        dense=dense,
        general=general,
        nothing=_take(cycle(_quiet_pages(general or dense))),
        html=html,
    )


def many(data: Path, number: int) -> Iterator[Source]:
    """So many pages, one at a time; the same ones again when they run out."""
    shared = (data / "muc4").is_dir()
    return islice(_again(data, shared=shared), number)


def _again(data: Path, *, shared: bool) -> Iterator[Source]:
    while True:
        yield from _muc4(data) if shared else _examples("*")


def _muc4(data: Path) -> Iterator[Source]:
    with (data / "muc4" / "muc4_train_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["templates"]:
                yield _text(row["text"])


def _bodies(data: Path) -> Iterator[Source]:
    truth = json.loads((data / "page_reading" / "ground-truth.json").read_text(encoding="utf-8"))
    return (_text(row["articleBody"]) for row in truth.values())


def _html(data: Path) -> Iterator[Source]:
    truth = json.loads((data / "page_reading" / "ground-truth.json").read_text(encoding="utf-8"))
    for name, row in truth.items():
        page = gzip.decompress((data / "page_reading" / "html" / f"{name}.html.gz").read_bytes())
        words = len(row["articleBody"].split())
        yield Source(data=page, receipt=Receipt(media_type="text/html"), words=words)


def _examples(pattern: str) -> Iterator[Source]:
    for file in sorted(_EXAMPLES.rglob(pattern)):
        if file.is_file():
            data = file.read_bytes()
            kind = "text/html" if file.suffix == ".html" else "text/plain"
            text = re.sub(rb"<[^>]*>", b" ", data)
            yield Source(
                data=data, receipt=Receipt(media_type=kind), words=len(text.decode().split())
            )


def _quiet_pages(pages: Iterable[Source]) -> tuple[Source, ...]:
    """Pages of paragraphs that hold no figure and no word of harm."""
    paragraphs = [
        paragraph
        for page in pages
        for paragraph in page.data.decode().split("\n")
        if not _may_harm(paragraph) and len(paragraph.split()) > 20
    ]
    # an own sentence where every paragraph of the pages has a figure or a word of harm
    own = ["The council met in the afternoon and spoke about the market by the river. " * 20]
    made: list[Source] = []
    body: list[str] = []
    for paragraph in paragraphs or own:
        body.append(paragraph)
        if sum(len(p.split()) for p in body) >= _WORDS_A_PAGE:
            made.append(_text("\n\n".join(body)))
            body = []
    return tuple(made) or (_text("\n\n".join(body)),)


def _may_harm(paragraph: str) -> bool:
    figure = any(True for _ in baseline.figures(paragraph))
    return figure or baseline.tells_of_death(paragraph) or bool(_INJURY.search(paragraph))


def _text(text: str) -> Source:
    return Source(
        data=text.encode(), receipt=Receipt(media_type="text/plain"), words=len(text.split())
    )


def _take(pages: Iterable[Source]) -> tuple[Source, ...]:
    taken: list[Source] = []
    words = 0
    for page in pages:
        if words >= _WORDS_A_SET:
            break
        taken.append(page)
        words += page.words
    return tuple(taken)
