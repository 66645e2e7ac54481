"""What stands between a subject and its verb: asides, brackets, relative and reduced clauses."""

from collections.abc import Sequence

from cenotaph.extract.chunks import Chunk

Chunks = Sequence[Chunk]


def figured(chunk: Chunk) -> bool:
    """Whether the chunk is a phrase with a figure."""
    return chunk.np is not None and chunk.np.figure is not None


def person(chunk: Chunk) -> bool:
    """Whether the chunk is a phrase for people, counted or named by a noun."""
    return chunk.np is not None and (chunk.np.noun is not None or chunk.np.figure is not None)


#: what an aside between commas begins with
_ASIDE = frozenset({"part", "rel", "prep", "verb", "report", "time", "adv", "according", "sub"})


def opening_comma(chunks: Chunks, closing: int) -> int | None:
    """The comma that opens the parenthesis which `closing` ends, if it is one."""
    for index in range(closing - 1, max(-1, closing - 12), -1):
        chunk = chunks[index]
        if chunk.kind == "stop":
            return None
        aged = chunk.np is not None and chunk.np.age is not None and index + 1 < closing
        if aged and chunks[index + 1].kind in {"np", "verb", "prep", "rel", "trigger"}:
            return index + 1  # "his son, 10, caught in the crossfire,": the age has the comma
        if chunk.kind == "comma":
            opens = _opens_aside(chunks, index, closing)
            return _before_speaker(chunks, index) if opens else None
    return None


def _before_speaker(chunks: Chunks, at: int) -> int:
    """The comma before a speaker whose names commas part: "two, the spokesman, Name, said,"."""
    if chunks[at + 1].kind == "report":
        while at >= 2 and chunks[at - 2].kind == "comma" and _names(chunks[at - 1]):
            at -= 2
    return at


def _names(chunk: Chunk) -> bool:
    """Whether a phrase names somebody and counts nobody."""
    return chunk.np is not None and not figured(chunk)


def _opens_aside(chunks: Chunks, opening: int, closing: int) -> bool:
    """Whether what stands between two commas only describes what stands before."""
    inside, before = chunks[opening + 1], chunks[opening - 1] if opening else None
    if _named(chunks, opening, closing) or _one_of_many(inside, before):
        return True
    # ", displaced two years earlier," describes; any other word of harm is a clause
    harm = any(c.kind == "trigger" for c in chunks[opening + 2 : closing])
    if before is not None and person(before) and not harm:
        return True
    told = any(c.kind in {"report", "part"} for c in chunks[opening + 1 : closing])
    return inside.kind in _ASIDE or told or _described(chunks, opening, closing)


def _one_of_many(inside: Chunk, before: Chunk | None) -> bool:
    """Whether a name's company follows: "Name, one of the candidates," "A and B, members of"."""
    np = inside.np
    if np is None or before is None or before.np is None or not before.np.proper:
        return False
    members = np.noun is not None and np.noun.plural and np.figure is None
    return members or (np.figure is not None and np.figure.figure == 1)


def _described(chunks: Chunks, opening: int, closing: int) -> bool:
    """Whether one phrase with an article or an age stands between the commas."""
    np = chunks[opening + 1].np
    described = np is not None and (
        np.determiner in {"all", "both", "a", "an", "the"} or np.age is not None
    )
    return described and not any(c.kind == "conj" for c in chunks[opening + 1 : closing + 2])


def _named(chunks: Chunks, opening: int, closing: int) -> bool:
    """Whether only names stand between two commas behind a phrase: "two officers, X and Y,"."""
    inside = chunks[opening + 1 : closing]
    phrases = [c.np for c in inside if c.np is not None]
    joints = all(c.np is not None or c.kind in {"conj", "comma"} for c in inside)
    plain = all(p.determiner is None and p.figure is None and (p.proper or p.noun) for p in phrases)
    return bool(phrases) and joints and plain and opening > 0 and chunks[opening - 1].kind == "np"


def opening_bracket(chunks: Chunks, closing: int) -> int:
    """The bracket that `closing` closes; itself where none is open."""
    for index in range(closing - 1, -1, -1):
        if chunks[index].kind == "open":
            return index
    return closing


def relative(chunks: Chunks, at: int) -> int | None:
    """The opening of the relative clause that holds chunk `at`, straight behind its people."""
    for index in range(at - 1, max(0, at - 8), -1):
        kind = chunks[index].kind
        if kind in {"comma", "stop", "conj"}:
            return None
        opens = kind == "rel" or (kind == "sub" and chunks[index].low == "that")
        if opens and chunks[index - 1].kind == "np":
            return index
    return None


def deed(chunks: Chunks, at: int) -> int | None:
    """The chunk before "in a shooting" or "in a shooting that killed three", told of a person."""
    deed = at
    if deed > 1 and chunks[deed - 1].kind in {"sub", "rel"} and chunks[deed - 2].kind == "trigger":
        deed -= 2
    trigger = chunks[deed].trigger
    if trigger is None or trigger.form not in {"ing", "none"}:
        return None
    before = deed - 1
    while before > 0 and chunks[before].kind == "adv":
        before -= 1
    return before - 1 if before > 0 and chunks[before].kind == "prep" else None


def reduced(chunks: Chunks, at: int) -> bool:
    """Whether a harm only tells which person is meant: "a man injured on Monday has died"."""
    index = at - 1
    while index > 0 and chunks[index].kind == "adv":
        index -= 1
    trigger, before = chunks[at].trigger, chunks[index].np if at else None
    if trigger is None or before is None or trigger.form != "past" or before.noun is None:
        return False
    return before.figure is None and not before.noun.plural and trigger.measure == "injured"


def aside_behind_and(chunks: Chunks, closing: int) -> int | None:
    """The counted phrase before "and, …," where chunk `closing` ends the aside; None elsewhere."""
    for index in range(closing - 1, max(1, closing - 10), -1):
        kind = chunks[index].kind
        if kind in {"stop", "trigger"}:
            return None
        if kind == "comma":
            behind = chunks[index - 1].kind == "conj" and index > 1
            return index - 2 if behind and person(chunks[index - 2]) else None
    return None
