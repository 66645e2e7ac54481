"""What holds of every toll, whatever the claims."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cenotaph.model.claims import Claim, Count, Group, Said, Spans, Speaker
from cenotaph.model.incidents import Incident
from cenotaph.model.reports import Report
from cenotaph.model.values import Span
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle
from cenotaph.toll.why import explain
from tests.builders import SOHR, at_least, claim, exact, report
from tests.toll.tolls import ARMY

SPEAKERS = (
    SOHR,
    ARMY,
    Speaker(text="sources", source=None, role="unnamed"),
    Speaker(text="a doctor", source=None, role="medical"),
)
GROUPS = (
    Group(),
    Group(text="fighters", side="islamic-state", status="armed_group"),
    Group(text="soldiers", side="syria-government", status="armed_forces"),
    Group(text="soldiers", status="armed_forces"),
    Group(text="combatants", status="combatant"),
    Group(text="civilians", status="civilian"),
    Group(text="medics", status="protected"),
    Group(text="women", sex="female"),
    Group(text="girls", sex="female", age="child"),
    Group(text="women and children", any_of=("women", "children")),
    Group(text="foreigners", nationalities=("Iranian",)),
)
NUMBERS = st.one_of(st.none(), st.integers(0, 60))
COUNTS = st.builds(
    Count,
    kind=st.sampled_from(
        ("exact", "at_least", "at_most", "about", "range", "vague", "share", "unstated")
    ),
    figure=NUMBERS,
    min=NUMBERS,
    max=NUMBERS,
    unit=st.sampled_from(("person", "family", "body")),
    text=st.none(),
)
TOLD_COUNTS = st.one_of(
    st.integers(0, 20).map(exact),
    st.integers(1, 20).map(at_least),
    st.integers(1, 20).map(lambda n: replace(exact(n), kind="about", min=None, max=None)),
    st.integers(1, 20).map(
        lambda n: replace(exact(n), kind="range", figure=None, min=n, max=n + 3)
    ),
)
IDS = [f"claim-{n}" for n in range(7)]
SAIDS = st.builds(
    Said,
    text=st.none(),
    at=st.sampled_from((None, "2020", "2020-12-14", "2020-12-15", "2020-12-15T10:00:00Z", "soon")),
    precision=st.sampled_from(("day", "minute", "year")),
    basis=st.sampled_from(("stated", "page", "capture")),
)


@st.composite
def claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Up to seven claims on three pages, of every kind, that may point at one another."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=7, unique=True))
    others = st.one_of(st.none(), st.sampled_from(IDS))
    found = tuple(
        replace(
            claim(draw(COUNTS)),
            id=id_,
            page=draw(st.sampled_from(("page-1", "page-2", "page-3"))),
            measure=draw(st.sampled_from(("killed", "injured", "casualties"))),
            group=draw(st.sampled_from(GROUPS)),
            scope=draw(st.sampled_from(("incident", "incident", "part", "cumulative", "addition"))),
            part_of=draw(others),
            stance=draw(st.sampled_from(("asserts", "asserts", "denies", "corrects", "retracts"))),
            about=draw(others),
            moved_from=draw(st.sampled_from((None, None, None, "injured"))),
            certainty=draw(st.sampled_from(("stated", "stated", "presumed", "expected"))),
            attribution=tuple(draw(st.lists(st.sampled_from(SPEAKERS), max_size=2))),
            said=draw(SAIDS),
            segment=draw(st.sampled_from(("headline", "body"))),
            rules=draw(st.sampled_from(({}, {}, {"count": "figure.names"}))),
        )
        for id_ in ids
    )
    return draw(told_together(found)) if draw(st.booleans()) else found


@st.composite
def told_together(draw: st.DrawFn, found: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same with two to four of them joined by one word of harm, each figure at its place.

    None is part of another claim: what is told as a part is not told together with its whole.
    Sometimes two figures stand at one place, and sometimes one is the sum of the others.
    """
    many = draw(st.integers(2, 4))
    first, *rest = found[:many]
    joined = tuple(
        replace(
            one,
            page=first.page,
            measure=first.measure,
            attribution=first.attribution,
            said=first.said,
            scope="incident",
            part_of=None,
            stance="asserts",
            certainty="stated",
            moved_from=None,
            spans=replace(one.spans, count=Span(10 * place, 10 * place + 2)),
            count=draw(TOLD_COUNTS),
        )
        for place, one in enumerate((first, *rest), draw(st.integers(0, 3)))
    )
    if draw(st.booleans()):
        whole, *parts = joined
        figure = sum(one.count.figure or 0 for one in parts)
        joined = (replace(whole, count=exact(figure)), *parts)
    elif len(joined) > 2 and draw(st.booleans()):
        joined = (*joined[:-1], replace(joined[-1], spans=joined[0].spans))
    return (*joined, *found[many:])


def reports(found: tuple[Claim, ...]) -> tuple[Report, ...]:
    """One report a page."""
    return tuple(
        report(*(one for one in found if one.page == page), source=f"Outlet of {page}")
        for page in sorted({one.page for one in found})
    )


def tolls(incident: Incident) -> list[Any]:
    """Everything of the tolls but which of equal claims set them."""
    return [
        (
            *(one.policy, one.measure, one.key, one.min, one.best, one.max),
            *(one.open, one.summed, one.voices, one.grade),
        )
        for one in incident.tolls
    ]


# 60 examples of each in three seconds; 700 were run when the rules were written. No deadline: the
# first example pays for imports.
thoroughly = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@thoroughly
@given(claims())
def test_bounds_enclose_the_best(found: tuple[Claim, ...]) -> None:
    """min <= best <= max, as far as each is known."""
    for one in settle("incident", reports(found)).tolls:
        known = [value for value in (one.min, one.best, one.max) if value is not None]
        assert known == sorted(known)


@thoroughly
@given(claims())
def test_every_bound_is_set_by_claims_of_the_incident(found: tuple[Claim, ...]) -> None:
    """A bound has claims behind it, no bound has none, and all are the incident's."""
    ids = {one.id for one in found}
    for one in settle("incident", reports(found)).tolls:
        for bound, by in (
            (one.min, one.set_by.min),
            (one.best, one.set_by.best),
            (one.max, one.set_by.max),
        ):
            assert (bound is not None) == bool(by)
            assert set(by) <= ids


@thoroughly
@given(claims())
def test_no_claim_both_sets_a_bound_and_is_left_out(found: tuple[Claim, ...]) -> None:
    """A claim is left out of a toll once, and never of one it sets."""
    for one in settle("incident", reports(found)).tolls:
        out = [exclusion.claim for exclusion in one.excluded]
        assert len(out) == len(set(out))
        assert not set(out) & {*one.set_by.min, *one.set_by.best, *one.set_by.max}


@thoroughly
@given(claims())
def test_every_claim_is_in_some_step_of_the_whole(found: tuple[Claim, ...]) -> None:
    """Nothing claimed of a measure is lost from its derivation."""
    incident = settle("incident", reports(found))
    for measure in ("killed", "injured"):
        told = {
            evidence.claim
            for step in explain(incident, measure)
            if step.key is None
            for evidence in step.evidence
        }
        assert {one.id for one in found if one.measure == measure} <= told


@thoroughly
@given(st.lists(st.integers(0, 20), min_size=2, max_size=4))
def test_what_is_told_together_is_the_sum_or_the_whole_it_names(figures: list[int]) -> None:
    """Figures of one word of harm add up, unless one of three or more is the sum of the others."""
    found = tuple(
        claim(
            exact(figure),
            id=f"claim-{n}",
            spans=Spans(measure=Span(16, 22), quote=Span(0, 32), count=Span(6 * n, 6 * n + 2)),
        )
        for n, figure in enumerate(figures)
    )
    whole = len(figures) > 2 and 2 * max(figures) == sum(figures)
    for one in settle("incident", reports(found), policies=(RANGE,)).tolls:
        expected = max(figures) if whole else sum(figures)
        assert (one.key, one.max) == (None, expected)
        assert whole or one.min == expected


@thoroughly
@given(claims(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_does_not_matter(
    found: tuple[Claim, ...], random: Any
) -> None:
    """The same claims in any order settle to the same incident."""
    shuffled = list(found)
    random.shuffle(shuffled)
    turned = tuple(reversed(reports(tuple(shuffled))))
    one, other = settle("incident", reports(found)), settle("incident", turned)
    assert one.tolls == other.tolls
    assert one.voices == other.voices
    assert set(map(repr, one.checks)) == set(map(repr, other.checks))


@thoroughly
@given(claims(), st.integers(0, 6))
def test_an_echo_changes_nothing(found: tuple[Claim, ...], which: int) -> None:
    """What a named voice says with one word of harm, repeated by another outlet, moves no toll.

    One alone of several that are told together says less than they do.
    """
    origin = found[which % len(found)]
    if not origin.attribution or origin.attribution[-1].source is None:
        chain = origin.attribution
        told = {one.id for one in found if (one.page, one.attribution) == (origin.page, chain)}
        found = tuple(replace(o, attribution=(SOHR,)) if o.id in told else o for o in found)
        origin = found[which % len(found)]
    voice = origin.attribution[-1]
    echoes = tuple(
        replace(one, id=f"echo of {one.id}", page="page-9")
        for one in found
        if one.page == origin.page and one.attribution and one.attribution[-1] == voice
        and one.measure == origin.measure
    )  # fmt: skip
    assert tolls(settle("incident", reports((*found, *echoes)))) == tolls(
        settle("incident", reports(found))
    )
