"""A page's sketch keeps what its words tell it apart by, and none of the words."""

from cenotaph.extract.sketch import sketch
from cenotaph.model.sketch import Sketch, mark
from cenotaph.model.values import Span

TEXT = (
    "Ana Beltramo, 34, was shot in the 1200 block of North Quillby Street around 9:15 p.m. Friday, "
    "April 27. Mayor Otto Grandel said a 7-year-old saw it. The man told Ines Varga nothing."
)


def sketched(text: str = TEXT, *names: str) -> Sketch:
    """The sketch of a text in which these names were found."""
    found = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return sketch(text, found, (Span(0, len(text)),), None)


def test_ages_streets_hours_and_days_are_kept() -> None:
    """As numbers, or as hashes."""
    its = sketched()
    assert (its.ages, its.clock, its.weekdays, its.dates) == (
        (7, 34),
        (21 * 60 + 15,),
        (4,),
        ("04-27",),
    )
    assert its.streets == (mark("quillby"),)


def test_names_are_kept_as_hashes() -> None:
    """Of the words, and of first and last name together."""
    its = sketched(TEXT, "Ana Beltramo")
    assert its.people == (mark("ana beltramo"),)
    assert mark("beltramo") in its.names


def test_who_speaks_or_holds_an_office_is_left_out() -> None:
    """The mayor speaks of every incident of the town."""
    assert sketched(TEXT, "Otto Grandel").people == ()


def test_rare_words_weigh_more() -> None:
    """A word that no table knows, and one of every page."""
    its = sketched()
    weight = dict(zip(its.terms, its.weights, strict=True))
    assert weight[mark("quillby")] > weight[mark("man")] > weight.get(mark("the"), 0)


def test_the_words_of_time_are_no_terms() -> None:
    """They are compared as times."""
    assert not {mark("friday"), mark("april")} & set(sketched().terms)


def test_at_most_48_terms_are_kept() -> None:
    """A long page is as short as a page."""
    text = " ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200))
    assert len(sketched(text).terms) == 48


def test_scenes_are_kept_by_kind() -> None:
    """A course and students are one kind; a word may be of none."""
    its = sketched("A blast at a tutoring centre killed students beside a bazaar.")
    assert its.scenes == ("market", "school")
    assert sketched("A blast killed four.").scenes == ()
