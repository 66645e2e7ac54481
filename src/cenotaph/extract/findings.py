"""Findings: statements of harm as the rules see them, before they are claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.extract import clauses
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.phrases import NounPhrase
from cenotaph.model.vocabulary import Means, Measure, Unit

Chunks = Sequence[Chunk]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement of harm: the trigger's chunk, the people's chunk, and the rule that saw it.

    `np` is null for a harm without people or figure ("more casualties"). `agents` are the
    chunks of the subject of an active verb. `pronoun` marks "he died".
    """

    measure: Measure
    trigger: int
    people: int | None
    np: NounPhrase | None
    rule: str
    unit: Unit = "person"
    means: tuple[Means, ...] = ()
    agents: tuple[int, ...] = ()
    negated: bool = False
    pronoun: bool = False
    words: tuple[str, ...] = ()
    joined: tuple[NounPhrase, ...] = ()


def agents_of(chunks: Chunks, before: int) -> tuple[int, ...]:
    """The chunks of those who did it: the subject of the verb whose group starts after `before`.

    "A plane bombed a convoy of refugees in X, killing 64": who did the one did the other.
    "They struck rebels who had attacked a bus, killing 12" leaves open who did: nobody is named.
    """
    found = clauses.subjects(chunks, before)
    verb = found[0] - 1 if found else -1
    if verb < 0 or chunks[before].kind != "comma" or chunks[verb].kind not in {"verb", "trigger"}:
        return found
    if _act(chunks, found[-1], before):
        return found if _arrests(chunks[verb]) else ()
    return clauses.subjects(chunks, clauses.verb_group(chunks, verb).before) or found


def _act(chunks: Chunks, whom: int, before: int) -> bool:
    """Whether the object does something of its own: "raided a camp of men who attacked a bus"."""
    return any(c.kind == "rel" for c in chunks[whom + 1 : before])


def _arrests(verb: Chunk) -> bool:
    """Whether a verb only tells what became of who did it: "arrested men who shot at a bus"."""
    return verb.trigger is not None and verb.trigger.measure == "detained"
