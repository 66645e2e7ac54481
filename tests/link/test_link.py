"""Reports of several pages fall into incidents, whatever the order in which they come."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.link import cluster
from cenotaph.link.cluster import THRESHOLD, pair_score
from cenotaph.link.compare import COMPARISONS, explain_pair, in_words
from cenotaph.link.keys import block_keys
from cenotaph.link.link import link, mint
from cenotaph.link.traits import Traits, traits
from cenotaph.model.entries import Decided
from cenotaph.model.reports import Report
from cenotaph.model.sketch import Sketch
from cenotaph.model.values import Place, When
from cenotaph.reference.wording import telling_terms
from tests.link.reports import IDLIB, NEXT_TOWN, REGION, killed, on, parts

SAME = tuple(range(64))
WORDS = Sketch(terms=tuple(range(48)), weights=(65,) * 48)
PEOPLE_SAY = "a person compared the two pages"


UNLISTED: dict[str, Any] = {
    **dict.fromkeys(("name", "lat", "lon", "radius_km", "gazetteer_id", "country")),
    "precision": "unknown",
}


def linked(*reports: Report) -> set[frozenset[str]]:
    """The partition of new reports."""
    return parts(link(reports))


def apart(*names: str) -> set[frozenset[str]]:
    """Each in an incident of its own."""
    return {frozenset((name,)) for name in names}


def test_one_day_and_one_town_are_one_incident() -> None:
    """Two pages that agree in time and place."""
    assert linked(on("a"), on("b")) == {frozenset("ab")}


def test_two_strikes_on_one_town_a_day_apart_stay_two() -> None:
    """Same parties, same means, the day after."""
    same = {"actors": ("army",), "means": ("airstrike",), "title": "Airstrike kills many in Hama"}
    assert linked(on("a", **same), on("b", "2020-12-15", **same)) == apart("a", "b")


def test_no_chain_forms_over_days() -> None:
    """Four strikes on four days, and a page that gives no day, are not one incident."""
    days = [on(f"day-{n}", f"2020-12-{n}") for n in (14, 15, 16, 17)]
    dayless = on("dayless", None, published_at="2020-12-16")
    assert all(len(group) <= 2 for group in linked(*days, dayless))


def test_a_stream_that_hangs_together_is_not_compared_all_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Day after day one town is struck, and dayless posts join each day to the next.

    Twice as many days are twice as many comparisons.
    """
    compared = 0

    def counted(a: Traits, b: Traits) -> float | None:
        nonlocal compared
        compared += 1
        return pair_score(a, b)

    monkeypatch.setattr(cluster, "pair_score", counted)
    monkeypatch.setattr(cluster, "linking_score", counted)
    numbers = []
    for length in (20, 40):
        compared = 0
        days = [(date(2020, 12, 1) + timedelta(days=each)).isoformat() for each in range(length)]
        dated = [on(f"dated-{day}", day) for day in days]
        dayless = [on(f"dayless-{day}", None, published_at=day) for day in days]
        link((*dated, *dayless))
        numbers.append(compared)
    assert numbers[1] < 2.2 * numbers[0]


def test_two_towns_on_one_day_are_two() -> None:
    """Hama and Idlib."""
    assert linked(on("a"), on("b", where=IDLIB)) == apart("a", "b")


def test_the_nearest_town_known_may_stand_for_the_village() -> None:
    """Two towns a short drive apart, with as many dead; without that they stay two."""
    same = killed("a", 22), killed("b", 22, where=NEXT_TOWN)
    assert linked(*same) == {frozenset("ab")}
    assert linked(on("a"), on("b", where=NEXT_TOWN)) == apart("a", "b")


def test_near_identical_text_is_one_incident_though_the_place_is_not_read() -> None:
    """An echo without a place of its own."""
    echo = {"signature": SAME, "sketch": WORDS}
    assert linked(on("a", **echo), on("b", where=None, **echo)) == {frozenset("ab")}


def test_figures_that_cannot_both_be_true_keep_two_apart() -> None:
    """One dead and forty dead, one region, one day published."""
    one = killed("a", 1, where=REGION)
    forty = killed("b", 40, where=REGION)
    assert linked(one, forty) == apart("a", "b")


def test_the_one_who_died_later_joins_the_forty() -> None:
    """A count many times the other's is no reason where words are shared."""
    words = Sketch(terms=tuple(range(48)), weights=(65,) * 48)
    forty = killed("a", 40, sketch=words)
    one = killed("b", 1, sketch=words)
    assert linked(forty, one) == {frozenset({"a", "b"})}


def test_spellings_of_one_place_are_one_place() -> None:
    """Places that no list has, which each page writes as it hears them."""
    one = on("a", where=Place(**UNLISTED, text="Shakar Dara"))
    other = on("b", where=Place(**UNLISTED, text="Shakardara"))
    third = on("c", where=Place(**UNLISTED, text="Deh Sabz"))
    assert explain_pair(one, other)["place"] > 0
    assert "place" not in explain_pair(one, third)
    assert explain_pair(one, third)["mention"] < 0


def test_kinds_of_scene_speak_for_one_incident_or_two() -> None:
    """In one city on one day, a school is no convoy."""
    school, convoy = Sketch(scenes=("school",)), Sketch(scenes=("convoy",))
    same = explain_pair(on("a", sketch=school), on("b", sketch=school))
    other = explain_pair(on("a", sketch=school), on("b", sketch=convoy))
    assert same["scene"] > 0 > other["scene"]


def test_pages_of_one_hour_are_nearer_than_pages_of_one_day() -> None:
    """Where neither tells its time, and both say when they were published."""

    def published(hours: str, minutes: str) -> float:
        first = on("a", None, published_at=f"2020-12-14T{hours}Z")
        second = on("b", None, published_at=f"2020-12-14T{minutes}Z")
        return explain_pair(first, second)["published"]

    assert published("10:00:00", "10:50:00") > published("02:00:00", "22:00:00")


@pytest.mark.parametrize("at", ["2020-12-14T12:50+02:00", "2020-12-14T12:50:30+0200"])
def test_the_hour_of_a_page_is_its_own_zone_s(at: str) -> None:
    """Ten to one in Beirut is ten to eleven in UTC; an hour that cannot be read is none."""
    page = on("a", None, published_at="2020-12-14T10:50:00Z")
    assert traits(on("b", None, published_at=at)).minute == traits(page).minute == 10 * 60 + 50
    assert traits(on("c", None, published_at="2020-12-14Tnoon")).minute is None


def test_shared_words_outweigh_a_day() -> None:
    """53 dead on the 14th or the 15th, told in the same rare words: one night, by two pages."""
    told = killed("a", 53, sketch=WORDS), killed("b", 53, date="2020-12-15", sketch=WORDS)
    assert linked(*told) == {frozenset("ab")}


def test_an_episode_stands_beside_its_incidents() -> None:
    """A week of clashes in the region does not swallow one day's strike."""
    episode = on("a", where=REGION, kind="episode")
    assert linked(episode, on("b")) == apart("a", "b")


def test_two_reports_of_one_page_are_never_one_incident() -> None:
    """A page tells of an incident once."""
    assert linked(on("a", page="p"), on("b", page="p", lead=False)) == apart("a", "b")


@pytest.fixture(name="several")
def reports() -> tuple[Report, ...]:
    """Five pages on two strikes a day apart and one in another town."""
    return (
        killed("a", 5),
        killed("b", 6),
        killed("c", 12, date="2020-12-15"),
        killed("d", 12, date="2020-12-15"),
        killed("e", 5, where=IDLIB),
    )


def test_the_partition_does_not_depend_on_the_order(several: tuple[Report, ...]) -> None:
    """All 120 orders of five reports give one partition and the same ids."""
    results = {
        tuple(sorted((one.report, one.incident) for one in link(order)))
        for order in permutations(several)
    }
    assert len(results) == 1
    assert parts(link(several)) == {frozenset("ab"), frozenset("cd"), frozenset("e")}


def test_adding_one_by_one_gives_the_partition_of_adding_all(several: tuple[Report, ...]) -> None:
    """The log's assignments change with what comes, and end where one call ends."""
    for order in permutations(several):
        logged: dict[str, str] = {}
        for index, new in enumerate(order):
            neighbours = tuple((one, logged[one.id]) for one in order[:index])
            logged |= {one.report: one.incident for one in link((new,), neighbours)}
        groups: dict[str, set[str]] = {}
        for name, incident in logged.items():
            groups.setdefault(incident, set()).add(name)
        assert {frozenset(group) for group in groups.values()} == parts(link(several))


def test_a_new_incident_is_named_after_its_first_report() -> None:
    """The earliest in the canonical order founds."""
    late, early = on("late", published_at="2020-12-20"), on("early")
    assert {(one.incident, one.founds) for one in link((late, early))} == {
        (mint(early), True),
        (mint(early), False),
    }


def test_a_logged_incident_keeps_its_id() -> None:
    """An earlier page that comes later joins under the logged id."""
    late, early = on("late", published_at="2020-12-20"), on("early")
    assert [one.incident for one in link((early,), ((late, mint(late)),))] == [mint(late)]


def test_where_two_incidents_become_one_the_earliest_founded_stays() -> None:
    """A page between two others joins them; the later incident's report moves."""
    a, b = on("a"), on("b", published_at="2020-12-16")
    found = link((on("c"),), ((a, mint(a)), (b, mint(b))))
    assert {(one.report, one.incident) for one in found} == {("c", mint(a)), ("b", mint(a))}


def test_a_neighbour_whose_incident_stays_is_not_assigned_again() -> None:
    """Only what changes is logged."""
    a = on("a")
    assert [one.report for one in link((on("b"),), ((a, mint(a)),))] == ["b"]


def test_an_id_never_stands_for_two_incidents() -> None:
    """Where one logged incident falls apart, the founder keeps the name."""
    a, b = on("a"), on("b", "2020-12-20", where=IDLIB)
    found = link((), ((a, mint(a)), (b, mint(a))))
    assert [(one.report, one.incident) for one in found] == [("b", mint(b))]


def test_a_person_can_join_what_the_program_keeps_apart() -> None:
    """A merge by incident or by report."""
    a, b = on("a"), on("b", where=IDLIB)
    merge = Decided(action="merge", subject="a", reason=PEOPLE_SAY, details={"with": mint(b)})
    found = link((a,), ((b, mint(b)),), (merge,))
    assert [(one.report, one.incident) for one in found] == [("a", mint(b))]


def test_not_the_same_is_remembered_and_blocks_merges_through_others() -> None:
    """a and b are not the same; c, which is like both, joins only one of them."""
    split = Decided(action="split", subject="a", reason=PEOPLE_SAY, details={"with": "b"})
    groups = parts(link((on("a"), on("b"), on("c")), (), (split,)))
    assert all(not {"a", "b"} <= group for group in groups)
    assert len(groups) == 2


def test_a_later_decision_outranks_an_earlier_one() -> None:
    """Split, then merged."""
    split, merge = (
        Decided(action=action, subject="a", reason=PEOPLE_SAY, details={"with": "b"})
        for action in ("split", "merge")
    )
    assert parts(link((on("a"), on("b")), (), (split, merge))) == {frozenset("ab")}


def test_an_assignment_names_its_scores_and_its_nearest_report() -> None:
    """What is logged says why."""
    first, second = link((killed("a", 22), killed("b", 22)))
    assert (first.nearest, second.nearest) == ("b", "a")
    assert {"place", "time", "killed"} <= set(first.reasons)
    assert first.score is not None and first.score > THRESHOLD


def test_a_pair_is_explained_in_words() -> None:
    """The strongest reason comes first."""
    scores = explain_pair(killed("a", 22), killed("b", 22, where=IDLIB))
    said = in_words(scores)
    assert said[0] == "the times meet"
    assert {"the places lie apart", "the dead can be the same"} <= set(said)


SOME = st.builds(
    killed,
    st.sampled_from("abcdefgh"),
    st.integers(1, 60),
    date=st.sampled_from((None, "2020-12-14", "2020-12-15", "2020-12-20")),
    where=st.sampled_from((IDLIB, NEXT_TOWN, REGION, None)),
    signature=st.sampled_from(((), SAME)),
    kind=st.sampled_from(("incident", "episode")),
)


@settings(deadline=None, max_examples=60)
@given(SOME, SOME)
def test_comparisons_are_the_same_both_ways(a: Report, b: Report) -> None:
    """No comparison depends on which report is named first."""
    assert explain_pair(a, b) == explain_pair(b, a)


@settings(deadline=None, max_examples=60)
@given(st.lists(SOME, max_size=8, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_any_reports_in_any_order_give_one_partition(some: list[Report], random: object) -> None:
    """Whatever the reports."""
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {(one.report, one.incident) for one in link(tuple(some))} == {
        (one.report, one.incident) for one in link(tuple(shuffled))
    }


def test_reports_that_agree_share_a_block_key() -> None:
    """One day and town; neighbouring towns; an echo without a place."""
    pairs = (
        (on("a"), on("b")),
        (on("a"), on("b", "2020-12-15", where=NEXT_TOWN)),
        (on("a", signature=SAME), on("b", None, where=None, signature=SAME)),
        (on("a", actors=("army",)), on("b", where=None, actors=("army",))),
        (on("a", sketch=WORDS), on("b", "2020-12-20", where=IDLIB, sketch=WORDS)),
    )
    assert all(set(block_keys(a)) & set(block_keys(b)) for a, b in pairs)


def test_reports_of_other_times_and_places_share_none() -> None:
    """Another town, or a month later."""
    assert not set(block_keys(on("a"))) & set(block_keys(on("b", where=IDLIB)))
    assert not set(block_keys(on("a"))) & set(block_keys(on("b", "2021-01-14")))


@pytest.mark.parametrize(
    ("words", "days"),
    [("kills kills", 1), ("zamzam", 3), ("zamzam barsalogho", 60)],
)
def test_the_rarer_the_words_the_longer_they_bring_pages_together(words: str, days: int) -> None:
    """In a war "kills" is in each headline: a block of two months would hold thousands."""
    terms = telling_terms(words.split(), 48)
    sketch = Sketch(terms=tuple(terms), weights=tuple(terms.values()))
    first = date(2020, 12, 14)

    def met(after: int) -> bool:
        day = (first + timedelta(days=after)).isoformat()
        other = on("b", day, published_at=day, where=IDLIB, sketch=sketch)
        return not set(
            block_keys(on("a", published_at=first.isoformat(), sketch=sketch))
        ).isdisjoint(block_keys(other))

    assert met(days)
    # a stretch and the next one
    assert not met(2 * days)


def test_comparisons_are_named_once() -> None:
    """Scores are kept by name."""
    names = [comparison.name for comparison in COMPARISONS]
    assert len(names) == len(set(names))


def test_a_page_without_a_year_shares_a_key_with_its_day() -> None:
    """It knows the day of the year alone; so a dated page says that, too."""
    no_year = When(text="14 December", start=None, end=None, precision="day", edtf="XXXX-12-14")
    undated = on("undated", None, published_at=None, when=no_year)
    assert set(block_keys(undated)) & set(block_keys(on("dated", "2020-12-14")))
    assert not set(block_keys(undated)) & set(block_keys(on("other", "2020-12-16")))


def test_two_strikes_on_one_town_a_season_apart_stay_two() -> None:
    """Though one monitor tells of both with the same figure and some of the same words."""
    few = Sketch(terms=tuple(range(48)), weights=(65,) * 48)
    other = Sketch(terms=(0, 1, *range(100, 146)), weights=(65,) * 48)
    first = killed("a", 12, date="2020-08-01", sketch=few)
    second = killed("b", 12, date="2020-10-05", sketch=other)
    assert linked(first, second) == apart("a", "b")
