"""Which read claim is which annotated one."""

from dataclasses import replace

import pytest

from cenotaph.model.claims import Count
from cenotaph.model.values import Span
from evaluation.fields import agreement
from evaluation.matching import match
from tests.evaluation.build import TEXT, annotated, found, of, the_part


def test_measure_bounds_and_place_make_a_pair() -> None:
    """A claim of the same figure at the same words is the annotated one."""
    gold = of(annotated()).claims
    result = match(gold, [found("Five", 5)])
    assert [p.gold.key for p in result.pairs] == ["a"]
    assert (result.missed, result.false) == ((), ())


def test_another_figure_at_the_same_words_is_misread() -> None:
    """It is missed and false at once."""
    gold = of(annotated()).claims
    read = found("Five", 50)
    result = match(gold, [read])
    assert (result.pairs, result.missed, result.false) == ((), gold, ((read, "misread"),))


def test_the_same_figure_of_another_measure_is_no_pair() -> None:
    """Five injured are not five killed."""
    read = found("Five", 5, measure="injured")
    assert match(of(annotated()).claims, [read]).pairs == ()


def test_the_same_figure_from_other_words_is_elsewhere() -> None:
    """A figure counts only where it is written."""
    read = found("Two", 5)
    assert match(of(annotated()).claims, [read]).false == ((read, "elsewhere"),)


def test_a_repeat_of_a_matched_figure_is_a_duplicate() -> None:
    """A headline read beside its body makes one claim right and one false."""
    first, again = found("Five", 5), found("Two", 5)
    result = match(of(annotated()).claims, [first, again])
    assert [p.read for p in result.pairs] == [first]
    assert result.false == ((again, "duplicate"),)


def test_a_claim_without_any_annotation_is_invented() -> None:
    """Nothing annotated, something read."""
    read = found("Two", 2)
    assert match((), [read]).false == ((read, "invented"),)


def about(n: int) -> Count:
    """About `n` people."""
    return Count(kind="about", figure=n, min=None, max=None, unit="person", text="Five")


@pytest.mark.parametrize(("figure", "pairs"), [(50, 1), (60, 0)])
def test_words_that_bound_nothing_are_told_apart_by_their_figure(figure: int, pairs: int) -> None:
    """About 50 is about 50 and not about 60."""
    gold = of(annotated(kind="about", figure=50, min=None, max=None)).claims
    read = replace(found("Five", 5), count=about(figure))
    assert len(match(gold, [read]).pairs) == pairs


def test_without_a_written_count_the_words_around_tell_the_place() -> None:
    """A bare plural has no figure: its claim stands at the word of harm or of the people."""
    gold = of(annotated(count_text=None, kind="vague", figure=None, min=2, max=None)).claims
    bare = Count(kind="vague", figure=None, min=2, max=None, unit="person", text=None)
    read = found("Five", 5)
    start = TEXT.index("killed")
    spans = replace(read.spans, count=None, measure=Span(start, start + len("killed")))
    assert len(match(gold, [replace(read, count=bare, spans=spans)]).pairs) == 1


def test_as_many_pairs_as_possible_are_made() -> None:
    """A claim that fits two annotations goes where it leaves the other one its own."""
    wide = annotated(at=TEXT, count_text=None)
    gold = of(wide, annotated(key="b", at="Five soldiers", measure_text=None)).claims
    five, two = found("Five", 5), found("Two", 5)
    five_alone = replace(two, spans=replace(two.spans, count=None))
    result = match(gold, [five, five_alone])
    assert len(result.pairs) == 2


def test_among_equal_pairings_the_fields_decide() -> None:
    """Two speakers of one figure at one place keep their own claims, in whatever order."""
    gold = of(
        annotated(), annotated(key="b", attribution=[{"text": "witnesses", "role": "witness"}])
    ).claims
    sohr = found("Five", 5)
    witnesses = found("Five", 5, attribution=())
    witnesses = replace(
        witnesses, attribution=(replace(sohr.attribution[0], text="witnesses", source=None),)
    )
    result = match(gold, [witnesses, sohr], agreement)
    assert {p.gold.key: p.read for p in result.pairs} == {"a": sohr, "b": witnesses}


def test_the_part_is_another_claim_than_its_whole() -> None:
    """Two of the five are a claim of their own."""
    gold = of(annotated(), the_part()).claims
    assert len(match(gold, [found("Five", 5), found("Two", 2)]).pairs) == 2
