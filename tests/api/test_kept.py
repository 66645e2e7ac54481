"""Answers that are kept until the log grows."""

from cenotaph.web.api.kept import Body, Kept
from tests.api.stranger import Stranger, decided


def body(size: int) -> Body:
    """An answer of so many bytes."""
    return Body(content=b"x" * size, media="application/json")


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    """Memory is bounded by bytes, and one answer that is larger than all is not kept."""
    kept = Kept(most=10)
    for tag in ("a", "b"):
        kept.put(tag, body(5))
    kept.get("a")
    kept.put("c", body(5))
    assert [kept.get(tag) is not None for tag in "abc"] == [True, False, True]
    kept.put("d", body(11))
    assert [kept.get(tag) for tag in "acd"] == [None, None, None]


def test_a_kept_answer_is_the_same(stranger: Stranger) -> None:
    """Asked again, with the same headers, of JSON and of GeoJSON."""
    for path in ("/incidents", "/incidents.geojson"):
        first, again = stranger.ask(path), stranger.ask(path)
        assert (again.content, dict(again.headers)) == (first.content, dict(first.headers))


def test_what_is_withheld_is_not_kept(stranger: Stranger) -> None:
    """The first answer after a decision is of the state after it."""
    one, _ = stranger.desk.record.incidents()
    assert stranger.ask(f"/incidents/{one.id}").status_code == 200
    decided(stranger.desk, "withhold", one.id)
    assert stranger.ask(f"/incidents/{one.id}").status_code == 404
