"""Figures of tables, lists and inverted clauses: the word of harm stands before, as a label."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cenotaph.extract import clauses
from cenotaph.extract.asides import figured, person
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import harm as words
from cenotaph.extract.languages.en.means import MEANS
from cenotaph.model.vocabulary import Measure

_OPENS = frozenset({"stop", "comma", "open", "conj", "part"})
_MEANS_WORDS = frozenset(phrase[-1] for phrase in MEANS)


def find_labelled(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "Fatalities: 12", "Dead: 4 civilians, 2 soldiers", "Deaths 12"."""
    for at, chunk in enumerate(chunks):
        trigger = chunk.trigger
        if trigger is None or not _is_label(chunks, at) or at + 1 >= len(chunks):
            continue
        end = _label_end(chunks, at)
        colon = end < len(chunks) and chunks[end].low in {":", "—"}
        plain = trigger.frame in {"noun", "toll"} and figured(chunks[at + 1])
        if not (colon or plain) or trigger.form in {"ing", "base", "finite"}:
            continue
        for index in clauses.objects(chunks, end + 1 if colon else at + 1):
            np = chunks[index].np
            after = chunks[index + 1] if index + 1 < len(chunks) else None
            told = after is not None and after.kind in {"trigger", "aux"}
            counts = np is not None and np.figure is not None and not told
            if np is None or not counts or index in taken or (np.head and np.noun is None):
                break
            taken.add(index)
            yield _row(trigger.measure, at, index, chunks[index], "harm.labelled")


def _is_label(chunks: Chunks, at: int) -> bool:
    """Whether a clause begins with the word of harm, or with one that only describes it."""
    if not at or chunks[at - 1].kind in _OPENS:
        return True
    before = chunks[at - 1]
    start = at - 1 - (before.kind == "report")  # "Civilians reported injured: 12"
    first = chunks[start]
    describes = first.low in words.LABELS or (first.np is not None and first.np.figure is None)
    return start >= 0 and describes and (not start or chunks[start - 1].kind in _OPENS)


def _label_end(chunks: Chunks, at: int) -> int:
    """The chunk behind the label: "Deaths reported" and "Killed (civilians)" are one."""
    index = at + 1
    if index < len(chunks) and chunks[index].kind == "report":
        index += 1
    if index + 2 < len(chunks) and chunks[index].kind == "open":
        index += 3
    return index


def _row(measure: Measure, trigger: int, people: int, chunk: Chunk, rule: str) -> Finding:
    return Finding(measure=measure, trigger=trigger, people=people, np=chunk.np, rule=rule)


def find_rows(chunks: Chunks, found: Sequence[Finding], taken: set[int]) -> Iterator[Finding]:
    """ "Government forces killed 58; ISIS 8; factions 3": the next doer with its figure alone."""
    done = [f for f in found if f.agents and f.rule == "harm.active"]
    for at in range(2, len(chunks)) if done else ():
        np = chunks[at].np
        doer = chunks[at - 1].np
        before = [f for f in done if f.trigger < at]
        if not before or at in taken or np is None or doer is None or doer.figure is not None:
            continue
        bare = np.figure is not None and np.head is None
        apart = chunks[at - 2].kind in {"stop", "comma", "conj"}
        ends = at + 1 >= len(chunks) or chunks[at + 1].kind in {"stop", "comma", "conj"}
        if bare and apart and ends:
            taken.add(at)
            last = before[-1]
            yield Finding(
                measure=last.measure, trigger=last.trigger, people=at, np=np, rule="harm.row",
                agents=(at - 1,),
            )  # fmt: skip


def find_by_means(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "Mosul: 2 shopkeepers by gunfire": a row of a list of killings, each with its means."""
    for at, chunk in enumerate(chunks[:-2]):
        np = chunk.np
        opens = not at or chunks[at - 1].kind == "stop"
        if np is None or np.figure is None or not opens or chunks[at + 1].low != "by":
            continue
        means = chunks[at + 2].np
        if means is None or at in taken or (np.head is not None and np.noun is None):
            continue
        end = next((i for i in range(at, len(chunks)) if chunks[i].kind == "stop"), len(chunks))
        verbs = any(c.kind in {"aux", "trigger", "verb", "report"} for c in chunks[at:end])
        if means.head in _MEANS_WORDS and not verbs:
            taken.add(at)
            yield _row("killed", at, at, chunk, "harm.by-means")


def find_inverted(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "Killed in the strike were a teacher and her husband"."""
    for at, chunk in enumerate(chunks):
        trigger = chunk.trigger
        opens = not at or chunks[at - 1].kind in {"stop", "conj"} or chunks[at - 1].low == "also"
        if trigger is None or trigger.form != "past" or not opens:
            continue
        be = at + 1
        while be < len(chunks) and chunks[be].kind in {"prep", "np", "time", "adv"}:
            be += 1
        if be >= len(chunks) or chunks[be].low not in {"was", "were", "are", "is"}:
            continue
        if any(figured(c) for c in chunks[at:be] if c.np):
            continue
        for index in clauses.objects(chunks, be + 1):
            np = chunks[index].np
            if np is not None and np.personal and index not in taken:
                taken.add(index)
                yield _row(trigger.measure, at, index, chunks[index], "harm.inverted")


def find_name_list(chunks: Chunks, found: Sequence[Finding]) -> Iterator[Finding]:
    """ "The following policemen died: Major Name, Captain Name and Name": so many names."""
    colon = next((i for i, c in enumerate(chunks) if c.low == ":"), None)
    before = [f for f in found if f.np and f.np.figure is None and f.people is not None]
    if colon is None or not before or before[-1].trigger > colon:
        return
    whole = before[-1]
    told = whole.np is not None and whole.np.noun is not None and whole.np.noun.plural
    end = next((i for i in range(colon + 1, len(chunks)) if chunks[i].kind == "stop"), len(chunks))
    listed = chunks[colon + 1 : end]
    names = [i for i in range(colon + 1, end) if (np := chunks[i].np) is not None and np.proper]
    plain = all(c.kind in {"np", "comma", "conj"} for c in listed)
    if not told or len(names) < 2 or not plain:
        return
    for index in names:
        yield _row(whole.measure, whole.trigger, index, chunks[index], "harm.name-list")


def find_identified(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "The dead were identified as Name, 34, and Name": so many names."""
    for at, chunk in enumerate(chunks[:-3]):
        names = _names_at(chunks, at) if chunk.low in {"identified", "named", "were"} else None
        if names is None:
            continue
        start, measure = names
        for index in _items(chunks, start):
            if index not in taken:
                taken.add(index)
                yield _row(measure, at, index, chunks[index], "harm.identified")
        # a name's age takes the comma behind it along: "Name, 34, Name, 29, and Name"
        for index in range(start, len(chunks)):
            np = chunks[index].np
            if np is not None and (np.proper or np.noun) and index not in taken:
                taken.add(index)
                yield _row(measure, at, index, chunks[index], "harm.identified")
            elif chunks[index].kind not in {"conj", "comma"}:
                break


def _items(chunks: Chunks, start: int) -> tuple[int, ...]:
    """The people of a list that semicolons part: "Name, a teacher; her husband; and Name, 14"."""
    ends = (
        i for i in range(start, len(chunks)) if chunks[i].kind == "stop" and chunks[i].low != ";"
    )
    end = next(ends, len(chunks))
    parts = [start, *(i + 1 for i in range(start, end) if chunks[i].low == ";")]
    if len(parts) == 1:
        return ()
    firsts = (
        next((i for i in range(a, b) if chunks[i].np is not None), None)
        for a, b in pairwise([*parts, end])
    )
    return tuple(i for i in firsts if i is not None and (person(chunks[i]) or _named(chunks[i])))


def _named(chunk: Chunk) -> bool:
    return chunk.np is not None and chunk.np.proper


def _names_at(chunks: Chunks, at: int) -> tuple[int, Measure] | None:
    """Where the names begin in "the dead were identified as", "identified the dead as", "the
    injured were", and whose names they are."""
    passive = at > 1 and chunks[at - 1].kind == "aux"
    plain = chunks[at].low == "were"
    dead = chunks[at - 2] if passive and not plain else chunks[at - 1 if plain else at + 1]
    named = dead.trigger or (dead.np.attribute if dead.np is not None else None)
    start = at + 1 if passive or plain else at + 2
    if named is None or named.measure not in {"killed", "injured"} or start >= len(chunks):
        return None
    start += chunks[start].low == "as"
    first = chunks[start].np if start < len(chunks) else None
    return (start, named.measure) if first is not None and first.proper else None
