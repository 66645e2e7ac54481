"""Harm told without its own verb: tolls, lives, attacks, zeros, the dead at the end of a blow."""

from collections.abc import Iterator

from cenotaph.extract import clauses
from cenotaph.extract.asides import figured
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.figures import Figure
from cenotaph.extract.findings import Chunks, Finding, agents_of
from cenotaph.extract.languages.en import harm as words
from cenotaph.extract.languages.en.harm import Trigger
from cenotaph.extract.phrases import NounPhrase


def find_without(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
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
            taken.add(at)
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
        one = np.noun is not None and not np.noun.plural and np.determiner == "the"
        if (np.figure is not None and np.figure.figure != 0) or (one and np.figure is None):
            taken.add(index)
            yield Finding(
                measure=np.attribute.measure,
                trigger=index,
                people=index,
                np=np,
                rule="harm.attributive",
            )


_GROWING = frozenset(
    "rise rose risen climb climbed grow grew grown increased reach reached stand stood exceed"
    " exceeded surpass surpassed pass passed".split()
)
_TOLL_VERBS = _GROWING | frozenset(
    "rising rises reaching reaches climbing climbs stands standing jump jumped"
    " increase increasing surpasses passes hits hit tops topped top is was at to as of"
    " put puts raising raised bringing brings brought revised now has had nears be been".split()
)


_EXPECTING = frozenset("expected likely feared could may might will would set".split())


def find_tolls(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """The figures of a sentence's tolls."""
    for at, chunk in enumerate(chunks):
        left = chunks[at - 1] if at else None
        tally = left is not None and left.np is not None and left.np.tally
        if chunk.trigger is None or not (chunk.trigger.frame == "toll" or tally):
            continue
        outdated = left is not None and _word(left) in _OUTDATED
        start = _put_right(chunks, at) if outdated else _behind_aside(chunks, at)
        if start is not None:
            yield from _toll(chunks, at, chunk.trigger, start, taken)


def _put_right(chunks: Chunks, at: int) -> int | None:
    """Where the new figure of an old toll begins: "the earlier toll of 12 was raised to 15"."""
    for index in range(at + 1, len(chunks)):
        if _ends_toll(chunks, index):
            break
        if chunks[index].low == "to" and chunks[index - 1].low in _TOLL_VERBS:
            return index
    return None


def _word(chunk: Chunk) -> str | None:
    return chunk.low or (chunk.np.head if chunk.np is not None else None)


def _toll(
    chunks: Chunks, at: int, trigger: Trigger, start: int, taken: set[int]
) -> Iterator[Finding]:
    """ "the death toll reached 22": the first figure from `start` that no other harm has taken."""
    expected = False
    for index in range(start, min(len(chunks), at + 22)):
        chunk = chunks[index]
        if _ends_toll(chunks, index):
            break
        if chunk.low in _EXPECTING:
            expected = not _unreal(chunks, index)
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
        if expected and _to_come(chunks, at + 1, index):
            break
        yield Finding(measure=trigger.measure, trigger=at, people=index, np=np, rule="harm.toll")
        return
    if expected:
        yield Finding(
            measure=trigger.measure, trigger=at, people=None, np=None, rule="harm.toll-expected"
        )


def _to_come(chunks: Chunks, start: int, at: int) -> bool:
    """Whether a figure is only where a toll may go: "could rise to 50", "is expected to be 40".

    What stands before a comma is an aside: "the toll, expected to rise, stood at 12".
    """
    first = next((i + 1 for i in range(at - 1, start, -1) if chunks[i].kind == "comma"), start)
    lows = {chunk.low for chunk in chunks[first:at]}
    grows = not lows.isdisjoint(_GROWING) and not lows.isdisjoint(_EXPECTING)
    return grows or ("be" in lows and not lows.isdisjoint({"expected", "likely", "set"}))


def _ends_toll(chunks: Chunks, at: int) -> bool:
    """Whether a toll's words end here: at a stop, or at "that" unless it tells which attack."""
    chunk = chunks[at]
    if chunk.kind == "stop":
        return chunk.low != "—"
    which = chunk.low == "that" and chunks[at - 1].kind == "np"
    return chunk.kind == "sub" and chunk.low != "when" and not which


def _behind_aside(chunks: Chunks, at: int) -> int:
    """Where a toll's words go on: "the death toll, including many of the rebels, was 150"."""
    opens = [c.kind for c in chunks[at + 1 : at + 4] if c.kind != "quote"][:2]
    ends = (i for i in range(at + 3, len(chunks)) if chunks[i].kind == "comma")
    return next(ends, at + 1) if opens == ["comma", "part"] else at + 1


#: of a toll that another has replaced
_OUTDATED = frozenset({"earlier", "previous", "prior"})


def _unreal(chunks: Chunks, at: int) -> bool:
    """Whether a toll is one that did not come: "could have been higher"."""
    return at + 1 < len(chunks) and chunks[at + 1].low == "have"


_COUNTING = frozenset({"are", "were", "number", "numbered", "total", "totalled"})


def find_the_dead(chunks: Chunks, taken: set[int]) -> Iterator[Finding]:
    """ "the dead of the blast are now nine", "the wounded stand at 40": a figure without a noun.

    The dead who "are 17 and 19" or "between 20 and 30" have ages; one "of the dead" is no total.
    """
    for at, chunk in enumerate(chunks):
        if chunk.trigger is None or not _all_of_them(chunks, at):
            continue
        figure = _counted(chunks, at)
        if figure is None or figure in taken:
            continue
        taken.add(figure)
        yield Finding(
            measure=chunk.trigger.measure,
            trigger=at,
            people=figure,
            np=chunks[figure].np,
            rule="harm.toll",
        )


def _all_of_them(chunks: Chunks, at: int) -> bool:
    """Whether the word of harm is "the dead", "the wounded"."""
    whole = at > 0 and chunks[at - 1].low == "the" and chunks[at].low in words.THE_HARMED
    return whole and (at < 2 or chunks[at - 2].low != "of")


def _counted(chunks: Chunks, at: int) -> int | None:
    """Where the bare figure stands that these are, number or have risen to."""
    counting = moving = False
    for index in range(at + 1, min(len(chunks), at + 12)):
        chunk, np = chunks[index], chunks[index].np
        if counting and np is not None and np.figure is not None:
            last = index + 1 == len(chunks) or chunks[index + 1].kind in {"stop", "comma", "sub"}
            return index if last and np.head is None and np.figure.kind != "range" else None
        if chunk.trigger is not None or chunk.kind in {"stop", "comma", "sub", "conj"}:
            return None
        word = np.head if np is not None else chunk.low
        moving = moving or (chunk.kind == "verb" and word in _GROWING)
        if moving or word in _COUNTING:
            counting = True
        # "are in ward 6", "were found at 4"
        if counting and not (moving or word in _COUNTING or chunk.kind == "adv"):
            return None
        if word == "least":
            return None
    return None


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
