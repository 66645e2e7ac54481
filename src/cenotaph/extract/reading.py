"""A page to its claims: the steps of this package in order, over the segments that are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cenotaph.extract import context, parts, responsibility, settled
from cenotaph.extract.context import Memory
from cenotaph.extract.drafts import (
    Draft,
    Told,
    draft_finding,
    draft_part,
    generic,
    merged_names,
    span_of,
)
from cenotaph.extract.findings import Finding
from cenotaph.extract.gate import harm_in, parts_in, speech_in
from cenotaph.extract.groups import Groups
from cenotaph.extract.harm import find_harm
from cenotaph.extract.means import means_in
from cenotaph.extract.names import person_names
from cenotaph.extract.reader import Reader
from cenotaph.extract.signature import signature
from cenotaph.extract.speakers import Ears, Heard
from cenotaph.extract.speech import Frame, find_frames
from cenotaph.extract.sureness import expected, period
from cenotaph.extract.tokens import Sentence, paragraphs, sentences, shouting, tokenize
from cenotaph.extract.violence import other_cause, peaceful, rescue_words, unreal
from cenotaph.extract.when import TimeFound, find_times
from cenotaph.extract.where import PlaceFound, country_context, find_places
from cenotaph.model.claims import Extraction
from cenotaph.model.pages import Page
from cenotaph.model.values import Problem, Span
from cenotaph.model.vocabulary import Stance

_READ = frozenset({"headline", "body", "caption"})
#: the first paragraphs set time and place even where they tell no harm
_LEAD_PARAGRAPHS = 4
#: "no one was arrested" is no claim of a casualty record
_NO_ZERO = frozenset({"detained", "abducted", "displaced", "missing"})


@dataclass(slots=True, kw_only=True)
class _Work:
    """What one reading carries along a page."""

    page: Page
    reader: Reader
    who: Groups
    ears: Ears
    countries: tuple[str, ...]
    memory: Memory = field(default_factory=Memory)
    drafts: list[Draft] = field(default_factory=list)
    blame: list[settled.Blame] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    accident: bool = False


def extract(page: Page, reader: Reader) -> Extraction:
    """The claims of a page, with responsibility, person names, setting and problems.

    Comments and chrome make no claim. A page in another language gives a problem and no claim.
    """
    if page.language not in {None, reader.language}:
        problem = Problem(
            code="language-not-read",
            message=f"The page is written in '{page.language}', which is not read yet.",
            hint="Enter its claims by hand, or give an English translation.",
        )
        return settled.empty(page, reader.fingerprint, (problem,))
    body = " ".join(page.text[s.start : s.end] for s in page.segments if s.kind in _READ)
    sketch = signature(body)
    if not harm_in(body) or peaceful(body):
        return replace(settled.empty(page, reader.fingerprint, ()), signature=sketch)
    countries = country_context(body, reader.gazetteer)
    work = _Work(
        page=page,
        reader=reader,
        who=Groups(reader.actors, countries),
        ears=Ears(reader.sources, reader.actors, page.source),
        countries=countries,
    )
    for paragraph in _paragraphs(page):
        _read_paragraph(work, paragraph)
    return settled.extraction(
        page, reader.fingerprint, work.drafts, work.blame, work.names, work.memory, sketch
    )


def _paragraphs(page: Page) -> Iterator[tuple[Sentence, ...]]:
    """The paragraphs worth reading, as sentences: those with a word of harm or of speech."""
    number = 0
    for segment in page.segments:
        if segment.kind not in _READ:
            continue
        headline = segment.kind == "headline"
        for span in paragraphs(page.text, segment.start, segment.end):
            number += 1
            words = page.text[span.start : span.end]
            if number <= _LEAD_PARAGRAPHS or harm_in(words) or speech_in(words):
                yield tuple(
                    _sentence(page.text, s, number, headline) for s in sentences(page.text, *span)
                )


def _sentence(text: str, span: Span, paragraph: int, headline: bool) -> Sentence:
    tokens = tokenize(text, span.start, span.end)
    return Sentence(
        start=span.start,
        end=span.end,
        tokens=tokens,
        paragraph=paragraph,
        headline=headline,
        shouting=shouting(tokens, headline=headline),
    )


def _read_paragraph(work: _Work, paragraph: tuple[Sentence, ...]) -> None:
    text, published = work.page.text, work.page.published_at
    told: list[tuple[Told, tuple[TimeFound, ...], tuple[PlaceFound, ...]]] = []
    for sentence in paragraph:
        if not sentence.tokens:
            continue
        work.who.remember(sentence)
        times = find_times(text, sentence.start, sentence.end, published)
        places = find_places(
            text, sentence.start, sentence.end, work.reader.gazetteer, countries=work.countries
        )
        told.append((_told(work, sentence, times), times, places))
        work.names.extend(
            person_names(
                sentence, tuple(p.span for p in places), work.reader.sources, work.reader.actors
            )
        )
    frames = _paragraph_frames(text, [t for t, _, _ in told])
    for (heard, times, places), standing in zip(told, frames, strict=True):
        _read_sentence(work, heard, times, places, standing)


def _told(work: _Work, sentence: Sentence, times: tuple[TimeFound, ...]) -> Told:
    """The sentence as read; one without a word of harm or speech is not parsed at all."""
    words = work.page.text[sentence.start : sentence.end]
    if not (harm_in(words) or speech_in(words) or parts_in(words)):
        return Told(sentence=sentence, chunks=(), findings=(), parts=(), frames=())
    chunks = work.reader.chunker.chunk(sentence, tuple(t.span for t in times))
    findings = find_harm(chunks)
    return Told(
        sentence=sentence,
        chunks=chunks,
        findings=findings,
        parts=parts.find_parts(chunks, findings),
        frames=find_frames(sentence, chunks, work.ears),
    )


def _paragraph_frames(text: str, told: Sequence[Told]) -> list[Frame | None]:
    """For each sentence the frame that reaches it from another sentence of its paragraph."""
    standing: list[Frame | None] = []
    for index, heard in enumerate(told):
        before = next((t.frames[-1] for t in reversed(told[:index]) if t.frames), None)
        if _in_quote(text, told, index):
            after = next((t.frames[0] for t in told[index + 1 :] if t.frames), None)
            before = after or before
        standing.append(
            before if not heard.frames or heard.frames[0].start > heard.sentence.start else None
        )
    return standing


def _in_quote(text: str, told: Sequence[Told], index: int) -> bool:
    """Whether a quotation is open at the end of sentence `index`."""
    start = told[0].sentence.start
    so_far = text[start : told[index].sentence.end]
    curly = so_far.count("“") - so_far.count("”")
    return curly > 0 or ("“" not in so_far and so_far.count('"') % 2 == 1)


def _read_sentence(
    work: _Work,
    told: Told,
    times: tuple[TimeFound, ...],
    places: tuple[PlaceFound, ...],
    standing: Frame | None,
) -> None:
    stated = [f.said for f in told.frames if f.said is not None]
    said = [t for t in times if any(t.span.overlaps(s) for s in stated)]
    times = tuple(t for t in times if t not in said)
    heard = [h.span for f in told.frames for h in f.chain]
    places = tuple(p for p in places if not any(s.covers(p.span) for s in heard))
    made: list[tuple[Finding, Draft]] = []
    earlier = {d.measure for d in work.drafts if not d.sentence.headline}
    accident = other_cause(told.sentence) and bool(told.findings)
    work.accident = work.accident or accident
    after = work.accident and not work.drafts and rescue_words(told.sentence)
    if accident or after or unreal(told.sentence):
        work.memory.note(told.sentence, times, places)
        return
    for finding in told.findings:
        draft = draft_finding(told, finding, work.who, earlier=finding.measure in earlier)
        zero = draft is not None and draft.count.max == 0
        if zero and finding.measure in _NO_ZERO:
            continue
        if finding.rule == "harm.put" and finding.measure not in earlier:
            continue
        if draft is None or generic(draft, told.chunks, finding):
            continue
        earlier.add(finding.measure)
        placed = _placed(work, told, finding, draft, times, places, standing)
        spoken = said[0] if said and placed.chain else None
        made.append((finding, replace(placed, said=spoken)))
    whole_drafts = {f.trigger: d for f, d in made}
    kept = list(merged_names([d for _, d in made]))
    part_drafts = list(_parts(work, told, whole_drafts))
    work.drafts.extend(kept)
    work.drafts.extend(part_drafts)
    _note_blame(work, told, kept, standing)
    work.memory.note(told.sentence, times, places)


def _placed(
    work: _Work,
    told: Told,
    finding: Finding,
    draft: Draft,
    times: tuple[TimeFound, ...],
    places: tuple[PlaceFound, ...],
    standing: Frame | None,
) -> Draft:
    """The draft with its speaker, time, place, means and scope."""
    sentence = told.sentence
    clause = _clause(told, finding)
    sums = period(sentence)
    setting = context.choose(
        draft.measure_span,
        clause,
        times,
        places,
        work.memory,
        period=sums,
        paragraph=sentence.paragraph,
    )
    chain, stance, rule, inherited = _speaker(told, draft, standing)
    names = [*draft.inherited, *(["attribution"] if inherited else [])]
    if setting.when_inherited:
        names.append("when")
    if setting.where_inherited:
        names.append("where")
    cumulative = (
        setting.cumulative and draft.measure != "attacks" and draft.count.kind != "unstated"
    )
    means = draft.means or means_in(sentence, clause) or means_in(sentence, sentence.span)
    return replace(
        draft,
        chain=chain,
        setting=setting,
        stance=draft.stance if draft.stance != "asserts" else stance,
        scope="cumulative" if cumulative and draft.scope == "incident" else draft.scope,
        certainty="expected" if _expects(draft, sentence) else draft.certainty,
        means=tuple(dict.fromkeys((*draft.means, *means))),
        inherited=tuple(dict.fromkeys(names)),
        rules=draft.rules
        | {"attribution": rule, "when": setting.when_rule, "where": setting.where_rule}
        | ({"scope": "scope.period"} if cumulative else {}),
    )


def _expects(draft: Draft, sentence: Sentence) -> bool:
    return draft.count.kind == "unstated" and draft.certainty == "stated" and expected(sentence)


def _clause(told: Told, finding: Finding) -> Span:
    """The interval of the clause around a finding: between stops and other harms."""
    chunks = told.chunks
    left = right = finding.trigger
    people = finding.people if finding.people is not None else finding.trigger
    left = min(left, people)
    right = max(right, people)
    others = {i for f in told.findings for i in (f.trigger, f.people) if i is not None}
    while left > 0 and chunks[left - 1].kind not in {"stop"} and left - 1 not in others:
        left -= 1
    while right + 1 < len(chunks) and chunks[right + 1].kind != "stop" and right + 1 not in others:
        right += 1
    tokens = told.sentence.tokens
    return Span(tokens[chunks[left].start].start, tokens[chunks[right].end - 1].end)


def _speaker(
    told: Told, draft: Draft, standing: Frame | None
) -> tuple[tuple[Heard, ...], Stance, str, bool]:
    """The chain, stance and rule of the frame that reaches the draft, and whether inherited."""
    at = draft.measure_span.start
    for frame in told.frames:
        if frame.start <= at < frame.end and not _names_itself(frame, draft):
            stance: Stance = "denies" if frame.denies else "asserts"
            if frame.corrects and draft.rules["measure"] == "harm.toll":
                stance = "corrects"
            return frame.chain, stance, frame.rule, False
    if standing is not None:
        return standing.chain, "asserts", "speech.paragraph", True
    return (), "asserts", "speech.page", False


def _names_itself(frame: Frame, draft: Draft) -> bool:
    """Whether the harm only describes the speaker: "a wounded man said"."""
    return any(h.span.covers(draft.measure_span) for h in frame.chain)


def _parts(work: _Work, told: Told, wholes: dict[int, Draft]) -> Iterator[Draft]:
    for part in told.parts:
        whole: Draft | None = None
        if part.whole is not None:
            whole = wholes.get(told.findings[part.whole].trigger)
        if whole is None:
            candidates = [
                d
                for d in (*work.drafts, *wholes.values())
                if d.scope != "part"
                and (part.measure is None or d.measure == part.measure)
                and d.measure != "attacks"
            ]
            whole = candidates[-1] if candidates else None
        if whole is None or (
            whole.sentence is not told.sentence and not _near(whole, told.sentence)
        ):
            continue
        draft = draft_part(told, part, whole, work.who)
        if draft is not None:
            yield draft


def _near(whole: Draft, sentence: Sentence) -> bool:
    """Whether a whole told earlier is still spoken of: at most two paragraphs back."""
    return sentence.paragraph - whole.sentence.paragraph <= 2


def _note_blame(work: _Work, told: Told, kept: Sequence[Draft], standing: Frame | None) -> None:
    for draft in kept:
        for actor, span in responsibility.doers(
            told.sentence, draft, work.reader.actors, work.countries
        ):
            work.blame.append(
                settled.Blame(
                    actor=actor, span=span, stance="accuses", chain=draft.chain, draft=draft
                )
            )
    for actor, span, stance in responsibility.stances(
        told.sentence, work.reader.actors, work.countries
    ):
        frame = next((f for f in told.frames if f.start <= span.start < f.end), standing)
        work.blame.append(
            settled.Blame(
                actor=actor,
                span=span,
                stance=stance,
                chain=frame.chain if frame else (),
                draft=None,
            )
        )


__all__ = ["extract", "span_of"]
