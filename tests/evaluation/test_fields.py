"""Fields of a matched pair."""

from typing import Any

import pytest

from cenotaph.model.claims import Group, Speaker
from evaluation.fields import FIELDS, means_overlap, shown
from evaluation.gold import FIELD_NAMES
from tests.evaluation.build import annotated, found, of, place


def right(field: str, gold: dict[str, Any], **read: Any) -> bool:
    """Whether a field of the read claim agrees with the annotation."""
    return FIELDS[field](of(annotated(**gold)).claims[0], found("Five", 5, **read))


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_the_builders_claim_agrees_in_every_field(field: str) -> None:
    """Each test below changes one thing of a pair that agrees."""
    assert right(field, {})


def speaker(text: str, source: str | None = None) -> tuple[Speaker, ...]:
    """A chain of one."""
    return (Speaker(text=text, source=source, role="official"),)


@pytest.mark.parametrize(
    ("wanted", "read", "agree"),
    [
        ("Interior Ministry", speaker("the interior ministry"), True),
        ("Interior Ministry", speaker("defence ministry"), False),
        ("police", speaker("a police spokesman"), True),
        ("Syrian Observatory for Human Rights", speaker("the monitor", "sohr"), True),
        ("Syrian Observatory for Human Rights", speaker("the monitor"), False),
        ("police", (), False),
    ],
)
def test_speakers_are_one_by_source_or_by_most_of_their_words(
    wanted: str, read: tuple[Speaker, ...], agree: bool
) -> None:
    """The origin is compared, articles apart."""
    chain = [{"text": wanted, "role": "official"}]
    assert right("speaker", {"attribution": chain}, attribution=read) == agree


def test_no_speaker_on_either_side_agrees() -> None:
    """The page's own voice is the page's own voice."""
    assert right("speaker", {"attribution": []}, attribution=())
    assert right("role", {"attribution": []}, attribution=())


def test_a_chain_of_another_length_is_wrong() -> None:
    """Who relays it matters, even where the origin is right."""
    links = [{"text": "Reuters", "role": "outlet"}, {"text": "SOHR", "role": "monitor"}]
    assert right("speaker", {"attribution": links})
    assert not right("chain", {"attribution": links})


@pytest.mark.parametrize(("north", "agree"), [(35.13, True), (35.34, True), (35.40, False)])
def test_a_place_within_25_km_is_right(north: float, agree: bool) -> None:
    """A fifth of a degree of latitude is 22 km, a quarter and more is 30."""
    assert right("where", {}, where=(place(north, 36.75),)) == agree


def test_a_place_that_is_not_read_is_wrong() -> None:
    """None is right only where none is given."""
    assert not right("where", {}, where=())
    assert right("where", {"where": None}, where=())


def test_an_actor_may_go_by_another_of_its_names() -> None:
    """The annotator need not know our ids; the party of an actor is its side."""
    gold = {"actor": "syrian-army", "side": "syrian-army"}
    group = Group(status="armed_forces", actor="syrian-army", side="syrian-government")
    assert right("actor", gold, group=group)
    assert right("side", gold, group=group)
    assert not right("side", gold, group=Group(side="civilian"))


def test_means_are_compared_as_sets() -> None:
    """One of two is two thirds; none on both sides is whole."""
    gold = of(annotated(means=["clash", "airstrike"])).claims[0]
    assert means_overlap(gold, found("Five", 5, means=("clash",))) == pytest.approx(2 / 3)
    assert means_overlap(of(annotated()).claims[0], found("Five", 5)) == 1.0


@pytest.mark.parametrize("field", [name for name in FIELD_NAMES if name != "part_of"])
def test_every_field_can_be_shown(field: str) -> None:
    """An error list has words for every field."""
    wanted, ours = shown(field, of(annotated()).claims[0], found("Five", 5))
    assert wanted
    assert ours
