"""The displaced told without a verb of flight: driven from their homes, leaving their hamlets."""

from collections.abc import Iterator

from cenotaph.extract import clauses
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Chunks, Finding
from cenotaph.extract.languages.en import flight as words


def find_driven(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "fighting has driven some 120 families from their homes"."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in words.DRIVING or chunk.kind != "verb":
            continue
        objects = clauses.objects(chunks, at + 1)
        behind = chunks[objects[-1] + 1 : objects[-1] + 5] if objects else ()
        if any(c.low == "from" for c in behind) and any(map(_dwelling, behind)):
            yield from _displaced(chunks, objects, at, taken)


def find_left(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "some 3,500 people have left their hamlets", "900 left Kumshe for Cameroon"."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in words.LEAVING or chunk.kind != "verb" or at + 1 >= len(chunks):
            continue
        left = chunks[at + 1]
        bound = any(c.low in {"for", "since"} for c in chunks[at + 2 : at + 4])
        place = left.np is not None and left.np.proper and bound
        if not (place or _dwelling(left)):
            continue
        group = clauses.verb_group(chunks, at)
        if not group.passive and not group.infinitive:
            yield from _displaced(chunks, clauses.subjects(chunks, group.before), at, taken)


def _dwelling(chunk: Chunk) -> bool:
    return chunk.np is not None and chunk.np.head in words.DWELLINGS


def _displaced(
    chunks: Chunks, people: tuple[int, ...], at: int, taken: set[int]
) -> Iterator[Finding]:
    """Only counted people: who leaves home uncounted may be going to work."""
    for index in people:
        np = chunks[index].np
        if np is not None and np.figure is not None and np.personal and index not in taken:
            taken.add(index)
            yield Finding(measure="displaced", trigger=at, people=index, np=np, rule="harm.driven")
