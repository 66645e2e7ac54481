"""An incident takes its time, place, kind and parties from its reports."""

from cenotaph.model.claims import Responsibility
from cenotaph.model.entries import Decided
from cenotaph.model.values import Place, When
from cenotaph.toll.policies import Policy
from cenotaph.toll.range import RANGE
from cenotaph.toll.settle import settle
from tests.builders import HAMA, claim, day, exact, report
from tests.toll.tolls import bounds, ministry, reasons, sohr, toll

MONTH = When(
    text="in December", start="2020-12-01", end="2020-12-31", precision="month", edtf="2020-12"
)
VILLAGE = Place(
    text="a village near Hama",
    name="a village",
    lat=35.15,
    lon=36.76,
    radius_km=2.0,
    precision="exact",
    gazetteer_id=None,
    country="SY",
)
FAR = Place(
    text="Idlib",
    name="Idlib",
    lat=35.93,
    lon=36.63,
    radius_km=1.0,
    precision="exact",
    gazetteer_id=None,
    country="SY",
)


def test_the_most_precise_time_that_agrees_is_the_incidents() -> None:
    """A day within the month that another page names."""
    reports = (report(id="a", when=MONTH), report(id="b", when=day("2020-12-14")))
    assert settle("incident", reports).when == day("2020-12-14")


def test_a_time_that_most_contradict_is_not_the_incidents() -> None:
    """Two pages against one."""
    reports = tuple(
        report(id=id_, when=day(date))
        for id_, date in (("a", "2020-12-10"), ("b", "2020-12-14"), ("c", "2020-12-14"))
    )
    assert settle("incident", reports).when == day("2020-12-14")


def test_the_smallest_place_that_most_agree_with_is_the_incidents() -> None:
    """The village near Hama, not the point that one page gives elsewhere."""
    reports = tuple(report(id=place.text, where=(place,)) for place in (HAMA, VILLAGE, FAR))
    assert settle("incident", reports).where == (VILLAGE,)


def test_without_reports_nothing_is_known() -> None:
    """An incident whose reports were all taken away settles to an empty one."""
    empty = settle("incident", ())
    assert (empty.when, empty.where, empty.tolls, empty.voices) == (None, (), (), ())


def test_most_reports_decide_between_incident_and_episode() -> None:
    """Even is an incident."""
    one, two, three = (
        report(id=id_, kind=kind)
        for id_, kind in (("a", "episode"), ("b", "incident"), ("c", "episode"))
    )
    assert settle("incident", (one, two)).kind == "incident"
    assert settle("incident", (one, two, three)).kind == "episode"


def test_means_actors_and_responsibility_are_joined() -> None:
    """Each once."""

    def told(id_: str) -> Responsibility:
        return Responsibility(
            id=id_, actor=None, text="the army", stance="accuses", by=(), claims=(), spans={}
        )

    incident = settle(
        "incident",
        (
            report(id="a", means=("airstrike",), actors=("x",), responsibility=(told("r1"),)),
            report(
                id="b",
                means=("airstrike", "shelling"),
                actors=("x", "y"),
                responsibility=(told("r2"), told("r1")),
            ),
        ),
    )
    assert (incident.means, incident.actors) == (("airstrike", "shelling"), ("x", "y"))
    assert [item.id for item in incident.responsibility] == ["r1", "r2"]


def test_a_discounted_claim_sets_nothing_until_it_is_accepted() -> None:
    """The later decision stands."""
    twelve, fifteen = sohr(exact(12)), ministry(exact(15))
    discount, accept = (
        Decided(action=action, subject=twelve.id, reason="a person looked")
        for action in ("discount", "accept")
    )
    reports = (report(twelve, fifteen),)
    found = toll(settle("incident", reports, decisions=(discount,)))
    assert (bounds(found), reasons(found)) == ((15, 15, 15), {twelve.id: "discounted"})
    assert bounds(toll(settle("incident", reports, decisions=(discount, accept)))) == (12, None, 15)


def test_each_policy_rules_over_the_same_claims() -> None:
    """Tolls carry the policy's name and version; checks are raised once."""
    twin = Policy(name="range", version=RANGE.version, apply=RANGE.apply)
    incident = settle(
        "incident", (report(sohr(exact(0)), ministry(exact(3))),), policies=(RANGE, twin)
    )
    assert [(one.policy, one.policy_version) for one in incident.tolls] == [
        ("range", RANGE.version)
    ] * 2
    assert [check.code for check in incident.checks] == ["disputed"]


def test_a_series_holds_one_voices_figures_for_one_group_area_and_start() -> None:
    """Two pages of one series, in the order said; another start is another series."""
    since = When(text="since", start="2019-03", end=None, precision="open", edtf=None)
    later = When(text="since", start="2020-01", end=None, precision="open", edtf=None)
    claims = (
        sohr(exact(601), id="first", scope="cumulative", when=since, said_at="2020-12-01"),
        sohr(exact(640), id="second", scope="cumulative", when=since, said_at="2020-12-14"),
        sohr(exact(90), id="other", scope="cumulative", when=later),
        claim(exact(700), id="unknown", scope="cumulative", when=since),
    )
    found = settle("incident", (report(*reversed(claims)),)).series
    assert sorted((one.origin or "", one.claims) for one in found) == [
        ("", ("unknown",)),
        ("sohr", ("first", "second")),
        ("sohr", ("other",)),
    ]
