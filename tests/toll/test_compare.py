"""Two policies over one incident, and who heard a figure from whom."""

from cenotaph.model.claims import Speaker
from cenotaph.toll.compare import differences
from cenotaph.toll.heard import Branch, Told, heard_from
from cenotaph.toll.known_policies import POLICIES
from tests.builders import MINISTRY, SOHR, claim, exact
from tests.toll.tolls import ministry, settled, sohr

INCIDENT = settled(sohr(exact(12)), ministry(exact(15)), policies=POLICIES)


def test_tolls_that_differ_are_told_with_the_rule_of_each() -> None:
    """The lowest is one policy's best, and the other has none."""
    (found,) = differences(INCIDENT, "range", "conservative")
    assert found.measure == "killed"
    assert found.reasons == (
        "best: range none (none: the sources disagree); conservative 12 (the lowest is the best)",
        "highest: range 15 (the highest figure of 2 voices); "
        "conservative 12 (the lowest credible figure of 2 voices)",
    )


def test_a_grade_that_one_policy_alone_gives_is_no_difference() -> None:
    """The range gives none; two policies that grade differ in it."""
    assert differences(INCIDENT, "range", "graded") == ()
    (found,) = differences(INCIDENT, "two-source", "graded")
    assert [reason.partition(":")[0] for reason in found.reasons] == ["grade"]


def test_what_only_one_policy_leaves_out_is_named() -> None:
    """A figure without a speaker beside two voices."""
    stray = claim(exact(40), page="page-2")
    incident = settled(sohr(exact(12)), ministry(exact(15)), stray, policies=POLICIES)
    (found,) = differences(incident, "range", "two-source")
    assert found.reasons[-1] == (
        "two-source leaves out “40” of Outlet of page-2: "
        "it has not the support that this policy asks for"
    )


def test_a_measure_alone_can_be_compared() -> None:
    """Nobody is said to be injured."""
    assert differences(INCIDENT, "range", "conservative", "injured") == ()


def leaf(name: str, *claims: str) -> Branch:
    """An outlet that nobody repeats."""
    return Branch(name=name, claims=claims, repeated_by=())


def test_a_voice_is_a_tree_from_its_origin_to_the_pages() -> None:
    """Two outlets heard the monitor; one of them through an agency."""
    agency = Speaker(text="an agency", source=None, role="outlet")
    told = (
        Told(claim="1", outlet="Ledger", speakers=(SOHR,)),
        Told(claim="2", outlet="Herald", speakers=(agency, SOHR)),
        Told(claim="3", outlet="Ledger", speakers=(SOHR,)),
    )
    assert heard_from(told, origin="SOHR", nobody="a page") == Branch(
        name="SOHR",
        claims=(),
        repeated_by=(
            leaf("Ledger", "1", "3"),
            Branch(name="an agency", claims=(), repeated_by=(leaf("Herald", "2"),)),
        ),
    )


def test_one_source_under_two_names_is_one_branch() -> None:
    """Both are the root; a page without an outlet has a word of its own."""
    long = Speaker(text="the Syrian Observatory", source="sohr", role="monitor")
    told = (
        Told(claim="1", outlet=None, speakers=(long,)),
        Told(claim="2", outlet=None, speakers=(SOHR,)),
    )
    assert heard_from(told, origin="SOHR", nobody="a page") == Branch(
        name="SOHR", claims=(), repeated_by=(leaf("a page", "1", "2"),)
    )


def test_a_source_that_repeats_the_origin_lies_between_it_and_the_page() -> None:
    """The ministry gives the monitor's figure."""
    told = (Told(claim="1", outlet="Ledger", speakers=(MINISTRY,)),)
    assert heard_from(told, origin="SOHR", nobody="a page") == Branch(
        name="SOHR",
        claims=(),
        repeated_by=(
            Branch(name="health ministry", claims=(), repeated_by=(leaf("Ledger", "1"),)),
        ),
    )


def test_an_outlet_that_speaks_for_itself_is_its_own_root() -> None:
    """Also where it quotes sources it does not name."""
    unnamed = Speaker(text="sources", source=None, role="unnamed")
    told = (
        Told(claim="1", outlet="Ledger", speakers=()),
        Told(claim="2", outlet="Ledger", speakers=(unnamed,)),
    )
    assert heard_from(told, origin="Ledger", nobody="a page") == leaf("Ledger", "1", "2")
