"""Incidents, claims and tolls as the API gives them."""

from urllib.parse import quote

import pytest

from cenotaph.export.contract import view_plain
from cenotaph.run.viewing import view_of
from tests.api.stranger import Stranger, decided, released
from tests.workbench.desk import Desk


def test_only_released_incidents_are_given(filled: Desk) -> None:
    """No list holds one that is not released, nor what it says."""
    one, other = filled.record.incidents()
    released(filled, one.id)
    stranger = Stranger(desk=filled)
    for path in ("/incidents", "/incidents.geojson", "/claims", "/changes"):
        body = stranger.ask(path).content.decode()
        assert (one.id in body, other.id in body) == (True, False)


@pytest.mark.parametrize("rest", ["", "/claims", "/tolls", "?policy=graded"])
def test_an_unreleased_incident_is_as_one_that_never_was(filled: Desk, rest: str) -> None:
    """The answers have the same status, headers and words."""
    one, _ = filled.record.incidents()
    stranger = Stranger(desk=filled)
    held, never = (stranger.ask(f"/incidents/{id_}{rest}") for id_ in (one.id, "0" * 16))
    assert held.status_code == 404
    assert (held.content, dict(held.headers)) == (never.content, dict(never.headers))


def test_a_part_of_an_id_finds_nothing(stranger: Stranger) -> None:
    """Ids cannot be found out a letter at a time."""
    one, _ = stranger.desk.record.incidents()
    assert stranger.told(f"/incidents/{one.id[:12]}")[0] == 404


def test_an_incident_is_its_public_view(stranger: Stranger) -> None:
    """The answer is the line that the export writes for the public."""
    record = stranger.desk.record
    one, _ = record.incidents()
    for policy in ("range", "graded"):
        wanted = view_plain(view_of(record, one, "public", policy))
        assert stranger.read(f"/incidents/{one.id}?policy={policy}") == wanted


def test_claims_and_tolls_are_those_of_the_incident(stranger: Stranger) -> None:
    """The parts, asked for alone, are the parts of the whole."""
    one, _ = stranger.desk.record.incidents()
    whole = stranger.read(f"/incidents/{one.id}?policy=conservative")
    claims = stranger.read(f"/incidents/{one.id}/claims")["items"]
    tolls = stranger.read(f"/incidents/{one.id}/tolls?policy=conservative")
    assert [item["claim"] for item in claims] == whole["claims"]
    assert (tolls["policy"], tolls["items"]) == ("conservative", whole["tolls"])


def test_an_incident_that_went_into_another_is_sent_on(stranger: Stranger) -> None:
    """Its address leads to the one that has its reports, with all that was asked."""
    record = stranger.desk.record
    kept, gone = merged(stranger.desk)
    answer = stranger.ask(f"/incidents/{gone}/tolls?policy=graded")
    assert answer.status_code == 308
    assert answer.headers["Location"] == f"/api/v1/incidents/{kept}/tolls?policy=graded"
    assert stranger.read(f"/incidents/{kept}")["id"] == record.home(gone)


def test_nothing_leads_to_an_unreleased_incident(filled: Desk) -> None:
    """One that went into an incident that is not released is not there."""
    _, gone = merged(filled)
    assert Stranger(desk=filled).told(f"/incidents/{gone}")[0] == 404


def merged(desk: Desk) -> tuple[str, str]:
    """Two incidents put together: the one that stays, the one that went into it."""
    one, other = (incident.id for incident in desk.record.incidents())
    decided(desk, "merge", one, {"with": other})
    kept = desk.record.home(one)
    return kept, other if kept == one else one


def test_a_list_goes_on_where_it_ended(stranger: Stranger) -> None:
    """Page after page gives each incident once, the newest first."""
    days = [item["when"]["start"] for item in stranger.all_of("/incidents?limit=1")]
    assert len(days) == 2
    assert days == sorted(days, reverse=True)
    assert list(stranger.all_of("/claims?limit=1")) == list(stranger.all_of("/claims"))


@pytest.mark.parametrize(
    ("asked", "towns"),
    [
        ("since=2021", ["Homs"]),
        ("until=2020-12-31", ["Hama"]),
        ("place=ham", ["Hama"]),
        ("text=mine", ["Homs"]),
        ("near=34.73,36.71,10", ["Homs"]),
        ("killed_min=12", ["Hama"]),
        ("killed_max=3", ["Homs"]),
        ("killed_max=3&place=hama", []),
        ("means=airstrike", ["Hama"]),
        ("policy=two-source&grade=supported", ["Hama"]),
        ("source=sohr", ["Hama"]),
        ("country=SY", ["Homs", "Hama"]),
    ],
)
def test_what_is_asked_must_hold(stranger: Stranger, asked: str, towns: list[str]) -> None:
    """Each filter leaves the incidents that it describes, in the list and on the map."""
    found = stranger.read(f"/incidents?{asked}")
    assert [item["where"][0]["name"] for item in found["items"]] == towns
    assert found["total"] == len(towns)
    features = stranger.read(f"/incidents.geojson?{asked}")["features"]
    assert [one["properties"]["where"][0]["name"] for one in features] == towns


def test_tolls_are_those_of_the_policy(stranger: Stranger) -> None:
    """A list shows the tolls of one policy alone."""
    for policy in ("range", "graded"):
        items = stranger.read(f"/incidents?policy={policy}")["items"]
        assert {toll["policy"] for item in items for toll in item["tolls"]} == {policy}


def test_claims_are_chosen_by_what_they_say(stranger: Stranger) -> None:
    """By measure, by speaker, by certainty."""
    injured = stranger.read("/claims?measure=injured")["items"]
    assert {item["claim"]["count"]["figure"] for item in injured} == {5}
    heard = stranger.read("/claims?speaker=sohr&measure=killed")["items"]
    assert {item["claim"]["count"]["figure"] for item in heard} == {12}
    assert stranger.read("/claims?certainty=expected")["items"] == []


def test_a_place_on_the_map_is_longitude_first(stranger: Stranger) -> None:
    """As RFC 7946 has it."""
    (one,) = stranger.read("/incidents.geojson?place=homs")["features"]
    place = one["properties"]["where"][0]
    assert one["geometry"]["coordinates"] == [place["lon"], place["lat"]]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("since=yesterday", "“yesterday” is no date"),
        ("until=2023-99-01", "is no date"),
        ("policy=best", "“best” cannot be read as policy"),
        ("limit=0", "cannot be read as limit"),
        ("limit=1000000", "cannot be read as limit"),
        ("limit=many", "cannot be read as limit"),
        ("killed_min=-1", "cannot be read as killed_min"),
        (f"killed_min={10**30}", "cannot be read as killed_min"),
        ("near=Hama", "“Hama” is no circle"),
        ("near=nan,0,5", "is no circle"),
        ("near=91,0,5", "is no circle"),
        ("near=34,36,-5", "is no circle"),
        ("means=magic", "cannot be read as means"),
        ("after=here", "place in the list"),
        ("after=2023-01-01~", "place in the list"),
        ("polcy=graded", "There is nothing called “polcy”"),
        ("text=%00", "cannot be read as text"),
        (f"text={'a' * 300}", "cannot be read as text"),
        ("after=" + quote("~' OR 1=1"), ""),
    ],
)
def test_what_cannot_be_read_is_told(stranger: Stranger, asked: str, words: str) -> None:
    """A sentence says what is wrong and what to write; nothing fails, nothing passes for all."""
    answer = stranger.ask(f"/incidents?{asked}")
    if not words:
        assert (answer.status_code, answer.json()["items"]) == (200, [])
        return
    error = answer.json()["error"]
    assert answer.status_code == 400
    assert words in error["message"]
    assert error["hint"]


def test_no_such_route_is_told(stranger: Stranger) -> None:
    """Also outside a version."""
    assert stranger.told("/nothing")[:2] == (404, "no-route")
    assert stranger.ask("/../../workbench").status_code == 404
