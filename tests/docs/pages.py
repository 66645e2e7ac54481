"""The project's pages of Markdown, and what can be looked up in them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CODE_ROW = re.compile(r"^\| *`([^`]+)` *\|(.*)\|$")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Every page of Markdown that is ours, in a steady order."""
    return sorted(
        (*ROOT.glob("*.md"), *(p for d in _FOLDERS for p in (ROOT / d).rglob("*.md"))),
    )


_FOLDERS = ("docs", "evaluation", "examples", "requirements", "src")


def page(name: str) -> str:
    """The text of one page, by its path from the project's folder."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, to the next one of its rank or above."""
    rank = heading.split(" ", 1)[0]
    _, found, rest = text.partition(f"\n{heading}\n")
    assert found, f"there is no heading “{heading}”"
    return re.split(rf"^#{{1,{len(rank)}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables whose first cell is one code: the code, then the other cells."""
    found = (_CODE_ROW.match(line) for line in text.splitlines())
    return {row[1]: [cell.strip() for cell in row[2].split("|")] for row in found if row}


def headings(text: str) -> list[str]:
    """The headings of a page, without their marks; what looks like one in code is none."""
    return re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)


def anchor(heading: str) -> str:
    """The address of a heading within its page, as code hosts make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")
