"""What comparisons say of two reports, and what is said sooner."""

from dataclasses import replace
from itertools import combinations_with_replacement, product
from typing import Any

import pytest

from cenotaph.link.cluster import THRESHOLD
from cenotaph.link.compare import (
    APART,
    compare_traits,
    found_levels,
    in_common,
    score_unless_told_apart,
)
from cenotaph.link.traits import Traits, traits
from cenotaph.model.sketch import Sketch, sound_mark
from cenotaph.model.values import Place
from tests.builders import HAMA, claim, day, exact, report
from tests.link.reports import IDLIB, REGION

NOWHERE = replace(HAMA, gazetteer_id=None, precision="country", radius_km=750.0)


def post(id_: str, *where: Place, **about: Any) -> Traits:
    """A post of one noon that tells no time, of words of its own."""
    words = tuple(sound_mark(f"{id_} {number}") for number in range(12))
    values = {
        "when": None, "where": where, "published_at": "2024-03-12T12:00:00Z", "title": None,
        "sketch": Sketch(terms=words, weights=(55,) * 12),
    }  # fmt: skip
    return traits(report(id=id_, page=id_, **(values | about)))


def called(name: str, place: Place = NOWHERE) -> Place:
    """A place of this name, somewhere in a country unless said otherwise."""
    return replace(place, text=name, name=name)


def level(name: str, one: Traits, other: Traits) -> str | None:
    """What one comparison finds."""
    return found_levels(one, other).get(name)


def test_a_hamlet_that_no_list_has_is_one_wherever_its_province_lies() -> None:
    """Two spellings of it are one place; two hamlets of a country only may be."""
    one = post("a", called("Kikidéni"))
    in_province = replace(REGION, gazetteer_id=None, text="Kikideni", name="Kikideni")
    assert level("place", one, post("b", in_province)) == "sounds"
    assert level("place", one, post("c", called("Goundaka"))) == "wide"
    # the country itself is no hamlet
    syria = called("Syria", replace(NOWHERE, gazetteer_id="geonames:163843"))
    assert level("place", post("d", syria), post("e", syria)) == "wide"


@pytest.mark.parametrize(
    ("one", "other"), [("El Ortigal", "Ortigal"), ("Ad-Dalanj", "Dalanj"), ("Az Zawr", "al-Zawr")]
)
def test_an_article_is_no_part_of_a_name(one: str, other: str) -> None:
    """Some writers put it, some leave it out."""
    assert level("place", post("a", called(one)), post("b", called(other))) == "sounds"


def test_what_a_channel_posts_next_is_mostly_another_attack() -> None:
    """It speaks for two incidents, unless it repeats itself or comes back after days."""
    first = post("a", HAMA, source="Hama Now")
    assert level("source", first, post("b", HAMA, source="Hama Now")) == "same"
    assert level("source", first, post("b", HAMA, source="Homs Now")) is None
    assert level("source", first, post("a", HAMA, source="Hama Now")) is None
    late = post("b", HAMA, source="Hama Now", published_at="2024-03-15T12:00:00Z")
    assert level("source", first, late) is None
    page = post("b", HAMA, source="Hama Now",
                sketch=Sketch(terms=tuple(range(40)), weights=(55,) * 40))  # fmt: skip
    assert level("source", page, replace(page, published=first.published)) is None


def test_a_place_far_off_that_the_other_names_within_hours_is_a_namesake() -> None:
    """A day later it is another place's."""
    far = called("Maarin", replace(HAMA, lat=40.0, gazetteer_id="geonames:1"))
    names = Sketch(terms=(1,), weights=(55,), sounds=(sound_mark("maarin"),))
    other = post("b", HAMA, sketch=names)
    soon = compare_traits(post("a", far), other)
    later = post("b", HAMA, sketch=names, published_at="2024-03-13T12:00:00Z")
    assert soon["place"] < 0 < soon["mention"] and soon["score"] > -3
    assert compare_traits(post("a", far), later)["score"] <= -3


def test_a_town_is_hit_again_and_a_hamlet_once() -> None:
    """Posts of a town that lie days apart are two incidents, unless they share a name."""
    words = Sketch(terms=(1, 2, 3), weights=(40, 40, 40))
    late: dict[str, Any] = {"published_at": "2024-03-14T12:00:00Z", "sketch": words}
    next_day = late | {"published_at": "2024-03-13T11:00:00Z"}
    town, again = post("a", HAMA, sketch=words), post("b", HAMA, **late)
    assert compare_traits(town, again)["score"] <= -3
    assert compare_traits(town, post("b", HAMA, **next_day))["score"] > THRESHOLD
    hamlet = called("Kikidéni")
    once = compare_traits(post("a", hamlet, sketch=words), post("b", hamlet, **late))
    assert once["score"] > THRESHOLD
    named = replace(words, sounds=(7,))
    told = compare_traits(
        post("a", HAMA, sketch=named), post("b", HAMA, **(late | {"sketch": named}))
    )
    assert told["score"] > THRESHOLD


def test_posts_have_a_name_or_some_words_in_common() -> None:
    """A word of every second post is none."""
    bomb = Sketch(terms=(1,), weights=(40,))
    assert not in_common(post("a"), post("b"))
    assert in_common(post("a", sketch=bomb), post("b", sketch=bomb))
    named = Sketch(terms=(2,), weights=(40,), sounds=(7,))
    assert in_common(post("a", sketch=replace(bomb, sounds=(7,))), post("b", sketch=named))


def test_where_times_are_told_apart_nothing_else_is_asked() -> None:
    """Of such a pair there is no score; of any other it is the sum of all comparisons."""
    made = [
        traits(report(claim(exact(figure)), where=(place,), when=day(told)))
        for told, place, figure in product(
            ("2024-03-12", "2024-03-13", "2024-03-20", None), (HAMA, IDLIB), (3, 12)
        )
    ]
    scores = [
        (compare_traits(one, other)["score"], score_unless_told_apart(one, other))
        for one, other in combinations_with_replacement(made, 2)
    ]
    apart = [whole for whole, sooner in scores if sooner is None]
    assert apart and max(apart) <= APART
    assert [whole for whole, sooner in scores if sooner is not None] == [
        sooner for _, sooner in scores if sooner is not None
    ]
