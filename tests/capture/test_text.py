"""Plain text that lost its HTML, wire texts and notes: segments by their own clues."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.capture.text import read_text
from tests.capture.pages import FIRST, HEADLINE, SECOND, THIRD, parts, read, words

DUMP = f"""0 $
2,500 $
5,000 $

{HEADLINE}

Support Example Front

{HEADLINE}

Illustrative image

{FIRST}

{SECOND}

Support Example Front

Notify of
Newest Most Voted
Inline Feedbacks
View all comments


Copper Kettle

They killed 900 of them, I say.

mild_pepper

“killed nine soldiers” and who counts the rest?

Would love your thoughts, please comment.x
"""


def test_a_dump_is_told_apart() -> None:
    """Meters, buttons and labels are chrome, readers' words comments, the report body."""
    page = read(DUMP)
    assert words(page, "headline") == [HEADLINE]
    assert words(page, "caption") == ["Illustrative image"]
    assert words(page, "body") == [FIRST, SECOND]
    assert all("900" not in text for text in words(page, "chrome"))
    assert any("900" in text for text in words(page, "comment"))


def test_the_text_is_kept_as_it_is() -> None:
    """A plain text is stored as decoded; only line ends, marks and NULs change."""
    raw = "  Five   were\tkilled.\r\n\r\n   Ten\u00a0fled.\x00 \n"
    assert read(b"\xef\xbb\xbf" + raw.encode()).text == raw.replace("\r\n", "\n").replace("\0", "")


def test_hard_wrapped_capitals_keep_their_paragraphs() -> None:
    """A wire text has one segment a paragraph, its lines unjoined, and no headline."""
    text = (
        "   SAN SALVADOR, 3 JAN 90 -- [TEXT] THE COMMAND HAS REPORTED THAT ABOUT 50\n"
        "PEASANTS HAVE BEEN KIDNAPPED IN THE EXAMPLE DEPARTMENT BY MEN OF THE\nFRONT.\n\n"
        "   IT WAS ALSO REPORTED THAT A SOLDIER WAS WOUNDED AND TAKEN TO THE MILITARY\n"
        "HOSPITAL IN THIS CAPITAL.\n"
    )
    page = read(text)
    assert page.text == text
    assert [kind for kind, _ in parts(page)] == ["body", "body"]
    assert words(page, "body")[0].endswith("BY MEN OF THE\nFRONT.")
    assert page.published_at == "1990-01-03"


def test_a_note_of_one_paragraph_is_body() -> None:
    """One paragraph is a report without a headline."""
    assert parts(read("Five people were killed in the town on Monday")) == [
        ("body", "Five people were killed in the town on Monday")
    ]


def test_a_short_first_line_is_the_headline() -> None:
    """A short line without a period, a blank line and prose: a headline."""
    assert parts(read(f"{HEADLINE}\n\n{FIRST}\n")) == [("headline", HEADLINE), ("body", FIRST)]


def test_without_blank_lines_one_line_is_one_paragraph() -> None:
    """A headline may stand right over a long line."""
    long = f"{FIRST} {SECOND}"
    assert parts(read(f"{HEADLINE}\n{long}\n"))[0] == ("headline", HEADLINE)


def test_the_given_title_is_the_headline() -> None:
    """A line that equals the title known from outside is the headline, period or not."""
    page = read(f"It happened again.\n\n{FIRST}", title="It happened again.")
    assert words(page, "headline") == ["It happened again."]


def test_date_lines_and_datelines_stay() -> None:
    """A date line is neither headline nor chrome."""
    page = read(f"14 December 2020\n\n{HEADLINE}\n\n{FIRST}")
    assert words(page, "headline") == [HEADLINE]
    assert words(page, "body") == ["14 December 2020", FIRST]


def test_bylines_and_reading_times_are_chrome() -> None:
    """Lines about the report are not of it, but tell its date."""
    page = read(
        f"{HEADLINE}\n\nBy A. Writer\nPublished: 14 December 2020, 09:30\n3 min read\n\n{FIRST}"
    )
    assert words(page, "chrome") == ["By A. Writer\nPublished: 14 December 2020, 09:30\n3 min read"]
    assert page.published_at == "2020-12-14T09:30:00"


def test_a_date_without_a_year_is_no_publication_date() -> None:
    """Nothing is invented."""
    assert read(f"{HEADLINE}\n\nPublished: 14 December\n\n{FIRST}").published_at is None


def test_a_stamp_beside_the_writer_is_the_publication_date() -> None:
    """A full date with a time of day above the report dates it, whatever stands around."""
    stamp = "A. Writer 3 minutes ago Mon 15th July 2019 | 02:18 PM"
    assert (read(f"{HEADLINE}\n\n{stamp}\n\n{FIRST}").published_at or "")[:10] == "2019-07-15"


HEADERS = [
    "The Example Ledger, 12 March 2019",
    "The Example Ledger, March 12, 2019",
    "The Example Ledger, Tuesday, 12 March 2019",
    "Example Wire | Hama | 12th March 2019",
    "Example Wire - 12 Mar. 2019",
    "Ledger of the North – 2019-03-12",
    "The Example Ledger (12 March 2019)",
    "Example Wire: 12 March 2019, 09:30",
    "12 March 2019, The Example Ledger",
    "2019-03-12 | Example Wire",
    "(Example Wire, March 12 2019)",
    "Hama, Syria, 12 March 2019",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("below", [True, False])
def test_an_outlet_with_a_day_above_the_report_dates_it(header: str, below: bool) -> None:
    """It is neither headline nor chrome, above the headline or below it."""
    lines = (HEADLINE, header) if below else (header, HEADLINE)
    page = read("\n\n".join((*lines, FIRST)))
    assert (page.published_at or "")[:10] == "2019-03-12"
    assert words(page, "headline") == [HEADLINE]
    alone = read(f"{header}\n{FIRST}")
    assert (alone.published_at or "")[:10] == "2019-03-12"


@pytest.mark.parametrize(
    ("header", "outlet"),
    [
        ("The Example Ledger, 12 March 2019", "The Example Ledger"),
        ("Example Wire | Hama | 12th March 2019", "Example Wire"),
        ("Hama – Example Wire – 12th March 2019", "Example Wire"),
        ("Ledger of the North – 2019-03-12", "Ledger of the North"),
        ("The Example Ledger (12 March 2019)", "The Example Ledger"),
        ("12 March 2019, The Example Ledger", "The Example Ledger"),
        ("(Example Wire, March 12 2019)", "Example Wire"),
        ("Reuters, 12 March 2019", "Reuters"),
        ("Hama, Syria, 12 March 2019", None),
        ("Press Conference, 12 March 2019", None),
        ("World News, 12 March 2019", None),
        ("Wire, 12 March 2019", None),
        ("Syrian Observatory for Human Rights, 12 March 2019", None),
        ("12 March 2019", None),
    ],
)
def test_a_line_of_outlet_and_day_names_the_outlet(header: str, outlet: str | None) -> None:
    """One that is known or called as outlets are; a town, a section or a monitor is none."""
    assert read(f"{HEADLINE}\n\n{header}\n\n{FIRST}").source == outlet
    assert read(f"{header}\n{FIRST}").source == outlet
    assert read(f"{HEADLINE}\n\n{FIRST}\n\n{header}").source is None


@pytest.mark.parametrize(
    "dateline",
    [
        "Hama, 12 March 2019 (Example Wire) – ",
        "Hama, Syria, March 12, 2019 — ",
        "The Example Ledger, 12 March 2019: ",
        "Hama (12 March 2019) -- ",
    ],
)
def test_a_report_may_begin_with_its_place_or_outlet_and_day(dateline: str) -> None:
    """In small letters as in capitals, before its dash or colon."""
    assert read(f"{HEADLINE}\n\n{dateline}{FIRST}").published_at == "2019-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "Strike on Hama, 12 March 2019",
        "Massacre of Hama, 12 March 2019",
        "Airstrike Kills Civilians, 12 March 2019",
        "12 dead in Hama, 12 March 2019",
        "The Example Ledger, 12 March",
        "The Example Ledger, 12 March 20019",
    ],
)
def test_what_happened_on_a_day_does_not_date_the_page(line: str) -> None:
    """A headline that names a day, and a day without its year, say nothing of the page."""
    assert read(f"{line}\n\n{FIRST}").published_at is None


def test_a_day_within_a_sentence_does_not_date_the_page() -> None:
    """Nor one below the first paragraph."""
    said = "The Example Ledger, on 12 March 2019: five people were killed in the town, it says."
    assert read(f"{HEADLINE}\n\n{said}").published_at is None
    assert read(f"{HEADLINE}\n\n{FIRST}\n\nExample Wire, 12 March 2019").published_at is None


def test_related_stories_end_where_prose_begins() -> None:
    """Titles after "Read more" are chrome; the report goes on after them."""
    page = read(
        f"{HEADLINE}\n\n{FIRST}\n\nRead more:\nBomb kills 12 at market\nTen dead in bus plunge\n\n"
        f"{SECOND}\n\nMost read\n\nGunmen kill 26 in the east\n"
    )
    assert words(page, "body") == [FIRST, SECOND]


def test_captions_say_so() -> None:
    """Lines with a credit or the word photo stand under pictures."""
    captions = "Illustrative image", "File photo", "Photo: Example Agency", "(Image: A. Writer)"
    for caption in captions:
        assert words(read(f"{HEADLINE}\n\n{caption}\n\n{FIRST}"), "caption") == [caption]


def test_a_comment_count_above_the_report_begins_nothing() -> None:
    """A share bar names the comments, too; the report below it is not theirs."""
    page = read(f"{HEADLINE}\n\n12 Comments\nShare\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
    assert words(page, "body") == [FIRST, SECOND, THIRD]


def test_comments_after_a_count_are_comments() -> None:
    """After a count, names over paragraphs are readers."""
    page = read(
        f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n2 Comments\n\nlamp\n\nTen were killed, I say, and "
        "nobody counts them.\n\nMrs Footnote\n\nMy count is 131 killed."
    )
    assert words(page, "body") == [FIRST, SECOND]
    assert any("131" in text for text in words(page, "comment"))


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    """A live page without blank lines keeps its entries apart, times and titles of their own."""
    entry = "Two people were killed in the town, the made-up ministry said."
    page = read(f"{HEADLINE}\n14:05\nToll rises, says the ministry\n{entry}\n13:20\n{FIRST}\n")
    assert words(page, "headline") == [HEADLINE]
    assert words(page, "body") == ["14:05", "Toll rises, says the ministry", entry, "13:20", FIRST]


def test_names_of_sites_and_tickers_stand_above_the_headline() -> None:
    """The first line that tells something is the headline; a ticker is another story's."""
    above = (
        "The Made-Up Herald\nHome News Politics Sport\nBREAKING: Bus falls into a river, 23 dead"
    )
    page = read(f"{above}\n{HEADLINE}\nApril 5, 2021 by Admin\n{FIRST}\n")
    assert words(page, "headline") == [HEADLINE]
    assert words(page, "body") == ["April 5, 2021 by Admin", FIRST]
    assert page.published_at == "2021-04-05"


def test_a_ticker_alone_is_the_headline() -> None:
    """Where no other line tells what happened, the word "breaking" does not hide it."""
    assert words(read(f"BREAKING: {HEADLINE}\n\n{FIRST}"), "headline") == [f"BREAKING: {HEADLINE}"]


def test_a_post_saved_as_text_ends_where_its_counters_begin() -> None:
    """Reactions are chrome; what is said under a post is its readers'."""
    page = read(
        f"Example Front\n12 March 2022 ·\n{FIRST}\n👁 12.4K  edited 08:14\n❤️ 212 👍 88\n"
        "Comments 2\nlamp\n10 dead i heard\nLike\nReply\n3h\nMrs Footnote\nthey lie"
    )
    assert words(page, "body") == ["Example Front", "12 March 2022 ·", FIRST]
    assert page.published_at == "2022-03-12"
    assert any("10 dead" in text for text in words(page, "comment"))


def test_what_stands_around_a_report_in_other_desks_is_not_of_it() -> None:
    """Issues, bulletins and archives have their own names for other stories and for letters."""
    for label in ("ALSO IN THIS ISSUE", "Previous bulletins", "Last week's most read", "Notices"):
        page = read(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{label}\n\nBus bomb: 11 dead")
        assert words(page, "body") == [FIRST, SECOND], label
    for label in ("LETTERS TO THE EDITOR (2)", "From our readers", "412 Retweets   37 Quotes"):
        page = read(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{label}\n\nIt was 60. J. B., Gary")
        assert words(page, "body") == [FIRST, SECOND], label
        assert words(page, "comment") == ["It was 60. J. B., Gary"], label


def test_a_wrapped_line_is_no_label() -> None:
    """The end of a hard-wrapped sentence may look like a byline or a button."""
    text = (
        "The village was shelled for the third time this week and was taken\nby Example Front\n"
        "fighters who came over the hills in the night, the mayor of the town\nsaid."
    )
    assert parts(read(text)) == [("body", text)]


def test_labels_alone_are_kept_as_body() -> None:
    """A page of nothing but labels is not emptied."""
    assert {kind for kind, _ in parts(read("Share\n\n45%\n"))} == {"body"}


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["", " ", "Share", "0 $", "Most read", "3 Comments", "Notify of", "Reply", HEADLINE]
            ),
            st.sampled_from([FIRST, SECOND, "Photo: x", "\u00a0", "By A. Writer", "14 May 2020"]),
            st.text(max_size=60),
        ),
        max_size=20,
    ).map("\n".join)
)
def test_segments_cover_the_text_in_order(text: str) -> None:
    """Segments are ordered, apart, not empty, and leave out white space only."""
    segments = read_text(text, None)
    position = 0
    for segment in segments:
        assert position <= segment.start < segment.end <= len(text)
        assert not text[position : segment.start].strip()
        position = segment.end
    assert not text[position:].strip()
