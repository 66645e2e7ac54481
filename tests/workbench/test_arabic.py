"""What only the server has, in Arabic: search, sources, corrections, the API's page, publishing."""

import re

import pytest

from cenotaph.web.people.models import Message
from tests.web.test_arabic import own_words
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_corrections import receipt_in, released, send

__all__ = ["released"]

# Names of formats and of a browser, and the numbers of HTTP's answers.
NAMES = {
    "Cenotaph", "JSON", "GeoJSON", "OpenAPI", "CSV", "Atom", "Natural", "Earth", "Tor", "null",
    "304", "429",
}  # fmt: skip


def left(page: bytes) -> set[str]:
    """Latin words and Western digits of a page that are its own and no name."""
    return set(re.findall(r"[0-9]+|[A-Za-z]{2,}", own_words(page))) - NAMES


@pytest.mark.parametrize(
    "address",
    [
        "incidents.html?means=mine",
        "sources.html",
        "map.html",
        "api/",
        "corrections",
        "changes.html",
    ],
)
def test_a_served_page_says_everything_in_arabic(released: tuple[Desk, str], address: str) -> None:
    """Figures that are counted at the moment are in Arabic-Indic digits like all others."""
    desk, _ = released
    assert left(desk.client().get(f"/ar/{address}").content) == set()


def test_a_source_says_everything_in_arabic(released: tuple[Desk, str]) -> None:
    """But its name and its words, which are kept apart from the sentences around them."""
    desk, _ = released
    sources = desk.client().get("/ar/sources.html").content.decode()
    one = re.findall(r'href="(sources/[^"]+)"', sources)[0]
    page = desk.client().get(f"/ar/{one}").content
    assert left(page) == set()
    assert "</a>، " in page.decode()


def test_a_message_is_followed_in_arabic(released: tuple[Desk, str]) -> None:
    """The form, and the day on which the message was received."""
    desk, incident = released
    shown = receipt_in(send(desk.client(), incident))
    assert Message.objects.count() == 1
    assert left(desk.client().get(f"/ar/corrections/about/{incident}").content) == set()
    assert left(desk.client().get(f"/ar/corrections/{shown}").content) == set()


def test_publishing_counts_in_arabic(released: tuple[Desk, str]) -> None:
    """In the language of the editor's account, whatever the address says."""
    desk, _ = released
    editor = desk.people["editor"]
    editor.language = "ar"
    editor.save()
    page = desk.client("editor").get(f"{BENCH}publish").content.decode()
    assert "أُجيز نشر حادثة واحدة." in page


def test_a_colleague_s_name_keeps_to_itself_in_a_line_of_the_log(filled: Desk) -> None:
    """A Latin name turns neither the colon after it nor the words that follow."""
    page = next(filled.record.incidents()).reports[0].page
    filled.client("recorder").post(f"{BENCH}pages/{page}", {"act": "read"})
    filled.people["reviewer"].language = "ar"
    filled.people["reviewer"].save()
    shown = filled.client("reviewer").get(f"{BENCH}audit").content.decode()
    assert "<bdi>The recorder</bdi>:" in shown
