"""The injured told without a verb of injury: struck by bullets, brought to hospitals, treated."""

from collections.abc import Iterator

from cenotaph.extract import clauses
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import hurt as words

HURTS = frozenset("injuries wounds burns injury wound cuts bruises shock trauma".split())


def _has_wounds(chunks: Chunks, at: int) -> bool:
    """ "four people have bullet wounds"."""
    near = chunks[at + 1 : at + 3]
    return chunks[at].low in {"have", "has", "had"} and bool(near) and _hurts(near[-1])


def find_suffered(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "received minor shrapnel injuries", "suffered burns": the verb and its word stand apart."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in SUFFERING or (chunk.kind == "aux" and not _has_wounds(chunks, at)):
            continue
        hurt = next((i for i in range(at + 1, min(len(chunks), at + 5)) if _hurts(chunks[i])), None)
        if hurt is None or any(c.kind in {"stop", "comma"} for c in chunks[at:hurt]):
            continue
        for people in clauses.subjects(chunks, clauses.verb_group(chunks, at).before):
            np = chunks[people].np
            if np is not None and np.personal and people not in taken:
                taken.add(people)
                yield Finding(
                    measure="injured", trigger=hurt, people=people, np=np, rule="harm.suffered"
                )


SUFFERING = frozenset(
    "suffered suffers suffering sustained sustains sustaining received receives receiving"
    " recovering".split()
) | {"have", "has", "had"}


def _hurts(chunk: Chunk) -> bool:
    return chunk.low in HURTS or (chunk.np is not None and chunk.np.head in HURTS)


TREATING = frozenset({"treated", "treating"})


def find_treated(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "crews treated 14 people for injuries", "a nurse was treated for a knife wound"."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in TREATING or chunk.kind != "verb":
            continue
        end = min(len(chunks), at + 10)
        hurt = next((i for i in range(at + 1, end) if _hurts(chunks[i])), None)
        if hurt is None or not any(c.low in {"for", "with"} for c in chunks[at:hurt]):
            continue
        group = clauses.verb_group(chunks, at)
        people = (
            clauses.subjects(chunks, group.before)
            if group.passive
            else tuple(i for i in clauses.objects(chunks, at + 1) if i < hurt)
        )
        for index in people:
            np = chunks[index].np
            if np is not None and np.personal and index not in taken:
                taken.add(index)
                yield Finding(
                    measure="injured", trigger=hurt, people=index, np=np, rule="harm.treated"
                )


def find_struck(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "a bullet struck a girl", "hitting a boy in the leg", "one was hit in the back"."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in words.STRIKING or chunk.trigger is not None:
            continue
        group = clauses.verb_group(chunks, at)
        if group.passive:
            people = clauses.subjects(chunks, group.before) if _body(chunks, at + 1) else ()
        else:
            people = clauses.objects(chunks, at + 1)
            shot = any(_missile(c) for c in chunks[max(0, at - 4) : at])
            if not (shot or (people and _body(chunks, people[-1] + 1))):
                continue
        yield from _injured(chunks, people, at, taken, "harm.struck")


def _missile(chunk: Chunk) -> bool:
    return chunk.np is not None and not words.MISSILES.isdisjoint({chunk.np.head})


def _body(chunks: Chunks, at: int) -> bool:
    """Whether "in the leg" follows."""
    near = chunks[at : at + 4]
    return (
        bool(near)
        and near[0].low in {"in", "on", "multiple"}
        and any(c.low in words.BODY or (c.np is not None and c.np.head in words.BODY) for c in near)
    )


def find_hospital(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "both were taken to Duke Hospital", "two are at Harborview with serious injuries"."""
    for at, chunk in enumerate(chunks):
        brought = chunk.low in words.BROUGHT and chunk.trigger is None
        injured = chunk.low in HURTS and at > 1 and "with" in {c.low for c in chunks[at - 2 : at]}
        if not (brought or injured):
            continue
        group = clauses.verb_group(chunks, at)
        if brought and not (group.passive and _to_hospital(chunks, at + 1)):
            continue
        people = clauses.subjects(chunks, group.before) if brought else _being_with(chunks, at)
        yield from _injured(chunks, people, at, taken, "harm.hospital")


def _to_hospital(chunks: Chunks, at: int) -> bool:
    """Whether "to Mercy Hospital" follows."""
    near = chunks[at : at + 4]
    return any(c.low == "to" for c in near) and any(
        c.np is not None and c.np.head in words.HOSPITALS for c in near
    )


_COMING = frozenset({"came", "arrived", "admitted", "walked"})


def _being_with(chunks: Chunks, at: int) -> tuple[int, ...]:
    """Who is, was left, or is found "with wounds"."""
    for index in range(at - 1, max(-1, at - 8), -1):
        chunk = chunks[index]
        if chunk.kind in {"stop", "comma", "trigger"}:
            break
        if chunk.low in {"left", "leaving"}:
            return clauses.objects(chunks, index + 1)
        if chunk.low in _COMING:
            return clauses.subjects(chunks, clauses.verb_group(chunks, index).before)
        if chunk.kind == "aux" or chunk.low in words.BROUGHT:
            return clauses.subjects(chunks, clauses.verb_group(chunks, index + 1).before)
    return ()


def _injured(
    chunks: Chunks, people: tuple[int, ...], at: int, taken: set[int], rule: str
) -> Iterator[Finding]:
    for index in people:
        np = chunks[index].np
        counts = np is not None and (np.noun is not None or np.figure is not None or np.proper)
        if counts and index not in taken:
            taken.add(index)
            yield Finding(measure="injured", trigger=at, people=index, np=np, rule=rule)
