"""Changes between two states: each toll that differs, with its cause."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.reports import Report
from cenotaph.record.changes import Change, State, changes
from cenotaph.toll.settle import settle
from tests.builders import exact, report
from tests.toll.tolls import ministry, sohr

TWELVE, FIFTEEN = sohr(exact(12)), ministry(exact(15), page="page-2")


def page(*claims: Claim, **fields: Any) -> Report:
    """One page's report, under the page's id."""
    return report(*claims, id=f"report of {claims[0].page}", **fields)


def incident(*reports: Report, id_: str = "a", **fields: Any) -> Incident:
    """The incident of these reports under every policy."""
    return replace(settle(id_, reports), **fields)


def state(*incidents: Incident, homes: Mapping[str, str] | None = None, **fields: Any) -> State:
    """A state that shows these incidents; reports lie where they are shown, and in `homes`."""
    shown = {one.id: {report.id for report in one.reports} for one in incidents}
    lie = {report: id_ for id_, reports in shown.items() for report in reports}
    values: dict[str, Any] = {"policy": "range"} | fields
    return State(
        incidents={one.id: one for one in incidents}, homes={**lie, **(homes or {})}, **values
    )


def only(before: State, after: State) -> Change:
    """The one change there is."""
    (found,) = changes(before, after)
    return found


def causes(before: State, after: State) -> list[tuple[str, str]]:
    """Kind and subject of each cause of the one change."""
    return [(one.kind, one.about) for one in only(before, after).causes]


def standing(action: str, seq: int, subject: str) -> Standing:
    """A person's decision that stands."""
    return Standing(
        subject=subject,
        action=action,
        seq=seq,
        at="",
        actor="person:1",
        role=None,
        reason="Seen.",  # type: ignore[arg-type]
    )


def test_a_new_page_that_moves_a_toll_is_its_cause() -> None:
    """12, then 12 to 15."""
    before, after = state(incident(page(TWELVE))), state(incident(page(TWELVE), page(FIFTEEN)))
    found = only(before, after)
    (change,) = found.tolls
    assert change.before is not None
    assert change.after is not None
    assert (change.before.max, change.after.max) == (12, 15)
    assert (found.kind, causes(before, after)) == ("changed", [("claim", "page-2")])
    assert "with 1 claim (“15”)" in found.causes[0].text


def test_a_new_page_that_moves_no_toll_is_no_change() -> None:
    """The ministry gives 12 as well; only the voices grow."""
    again = ministry(exact(12), page="page-2")
    assert changes(state(incident(page(TWELVE))), state(incident(page(TWELVE), page(again)))) == ()


def test_a_page_captured_again_replaces_its_earlier_capture() -> None:
    """Same address, other page."""
    url = "https://example.org/1"
    late = sohr(exact(14), page="page-3")
    before = state(incident(page(TWELVE, url=url)))
    assert causes(before, state(incident(page(late, url=url)))) == [("replacement", "page-1")]


def test_a_page_that_was_in_another_incident_was_merged() -> None:
    """The other incident is withdrawn, and says where it went."""
    before = state(incident(page(TWELVE)), incident(page(FIFTEEN), id_="b"))
    found = changes(before, state(incident(page(TWELVE), page(FIFTEEN))))
    assert [(one.incident, one.kind, one.into) for one in found] == [
        ("a", "changed", None),
        ("b", "withdrawn", "a"),
    ]
    assert [(one.kind, one.about) for one in found[0].causes] == [("merge", "b")]


def test_a_page_that_left_was_split_off_or_is_gone() -> None:
    """Where it lies now tells which."""
    both = state(incident(page(TWELVE), page(FIFTEEN)))
    left = incident(page(TWELVE))
    assert causes(both, state(left, homes={"report of page-2": "c"})) == [("split", "c")]
    assert causes(both, state(left)) == [("page_gone", "page-2")]


def test_a_page_read_otherwise_is_a_new_extractors_doing() -> None:
    """The same report has another claim."""
    read = replace(TWELVE, count=exact(13))
    assert causes(state(incident(page(TWELVE))), state(incident(page(read)))) == [
        ("extractor", "page-1")
    ]


def test_a_claim_that_a_person_amended_is_the_decisions_doing() -> None:
    """Nothing was read again."""
    amended = incident(
        page(replace(TWELVE, count=exact(13))), decisions=(standing("amend", 7, TWELVE.id),)
    )
    assert causes(state(incident(page(TWELVE))), state(amended)) == [("decision", "7")]


def test_a_decision_taken_back_is_a_cause_too() -> None:
    """Its entry stands no more."""
    amended = incident(
        page(replace(TWELVE, count=exact(13))), decisions=(standing("amend", 7, TWELVE.id),)
    )
    found = only(state(amended), state(incident(page(TWELVE))))
    assert ("decision", "7") in [(one.kind, one.about) for one in found.causes]


def test_a_release_changes_no_figure() -> None:
    """A page added beside it is the cause, alone."""
    released = incident(page(TWELVE), page(FIFTEEN), decisions=(standing("release", 9, "a"),))
    assert causes(state(incident(page(TWELVE))), state(released)) == [("claim", "page-2")]


def test_another_policy_is_a_cause() -> None:
    """The same claims under another rule."""
    one = incident(page(TWELVE), page(FIFTEEN))
    assert causes(state(one), state(one, policy="conservative")) == [("policy", "conservative")]


def test_voices_told_apart_otherwise_are_a_profiles_doing() -> None:
    """Nothing of the incident's own has changed."""
    before = incident(page(TWELVE), page(FIFTEEN))
    after = replace(before, tolls=incident(page(TWELVE)).tolls)
    assert causes(state(before), state(after)) == [("profile", "a")]


def test_an_incident_that_was_not_shown_before_is_new() -> None:
    """Its tolls have no before; one that is no longer shown has no after."""
    one = state(incident(page(TWELVE)))
    assert only(state(), one).kind == "new"
    assert [change.before for change in only(state(), one).tolls] == [None]
    assert only(one, state()).kind == "withdrawn"
    assert [change.after for change in only(one, state()).tolls] == [None]
