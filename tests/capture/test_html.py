"""HTML to a text of our own: what is the report, what stands around it."""

import time

import pytest

from cenotaph.capture.blocks import words_of_tags
from cenotaph.capture.media import is_html
from tests.capture.pages import FIRST, HEADLINE, SECOND, THIRD, article, parts, read, words


def test_headline_comes_first_and_paragraphs_stand_apart() -> None:
    """The headline opens the text; blank lines part the segments."""
    page = read(article())
    assert page.text.startswith(f"{HEADLINE}\n\n")
    assert words(page, "headline") == [HEADLINE]
    assert words(page, "body") == [FIRST, SECOND, THIRD]


def test_menus_and_footers_are_kept_as_chrome() -> None:
    """A reader can see what was left out."""
    chrome = "\n".join(words(read(article()), "chrome"))
    assert "World Money" in chrome
    assert "No such outlet." in chrome


def test_comments_of_every_widget_are_comments() -> None:
    """WordPress, wpDiscuz, Disqus and Facebook name their comments; none of it is body."""
    said = "I read that 40 were killed and nobody reports it, which is a shame for all of us here."
    widgets = (
        f'<ol class="commentlist"><li class="comment even"><p>{said}</p></li></ol>',
        f'<div id="wpdcom"><div class="wpd-comment-text"><p>{said}</p></div></div>',
        f'<div id="disqus_thread"><p>{said}</p></div>',
        f'<div class="fb-comments"><span>{said}</span></div>',
        f'<section><h3>Comments (3)</h3><p class="x">{said}</p></section>',
    )
    for widget in widgets:
        page = read(article(below=widget))
        assert any(said in text for text in words(page, "comment")), widget
        assert words(page, "body") == [FIRST, SECOND, THIRD], widget


def test_readers_below_a_label_are_no_body_where_an_extractor_takes_them_in() -> None:
    """Words that stand in the report's own element end it where their label does."""
    said = "Your article forgot the three hundred who were driven out of the next valley in spring."
    page = read(article(FIRST, SECOND, THIRD, "Letters on issue 1", said))
    assert words(page, "body") == [FIRST, SECOND, THIRD]
    assert said in words(page, "comment")[0]


def test_a_comment_class_around_the_report_hides_nothing() -> None:
    """A template that wraps the headline, too, in a "comment" class is not believed."""
    page = read(f'<html><body><div class="comment">{article()}</div></body></html>')
    assert words(page, "body") == [FIRST, SECOND, THIRD]


def test_captions_are_captions() -> None:
    """`figcaption` and WordPress's class mark the words under a picture."""
    below = "A street in the town after the attack, in a picture taken on Tuesday"
    figure = f"<figure><img src='a.jpg'><figcaption>{below}</figcaption></figure>"
    old = f'<div class="wp-caption"><p class="wp-caption-text">{below}</p></div>'
    for caption in (figure, old):
        page = read(article().replace("</h1>", f"</h1>{caption}"))
        assert words(page, "caption") == [below], caption


def test_related_stories_are_chrome() -> None:
    """Titles after a label such as "Most read" make no claim."""
    titles = (
        "<p>Most read</p><ul><li>Bomb kills 12 at market</li><li>Ten dead in bus plunge</li></ul>"
    )
    page = read(article().replace("</article>", f"{titles}</article>"))
    assert words(page, "body") == [FIRST, SECOND, THIRD]
    assert any("Bomb kills 12 at market" in text for text in words(page, "chrome"))


def test_linked_titles_between_paragraphs_are_chrome() -> None:
    """A line that is a link to another story is not the report."""
    link = "<p><a href='/other'>Bomb kills 12 at a market in the capital</a></p>"
    page = read(article().replace(f"<p>{SECOND}", f"{link}<p>{SECOND}"))
    assert words(page, "body") == [FIRST, SECOND, THIRD]


def test_a_very_short_page_keeps_its_sentence() -> None:
    """A page that trafilatura finds nothing on is read as a whole."""
    assert parts(read("<html><body><p>Five people were killed.</p></body></html>")) == [
        ("body", "Five people were killed.")
    ]


def test_text_without_paragraphs_is_cut_at_empty_lines() -> None:
    """Two line breaks part paragraphs, one parts lines."""
    page = read(f"<html><body><div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div></body></html>")
    assert words(page, "body") == [FIRST, f"{SECOND}\n{THIRD}"]


def test_broken_html_loses_no_words() -> None:
    """Tags left open, closed twice or torn off at the end do not lose the report."""
    page = read(f"<html><body><div><p>{FIRST}<p>{SECOND}</i></div></div><p><b>{THIRD}</p><a hre")
    assert words(page, "body") == [FIRST, SECOND, THIRD]


def test_entities_and_odd_white_space_become_plain() -> None:
    """No-break and zero-width spaces, soft hyphens, tabs and line ends leave single spaces."""
    told = "Five&nbsp;men\r\n\twere\u200b kil\u00adled&#8217; in&ensp;a &quot;town&quot; &amp; by."
    page = read(f"<html><body><p>{told}</p></body></html>")
    assert words(page, "body") == ['Five men were killed’ in a "town" & by.']


def test_hidden_and_scripted_text_is_no_text() -> None:
    """Scripts, styles and templates hold no words of the page."""
    extra = "<script>var a='ten killed'</script><style>p{}</style><template>x</template>"
    assert read(article(above=extra)).text == read(article()).text


def test_preformatted_text_keeps_its_lines() -> None:
    """A wire text in `pre` keeps its hard-wrapped lines and blank lines."""
    page = read(
        "<html><body><pre>TEN PEOPLE WERE KILLED IN\nTHE TOWN.\n\nNO MORE.</pre></body></html>"
    )
    assert words(page, "body") == ["TEN PEOPLE WERE KILLED IN\nTHE TOWN.", "NO MORE."]


def test_table_rows_keep_their_cells_apart() -> None:
    """The cells of a row are parted by a bar."""
    rows = "<table><tr><td>Killed</td><td>15</td></tr><tr><td>Injured</td><td>7</td></tr></table>"
    text = read(article(FIRST, SECOND).replace("</article>", f"{rows}</article>")).text
    assert "Killed | 15" in text
    assert "Injured | 7" in text


def test_the_headline_may_stand_in_the_head_alone() -> None:
    """Without a heading the page's title is the headline, without the site's name."""
    page = read(article().replace(f"<h1>{HEADLINE}</h1>", ""))
    assert words(page, "headline") == [HEADLINE]


def test_a_repeated_headline_is_kept_once() -> None:
    """The same words in a ticker or a breadcrumb are chrome."""
    page = read(article(above=f"<div>{HEADLINE}</div>"))
    assert words(page, "headline") == [HEADLINE]
    assert HEADLINE in "\n".join(words(page, "chrome"))


def test_many_nested_elements_are_read() -> None:
    """Depth alone does not fail a page."""
    depth = 3000
    page = read(f"<html><body>{'<div>' * depth}<p>{FIRST}</p>{'</div>' * depth}</body></html>")
    assert FIRST in page.text


@pytest.mark.parametrize("opening", ["<!---->", "<!-- -->\n", "<?xml ?>", "\n", "<!--"])
def test_openings_before_no_document_are_looked_at_once(opening: str) -> None:
    """Whether bytes are HTML is told at once; ways to share comments out are not tried in turn."""
    begun = time.process_time()
    assert not is_html(opening.encode() * 600 + b"no page", None)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("opening", ["<script ", "<!--", "<style><!--", "<"])
def test_openings_that_never_end_cost_what_they_weigh(opening: str) -> None:
    """A million of them are read through once, and words beside them are kept."""
    text = f"<p>{FIRST}</p>" + opening * (1_000_000 // len(opening))
    begun = time.process_time()
    assert FIRST in "\n".join(block.text for block in words_of_tags(text))
    assert time.process_time() - begun < 5


def test_scripts_and_comments_hold_no_words_of_a_page_without_a_tree() -> None:
    """What stands between their ends and the next beginning is told."""
    text = "a<script>b</script >c<!-- d --><p>e<STYLE>f</style>g <!-- h <script>i"
    assert [block.text for block in words_of_tags(text)] == ["a", "c", "e", "g <!-- h", "i"]
