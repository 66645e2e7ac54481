"""Harm told without its own verb: tolls, lives, attacks, zeros, figures put by a speaker."""

from collections.abc import Iterator, Sequence

from cenotaph.extract import clauses
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.figures import Figure
from cenotaph.extract.findings import Chunks, Finding, agents_of, figured
from cenotaph.extract.languages.en import harm as words
from cenotaph.extract.languages.en.harm import Trigger
from cenotaph.extract.phrases import COUNTED, NounPhrase
from cenotaph.model.vocabulary import Measure


def find_without(chunks: Chunks) -> Iterator[Finding]:
    """ "without causing injuries", "withdrew without losses": no one."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in {"without", "neither"}:
            continue
        for index in range(at + 1, min(len(chunks), at + 5)):
            trigger = chunks[index].trigger
            if chunks[index].np is not None or chunks[index].low in {"about", "after"}:
                break  # "without its trucks after heavy losses"
            if trigger is None or trigger.frame != "noun":
                continue
            nobody = Figure(start=chunk.start, end=chunk.end, kind="exact", figure=0, min=0, max=0)
            np = NounPhrase(start=chunk.start, end=chunk.end, figure=nobody)
            yield Finding(
                measure=trigger.measure, trigger=index, people=at, np=np, rule="harm.without"
            )
            if chunk.low == "without":
                break


def find_to_death(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "hacked at least 17 villagers to death": the verb and its end stand apart."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in words.TO_DEATH or chunk.trigger is not None:
            continue
        objects = clauses.objects(chunks, at + 1)
        if not objects or not clauses.to_death(chunks, objects[-1]):
            continue
        for index in objects:
            np = chunks[index].np
            if np is not None and np.personal and index not in taken:
                taken.add(index)
                yield Finding(
                    measure="killed", trigger=at, people=index, np=np, rule="harm.to-death",
                    means=words.TO_DEATH[chunk.low],
                    agents=agents_of(chunks, clauses.verb_group(chunks, at).before),
                )  # fmt: skip


def find_fatally(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "twelve people were shot, four fatally"."""
    for at, chunk in enumerate(chunks):
        if chunk.low != "fatally" or not at or not figured(chunks[at - 1]) or at - 1 in taken:
            continue
        after = chunks[at + 1] if at + 1 < len(chunks) else None
        if after is not None and after.kind == "trigger":
            continue
        taken.add(at - 1)
        yield Finding(
            measure="killed", trigger=at, people=at - 1, np=chunks[at - 1].np, rule="harm.fatally"
        )


def find_gapped(chunks: Chunks, found: Sequence[Finding], taken: set[int]) -> Iterator[Finding]:
    """ "two were killed on Tuesday and three on Wednesday": the second verb is left out."""
    for at, chunk in enumerate(chunks):
        before = [f for f in found if f.trigger < at and f.people is not None]
        np = chunk.np
        if not before or np is None or np.figure is None or np.head is not None or at in taken:
            continue
        last = before[-1]
        joined = chunks[at - 1].kind == "conj" and last.rule in {"harm.passive", "harm.state"}
        after = chunks[at + 1] if at + 1 < len(chunks) else None
        if not joined or after is None or after.kind not in {"prep", "time"} or np.of_whole:
            continue
        rest = chunks[at + 1 : at + 5]
        if any(c.kind in {"aux", "trigger", "verb"} for c in rest) or np.figure.bare:
            continue
        taken.add(at)
        yield Finding(
            measure=last.measure, trigger=last.trigger, people=at, np=np, rule="harm.gapped"
        )


_PUTTING = frozenset(
    "put puts putting gave gives placed set estimated bring bringing brings brought raising raised"
    " raises takes took taking lowered lowers cut cuts revised revises reduced".split()
)
#: verbs that give a bare figure of what is spoken of
_GIVING = frozenset(
    "admitted admits conceded concedes insist insists insisted agreed agree speak speaks spoke"
    " counted counts lists listed documented registered reports reported mentioned "
    "verified listed estimated".split()
)
#: "put the number of civilian deaths at 15" is eight chunks long
_PUT_REACH = 9
_FIGURES = frozenset("it figure number count total tally".split())


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
        if np.head in {"victims", "names"} and np.figure.figure != 0 and not np.of_whole:
            taken.add(at)
            yield Finding(measure="killed", trigger=at, people=at, np=np, rule="harm.victims")


def _heads(chunk: Chunk) -> set[str]:
    return {chunk.np.head or ""} if chunk.np is not None else set()


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
        if chunk.low in _PUTTING:
            found = _put_at(chunks, at)
        elif chunk.low in _GIVING or (chunk.np is not None and chunk.np.head in _FIGURES):
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
            losses = chunk.trigger.measure == "casualties"
            return "killed" if losses else chunk.trigger.measure
    return None


def _a_figure(what: Chunks) -> bool:
    """Whether only "it" or "the figure" is put: a toll told before."""
    what = [c for c in what if c.kind != "adv"]
    named = any(c.low in _FIGURES or (c.np is not None and c.np.head in _FIGURES) for c in what)
    return named and len(what) == 1


def _given(chunks: Chunks, at: int) -> int | None:
    """The figure's chunk of "residents insist on 32", "the monitor's figure was eight"."""
    index = at + 1
    while index < len(chunks) and (
        chunks[index].kind in {"aux", "adv"} or chunks[index].low in {"on", "of"}
    ):
        index += 1
    np = chunks[index].np if index < len(chunks) else None
    if np is None or np.figure is None or np.head is not None or np.of_whole or np.figure.bare:
        return None
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    ends = after is None or after.kind in {"stop", "comma", "quote", "conj"}
    return index if ends and np.figure.figure != 0 else None


_TAKEN = frozenset({"hostage", "captive", "prisoner", "alive"})


def find_taken(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "taking about ten hostage": the verb and its word stand apart."""
    for at, chunk in enumerate(chunks):
        if chunk.low not in words.TAKING or chunk.kind != "verb":
            continue
        for index in clauses.objects(chunks, at + 1):
            after = chunks[index + 1] if index + 1 < len(chunks) else None
            np = chunks[index].np
            hostage = np is not None and np.head in _TAKEN
            follows = after is not None and (
                after.low in _TAKEN or (after.np is not None and after.np.head in _TAKEN)
            )
            if np is None or np.figure is None or not (hostage or follows) or index in taken:
                continue
            taken.add(index)
            alive = after is not None and after.low in {"alive", "prisoner"}
            yield Finding(
                measure="detained" if alive else "abducted",
                trigger=at, people=index, np=np, rule="harm.taken",
            )  # fmt: skip


def find_attributive(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "two wounded soldiers were evacuated": the harm only describes the people."""
    for index, chunk in enumerate(chunks):
        np = chunk.np
        if np is None or np.attribute is None or index in taken:
            continue
        if np.figure is not None and np.figure.figure != 0:
            taken.add(index)
            yield Finding(
                measure=np.attribute.measure,
                trigger=index,
                people=index,
                np=np,
                rule="harm.attributive",
            )


_TOLL_VERBS = frozenset(
    "rise rose risen rising rises reach reached reaching reaches climb climbed climbing"
    " climbs stand stood stands standing jump jumped increase increased increasing grow"
    " grew grown exceed exceeded surpass surpassed surpasses passed pass passes hits hit"
    " tops topped top is was at to as of put puts raising raised bringing brings brought"
    " revised now has had nears".split()
)


_EXPECTING = frozenset("expected likely feared could may might will would set".split())


def find_toll(chunks: Chunks, at: int, trigger: Trigger, taken: set[int]) -> Iterator[Finding]:
    """ "the death toll reached 22": the first figure that no other harm has taken."""
    expected = False
    for index in range(at + 1, min(len(chunks), at + 22)):
        chunk = chunks[index]
        if chunk.kind == "stop" and chunk.low not in {"—"}:
            break
        if chunk.kind == "sub" and chunk.low != "when":
            break
        if chunk.low in _EXPECTING:
            expected = True
        np = chunk.np
        if np is None or np.figure is None or index in taken:
            continue
        before = chunks[index - 1].low
        if before == "from" and _figure_after_to(chunks, index):
            continue
        if np.head is not None and np.noun is None:
            continue
        if clauses.starts_clause(chunks, index) and before not in {"to", "at", "of"}:
            break
        if not any(c.low in _TOLL_VERBS for c in chunks[at + 1 : index + 1]):
            break
        taken.add(index)
        yield Finding(measure=trigger.measure, trigger=at, people=index, np=np, rule="harm.toll")
        return
    if expected:
        yield Finding(
            measure=trigger.measure, trigger=at, people=None, np=None, rule="harm.toll-expected"
        )


def _figure_after_to(chunks: Chunks, at: int) -> bool:
    return at + 2 < len(chunks) and chunks[at + 1].low == "to" and figured(chunks[at + 2])


def find_attacks(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """Strikes, raids and shells, only with a figure or a counting word."""
    for index, chunk in enumerate(chunks):
        np = chunk.np
        if np is None or np.figure is None or np.head not in words.ATTACKS or index in taken:
            continue
        if np.determiner == "the" or np.figure.kind == "share":
            continue
        if np.head in words.ATTACKS_WITH_VERB and not any(
            c.low in words.ATTACK_VERBS for c in chunks
        ):
            continue
        taken.add(index)
        before = index - 1
        while before > 0 and chunks[before].kind in {"prep", "adv", "verb"}:
            before -= 1
        yield Finding(
            measure="attacks", trigger=index, people=index, np=np, rule="harm.attacks",
            unit="attack", means=words.ATTACKS[np.head or ""],
            agents=agents_of(chunks, before) if before < index - 1 else (),
        )  # fmt: skip


def find_lives(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "claimed 22 lives", "22 lives were lost"."""
    for index, chunk in enumerate(chunks):
        np = chunk.np
        if np is None or np.figure is None or np.head not in words.LIVES or index in taken:
            continue
        near = {c.low for c in chunks[max(0, index - 3) : index + 4]}
        if near & words.LIVES_LOST:
            taken.add(index)
            yield Finding(measure="killed", trigger=index, people=index, np=np, rule="harm.lives")
