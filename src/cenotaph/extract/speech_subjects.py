"""Who the subject of a verb of speech is: the chunks that name the speaker."""

from collections.abc import Sequence

from cenotaph.extract.chunks import Chunk
from cenotaph.extract.languages.en import speech as words
from cenotaph.extract.speech_verbs import is_noun
from cenotaph.extract.tokens import Token

Chunks = Sequence[Chunk]
Bounds = tuple[int, int]

_LINKS = frozenset({"of", "for", "in", "from", "at", "with", "on", "to", "near", "by", "inside"})
_IDLE = frozenset({"earlier", "first", "however"})
_ASIDE = frozenset({"adv", "time", "aux", "neg", "modal"})


def phrase_end(chunks: Chunks, start: int) -> int:
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


def subject(chunks: Chunks, at: int, tokens: Sequence[Token]) -> Bounds | None:
    """The chunks of the speaker left of a report verb."""
    end = at
    while end > 0 and (_aside(chunks, end - 1) or _idle(chunks[end - 1], tokens)):
        timed = chunks[end - 1].kind in {"time", "np"}
        end -= 1
        if timed and end > 0 and chunks[end - 1].kind == "prep":
            end -= 1
    if end == 0:
        return None
    before = chunks[end - 1]
    if before.kind == "report" and is_noun(chunks, end - 1, tokens):
        start = end - 1
        while start > 0 and (chunks[start - 1].np or chunks[start - 1].low in {"the", "a", "'s"}):
            start -= 1
        return start, end
    if before.kind == "comma":
        return _before_aside(chunks, end, tokens)
    clause = _relative(chunks, end, tokens)
    if clause is not None:
        edge = _left_edge(chunks, clause, tokens)
        return (edge, clause) if edge is not None else None
    if before.kind == "close":
        opening = next((i for i in range(end - 1, -1, -1) if chunks[i].kind == "open"), end - 1)
        edge = _left_edge(chunks, opening, tokens)
    else:
        edge = _left_edge(chunks, end, tokens)
    return (edge, end) if edge is not None else None


def _aside(chunks: Chunks, index: int) -> bool:
    return chunks[index].kind in _ASIDE and not _numbered(chunks, index)


def _idle(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Whether a chunk only orders in time: "had earlier spoken", "at first conceded"."""
    return chunk.end - chunk.start == 1 and tokens[chunk.start].low in _IDLE


def _numbered(chunks: Chunks, index: int) -> bool:
    """Whether a number belongs to the name before it: "Badia 24", "Darfur 24"."""
    return chunks[index].low.isdigit() and index > 0 and chunks[index - 1].kind == "np"


def _before_aside(chunks: Chunks, end: int, tokens: Sequence[Token]) -> Bounds | None:
    """The speaker before an aside: "X, the head of Y, said", "X, citing Y, said"."""
    openings = [i for i in range(end - 2, max(-1, end - 26), -1) if chunks[i].kind == "comma"]
    for opening in openings:
        inside = chunks[opening + 1 : end - 1]
        clause = _relative(chunks, opening, tokens)
        start = _left_edge(chunks, opening if clause is None else clause, tokens)
        if inside and (inside[0].kind == "rel" or _participle(inside[0], tokens)):
            if start is None:
                return None
            return _with_office(chunks, start), opening if clause is None else clause
        if any(c.kind in {"trigger", "report"} for c in inside):
            return None
        if start is None:
            continue
        # an apposition of names and offices belongs to the speaker's words
        plain = all(c.kind in {"np", "prep", "adv", "comma"} for c in inside)
        first = chunks[start].np
        if plain and first is not None and start > 0 and chunks[start - 1].kind == "comma":
            edge = _left_edge(chunks, start - 1, tokens)
            # "Confirming the incident, the spokesman, Name, said": the incident speaks not
            taken = edge is not None and edge > 0 and chunks[edge - 1].low.endswith("ing")
            counted = edge is not None and (np := chunks[edge].np) is not None and np.figure
            start = start if edge is None or taken or counted else edge
        return start, (end - 1 if plain and len(inside) <= 3 else opening)
    return None


def _with_office(chunks: Chunks, start: int) -> int:
    """Where a speaker begins whose office opens the sentence: "The police officer, Name, who"."""
    office = chunks[start - 2].np if start == 2 and chunks[1].kind == "comma" else None
    return 0 if office is not None and office.noun is not None else start


def _relative(chunks: Chunks, end: int, tokens: Sequence[Token]) -> int | None:
    """Where a relative clause or participle before chunk `end` opens: "a man who hid in a barn"."""
    for index in range(end - 1, max(0, end - 22), -1):
        chunk = chunks[index]
        before = chunks[index - 1]
        if chunk.kind in {"comma", "stop", "report", "conj", "quote"}:
            return None
        opens = chunk.kind == "rel" or (chunk.kind == "sub" and chunk.low == "that")
        if (opens or (_participle(chunk, tokens) and index < end)) and before.kind == "np":
            return index
    return None


def _participle(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Whether a chunk is a participle that describes: "arriving in Chad", "reached by phone"."""
    if chunk.kind == "np" and chunk.end - chunk.start == 1:
        low = tokens[chunk.start].low
        return low.endswith("ing") and tokens[chunk.start].text == low
    if chunk.kind not in {"verb", "report"}:
        return False
    return chunk.low in words.DESCRIBED or (chunk.kind == "verb" and chunk.low.endswith("ing"))


def _left_edge(chunks: Chunks, end: int, tokens: Sequence[Token]) -> int | None:
    """Where the noun phrases that end before chunk `end` begin; None where they are no subject."""
    index = end
    while index > 0:
        chunk = chunks[index - 1]
        before = chunks[index - 2] if index > 1 else None
        linked = before is not None and before.kind in {"np", "pron"}
        if index < end and tokens[chunk.end - 1].low == ",":
            break  # "… their two children, aged 5 and 11, the sheriff said"
        if (
            chunk.kind in {"np", "pron"}
            or (chunk.kind == "adv" and chunk.low.isdigit() and linked)
            or (chunk.kind == "prep" and chunk.low in _LINKS and index < end and linked)
            or (index < end and chunk.kind == "quote" and before is not None and before.np)
            or (index < end and (_initial(chunk, tokens) or _names_a_role(chunk)))
            or (chunk.kind == "conj" and index < end and _joined(before, chunks[index]))
        ):
            index -= 1
        else:
            break
    if index >= end:
        return None
    governed = index > 0 and chunks[index - 1].kind == "prep"
    return _past_opener(chunks, index, end) if governed else index


def _initial(chunk: Chunk, tokens: Sequence[Token]) -> bool:
    """Whether a chunk is an initial or its period: "spokesman A. Terrance"."""
    at = chunk.start - (chunk.low == ".")
    letter = tokens[at].text
    return len(letter) == 1 and letter.isupper() and tokens[at + 1].text == "."


def _names_a_role(chunk: Chunk) -> bool:
    """Whether a verb's word names a role here: "a rescue worker"."""
    return chunk.kind == "verb" and chunk.low in words.ROLE_NOUNS


def _joined(before: Chunk | None, after: Chunk) -> bool:
    """Whether "and" joins one speaker: "doctors and nurses", "Network for Rights and Freedoms"."""
    if before is None or before.np is None or after.np is None:
        return False
    return (_roled(before) and _roled(after)) or (before.np.proper and after.np.proper)


def _past_opener(chunks: Chunks, index: int, end: int) -> int | None:
    """The subject behind an opening phrase: "At Adré hospital a surgeon", "In a note the M23"."""
    if index != 1 or end - index < 2:
        return None
    return next(
        (i for i in range(index + 1, end) if chunks[i - 1].kind == "np" == chunks[i].kind), None
    )


def _roled(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.np is not None and chunk.np.head in words.ROLE_NOUNS


def inverted(chunks: Chunks, at: int) -> Bounds | None:
    """The chunks of the speaker right of a report verb: '"…", said the mayor'."""
    before = chunks[at - 1].kind if at else "stop"
    if before not in {"comma", "quote", "stop", "time"} or chunks[at].low.endswith("ing"):
        return None
    end = phrase_end(chunks, at + 1)
    if end <= at + 1 or chunks[at + 1].kind != "np":
        return None
    # "said Name, a shopkeeper": the apposition tells the role
    if end + 1 < len(chunks) and chunks[end].kind == "comma" and _roled(chunks[end + 1]):
        end = phrase_end(chunks, end + 1)
    return at + 1, end


#: words that open what went on while somebody spoke: "said Thursday as officers hunted for him"
_MEANWHILE = frozenset({"as", "while", "when", "after", "amid", "following"})


def _behind_time(chunks: Chunks, at: int) -> int:
    """The chunk behind the time of a saying: "said on Friday, suggesting"."""
    start = at + (at + 1 < len(chunks) and chunks[at].kind == "prep")
    return start + 1 if start < len(chunks) and chunks[start].kind == "time" else at


def trails(chunks: Chunks, at: int, start: int, tokens: Sequence[Token]) -> bool:
    """Whether the frame stands behind what is said: "…, police said."."""
    if start == 0:
        return False
    before = chunks[start - 1]
    if before.kind not in {"comma", "quote", "stop"} and tokens[before.end - 1].low != ",":
        return False
    rest = chunks[_behind_time(chunks, at + 1) :]
    after = rest[0] if rest else None
    silent = not any(c.kind == "trigger" or (c.np and c.np.figure) for c in rest)
    closes = after is None or after.kind in {"stop", "comma", "according"} or silent
    closes = closes or (after is not None and after.low in _MEANWHILE)
    return closes and any(c.kind in {"trigger", "np"} for c in chunks[:start])
