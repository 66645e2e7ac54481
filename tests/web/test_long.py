"""An incident of two hundred claims: a page that stays light, and one that holds every word."""

import re

import pytest
from django.http import Http404
from lxml import html

from cenotaph.web.incident_page import IN_FULL
from cenotaph.web.publish import addresses, render
from cenotaph.web.site import site_of
from tests.web.sample import edition, views
from tests.web.sample_long import MANY, long_view

VIEW = long_view()
SITE = site_of([VIEW, views()[1]], edition())
SHORT, LONG = f"incidents/{views()[1].id}", f"incidents/{VIEW.id}"
_MAP = re.compile(rb'<svg class="map.*?</svg>', re.DOTALL)


def tree(path: str) -> html.HtmlElement:
    """A page as lxml reads it."""
    return html.fromstring(render(SITE, path).decode())


@pytest.mark.parametrize("language", ["", "ar/"])
def test_a_long_incident_stays_below_a_hundred_thousand_bytes(language: str) -> None:
    """Apart from its maps, which are drawings of one size."""
    page = render(SITE, f"{language}{LONG}.html")
    assert len(VIEW.claims) == MANY
    assert len(_MAP.sub(b"", page)) < 100_000


@pytest.mark.parametrize("language", ["", "ar/"])
def test_every_claim_of_it_is_reached_without_a_script(language: str) -> None:
    """Each has its place on the page, in full or as a link to where its words are."""
    page, further = tree(f"{language}{LONG}.html"), tree(f"{language}{LONG}/claims.html")
    ids = {f"c-{claim.id}" for claim in VIEW.claims}
    in_full = set(page.xpath("//ol[@class='claims']/li/@id"))
    linked = {link.get("id"): link.get("href") for link in page.xpath("//p//a[@id]")}
    assert len(in_full) == IN_FULL
    assert in_full | set(linked) == ids
    assert all(to == f"{VIEW.id}/claims.html#{id_}" for id_, to in linked.items())
    assert set(further.xpath("//ol[@class='claims']/li[blockquote or p]/@id")) == ids
    assert len(further.xpath("//ul[@class='sources']/li")) == len(VIEW.reports)


def test_what_sets_a_bound_is_in_full_on_the_page_itself() -> None:
    """A reader of the toll need not turn the page for the words that it rests on."""
    in_full = set(tree(f"{LONG}.html").xpath("//ol[@class='claims']/li/@id"))
    whole = [toll.set_by for toll in VIEW.tolls if toll.key is None]
    setting = {f"c-{id_}" for one in whole for id_ in (*one.min, *one.best, *one.max)}
    assert setting <= in_full


def test_a_short_incident_has_one_page() -> None:
    """Its claims have no second address, and none is published."""
    assert f"{LONG}/claims.html" in addresses(SITE)
    assert f"{SHORT}/claims.html" not in addresses(SITE)
    with pytest.raises(Http404):
        render(SITE, f"{SHORT}/claims.html")
