"""Figures of a harm told before: left-out verbs, figures put by a speaker, other periods, names."""

from collections.abc import Iterator, Sequence

from cenotaph.extract import clauses
from cenotaph.extract.asides import figured
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import harm as words
from cenotaph.extract.phrases import COUNTED
from cenotaph.model.vocabulary import Measure

#: rules of a harm whose verb a list goes on with
_SHARED = frozenset({"harm.passive", "harm.state"})
#: words of a place, behind which digits in a list are people: "18 in A, and 14 in B"
_AT = frozenset({"at", "near", "in", "outside"})


def find_gapped(chunks: Chunks, found: Sequence[Finding], taken: set[int]) -> Iterator[Finding]:
    """ "two were killed on Tuesday and three on Wednesday": the second verb is left out."""
    for at, chunk in enumerate(chunks):
        np = chunk.np
        if np is None or np.figure is None or np.head is not None or at in taken:
            continue
        before = [f for f in found if f.trigger < at and f.people is not None]
        if not before:
            continue
        last = before[-1]
        joined = chunks[at - 1].kind in {"conj", "comma"} and last.rule in _SHARED
        after = chunks[at + 1] if at + 1 < len(chunks) else None
        if not joined or after is None or after.kind not in {"prep", "time"} or np.of_whole:
            continue
        rest = chunks[at + 1 : at + 5]
        if any(c.kind in {"aux", "trigger", "verb"} for c in rest):
            continue
        if np.figure.bare and not (chunks[at - 1].kind == "conj" and after.low in _AT):
            continue  # "on 3 May and 4 May": digits may be a date's
        taken.add(at)
        yield Finding(
            measure=last.measure, trigger=last.trigger, people=at, np=np, rule="harm.gapped"
        )


def find_along(chunks: Chunks, found: Sequence[Finding], taken: set[int]) -> Iterator[Finding]:
    """ "54 civilians were killed, along with 159 soldiers": the same harm."""
    for at in range(2, len(chunks)):
        with_them = chunks[at - 1].low == "with" and chunks[at - 2].low in {"along", "together"}
        np = chunks[at].np
        before = [f for f in found if f.trigger < at and f.people is not None]
        if not with_them or np is None or np.figure is None or not before or at in taken:
            continue
        if clauses.starts_clause(chunks, at) or np.noun is None:
            continue
        taken.add(at)
        last = before[-1]
        yield Finding(
            measure=last.measure, trigger=last.trigger, people=at, np=np, rule="harm.gapped"
        )


PUTTING = frozenset(
    "put puts putting gave gives placed set estimated bring bringing brings brought raising raised"
    " raises takes took taking lowered lowers cut cuts revised revises reduced".split()
)
#: verbs that give a bare figure of what is spoken of
GIVING = frozenset(
    "admitted admits conceded concedes insist insists insisted agreed agree speak speaks spoke"
    " counted counts lists listed documented registered reports reported mentioned "
    "verified listed estimated".split()
)
#: "put the number of civilian deaths at 15" is eight chunks long
_PUT_REACH = 9
FIGURES = frozenset("it figure number count total tally".split())


_NAMING = frozenset("named names listed lists identified documented recorded published".split())


def find_victims(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "named six victims", "the names of 11 victims", "a list of 40 names": of a toll told."""
    naming = any(
        c.low in _NAMING or (c.np is not None and not {"names", "list"}.isdisjoint(_heads(c)))
        for c in chunks
    )
    for at, chunk in enumerate(chunks):
        np = chunk.np
        if np is None or np.figure is None or at in taken or not naming:
            continue
        if np.determiner is not None:
            continue  # "the names of the other three victims": told before
        if np.head in {"victims", "names"} and np.figure.figure and not np.of_whole:
            taken.add(at)
            yield Finding(measure="killed", trigger=at, people=at, np=np, rule="harm.victims")


def _heads(chunk: Chunk) -> set[str]:
    return {chunk.np.head or ""} if chunk.np is not None else set()


def find_compared(chunks: Chunks, found: Sequence[Finding], taken: set[int]) -> Iterator[Finding]:
    """ "up from 655 in the last quarter", "against 171 in the same period of 2000"."""
    for at in range(1, len(chunks)):
        np, before = chunks[at].np, chunks[at - 1].low
        if at in taken or np is None or np.figure is None or np.head is not None:
            continue
        told = [f for f in found if f.trigger < at and f.people is not None]
        if not told:
            continue
        step = at > 1 and before == "from" and chunks[at - 2].low in {"up", "down"}
        beside = before in {"against", "with", "to"} and chunks[at - 2].low in words.COMPARING
        if not (step or beside or before == "against") or at + 1 >= len(chunks):
            continue
        # the other period must be told, else it is the same one's revised figure
        if chunks[at + 1].kind in {"prep", "time", "np"}:
            taken.add(at)
            last = told[-1]
            yield Finding(
                measure=last.measure, trigger=last.trigger, people=at, np=np, rule="harm.compared"
            )


def find_ranging(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "reports of fatalities vary from 50 to 168", "the dead ranged between 50 and 70"."""
    for at, chunk in enumerate(chunks):
        trigger = chunk.trigger
        if trigger is None or trigger.frame not in {"noun", "toll", "state"}:
            continue
        end = min(len(chunks), at + 4)
        verb = next((i for i in range(at + 1, end) if chunks[i].low in words.RANGING), None)
        if verb is None:
            continue
        people = verb + 1 + (verb + 1 < len(chunks) and chunks[verb + 1].kind == "prep")
        np = chunks[people].np if people < len(chunks) else None
        if np is not None and np.figure is not None and np.figure.kind == "range":
            taken.add(people)
            yield Finding(
                measure=trigger.measure, trigger=at, people=people, np=np, rule="harm.ranging"
            )


def find_one_of(chunks: Chunks, found: Sequence[Finding], taken: set[int]) -> Iterator[Finding]:
    """ "one of the three people shot has died"."""
    for at, chunk in enumerate(chunks):
        if chunk.np is None or chunk.np.whole != COUNTED or at in taken:
            continue
        whole = next((f for f in found if f.people == at + 1), None)
        if whole is None or whole.measure != "injured":
            continue
        for later in range(whole.trigger + 1, len(chunks)):
            trigger = chunks[later].trigger
            if chunks[later].kind in {"stop", "comma"}:
                break
            if trigger is not None and trigger.measure == "killed" and trigger.frame == "state":
                taken.add(at)
                yield Finding(
                    measure="killed", trigger=later, people=at, np=chunk.np, rule="harm.one-of"
                )
                break


def find_put(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "put the army's dead at seven"; "put it at nine", "insist on 32" of a toll told before."""
    for at, chunk in enumerate(chunks):
        found = None
        if chunk.low in PUTTING:
            found = _put_at(chunks, at)
        elif chunk.low in GIVING or (chunk.np is not None and chunk.np.head in FIGURES):
            given = _given(chunks, at)
            found = None if given is None else (None, given)
        if found is None or found[1] in taken:
            continue
        measure, people = found
        taken.add(people)
        yield Finding(
            measure=measure or "killed", trigger=at, people=people, np=chunks[people].np,
            rule="harm.put" if measure else "harm.given",
        )  # fmt: skip


def _put_at(chunks: Chunks, at: int) -> tuple[Measure | None, int] | None:
    """The measure, null for a toll told before, and the figure's chunk of what is put."""
    if at + 2 < len(chunks) and chunks[at + 1].low == "to" and figured(chunks[at + 2]):
        # "brings to 48 the number of murders"
        what = chunks[at + 3 : at + 8]
        told = next((c.trigger.measure for c in what if c.trigger is not None), None)
        return (told, at + 2) if told or _a_figure(what) else None
    for joint in range(at + 1, min(len(chunks) - 1, at + _PUT_REACH)):
        if chunks[joint].low not in {"at", "as", "to"} or not figured(chunks[joint + 1]):
            continue
        passive = joint == at + 1 and at > 1 and chunks[at - 1].kind == "aux"
        what = chunks[max(0, at - 4) : at] if passive else chunks[at + 1 : joint]
        told = _put_measure(what)
        return (told, joint + 1) if told or _a_figure(what) else None
    return None


def _put_measure(what: Chunks) -> Measure | None:
    """What is put: "the army's dead", "the number of deaths", "losses"."""
    for chunk in what:
        if chunk.trigger is not None and chunk.trigger.frame != "toll":
            return "killed" if chunk.low == "losses" else chunk.trigger.measure
    return None


def _a_figure(what: Chunks) -> bool:
    """Whether only "it" or "the figure" is put: a toll told before."""
    what = [c for c in what if c.kind not in {"adv", "sub"}]
    named = any(c.low in FIGURES or (c.np is not None and c.np.head in FIGURES) for c in what)
    return named and len(what) == 1


_COUNTING = frozenset({"counted", "counts", "verified", "documented", "registered"})


def _given(chunks: Chunks, at: int) -> int | None:
    """The figure's chunk of "residents insist on 32", "the monitor's figure was eight"."""
    index = at + 1
    while index < len(chunks) and (
        chunks[index].kind in {"aux", "adv"} or chunks[index].low in {"on", "of"}
    ):
        index += 1
    np = chunks[index].np if index < len(chunks) else None
    if np is None or np.figure is None or np.head is not None or np.of_whole:
        return None
    if np.figure.bare and chunks[index - 1].low != "of" and chunks[at].low not in _COUNTING:
        return None  # "the figure of 24" and "counted 23", but not "the number 24"
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    ends = after is None or after.kind in {"stop", "comma", "quote", "conj"}
    return index if ends and np.figure.figure != 0 else None
