"""How common a name, a day or a place is among people who are two, not one.

Counted over all lists together, a person on three of them would make their own name common. So
only rows of one list are held against each other: hardly any two of them are one person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import prod

from cenotaph.lists.comparing import Cell

# Below this no frequency is known: it would take lists of millions.
_LEAST = 1e-7
# A value met only once in a list would have no frequency at all; it counts as half a meeting.
_HALF = 0.5

Row = Mapping[str, Cell]
Held = tuple[str, str]


def frequencies(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """By column and value: how likely somebody else has the value, too.

    A whole name is as common as its parts make it, and a day and place as the two do, or commoner
    where that is what the lists show: families are killed together, and many on one day.
    """
    days, places, keys, events = (_held(rows, c) for c in ("day", "place", "key", "event"))
    parts = _shared([(of, part) for of, key in keys for part in set(key.split())], keys)
    day, place, key, event = (_shared(held, held) for held in (days, places, keys, events))
    met = {column: _met(held) for column, held in (("key", keys), ("event", events))}
    return {
        "day": day,
        "place": place,
        "key": {
            value: _either(value, key, met["key"], [parts[part] for part in value.split()])
            for value in key
        },
        "event": {
            value: _either(value, event, met["event"],
                           [day[value[:10]], place[value[11:]]])
            for value in event
        },
    }  # fmt: skip


def typical(rows: Iterable[Row], column: str, common: Mapping[str, Mapping[str, float]]) -> float:
    """How common the value is that somebody has, on the average of those who have one."""
    found = [common[column][value] for _, value in _held(rows, column)]
    return sum(found) / max(1, len(found))


def _held(rows: Iterable[Row], column: str) -> list[Held]:
    return [(str(row["list"]), str(row[column])) for row in rows if row[column] is not None]


def _either(
    value: str, whole: Mapping[str, float], met: frozenset[str], parts: Sequence[float]
) -> float:
    made_up = prod(parts)
    return max(_LEAST, made_up, whole[value] if value in met else 0.0)


def _met(held: Sequence[Held]) -> frozenset[str]:
    """The values that two rows of one list have."""
    return frozenset(value for (_, value), count in Counter(held).items() if count > 1)


def _shared(held: Sequence[Held], rows: Sequence[Held]) -> dict[str, float]:
    """By value, how likely another of the same list's `rows` has it."""
    counts = Counter(held)
    sizes = Counter(of for of, _ in rows)
    meetings: dict[str, float] = {}
    chances: Counter[str] = Counter()
    for (of, value), count in counts.items():
        meetings[value] = meetings.get(value, _HALF) + count * (count - 1)
        chances[value] += count * max(1, sizes[of] - 1)
    return {value: min(1.0, met / chances[value]) for value, met in meetings.items()}
