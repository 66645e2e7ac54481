"""Links within the docs lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchor, headings, pages

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_resolve(path: Path) -> None:
    """Each link is to a file of the project, and its fragment to a heading of that file."""
    text = _FENCE.sub("", path.read_text(encoding="utf-8"))
    broken = [link for link in _LINK.findall(text) if not _resolves(path, link)]
    assert broken == []


def _resolves(path: Path, link: str) -> bool:
    if "://" in link or link.startswith("mailto:"):
        return True
    name, _, fragment = link.partition("#")
    target = (path.parent / name) if name else path
    if not target.exists():
        return False
    if not fragment:
        return True
    return fragment in {anchor(heading) for heading in headings(target.read_text("utf-8"))}


def test_the_picture_is_small() -> None:
    """The picture of the site loads fast: a PNG 1280 wide, below 300 kB."""
    data = (ROOT / "docs" / "img" / "site.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 1280
    assert len(data) < 300_000


def test_every_page_of_the_docs_is_linked_from_the_readme() -> None:
    """A reader who begins with the README finds every page under docs/."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = {(ROOT / link).resolve() for link in _LINK.findall(readme) if "://" not in link}
    unlinked = [p for p in (ROOT / "docs").rglob("*.md") if p.resolve() not in linked]
    assert unlinked == []
