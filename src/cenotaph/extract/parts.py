"""Parts of a group just told: "including two children", "three of them women"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cenotaph.extract import clauses
from cenotaph.extract.beside import of_another
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Finding
from cenotaph.extract.languages.en import grammar, people
from cenotaph.extract.phrases import COUNTED, NounPhrase
from cenotaph.model.vocabulary import Measure

Chunks = Sequence[Chunk]

#: markers that point back to people told in another sentence
_OF_MARKERS = frozenset({"among", "amongst", "of", "mostly", "mainly"})
_THEY = frozenset({"they", "these"})
_SHARE_MARKERS = frozenset({"mostly", "mainly"})
#: a question's word stands so many chunks before what it asks about
_ASKED = 4
#: "of whom a third were children" counts nobody
_FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "thirds", "quarters"})
_WHOLE_MEASURES: dict[str, Measure] = {
    "dead": "killed",
    "killed": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "martyrs": "killed",
    "bodies": "killed",
    "wounded": "injured",
    "injured": "injured",
    "casualties": "casualties",
    "disappeared": "missing",
    "missing": "missing",
    "kidnapped": "abducted",
    "abducted": "abducted",
    "arrested": "detained",
    "detained": "detained",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its people, its count's phrase, and its whole.

    `whole` is an index into the sentence's findings, null where the whole was told before;
    `measure` is what the words say of such a whole, null where they leave it open. `share` marks
    "mostly civilians"; `count` is the phrase with the figure where it stands apart.
    """

    chunk: int
    np: NounPhrase
    whole: int | None
    measure: Measure | None
    rule: str
    share: bool = False
    count: NounPhrase | None = None


def find_parts(chunks: Chunks, findings: Sequence[Finding]) -> tuple[Part, ...]:
    """The parts of one sentence."""
    found: list[Part] = []
    for at, chunk in enumerate(chunks):
        if chunk.kind == "part":
            found.extend(_marked(chunks, at, findings))
        elif chunk.np is not None and chunk.np.whole == COUNTED:
            found.extend(_of_counted(chunks, at, findings))
        elif chunk.np is not None and chunk.np.of_whole:
            found.extend(_of_whole(chunks, at, findings))
        elif chunk.low in {"accounted", "made"}:
            found.extend(_made_up(chunks, at))
        elif chunk.kind == "prep" and chunk.low in {"among", "amongst"}:
            found.extend(_among(chunks, at) or _were_among(chunks, at))
        elif chunk.kind == "open" or (chunk.kind == "stop" and chunk.low in {"—", ":"}):
            found.extend(_listed(chunks, at, findings))
        elif chunk.np is not None and chunk.np.figure is not None and chunk.np.head is None:
            told = found[-1].measure if found and found[-1].rule == "part.of-them" else None
            found.extend(_copula(chunks, at, findings, told))
        elif chunk.np is not None and chunk.np.head == "victims" and chunk.np.figure is None:
            found.extend(_victims(chunks, at))
    for index, finding in enumerate(findings):
        if finding.people is not None and finding.np is not None:
            found.extend(_enumerated(chunks, finding.people, index, finding.np))
    return tuple(found)


def _whole_before(at: int, findings: Sequence[Finding]) -> int | None:
    """The finding whose people stand nearest before chunk `at`."""
    best: tuple[int, int] | None = None
    for index, finding in enumerate(findings):
        place = finding.people if finding.people is not None else finding.trigger
        if place < at and (best is None or place > best[0]):
            best = (place, index)
    return best[1] if best else None


def _grouped(np: NounPhrase | None) -> bool:
    """Whether the phrase names a group of its own: "some seriously" and names do not."""
    return np is not None and np.noun is not None and np.personal


def _counted(np: NounPhrase) -> bool:
    """Whether a phrase of a list counts people: "four Taliban", "a mother"."""
    if np.determiner in {"a", "an"} or np.determiner in grammar.POSSESSIVES:
        return _grouped(np)
    couple = np.figure is not None and np.head is None and not np.figure.bare
    return couple or (np.figure is not None and np.head is not None and np.personal)


def _unknown(np: NounPhrase | None) -> bool:
    """Whether the phrase is of a noun that no list knows, and no thing: "stockbreeders"."""
    return np is not None and np.noun is None and np.head not in people.THINGS and not np.of_whole


def _marked(chunks: Chunks, at: int, findings: Sequence[Finding]) -> Iterator[Part]:
    marker = chunks[at].low
    if marker in _SHARE_MARKERS and any(c.low == "between" for c in chunks[max(0, at - 2) : at]):
        return  # "clashes between mostly Muslim herders and farmers"
    if at and chunks[at - 1].low in {"all", "both"}:
        return  # "all of them civilians" describes the whole
    measure = _measure_before(chunks, at) if marker in {"included", "include", "includes"} else None
    whole = _whole_before(at, findings) if measure is None else None
    told = at and chunks[at - 1].low in _THEY
    if whole is None and measure is None and marker not in _OF_MARKERS and not told:
        return  # "other officers, including a general": nobody harmed is told here
    after = at + 1
    while after + 1 < len(chunks) and (
        chunks[after].kind in {"aux", "comma", "pron", "report"}
        or chunks[after + 1].kind == "report"  # "among them, the monitor says, were"
    ):
        after += 1
    listed_people = clauses.objects(chunks, after)
    listed = False
    share = marker in _SHARE_MARKERS
    for index in listed_people:
        np = _joined(chunks, index) if share else chunks[index].np
        apart = np is None or np.head in _FRACTIONS or _foreign(findings, whole, chunks[index])
        apart = apart or (listed and _speaks(chunks, index))
        if np is not None and _grouped(np) and not apart and not (share and listed):
            listed = True
            yield Part(
                chunk=index, np=np, whole=whole, measure=measure, rule="part.including",
                share=share,
            )  # fmt: skip
    before = _joined_before(chunks, at - 1) if at else None
    if not listed and marker in {"among", "amongst"} and before is not None and _grouped(before):
        yield Part(
            chunk=at - 1, np=before, whole=_whole_before(at - 1, findings), measure=None,
            rule="part.among-them",
        )  # fmt: skip


def _speaks(chunks: Chunks, at: int) -> bool:
    """Whether a phrase behind a list tells of it: "… four civilians, the minister, Name, said"."""
    np = chunks[at].np
    if np is None or np.determiner != "the" or np.figure is not None:
        return False
    behind = next(
        (c for c in chunks[at + 1 :] if c.kind not in {"np", "prep", "comma", "adv"}), None
    )
    return behind is not None and behind.kind == "report"


def _foreign(findings: Sequence[Finding], whole: int | None, member: Chunk) -> bool:
    """Whether a phrase cannot be part of the whole: a civilian of six militants."""
    people = None if whole is None else findings[whole].np
    return people is not None and of_another(people, member)


def _measure_before(chunks: Chunks, at: int) -> Measure | None:
    """ "the dead included": the measure of the words before the marker."""
    for chunk in reversed(chunks[max(0, at - 3) : at]):
        if chunk.low in _WHOLE_MEASURES:
            return _WHOLE_MEASURES[chunk.low]
        if chunk.np is not None and chunk.np.head == "victims":
            return "killed"
    return None


def _of_whole(chunks: Chunks, at: int, findings: Sequence[Finding]) -> Iterator[Part]:
    """ "three of them were children", "most of them civilians"."""
    np = chunks[at].np
    assert np is not None
    if np.figure is None:
        return
    measure = _WHOLE_MEASURES.get(np.whole or "")
    index = at + 1
    harm = chunks[index].trigger if index < len(chunks) else None
    if np.whole == "those" and harm is not None:
        measure, index = harm.measure, index + 1  # "nine of those killed were civilians"
    while index < len(chunks) and chunks[index].kind in {"aux", "adv", "comma"}:
        index += 1
    if index + 1 < len(chunks) and chunks[index + 1].kind == "report":
        return  # "three of them fatally, police said"
    told = _whole_before(at, findings)
    if measure is None and told is not None and _some_there(chunks, at + 1):
        yield Part(chunk=at, np=np, whole=told, measure=None, rule="part.some")
        return
    named = index < len(chunks) and (
        _grouped(chunks[index].np) or (measure is not None and _unknown(chunks[index].np))
    )
    if not named:
        return
    group = _joined(chunks, index)
    assert group is not None
    if group.figure is not None:
        return
    yield Part(
        chunk=index, np=group, whole=None if measure else _whole_before(at, findings),
        measure=measure, rule="part.of-them", count=np,
    )  # fmt: skip
    # "four of them women and two children"
    for other in clauses.objects(chunks, index)[1:]:
        joined = chunks[other].np
        if joined is not None and _grouped(joined) and joined.figure is not None:
            yield Part(
                chunk=other, np=joined, whole=_whole_before(at, findings), measure=None,
                rule="part.of-them",
            )  # fmt: skip


def _made_up(chunks: Chunks, at: int) -> Iterator[Part]:
    """ "women and children accounted for 88 of them", "children made up 1,386 of the total"."""
    if at + 2 >= len(chunks) or chunks[at + 1].low not in {"for", "up"}:
        return
    count = chunks[at + 2].np
    behind = {c.low or (c.np.head if c.np else "") for c in chunks[at + 3 : at + 5]}
    of_all = count is not None and (count.of_whole or not behind.isdisjoint({"total", "of"}))
    if count is None or count.figure is None or not of_all:
        return
    subjects = clauses.subjects(chunks, clauses.verb_group(chunks, at).before)
    group = _joined(chunks, subjects[0]) if subjects else None
    if group is not None and _grouped(group) and group.figure is None:
        yield Part(
            chunk=subjects[0], np=group, whole=None, measure=None, rule="part.made-up",
            count=count,
        )  # fmt: skip


def _some_there(chunks: Chunks, at: int) -> bool:
    """Whether "of them" are told apart by place, family or age: "38 of them in Taiz"."""
    if at + 1 >= len(chunks) or chunks[at].low not in {"in", "from", "under", "at", "near"}:
        return False
    np = chunks[at + 1].np
    if np is None:
        return False
    return np.proper or np.head == "family" or (chunks[at].low == "under" and np.figure is not None)


def _joined_before(chunks: Chunks, at: int) -> NounPhrase | None:
    """The phrase at chunk `at`, with the plural before "and": "women and children among them"."""
    if at >= 2 and chunks[at - 1].kind == "conj" and chunks[at].np is not None:
        first = chunks[at - 2].np
        if first is not None and first.noun is not None and first.noun.plural:
            return _joined(chunks, at - 2)
    return chunks[at].np


def _enumerated(chunks: Chunks, at: int, whole: int, plural: NounPhrase) -> Iterator[Part]:
    """ "Two civilians, a pharmacist and a girl aged six, died": each of the people told."""
    if plural.figure is None or at + 1 >= len(chunks) or chunks[at + 1].kind != "comma":
        return
    listed = clauses.objects(chunks, at + 2)
    end = listed[-1] + 1 if listed else len(chunks)
    phrases = [np for i in listed if (np := chunks[i].np) is not None]
    singles = all(
        np.determiner in {"a", "an"} or np.determiner in grammar.POSSESSIVES or np.figure
        for np in phrases
    )
    closed = end + 1 < len(chunks) and chunks[end].kind == "comma"
    end += closed and chunks[end + 1].kind == "adv"
    if len(phrases) < 2 or not singles or not closed:
        return
    if end + 1 >= len(chunks) or chunks[end + 1].kind not in {"aux", "trigger", "verb"}:
        return
    for index in listed:
        np = chunks[index].np
        if np is not None and np.head not in people.THINGS:
            yield Part(chunk=index, np=np, whole=whole, measure=None, rule="part.enumerated")


def _of_counted(chunks: Chunks, at: int, findings: Sequence[Finding]) -> Iterator[Part]:
    """ "three of the 12 killed were children": the whole is told in the same breath."""
    whole = next((i for i, f in enumerate(findings) if f.people == at + 1), None)
    if whole is None:
        return
    index = max(findings[whole].trigger, at + 1) + 1
    while index < len(chunks) and chunks[index].kind in {"prep", "time", "adv", "np"}:
        index += 1
    if index + 1 >= len(chunks) or chunks[index].kind != "aux":
        return
    group = _joined(chunks, index + 1)
    if group is not None and _grouped(group) and group.figure is None:
        yield Part(
            chunk=index + 1, np=group, whole=whole, measure=None, rule="part.of-them",
            count=chunks[at].np,
        )  # fmt: skip


def _joined(chunks: Chunks, at: int) -> NounPhrase | None:
    """The phrase at chunk `at` with the one behind "and": "17 of them women and children"."""
    np = chunks[at].np
    if np is None or at + 2 >= len(chunks) or chunks[at + 1].kind != "conj":
        return np
    other = chunks[at + 2].np
    plain = other is not None and other.figure is None and other.determiner is None
    both = np.noun is not None and np.noun.plural and np.figure is None and plain
    if not both or other is None or other.noun is None or not other.noun.plural:
        return np
    return np._replace(end=other.end, joined=(*np.joined, other))


def _among(chunks: Chunks, at: int) -> tuple[Part, ...]:
    """ "Among the dead were three children"."""
    ahead = chunks[at + 1 : at + 5]
    verb = next((i for i, c in enumerate(ahead) if c.kind == "aux" or c.low == ":"), None)
    measure = None if verb is None else _measure_of(ahead[:verb])
    if verb is None or measure is None:
        return ()
    return tuple(
        Part(chunk=index, np=np, whole=None, measure=measure, rule="part.among")
        for index in clauses.objects(chunks, at + 1 + verb + 1)
        if (np := chunks[index].np) is not None and _grouped(np)
    )


def _measure_of(chunks: Chunks) -> Measure | None:
    """The measure of a whole that the words name: "the dead", "the injured", "the victims"."""
    measure: Measure | None = None
    for chunk in chunks:
        measure = _WHOLE_MEASURES.get(chunk.low, measure)
        if chunk.np is not None and chunk.np.head == "victims":
            measure = "killed"
    return measure


def _were_among(chunks: Chunks, at: int) -> tuple[Part, ...]:
    """ "Two officers were among the dead", "a mother and her newborn among the dead"."""
    measure = _measure_of(chunks[at + 1 : at + 4])
    if measure is None:
        return ()
    before = at - 1
    while before > 0 and chunks[before].kind in {"aux", "adv", "modal"}:
        before -= 1
    if any(c.low in {"whether", "if"} for c in chunks[max(0, before - _ASKED) : before]):
        return ()  # "whether any children were among the victims"
    return tuple(
        Part(chunk=index, np=np, whole=None, measure=measure, rule="part.were-among")
        for index in clauses.subjects(chunks, before)
        if (np := chunks[index].np) is not None and (_grouped(np) or _one(np))
    )


def _one(np: NounPhrase) -> bool:
    """Whether the phrase is one of the dead by its place alone: "a New Zealander was among"."""
    return np.determiner in {"a", "an"} and np.head not in people.THINGS


def _listed(chunks: Chunks, at: int, findings: Sequence[Finding]) -> Iterator[Part]:
    """ "91 killed (38 men, 29 women)", "53 people died: 46 civilians and seven soldiers"."""
    whole = _whole_before(at, findings)
    if whole is None or findings[whole].np is None:
        return
    listed = clauses.objects(chunks, at + 1)
    phrases = [(i, np) for i in listed if (np := chunks[i].np) is not None]
    counted = [p for p in phrases if _counted(p[1])]
    after = listed[-1] + 1 if listed else at
    if len(counted) < 2 or len(counted) < len(phrases):
        return
    if after < len(chunks) and chunks[after].kind in {"trigger", "aux"}:
        return
    for index, np in counted:
        yield Part(chunk=index, np=np, whole=whole, measure=None, rule="part.listed")


def _copula(
    chunks: Chunks, at: int, findings: Sequence[Finding], told: Measure | None
) -> Iterator[Part]:
    """ "of whom 46 were civilians", "five were soldiers and two were civilian drivers"."""
    count = chunks[at].np
    if at + 2 >= len(chunks) or chunks[at + 1].kind != "aux" or count is None:
        return
    group = _joined(chunks, at + 2)
    if group is None or not _grouped(group) or group.figure is not None or group.noun is None:
        return
    one = count.figure is not None and count.figure.figure == 1 and group.determiner in {"a", "an"}
    if not one and (group.determiner or not group.noun.plural):
        return
    if any(f.people == at for f in findings):
        return
    # "seven of the dead were porters and two were policemen": of the same dead
    yield Part(
        chunk=at + 2, np=group, whole=None if told else _whole_before(at, findings),
        measure=told, rule="part.copula", count=count,
    )  # fmt: skip


def _victims(chunks: Chunks, at: int) -> Iterator[Part]:
    """ "The victims were three men and two women"."""
    if at + 1 >= len(chunks) or chunks[at + 1].kind != "aux":
        return
    if any(c.kind == "trigger" for c in chunks[at + 1 : at + 4]):
        return
    for index in clauses.objects(chunks, at + 2):
        np = chunks[index].np
        if np is not None and _grouped(np):
            yield Part(chunk=index, np=np, whole=None, measure="killed", rule="part.victims")
