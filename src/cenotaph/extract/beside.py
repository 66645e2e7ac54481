"""Phrases that stand beside the harmed and are none of them: speakers, people of another status."""

from collections.abc import Sequence

from cenotaph.extract.asides import figured
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.phrases import NounPhrase

Chunks = Sequence[Chunk]


def speak(chunks: Chunks, at: int) -> bool:
    """Whether the list of uncounted phrases from chunk `at` on is the subject of a saying.

    "police, hospital and government officials said"; a comma behind its "and" ends the list.
    """
    index, joined = at, False
    while index < len(chunks) and chunks[index].np is not None and not figured(chunks[index]):
        index = _past_links(chunks, index + 1)
        if index >= len(chunks) or joined or chunks[index].kind not in {"comma", "conj"}:
            break
        joined = chunks[index].kind == "conj"
        index += 1
    return joined and index < len(chunks) and chunks[index].kind == "report"


def _past_links(chunks: Chunks, at: int) -> int:
    """The chunk behind the prepositional phrases that begin at chunk `at`."""
    index = at
    while index + 1 < len(chunks) and chunks[index].kind == "prep" and chunks[index + 1].np:
        index += 2
    return index


def of_another(whole: NounPhrase, member: Chunk) -> bool:
    """Whether a phrase counts people of a status that the whole excludes: soldiers of rebels."""
    np = member.np
    if np is None or np.noun is None or whole.noun is None:
        return False
    known = {"armed_group", "armed_forces", "police", "civilian"}
    one, other = whole.noun.status, _known_status(np)
    return {one, other} <= known and one != other


def _known_status(np: NounPhrase) -> str:
    assert np.noun is not None
    return "civilian" if np.noun.status == "protected" else np.noun.status
