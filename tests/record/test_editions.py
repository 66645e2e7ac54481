"""Editions: a published state and its id."""

from cenotaph.record.editions import edition_of


def test_an_edition_is_its_content() -> None:
    """The same state has the same id in any order of incidents; another state another id."""
    state = {"seq": 1, "head": "h", "code_version": "1", "policy": "range", "date": "2024-01-01"}
    first = edition_of(**state, incidents=["b", "a"])
    assert first == edition_of(**state, incidents=["a", "b"])
    assert first.id != edition_of(**{**state, "seq": 2}, incidents=["a", "b"]).id
