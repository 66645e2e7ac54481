"""Who heard it from whom: one voice as a tree, its origin the root, each outlet a leaf."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from cenotaph.model.claims import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One speaker or outlet, the figures it prints itself, and who heard it from there."""

    name: str
    claims: tuple[str, ...]
    repeated_by: tuple["Branch", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of a voice: the outlet that prints it and the speakers it names, nearest first."""

    claim: str
    outlet: str | None
    speakers: tuple[Speaker, ...]


def heard_from(told: Iterable[Told], *, origin: str, nobody: str) -> Branch:
    """One voice's tree, its `origin` the root; `nobody` stands for a page without an outlet.

    A speaker that only stands for the origin, by another name or because it repeats it, lies
    between the origin and the outlet. Who is named twice running stands there once.
    """
    listed = sorted(told, key=lambda one: one.claim)
    names = _names(listed)
    root = _Growing()
    for one in listed:
        speakers = [names.get(speaker.source or "", speaker.text) for speaker in one.speakers]
        chain = [one.outlet or nobody, *speakers, origin]
        branch = root
        for name, _ in groupby(reversed(chain[: chain.index(origin)])):
            branch = branch.below.setdefault(name, _Growing())
        branch.claims.append(one.claim)
    return Branch(name=origin, claims=tuple(root.claims), repeated_by=_trees(root.below))


def _names(told: Iterable[Told]) -> Mapping[str, str]:
    """The shortest name that the claims give each source."""
    names: dict[str, str] = {}
    for speaker in (speaker for one in told for speaker in one.speakers):
        if speaker.source:
            held = names.setdefault(speaker.source, speaker.text)
            names[speaker.source] = min(held, speaker.text, key=lambda name: (len(name), name))
    return names


class _Growing:
    def __init__(self) -> None:
        self.claims: list[str] = []
        self.below: dict[str, _Growing] = {}


def _trees(branches: Mapping[str, _Growing]) -> tuple[Branch, ...]:
    return tuple(
        Branch(name=name, claims=tuple(branch.claims), repeated_by=_trees(branch.below))
        for name, branch in sorted(branches.items())
    )
