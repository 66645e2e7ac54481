"""Spans: whatever the text, what a reading points to is there, and reading it again is the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract import extract
from cenotaph.extract import reading as reading_of_pages
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page
from cenotaph.model.values import Span
from tests.extract.reading import PUBLISHED, page_of, read, small_reader

WHO = [
    "five people", "at least 12 soldiers", "two children and a woman", "several fighters",
    "dozens of villagers", "a man", "civilians", "ISIS terrorists", "nobody", "up to 30 rebels",
    "Examplo Testora", "12 women and children", "between 10 and 15 policemen", "more than 70",
    "a family of five", "another three", "no one", "he", "some of them",
]  # fmt: skip
HARM = [
    "were killed", "was wounded", "died", "were reportedly killed", "are missing", "were abducted",
    "lost their lives", "were shot dead", "have been displaced", "are feared dead",
    "were not killed", "were arrested", "were killed or wounded", "and",
]  # fmt: skip
WHERE = [
    "in Hama", "near Kharkiv", "in the Aleppo-Hama-Raqqa triangle", "on Monday", "since March 2019",
    "on December 12 and 13", "so far", "this year", "by Russian airstrikes", "in clashes", "",
]  # fmt: skip
TAIL = [
    ", including three children", ", most of them women", " (two men, one woman)", ", police said",
    ", according to the monitor", ", Reuters reported, citing medics", " — officials",
    ", it added", ": 12 soldiers and four rebels", "; the toll is expected to rise", "",
]  # fmt: skip
HEAD = [
    "SOHR said ", "The army denied that ", "“", "According to a doctor, ", "Killing ", "PHOTO: ",
    "The death toll reached ", "Among the dead were ", "Al-Shabaab claimed responsibility after ",
    "There are unconfirmed reports that ", "Gunmen killed ", "", "Warplanes flew 40 airstrikes; ",
]  # fmt: skip
END = [". ", ".\n\n", "\n", "? ", "” ", "… ", "\n- ", " "]


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Texts put together from pieces of reports, which may fit or not."""
    count = draw(st.integers(min_value=1, max_value=6))
    parts = (HEAD, WHO, HARM, WHERE, TAIL, END)
    pieces = [draw(st.sampled_from(part)) for _ in range(count) for part in parts]
    spaced = [p if p.startswith((",", " ", ";", ":", "”", ".")) else f" {p}" for p in pieces]
    return "".join(spaced).strip() or "five died"


def spans_of(claim: Claim) -> list[Span]:
    """Every span of a claim."""
    s = claim.spans
    told = [s.measure, s.quote, s.count, s.group, s.when, *s.attribution, *s.where]
    return [span for span in told if span is not None]


def check(page: Page, found: Extraction) -> None:
    """What must hold of every reading of every page."""
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)
    for claim in found.claims:
        quote = claim.spans.quote
        assert page.text[quote.start : quote.end] == claim.quote
        assert quote.covers(claim.spans.anchor)
        assert all(0 <= s.start < s.end <= len(page.text) for s in spans_of(claim))
        assert claim.spans.group is None or quote.covers(claim.spans.group)
        assert len(claim.spans.attribution) == len(claim.attribution)
        assert (claim.scope == "part") == (claim.part_of is not None)
        assert claim.part_of is None or claim.part_of in ids
        low, high = claim.count.min, claim.count.max
        assert low is None or high is None or low <= high
    for one in found.responsibility:
        assert set(one.claims) <= set(ids)
        assert page.text[slice(*one.spans["actor"])] == one.text
    assert all(0 <= n.start < n.end <= len(page.text) for n in found.names)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=reports(), dated=st.booleans())
def test_every_span_quotes_the_page(text: str, dated: bool) -> None:
    """Quotes equal their spans, counts lie in their quotes, ids are unique, parts have wholes."""
    page = page_of(text, published=PUBLISHED if dated else None)
    check(page, extract(page, small_reader()))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_is_read_without_a_failure(text: str) -> None:
    """Odd characters, lone marks and broken words raise nothing."""
    page = page_of(text)
    check(page, extract(page, small_reader()))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=reports(), noise=st.text(max_size=8), at=st.integers(min_value=0, max_value=400))
def test_a_report_with_noise_in_it_is_read_without_a_failure(
    text: str, noise: str, at: int
) -> None:
    """A report torn by any characters at any place is still read."""
    page = page_of(text[:at] + noise + text[at:])
    check(page, extract(page, small_reader()))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(text=reports())
def test_reading_twice_gives_the_same(text: str) -> None:
    """A reading depends on the page and the reader alone."""
    page = page_of(text)
    assert extract(page, small_reader()) == extract(page, small_reader())


@settings(max_examples=50, deadline=None, derandomize=True)
@given(text=reports())
def test_the_page_s_id_is_part_of_every_claim_s_id(text: str) -> None:
    """The same words on another page make other claims."""
    page = page_of(text)
    other = replace(page, id="another")
    mine = {c.id for c in extract(page, small_reader()).claims}
    assert mine.isdisjoint(c.id for c in extract(other, small_reader()).claims)


@pytest.mark.parametrize(
    "piece", ["killed five men and ", "at least more than ", "(5 killed ", "who killed a man who "]
)
def test_a_very_long_sentence_is_read_without_a_failure(piece: str) -> None:
    """A line without a stop, as broken pages hold, exhausts nothing."""
    page = page_of("Five men were killed " + piece * 700)
    check(page, extract(page, small_reader()))


def test_white_space_does_not_move_a_quote() -> None:
    """Odd spaces stay in the quote as they are in the page."""
    page = page_of("Five\u00a0people  were\nkilled in Hama.")
    found = extract(page, small_reader()).claims
    assert [c.quote for c in found] == ["Five\u00a0people  were\nkilled in Hama."]


def test_a_page_in_another_language_makes_a_problem_and_no_claim() -> None:
    """What is not read yet is said, never guessed at."""
    page = replace(page_of("Cinq personnes ont été tuées. Five people were killed."), language="fr")
    found = extract(page, small_reader())
    assert (found.claims, [p.code for p in found.problems]) == ((), ["language-not-read"])


def test_a_page_longer_than_a_book_is_read_in_its_first_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What lies behind the limit is named as a problem, and what lies before it is read."""
    monkeypatch.setattr(reading_of_pages, "_LONGEST_PAGE", 20)
    text = (
        "Five people were killed in Hama on Monday.\n\n" * 2 + "Nine people were killed in Idlib."
    )
    extraction = read(text)[1]
    told = [claim.count.figure for claim in extraction.claims]
    assert (told, [p.code for p in extraction.problems]) == ([5], ["page-too-long"])
