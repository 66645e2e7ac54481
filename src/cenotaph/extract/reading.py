"""A page to its claims: the steps of this package in order, over the segments that are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cenotaph.extract import parts, responsibility, settled
from cenotaph.extract.aftermath import of_the_harm
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
from cenotaph.extract.headings import may_head, note_heading, of_no_masthead
from cenotaph.extract.means import Carried
from cenotaph.extract.names import person_names
from cenotaph.extract.own import with_own
from cenotaph.extract.parts import Part
from cenotaph.extract.place_again import Again
from cenotaph.extract.place_surroundings import NOWHERE, Surroundings
from cenotaph.extract.placing import Around, part_placed, part_voiced, placed, set_later
from cenotaph.extract.reader import Reader
from cenotaph.extract.signature import signature
from cenotaph.extract.sketch import sketch
from cenotaph.extract.speakers import Ears
from cenotaph.extract.speech import Frame, find_frames
from cenotaph.extract.speech_verbs import announcement
from cenotaph.extract.sums import Sums
from cenotaph.extract.tellers import heard_in, of_no_speaker, times_of_harm
from cenotaph.extract.tokens import Sentence, paragraphs, read_sentences
from cenotaph.extract.turns import Turns, told_before
from cenotaph.extract.violence import other_cause, peaceful, rescue_words, unreal
from cenotaph.extract.when import TimeFound, find_times
from cenotaph.extract.where import PlaceFound, country_context, find_places
from cenotaph.model.claims import Extraction
from cenotaph.model.extent import day_number
from cenotaph.model.pages import Page
from cenotaph.model.values import Problem, Span, When
from cenotaph.model.vocabulary import SUCCUMBED, TOLD_AS_TOLL, Measure

_READ = frozenset({"headline", "body", "caption"})
#: the first paragraphs set time and place even where they tell no harm
_LEAD_PARAGRAPHS = 4
#: characters of a page that is a headline alone
_BRIEF = 200
#: tokens of paragraphs worth reading, some 500 printed pages: a page made to be slow must end
_LONGEST_PAGE = 200_000
#: a part belongs to one of the last drafts told
_RECENT = 40
#: days from a dateline to its page: a paper prints the next day, a weekly within the week
_PRINTED = 7
#: rules of a bare figure, which is one of harm only where such harm was told before
_OF_TOLD = frozenset({"harm.given", "harm.by-means", "harm.victims"})
#: harms that a speaker may put another figure on, where no one was told killed
_FIGURED = frozenset({"detained", "missing", "abducted", "displaced"})
#: rules of parts whose own words tell the harm of a whole that the page never counts
_WITH_WORDS = frozenset({"part.among", "part.were-among", "part.including"})
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
    around: Surroundings = NOWHERE
    today: str | None = None
    day: str | None = None
    means: Carried = field(default_factory=Carried)
    sums: Sums = field(default_factory=Sums)
    turns: Turns = field(default_factory=Turns)
    drafts: list[Draft] = field(default_factory=list)
    blame: list[settled.Blame] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    accident: bool = False
    measures: set[Measure] = field(default_factory=set)


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
    spans = [Span(s.start, s.end) for s in page.segments if s.kind in _READ]
    body = " ".join(page.text[s.start : s.end] for s in spans)
    if not harm_in(body) or peaceful(body):
        reading = settled.empty(page, reader.fingerprint, ())
    else:
        reading = _read_page(page, reader, body)
    marks = sketch(page.text, reading.names, spans, page.title)
    return replace(reading, signature=signature(body), sketch=marks)


def _read_page(page: Page, reader: Reader, body: str) -> Extraction:
    """What the page's paragraphs say, as far as a page may go on."""
    title = page.title if page.title and page.title not in body else ""
    countries = country_context(f"{title}\n{body}", reader.gazetteer, page.source or "")
    work = _Work(
        page=page,
        reader=reader,
        who=Groups(reader.actors, countries),
        ears=Ears(reader.sources, reader.actors, page.source, countries),
        countries=countries,
        today=page.published_at,
    )
    work.sums.brief = len(body) < _BRIEF
    problems: tuple[Problem, ...] = ()
    left = _LONGEST_PAGE
    for paragraph, heads in _paragraphs(page):
        within = tuple(s for s in paragraph if (left := left - len(s.tokens)) >= 0)
        if within and heads:
            _head(work, within, [_places(work, s) for s in within])
        elif within:
            _read_paragraph(work, within)
        if left < 0:
            problems = (_too_long(paragraph[len(within)].start),)
            break
    if work.memory.first_place is None:
        work.memory.first_place = _titled(title, work)
    again = Again(page.text, reader.gazetteer, countries, work.around)
    reading = settled.extraction(
        page,
        reader.fingerprint,
        again.settle(set_later(work.drafts, work.memory)),
        work.blame,
        work.names,
        work.memory,
    )
    return replace(reading, problems=problems, turns=work.turns.spans())


def _titled(title: str, work: _Work) -> PlaceFound | None:
    """The place that a title beside the text names, for a post whose own words name none."""
    found = find_places(
        title, 0, len(title), work.reader.gazetteer, countries=work.countries, headline=True
    )
    told = of_no_masthead(title, 0, len(title), found, title=True)
    of_people = (each for each in told if each.rule == "where.people")
    # a local outlet's own town comes last
    every = (*_located(told), *of_people, *_located(found))
    return next(iter(every), None)


def _located(places: tuple[PlaceFound, ...]) -> Iterator[PlaceFound]:
    return (each for each in places if each.role == "location")


def _too_long(start: int) -> Problem:
    return Problem(
        code="page-too-long",
        message="The page is longer than a book; what lies behind its first part is not read.",
        hint="Split it into the reports it holds, and add each of them.",
        span=Span(start, start),
    )


def _paragraphs(page: Page) -> Iterator[tuple[tuple[Sentence, ...], bool]]:
    """The paragraphs worth reading, as sentences: those with a word of harm or of speech.

    And with a yes beside them the headings among the chrome, which make no claim.
    """
    number = 0
    for segment in page.segments:
        read = segment.kind in _READ
        aside = segment.kind == "chrome" and may_head(page.text[segment.start : segment.end])
        if not read and not aside:
            continue
        headline = segment.kind == "headline"
        for span in paragraphs(page.text, segment.start, segment.end):
            number += read
            words = page.text[span.start : span.end]
            tells = read and (number <= _LEAD_PARAGRAPHS or harm_in(words) or speech_in(words))
            if tells or may_head(words):
                yield tuple(read_sentences(page.text, span, number, headline=headline)), not tells


def _read_paragraph(work: _Work, paragraph: tuple[Sentence, ...]) -> None:
    text = work.page.text
    told: list[tuple[Told, tuple[TimeFound, ...], tuple[PlaceFound, ...]]] = []
    for sentence in paragraph:
        work.who.remember(sentence)
        times = _times(work, sentence)
        places = _places(work, sentence)
        heard = _told(work, sentence, times)
        work.turns.note(text, sentence, times, of_no_speaker(heard, places))
        told.append((heard, times, places))
        work.names.extend(
            person_names(
                sentence, tuple(p.span for p in places), work.reader.sources, work.reader.actors
            )
        )
    _head(work, paragraph, [places for _, _, places in told])
    frames = _paragraph_frames(text, [t for t, _, _ in told])
    for (heard, times, places), standing in zip(told, frames, strict=True):
        _read_sentence(work, heard, times, places, standing)


def _head(
    work: _Work, paragraph: tuple[Sentence, ...], places: list[tuple[PlaceFound, ...]]
) -> None:
    """Have what follows a heading or a label lie there, and be of other means."""
    if note_heading(work.memory, work.page.text, paragraph, places):
        work.means = Carried()


def _places(work: _Work, sentence: Sentence) -> tuple[PlaceFound, ...]:
    """The places of a sentence, near which those of the next are taken to lie."""
    places = find_places(
        work.page.text,
        sentence.start,
        sentence.end,
        work.reader.gazetteer,
        countries=work.countries,
        around=work.around,
    )
    for found in places:
        work.around = work.around.with_place(found.place, written=found.role == "dateline")
    text, start, end = work.page.text, sentence.start, sentence.end
    return of_no_masthead(text, start, end, places, title=sentence.headline)


def _times(work: _Work, sentence: Sentence) -> tuple[TimeFound, ...]:
    """The times of a sentence, counted from the page's day or else the day of its dateline."""
    text, start, end = work.page.text, sentence.start, sentence.end
    times = find_times(text, start, end, work.today, spoken_of=work.day)
    written = next((t for t in times if t.rule == "when.dateline"), None)
    if written is not None and _written_before(written.when, work.today):
        work.today = written.when.start
        times = find_times(text, start, end, work.today, spoken_of=work.day)
    for time in times:
        if time.rule == "when.dateline":
            work.memory.dated_on = time
        elif time.when.precision in {"day", "interval"} and not time.cumulative:
            work.day = time.when.end
    return tuple(t for t in times if t.rule != "when.dateline")


def _written_before(dateline: When, published: str | None) -> bool:
    """Whether "today" is the dateline's day: the page has no other, or one of the days after."""
    written, appeared = day_number(dateline.start), day_number(published)
    if dateline.precision != "day" or written is None:
        return False
    return appeared is None or 0 < appeared - written <= _PRINTED


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
        after = next((t.frames[0] for t in told[index + 1 :] if t.frames), None)
        if _in_quote(text, told, index):
            before = after or before
        elif before is None and after is not None and after.trailing:
            # "Two were killed. Three were hurt, it added.": it spoke before the paragraph
            before = after if after.chain[-1].resolved else None
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
    said: tuple[TimeFound, ...] = ()
    work.memory.write(told.sentence, places)
    work.memory.heard_in = heard_in(told, places, work.memory.heard_in)
    if told.frames:
        times, said = times_of_harm(told, times)
        places = of_no_speaker(told, places)
    times, places = of_the_harm(work.page.text, told.sentence, times, places)
    made: list[tuple[Finding, Draft]] = []
    # "rose to 18 after three more deaths": they are told on top of others
    earlier = work.measures | {f.measure for f in told.findings if f.rule == TOLD_AS_TOLL}
    accident = other_cause(told.sentence) and bool(told.findings)
    work.accident = work.accident or accident
    after = work.accident and not work.drafts and rescue_words(told.sentence)
    if accident or after or unreal(told.sentence):
        work.memory.note(told.sentence, times, places)
        return
    at = told_before(work.page.text[told.sentence.start : told.sentence.end])
    before = told.sentence.start + at if at is not None else None
    around = Around(times=times, places=places, said=said, standing=standing, before=before)
    for finding in told.findings:
        draft = _draft(work, told, finding, around, earlier)
        if draft is not None:
            earlier.add(finding.measure)
            made.append((finding, draft))
    whole_drafts = {f.trigger: d for f, d in made}
    kept = list(merged_names([d for _, d in made]))
    # a name that is counted is shown as the count's own words
    work.names.extend(d.count_span for d in kept if d.named and d.count_span is not None)
    part_drafts = list(_parts(work, told, whole_drafts, around))
    work.drafts.extend(kept)
    if not told.sentence.headline:
        work.measures.update(d.measure for d in kept)
    work.drafts.extend(part_drafts)
    _note_blame(work, told, kept, standing)
    work.memory.note(told.sentence, _dating(told.sentence, times, kept), places, told=bool(kept))
    work.means.note(told.sentence, kept, work.memory)


def _dating(
    sentence: Sentence, times: tuple[TimeFound, ...], drafts: Sequence[Draft]
) -> tuple[TimeFound, ...]:
    """The times that other sentences may take over: where harm is told, those that dated it.

    "4,000 have died since December despite a truce of February 2002": the truce dates no harm, nor
    does the day on which "this was announced", or the year that a figure is compared with.
    """
    if not drafts and announcement(sentence):
        return ()
    of_wounds = {t.span for t in times if t.rule == SUCCUMBED}
    compared = {d.setting.when_span for d in drafts if d.rules["measure"] == "harm.compared"}
    times = tuple(t for t in times if t.span not in of_wounds | compared)
    used = {draft.setting.when_span for draft in drafts} - {None} - of_wounds - compared
    return tuple(t for t in times if t.cumulative or t.span in used) if used else times


def _draft(
    work: _Work, told: Told, finding: Finding, around: Around, earlier: set[Measure]
) -> Draft | None:
    """The draft of one finding in its setting; None where it tells no harm done."""
    denied = finding.rule == "harm.anyone"
    if denied and not any(f.denies for f in told.frames):
        return None
    if finding.rule in _OF_TOLD and finding.measure not in earlier:
        last = work.drafts[-1].measure if work.drafts else None
        if finding.rule != "harm.given" or last not in _FIGURED:
            return None
        finding = replace(finding, measure=last)  # "the army gave the number as 31": the arrested
    if _compares(told.sentence, finding):
        return None
    draft = draft_finding(told, finding, work.who, earlier=finding.measure in earlier)
    if draft is None or generic(draft, told.chunks, finding):
        return None
    if draft.count.max == 0 and finding.measure in _NO_ZERO and not denied:
        return None
    set_down = placed(told, finding, draft, around, work.memory)
    return work.sums.to(work.means.to(with_own(set_down, finding.np)))


def _compares(sentence: Sentence, finding: Finding) -> bool:
    """Whether a figure only says by how much another is higher: "four more than the army's"."""
    np = finding.np
    if np is None or np.figure is None:
        return False
    behind = [token.low for token in sentence.tokens[np.end : np.end + 2]]
    more = np.figure.additional and behind[:1] == ["than"]
    return more or behind in (["more", "than"], ["fewer", "than"])


def _parts(work: _Work, told: Told, wholes: dict[int, Draft], around: Around) -> Iterator[Draft]:
    for part in told.parts:
        whole: Draft | None = None
        if part.whole is not None:
            whole = wholes.get(told.findings[part.whole].trigger)
        if whole is None:
            told_before = (*reversed(wholes.values()), *work.drafts[: -_RECENT - 1 : -1])
            whole = next((d for d in told_before if _may_hold(d, part)), None)
        if whole is not None and (whole.sentence is told.sentence or _near(whole, told.sentence)):
            draft = draft_part(told, part, whole, work.who)
            draft = draft and part_placed(draft, around)
        elif part.rule in _WITH_WORDS and part.measure and part.measure not in work.measures:
            # "Among the dead were two journalists", where no page's words tell how many died
            alone = Finding(
                measure=part.measure, trigger=part.chunk, people=part.chunk,
                np=part.count or part.np, rule="harm.among",
            )  # fmt: skip
            draft = _draft(work, told, alone, around, set())
        else:
            draft = None
        if draft is not None:
            yield part_voiced(told, draft)


def _may_hold(whole: Draft, part: Part) -> bool:
    """Whether a draft can be the whole of a part."""
    fits = part.measure is None or whole.measure == part.measure
    fits = fits and whole.rules["measure"] != "harm.compared"
    return fits and whole.scope != "part" and whole.measure != "attacks"


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
