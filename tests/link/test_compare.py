"""What comparisons say of two reports, and what is said sooner."""

from itertools import combinations_with_replacement, product

from cenotaph.link.compare import APART, compare_traits, score_unless_told_apart
from cenotaph.link.traits import traits
from tests.builders import HAMA, claim, day, exact, report
from tests.link.reports import IDLIB


def test_where_times_are_told_apart_nothing_else_is_asked() -> None:
    """Of such a pair there is no score; of any other it is the sum of all comparisons."""
    made = [
        traits(report(claim(exact(figure)), where=(place,), when=day(told)))
        for told, place, figure in product(
            ("2024-03-12", "2024-03-13", "2024-03-20", None), (HAMA, IDLIB), (3, 12)
        )
    ]
    scores = [
        (compare_traits(one, other)["score"], score_unless_told_apart(one, other))
        for one, other in combinations_with_replacement(made, 2)
    ]
    apart = [whole for whole, sooner in scores if sooner is None]
    assert apart and max(apart) <= APART
    assert [whole for whole, sooner in scores if sooner is not None] == [
        sooner for _, sooner in scores if sooner is not None
    ]
