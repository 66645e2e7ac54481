"""How much one address may ask."""

from dataclasses import dataclass

from cenotaph.web.serve.limits import Limit


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_and_then_one_by_one() -> None:
    """Whoever has asked all that is allowed waits until there is one request more."""
    clock = Clock()
    limit = Limit(at_once=3, a_second=0.5, clock=clock)
    assert [limit.wait("192.0.2.1") for _ in range(4)] == [0, 0, 0, 2]
    clock.now += 2
    assert [limit.wait("192.0.2.1") for _ in range(2)] == [0, 2]


def test_one_address_does_not_use_up_another_s() -> None:
    """Each address is counted for itself."""
    limit = Limit(at_once=1, a_second=1, clock=Clock())
    assert [limit.wait(f"192.0.2.{n}") for n in (1, 2, 1)] == [0, 0, 1]


def test_a_household_s_network_is_one_address() -> None:
    """Whoever has 2⁶⁴ addresses of their own is counted once; the next network is another."""
    limit = Limit(at_once=1, a_second=1, clock=Clock())
    asked = ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")
    assert [limit.wait(one) for one in asked] == [0, 1, 0]
    mapped = ("::ffff:192.0.2.1", "::ffff:192.0.2.2", "192.0.2.1")
    assert [limit.wait(one) for one in mapped] == [0, 0, 1]


def test_memory_is_bounded() -> None:
    """The address that was heard of longest ago is forgotten first."""
    limit = Limit(at_once=1, a_second=1, remembered=2, clock=Clock())
    asked = ("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.3", "192.0.2.1")
    assert [limit.wait(one) for one in asked] == [0, 0, 0, 1, 0]


def test_no_address_is_kept() -> None:
    """What is remembered is a digest that another start would make otherwise."""
    one, other = Limit(clock=Clock()), Limit(clock=Clock())
    for limit in (one, other):
        limit.wait("192.0.2.1")
    assert "192.0.2.1" not in repr(vars(one))
    assert list(one._left) != list(other._left)
