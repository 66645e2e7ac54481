"""What nobody sees in a page's words turns no figure and hides no name."""

from dataclasses import replace

import pytest

from cenotaph.model.unseen import without_unseen
from cenotaph.record.masking import Mask
from tests.capture.pages import FIRST, article, read

# Shown, these are "12", "killed" and a name that ends in the words after it turned around.
OVERRIDE, ISOLATES = "\u202e21\u202c", "\u2067\u2069\u202e"
PARTED = "kil\u200bl\u00aded"


@pytest.mark.parametrize("form", ["text", "html", "entities"])
def test_a_page_s_words_are_those_that_are_seen_or_read_aloud(form: str) -> None:
    """Neither as characters nor as entities; the program, the quote and the reader have one."""
    words = f"Fighters {PARTED} {OVERRIDE} soldiers east of the town on Monday, police said."
    if form == "entities":
        words = "".join(c if c.isascii() else f"&#{ord(c)};" for c in words)
    page = read(words) if form == "text" else read(article(words, FIRST))
    assert "Fighters killed 21 soldiers east" in page.text


def test_a_name_that_a_page_gives_itself_turns_nothing() -> None:
    """Its outlet and its title, whoever gives them: the page, or who adds it."""
    head = '<meta property="og:site_name" content="The &#x202e;Ledger&#x2069;">'
    page = read(article(head=head), title=f"A title{ISOLATES}")
    assert (page.title, page.source) == ("A title", "The Ledger")
    assert read(article(), source=f"Outlet{ISOLATES}").source == "Outlet"


def test_names_in_a_record_of_before_turn_nothing() -> None:
    """What a reader is shown is without them, though the record's text is never changed."""
    mask = Mask()
    assert mask.text(f"Outlet{ISOLATES}") == "Outlet"
    assert replace(mask, addresses=True).maybe(f"{OVERRIDE} men") == "21 men"


@pytest.mark.parametrize("word", ["می\u200cخواهم", "क\u094d\u200dष", "١٢", "naïve", "👩\u200d🚒"])
def test_what_belongs_to_a_script_stays(word: str) -> None:
    """Joiners of Persian, of Indic scripts and of pictures are how these are written."""
    assert without_unseen(word) == word
