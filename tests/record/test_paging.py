"""Pages of lists: each thing once, also when the list changes between two of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import InputError
from cenotaph.record.following import Followed, Following, Touched, followed_in, page_of
from cenotaph.record.search import SourceCursor, SourceSummary, some_of, source_cursor_in

NAMES = st.sampled_from(("A", "a", "The Ledger", "Al-Bayan ~ news", "صحيفة", "a\nb", "x" * 300))


def source(name: str, id_: str) -> SourceSummary:
    """A source of this name."""
    return SourceSummary(id=id_, name=name, role="outlet", incidents=1, claims=1, belongs_to=None)


@given(st.lists(NAMES, max_size=8), st.integers(1, 4))
def test_pages_of_sources_hold_each_once(names: list[str], limit: int) -> None:
    """By name, and the cursor survives being written into an address."""
    sources = [source(name, f"id-{number}") for number, name in enumerate(names)]
    told: list[str] = []
    after: SourceCursor | None = None
    while True:
        found = some_of(sources, limit=limit, after=after)
        told += [one.id for one in found.rows]
        assert found.total == len(sources)
        if found.next is None:
            break
        after = source_cursor_in(str(found.next))
    assert sorted(told) == sorted(one.id for one in sources)
    assert len(told) == len(sources)


def test_a_list_of_sources_goes_on_where_its_last_one_is_gone() -> None:
    """Nobody after it is passed over."""
    a, b, c = (source(name, name.lower()) for name in "ABC")
    after = some_of([a, b, c], limit=1, after=some_of([a, b, c], limit=1).next).next
    assert [one.id for one in some_of([a, c], limit=1, after=after).rows] == ["c"]


def touched(incident: str, seq: int | None) -> Touched:
    """An incident that entry `seq` touched."""
    return Touched(incident=incident, kind="changed", seq=seq, by="decided")


def following(until: int, *items: Touched) -> Following:
    """What is public otherwise from the beginning on."""
    ordered = sorted(items, key=lambda one: (one.seq or 0, one.incident))
    return Following(since=0, until=until, redacted=False, items=tuple(ordered))


def test_changes_are_told_page_by_page() -> None:
    """Each once, in the log's order; one that nothing is left of comes first."""
    found = following(9, touched("a", 3), touched("b", 3), touched("c", 9), touched("gone", None))
    first = page_of(found, limit=3)
    assert [one.incident for one in first.items] == ["gone", "a", "b"]
    assert first.next is not None
    last = page_of(found, limit=3, after=followed_in(str(first.next)))
    assert ([one.incident for one in last.items], last.next, last.until) == (["c"], None, 9)


def test_what_the_log_gains_between_two_pages_is_not_passed_over() -> None:
    """What is touched again is told again; who asks from `until` hears of all the rest."""
    first = page_of(following(9, touched("a", 3), touched("b", 9)), limit=1)
    later = following(12, touched("a", 11), touched("b", 9), touched("gone", None))
    last = page_of(later, limit=9, after=first.next)
    assert [one.incident for one in last.items] == ["b", "a"]
    assert last.until == 9


@pytest.mark.parametrize(
    "text", ["", "1", "1~2", "a~1~x", "1~b~x", "1~2~", "~~", "1~²~x", f"{'9' * 17}~1~x"]
)
def test_a_place_that_no_list_gave_is_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(InputError, match="place in the list"):
        followed_in(text)


@pytest.mark.parametrize("text", ["", "name", "name~"])
def test_a_place_among_sources_that_no_list_gave_is_refused(text: str) -> None:
    """With a sentence."""
    with pytest.raises(InputError, match="place in the list"):
        source_cursor_in(text)


def test_an_incident_may_be_named_with_the_mark_between() -> None:
    """Only the first two marks part the text."""
    place: Any = Followed(seq=4, incident="a~b", until=9)
    assert followed_in(str(place)) == place
