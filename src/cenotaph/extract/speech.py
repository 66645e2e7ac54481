"""Who says so: frames of speech in a sentence, each with its chain of speakers and its reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cenotaph.extract.chunks import Chunk
from cenotaph.extract.languages.en import grammar
from cenotaph.extract.languages.en import speech as words
from cenotaph.extract.speakers import Ears, Heard
from cenotaph.extract.speech_subjects import inverted, phrase_end, subject, trails
from cenotaph.extract.speech_verbs import (
    figure_from,
    is_noun,
    needs_a_teller,
    passive,
    refuses,
    reports,
)
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Certainty
from cenotaph.reference.countries import names

Chunks = Sequence[Chunk]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A stretch of a sentence that one chain of speakers is reported to say.

    `start` and `end` are characters of the page; `denies` marks "denied that"; `at` is where the
    report verb stands; `trailing` where it follows what is said; `said` is the time of the saying
    ("said on Monday"), which is not the time of the harm; `doubt` is what the verb itself leaves
    open ("police believe that").
    """

    start: int
    end: int
    chain: tuple[Heard, ...]
    rule: str
    denies: bool = False
    corrects: bool = False
    at: int = 0
    trailing: bool = False
    said: Span | None = None
    doubt: Certainty | None = None


_ASIDE = frozenset({"adv", "time", "aux", "neg", "modal"})
_CITING = frozenset({"speech.citing", "speech.quoting"})
#: the rule of each word before a speaker; "from" and "per" name one as "according to" does
_RULE_OF = {phrase[0]: rule for phrase, rule in words.ACCORDING.items()}
#: the last words of a phrase that may tell whose figure or claim it is
_OWNED = words.FIGURE_NOUNS | words.CLAIM_NOUNS | {"'s", "state"}
#: a sentence that is followed by a figure of somebody's opens with these: "bringing X's count to"
_BRINGING = frozenset("bringing raising taking lowering reducing is was stands".split())


def find_frames(sentence: Sentence, chunks: Chunks, ears: Ears) -> tuple[Frame, ...]:
    """The frames of one sentence, in order; the speakers are remembered for the next."""
    found: list[Frame] = []
    for at, chunk in enumerate(chunks):
        frame = None
        if (
            chunk.kind == "according"
            or (chunk.low == "from" and figure_from(chunks, at))
            or (not at and _opens_with_per(chunks))
        ):
            frame = _according(sentence, chunks, at, ears)
        elif chunk.kind == "np":
            # one look-up spares most phrases the rest
            if sentence.tokens[chunk.end - 1].low in _OWNED:
                frame = _figure_of(sentence, chunks, at, ears)
        elif chunk.kind == "report" or reports(chunks, at):
            frame = _report(sentence, chunks, at, ears, found)
        if frame is not None:
            found.append(frame)
            ears.note(frame.chain)
    if not found:
        tail = _tail(sentence, chunks, ears)
        if tail is not None:
            found.append(tail)
            ears.note(tail.chain)
    return _bounded(sentence, _chained(found))


def _tokens(sentence: Sentence, chunks: Chunks, start: int, end: int) -> Sequence[Token]:
    if start >= end or start >= len(chunks):
        return ()
    return sentence.tokens[chunks[start].start : chunks[end - 1].end]


def _opens_with_per(chunks: Chunks) -> bool:
    """Whether the sentence opens with "Per the police, …"."""
    return chunks[0].low == "per" and len(chunks) > 1 and chunks[1].kind == "np"


def _according(sentence: Sentence, chunks: Chunks, at: int, ears: Ears) -> Frame | None:
    heard = ears.hear(_tokens(sentence, chunks, at + 1, phrase_end(chunks, at + 1)))
    if heard is None or (chunks[at].low == "per" and not heard.roled):
        return None
    begin = sentence.tokens[chunks[at].start].start
    rule = _RULE_OF.get(chunks[at].low, "speech.according")
    return Frame(
        start=begin, end=sentence.end, chain=(heard,), at=begin, rule=rule,
        trailing=at > 1, said=_said_behind(sentence, chunks, phrase_end(chunks, at + 1)),
    )  # fmt: skip


def _figure_of(sentence: Sentence, chunks: Chunks, at: int, ears: Ears) -> Frame | None:
    """ "SOHR's account was higher by one", "was the figure of the rescue service"."""
    tokens = sentence.tokens[chunks[at].start : chunks[at].end]
    owned = next((i for i, t in enumerate(tokens) if t.low == "'s" and i), None)
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    toll = after is not None and after.trigger is not None and after.trigger.frame == "toll"
    if at and chunks[at - 1].kind in {"prep", "according"}:
        return None  # "and, by the army's count, 23 rebels" tells of one figure only
    trailing = at > 0 and chunks[at - 1].kind != "stop"
    if _states(chunks, at, tokens):
        heard = ears.hear(tokens[:-1])
        return _leading(sentence, heard, tokens[-1].start) if heard is not None else None
    claims = after is not None and after.low == "that" and tokens[-1].low in words.CLAIM_NOUNS
    if claims and tokens[0].low in {"its", "their", "his", "her"} and chunks[0].np is not None:
        heard = ears.hear(_tokens(sentence, chunks, 0, phrase_end(chunks, 0)))
    elif owned is not None and (
        claims or tokens[-1].low in words.FIGURE_NOUNS or (toll and owned + 1 == len(tokens))
    ):
        heard = ears.hear(tokens[:owned])
    elif (
        tokens[-1].low in words.FIGURE_NOUNS and at + 1 < len(chunks) and chunks[at + 1].low == "of"
    ):
        if at == 0 or chunks[at - 1].low not in grammar.BE:
            return None
        heard = ears.hear(_tokens(sentence, chunks, at + 2, phrase_end(chunks, at + 2)))
    elif tokens[-1].low == "'s" and _claims_that(chunks, at + 1):
        heard = ears.hear(tokens[:-1])
    else:
        return None
    if heard is None or not (heard.roled or heard.resolved):
        return None
    begin = tokens[0].start
    return Frame(
        start=begin, end=sentence.end, chain=(heard,), at=begin, rule="speech.figure",
        trailing=trailing and chunks[at - 1].low in _BRINGING,
    )  # fmt: skip


def _states(chunks: Chunks, at: int, tokens: Sequence[Token]) -> bool:
    """Whether a phrase swallowed its verb: "the Armed Forces of the Philippines state that"."""
    that = at + 1 < len(chunks) and chunks[at + 1].low == "that"
    return that and len(tokens) > 1 and tokens[-1].text == "state"


def _claims_that(chunks: Chunks, at: int) -> bool:
    """Whether "'s" is followed by "claim that", where "claim" was taken for a verb."""
    ahead = [c.low for c in chunks[at : at + 2]]
    return len(ahead) == 2 and ahead[0] in words.CLAIM_NOUNS and ahead[1] == "that"


def _leading(sentence: Sentence, heard: Heard, at: int) -> Frame:
    return Frame(
        start=heard.span.start, end=sentence.end, chain=(heard,), at=at, rule="speech.leading"
    )


def _report(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears, before: Sequence[Frame]
) -> Frame | None:
    low = chunks[at].low
    if refuses(chunks, at):
        return None
    if is_noun(chunks, at, sentence.tokens):
        return _rumour(sentence, chunks, at, ears) or _told_by(sentence, chunks, at, ears)
    goes_on = _again(sentence, chunks, at, ears, before)
    participle = bool(goes_on) and low.endswith("ing") and bool(before)
    left = None if participle else subject(chunks, at, sentence.tokens)
    right = inverted(chunks, at) if left is None and not participle else None
    bounds = left or right
    verb = sentence.tokens[chunks[at].start].start
    if bounds is None:
        chain, start = goes_on, at
    else:
        heard = _seated(ears.hear(_tokens(sentence, chunks, *bounds)))
        if heard is not None and needs_a_teller(chunks, at) and not (heard.roled or heard.resolved):
            heard = None
        chain = _listeners(sentence, chunks, (bounds[1], at), ears, heard) if heard else ()
        start = bounds[0]
    if not chain:
        chain = _named_right_before(sentence, chunks, at, ears)
    if not chain:
        return None
    trailing = right is not None or (
        left is not None and trails(chunks, at, start, sentence.tokens)
    )
    return Frame(
        start=min(chain[-1].span.start, verb) if bounds is not None else verb,
        end=sentence.end,
        chain=chain,
        rule="speech.trailing" if trailing else "speech.leading",
        denies=low in words.DENIALS,
        corrects=low in words.CORRECTING,
        at=verb,
        trailing=trailing,
        said=_said(sentence, chunks, at, left) or _said_before(sentence, chunks, start),
        doubt=words.DOUBTING.get(low),
    )


def _named_right_before(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears
) -> tuple[Heard, ...]:
    """The source whose name ends right before the verb, whatever words it is made of."""
    end = chunks[at].start
    for start in range(max(0, end - _LONGEST_NAME), end - 1):
        if ears.names_source(sentence.tokens[start:end]):
            heard = ears.hear(sentence.tokens[start:end])
            return (heard,) if heard is not None else ()
    return ()


def _rumour(sentence: Sentence, chunks: Chunks, at: int, ears: Ears) -> Frame | None:
    """ "There were unconfirmed reports that four had been taken"."""
    if chunks[at].low not in _RUMOURS or at + 1 >= len(chunks):
        return None
    if chunks[at + 1].low not in {"that", "of"} or at < 1:
        return None
    if any(c.kind == "quote" for c in chunks):
        return None  # whoever is quoted speaks of reports
    if chunks[at - 1].low != "unconfirmed" and chunks[at - 1].kind != "np":
        return None
    heard = ears.hear(_tokens(sentence, chunks, at - 1, at + 1))
    if heard is None or heard.resolved:
        return None
    begin = heard.span.start
    return Frame(
        start=begin, end=sentence.end, chain=(heard,), at=begin, rule="speech.leading",
        doubt="unconfirmed" if "unconfirmed" in heard.speaker.text.lower() else None,
    )  # fmt: skip


def _told_by(sentence: Sentence, chunks: Chunks, at: int, ears: Ears) -> Frame | None:
    """ "Four others were reported killed by Orient TV": only who reports for a living."""
    ahead = [i for i in range(at + 1, min(len(chunks), at + 4)) if chunks[i].low == "by"]
    if not ahead or not passive(chunks, at):
        return None
    end = phrase_end(chunks, ahead[0] + 1)
    heard = ears.hear(_tokens(sentence, chunks, ahead[0] + 1, end))
    if heard is None or heard.speaker.role not in {"outlet", "monitor"}:
        return None
    begin = sentence.tokens[chunks[at].start].start
    return Frame(
        start=begin, end=sentence.end, chain=(heard,), at=begin, rule="speech.trailing",
        trailing=True,
    )  # fmt: skip


def _said(
    sentence: Sentence, chunks: Chunks, at: int, speaker: tuple[int, int] | None
) -> Span | None:
    """The time beside a report verb: "said on Monday", "on Monday said", "told Reuters Friday"."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind in {"np", "prep", "adv"}:
        told = index == at + 1 and chunks[at].low in _TO_SOMEONE
        # "said in a statement on Monday", "told Reuters by telephone on Monday"
        governed = chunks[index - 1].kind == "prep" and index - at <= _SAYING
        if chunks[index].np is not None and not told and not governed:
            break
        index += 1
    if index >= len(chunks) or chunks[index].kind != "time":
        index = at - 1
        while index >= 0 and chunks[index].kind in {"aux", "adv"}:
            index -= 1
        # "a man who fled on Sunday said": the time is his flight's
        if speaker is None or index > speaker[1] + 1:
            return None
    if index < 0 or chunks[index].kind != "time":
        return None
    return _time_span(sentence, chunks[index])


def _said_behind(sentence: Sentence, chunks: Chunks, at: int) -> Span | None:
    """The time of "the last figure from the minister, on 20 October,"."""
    for index in range(at, min(len(chunks), at + 3)):
        if chunks[index].kind == "time" and index > at:
            return _time_span(sentence, chunks[index])
        if chunks[index].kind not in {"comma", "prep"}:
            break
    return None


def _said_before(sentence: Sentence, chunks: Chunks, start: int) -> Span | None:
    """The time of "On Tuesday the ministry said", right before its speaker."""
    index = start - 1
    while index >= 0 and chunks[index].kind in {"comma", "adv"}:
        index -= 1
    opens = index == 0 or (index == 1 and chunks[0].kind == "prep")
    return _time_span(sentence, chunks[index]) if opens and chunks[index].kind == "time" else None


def _time_span(sentence: Sentence, chunk: Chunk) -> Span:
    return Span(sentence.tokens[chunk.start].start, sentence.tokens[chunk.end - 1].end)


#: as many words as the longest name of a source that no noun phrase holds
_LONGEST_NAME = 6
#: as many chunks as stand between a verb and the time of saying it
_SAYING = 5
_TO_SOMEONE = frozenset({"told", "tells"})
_RUMOURS = frozenset({"report", "reports", "rumours", "rumors", "accounts", "claims"})


def _seated(heard: Heard | None) -> Heard | None:
    """A capital or a country that speaks is its government: "Moscow denied", "Britain said"."""
    name = heard.speaker.text.lower() if heard is not None else ""
    if heard is None or heard.roled or not (name in words.SEATS or name in names()):
        return heard
    return replace(heard, speaker=replace(heard.speaker, role="official"), roled=True)


def _listeners(
    sentence: Sentence, chunks: Chunks, between: tuple[int, int], ears: Ears, heard: Heard
) -> tuple[Heard, ...]:
    """The chain of "X told Reuters", "Reuters quoted X": from the page to the origin.

    `between` runs from the end of the speaker's words to the report verb.
    """
    at = between[1]
    low = chunks[at].low
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    if low in words.QUOTING and passive(chunks, at):
        return _relayed(sentence, chunks, at, ears, heard)
    if after is not None and after.np is not None and low in {"told", "tells", "gave"}:
        told = _tokens(sentence, chunks, at + 1, at + 2)
        listener = ears.listener(told, capitals=not sentence.shouting)
        if listener is not None and listener.speaker != heard.speaker:
            return (listener, heard)
    if after is not None and after.np is not None and low in {"quoted", "cited", "quotes", "cites"}:
        cited = ears.hear(_tokens(sentence, chunks, at + 1, phrase_end(chunks, at + 1)))
        if cited is not None:
            return (heard, cited)
    for index in range(*between):
        # "the nuns, quoted by Radio Timor, said", "an official, speaking to Ain Libya, gave"
        if sentence.tokens[chunks[index].start].low in words.RELAYING:
            return _relayed(sentence, chunks, index, ears, heard)
    return ears.chain_to(heard)


def _relayed(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears, heard: Heard
) -> tuple[Heard, ...]:
    """The chain of "the mayor was quoted by Reuters as saying"."""
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    if after is None or after.low not in {"by", "in", "on", "to", "with"}:
        return (heard,)
    told = _tokens(sentence, chunks, at + 2, phrase_end(chunks, at + 2))
    outlet = ears.listener(told, capitals=not sentence.shouting)
    return (heard,) if outlet is None or outlet.speaker == heard.speaker else (outlet, heard)


def _again(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears, before: Sequence[Frame]
) -> tuple[Heard, ...]:
    """The speakers of a verb without a subject: "…, and said", "…, saying"."""
    joint = at - 1
    while joint >= 0 and chunks[joint].kind in _ASIDE:
        joint -= 1
    low = chunks[at].low
    if joint < 0 or not (chunks[joint].kind == "conj" or low.endswith("ing")):
        return ()
    quoting = before and before[-1].rule == "speech.leading" and len(before[-1].chain) > 1
    if quoting and low.endswith("ing") and chunks[joint].low == "as":
        return ()  # "Reuters quoted a doctor as saying": one frame is enough
    if before:
        return before[-1].chain
    if chunks[0].np is None:
        return ()
    heard = ears.hear(_tokens(sentence, chunks, 0, phrase_end(chunks, 0)))
    # "Police shot two and said": who did one thing may tell the other
    known = heard is not None and (low.endswith("ing") or heard.roled or heard.resolved)
    return (heard,) if heard is not None and known else ()


def _tail(sentence: Sentence, chunks: Chunks, ears: Ears) -> Frame | None:
    """ "Five killed — officials", "SOHR: 15 killed": headlines and posts."""
    stops = [i for i, c in enumerate(chunks) if c.kind == "stop" and c.low in {"—", ":", "-"}]
    last = len(chunks)
    while last and chunks[last - 1].kind == "stop":
        last -= 1
    if not stops:
        return None
    for stop in (stops[-1],):
        loose = sentence.headline or chunks[stop].low in {"—", "-"} or last == len(chunks)
        heard = ears.hear(_tokens(sentence, chunks, stop + 1, last)) if loose else None
        if heard is not None and last - stop <= 5 and (heard.telling or heard.roled) and stop > 1:
            return Frame(
                start=sentence.start, end=sentence.end, chain=(heard,), rule="speech.tail",
                at=sentence.end, trailing=True,
            )  # fmt: skip
    head = ears.hear(_tokens(sentence, chunks, 0, stops[0]))
    if head is not None and stops[0] <= 3 and chunks[stops[0]].low == ":" and head.telling:
        return Frame(
            start=sentence.start, end=sentence.end, chain=(head,), rule="speech.head",
            at=sentence.start,
        )  # fmt: skip
    return None


def _chained(frames: Sequence[Frame]) -> list[Frame]:
    """Frames with "X said, citing Y" or "X, citing Y, said" joined into one chain from X to Y."""
    result: list[Frame] = []
    waiting: Frame | None = None
    for index, frame in enumerate(frames):
        if frame.rule in _CITING:
            following = frames[index + 1] if index + 1 < len(frames) else None
            near = following is not None and following.chain[0].span.end <= frame.at
            opens = following is not None and index == 0 and not frame.trailing
            if near or (opens and following is not None and not following.trailing):
                waiting = frame
                continue
            if result and result[-1].rule not in _CITING:
                result[-1] = replace(result[-1], chain=(*result[-1].chain, *frame.chain))
                continue
        elif waiting is not None:
            result.append(replace(frame, chain=(*frame.chain, *waiting.chain)))
            waiting = None
            continue
        result.append(frame)
    return result


def _bounded(sentence: Sentence, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Each frame's reach: a leading one to the next frame, a trailing one back to the last."""
    bounded: list[Frame] = []
    edge = sentence.start
    for index, frame in enumerate(frames):
        following = frames[index + 1] if index + 1 < len(frames) else None
        if frame.trailing:
            end = sentence.end if following is None else frame.at
            bounded.append(replace(frame, start=edge, end=end))
        else:
            end = sentence.end if following is None else following.start
            bounded.append(replace(frame, end=end))
        edge = end
    return tuple(bounded)
