"""The words that tell whom a count counts, where they stand apart from it.

"Rebel losses were put at 300", "nine of whom died", "lost three men": the count has no noun that
says who they were, or one that says too little.
"""

from collections.abc import Iterator

from cenotaph.extract import clauses
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import people as words
from cenotaph.extract.phrases import NounPhrase

_AMONG = frozenset({"among", "amongst", "on", "to", "for", "in"})
_SUFFERING = frozenset(
    "suffered suffers suffering sustained sustains took taking incurred reported had".split()
)
_LOSING = frozenset({"lost", "lose", "loses", "losing"})
_BACK = frozenset({"them", "whom", "those", "which"})
#: "the army's dead in that month": so many chunks before the figure's word
_NEAR = 4


def phrase_apart(chunks: Chunks, finding: Finding) -> NounPhrase | None:
    """The phrase elsewhere in the sentence that tells whom a finding counts, if one does."""
    np, people = finding.np, finding.people
    if np is None or people is None:
        return None
    if np.proper:
        return _apposition(chunks, people)
    if np.of_whole:
        return _last_plural(chunks, people) if np.whole in _BACK else None
    described = _all_of_them(chunks, max(people, finding.trigger) + 1)
    losing = chunks[finding.trigger].low in _LOSING
    if described is not None:
        return described
    if np.noun is not None and not (losing and np.head in words.OWN):
        return None
    found = (
        *_behind(chunks, finding.trigger),
        *(_owner(chunks, finding.trigger) if finding.rule == "harm.put" else ()),
        *(_tallied(chunks, finding.trigger) if finding.rule == "harm.toll" else ()),
        *(_label(chunks, finding.trigger) if finding.rule == "harm.labelled" else ()),
        *(_sufferer(chunks, people) if chunks[people - 1].low in _SUFFERING else ()),
        *((chunks[i].np for i in finding.agents) if losing else ()),
    )
    return next((phrase for phrase in found if phrase is not None), None)


def _tallied(chunks: Chunks, at: int) -> tuple[NounPhrase, ...]:
    """ "refugees" in "the number of refugees killed has risen to 20"."""
    np = chunks[at - 1].np if at else None
    return (np,) if np is not None and np.tally else ()


def _apposition(chunks: Chunks, people: int) -> NounPhrase | None:
    """ "a baker" behind "Name Name," or "Name Name, 43,"."""
    at = people + 1
    if at < len(chunks) and chunks[at].kind == "comma":
        at += 1
    elif chunks[people].np is None or chunks[people].np.age is None:  # type: ignore[union-attr]
        return None
    np = chunks[at].np if at < len(chunks) else None
    described = np is not None and np.noun is not None and np.figure is None
    return np if described and np is not None and np.determiner in {"a", "an", "the"} else None


def _all_of_them(chunks: Chunks, at: int) -> NounPhrase | None:
    """ "civilians" in ", all of them civilians", ", all civilians"."""
    while at < len(chunks) and chunks[at].kind in {"prep", "time", "np"}:
        at += 1
    if at + 1 >= len(chunks) or chunks[at].kind != "comma":
        return None
    index = at + 1
    np = chunks[index].np
    if np is not None and np.determiner in {"all", "both"} and np.figure is None and np.noun:
        return np
    if chunks[index].low not in {"all", "both"}:
        return None
    while index < len(chunks) and chunks[index].kind in {"adv", "part", "aux"}:
        index += 1
    np = chunks[index].np if index < len(chunks) else None
    return np if np is not None and np.figure is None and np.noun is not None else None


def _last_plural(chunks: Chunks, people: int) -> NounPhrase | None:
    """The people before "of whom" and "of them"."""
    for chunk in reversed(chunks[:people]):
        if chunk.np is not None and chunk.np.noun is not None and chunk.np.noun.plural:
            return chunk.np
    return None


def _behind(chunks: Chunks, trigger: int) -> Iterator[NounPhrase | None]:
    """ "casualties among the troops"."""
    harm = chunks[trigger].trigger
    noun = harm is not None and harm.frame == "noun" and trigger + 2 < len(chunks)
    if noun and chunks[trigger + 1].kind == "prep" and chunks[trigger + 1].low in _AMONG:
        yield _party(chunks[trigger + 2])


def _label(chunks: Chunks, trigger: int) -> Iterator[NounPhrase | None]:
    """ "Children killed: 3", "Killed (civilians): 4"."""
    for at in (trigger - 1, trigger - 2, trigger + 2):
        if 0 <= at < len(chunks) and not any(c.kind == "stop" for c in chunks[at:trigger]):
            yield _party(chunks[at])


def _owner(chunks: Chunks, trigger: int) -> Iterator[NounPhrase | None]:
    """ "rebel losses were put at", "put the army's dead at"."""
    near = range(max(0, trigger - _NEAR), min(len(chunks) - 1, trigger + _NEAR))
    for at in near:
        harm = chunks[at + 1].trigger
        if harm is not None and harm.measure in {"killed", "injured", "casualties"}:
            yield _party(chunks[at])


def _sufferer(chunks: Chunks, people: int) -> Iterator[NounPhrase | None]:
    """ "the troops suffered no casualties"."""
    before = clauses.verb_group(chunks, people - 1).before
    for index in clauses.subjects(chunks, before):
        yield _party(chunks[index])


def _party(chunk: Chunk) -> NounPhrase | None:
    """The phrase of a chunk that may name people or their force, and counts nobody itself."""
    np = chunk.np
    return np if np is not None and np.figure is None else None
