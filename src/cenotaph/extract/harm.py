"""Findings of harm: for each word of harm in a sentence, whom it harms and how it says so."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cenotaph.extract import clauses, labels
from cenotaph.extract.asides import figured, person
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.clauses import VerbGroup
from cenotaph.extract.figures import Figure
from cenotaph.extract.findings import Chunks, Finding, agents_of
from cenotaph.extract.harm_rules import find_apart
from cenotaph.extract.languages.en import harm as words
from cenotaph.extract.languages.en import people
from cenotaph.extract.languages.en.harm import Trigger
from cenotaph.extract.languages.en.hurt import BROUGHT
from cenotaph.extract.languages.en.people import Noun
from cenotaph.extract.phrases import NounPhrase
from cenotaph.model.vocabulary import Measure


def find_harm(chunks: Chunks) -> tuple[Finding, ...]:
    """The findings of one sentence, in the order of its words of harm; parts are found apart."""
    found: list[Finding] = []
    taken: set[int] = set()
    told: set[tuple[int, Measure]] = set()
    found.extend(labels.find_labelled(chunks, taken))
    skip = {finding.trigger for finding in found}
    for at, chunk in enumerate(chunks):
        trigger = chunk.trigger
        if trigger is None or at in skip or trigger.frame == "toll":
            continue
        if trigger.measure == "abducted" and _questioned(chunks, at + 1):
            trigger = replace(trigger, measure="detained")
        joint = _joint_trigger(chunks, at)
        if joint is not None:
            skip.add(joint)
            trigger = replace(trigger, measure="casualties")
        for finding in _frame(chunks, at, trigger, joint or at):
            people = finding.people
            nobody = finding.np is not None and _nobody(finding.np)
            if nobody and _wished(chunks, people):
                continue
            again = finding.measure != "killed" or (people, "killed") in told
            if people is not None and people in taken and again and not nobody:
                continue
            if people is not None:
                taken.add(people)
                told.add((people, finding.measure))
            found.append(finding)
    find_apart(chunks, found, taken)
    named = tuple(labels.find_name_list(chunks, tuple(found)))
    if named:  # the names count those whom the sentence tells without a figure
        found = [f for f in found if f.trigger != named[0].trigger] + list(named)
    dead = {f.people for f in found if f.measure == "killed" and f.people is not None}
    return tuple(
        f for f in found if not (f.people in dead and f.measure == "injured" and _weak(chunks, f))
    )


def _wished(chunks: Chunks, people: int | None) -> bool:
    """Whether it is only hoped for that nobody came to harm: "praying that nobody died"."""
    before = chunks[max(0, (people or 0) - 3) : people or 0]
    return any(c.low in words.WISHING or (c.np and c.np.head in words.WISHING) for c in before)


def _weak(chunks: Chunks, finding: Finding) -> bool:
    """Whether the harm is only how the dead were killed: "was shot and is presumed dead"."""
    trigger = chunks[finding.trigger].trigger
    nobody = finding.np is not None and _nobody(finding.np)
    brought = chunks[finding.trigger].low in BROUGHT
    return trigger is not None and (trigger.weak or brought) and not nobody


def _joint_trigger(chunks: Chunks, at: int) -> int | None:
    """The second trigger of "killed and wounded", one number for both, or None."""
    if at + 2 >= len(chunks) or chunks[at + 1].kind != "conj":
        return None
    first, second = chunks[at].trigger, chunks[at + 2].trigger
    if first is None or second is None or {first.measure, second.measure} != {"killed", "injured"}:
        return None
    if second.weak or first.weak or "state" in {first.frame, second.frame}:
        return None  # "was hit in the chest and pronounced dead"
    if chunks[at + 1].low == "or":
        return at + 2
    after = chunks[at + 3] if at + 3 < len(chunks) else None
    # "12 were killed and wounded 5" never occurs: an object of its own parts the two
    if after is not None and after.np is not None and after.np.figure is not None:
        group = clauses.verb_group(chunks, at)
        if group.passive or (at and chunks[at - 1].np is not None and figured(chunks[at - 1])):
            return None
    return at + 2


def _frame(chunks: Chunks, at: int, trigger: Trigger, last: int) -> Iterator[Finding]:
    """The findings of one trigger by its frame; `last` is the chunk where it ends."""
    if trigger.frame == "transitive":
        yield from _transitive(chunks, at, trigger, last)
    elif trigger.frame == "state":
        yield from _state(chunks, at, trigger)
    elif trigger.frame == "noun":
        yield from _noun(chunks, at, trigger)
    elif trigger.frame == "lives":
        group = clauses.verb_group(chunks, at)
        if not group.modal and not group.infinitive:
            agents = agents_of(chunks, group.before)
            for index in clauses.objects(chunks, last + 1):
                yield _finding(chunks, at, trigger, index, "harm.lives", group, agents)


def _finding(
    chunks: Chunks,
    at: int,
    trigger: Trigger,
    people: int,
    rule: str,
    group: VerbGroup | None = None,
    agents: tuple[int, ...] = (),
) -> Finding:
    chunk = chunks[people]
    return Finding(
        measure=trigger.measure,
        trigger=at,
        people=people,
        np=chunk.np,
        rule=rule,
        unit=trigger.unit,
        means=trigger.means,
        agents=agents,
        negated=group is not None and _negated(group),
        pronoun=chunk.kind == "pron",
        words=group.words if group else (),
    )


def _negated(group: VerbGroup) -> bool:
    return any(
        w in {"not", "n't", "never", "didn't", "wasn't", "weren't", "haven't", "hasn't"}
        for w in group.words
    )


def _transitive(chunks: Chunks, at: int, trigger: Trigger, last: int) -> Iterator[Finding]:
    """Active verbs harm their object, passive ones their subject."""
    group = clauses.verb_group(chunks, at)
    if not_done(chunks, group):
        return
    done = group.has and not group.passive and not group.linked and trigger.form == "past"
    if done and not clauses.objects(chunks, last + 1):
        return  # "the gunmen have killed": whom is not told
    if trigger.form == "past" and not _active(chunks, at, last, group):
        harmed = _adjacent(chunks, at, group) or clauses.subjects(chunks, group.before)
        yield from _patients(chunks, at, trigger, harmed, group)
        return
    if group.passive and trigger.form == "ing":
        return
    agents = agents_of(chunks, group.before)
    if trigger.measure == "abducted" and chunks[at].low in words.TAKING and _forces(chunks, agents):
        trigger = replace(trigger, measure="detained")
    found = clauses.objects(chunks, last + 1) or _them(chunks, last + 1, agents)
    if found and trigger.weak and trigger.measure == "injured":
        died = clauses.to_death(chunks, max(found[-1], last + 1))
        trigger = replace(trigger, measure="killed") if died else trigger
    if last + 1 < len(chunks) and chunks[last + 1].low in _SELVES and not trigger.weak:
        yield _finding(chunks, at, trigger, last + 1, "harm.self", group)
    for index in found:
        np = chunks[index].np
        if np is not None and _told(np, trigger, passive=False) and not _how_badly(chunks, index):
            if chunks[at].low in {"lost", "losing"} and _both(chunks, index + 1):
                trigger = replace(trigger, measure="casualties")
            yield _finding(chunks, at, trigger, index, "harm.active", group, agents)
    if not found and trigger.form == "ing":
        yield from _of(chunks, at, trigger)


def _how_badly(chunks: Chunks, at: int) -> bool:
    """Whether some are only said to be worse than the others: "injuring 202, 52 critically"."""
    behind = chunks[at + 1].low if at + 1 < len(chunks) else ""
    return chunks[at - 1].kind == "comma" and behind in words.BADLY


def _both(chunks: Chunks, at: int) -> bool:
    """Whether "killed and wounded" follows losses that count both."""
    near = {c.trigger.measure for c in chunks[at : at + 8] if c.trigger is not None}
    return {"killed", "injured"} <= near and all(
        c.kind in {"comma", "trigger", "conj", "adv", "prep", "time"} for c in chunks[at : at + 4]
    )


def _questioned(chunks: Chunks, at: int) -> bool:
    """Whether a taking away is an arrest: "taken away in buses for questioning"."""
    return any(
        c.low in words.ARREST or (c.np is not None and c.np.head in words.ARREST)
        for c in chunks[at : at + 6]
    )


def _forces(chunks: Chunks, agents: tuple[int, ...]) -> bool:
    """Whether the doer is a state's force, whose takings are arrests."""
    nouns = [np.noun for i in agents if (np := chunks[i].np) is not None and np.noun is not None]
    return any(noun.status in {"armed_forces", "police"} for noun in nouns)


#: an arrest or a flight of "him" is no claim of a record of the dead
_TOLD_OF_ONE = frozenset({"killed", "injured", "missing"})
_SELVES = frozenset({"himself", "herself"})
_THEM = frozenset({"them", "him", "her", "us", "me"})


def _them(chunks: Chunks, at: int, agents: tuple[int, ...]) -> tuple[int, ...]:
    """Whom "them" behind a verb of harm stands for: those whom the verb before it was done to.

    "dragged 14 villagers from their homes and killed them" harms the villagers.
    """
    if at >= len(chunks) or chunks[at].low != "them":
        return ()
    first = max(agents, default=-1) + 1
    done_to = (
        i for i in range(at - 1, first, -1)
        if figured(chunks[i]) and person(chunks[i]) and not _beside(chunks[i - 1])
    )  # fmt: skip
    return tuple(islice(done_to, 1))


def _beside(before: Chunk) -> bool:
    """Whether the chunk before a phrase makes it no object: "with"; but "picked out seven"."""
    return before.kind == "prep" and before.low not in {"out", "up", "off", "away", "down"}


def not_done(chunks: Chunks, group: VerbGroup) -> bool:
    """Whether the harm is only meant, feared or possible: "to kill", "could kill"."""
    if group.infinitive and not group.passive:
        return True
    if group.modal and not group.has:
        return True
    before = chunks[group.before].low if group.before >= 0 else ""
    return before in words.NOT_DONE_BEFORE and not group.passive and not group.has


def _active(chunks: Chunks, at: int, last: int, group: VerbGroup) -> bool:
    """Whether a past form has an object: "killed five" against "five were killed"."""
    if group.passive or group.linked:
        return False
    behind = chunks[last + 1] if last + 1 < len(chunks) else None
    if behind is not None and (
        behind.low in _SELVES
        or behind.low in _THEM
        or (behind.np is not None and behind.np.head in people.THINGS)
    ):
        return True  # "wounded himself", "wounded sheep"
    following = clauses.objects(chunks, last + 1)
    if not following:
        return False
    np = chunks[following[0]].np
    assert np is not None
    if group.has:
        return True
    left = chunks[group.before] if group.before >= 0 else None
    if (
        left is not None
        and left.np is not None
        and left.np.figure is not None
        and group.before == at - 1
    ):
        # "15 killed, 7 hurt", "12 killed 30 wounded": the second figure has a harm of its own
        after = following[0] + 1
        if after < len(chunks) and chunks[after].trigger is not None:
            return False
        if np.figure is None and np.noun is None:
            return False
    whom = (n for i in following if (n := chunks[i].np) is not None)
    return any(n.figure or n.noun or n.proper or n.determiner in {"a", "an"} for n in whom)


def _patients(
    chunks: Chunks, at: int, trigger: Trigger, harmed: tuple[int, ...], group: VerbGroup
) -> Iterator[Finding]:
    if chunks[at].low in {"lost", "losing"}:
        return  # only who loses people tells a loss
    if at and chunks[at - 1].low == "those":
        return  # "those killed": told before
    rule = "harm.passive" if group.passive else "harm.headline"
    for index in harmed:
        chunk = chunks[index]
        if chunk.np is not None and chunk.np.whole == "dead":
            trigger = replace(trigger, measure="killed")  # "five of the dead were shot by soldiers"
        any_one = chunk.np is not None and chunk.np.determiner == "any"
        if group.passive and (any_one or chunk.low in {"anyone", "anybody"}):
            yield _anyone(chunks, at, trigger, index)
        elif chunk.kind == "pron":
            if group.passive and chunk.low in {"he", "she"} and trigger.measure in _TOLD_OF_ONE:
                yield _finding(chunks, at, trigger, index, "harm.pronoun", group)
        elif chunk.np is not None and _told(
            chunk.np, trigger, passive=group.passive or (index == at - 1 and _last(chunks, at))
        ):
            yield _finding(chunks, at, trigger, index, rule, group)


def _armed(chunk: Chunk) -> bool:
    """Whether the phrase names fighters, of whom alone it is said that they fell."""
    noun = chunk.np.noun if chunk.np is not None else None
    return noun is not None and noun.status in {"armed_forces", "armed_group", "combatant"}


def _anyone(chunks: Chunks, at: int, trigger: Trigger, index: int) -> Finding:
    """ "denied that anyone had been kidnapped": no one, where a denial rules it."""
    start, end = chunks[index].start, chunks[index].end
    nobody = Figure(start=start, end=end, kind="exact", figure=0, min=0, max=0)
    return Finding(
        measure=trigger.measure, trigger=at, people=index, rule="harm.anyone",
        np=NounPhrase(start=start, end=end, figure=nobody), unit=trigger.unit,
    )  # fmt: skip


def _last(chunks: Chunks, at: int) -> bool:
    """Whether no object follows: "12 killed and nine captured in clashes"."""
    return at + 1 >= len(chunks) or chunks[at + 1].np is None


def _adjacent(chunks: Chunks, at: int, group: VerbGroup) -> tuple[int, ...]:
    """ "spoke of 70 dead", "up to 50 killed": a figure alone right before the word of harm."""
    np = chunks[at - 1].np if at and group.before == at - 1 else None
    return (at - 1,) if np is not None and np.figure is not None and np.head is None else ()


def _told(np: NounPhrase, trigger: Trigger, *, passive: bool = True) -> bool:
    """Whether the phrase can be people harmed by this trigger."""
    if np.tally:
        return False  # "the number of refugees killed has risen": the figure follows
    if not np.personal:
        # "a superintendent was killed": an unknown noun for one person
        return not trigger.weak and np.determiner in {"a", "an"} and np.head not in people.THINGS
    if trigger.weak and trigger.means and np.proper and passive:
        return True  # "Name was shot"
    if trigger.weak and np.noun is None:
        # "losing five", "carried off another fourteen"
        counted = np.figure is not None and np.head is None and not np.figure.bare
        more = np.figure is not None and (np.figure.additional or trigger.measure == "killed")
        return np.figure is not None and not np.proper and (passive or (counted and more))
    if np.figure is not None and np.figure.figure == 0 and np.head is not None and np.noun is None:
        return False  # "no source mentioned the wounded"
    if np.noun is None and np.figure is not None and np.figure.bare and np.head is None:
        return np.figure.figure is None or not 1900 <= np.figure.figure <= 2100 or passive
    return True


def _state(chunks: Chunks, at: int, trigger: Trigger) -> Iterator[Finding]:
    group = clauses.verb_group(chunks, at)
    if not_done(chunks, group):
        return
    for index in _adjacent(chunks, at, group) or clauses.subjects(chunks, group.before):
        chunk = chunks[index]
        if trigger.measure == "injured" and index and chunks[index - 1].kind == "part":
            continue  # "including five in critical condition"
        if chunk.np is not None and chunk.np.of_whole and trigger.measure == "injured":
            continue  # "eight of them in critical condition": told as injured already
        any_one = chunk.np is not None and chunk.np.determiner == "any"
        if any_one or (chunk.kind == "pron" and chunk.low in {"anyone", "anybody"}):
            yield _anyone(chunks, at, trigger, index)
        elif chunk.kind == "pron":
            if chunk.low in {"he", "she"} and chunks[at].low not in _FALLING:
                yield _finding(chunks, at, trigger, index, "harm.pronoun", group)
            elif chunk.low == "they" and index and chunks[index - 1].low == "where":
                yield from _where_they(chunks, at, trigger, index, group)
        elif chunks[at].low in _FALLING and _one_word(chunks[at]) and not _armed(chunk):
            continue
        elif chunk.np is not None and _told(chunk.np, trigger):
            yield _finding(chunks, at, trigger, index, "harm.state", group)


def _where_they(
    chunks: Chunks, at: int, trigger: Trigger, index: int, group: VerbGroup
) -> Iterator[Finding]:
    """ "the two were taken to a hospital where they were pronounced dead"."""
    told = next((i for i, c in enumerate(chunks[:index]) if c.np and c.np.personal), None)
    if told is not None and trigger.measure == "killed":
        yield _finding(chunks, at, trigger, told, "harm.where-they", group)


_FALLING = frozenset({"fell", "fallen"})


def _one_word(chunk: Chunk) -> bool:
    return chunk.end - chunk.start == 1


def _planned(chunks: Chunks, at: int) -> bool:
    """Whether a deed is only planned: "the mission of planning the assassination of"."""
    near = {c.low for c in chunks[max(0, at - 4) : at]} | {
        c.np.head for c in chunks[max(0, at - 4) : at] if c.np is not None
    }
    return chunks[at].low in words.DEEDS and not near.isdisjoint(words.PLANS)


def _noun(chunks: Chunks, at: int, trigger: Trigger) -> Iterator[Finding]:
    """ "22 deaths", "the deaths of 22 people", "no casualties", "12 bodies"."""
    if _planned(chunks, at):
        return
    left = chunks[at - 1] if at else None
    np = left.np if left is not None else None
    if chunks[at].low == "remains" and np is not None and np.noun is not None:
        return  # "one victim remains in hospital"
    none = _none_of_either(chunks, at)
    if none is not None:
        yield _finding(chunks, at, trigger, none, "harm.noun")
        return
    if np is not None and np.figure is not None:
        told = np.noun is None or np.noun.status != "unknown" or np.noun.label
        told = told or trigger.unit == "body"  # "13 male bodies"
        counted = told or np.figure.figure == 0
        if (np.figure.bare and _year(np)) or (
            chunks[at].low == "injuries" and np.figure.figure is None
        ):
            return  # "the 1995 massacre", "various injuries"
        if counted:
            yield _finding(chunks, at, trigger, at - 1, "harm.noun")
            return
    if trigger.unit == "body" and (one := _one_body(chunks, at)) is not None:
        yield one
        return
    if trigger.unit == "body" and at > 2 and chunks[at - 2].low == "of" and figured(chunks[at - 3]):
        yield _finding(chunks, at, trigger, at - 3, "harm.noun")  # "four of the gunmen's bodies"
        return
    yielded = False
    for finding in _of(chunks, at, trigger):
        yielded = True
        yield finding
    if not yielded and trigger.measure in {"casualties", "killed"}:
        yield from _unstated(chunks, at, trigger)


def _none_of_either(chunks: Chunks, at: int) -> int | None:
    """The chunk of "no" before "no injuries or fatalities", for the second of the two."""
    if at < 3 or chunks[at - 1].kind not in {"conj", "neg"} or chunks[at - 2].trigger is None:
        return None
    np = chunks[at - 3].np
    return at - 3 if np is not None and _nobody(np) else None


def _nobody(np: NounPhrase) -> bool:
    return np.figure is not None and np.figure.figure == 0


def _year(np: NounPhrase) -> bool:
    """Whether bare digits may be a year."""
    return (
        np.figure is not None
        and np.figure.figure is not None
        and (1900 <= np.figure.figure <= 2100)
    )


def _one_body(chunks: Chunks, at: int) -> Finding | None:
    """ "a torture-marked body was found"."""
    if chunks[at].low not in {"body", "corpse"} or not at:
        return None
    if at + 1 < len(chunks) and chunks[at + 1].low == "of":
        return None
    before = chunks[at - 1]
    marked = before.np is not None and before.np.determiner in {"a", "an"}
    if not (marked or before.low in {"a", "another"}):
        return None
    np = NounPhrase(start=before.start, end=chunks[at].end, determiner="a", noun=Noun())
    found = any(c.low in _FOUND for c in chunks[at + 1 : at + 12])
    if not found:
        return None
    return Finding(
        measure="killed", trigger=at, people=at - 1, np=np, rule="harm.body", unit="body"
    )


_FOUND = frozenset("found recovered discovered retrieved pulled dumped lying floating".split())


def _unstated(chunks: Chunks, at: int, trigger: Trigger) -> Iterator[Finding]:
    """ "reports of more casualties": harm told without a figure."""
    before = chunks[at - 1].low if at else ""
    if before in {"more", "further", "additional"} and chunks[at].low.endswith("s"):
        yield Finding(
            measure=trigger.measure, trigger=at, people=None, np=None, rule="harm.unstated"
        )


def _of(chunks: Chunks, at: int, trigger: Trigger) -> Iterator[Finding]:
    if at + 1 < len(chunks) and chunks[at + 1].low == "of" and chunks[at + 1].kind == "prep":
        opens = not any(c.kind in {"aux", "trigger", "verb", "report"} for c in chunks[:at])
        for index in clauses.objects(chunks, at + 2, subject=opens):
            np = chunks[index].np
            led_to = trigger.measure == "detained" and np is not None and np.determiner == "the"
            lost = chunks[at].low == "loss" and (np is None or np.noun is None)
            if (
                np is not None
                and not led_to
                and not lost
                and _told(np, replace(trigger, weak=False))
            ):
                yield _finding(chunks, at, trigger, index, "harm.noun-of")
