"""Sources and policies as the API gives them."""

from typing import get_args

from cenotaph.model.vocabulary import PolicyName
from cenotaph.toll.known_policies import POLICIES
from tests.api.stranger import Stranger, released, sealed
from tests.workbench.desk import Desk


def test_a_source_says_how_much_it_speaks(stranger: Stranger) -> None:
    """In the list, and alone by its id."""
    listed = {one["id"]: one for one in stranger.read("/sources")["items"]}
    assert listed["sohr"]["incidents"] == 1
    assert stranger.read("/sources/sohr") == listed["sohr"]


def test_sources_are_told_page_by_page(stranger: Stranger) -> None:
    """By name, each once; the list says how many there are."""
    whole = stranger.read("/sources")
    assert len(whole["items"]) == whole["total"] > 1
    assert list(stranger.all_of("/sources?limit=1")) == whole["items"]
    assert stranger.told("/sources?after=nowhere")[0] == 400


def test_a_source_of_unreleased_incidents_is_as_one_that_never_was(filled: Desk) -> None:
    """Whom only unreleased incidents hear is not told of."""
    elsewhere = next(one for one in filled.record.incidents() if one.where[0].name == "Homs")
    released(filled, elsewhere.id)
    stranger = Stranger(desk=filled)
    assert "sohr" not in str(stranger.read("/sources"))
    held, never = (stranger.ask(f"/sources/{id_}") for id_ in ("sohr", "nobody"))
    assert (held.status_code, held.content) == (404, never.content)


def test_a_sealed_source_appears_nowhere(stranger: Stranger) -> None:
    """Neither its name nor its id nor its words, in no answer."""
    sealed(stranger.desk, "sohr")
    ids = [one.id for one in stranger.desk.record.incidents()]
    paths = ["/sources", "/incidents", "/incidents.geojson", "/claims", "/changes"]
    paths += [f"/incidents/{id_}{rest}" for id_ in ids for rest in ("", "/claims", "/tolls")]
    for path in paths:
        body = stranger.ask(path).content.decode().casefold()
        assert ("sohr" in body, "syrian observatory" in body) == (False, False), path
    assert stranger.told("/sources/sohr")[0] == 404
    assert stranger.read("/incidents?source=sohr")["items"] == []
    assert stranger.read("/claims?speaker=sohr")["items"] == []


def test_every_policy_is_told_with_its_version(stranger: Stranger) -> None:
    """Those that tolls are made under, and no other."""
    told = {one["name"]: one["version"] for one in stranger.read("/policies")["items"]}
    assert told == {policy.name: policy.version for policy in POLICIES}
    assert set(told) == set(get_args(PolicyName))
