"""Invented pages and short ways to read them."""

from cenotaph.capture import capture
from cenotaph.model.pages import Page, Receipt

FIRST = (
    "Fighters attacked an army post east of the town on Monday and killed nine soldiers, the "
    "example monitor said in a statement."
)
SECOND = (
    "Four of the soldiers were officers, it said, and more than a dozen others were taken to the "
    "hospital in the town with wounds."
)
THIRD = "Nobody had claimed the attack by the evening, and the army gave no figure of its own."
HEADLINE = "Nine soldiers killed at post east of the town"


def read(content: str | bytes, **receipt: str | None) -> Page:
    """The page of a text or of bytes."""
    data = content.encode() if isinstance(content, str) else content
    return capture(data, Receipt(**receipt))


def parts(page: Page) -> list[tuple[str, str]]:
    """The segments as (kind, words)."""
    return [(s.kind, page.text[s.start : s.end]) for s in page.segments]


def words(page: Page, kind: str) -> list[str]:
    """The words of the segments of one kind."""
    return [text for found, text in parts(page) if found == kind]


def article(*body: str, head: str = "", above: str = "", below: str = "") -> str:
    """An HTML page with a headline and paragraphs between what stands above and below."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body or (FIRST, SECOND, THIRD))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | The Example Ledger</title>{head}'
        f"</head><body><nav><a href='/'>World</a> <a href='/m'>Money</a></nav>{above}"
        f"<article><h1>{HEADLINE}</h1>{paragraphs}</article>{below}"
        "<footer>The Example Ledger. No such outlet.</footer></body></html>"
    )
