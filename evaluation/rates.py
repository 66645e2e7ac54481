"""Precision, recall and shares, with what they were counted from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many claims were right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            right=self.right + other.right,
            false=self.false + other.false,
            missed=self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where nothing was read."""
        return share(self.right, self.right + self.false, empty=1.0)

    @property
    def recall(self) -> float:
        """The share of what there is that was read; 1 where there is nothing."""
        return share(self.right, self.right + self.missed, empty=1.0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing and nothing read."""
        return share(2 * self.right, 2 * self.right + self.false + self.missed, empty=1.0)


def share(part: float, whole: float, *, empty: float = 0.0) -> float:
    """`part` of `whole`, `empty` where the whole is zero."""
    return part / whole if whole else empty
