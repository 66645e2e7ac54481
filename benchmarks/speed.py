"""Pages and words a second, and the ratios that the project aims at, all in one run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

from benchmarks.pages import Sets, Source
from benchmarks.rivals import HOW_TO_GET, spacy_pipeline, trafilatura_text
from cenotaph.capture import capture
from cenotaph.extract import extract
from cenotaph.model.pages import Page
from evaluation.reader import the_reader
from evaluation.tables import headed, table

# A pass is repeated until it has run so long, and the best pass counts: the others were disturbed.
_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The best pass over a set by one of the readers, in seconds of the processor."""

    pages: int
    words: int
    seconds: float

    def row(self, name: str) -> tuple[object, ...]:
        """Pages and words a second."""
        return (
            name,
            self.pages,
            f"{self.pages / self.seconds:,.1f}",
            f"{self.words / self.seconds:,.0f}",
            f"{1000 * self.seconds / self.pages:.2f}",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSet:
    """The timings over one set; spaCy's only where a model is installed."""

    capture: Timing
    extract: Timing
    spacy: Timing | None
    trafilatura: Timing | None = None

    @property
    def whole(self) -> float:
        """Seconds for reading and extracting."""
        return self.capture.seconds + self.extract.seconds


def run(sets: Sets) -> str:
    """All timings and the ratios between them."""
    rival = spacy_pipeline()
    parse = rival[1] if rival else None
    named = {
        "dense text": (sets.dense, parse, False),
        "general news": (sets.general, parse, False),
        "nothing to find": (sets.nothing, parse, False),
        "HTML": (sets.html, None, True),
    }
    timed = {
        name: _time_set(pages, parse, html=html)
        for name, (pages, parse, html) in named.items()
        if pages
    }
    rows: list[tuple[object, ...]] = []
    for name, of in timed.items():
        rows.append(of.capture.row(f"{name}: reading"))
        rows.append(of.extract.row(f"{name}: extracting"))
        if of.spacy and rival:
            rows.append(of.spacy.row(f"{name}: {rival[0]}"))
        if of.trafilatura:
            rows.append(of.trafilatura.row(f"{name}: trafilatura alone"))
    head = ("what, on one core", "pages", "pages/s", "words/s", "ms/page")
    text = headed("Speed", table(head, rows)) + "\n" + headed("Ratios", _ratios(timed))
    return text if rival else f"{text}\n{HOW_TO_GET}"


def _time_set(
    sources: Sequence[Source], parse: Callable[[list[str]], int] | None, *, html: bool
) -> OfSet:
    reader = the_reader()
    pages: list[Page] = [capture(s.data, s.receipt) for s in sources]
    texts = [page.text for page in pages]
    words = sum(s.words for s in sources)

    def timing(work: Callable[[], object]) -> Timing:
        return Timing(pages=len(sources), words=words, seconds=_best(work))

    return OfSet(
        capture=timing(lambda: [capture(s.data, s.receipt) for s in sources]),
        extract=timing(lambda: [extract(page, reader) for page in pages]),
        spacy=timing(lambda: parse(texts)) if parse else None,
        trafilatura=timing(lambda: [trafilatura_text(s.data) for s in sources]) if html else None,
    )


def _best(work: Callable[[], object]) -> float:
    best, spent = float("inf"), 0.0
    while spent < _SECONDS:
        start = process_time()
        work()
        seconds = process_time() - start
        best, spent = min(best, seconds), spent + seconds
    return best


def _ratios(timed: dict[str, OfSet]) -> str:
    # the aims: dense pages at 6 times spaCy's speed, pages without casualties at 20
    aims = {"dense text": "6", "general news": "20", "nothing to find": "-"}
    rows: list[tuple[object, ...]] = [
        (f"{name}: times as fast as spaCy", of.spacy.seconds / of.whole, aims.get(name, "-"))
        for name, of in timed.items()
        if of.spacy
    ]
    html, dense, quiet = (timed.get(n) for n in ("HTML", "dense text", "nothing to find"))
    if html and html.trafilatura:
        ratio = html.capture.seconds / html.trafilatura.seconds
        rows.append(("HTML: reading, in times of trafilatura alone", ratio, "1.3"))
    if dense and quiet:
        a, b = (of.extract.seconds / of.extract.words for of in (quiet, dense))
        rows.append(("extracting a word with nothing to find, share of a dense one", a / b, "-"))
    return table(("ratio", "value", "aim"), rows)
