"""Whom a claim counts, reduced to the dimensions that tolls are kept for."""

from dataclasses import dataclass

from cenotaph.model.claims import Claim
from cenotaph.model.tolls import TollKey
from cenotaph.model.vocabulary import Age, Dimension, Sex, Status

# A soldier's or policeman's nationality names the force, it does not narrow it.
_FORCES_OF_A_STATE = ("armed_forces", "police")
_ARMED = ("armed_forces", "armed_group", "police")
DIMENSIONS: tuple[Dimension, ...] = ("side", "status", "sex", "age")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people counted: what is known of them, and whether other words narrow them further."""

    side: str | None = None
    status: Status | None = None
    sex: Sex | None = None
    age: Age | None = None
    narrowed: bool = False
    mixed: bool = False

    def value(self, dimension: Dimension) -> str | None:
        """The value this claim has in one dimension; sex and age of a mixed group are none."""
        if self.mixed and dimension in ("sex", "age"):
            return None
        found: str | None = getattr(self, dimension)
        return found

    def within(self, key: TollKey | None) -> bool:
        """Whether everyone counted belongs to the key; all belong to the whole."""
        return key is None or self.value(key.dimension) == key.value


def people(claim: Claim, scope: TollKey | None = None) -> People:
    """Whom the claim counts; a voice with a declared scope counts only those, unless it says so."""
    group = claim.group
    side, status = group.side or group.actor, group.status
    if scope is not None and scope.dimension == "side":
        side = side or scope.value
    known: Status | None = None if status == "unknown" else status
    if scope is not None and scope.dimension == "status" and known is None:
        known = _status(scope.value)
    if side is None and known in ("civilian", "protected"):
        side = "civilian"
    if side == "civilian" and known is None:
        known = "civilian"
    foreign = bool(group.nationalities) and status not in _FORCES_OF_A_STATE
    return People(
        side=side,
        status=known,
        sex=group.sex,
        age=group.age,
        narrowed=foreign or group.occupation is not None or bool(group.any_of),
        mixed=bool(group.any_of),
    )


def _status(value: str) -> Status | None:
    named: tuple[Status, ...] = (
        "civilian", "protected", "armed_forces", "armed_group", "police", "combatant",
    )  # fmt: skip
    return next((status for status in named if status == value), None)


def keys(counted: People) -> tuple[TollKey, ...]:
    """The keys a claim enters, one dimension at a time."""
    return tuple(
        TollKey(dimension=dimension, value=value)
        for dimension in DIMENSIONS
        if (value := counted.value(dimension)) is not None
    )


def armed(status: Status | None) -> bool:
    """Whether the status names a kind of force."""
    return status in _ARMED
