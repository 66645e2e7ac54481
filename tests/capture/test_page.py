"""Pages: what they say of themselves, what the caller knows, ids, and bytes that are no page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.capture.media import MAX_BYTES
from cenotaph.errors import PageError
from tests.capture.pages import FIRST, HEADLINE, article, read

HEAD = """
<meta property="og:title" content="Nine soldiers killed at post east of the town">
<meta property="og:site_name" content="The Example Ledger">
<meta property="article:published_time" content="2020-12-14T09:30:00+02:00">
<link rel="canonical" href="https://ledger.example.org/nine">
"""


def test_a_page_says_what_it_is() -> None:
    """Title, outlet, date with its time of day, language and address are the page's own."""
    page = read(article(head=HEAD))
    assert (page.title, page.source, page.published_at, page.language, page.url) == (
        HEADLINE,
        "The Example Ledger",
        "2020-12-14T09:30:00+02:00",
        "en",
        "https://ledger.example.org/nine",
    )


def test_the_caller_outranks_the_page() -> None:
    """What the receipt says holds."""
    page = read(
        article(head=HEAD),
        title="Another title",
        source="Another outlet",
        published_at="2020-12-15",
        url="https://other.example.org/1",
    )
    assert (page.title, page.source, page.published_at, page.url) == (
        "Another title",
        "Another outlet",
        "2020-12-15",
        "https://other.example.org/1",
    )


@pytest.mark.parametrize("given", [{}, {"title": "t" * 100_000, "source": "s" * 100_000}])
def test_a_title_of_a_megabyte_is_cut(given: dict[str, str]) -> None:
    """Lists show titles and outlets: one page must not be all of a list."""
    head = f'<title>{"T" * 1_000_000}</title><meta property="og:site_name" content="{"S" * 9_999}">'
    page = read(f"<html><head>{head}</head><body><p>{FIRST}</p></body></html>", **given)
    assert (len(page.title or ""), len(page.source or "")) == (500, 500)


def test_linked_data_is_read() -> None:
    """JSON-LD gives what the meta elements leave out, in a graph or alone."""
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, '
        '{"@type": ["NewsArticle"], "headline": "Nine soldiers killed at post east of the town", '
        '"datePublished": "2020-12-14", "publisher": {"name": "Example Wire"}}]}</script>'
    )
    page = read(article(head=data))
    assert (page.source, page.published_at) == ("Example Wire", "2020-12-14")


def test_broken_linked_data_is_left_aside() -> None:
    """A torn script does not fail the page."""
    page = read(article(head='<script type="application/ld+json">{"@type": [[[</script>'))
    assert page.published_at is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="date" content="14 December 2020">', "2020-12-14"),
        (
            '<meta name="pubdate" content="Mon, 14 Dec 2020 09:30:00 +0000">',
            "2020-12-14T09:30:00+00:00",
        ),
        ('<meta name="dc.date" content="soon">', None),
    ],
)
def test_dates_of_meta_elements(head: str, expected: str | None) -> None:
    """Dates in the forms pages use; words that are no full date are none."""
    assert read(article(head=head)).published_at == expected


def test_a_time_element_dates_the_page() -> None:
    """The one marked as publication, else the first."""
    times = (
        '<time datetime="2020-12-16T08:00">now</time>'
        '<time class="entry-date" datetime="2020-12-14T09:30">then</time>'
    )
    assert read(article(above=times)).published_at == "2020-12-14T09:30:00"


def test_the_host_stands_for_an_outlet_without_a_name() -> None:
    """An address alone names its outlet by its host."""
    assert read(FIRST, url="https://www.example.org/a").source == "example.org"


def test_an_unreadable_given_date_is_told() -> None:
    """A given date that is no full date is left aside with a problem."""
    page = read(FIRST, published_at="last week")
    assert page.published_at is None
    assert [problem.code for problem in page.problems] == ["published-unreadable"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town was shelled and five people were killed, the mayor said on Monday.", "en"),
        (
            "Cinq civils ont été tués et douze autres blessés lundi dans le village, a déclaré le "
            "préfet de la région. Les assaillants sont venus à moto avant l'aube et ont brûlé "
            "plusieurs maisons, selon un habitant.",
            "fr",
        ),
        ("В городе погибли пять человек, сообщили в больнице.", "ru"),
        ("У місті загинули п’ять людей, повідомили в лікарні.", "uk"),
        ("قتل خمسة مدنيين في القصف على المدينة، بحسب المرصد.", "ar"),
    ],
)
def test_languages_are_told(text: str, expected: str) -> None:
    """Script first, then common words, then a model; the page is captured in any case."""
    assert read(text).language == expected


def test_a_declared_language_needs_its_script() -> None:
    """A template that declares English over Arabic text is not believed."""
    arabic = "قتل خمسة مدنيين في القصف على المدينة، بحسب المرصد السوري."
    assert read(f'<html lang="en"><body><p>{arabic}</p></body></html>').language == "ar"


def test_ids_tell_bytes_addresses_and_rows_apart() -> None:
    """The id follows from the bytes and the url, else the row, and from nothing else."""
    plain = read(FIRST)
    ids = {
        plain.id,
        read(FIRST, url="https://example.org/a").id,
        read(FIRST, url="https://example.org/b").id,
        read(FIRST, row_id="7").id,
        read(FIRST + " ").id,
    }
    assert len(ids) == 5
    assert read(FIRST, captured_at="2021-01-01T00:00:00Z", title="x").id == plain.id


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_page_is_refused(data: bytes) -> None:
    """Nothing to read is said so, with a hint."""
    with pytest.raises(PageError, match=r"The page is empty\.") as error:
        read(data)
    assert error.value.hint


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\x00\x00\x00\x20ftypisom", "a video file"),
    ],
)
def test_files_that_are_no_page_are_named(data: bytes, name: str) -> None:
    """A reader is told what the file is."""
    with pytest.raises(PageError, match=name):
        read(data)


def test_binary_data_is_refused() -> None:
    """Bytes that no encoding makes a text of are no page."""
    with pytest.raises(PageError, match="binary data"):
        read(bytes(range(256)) * 40)


def test_a_huge_line_is_refused_at_once() -> None:
    """More than the limit is not read at all."""
    with pytest.raises(PageError, match="MB"):
        read(b"x" * (MAX_BYTES + 1))


def test_a_page_without_words_is_refused() -> None:
    """An HTML page that only a script fills has no words to read."""
    with pytest.raises(PageError, match="no words"):
        read('<!doctype html><html><body><div id="root"></div><script>x()</script></body></html>')


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_an_error(data: bytes) -> None:
    """Bytes give a page whose segments lie in its text, or a `PageError`."""
    try:
        page = read(data)
    except PageError:
        return
    assert page.segments
    assert page.segments[-1].end <= len(page.text)


TAGS = ["<p>", "</p>", "<div class='comment'>", "</div>", "<br>", "<td>", "<pre>", "<h1>", "</h1>",
        "<figcaption>", "<nav>", "<a href=x>", "</a>", "<script>", "<!--", "-->", "<ul><li>",
        "&#0;", "&#xD800;", "&nbsp;", "<svg>", "<noscript>", "<style"]  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(TAGS), st.sampled_from([FIRST, "Share", "x"])), max_size=25)
)
def test_any_html_gives_segments_in_order(pieces: list[str]) -> None:
    """Whatever the tags, segments are ordered, apart, and cover all but white space."""
    try:
        page = read("<html><body>" + "".join(pieces))
    except PageError:
        return
    position = 0
    for segment in page.segments:
        assert position <= segment.start < segment.end <= len(page.text)
        assert not page.text[position : segment.start].strip()
        position = segment.end
    assert not page.text[position:].strip()
