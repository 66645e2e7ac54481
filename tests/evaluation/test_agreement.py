"""Agreement of two annotators."""

from evaluation.agreement import compared, same
from tests.evaluation.build import annotated, of, the_part


def test_claims_agree_where_measure_bounds_and_place_do() -> None:
    """Other fields may differ: they are compared afterwards."""
    first = of(annotated()).claims[0]
    assert same(first, of(annotated(status="unknown")).claims[0])
    assert not same(first, of(annotated(min=4)).claims[0])
    assert not same(
        first, of(annotated(at="Two of them were officers", count_text="Two")).claims[0]
    )


def test_what_one_annotator_alone_has_is_counted_for_that_one() -> None:
    """Each claim is in one pair at most."""
    both, first = of(annotated(), the_part()), of(annotated())
    pairs, only_first, only_second = compared(first, both)
    assert (len(pairs), only_first, only_second) == (1, 0, 1)
    assert len(compared(both, first)[0]) == 1
