"""One voice over time: which of its figures for the same people stands, and what is added."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cenotaph.model.claims import Claim
from cenotaph.model.vocabulary import TOLD_AS_TOLL, Reason
from cenotaph.toll.figures import Figure, gives, spread
from cenotaph.toll.policies import Heard
from cenotaph.toll.said import UNKNOWN, Moment, before, moment

Reading = Callable[[Heard], Figure | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The figure that stands, the claims it rests on, and why the voice's others do not."""

    figure: Figure
    claims: tuple[Claim, ...]
    replaced: tuple[Claim, ...] = ()
    reasons: Mapping[str, Reason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """One figure of the voice: every claim that gives it, and the one that gave it first."""

    first: Claim
    figure: Figure
    said: Moment
    claims: tuple[Claim, ...]

    @property
    def corrects(self) -> bool:
        return self.first.stance == "corrects"

    @property
    def stated(self) -> bool:
        return self.first.said.basis == "stated"


def stand(heard: Sequence[Heard], read: Reading) -> Standing | None:
    """The figure of one voice for one kind of people that stands at last; None without any.

    A repeated figure keeps its earliest date, unless it corrects. A later figure supersedes; a
    lower one only where its own date is stated, or where it corrects. Where the order is unknown
    both stay: their min and max, and no best.
    """
    stated = _statements(heard, read)
    if not stated:
        return None
    rough = {id(one): fine for one in stated if (fine := _finer(one, stated)) is not None}
    exact = [one for one in stated if id(one) not in rough]
    standing = [one for one in exact if not any(_supersedes(o, one) for o in exact)]
    gone = [one for one in exact if one not in standing]
    reasons: dict[str, Reason] = {}
    for one in stated:
        for claim in one.claims:
            reasons[claim.id] = "same_voice"
    for one in gone:
        reasons |= _why_gone(one, [other for other in exact if _supersedes(other, one)])
    for one in standing:
        reasons.pop(one.first.id)
    return Standing(
        figure=spread([one.figure for one in standing]),
        claims=tuple(one.first for one in standing),
        replaced=tuple(one.first for one in gone),
        reasons=reasons,
    )


def _statements(heard: Sequence[Heard], read: Reading) -> list[_Stated]:
    groups: dict[tuple[object, ...], list[tuple[Claim, Figure]]] = {}
    for one in heard:
        figure = read(one)
        if figure is not None:
            what = (figure.min, figure.best, figure.max, figure.open)
            # A correction back to an old figure is said anew.
            when = moment(one.claim.said) if one.claim.stance == "corrects" else None
            groups.setdefault((*what, when), []).append((one.claim, figure))
    return [_stated(pairs) for pairs in groups.values()]


def _stated(pairs: list[tuple[Claim, Figure]]) -> _Stated:
    def earliest(pair: tuple[Claim, Figure]) -> tuple[bool, Moment, bool, str]:
        claim = pair[0]
        said = moment(claim.said)
        known = said.last if said != UNKNOWN else float("inf")
        return said == UNKNOWN, Moment(known, said.first), claim.said.basis != "stated", claim.id

    first, figure = min(pairs, key=earliest)
    return _Stated(
        first=first,
        figure=figure,
        said=moment(first.said),
        claims=tuple(claim for claim, _ in pairs),
    )


def _finer(one: _Stated, stated: Sequence[_Stated]) -> _Stated | None:
    """The exact figure of the same voice that this one only rounds."""
    for other in stated:
        exact, count = other.first.count, one.first.count
        if other is one or exact.kind != "exact" or exact.figure is None or count.kind == "exact":
            continue
        if gives(exact.figure, count):
            return other
    return None


def _supersedes(new: _Stated, old: _Stated) -> bool:
    if new is old:
        return False
    if new.corrects and not old.corrects:
        return not before(new.said, old.said)
    if not before(old.said, new.said):
        return False
    return new.stated or new.corrects or new.figure.height >= old.figure.height


def _why_gone(old: _Stated, by: Sequence[_Stated]) -> dict[str, Reason]:
    """Superseded; where the claim came only after its successor, it repeats an early figure."""
    late = [
        claim for claim in old.claims if any(before(new.said, moment(claim.said)) for new in by)
    ]
    return {claim.id: "early_figure" if claim in late else "superseded" for claim in old.claims}


def added_to(
    base: Standing, additions: Sequence[Heard], read: Reading
) -> tuple[list[Figure], dict[str, Reason]]:
    """What the voice adds to its standing figure; what that figure already holds is left out."""
    added: list[Figure] = []
    reasons: dict[str, Reason] = {}
    for one in distinct(additions, reasons):
        figure = read(one)
        if figure is None:
            continue
        if _holds(base, one.claim, figure):
            reasons[one.claim.id] = "part_of_other"
        else:
            added.append(figure)
    return added, reasons


def moved_on(base: Standing, moved: Sequence[Heard], read: Reading) -> list[Figure]:
    """Those whom the voice has since moved to another measure: the wounded who died."""
    return [
        figure
        for one in distinct(moved, {})
        if (figure := read(one)) is not None and not _later(base, one.claim)
    ]


def distinct(additions: Sequence[Heard], reasons: dict[str, Reason]) -> list[Heard]:
    """The additions once each: the same number on another day is new only if its day is stated."""
    kept: list[Heard] = []
    for one in sorted(additions, key=_by_time):
        if any(_again(one.claim, other.claim) for other in kept if one.people == other.people):
            reasons[one.claim.id] = "same_voice"
        else:
            kept.append(one)
    return kept


def _by_time(one: Heard) -> tuple[float, bool, str]:
    return moment(one.claim.said).last, one.claim.said.basis != "stated", one.claim.id


def _again(late: Claim, early: Claim) -> bool:
    if (late.count.figure, late.count.min) != (early.count.figure, early.count.min):
        return False
    return late.said.basis != "stated" or not before(moment(early.said), moment(late.said))


def _later(base: Standing, addition: Claim) -> bool:
    """Whether the base was given after the addition: on a later day, or further down the page."""
    said = moment(addition.said)
    return all(
        before(said, moment(claim.said))
        or (claim.page == addition.page and claim.spans.anchor > addition.spans.anchor)
        for claim in base.claims
    )


def _holds(base: Standing, addition: Claim, figure: Figure) -> bool:
    """Whether the base already counts the addition: it is later, or it is an old figure plus it.

    So does a toll that the addition led to: "rose to 18 after three more deaths".
    """
    if addition.part_of in {claim.id for claim in base.claims} or _later(base, addition):
        return True
    if any(_led_to(addition, claim) for claim in base.claims):
        return True
    sums = {
        old.count.figure + figure.best
        for old in base.replaced
        if old.count.figure is not None and figure.best is not None
    }
    return base.figure.best in sums


def _led_to(addition: Claim, toll: Claim) -> bool:
    """Whether both are told in one sentence, which gives the toll that was reached."""
    together = (addition.page, addition.spans.quote) == (toll.page, toll.spans.quote)
    return together and toll.rules.get("measure") == TOLD_AS_TOLL
