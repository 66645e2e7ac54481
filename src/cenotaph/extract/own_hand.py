"""Attackers who kill themselves, told without a verb that kills: each is one person killed."""

from collections.abc import Iterator, Sequence

from cenotaph.extract import clauses
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import hurt as words

_OWN_LIFE = 3
_HARMS = frozenset({"killed", "injured"})


def find_own_hand(chunks: Chunks, found: Sequence[Finding]) -> Iterator[Finding]:
    """ "before turning the gun on himself", "and then himself", "took his own life".

    A suicide is one of an attacker where the sentence tells of others harmed, or goes on from one
    that does: "he then took his own life".
    """
    harmed = [f for f in found if f.measure in _HARMS and f.rule != "harm.self"]
    goes_on = bool(harmed) or any(c.low in words.THEN for c in chunks)
    for at, chunk in enumerate(chunks):
        if chunk.low in words.SELVES and not any(f.people == at for f in found):
            yield from _gun(chunks, at)
            yield from _and_then(chunks, at, harmed)
        elif goes_on and _own_life(chunks, at):
            yield from _self(chunks, at - 1, at)
        elif goes_on and _suicide(chunks, at):
            verb = at - 1 if at and chunks[at - 1].low in words.COMMITTING else at
            yield from _self(chunks, verb, at)


def _gun(chunks: Chunks, at: int) -> Iterator[Finding]:
    """ "turned the gun on himself"."""
    near = chunks[max(0, at - 3) : at]
    if len(near) < 3 or near[2].low not in {"on", "against"} or near[1].np is None:
        return
    verb = near[0].np.head if near[0].np is not None else near[0].low
    if verb in words.TURNING and near[1].np.head in words.GUNS:
        yield from _self(chunks, at - 3, at)


def _and_then(chunks: Chunks, at: int, harmed: Sequence[Finding]) -> Iterator[Finding]:
    """ "shot his wife and then himself": the verb of harm is the one before."""
    told = [f for f in harmed if f.trigger < at and f.rule == "harm.active"]
    between = chunks[(told[-1].people or 0) + 1 : at] if told else ()
    if between and all(c.kind in {"conj", "adv", "comma"} for c in between):
        yield from _self(chunks, told[-1].trigger, at, told[-1])


def _own_life(chunks: Chunks, at: int) -> bool:
    np = chunks[at].np
    own = np is not None and np.head in {"life", "lives"} and np.determiner in words.THEIRS
    verb = chunks[at - 1].low if at else ""
    # three words: "his own life", and neither "his life" nor "his friend's life"
    return own and np is not None and np.end - np.start == _OWN_LIFE and verb in words.ENDING


def _suicide(chunks: Chunks, at: int) -> bool:
    """ "committing suicide" is one phrase, since its verb is also a noun; "a suicide" is none."""
    np = chunks[at].np
    if np is None or np.head != "suicide" or np.determiner is not None:
        return False
    return (
        chunks[at - 1].low in words.COMMITTING
        if at and np.end - np.start == 1
        else (np.end - np.start == 2 and np.figure is None)
    )


def _self(chunks: Chunks, verb: int, at: int, like: Finding | None = None) -> Iterator[Finding]:
    """One person harmed by his or her own hand, where it is told as done."""
    group = clauses.verb_group(chunks, verb)
    if group.infinitive or (group.modal and not group.has):
        return
    yield Finding(
        measure=like.measure if like else "killed",
        trigger=verb,
        people=at,
        np=None,
        rule="harm.self",
        means=like.means if like else (),
        pronoun=True,
        words=group.words,
    )
