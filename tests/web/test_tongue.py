"""A page's own words on pages of another language: their language and their direction."""

from dataclasses import replace

import pytest
from lxml import html

from cenotaph.web.publish import render
from cenotaph.web.site import site_of
from cenotaph.web.tags import coded
from cenotaph.web.tongues import tongue
from tests.web.sample import edition, views


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ru", 'lang="ru" dir="ltr"'),
        ("ar-SY", 'lang="ar-SY" dir="rtl"'),
        (None, 'dir="auto"'),
        ('en" onload="x', 'dir="auto"'),
    ],
)
def test_words_carry_the_language_of_their_page(language: str | None, written: str) -> None:
    """What a page declares is taken as a code or not at all."""
    report = replace(views()[0].reports[0], language=language)
    assert tongue(report) == written


@pytest.mark.parametrize(("prefix", "around"), [("", "en"), ("ar/", "ar")])
def test_a_russian_quote_is_russian_on_every_page(prefix: str, around: str) -> None:
    """On the English page and on the Arabic one; what stands for a name is in the page's own."""
    view = views()[0]
    reports = tuple(replace(one, language="ru") for one in view.reports)
    site = site_of([replace(view, reports=reports)], edition())
    tree = html.fromstring(render(site, f"{prefix}incidents/{view.id}.html").decode())
    quotes = tree.xpath("//blockquote[@class='quote']")
    assert quotes
    assert {(one.get("lang"), one.get("dir")) for one in quotes} == {("ru", "ltr")}
    masks = tree.xpath("//blockquote//span[@class='withheld']")
    assert {one.get("lang") for one in masks} <= {around}
    assert tree.get("lang") == around


def test_code_in_a_sentence_of_the_docs_is_code() -> None:
    """Between backticks; all else is words."""
    assert coded("As `a<b` says.") == 'As <code dir="ltr">a&lt;b</code> says.'
