"""Pages that tell of no incident join one that they share words with, and change none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.link.link import link
from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report
from cenotaph.model.sketch import Sketch
from tests.link.reports import IDLIB, killed, on, parts

WORDS = Sketch(terms=tuple(range(48)), weights=(65,) * 48)
OTHERS = Sketch(terms=tuple(range(100, 148)), weights=(65,) * 48)
FEW = Sketch(terms=(200, 201, 202), weights=(65,) * 3)


def bare(name: str, sketch: Sketch = WORDS, published_at: str = "2020-12-14") -> Report:
    """A page that gives no claim, time or place."""
    return on(name, None, where=None, sketch=sketch, published_at=published_at)


def test_a_vigil_joins_the_incident_whose_words_it_has() -> None:
    """Days later, and beside another incident of the first day."""
    strike = killed("strike", 5, sketch=WORDS)
    other = killed("other", 5, where=IDLIB, sketch=OTHERS)
    vigil = bare("vigil", published_at="2020-12-17")
    assert parts(link((strike, other, vigil))) == {
        frozenset({"strike", "vigil"}),
        frozenset({"other"}),
    }


def test_a_day_in_common_is_not_enough() -> None:
    """The weather of the day of an incident that names no place; both are short."""
    strike = killed("strike", 5, where=None, sketch=Sketch(terms=(1, 2, 3), weights=(65,) * 3))
    assert len(parts(link((strike, bare("weather", FEW))))) == 2


def test_two_that_tell_of_nothing_are_two() -> None:
    """However alike: there is no incident to join."""
    assert len(parts(link((bare("a"), bare("b"))))) == 2


def test_what_people_put_together_stays() -> None:
    """Somebody who can read the page says what it tells of."""
    strike, page = killed("strike", 5, sketch=WORDS), bare("page", OTHERS)
    decided = Decided(
        subject="strike", action="merge", role="reviewer", reason="it tells of the strike",
        details={"with": "page"},
    )  # fmt: skip
    assert len(parts(link((strike, page), (), (decided,)))) == 1


SOME = st.builds(
    killed,
    st.sampled_from("abcdef"),
    st.integers(1, 60),
    date=st.sampled_from((None, "2020-12-14", "2020-12-15")),
    where=st.sampled_from((IDLIB, None)),
    sketch=st.sampled_from((WORDS, OTHERS, FEW)),
)
BARE = st.builds(bare, st.sampled_from("uvwxyz"), st.sampled_from((WORDS, OTHERS, FEW)))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(SOME, max_size=6, unique_by=lambda one: one.id),
    st.lists(BARE, max_size=6, unique_by=lambda one: one.id),
)
def test_what_tells_of_nothing_changes_no_incident(some: list[Report], none: list[Report]) -> None:
    """The partition of the others is theirs alone."""
    told = {one.id for one in some}
    found = {group & told for group in parts(link((*none, *some)))} - {frozenset()}
    assert found == parts(link(tuple(some)))
