"""Sentences with a figure that gave no claim, each with the reason why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from cenotaph.extract import clauses, parts
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.drafts import Told, draft_finding, generic
from cenotaph.extract.explain.numerals import Numeral, numerals
from cenotaph.extract.gate import harm_in
from cenotaph.extract.groups import Groups
from cenotaph.extract.harm import find_harm, not_done
from cenotaph.extract.languages.en.harm import ATTACKS, LIVES
from cenotaph.extract.reader import Reader
from cenotaph.extract.reading import extract
from cenotaph.extract.tokens import Sentence, paragraphs, read_sentences
from cenotaph.extract.violence import other_cause, peaceful, unreal
from cenotaph.extract.when import find_times
from cenotaph.extract.where import country_context
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page, Segment
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import SegmentKind

#: the kinds of segments that are read
_READ: Final[tuple[SegmentKind, ...]] = ("headline", "body", "caption")
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not-read": "The reader stopped before it; the page's problems say why.",
        "no-violence-on-page": (
            "The page tells of an accident, an illness or make-believe, and of no violence."
        ),
        "no-harm-word": "No word of harm is said.",
        "no-violence": (
            "The sentence tells of an accident, an illness or make-believe, and of no violence."
        ),
        "repeat": "It tells again what a claim of the page tells, or people told before.",
        "part-alone": "It tells parts of people of whom no claim tells just before.",
        "habit": "It tells a habit or a fear, not a harm done.",
        "nobody-taken": "That nobody was detained, abducted, displaced or missing is no claim.",
        "toll-alone": "It puts a figure to a harm that is not told before.",
        "age": "The figure is an age.",
        "date": "The figure is a date or a time.",
        "measure": "The figure measures time, way, size or money, or compares.",
        "name": "The figure is the number of a name or a place in an order.",
        "things": "The figure counts things, not people.",
        "unlisted": "The figure counts by a noun that is no known one for people.",
        "turn-of-speech": "The word of harm is a turn of speech or names a thing here.",
        "not-done": "The harm is only meant, feared, possible or denied.",
        "doers": "The figure counts those who do harm, and nobody harmed is counted.",
        "nobody": "It counts nobody whom the word of harm harms.",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclaimed:
    """A sentence that holds a figure and gave no claim.

    `reason` is a key of `REASONS` and `says` its sentence; `figure` is the span of the figure it
    speaks of; `repeats` the id of the claim that a repeat repeats, where one can be named.
    """

    quote: str
    span: Span
    segment: SegmentKind
    figure: Span
    reason: str
    says: str
    repeats: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Why:
    """A reason on its way: the numeral it speaks of, and the claim that is repeated."""

    code: str
    numeral: Numeral
    repeats: str | None = None


def find_unclaimed(page: Page, extraction: Extraction, reader: Reader) -> Iterator[Unclaimed]:
    """The sentences of `page` with a figure and no claim in `extraction`, in order."""
    body = " ".join(page.text[s.start : s.end] for s in page.segments if s.kind in _READ)
    whole = _of_page(page, body, reader)
    context = _Context(page, extraction, reader, country_context(body, reader.gazetteer))
    for segment in page.segments:
        if segment.kind not in _READ:
            continue
        for sentence in _sentences(page.text, segment):
            context.who.remember(sentence)
            if any(_tells(sentence, claim) for claim in extraction.claims):
                continue
            why = context.why_not(sentence, segment, whole)
            if why is not None:
                yield Unclaimed(
                    quote=page.text[sentence.start : sentence.end],
                    span=sentence.span,
                    segment=segment.kind,
                    figure=_span(sentence, why.numeral),
                    reason=why.code,
                    says=REASONS[why.code],
                    repeats=why.repeats,
                )


def _of_page(page: Page, body: str, reader: Reader) -> str | None:
    """The reason that holds for the whole page, if one does."""
    if page.language not in {None, reader.language}:
        return "not-read"
    if not harm_in(body):
        return "no-harm-word"
    return "no-violence-on-page" if peaceful(body) else None


def _sentences(text: str, segment: Segment) -> Iterator[Sentence]:
    """The sentences of one segment, cut as the reading cuts them."""
    headline = segment.kind == "headline"
    for number, span in enumerate(paragraphs(text, segment.start, segment.end)):
        yield from read_sentences(text, span, number, headline=headline)


def _tells(sentence: Sentence, claim: Claim) -> bool:
    return sentence.span.covers(claim.spans.anchor) or sentence.span.covers(claim.spans.measure)


def _span(sentence: Sentence, numeral: Numeral) -> Span:
    tokens = sentence.tokens
    return Span(tokens[numeral.start].start, tokens[numeral.end - 1].end)


class _Context:
    """What the reasons of one page need."""

    def __init__(
        self, page: Page, extraction: Extraction, reader: Reader, countries: tuple[str, ...]
    ) -> None:
        self.page = page
        self.extraction = extraction
        self.reader = reader
        self.who = Groups(reader.actors, countries)
        ends = (p.span.start for p in extraction.problems if p.code == "page-too-long" and p.span)
        self.end = next(ends, len(page.text))

    def why_not(self, sentence: Sentence, segment: Segment, whole: str | None) -> _Why | None:
        """Why this sentence gives no claim; None where it holds no figure to ask about."""
        told, found = self._told(sentence)
        harm = _harm_told(told)
        # nobody asks about "no sign", nor about a date where no harm is told
        found = tuple(n for n in found if n.counts or (harm and _stands_out(sentence, n)))
        if not found:
            return None
        first = _most_asked(found)
        if whole is not None or sentence.start >= self.end:
            return _Why(code=whole or "not-read", numeral=first)
        if not harm and not told.parts:
            return _Why(code="no-harm-word", numeral=first)
        if unreal(sentence) or (other_cause(sentence) and told.findings):
            return _Why(code="no-violence", numeral=first)
        alone = self._alone(sentence, segment)
        if alone:
            return _Why(code="repeat", numeral=first, repeats=self._repeated(alone))
        if told.findings:
            return _Why(code=self._of_findings(told), numeral=first)
        if told.parts:
            return _Why(code="part-alone", numeral=first)
        return _of_words(told, found)

    def _told(self, sentence: Sentence) -> tuple[Told, tuple[Numeral, ...]]:
        page = self.page
        times = find_times(page.text, sentence.start, sentence.end, page.published_at)
        spans = tuple(time.span for time in times)
        chunks = self.reader.chunker.chunk(sentence, spans)
        findings = find_harm(chunks)
        told = Told(
            sentence=sentence,
            chunks=chunks,
            findings=findings,
            parts=parts.find_parts(chunks, findings),
            frames=(),
        )
        return told, numerals(sentence, chunks, spans)

    def _alone(self, sentence: Sentence, segment: Segment) -> tuple[Claim, ...]:
        """The claims of the sentence on a page of its own: what the whole page told elsewhere."""
        own = replace(segment, start=sentence.start, end=sentence.end)
        return extract(replace(self.page, segments=(own,)), self.reader).claims

    def _repeated(self, alone: Sequence[Claim]) -> str | None:
        """The claim that tells the same figure, else the first of the same measure."""
        for same in (_same_figure, _same_measure):
            for mine in alone:
                for other in self.extraction.claims:
                    if same(mine, other):
                        return other.id
        return None

    def _of_findings(self, told: Told) -> str:
        """Why the harm that the rules see is no claim."""
        drafts = [(f, draft_finding(told, f, self.who, earlier=False)) for f in told.findings]
        made = [(finding, draft) for finding, draft in drafts if draft is not None]
        if any(generic(draft, told.chunks, finding) for finding, draft in made):
            return "habit"
        if any(finding.rule in {"harm.given", "harm.by-means"} for finding, _ in made):
            return "toll-alone"
        if made and all(draft.count.max == 0 for _, draft in made):
            return "nobody-taken"
        return "not-done" if any(f.negated for f in told.findings) else "nobody"


def _harm_told(told: Told) -> bool:
    """Whether any word of harm or attack stands here, a turn of speech included.

    The reading's own gate lets in more, by single words of phrases of harm.
    """
    if any(token.low in ATTACKS or token.low in LIVES for token in told.sentence.tokens):
        return True
    return any(
        chunk.trigger is not None
        or chunk.low == "idiom"
        or (chunk.np is not None and chunk.np.attribute is not None)
        for chunk in told.chunks
    )


def _same_figure(one: Claim, other: Claim) -> bool:
    bounds = [(c.count.kind, c.count.min, c.count.max) for c in (one, other)]
    return one.measure == other.measure and bounds[0] == bounds[1]


def _same_measure(one: Claim, other: Claim) -> bool:
    return one.measure == other.measure


def _stands_out(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a figure that counts nothing is still one to a reader: digits, "nobody"."""
    return numeral.kind == "people" or sentence.tokens[numeral.start].low[0].isdigit()


def _most_asked(found: Sequence[Numeral]) -> Numeral:
    """The figure a reader would ask about: one that may count people, else the first."""
    return next((n for n in found if n.kind == "people"), found[0])


def _of_words(told: Told, found: Sequence[Numeral]) -> _Why:
    """Why the rules see no harm in a sentence with a word of it."""
    chunks = told.chunks
    triggers = [at for at, chunk in enumerate(chunks) if chunk.trigger is not None]
    counting = [n for n in found if n.kind == "people"]
    if not counting:
        nearest = min(found, key=lambda n: _distance(chunks, triggers, n))
        return _Why(code=nearest.kind, numeral=nearest)
    if not triggers and any(chunk.low == "idiom" for chunk in chunks):
        return _Why(code="turn-of-speech", numeral=counting[0])
    if triggers and all(_undone(chunks, at) for at in triggers):
        return _Why(code="not-done", numeral=counting[0])
    doers = [n for n in counting if any(_does(chunks, at, n) for at in triggers)]
    if doers:
        return _Why(code="doers", numeral=doers[0])
    return _Why(code="nobody", numeral=counting[0])


def _distance(chunks: Sequence[Chunk], triggers: Sequence[int], numeral: Numeral) -> int:
    """How many tokens lie between a numeral and the nearest word of harm."""
    return min((abs(chunks[at].start - numeral.start) for at in triggers), default=0)


def _undone(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the harm of this trigger is only meant, possible or denied."""
    group = clauses.verb_group(chunks, at)
    return not_done(chunks, group) or bool({"not", "n't", "never"} & set(group.words))


def _does(chunks: Sequence[Chunk], at: int, numeral: Numeral) -> bool:
    """Whether the numeral counts the subject of an active word of harm."""
    trigger = chunks[at].trigger
    group = clauses.verb_group(chunks, at)
    if trigger is None or trigger.frame != "transitive" or group.passive:
        return False
    subjects = clauses.subjects(chunks, group.before)
    return any(chunks[i].start <= numeral.start < chunks[i].end for i in subjects)
