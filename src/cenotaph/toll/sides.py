"""Sides: how the people of one measure are told apart, over all that an incident's claims say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cenotaph.model.tolls import TollKey
from cenotaph.toll.people import People, armed
from cenotaph.toll.policies import Heard
from cenotaph.toll.together import Told, merged, told_together

Level = Literal["side", "status"]
# The whole and one sex or age are told apart by side, then by status within a side.
_LEVELS: tuple[Level, ...] = ("side", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """The claims of one key, or of one side of it: those of the whole, its sides, and the rest.

    `whole` count everyone of the node; `sides` are nodes of people that do not overlap; `beside`
    are people of no side whom a voice tells together with those of one ("three soldiers and two
    women"); `loose` count some of the node's people and belong to no side ("12 women and
    children").
    """

    whole: tuple[Heard, ...]
    sides: tuple["Node", ...]
    loose: tuple[Heard, ...]
    beside: tuple[Heard, ...] = ()

    @property
    def parts(self) -> tuple["Node", ...]:
        """The sides, and the people beside them as one more."""
        beside = Node(whole=self.beside, sides=(), loose=())
        return (*self.sides, beside) if self.beside else self.sides

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Every claim of the node."""
        below = tuple(one for side in self.sides for one in side.heard)
        return (*self.whole, *below, *self.beside, *self.loose)


def node(heard: Iterable[Heard], key: TollKey | None) -> Node:
    """The claims of one key, told apart by side and status.

    Of a status the sides are the parties; of a side they are the statuses, where two or more are
    told. A status alone ("soldiers") belongs to the one party whose people have that status.
    """
    inside = tuple(one for one in heard if one.people.within(key))
    if key is None or key.dimension in ("sex", "age"):
        levels = _LEVELS
    else:
        levels = ("side",) if key.dimension == "status" else ("status",)
    return _node(inside, key, levels, parties(inside))


def _node(
    heard: tuple[Heard, ...], key: TollKey | None, levels: tuple[Level, ...], known: "Parties"
) -> Node:
    told = told_together(heard)
    if not levels:
        return _leaf(heard, key, told)
    level, *rest = levels
    groups: dict[str, list[Heard]] = {}
    apart: list[Heard] = []
    for one in heard:
        part = _part(one.people, level, key, known)
        if part is None or part == _MANY:
            apart.append(one)
        else:
            groups.setdefault(part, []).append(one)
    # One status within a side, or one party of a status, does not tell people apart.
    if len(groups) == 1 and (level == "status" or (key is not None and key.dimension == "status")):
        return _node(heard, key, (), known)
    with_sides = {told[o.claim.id] for g in groups.values() for o in g if o.claim.id in told}
    beside = [one for one in apart if told.get(one.claim.id) in with_sides]
    left = _leaf([one for one in apart if one not in beside], key, told)
    return replace(
        left,
        sides=tuple(_node(tuple(groups[name]), key, tuple(rest), known) for name in sorted(groups)),
        beside=tuple(merged(beside, told)),
    )


def _leaf(heard: Sequence[Heard], key: TollKey | None, told: Mapping[str, Told]) -> Node:
    """The claims of people whom nothing tells apart: of everyone, or of some of them."""
    whole = {told.get(one.claim.id, one.claim.id) for one in heard if not _narrower(one, key)}
    all_of = [one for one in heard if told.get(one.claim.id, one.claim.id) in whole]
    some = [one for one in heard if one not in all_of]
    return Node(whole=tuple(merged(all_of, told)), sides=(), loose=tuple(merged(some, told)))


def _narrower(one: Heard, key: TollKey | None) -> bool:
    counted = one.people
    of = key.dimension if key is not None else None
    sexed = counted.sex is not None and of != "sex"
    aged = counted.age is not None and of != "age"
    adrift = one.claim.scope == "part" and counted == People()
    return counted.narrowed or sexed or aged or adrift


_MANY = "of many sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The parties of each status, and all armed parties, as the incident's claims name them."""

    of_status: dict[str, frozenset[str]]
    armed: frozenset[str]
    armed_statuses: frozenset[str]


def parties(heard: Iterable[Heard]) -> Parties:
    """Which parties have people of which status."""
    of_status: dict[str, set[str]] = {}
    armed_parties: set[str] = set()
    statuses: set[str] = set()
    for one in heard:
        side, status = one.people.side, one.people.status
        if status is not None and side is not None:
            of_status.setdefault(status, set()).add(side)
        if side is not None and (armed(status) or status == "combatant"):
            armed_parties.add(side)
        if side is None and status is not None and armed(status):
            statuses.add(status)
    return Parties(
        of_status={status: frozenset(sides) for status, sides in of_status.items()},
        armed=frozenset(armed_parties),
        armed_statuses=frozenset(statuses),
    )


def _part(counted: People, level: Level, key: TollKey | None, known: Parties) -> str | None:
    """The side a claim's people belong to: None for everyone, `_MANY` for several sides at once."""
    if level == "status":
        # "Fighters" of a side, kind not told, are all its people under arms.
        return counted.status if counted.status != "combatant" else None
    if counted.side is not None:
        return counted.side
    if key is not None and key.dimension == "status":
        return None
    return _side_of_status(counted.status, known)


def _side_of_status(status: str | None, known: Parties) -> str | None:
    if status is None:
        return None
    sides = known.armed if status == "combatant" else known.of_status.get(status, frozenset())
    if len(sides) == 1:
        return next(iter(sides))
    if sides or (status == "combatant" and known.armed_statuses):
        return _MANY
    return f"status {status}"


def clear(tree: Node) -> tuple[Node, tuple[str, ...]]:
    """The tree without vague words where a voice has a figure, and the claims so left out.

    A voice's figure for everyone, or for two sides, silences "dozens were killed"; for a part of
    them it does not. Any figure silences a vague word for people that belong to no side.
    """
    sides: list[Node] = []
    words: list[str] = []
    for side in tree.sides:
        cleared, gone = clear(side)
        sides.append(cleared)
        words.extend(gone)
    plain = {one.voice.id for one in tree.whole if not _vague(one)}
    told = [one for side in sides for one in {o.voice.id for o in side.heard if not _vague(o)}]
    summed = {voice for voice in told if told.count(voice) > 1}
    figured = bool(plain or told) or any(not _vague(one) for one in tree.loose)
    silent_whole = [one for one in tree.whole if _vague(one) and (plain or summed)]
    silent_loose = [one for one in tree.loose if _vague(one) and figured]
    words += [one.claim.id for one in (*silent_whole, *silent_loose)]
    kept = Node(
        whole=tuple(one for one in tree.whole if one not in silent_whole),
        sides=tuple(sides),
        loose=tuple(one for one in tree.loose if one not in silent_loose),
        beside=tree.beside,
    )
    return kept, tuple(words)


def _vague(one: Heard) -> bool:
    return one.claim.count.kind == "vague"
