"""Changes between two states: each toll that differs, with its cause."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cenotaph.model.claims import Claim
from cenotaph.model.entries import Decided, Decision
from cenotaph.model.incidents import Incident, Standing
from cenotaph.model.reports import Report
from cenotaph.record.changes import changes
from cenotaph.record.states import Change, State
from cenotaph.toll.settle import settle
from tests.builders import claim, exact, report
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
        incidents={one.id: one for one in incidents},
        there=frozenset(shown),
        homes={**lie, **(homes or {})},
        **values,
    )


def stands(name: str, *places: tuple[str, ...], by: str = "reader") -> dict[str, Any]:
    """What a state tells of a page: who read it, and what it is known again by."""
    return {"readers": {name: by}, "places": {name: places}}


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
    late = sohr(exact(14), page="page-3")
    before = state(incident(page(TWELVE)), **stands("page-1", ("address", "a")))
    after = state(incident(page(late)), **stands("page-3", ("address", "a")))
    assert causes(before, after) == [("replacement", "page-1")]


def test_a_row_that_was_changed_replaces_what_it_was() -> None:
    """Rows of a sheet have no address, and are known by the id their keeper gave them."""
    late = sohr(exact(14), page="page-3")
    before = state(incident(page(TWELVE)), **stands("page-1", ("row", "7", "keeper")))
    after = state(incident(page(late)), **stands("page-3", ("row", "7", "keeper")))
    assert causes(before, after) == [("replacement", "page-1")]


def test_a_page_that_was_in_another_incident_was_merged() -> None:
    """The other incident is withdrawn, and says where it went."""
    before = state(incident(page(TWELVE)), incident(page(FIFTEEN), id_="b"))
    found = changes(before, state(incident(page(TWELVE), page(FIFTEEN))))
    assert [(one.incident, one.kind, one.into) for one in found] == [
        ("a", "changed", None),
        ("b", "withdrawn", "a"),
    ]
    assert [(one.kind, one.about) for one in found[0].causes] == [("merge", "b")]
    assert [(one.kind, one.about) for one in found[1].causes] == [("merge", "a")]


def test_a_page_that_left_was_split_off_or_is_gone() -> None:
    """Where it lies now tells which."""
    both = state(incident(page(TWELVE), page(FIFTEEN)))
    left = incident(page(TWELVE))
    assert causes(both, state(left, homes={"report of page-2": "c"})) == [("split", "c")]
    assert causes(both, state(left)) == [("page_gone", "page-2")]


def test_a_page_read_otherwise_is_a_new_extractors_doing() -> None:
    """The same report has another claim."""
    read = replace(TWELVE, count=exact(13))
    before = state(incident(page(TWELVE)), **stands("page-1", by="old"))
    found = only(before, state(incident(page(read)), **stands("page-1", by="new")))
    assert [(one.kind, one.about) for one in found.causes] == [("extractor", "page-1")]
    assert found.causes[0].text.endswith("was read again: 1 claim changed.")


def test_a_page_captured_again_with_another_date_was_not_read_by_other_rules() -> None:
    """It is the same page to the same reader: what was said of it is another."""
    read = replace(TWELVE, count=exact(13))
    before = state(incident(page(TWELVE)), **stands("page-1"))
    after = state(incident(page(read)), **stands("page-1"))
    assert causes(before, after) == [("replacement", "page-1")]


def test_a_page_that_tells_of_it_no_more_under_other_rules_still_stands() -> None:
    """A page that is only read otherwise is not said to be gone."""
    before = state(
        incident(page(TWELVE), page(FIFTEEN)), readers={"page-1": "old", "page-2": "old"}
    )
    after = state(incident(page(TWELVE)), readers={"page-1": "old", "page-2": "new"})
    assert causes(before, after) == [("extractor", "page-2")]


def test_a_page_that_tells_of_it_only_under_other_rules_was_not_added() -> None:
    """It was there all the time."""
    old, new = ({"page-1": "old", "page-2": by} for by in ("old", "new"))
    before = state(incident(page(TWELVE)), readers=old)
    after = state(incident(page(TWELVE), page(FIFTEEN)), readers=new)
    assert causes(before, after) == [("extractor", "page-2")]


def test_an_incident_that_no_page_tells_of_any_more_says_what_became_of_its_pages() -> None:
    """One that only was withheld has no such cause: its pages are where they were."""
    before = state(incident(page(TWELVE)), **stands("page-1", by="old"))
    assert causes(before, state(**stands("page-1", by="new"))) == [("extractor", "page-1")]
    assert causes(before, state()) == [("page_gone", "page-1")]
    hidden = {"there": frozenset("a"), "homes": {"report of page-1": "a"}}
    assert causes(before, State(incidents={}, policy="range", **hidden)) == []


def test_an_incident_that_is_new_says_what_it_came_out_of() -> None:
    """A split is no news of the world; a page that was added needs no word."""
    before = state(incident(page(TWELVE), page(FIFTEEN)))
    after = state(incident(page(TWELVE)), incident(page(FIFTEEN), id_="b"))
    found = {one.incident: one for one in changes(before, after)}
    assert [(one.kind, one.about) for one in found["b"].causes] == [("merge", "a")]
    assert only(state(), state(incident(page(TWELVE)))).causes == ()


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
    assert causes(state(amended), state(incident(page(TWELVE)))) == [("decision", "7")]


def test_a_decision_that_came_with_another_incident_is_no_cause_of_its_own() -> None:
    """It stood before; that the two were found to be one is the cause."""
    rejected = (standing("reject", 7, FIFTEEN.id),)
    before = state(
        incident(page(TWELVE)), incident(page(FIFTEEN), id_="b", decisions=rejected), seq=9
    )
    after = state(incident(page(TWELVE), page(FIFTEEN), decisions=rejected), seq=12)
    found = {one.incident: one for one in changes(before, after)}
    assert [one.kind for one in found["a"].causes] == ["merge"]


def test_a_release_changes_no_figure() -> None:
    """A page added beside it is the cause, alone."""
    released = incident(page(TWELVE), page(FIFTEEN), decisions=(standing("release", 9, "a"),))
    assert causes(state(incident(page(TWELVE))), state(released)) == [("claim", "page-2")]


def test_another_policy_is_a_cause() -> None:
    """The same claims under another rule."""
    one = incident(page(TWELVE), page(FIFTEEN))
    assert causes(state(one), state(one, policy="conservative")) == [("policy", "conservative")]


def decision(seq: int, action: str, subject: str, **details: str) -> Decision:
    """A decision of a person on a source, or on listed people."""
    decided = Decided(action=action, subject=subject, reason="Known.", details=details)  # type: ignore[arg-type]
    return Decision(seq=seq, at="", actor="person:1", decided=decided)


def test_voices_told_apart_otherwise_are_a_profiles_doing() -> None:
    """Its entry is named where its source speaks, and again where it is taken back."""
    before = incident(page(TWELVE), page(FIFTEEN))
    after = replace(before, tolls=incident(page(TWELVE)).tolls)
    said = (decision(8, "profile", "sohr", scope="civilians"), decision(9, "profile", "elsewhere"))
    assert causes(state(before), state(after, profiles=said)) == [("profile", "8")]
    assert causes(state(before, profiles=said), state(after)) == [("profile", "8")]


def test_a_profile_by_name_is_named_where_that_outlet_speaks() -> None:
    """On its own page, where nobody is named as the speaker."""
    own = claim(exact(12), page="page-1")
    before = incident(page(own, source="Example Monitor"), page(FIFTEEN))
    after = replace(before, tolls=incident(page(FIFTEEN)).tolls)
    said = (decision(8, "profile", "Example Monitor", scope="civilians"),)
    assert causes(state(before), state(after, profiles=said)) == [("profile", "8")]


def test_listed_people_put_under_an_incident_are_a_cause() -> None:
    """They are a floor under its toll."""
    before = incident(page(TWELVE), page(FIFTEEN))
    after = replace(before, tolls=incident(page(FIFTEEN)).tolls)
    said = (decision(8, "assign", "a"), decision(9, "assign", "b"))
    assert causes(state(before), state(after, lists=said)) == [("list", "8")]


def test_what_nothing_explains_is_said_to_be_unexplained() -> None:
    """No source's profile is made up for it."""
    before = incident(page(TWELVE), page(FIFTEEN))
    after = replace(before, tolls=incident(page(TWELVE)).tolls)
    assert causes(state(before), state(after)) == [("unknown", "a")]


def test_an_incident_that_was_not_shown_before_is_new() -> None:
    """Its tolls have no before; one that is no longer shown has no after."""
    one = state(incident(page(TWELVE)))
    assert only(state(), one).kind == "new"
    assert [change.before for change in only(state(), one).tolls] == [None]
    assert only(one, state()).kind == "withdrawn"
    assert [change.after for change in only(one, state()).tolls] == [None]
