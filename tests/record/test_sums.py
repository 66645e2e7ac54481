"""Sums: totals as numbers alone say what totals say with names."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.model.tolls import SetBy, Toll
from cenotaph.model.values import When
from cenotaph.record.sums import Sum, parts_of, sums
from cenotaph.record.totals import TOTALLED, Row, Total, totals_of
from tests.builders import day

FIGURES = st.one_of(st.none(), st.integers(0, 30))
DAYS = st.one_of(
    st.dates().map(lambda on: day(on.isoformat())),
    st.sampled_from((None, day(None), day("2020-02"))),
    st.just(When(text=None, start="2020-02-03", end=None, precision="open", edtf=None)),
)


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Some incidents and episodes, with tolls of some measures."""
    return [
        Row(
            id=str(number),
            kind=draw(st.sampled_from(("incident", "incident", "episode"))),
            when=draw(DAYS),
            place=None,
            means=(),
            tolls={one: _toll(draw, one) for one in draw(st.sets(st.sampled_from(TOTALLED[:2])))},
        )
        for number in range(draw(st.integers(0, 6)))
    ]


def _toll(draw: st.DrawFn, measure: str) -> Toll:
    return Toll(
        measure=measure,  # type: ignore[arg-type]
        key=None, min=draw(FIGURES), best=draw(FIGURES), max=draw(FIGURES),
        open=draw(st.booleans()), summed=False, voices=(1, draw(st.integers(1, 3))),
        grade=draw(st.sampled_from((None, "fair", "weak", "discounted"))),
        policy="graded", policy_version="1", set_by=SetBy(), excluded=(),
    )  # fmt: skip


@given(rows())
def test_a_sum_is_a_total_without_names(given_rows: list[Row]) -> None:
    """Figure by figure, however the incidents fall into months and grades."""
    expected = [_counted(one) for one in totals_of(given_rows, "graded")]
    assert list(sums(parts_of(given_rows, "graded"))) == expected


def _counted(total: Total) -> Sum:
    return Sum(
        measure=total.measure, policy=total.policy,
        min=total.min, best=total.best, max=total.max,
        counted=len(total.counted), unbounded=len(total.unbounded), open=len(total.open),
        disputed=len(total.disputed), without_figure=len(total.without_figure),
        graded=sum(len(one.incidents) for one in total.grades), episodes=len(total.episodes),
    )  # fmt: skip


def test_an_incident_begins_in_a_month_where_both_its_days_are_known() -> None:
    """Else it is in none; an episode is counted apart."""
    known = Row(id="a", kind="incident", when=day("2020-02-28"), place=None, means=(), tolls={})
    open_ended = When(text=None, start="2020-02-03", end=None, precision="open", edtf=None)
    made = parts_of(
        [known, replace(known, when=open_ended), replace(known, kind="episode")], "range"
    )
    assert (dict(made.began), made.episodes) == ({"2020-02": 1, None: 1}, 1)
