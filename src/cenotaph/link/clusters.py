"""The claims of one incident of a page while they are gathered, and which of them belong."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from cenotaph.link.setting import agree, first_known, named_apart, times_agree
from cenotaph.model.claims import Claim
from cenotaph.model.extent import gap_days, radius_km
from cenotaph.model.values import Place, Span, When

# What is wider holds several incidents: a province, a country.
_WIDE_KM = 60.0
# The rules that read "the death toll rose to 44" and "two died".
_LATE = frozenset({"harm.toll", "harm.state"})
# A total is of two incidents at least.
_SUMMED = 2


@dataclass(slots=True, kw_only=True)
class Cluster:
    """The claims of one incident of the page; `scene` are those that agree, the others follow them.

    `turn` is the stretch of text that tells of it alone, where the page says so.
    """

    when: When | None
    where: tuple[Place, ...]
    turn: Span | None = None
    claims: list[Claim] = field(default_factory=list)
    scene: list[Claim] = field(default_factory=list)

    def takes(self, claim: Claim) -> bool:
        """Whether the claim agrees in time and place with the setting and with the whole scene."""
        return (
            agree(self.when, self.where, claim.when, claim.where)
            and not self._of_another_day(claim)
            and all(
                agree(other.when, other.where, claim.when, claim.where)
                and not _beside(other, claim)
                for other in self.scene
            )
        )

    def _of_another_day(self, claim: Claim) -> bool:
        """Whether a claim that tells its own day and place tells another day than the scene does.

        A day is the width of an incident where one of two times is worked out. Where the page says
        "on Sunday" of one strike and "on Monday" of another, they are two.
        """
        if not sets_scene(claim):
            return False
        own: list[When | None] = [one.when for one in self.scene if _own_day(one)]
        told = own or [self.when]
        return all(when is not None and when.precision == "day" for when in told) and not any(
            gap_days(when, claim.when) in (0, None) for when in told
        )

    def add(self, claim: Claim) -> None:
        """The claim agrees, and lends its time and place where none is known."""
        self.claims.append(claim)
        self.scene.append(claim)
        self.when = first_known(self.when, claim.when)
        self.where = self.where or claim.where

    def tells(self, claim: Claim) -> bool:
        """Whether a headline of the same figure is among them."""
        figure = claim.count.figure
        return figure is not None and any(
            one.segment == "headline" and (one.measure, one.count.figure) == (claim.measure, figure)
            for one in self.scene
        )

    def names(self, claim: Claim) -> bool:
        """Whether the claim names one of the places."""
        return not {_name(place) for place in self.where}.isdisjoint(map(_name, claim.where))


def turn_of(claim: Claim, turns: Sequence[Span]) -> Span | None:
    """The stretch of text that the claim stands in; None where it stands in none."""
    at = bisect_right(turns, claim.spans.anchor.start, key=lambda turn: turn.start) - 1
    return turns[at] if at >= 0 and claim.spans.anchor.start < turns[at].end else None


def open_to(claim: Claim, turn: Span | None, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters that a claim may join, those that it names the place of first.

    What stands in a turn belongs to the incident of that turn, or to a headline with its figure.
    """
    if turn is not None:
        return [
            one
            for one in clusters
            if one.turn == turn or (one.turn is None and one is clusters[0] and one.tells(claim))
        ]
    return sorted(clusters, key=lambda one: not one.names(claim))


def is_sum(lead: Cluster, others: Iterable[Cluster]) -> bool:
    """Whether the lead's figure is that of a round-up: no less than its items' together, or that
    of the first of them.

    It names no town of its own, and the items are of its time.
    """
    own = [claim for claim in lead.scene if claim.scope == "incident"]
    placed = [place for claim in own if "where" not in claim.inherited for place in claim.where]
    if lead.turn is not None or any(radius_km(place) <= _WIDE_KM for place in placed):
        return False
    items = [one for one in others if one.turn is not None and times_agree(one.when, lead.when)]
    for measure in ("killed", "injured"):
        whole = _most(own, measure)
        told = [most for item in items if (most := _most(item.claims, measure))]
        if whole and len(told) >= _SUMMED:
            # behind the items that are summed a page may tell of others
            return whole >= sum(told) or whole in list(accumulate(told))[1:]
    return False


def _most(claims: Iterable[Claim], measure: str) -> int:
    """The largest figure of a measure; 0 where none is given."""
    return max((one.count.figure or 0 for one in claims if one.measure == measure), default=0)


def _beside(one: Claim, other: Claim) -> bool:
    """Whether a sentence gives one measure twice, each at a place that the other does not name."""
    if one.spans.quote != other.spans.quote or one.measure != other.measure:
        return False
    borrowed = "where" in one.inherited or "where" in other.inherited
    return not borrowed and named_apart(one.where, other.where)


def sets_scene(claim: Claim) -> bool:
    """Whether a claim tells a day and a place of its own on which violence did its harm.

    Not where a toll was counted, a wound proved deadly or a body was found on that day.
    """
    late = claim.rules.get("measure") in _LATE or claim.count.unit == "body"
    return _own_day(claim) and "where" not in claim.inherited and not (late or claim.moved_from)


def _own_day(claim: Claim) -> bool:
    return (
        "when" not in claim.inherited and claim.when is not None and claim.when.precision == "day"
    )


def _name(place: Place) -> str:
    return (place.name or place.text).casefold()
