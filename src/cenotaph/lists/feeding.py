"""Which victim lists copy from which, directly or through others, and what that rules out."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from cenotaph.errors import InputError


def check_feeding(names: Sequence[str], imports: Mapping[str, Collection[str]]) -> None:
    """Raises InputError where one of the named lists feeds another, or one list feeds two of them.

    `imports` holds, by list, those it copies from. What feeds need not be among the named, nor a
    key: a list that nobody added feeds two others all the same.
    """
    ways = {name: _ways(name, imports) for name in names}
    for name, other in combinations(names, 2):
        for fed, feeder in ((name, other), (other, name)):
            if _folded(feeder) in ways[fed]:
                raise InputError(
                    f"The list “{fed}” imports from “{feeder}”{_through(ways[fed], feeder)}: it"
                    " agrees with it for no other reason.",
                    hint=f"Leave out one of them, or add “{fed}” without what it copied.",
                )
    for name, other in combinations(names, 2):
        if shared := next((one for one in ways[name] if one in ways[other]), None):
            feeder = ways[name][shared][-1]
            raise InputError(
                f"The lists “{name}” and “{other}” both import from “{feeder}”"
                f"{_through(ways[name], feeder) or _through(ways[other], feeder)}: on what they"
                " copied they agree for no other reason.",
                hint="Leave out one of them, or add them without what they copied.",
            )


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name one list: a mapping is written by hand, and may say "Monitor"."""
    return _folded(one) == _folded(other)


def _ways(name: str, imports: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """By list that feeds this one, the shortest way to it: the lists between, then itself."""
    of = {_folded(each): copied for each, copied in imports.items()}
    found: dict[str, tuple[str, ...]] = {}
    open_: list[tuple[str, ...]] = [(name,)]
    for way in open_:
        for feeder in of.get(_folded(way[-1]), ()):
            if _folded(feeder) not in found and _folded(feeder) != _folded(name):
                found[_folded(feeder)] = (*way[1:], feeder)
                open_.append((*way, feeder))
    return found


def _through(ways: Mapping[str, tuple[str, ...]], feeder: str) -> str:
    between = ways[_folded(feeder)][:-1]
    return f" through {', '.join(f'“{one}”' for one in between)}" if between else ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
