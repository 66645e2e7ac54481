"""A draft set among its words: who says it, when and where, by what means, over what period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cenotaph.extract import context
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.clauses import starts_clause
from cenotaph.extract.context import Memory
from cenotaph.extract.drafts import Draft, Told
from cenotaph.extract.findings import Finding
from cenotaph.extract.languages.en.sureness import RAISING
from cenotaph.extract.means import means_of
from cenotaph.extract.speakers import Heard
from cenotaph.extract.speech import Frame
from cenotaph.extract.sums import one_event
from cenotaph.extract.sureness import expected, period
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.when import TimeFound
from cenotaph.extract.where import PlaceFound
from cenotaph.model.claims import Count
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import TOLD_AS_TOLL, Certainty, Stance
from cenotaph.reference.countries import names

_Placed = TypeVar("_Placed", TimeFound, PlaceFound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the claims of one sentence: times, places, and who goes on speaking.

    `said` are the times of the saying; `standing` is the frame that reaches the sentence from
    another of its paragraph; `before` is where it turns to what came before its incident.
    """

    times: tuple[TimeFound, ...]
    places: tuple[PlaceFound, ...]
    said: tuple[TimeFound, ...]
    standing: Frame | None
    before: int | None = None

    def beside(self, sentence: Sentence, harm: Span) -> "tuple[Around, Span]":
        """What stands on the harm's side of such a turn, and the interval of that side."""
        if self.before is None:
            return self, sentence.span
        behind = harm.start >= self.before
        side = Span(self.before, sentence.end) if behind else Span(sentence.start, self.before)
        times = tuple(t for t in self.times if side.start <= t.span.start < side.end)
        places = tuple(p for p in self.places if side.start <= p.span.start < side.end)
        return replace(self, times=times, places=places), side


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """Who says a draft, and what the way of saying does to it."""

    chain: tuple[Heard, ...] = ()
    stance: Stance = "asserts"
    doubt: Certainty | None = None
    rule: str = "speech.page"
    inherited: bool = False


#: the rule of people whose word of harm stands with others: "two died in A and one in B"
_GAPPED = "harm.gapped"
#: rules of figures whose time and place stand beside them, and not beside the word of harm
_APART = frozenset({_GAPPED, "harm.compared"})
#: "the deadliest day since the coup" compares; it sums nothing
_COMPARING = frozenset("deadliest bloodiest worst biggest largest highest first heaviest".split())
#: words so many tokens before a time with which a figure is compared: "18 per cent over the last"
_COMPARED = 2
#: a harm told in a clause of its own has its pronoun so many tokens before it: "who had been shot"
_RELATIVE = 3
_RELATIVES = frozenset({"who", "whom", "which"})
#: "a report released this month" dates the report
_PUBLISHED = frozenset("released published issued aired posted".split())
_COMPARED_WITH = frozenset({"than", "compared", "cent", "percent", "%", "against", "unlike"})
#: words of an arrest that follows on the incident
_LATER = frozenset({"custody", "suspicion", "connection"})
#: nouns that point back to a place told before: "in the city since April"
_SAME_PLACE = frozenset(
    "town city village camp area district province region neighbourhood neighborhood island"
    " capital enclave governorate strip hamlet settlement township".split()
)
#: "the lake region": the article stands at most one word before the noun
_DETERMINED = 2
#: "a year after 43 disappeared", "months since nine were shot"
_FOLLOWING = frozenset({"after", "since"})
#: such a phrase opens a sentence within so many tokens: "Almost two years after"
_OPENING = 4
_LONG_UNITS = frozenset("year years month months decade decades weeks".split())
_DATING = frozenset({"when.year", "when.month"})
#: wars kill over years: "the conflict has killed more than 100,000"
_LONG = frozenset("war conflict insurgency crisis uprising violence campaign".split())


def placed(told: Told, finding: Finding, draft: Draft, around: Around, memory: Memory) -> Draft:
    """The draft with its speaker, time, place, means and scope."""
    sentence = told.sentence
    around, side = around.beside(sentence, draft.measure_span)
    clause = _clause(told, finding).within(side)
    fence = _fence(told, finding)
    near = _this_side(_near(told, finding, around.times), fence)
    if finding.rule == TOLD_AS_TOLL:
        near = tuple(time for time in near if time not in around.said)
    after = _long_after(sentence, finding, told)
    near = near if after is None else tuple(t for t in near if after.covers(t.span))
    times, sums = _periods(sentence, draft, near)
    bearing = context.Bearing(
        ago=after is not None,
        paragraph=sentence.paragraph,
        period=sums,
        apart=_arrest(sentence, draft, times),
        back=_back(sentence),
        once=one_event(sentence),
    )
    places = _this_side(around.places, fence)
    if not places and not _told_beside(told, fence):
        places = around.places  # "two were killed and three were hurt in A"
    anchor = draft.anchor if finding.rule in _APART else draft.measure_span
    setting = context.choose(anchor, clause, times, places, memory, bearing)
    voice = _voice(told, draft, around.standing)
    cumulative = _cumulative(draft, finding, told) or (
        setting.cumulative and draft.measure != "attacks" and draft.count.kind != "unstated"
    )
    means, means_rule = means_of(told, finding, draft, clause, side)
    draft = _denied(draft) if voice.stance == "denies" else draft
    draft = _its_own(draft, voice)
    told_stance = draft.stance if draft.stance != "asserts" else voice.stance
    zero = draft.count.max == 0
    return replace(
        draft,
        chain=voice.chain,
        setting=setting,
        stance="asserts" if zero and told_stance == "denies" else told_stance,
        scope="cumulative" if cumulative and draft.scope == "incident" else draft.scope,
        certainty=_certainty(draft, sentence, voice),
        means=means,
        inherited=_inherited(draft, voice, setting),
        said=around.said[0] if around.said and voice.chain else None,
        rules=draft.rules
        | {"attribution": voice.rule, "when": setting.when_rule, "where": setting.where_rule}
        | ({"means": means_rule} if means else {})
        | ({"scope": "scope.period"} if cumulative else {}),
    )


def _long_after(sentence: Sentence, finding: Finding, told: Told) -> Span | None:
    """The clause of a harm that "a year after" stands before; its day is none told around it."""
    tokens, chunks = sentence.tokens, told.chunks
    own = min(i for i in (finding.people, finding.trigger) if i is not None)
    at = chunks[own].start
    for index in range(max(1, at - 2), at):
        if tokens[index].low in _FOLLOWING and tokens[index - 1].low in _LONG_UNITS:
            commas = (tokens[c.start].start for c in chunks[finding.trigger :] if c.kind == "comma")
            # "Two years after ten were killed, a trial began on Monday"
            end = next(commas, sentence.end) if index < _OPENING else sentence.end
            return Span(tokens[index].start, end)
    return None


def _back(sentence: Sentence) -> bool:
    """Whether the sentence points back to a place: "fled the camp", "have died there"."""
    lows = [t.low for t in sentence.tokens]
    at = (i for i, low in enumerate(lows) if low in _SAME_PLACE)
    return any({"the", "this"} & set(lows[max(0, i - _DETERMINED) : i]) for i in at)


def _arrest(sentence: Sentence, draft: Draft, times: Sequence[TimeFound]) -> bool:
    """Whether people were arrested at a time of its own, after the incident and elsewhere.

    "Two men have been arrested", "was arrested on Sunday"; not those caught in the raid itself.
    """
    if draft.measure != "detained":
        return False
    lows = {t.low for t in sentence.tokens}
    later = bool(lows & _LATER) or (bool(lows & {"have", "has"}) and "been" in lows)
    first = next((t.low for t in sentence.tokens if t.start >= draft.measure_span.start), "")
    return (bool(times) and first.startswith(("arrest", "taken", "pick"))) or later


def _inherited(draft: Draft, voice: _Voice, setting: context.Setting) -> tuple[str, ...]:
    """The names of the fields taken from another sentence."""
    names = [
        *draft.inherited,
        *(["attribution"] if voice.inherited else []),
        *(["when"] if setting.when_inherited else []),
        *(["where"] if setting.where_inherited else []),
    ]
    return tuple(dict.fromkeys(names))


def _certainty(draft: Draft, sentence: Sentence, voice: _Voice) -> Certainty:
    if draft.count.kind == "unstated" and draft.certainty == "stated" and expected(sentence):
        return "expected"
    return voice.doubt if draft.certainty == "stated" and voice.doubt else draft.certainty


def _denied(draft: Draft) -> Draft:
    """Denying that anyone was harmed is a stated zero; denying a figure keeps the figure."""
    if draft.count.kind != "vague" or draft.count_span is not None:
        return draft
    nobody = Count(kind="exact", figure=0, min=0, max=0, unit="person", text=None)
    return replace(draft, count=nobody, rules=draft.rules | {"count": "figure.denied"})


def _near(told: Told, finding: Finding, times: Sequence[TimeFound]) -> tuple[TimeFound, ...]:
    """The times that may be the finding's: no period of another harm, none compared with."""
    tokens = told.sentence.tokens
    own = tokens[told.chunks[finding.trigger].start].start
    kept = []
    for time in times:
        # "six were killed, raising the toll since March to 180"
        between = {t.low for t in tokens if own < t.start < time.span.start}
        others = time.cumulative and bool(between & RAISING)
        before = [t.low for t in tokens if t.start < time.span.start][-_COMPARED:]
        others = others or _anothers(told, finding, time) or _aside_from(told, finding, time, times)
        if not others and not _COMPARED_WITH & set(before) and not _PUBLISHED & set(before):
            kept.append(time)
    return tuple(kept)


def _aside_from(told: Told, finding: Finding, time: TimeFound, times: Sequence[TimeFound]) -> bool:
    """Whether a time only tells who did it, where another dates the harm.

    "Soldiers who seized power on Sunday shot dead 100 people on Monday".
    """
    tokens, chunks = told.sentence.tokens, told.chunks
    own = tokens[chunks[finding.trigger].start].start
    if time.span.start >= own or all(other.span.start < own for other in times):
        return False
    before = [c for c in chunks if tokens[c.start].start < time.span.start]
    opens = max((i for i, c in enumerate(before) if c.kind == "rel"), default=None)
    inside = before[opens + 1 :] if opens is not None else []
    does = any(c.kind in {"verb", "aux", "trigger"} for c in inside)
    return does and all(c.kind not in {"comma", "stop"} for c in inside)


def _anothers(told: Told, finding: Finding, time: TimeFound) -> bool:
    """Whether a time dates another harm: "12 have died; two who were abducted on 29 April"."""
    tokens, chunks = told.sentence.tokens, told.chunks
    own = tokens[chunks[finding.trigger].start].start
    for other in told.findings:
        start = tokens[chunks[other.trigger].start].start
        if other.trigger != finding.trigger and own < start < time.span.start:
            ahead = [t.low for t in tokens if t.start < start][-_RELATIVE:]
            if not _RELATIVES.isdisjoint(ahead):
                return True
    return False


def _its_own(draft: Draft, voice: _Voice) -> Draft:
    """The draft; a country's own people with their nationality: "Britain said two nationals"."""
    group = draft.group
    country = names().get(voice.chain[-1].speaker.text.lower()) if voice.chain else None
    own = (group.text or "").lower().split()[-1:] in (["nationals"], ["citizens"])
    if country is None or not own or group.nationalities:
        return draft
    return replace(draft, group=replace(group, nationalities=(country,)))


def _periods(
    sentence: Sentence, draft: Draft, times: Sequence[TimeFound]
) -> tuple[tuple[TimeFound, ...], str | None]:
    """The sentence's times, and whether it sums over a period."""
    if any(t.cumulative for t in times):
        # "the first twelve days of March" compares nothing
        taken = [t.span for t in times]
        words = {
            t.low for t in sentence.tokens if not any(s.start <= t.start < s.end for s in taken)
        }
        if words & _COMPARING:
            return tuple(t for t in times if not t.cumulative), None
    if not any(t.rule in _DATING for t in times):
        return tuple(times), period(sentence, draft.measure_span)
    single = draft.count.max == 1 or one_event(sentence)
    dated = tuple(
        replace(t, cumulative=False) if single and t.rule in _DATING else t for t in times
    )
    return dated, period(sentence, draft.measure_span)


def _cumulative(draft: Draft, finding: Finding, told: Told) -> bool:
    """Whether a war is said to have done it."""
    if draft.agent is None or not {"has", "have"} & set(finding.words):
        return False
    doers = (told.chunks[i].np for i in finding.agents)
    return any(doer is not None and doer.head in _LONG for doer in doers)


def _clause(told: Told, finding: Finding) -> Span:
    """The interval of the clause around a finding: between stops and other harms."""
    chunks = told.chunks
    people = finding.people if finding.people is not None else finding.trigger
    harm = people if finding.rule == _GAPPED else finding.trigger
    left, right = min(harm, people), max(harm, people)
    others = {i for f in told.findings for i in (f.trigger, f.people) if i is not None}
    while left > 0 and chunks[left - 1].kind != "stop" and left - 1 not in others:
        left -= 1
    while right + 1 < len(chunks) and chunks[right + 1].kind != "stop" and right + 1 not in others:
        if _dates_the_next(chunks, right + 1) and any(i > right for i in others):
            break
        if _opens_another(chunks, right + 1):
            break
        right += 1
    tokens = told.sentence.tokens
    return Span(tokens[chunks[left].start].start, tokens[chunks[right].end - 1].end)


def _fence(told: Told, finding: Finding) -> int | None:
    """The character behind a finding where a clause with a subject of its own begins."""
    first = finding.people if finding.rule == _GAPPED else finding.trigger
    gapped = {f.people for f in told.findings if f.rule == _GAPPED}
    for at in range((first or 0) + 1, len(told.chunks)):
        if at in gapped or told.chunks[at].low == ";" or _opens_another(told.chunks, at):
            return told.sentence.tokens[told.chunks[at].start].start
    return None


def _told_beside(told: Told, fence: int | None) -> bool:
    """Whether behind the fence "with" tells of another harm: ", with a mine wounding two in B"."""
    starts = [told.sentence.tokens[c.start].start for c in told.chunks]
    at = starts.index(fence) if fence is not None else -1
    return 0 <= at < len(starts) - 1 and told.chunks[at + 1].low == "with"


def _this_side(found: Sequence[_Placed], fence: int | None) -> tuple[_Placed, ...]:
    return tuple(one for one in found if fence is None or one.span.start < fence)


def _opens_another(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a clause with a subject or a saying of its own begins: ", and police in B found"."""
    if chunks[at].kind != "comma" or at + 2 >= len(chunks):
        return False
    if chunks[at + 1].kind == "conj":
        return chunks[at + 2].np is not None and starts_clause(chunks, at + 2)
    np = chunks[at + 1].np
    # ", the latest in a spate of attacks that killed six over the weekend"
    compared = np is not None and np.determiner == "the" and np.head in _COMPARING | {"latest"}
    beside = chunks[at + 1].low == "with" and _does_harm(chunks, at + 2)
    return compared or beside or chunks[at + 1].low == "adding"


def _does_harm(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether what is told beside a harm does one of its own: "with a second blast killing two"."""
    for chunk in chunks[at:]:
        if chunk.trigger is not None:
            return chunk.trigger.form == "ing"
        if chunk.kind in {"comma", "stop"}:
            break
    return False


def _dates_the_next(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a time behind "and" opens the next clause: "and last year it shot two"."""
    ahead = [c.kind for c in chunks[at : at + 3]]
    return ahead[:2] == ["conj", "time"] or ahead == ["conj", "prep", "time"]


def _voice(told: Told, draft: Draft, standing: Frame | None) -> _Voice:
    """The voice that reaches the draft: its own sentence's, its paragraph's, or the page's."""
    frame = _covering(told, draft.measure_span)
    if frame is not None:
        stance: Stance = "denies" if frame.denies else "asserts"
        if frame.corrects and draft.rules["measure"] == "harm.toll":
            stance = "corrects"
        return _Voice(chain=frame.chain, stance=stance, doubt=frame.doubt, rule=frame.rule)
    if standing is not None:
        return _Voice(chain=standing.chain, rule="speech.paragraph", inherited=True)
    return _Voice()


def _covering(told: Told, words: Span) -> Frame | None:
    """The frame of the sentence that holds the words, unless they only describe its speaker."""
    for frame in told.frames:
        # "a wounded man said": the harm is the speaker's own
        itself = any(h.span.covers(words) for h in frame.chain)
        # "the group, which killed nine policemen, said": so does what stands before the verb
        itself = itself or (
            not frame.trailing and frame.chain[-1].span.end <= words.start < frame.at
        )
        if frame.start <= words.start < frame.end and not itself:
            return frame
    return None


def part_voiced(told: Told, part: Draft) -> Draft:
    """A part with the speaker of its own sentence, where one is named beside it."""
    frame = _covering(told, part.count_span or part.measure_span)
    if frame is None or frame.chain == part.chain:
        return part
    return replace(
        part,
        chain=frame.chain,
        inherited=tuple(name for name in part.inherited if name != "attribution"),
        rules=part.rules | {"attribution": frame.rule},
    )


def part_placed(part: Draft, around: Around) -> Draft:
    """A part at the place that its own sentence names, where its whole was told in another."""
    named = [p for p in around.places if p.role == "location"]
    whole = part.whole
    if whole is None or whole.sentence is part.sentence or len(named) != 1:
        return part
    found = named[0]
    if whole.setting.where and context.holds(found.place, whole.setting.where[0]):
        return part
    return replace(
        part,
        setting=replace(
            part.setting,
            where=(found.place,),
            where_spans=(found.span,),
            where_rule=found.rule,
            where_inherited=False,
        ),
        inherited=tuple(name for name in part.inherited if name != "where"),
        rules=part.rules | {"where": found.rule},
    )


def set_later(drafts: Sequence[Draft], memory: Memory) -> list[Draft]:
    """The drafts, those that no time or place stands before set where the first one behind says."""
    moved: dict[int, Draft] = {}
    for draft in drafts:
        whole = moved.get(id(draft.whole), draft.whole)
        setting = context.later(draft.setting, memory, draft.sentence, summed=_sums(draft))
        moved[id(draft)] = (
            draft
            if setting is draft.setting and whole is draft.whole
            else replace(
                draft,
                setting=setting,
                whole=whole,
                inherited=tuple(dict.fromkeys((*draft.inherited, *_set(draft.setting, setting)))),
                rules=draft.rules | {"when": setting.when_rule, "where": setting.where_rule},
            )
        )
    return [moved[id(draft)] for draft in drafts]


def _sums(draft: Draft) -> bool:
    return draft.scope == "cumulative" or (draft.whole is not None and _sums(draft.whole))


def _set(before: context.Setting, after: context.Setting) -> tuple[str, ...]:
    """The names of the fields that were set."""
    names = (("when", before.when, after.when), ("where", before.where, after.where))
    return tuple(name for name, old, new in names if old != new)
