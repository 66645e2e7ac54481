"""Voice first, then the voices together: what a tree of sides gives, from its leaves up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cenotaph.model.claims import Claim
from cenotaph.model.vocabulary import Reason
from cenotaph.toll.figures import Figure, ceiling, figure_of, less, lower_bound, spread, total
from cenotaph.toll.policies import Heard
from cenotaph.toll.sides import Node
from cenotaph.toll.succession import Standing, added_to, distinct, moved_on, stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one voice gives for a node: a total (stated or summed), or only a part of it."""

    figure: Figure
    standing: Standing
    whole: bool
    summed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The bounds of a node over all voices, and what each voice that forms them gives.

    `alike` is true where the voices speak of the same people, so that their figures can be shared.
    `raised` names the figures above every total that became the max.
    """

    figure: Figure
    forming: Mapping[str, Given]
    summed: bool
    alike: bool
    raised: tuple[tuple[str, Figure], ...] = ()


@dataclass(slots=True, kw_only=True)
class Count:
    """One count of one key: how its claims are read, who has died of wounds, reasons found."""

    read: Callable[[Heard], Figure | None]
    moved: tuple[Heard, ...] = ()
    reasons: dict[str, Reason] = field(default_factory=dict)

    def note(self, claims: Mapping[str, Reason]) -> None:
        """Keep why claims set no bound, the first reason found."""
        self.reasons = {**claims, **self.reasons}


def reader(*, alone: bool) -> Callable[[Heard], Figure | None]:
    """How claims are read: of an opponent who is the only voice, the highest number alone."""

    def read(one: Heard) -> Figure | None:
        figure = figure_of(one.claim)
        lone = alone and is_opponents(one.claim)
        return ceiling(figure) if figure is not None and lone else figure

    return read


def is_opponents(claim: Claim) -> bool:
    """Whether an opponent of the dead gives the claim."""
    return claim.origin is not None and claim.origin.interest == "opponent"


def is_rise(one: Heard) -> bool:
    """Whether a claim adds to an earlier figure: "three more", "two of the wounded died"."""
    return one.claim.scope == "addition" or one.claim.moved_from is not None


def outcome(count: Count, tree: Node) -> Outcome | None:
    """The node's bounds: of its totals, else of the sums of its sides, else of its other parts.

    A part, or the sum of the sides' highest figures over all voices, above every total becomes
    the max. None where nothing bounds the node.
    """
    voices = sorted({one.voice.id for one in tree.heard})
    given = {voice: one for voice in voices if (one := _given(count, tree, voice)) is not None}
    wholes = {voice: one for voice, one in given.items() if one.whole}
    sides = [found for side in tree.sides if (found := outcome(count, side)) is not None]
    crossed = total([one.figure for one in sides]) if sides else None
    if wholes:
        figure = spread([one.figure for one in wholes.values()])
        used = figure.claims
        summed = any(one.summed and one.figure.claims & used for one in wholes.values())
        base = Outcome(figure=figure, forming=wholes, summed=summed, alike=True)
    elif crossed is not None:
        figure = replace(crossed, best=None, set_by=replace(crossed.set_by, best=()))
        base = Outcome(figure=figure, forming=given, summed=len(sides) > 1, alike=len(sides) == 1)
    elif given:
        figure = spread([one.figure for one in given.values()])
        base = Outcome(figure=figure, forming=given, summed=False, alike=True)
    else:
        return None
    return _raised(base, given, sides, crossed)


def _raised(
    base: Outcome, given: Mapping[str, Given], sides: Sequence[Outcome], crossed: Figure | None
) -> Outcome:
    """The outcome with its max lifted to the highest part, or cross-voice sum, above it.

    Vague words lift nothing: they count only where no voice has a figure. A total of zero that
    others dispute is no total that a part exceeds, but the part is the max all the same.
    """
    higher = [
        (voice, one.figure)
        for voice, one in given.items()
        if not one.whole and not one.figure.vague and _above(one.figure, base.figure)
    ]
    several = crossed is not None and len(sides) > 1 and not crossed.vague
    if several and crossed is not None and _above(crossed, base.figure):
        higher.append(("", crossed))
    if not higher:
        return base
    top = spread([figure for _, figure in higher])
    set_by = replace(base.figure.set_by, max=top.set_by.max)
    return replace(
        base,
        figure=replace(base.figure, max=top.max, set_by=set_by),
        forming=dict(base.forming) | {voice: given[voice] for voice, _ in higher if voice},
        raised=tuple(higher),
    )


def _above(figure: Figure, base: Figure) -> bool:
    return figure.max is not None and base.max is not None and figure.max > base.max


def _given(count: Count, tree: Node, voice: str) -> Given | None:
    """One voice at one node: the total it states, else the sum of its sides, else a part."""
    mine = [one for one in tree.whole if one.voice.id == voice and not is_rise(one)]
    stated = _stand(count, mine)
    rises = [one for one in tree.heard if one.voice.id == voice and is_rise(one)]
    if stated is not None:
        summed = any(one.together and one.claim in stated.claims for one in mine)
        whole = Given(figure=stated.figure, standing=stated, whole=True, summed=summed)
        return _grown(count, whole, rises)
    sides = [found for side in tree.parts if (found := _given(count, side, voice)) is not None]
    within = {id(one) for side in tree.parts for one in side.heard}
    rises = [one for one in rises if id(one) not in within]
    if sides:
        standing = _joined([one.standing for one in sides])
        several = len(sides) > 1
        figure = total([one.figure for one in sides])
        given = Given(figure=figure, standing=standing, whole=several, summed=several)
        return _grown(count, given, rises)
    return _lesser(count, tree, voice, rises)


def _lesser(count: Count, tree: Node, voice: str, rises: Sequence[Heard]) -> Given | None:
    """A voice that gives neither a total nor a side: its lowest and highest part, or a rise."""
    kinds: dict[object, list[Heard]] = {}
    for one in tree.loose:
        if one.voice.id == voice and not is_rise(one):
            kinds.setdefault(one.people, []).append(one)
    parts = [found for kind in kinds.values() if (found := _stand(count, kind)) is not None]
    if parts:
        standing = _joined(parts)
        figure = spread([part.figure for part in parts])
        return Given(figure=figure, standing=standing, whole=False)
    again: dict[str, Reason] = {}
    once = distinct(rises, again)
    count.note(again)
    floors = [floor for one in once if (floor := count.read(one)) is not None]
    if not floors:
        return None
    least = lower_bound(total(floors))
    claims = tuple(one.claim for one in once)
    return Given(figure=least, standing=Standing(figure=least, claims=claims), whole=False)


def _stand(count: Count, heard: Sequence[Heard]) -> Standing | None:
    standing = stand(heard, count.read)
    if standing is not None:
        count.note(standing.reasons)
    return standing


def _joined(parts: Sequence[Standing]) -> Standing:
    claims: tuple[Claim, ...] = tuple(claim for part in parts for claim in part.claims)
    return Standing(figure=parts[0].figure, claims=claims)


def _grown(count: Count, given: Given, rises: Sequence[Heard]) -> Given:
    """With what the voice added later, and without those it says have since moved on."""
    added, reasons = added_to(replace(given.standing, figure=given.figure), rises, count.read)
    count.note(reasons)
    figure = total([given.figure, *added]) if added else given.figure
    voice = {one.voice.id for one in count.moved if _speaks(one, given)}
    mine = [one for one in count.moved if one.voice.id in voice]
    away = moved_on(given.standing, mine, count.read)
    return replace(given, figure=less(figure, away) if away else figure)


def _speaks(one: Heard, given: Given) -> bool:
    return bool(set(one.voice.claims) & {claim.id for claim in given.standing.claims})
