"""Who is harmed in a clause: subjects and objects of a word of harm, over chunks."""

from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.extract.asides import (
    aside_behind_and,
    deed,
    figured,
    opening_bracket,
    opening_comma,
    person,
    reduced,
    relative,
)
from cenotaph.extract.beside import of_another, speak
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.languages.en import grammar, people

Chunks = Sequence[Chunk]

#: verbs that stand between a subject and a state: "12 were found dead", "feared dead"
_LINKING = frozenset(
    "found pronounced declared reported confirmed presumed feared believed left thought"
    " known remain remained remains said listed became fell believed"
    " assumed rushed go gone went lay lying taken considered counted leaving".split()
)
#: words that may stand in a verb group between its parts
_GROUP = frozenset({"aux", "adv", "time", "neg", "modal", "to"})
#: prepositions that open a clause of their own: "after five soldiers were killed"
_JOINING = frozenset({"as", "after", "before", "since", "until", "like"})
_PASSIVE = frozenset(
    "was were is are been being be am get got gets getting gotten wasn't weren't".split()
)
#: a subject may stand this many chunks before its verb, parentheses aside; longer is another clause
_REACH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """What stands before a word of harm: where its subject's side ends, and what it tells."""

    before: int
    passive: bool
    has: bool
    infinitive: bool
    modal: bool
    linked: bool
    words: tuple[str, ...]


def verb_group(chunks: Chunks, at: int) -> VerbGroup:
    """The auxiliaries, adverbs and linking verbs before the trigger at chunk `at`."""
    index = at - 1
    words: list[str] = []
    while index >= 0:
        chunk = chunks[index]
        linking = chunk.kind in {"verb", "report", "trigger"} and chunk.low in _LINKING
        if (
            chunk.kind == "report"
            and not (linking and _after_be(chunks, index))
            and chunk.low != "reported"
        ):
            break
        joining = chunk.low in {"since", "so"} and index > 0 and chunks[index - 1].kind == "aux"
        if chunk.low == "as" and not words:
            joining = index > 0 and chunks[index - 1].low in {"registered", "listed", "reported"}
        if chunk.kind not in _GROUP and not linking and not joining:
            break
        if chunk.kind == "time" and chunk.end - chunk.start > 3:
            break
        words.append(chunk.low)
        index -= 1
        if chunk.kind == "time" and index >= 0 and chunks[index].kind == "prep":
            index -= 1  # "on Sunday evening"
    # "are believed to have killed": what stands before "to have" rules the belief, not the harm
    inner = words[: words.index("to")] if "to" in words else words
    believed = bool(inner) and "to" in words and bool(frozenset(inner) & grammar.HAVE)
    low = frozenset(inner if believed else words)
    harm = chunks[at].trigger
    # "admitted to killing": a gerund is no purpose
    gerund = harm is not None and harm.form == "ing"
    return VerbGroup(
        before=index,
        passive=bool(low & _PASSIVE),
        has=bool(low & grammar.HAVE),
        infinitive=not believed and "to" in low and not low & {"have", "been", "be"} and not gerund,
        modal=bool(low & grammar.MODALS) and not low & {"have"},
        linked=bool(low & _LINKING),
        words=tuple(reversed(words)),
    )


def _after_be(chunks: Chunks, at: int) -> bool:
    return at > 0 and chunks[at - 1].kind in {"aux", "adv", "np"}


def subjects(chunks: Chunks, before: int) -> tuple[int, ...]:
    """Chunk indices of the noun phrases that are the subject of a verb group, in order.

    `before` is the chunk just before the verb group. Prepositional phrases, parentheses, relative
    clauses and appositions between subject and verb are stepped over.
    """
    index: int | None = before
    limit = max(-1, before - _REACH)
    apart: tuple[int, ...] = ()
    while index is not None and index > limit:
        if chunks[index].kind == "conj" and index == before:
            return _clause_subject(chunks, index)
        last = _antecedent(chunks, index, before)
        if last is not None:
            return (*_members(chunks, _first_of_list(chunks, last), last), *apart)
        apart = apart or _apart_from_whole(chunks, index)
        index = _step_over(chunks, index)
    return ()


def _apart_from_whole(chunks: Chunks, last: int) -> tuple[int, ...]:
    """Of a list behind "including" those who are no part of its whole.

    "six rebels, including a chief, and two civilians": the civilians.
    """
    first = _first_of_list(chunks, last)
    before = [c for c in chunks[max(0, first - 3) : first] if c.kind != "comma"]
    if chunks[last].np is None or [c.kind for c in before[-2:]] != ["np", "part"]:
        return ()
    whole = before[-2].np
    members = range(first + 1, last + 1)
    return tuple(i for i in members if whole is not None and of_another(whole, chunks[i]))


def _antecedent(chunks: Chunks, index: int, before: int) -> int | None:
    """The last phrase of the subject, where chunk `index` ends the search."""
    chunk = chunks[index]
    if chunk.kind == "rel" and index == before and chunks[index - 1].kind == "np":
        return index - 1  # the antecedent stands right before, whatever governs it
    if chunk.kind in {"np", "pron"} and not _governed(chunks, index, before):
        return index
    return None


def _governed(chunks: Chunks, last: int, before: int) -> bool:
    """Whether the list of phrases that ends at `last` belongs to a preposition or participle."""
    first = _first_of_list(chunks, last)
    if not first:
        return False
    governor = chunks[first - 1]
    if governor.kind == "verb":
        if governor.low in _LEAVING and last == before:
            return False  # "a shooting that left a boy injured"
        if governor.low in _FOLLOWING:
            return False  # "in the clash that followed two soldiers were killed"
        riding = governor.low.endswith("ing") and not person(chunks[last])
        return riding or relative(chunks, first - 1) is not None
    np = chunks[last].np
    if governor.kind == "aux" and np is not None and not np.personal:
        return True  # "who happened to be passing by"
    if governor.kind == "trigger" and first > 1 and chunks[first - 2].kind in {"sub", "rel"}:
        return True  # "a shooting that killed three others"
    if governor.kind not in {"prep", "to", "part"}:
        return False
    whom = governor.kind == "part" and governor.low == "of"
    # "ended with 24 people dead": the phrase right before a state, "with" before it
    held = governor.low in {"with", "among", "of"} and last == before and figured(chunks[last])
    return not (whom or held or governor.low in _JOINING)


_LEAVING = frozenset({"left", "leaves", "leaving"})
#: verbs without an object, behind which a new clause begins
_FOLLOWING = frozenset({"followed", "ensued", "erupted"})
_BETWEEN = frozenset({"rel", "adv", "quote", "time"})
_DASHES = frozenset({"-", "–", "—", "--"})


def _past_aside(chunks: Chunks, end: int) -> int | None:
    """The chunk before an aside in brackets or between dashes that ends at chunk `end`."""
    if chunks[end].kind == "close":
        return opening_bracket(chunks, end) - 1
    opens = (i for i in range(end - 1, -1, -1) if chunks[i].low in _DASHES)
    opening = next(opens, None)
    return None if opening is None else opening - 1


def _step_over(chunks: Chunks, index: int) -> int | None:
    """The chunk to look at next when chunk `index` is no subject; None where the clause begins."""
    chunk = chunks[index]
    if chunk.kind == "comma":
        opening = opening_comma(chunks, index)
        return index - 1 if opening is None else opening - 1
    if chunk.kind == "close" or chunk.low in _DASHES:
        return _past_aside(chunks, index)
    if chunk.kind in _BETWEEN or (chunk.kind == "sub" and chunk.low == "that"):
        return index - 1
    if chunk.kind in {"np", "pron"}:
        return _first_of_list(chunks, index) - 2
    if chunk.kind in {"verb", "aux", "report", "trigger"}:
        opening = relative(chunks, index)
        if opening is not None:
            return opening - 1
        before_deed = deed(chunks, index)
        if before_deed is not None:
            return before_deed
        described = chunk.kind == "verb" and _participle(chunks, index)
        return index - 1 if described or reduced(chunks, index) else None
    return None


def _first_of_list(chunks: Chunks, last: int) -> int:
    """The first phrase of the list of noun phrases that ends at `last`."""
    first = last
    joined = False
    while first >= 2:
        joint = chunks[first - 1]
        other = chunks[first - 2]
        aside = aside_behind_and(chunks, first - 1) if joint.kind == "comma" else None
        if aside is not None:
            # "nine soldiers and, by the army's count, 23 rebels"
            first, joined = aside, True
            continue
        if other.kind != "np" or joint.kind not in {"conj", "comma"}:
            if (
                joint.kind == "conj"
                and other.kind == "comma"
                and first >= 3
                and person(chunks[first - 3])
                and person(chunks[last])
            ):
                first -= 3
                joined = True
                continue
            break
        if joint.kind == "comma" and not joined and not _listed(other, chunks[first]):
            break
        if joint.kind == "comma" and _titles(chunks, first - 2):
            break
        before = chunks[first - 3].kind if first >= 3 else "stop"
        if before == "prep" and joint.kind == "conj" and not (other.np and person(other)):
            # "hit by a bullet and villagers were hurt": "and" joins clauses
            break
        if before in {"according", "prep"} and joint.kind == "comma":
            break  # "according to SOHR, troops and planes": the comma closes what leads in
        counted = figured(other) and figured(chunks[first])
        left = first >= 3 and chunks[first - 3].low in _LEAVING  # "left three men and a boy dead"
        verbal = before == "verb" and not counted and not left
        if joint.kind == "conj" and (before == "trigger" or verbal):
            # "wounded five and three others were killed": the first is that verb's object
            break
        joined = True
        first -= 2
    return first


def _titles(chunks: Chunks, at: int) -> bool:
    """Whether the phrase at chunk `at` says who one before it is: "under X, axis commander,"."""
    if at < 3 or figured(chunks[at]) or chunks[at - 1].kind != "comma":
        return False
    return chunks[at - 2].kind == "np" and chunks[at - 3].kind in {"prep", "part"}


def _listed(first: Chunk, second: Chunk) -> bool:
    """ "Two soldiers, one rebel killed": headlines join counted people by a comma."""
    a, b = first.np, second.np
    if a is None or b is None or a.noun is None or b.noun is None or b.of_whole:
        return False
    single = b.determiner is None and not b.noun.plural
    bare = a.determiner is None and not a.noun.plural and not a.proper
    return (a.figure is not None or bare) and (b.figure is not None or single)


def _members(chunks: Chunks, first: int, last: int) -> tuple[int, ...]:
    """The phrases of a list; names behind a comma are an apposition of the people before it."""
    phrases = [c.np for c in chunks[first : last + 1] if c.kind in {"np", "pron"}]
    named = all(np is not None and np.proper for np in phrases)
    named = named or _kinds_of_them(chunks, first, last)
    if named and first >= 2 and chunks[first - 1].kind == "comma" and person(chunks[first - 2]):
        governed = first >= 3 and chunks[first - 3].kind == "prep"
        if not governed:
            return _members(chunks, _first_of_list(chunks, first - 2), first - 2)
    he = first >= 2 and chunks[first - 1].kind == "conj" and chunks[first - 2].low in {"he", "she"}
    start = first - 2 if he else first  # "he and his wife were killed"
    return tuple(i for i in range(start, last + 1) if chunks[i].kind in {"np", "pron"})


def _kinds_of_them(chunks: Chunks, first: int, last: int) -> bool:
    """Whether a list only says of what kinds those counted before it are.

    "At least 109 civilians, men, women and children, were shot".
    """
    counted = first >= 2 and chunks[first - 1].kind == "comma" and figured(chunks[first - 2])
    if not counted or [c.kind for c in chunks[last + 1 : last + 2]] != ["comma"]:
        return False
    listed = [c.np for c in chunks[first : last + 3] if c.np is not None]
    return len(listed) > 1 and all(
        np.noun is not None and np.noun.plural and np.figure is None and np.determiner is None
        for np in listed
    )


#: participles without an ending of their own: "nine people taken to the hall"
_DONE_TO = frozenset("taken held seen caught found kept driven brought led shown hidden".split())


def _participle(chunks: Chunks, at: int) -> bool:
    """Whether a verb only describes the people before it: "people travelling in a bus"."""
    low = chunks[at].low
    before = chunks[at - 1] if at else None
    return (
        before is not None
        and before.np is not None
        and before.np.personal
        and (before.np.figure is not None or before.np.noun is not None)
        and (low.endswith(("ing", "ed")) or low in _DONE_TO)
    )


def _clause_subject(chunks: Chunks, at: int) -> tuple[int, ...]:
    """The subject shared by joined verbs: "15 people were shot and killed"."""
    for index in range(at - 1, max(-1, at - _REACH), -1):
        chunk = chunks[index]
        if chunk.kind in {"aux", "trigger"}:
            group = verb_group(chunks, index if chunk.kind == "trigger" else index + 1)
            shared = group.before < index - 1 or chunk.kind == "trigger"
            found = subjects(chunks, group.before if shared else index - 1)
            return found or _clause_opening(chunks, at)
        if chunk.kind in {"stop", "sub"}:
            break
    return _clause_opening(chunks, at)


def _clause_opening(chunks: Chunks, at: int) -> tuple[int, ...]:
    """The first phrase of the clause that joins its verbs at chunk `at`."""
    start = at
    while start > 0 and chunks[start - 1].kind not in {"stop", "sub", "report"}:
        start -= 1
    for index in range(start, at):
        chunk = chunks[index]
        governed = index > start and chunks[index - 1].kind == "prep"
        if chunk.kind in {"np", "pron"} and not governed:
            return (index,) if chunk.kind == "pron" or person(chunk) else ()
    return ()


def objects(chunks: Chunks, after: int, *, subject: bool = False) -> tuple[int, ...]:
    """Chunk indices of the noun phrases that are the object of the verb before chunk `after`.

    With `subject` they belong to a subject, whose verb follows: "the bodies of two men and a woman
    were found".
    """
    index = after
    while index < len(chunks) and chunks[index].kind in {"adv", "time", "quote"}:
        index += 1
    if (
        index < len(chunks)
        and chunks[index].kind == "pron"
        and chunks[index].low.endswith(("self", "selves"))
    ):
        index += 1
        if index < len(chunks) and chunks[index].kind == "conj":
            index += 1
        else:
            return ()
    found: list[int] = []
    while index < len(chunks) and chunks[index].kind == "np" and _counts(chunks[index]):
        np = chunks[index].np
        whole = np is not None and np.of_whole
        if found and (whole or (starts_clause(chunks, index) and not subject)):
            break
        listed = chunks[index - 1].kind == "comma"
        if found and listed and np is not None and not (np.noun or np.figure or np.proper):
            break  # "killed 22 soldiers, a figure the army disputes"
        if found and listed and speak(chunks, index):
            break  # "wounding five, security officials and an eyewitness said"
        found.append(index)
        step = _joint(chunks, _after_links(chunks, _after_apposition(chunks, index + 1)))
        if step is None:
            break
        index = step
    return tuple(found)


def _after_apposition(chunks: Chunks, at: int) -> int:
    """The chunk after ", a governor of the reserve," behind a name; `at` where there is none."""
    before = chunks[at - 1].np
    if before is None or not before.proper or at + 1 >= len(chunks) or chunks[at].kind != "comma":
        return at
    aside = chunks[at + 1].np
    if aside is None or aside.determiner not in {"a", "an", "the"} or aside.figure is not None:
        return at
    index = at + 2
    while index + 1 < len(chunks) and chunks[index].kind == "prep" and chunks[index + 1].np:
        index += 2
    return index


def _after_links(chunks: Chunks, at: int) -> int:
    """The chunk after "of the group's armed wing" where a counted phrase is joined behind it."""
    index = at
    while (
        index + 1 < len(chunks)
        and chunks[index].low in {"of", "from"}
        and chunks[index + 1].np is not None
        and not figured(chunks[index + 1])
    ):
        index += 2
    if index == at or index + 1 >= len(chunks) or chunks[index].kind not in {"conj", "comma"}:
        return at
    one = chunks[index + 1].np
    single = one is not None and one.determiner in {"a", "an"} and one.noun is not None
    return index if figured(chunks[index + 1]) or single else at


def _counts(chunk: Chunk) -> bool:
    np = chunk.np
    if np is None:
        return False
    # "killed a watchman": an unknown noun for one person
    if np.determiner in {"all", "both"} and np.figure is None:
        return False  # ", all civilians" describes
    return np.personal or (np.determiner in {"a", "an"} and np.head not in people.THINGS)


def _joint(chunks: Chunks, at: int) -> int | None:
    """The index after "and", a comma, or both, where another noun phrase follows."""
    index = _after_part(chunks, at)
    while index < len(chunks) and chunks[index].kind in {"open"}:
        close = next((i for i in range(index, len(chunks)) if chunks[i].kind == "close"), None)
        if close is None or close - index > 6:
            return None
        index = close + 1
    seen = False
    while index < len(chunks) and (
        chunks[index].kind in {"comma", "conj"} or _as_well_as(chunks, index)
    ):
        seen = True
        index += 1
    while (
        seen and index < len(chunks) and chunks[index].kind == "prep" and chunks[index].low == "as"
    ):
        index += 1
    return index if seen and index < len(chunks) and chunks[index].kind == "np" else None


def _after_part(chunks: Chunks, at: int) -> int:
    """The closing comma of ", of whom 39 were women," where "and" follows it; `at` elsewhere."""
    if at + 1 >= len(chunks) or chunks[at].kind != "comma" or chunks[at + 1].kind != "part":
        return at
    for index in range(at + 2, min(len(chunks) - 1, at + 12)):
        if chunks[index].kind in {"stop", "trigger"}:
            return at
        if chunks[index].kind == "comma" and chunks[index + 1].kind == "conj":
            return index
    return at


def _as_well_as(chunks: Chunks, at: int) -> bool:
    return chunks[at].low in {"as", "well"} and any(
        c.low == "well" for c in chunks[max(0, at - 1) : at + 2]
    )


def starts_clause(chunks: Chunks, at: int) -> bool:
    """Whether the phrase at chunk `at` is the subject of what follows it."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind == "adv":
        index += 1
    # "of them" and prepositional phrases may stand between
    while (
        index + 1 < len(chunks) and chunks[index].kind == "prep" and chunks[index + 1].kind == "np"
    ):
        index += 2
        while index < len(chunks) and chunks[index].kind in {"adv", "time"}:
            index += 1
    if index >= len(chunks):
        return False
    follows = chunks[index]
    if follows.kind in {"aux", "modal"}:
        return True
    if follows.kind == "trigger" and follows.trigger is not None:
        return follows.trigger.frame in {"transitive", "state"} and follows.trigger.form in {
            "past",
            "none",
        }
    return follows.kind == "report" or (follows.kind == "verb" and not follows.low.endswith("ing"))


def to_death(chunks: Chunks, last: int) -> bool:
    """Whether "to death" or "dead" follows the object: "shot his wife and sons to death"."""
    for index in range(last + 1, min(len(chunks), last + 5)):
        if chunks[index].kind in {"stop", "comma", "conj"}:
            return False
        if chunks[index].low == "dead":
            return True
        if chunks[index].low == "death" and chunks[index - 1].low == "to":
            return True
    return False
