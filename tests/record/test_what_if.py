"""What a toll would be, were something decided."""

from cenotaph.model.claims import Speaker
from cenotaph.model.incidents import Incident
from cenotaph.record.what_if import as_one, if_rejected, without
from cenotaph.toll.settle import settle
from tests.builders import claim, exact, report


def incident(id_: str, *figures: int) -> Incident:
    """An incident of as many reports, each with a voice and a figure of its own."""
    reports = (
        report(
            claim(
                exact(n),
                page=f"{id_}{n}",
                id=f"c-{id_}{n}",
                attribution=(Speaker(text=f"s{n}", source=f"s{n}", role="monitor"),),
            ),
            page=f"{id_}{n}",
            id=f"r-{id_}{n}",
        )
        for n in figures
    )
    return settle(id_, tuple(reports))


def killed(one: Incident) -> tuple[int | None, int | None]:
    """The bounds of the killed, under the policy that pages are shown with."""
    toll = next(t for t in one.tolls if t.policy == "range" and t.key is None)
    return toll.min, toll.max


def test_a_figure_that_is_rejected_sets_no_bound() -> None:
    """What is left sets it."""
    one = incident("a", 3, 5, 9)
    assert killed(one) == (3, 9)
    assert killed(if_rejected(one, "c-a9", ())) == (3, 5)


def test_a_report_that_is_kept_apart_counts_no_more() -> None:
    """With all its claims."""
    assert killed(without(incident("a", 3, 5, 9), {"r-a3"}, ())) == (5, 9)


def test_two_that_are_one_have_one_toll() -> None:
    """Between the lowest and the highest of both."""
    one = as_one(incident("a", 3, 5), incident("b", 4, 9), ())
    assert (one.id, killed(one), len(one.reports)) == ("a", (3, 9), 4)
