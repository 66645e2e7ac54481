"""Who says so: frames of speech in a sentence, each with its chain of speakers and its reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cenotaph.extract.chunks import Chunk
from cenotaph.extract.languages.en import grammar
from cenotaph.extract.languages.en import speech as words
from cenotaph.extract.speakers import Ears, Heard
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Certainty

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


_LINKS = frozenset({"of", "for", "in", "from", "at", "with", "on", "to", "near", "by"})
_ASIDE = frozenset({"adv", "time", "aux", "neg", "modal"})
_CITING = frozenset({"speech.citing", "speech.quoting"})


def find_frames(sentence: Sentence, chunks: Chunks, ears: Ears) -> tuple[Frame, ...]:
    """The frames of one sentence, in order; the speakers are remembered for the next."""
    found: list[Frame] = []
    for at, chunk in enumerate(chunks):
        frame = None
        if chunk.kind == "according" or _figure_from(chunks, at):
            frame = _according(sentence, chunks, at, ears)
        elif chunk.kind == "report" or _reports(chunks, at):
            frame = _report(sentence, chunks, at, ears, found)
        if frame is not None:
            found.append(frame)
    if not found:
        tail = _tail(sentence, chunks, ears)
        if tail is not None:
            found.append(tail)
    ordered = _chained(found)
    for frame in ordered:
        ears.note(frame.chain)
    return _bounded(sentence, ordered)


def _reports(chunks: Chunks, at: int) -> bool:
    """Whether a common verb reports here: "found that", "spoke of", "revised the toll"."""
    chunk = chunks[at]
    if chunk.kind != "verb" or at + 1 >= len(chunks):
        return False
    following = chunks[at + 1]
    if chunk.low in words.REPORT_WITH_THAT:
        return following.kind == "sub" and following.low == "that"
    if chunk.low in words.REPORT_WITH_OF:
        return following.low == "of"
    if chunk.low in words.REPORT_WITH_FIGURE:
        before = chunks[at - 1].np if at else None
        counted = following.np is not None and following.np.figure is not None
        return counted and before is not None and before.noun is None
    if chunk.low in words.CORRECTING:
        ahead = chunks[at : at + 6]
        return any(c.trigger is not None and c.trigger.frame == "toll" for c in ahead)
    if chunk.low in words.DENIALS:
        ahead = chunks[at + 1 : at + 4]
        return any(c.low in words.DENIED or (c.np and c.np.head in words.DENIED) for c in ahead)
    return chunk.low in words.ACCUSING


def _figure_from(chunks: Chunks, at: int) -> bool:
    """Whether "from" names a speaker here: "the last figure from the minister"."""
    before = chunks[at - 1].np if at else None
    return chunks[at].low == "from" and before is not None and before.head in words.FIGURE_NOUNS


def _tokens(sentence: Sentence, chunks: Chunks, start: int, end: int) -> Sequence[Token]:
    if start >= end or start >= len(chunks):
        return ()
    return sentence.tokens[chunks[start].start : chunks[end - 1].end]


def _according(sentence: Sentence, chunks: Chunks, at: int, ears: Ears) -> Frame | None:
    heard = ears.hear(_tokens(sentence, chunks, at + 1, _phrase_end(chunks, at + 1)))
    if heard is None:
        return None
    begin = sentence.tokens[chunks[at].start].start
    return Frame(
        start=begin, end=sentence.end, chain=(heard,), at=begin,
        rule="speech.according" if chunks[at].low == "from" else f"speech.{chunks[at].low}",
        trailing=at > 1, said=_said_behind(sentence, chunks, _phrase_end(chunks, at + 1)),
    )  # fmt: skip


def _report(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears, before: Sequence[Frame]
) -> Frame | None:
    low = chunks[at].low
    if _is_noun(chunks, at, sentence.tokens):
        return None
    left = _subject(chunks, at, sentence.tokens)
    right = _inverted(chunks, at) if left is None else None
    bounds = left or right
    verb = sentence.tokens[chunks[at].start].start
    if bounds is None:
        heard = _again(sentence, chunks, at, ears, before)
        start = at
    else:
        heard = ears.hear(_tokens(sentence, chunks, *bounds))
        start = bounds[0]
    if heard is None:
        return None
    trailing = right is not None or (left is not None and _trails(chunks, at, start))
    return Frame(
        start=min(heard.span.start, verb) if bounds is not None else verb,
        end=sentence.end,
        chain=_listeners(sentence, chunks, at, ears, heard),
        rule="speech.trailing" if trailing else "speech.leading",
        denies=low in words.DENIALS,
        corrects=low in words.CORRECTING,
        at=verb,
        trailing=trailing,
        said=_said(sentence, chunks, at, left) or _said_before(sentence, chunks, start),
        doubt=words.DOUBTING.get(low),
    )


def _said(
    sentence: Sentence, chunks: Chunks, at: int, speaker: tuple[int, int] | None
) -> Span | None:
    """The time beside a report verb: "said on Monday", "on Monday said", "told Reuters Friday"."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind in {"np", "prep", "adv"}:
        if chunks[index].np is not None and (index > at + 1 or chunks[at].low not in _TO_SOMEONE):
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


_TO_SOMEONE = frozenset({"told", "tells"})


def _listeners(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears, heard: Heard
) -> tuple[Heard, ...]:
    """The chain of "X told Reuters", "Reuters quoted X": from the page to the origin."""
    low = chunks[at].low
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    if after is None or after.np is None:
        return (heard,)
    if low in {"told", "tells"}:
        listener = ears.hear(_tokens(sentence, chunks, at + 1, at + 2))
        if listener is not None and listener.speaker.role == "outlet" and not ears.is_own(listener):
            return (listener, heard)
    if low in {"quoted", "cited", "quotes", "cites"}:
        cited = ears.hear(_tokens(sentence, chunks, at + 1, _phrase_end(chunks, at + 1)))
        if cited is not None:
            return (heard, cited)
    return (heard,)


def _again(
    sentence: Sentence, chunks: Chunks, at: int, ears: Ears, before: Sequence[Frame]
) -> Heard | None:
    """The speaker of a verb without one: "…, and said", "…, saying"."""
    joint = at - 1
    while joint >= 0 and chunks[joint].kind in _ASIDE:
        joint -= 1
    low = chunks[at].low
    if joint < 0 or not (chunks[joint].kind == "conj" or low.endswith("ing")):
        return None
    quoting = before and before[-1].rule == "speech.leading" and len(before[-1].chain) > 1
    if quoting and low.endswith("ing"):
        return None  # "Reuters quoted a doctor as saying": one frame is enough
    if before:
        return before[-1].chain[-1]
    if low.endswith("ing") and chunks[0].np is not None:
        return ears.hear(_tokens(sentence, chunks, 0, _phrase_end(chunks, 0)))
    return None


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
        if heard is not None and last - stop <= 5 and heard.telling and stop > 1:
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


def _phrase_end(chunks: Chunks, start: int) -> int:
    """The end of a speaker's phrase: noun phrases joined by "of", "for", "in"."""
    index = start
    while index < len(chunks):
        chunk = chunks[index]
        following = chunks[index + 1].kind if index + 1 < len(chunks) else "stop"
        name = chunk.kind in {"np", "pron", "open", "close"} or chunk.low in {"the", "a", "an"}
        report = chunk.kind == "report" and chunk.low in words.REPORT_NOUNS and index == start + 1
        link = chunk.kind == "prep" and chunk.low in _LINKS and following in {"np", "adv"}
        doctor = chunk.kind == "trigger" and index == start
        number = chunk.kind == "adv" and chunk.low.isdigit()
        if not (name or report or link or doctor or number):
            break
        index += 1
    return index


_NOUN_VERBS = frozenset({"reports", "claims", "estimates", "puts", "report", "reporting", "counts"})
_PASSIVE_VERBS = frozenset(
    "reported confirmed verified documented recorded listed claimed registered".split()
)


def _is_noun(chunks: Chunks, at: int, tokens: Sequence[Token]) -> bool:
    """Whether "report", "claims" and the like are nouns here, or the verb names no speaker."""
    low = chunks[at].low
    if low not in words.REPORT_NOUNS and low not in _NOUN_VERBS:
        return low in _PASSIVE_VERBS and _passive(chunks, at)
    before = chunks[at - 1] if at else None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    if before is None or before.low in {"the", "a", "its", "their", "his", "this"}:
        return True
    if tokens[chunks[at].start - 1].low == "'s":
        return True
    if after is not None and after.kind in {"report", "verb", "aux"} and low != "report":
        return True
    return after is not None and after.kind == "prep" and after.low in {"of", "from", "by"}


def _passive(chunks: Chunks, at: int) -> bool:
    """ "were reported killed", "five confirmed dead": nobody is named as the speaker."""
    for chunk in reversed(chunks[max(0, at - 3) : at]):
        if chunk.kind == "aux" and chunk.low in grammar.BE:
            return True
        if chunk.kind not in {"adv", "aux", "time"}:
            break
    before = chunks[at - 1] if at else None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    counted = before is not None and before.np is not None and before.np.figure is not None
    return bool(counted and after is not None and after.kind in {"trigger", "adv"})


def _subject(chunks: Chunks, at: int, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The chunks of the speaker left of a report verb."""
    end = at
    while end > 0 and chunks[end - 1].kind in _ASIDE:
        timed = chunks[end - 1].kind == "time"
        end -= 1
        if timed and end > 0 and chunks[end - 1].kind == "prep":
            end -= 1
    if end == 0:
        return None
    before = chunks[end - 1]
    if before.kind == "report" and _is_noun(chunks, end - 1, tokens):
        start = end - 1
        while start > 0 and (chunks[start - 1].np or chunks[start - 1].low in {"the", "a", "'s"}):
            start -= 1
        return start, end
    if before.kind == "comma":
        return _before_aside(chunks, end)
    clause = _relative(chunks, end)
    if clause is not None:
        edge = _left_edge(chunks, clause)
        return (edge, clause) if edge is not None else None
    if before.kind == "close":
        opening = next((i for i in range(end - 1, -1, -1) if chunks[i].kind == "open"), end - 1)
        edge = _left_edge(chunks, opening)
    else:
        edge = _left_edge(chunks, end)
    return (edge, end) if edge is not None else None


def _before_aside(chunks: Chunks, end: int) -> tuple[int, int] | None:
    """The speaker before an aside: "X, the head of Y, said", "X, citing Y, said"."""
    openings = [i for i in range(end - 2, max(-1, end - 26), -1) if chunks[i].kind == "comma"]
    for opening in openings:
        inside = chunks[opening + 1 : end - 1]
        start = _left_edge(chunks, opening)
        if inside and inside[0].kind == "rel":
            return (start, opening) if start is not None else None
        if any(c.kind in {"trigger", "report"} for c in inside):
            return None
        if start is None:
            continue
        # an apposition of names and offices belongs to the speaker's words
        plain = all(c.kind in {"np", "prep", "adv", "comma"} for c in inside)
        first = chunks[start].np
        if plain and first is not None and start > 0 and chunks[start - 1].kind == "comma":
            start = _left_edge(chunks, start - 1) or start
        return start, (end - 1 if plain and len(inside) <= 3 else opening)
    return None


def _relative(chunks: Chunks, end: int) -> int | None:
    """Where a relative clause or participle before chunk `end` opens: "a man who hid in a barn"."""
    for index in range(end - 1, max(0, end - 22), -1):
        chunk = chunks[index]
        before = chunks[index - 1]
        if chunk.kind in {"comma", "stop", "report", "conj", "quote"}:
            return None
        opens = chunk.kind == "rel" or (chunk.kind == "sub" and chunk.low == "that")
        arriving = chunk.kind == "verb" and chunk.low.endswith("ing") and index < end
        if (opens or arriving) and before.kind == "np":
            return index
    return None


def _left_edge(chunks: Chunks, end: int) -> int | None:
    """Where the noun phrases that end before chunk `end` begin; None where they are no subject."""
    index = end
    while index > 0:
        chunk = chunks[index - 1]
        before = chunks[index - 2] if index > 1 else None
        linked = before is not None and before.kind in {"np", "pron"}
        if (
            chunk.kind in {"np", "pron"}
            or (chunk.kind == "adv" and chunk.low.isdigit() and linked)
            or (chunk.kind == "prep" and chunk.low in _LINKS and index < end and linked)
            or (chunk.kind == "conj" and index < end and _roled(chunks[index]) and _roled(before))
        ):
            index -= 1
        else:
            break
    if index >= end:
        return None
    governed = index > 0 and chunks[index - 1].kind == "prep"
    return None if governed else index


def _roled(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.np is not None and chunk.np.head in words.ROLE_NOUNS


def _inverted(chunks: Chunks, at: int) -> tuple[int, int] | None:
    """The chunks of the speaker right of a report verb: '"…", said the mayor'."""
    before = chunks[at - 1].kind if at else "stop"
    if before not in {"comma", "quote", "stop", "time"} or chunks[at].low.endswith("ing"):
        return None
    end = _phrase_end(chunks, at + 1)
    if end <= at + 1 or chunks[at + 1].kind != "np":
        return None
    # "said Name, a shopkeeper": the apposition tells the role
    if end + 1 < len(chunks) and chunks[end].kind == "comma" and _roled(chunks[end + 1]):
        end = _phrase_end(chunks, end + 1)
    return at + 1, end


def _trails(chunks: Chunks, at: int, start: int) -> bool:
    """Whether the frame stands behind what is said: "…, police said."."""
    if start == 0 or chunks[start - 1].kind not in {"comma", "quote", "stop"}:
        return False
    rest = chunks[at + 1 :]
    after = rest[0] if rest else None
    silent = not any(c.kind == "trigger" or (c.np and c.np.figure) for c in rest)
    closes = after is None or after.kind in {"stop", "comma", "according"} or silent
    return closes and any(c.kind in {"trigger", "np"} for c in chunks[:start])


def _chained(frames: Sequence[Frame]) -> list[Frame]:
    """Frames with "X said, citing Y" or "X, citing Y, said" joined into one chain from X to Y."""
    result: list[Frame] = []
    waiting: Frame | None = None
    for index, frame in enumerate(frames):
        if frame.rule in _CITING:
            following = frames[index + 1] if index + 1 < len(frames) else None
            near = following is not None and following.chain[0].span.end <= frame.at
            if near:
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
