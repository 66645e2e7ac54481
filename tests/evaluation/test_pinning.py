"""Pinned floors: raised by a command, lowered only with a reason."""

from typing import Any

import pytest

from cenotaph.errors import InputError
from evaluation.floors import NOISE, below, raised

PINNED: dict[str, Any] = {
    "noise": NOISE,
    "digests": {"open": "old"},
    "floors": {"open": {"f1": 0.9}},
    "lowered": [],
}
GOLD = {"open": "new"}


def test_a_figure_within_the_noise_holds() -> None:
    """Half a point below is allowed, more is not."""
    assert below({"open": {"f1": 0.896}}, PINNED) == []
    assert below({"open": {"f1": 0.894}}, PINNED) == ["open f1 is 0.8940, below its floor 0.9000."]


def test_fields_have_a_wider_noise_than_claims() -> None:
    """They are shares of the claims found: finding harder claims may lower them."""
    pinned = PINNED | {"floors": {"open": {"speaker": 0.9}}}
    assert below({"open": {"speaker": 0.885}}, pinned) == []
    assert len(below({"open": {"speaker": 0.875}}, pinned)) == 1


def test_a_figure_that_is_no_longer_measured_falls() -> None:
    """A floor cannot be passed by leaving its figure out."""
    assert len(below({"open": {}}, PINNED)) == 1


def test_a_better_figure_raises_its_floor() -> None:
    """The gold's digest is that of the files measured."""
    new = raised({"open": {"f1": 0.95}}, PINNED, GOLD, None)
    assert new["floors"] == {"open": {"f1": 0.95}}
    assert new["digests"] == GOLD


def test_noise_never_lowers_a_floor() -> None:
    """Many small falls do not add up."""
    new = raised({"open": {"f1": 0.897}}, PINNED, GOLD, None)
    assert new["floors"] == {"open": {"f1": 0.9}}


def test_a_fall_is_not_pinned_silently() -> None:
    """The error names the figure, the hint the way."""
    with pytest.raises(InputError, match=r"open f1 is 0\.8000") as caught:
        raised({"open": {"f1": 0.8}}, PINNED, GOLD, None)
    assert "--lower" in (caught.value.hint or "")


def test_a_reason_lowers_floors_and_stays() -> None:
    """What was lowered and why is kept beside the floors."""
    new = raised({"open": {"f1": 0.8}}, PINNED, GOLD, "The gold was mended.")
    assert new["floors"] == {"open": {"f1": 0.8}}
    assert [kept["reason"] for kept in new["lowered"]] == ["The gold was mended."]
