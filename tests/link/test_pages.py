"""Pages that nobody keeps are linked as those of a record."""

from cenotaph.link.pages import lead_incidents
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.sketch import Sketch
from tests.builders import day, exact
from tests.link.reports import IDLIB, at, extraction

WORDS = Sketch(terms=tuple(range(48)), weights=(65,) * 48)
NOTHING = {"setting_when": None, "setting_where": ()}


def test_each_page_has_the_incident_that_it_leads_with() -> None:
    """Two pages on Hama, one on Idlib, in their order."""
    one = extraction(at(0), page="one")
    far = at(0, where=(IDLIB,), count=exact(40))
    other = extraction(far, page="other", setting_where=(IDLIB,))
    again = extraction(at(0), page="again")
    found = lead_incidents((one, other, again))
    assert (found[0] == found[2], found[0] == found[1]) == (True, False)


def test_a_page_without_a_claim_is_linked_by_its_words() -> None:
    """A vigil, and the page of the strike: the same rare words, days apart."""
    strike = extraction(at(0), page="strike", sketch=WORDS)
    vigil = extraction(page="vigil", sketch=WORDS, published_at="2020-12-18", **NOTHING)
    assert len(set(lead_incidents((strike, vigil)))) == 1


def test_pages_with_nothing_in_common_but_their_day_are_two() -> None:
    """Neither says where, or what."""
    pages = (extraction(page=name, **NOTHING) for name in ("one", "other"))
    assert len(set(lead_incidents(pages))) == 2


def test_a_told_day_apart_keeps_two() -> None:
    """The town and the figure are the same, the day is not."""
    first = extraction(at(0), page="first")
    next_day = extraction(
        at(0, when=day("2020-12-15")), page="next", setting_when=day("2020-12-15")
    )
    assert len(set(lead_incidents((first, next_day)))) == 2


def brief(name: str, first: int, *claims: Claim) -> Extraction:
    """A headline of three rare words and of no place."""
    words = Sketch(terms=(first, first + 1, first + 2), weights=(65,) * 3)
    return extraction(*claims, page=name, sketch=words, **NOTHING)


def test_the_day_decides_where_words_do_not_and_the_day_has_one_incident() -> None:
    """A headline without a claim, of the day of one strike; of two strikes it may be of either."""
    strike = brief("strike", 1, at(0, where=()))
    other = brief("other", 11, at(0, where=(), count=exact(90)))
    bare = brief("bare", 21)
    assert len(set(lead_incidents((strike, bare)))) == 1
    assert len(set(lead_incidents((strike, other, bare)))) == 3
