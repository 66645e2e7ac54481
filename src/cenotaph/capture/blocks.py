"""HTML to blocks: the runs of text a browser would show as one, with what their place tells."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape as html_unescape
from typing import Any, NamedTuple

from lxml import etree, html

from cenotaph.capture.clues import (
    BLOCK_TAGS,
    DROPPED_TAGS,
    ROLE_CLUES,
    TAG_ROLES,
    WRAPPER_TAGS,
)
from cenotaph.model.unseen import without_unseen

_BREAK = "\x00"  # a line break asked for by the page; no HTML text can hold this character
_CELL = " | "
_TAG = re.compile(r"<[^<>]*>")
# What begins a stretch without words, and what ends it.
_WORDLESS = re.compile(r"<(?:(?P<code>script|style)\b|!--)", re.I)
_END_OF_CODE = re.compile(r"</(?:script|style)\s*+>", re.I)
_LINES = re.compile(r"\r\n|\r|\n")
_CLUE_ATTRIBUTES = ("class", "id", "itemprop")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Block(NamedTuple):
    """A run of text: its words, the nearest block element's tag, role clue, link share and home.

    Blocks have one home where their elements lie in one element, or in two of one class.
    """

    text: str
    tag: str
    role: str | None
    links: float
    home: str


def parse(text: str) -> html.HtmlElement:
    """The HTML tree of a text, however broken; elements more than 2,048 deep are lost."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # surrogates cannot be encoded; decoding never makes them, an entity might
    data = text.encode("utf-8", "replace")
    return html.document_fromstring(data, parser=parser, ensure_head_body=True)


def words_of_tags(text: str) -> tuple[Block, ...]:
    """The words between the tags as blocks: for a page that no tree can hold."""
    pieces = (piece for part in _told(text) for piece in _TAG.split(part))
    paragraphs = (" ".join(html_unescape(piece).split()) for piece in pieces)
    return tuple(Block(words, "div", None, 0.0, "body") for words in paragraphs if words)


def _told(text: str) -> Iterator[str]:
    """The text without its scripts, styles and comments; one that never ends is words.

    An end that is not found once is not looked for again: a page of a million openings would have
    the rest of it read a million times.
    """
    at = position = 0
    endless: set[bool] = set()
    while begins := _WORDLESS.search(text, position):
        position, code = begins.end(), begins["code"] is not None
        if code in endless:
            continue
        end = _end_of(text, position, code=code)
        if end is None:
            endless.add(code)
            continue
        yield text[at : begins.start()]
        at = position = end
    yield text[at:]


def _end_of(text: str, position: int, *, code: bool) -> int | None:
    """Where the script or style, or else the comment, that is open here has ended."""
    if code:
        ends = _END_OF_CODE.search(text, position)
        return ends.end() if ends else None
    found = text.find("-->", position)
    return None if found < 0 else found + len("-->")


def blocks_of(tree: html.HtmlElement) -> tuple[Block, ...]:
    """The blocks of the tree in document order; none is empty."""
    walk = _Walk()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if walk.enter(element):
                walker.skip_subtree()
        else:
            walk.leave(element)
    walk.flush()
    return tuple(walk.blocks)


@lru_cache(maxsize=4096)
def role_of(tag: str, clue: str) -> str | None:
    """The role that a tag and its class, id and itemprop name, if any."""
    if tag in WRAPPER_TAGS:
        return None
    if clue:
        for role, pattern in ROLE_CLUES:
            if pattern.search(clue):
                return role
    return TAG_ROLES.get(tag)


class _Walk:
    """The state of one walk over a tree; `blocks` grows as blocks end."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._tags: list[str] = ["body"]
        self._roles: list[str | None] = [None]
        self._names: list[str] = ["", "body"]
        self._count = 0
        self._links = 0
        self._linked = 0
        self._pre = 0

    def enter(self, element: Any) -> bool:
        """Take the element's own text; true when what is below it is to be skipped."""
        tag = element.tag
        if tag in DROPPED_TAGS:
            return True
        if tag in BLOCK_TAGS:
            self.flush()
            self._tags.append(tag)
            self._roles.append(self._role(tag, element))
            self._count += 1
            self._names.append(f"{tag} {element.get('class') or self._count}")
            self._pre += tag == "pre"
        elif tag == "a":
            self._links += 1
        elif tag == "br":
            self._parts.append(_BREAK)
        if element.text:
            self._take(element.text)
        return False

    def leave(self, element: Any) -> None:
        """End the element and take the text after it."""
        tag = element.tag
        if tag in DROPPED_TAGS:
            pass
        elif tag in BLOCK_TAGS:
            self.flush()
            self._tags.pop()
            self._roles.pop()
            self._names.pop()
            self._pre -= tag == "pre"
        elif tag == "a":
            self._links -= 1
        elif tag in ("td", "th"):
            self._parts.append(_CELL)
        if element.tail:
            self._take(element.tail)

    def _role(self, tag: str, element: Any) -> str | None:
        outer = self._roles[-1]
        if outer == "comment":
            return outer
        clue = ""
        for name, value in element.items():
            if name in _CLUE_ATTRIBUTES:
                clue += " " + value
            elif name == "style" and _HIDDEN.search(value):
                return "chrome"
        role = role_of(tag, clue.lower())
        # a caption within a list of related stories is still asked for as a caption; where it
        # stands decides later
        return role if role in ("comment", "caption") or outer is None else outer

    def _take(self, text: str) -> None:
        if self._pre:
            text = _LINES.sub(_BREAK, text)
        self._parts.append(text)
        if self._links:
            self._linked += len(text.strip())

    def flush(self) -> None:
        """End the current block, if it has words."""
        if not self._parts:
            return
        text = "".join(self._parts)
        linked = self._linked
        self._parts.clear()
        self._linked = 0
        if text.isspace():
            return
        # decoding left out those that stood as themselves; here are those of entities
        for paragraph in _paragraphs(without_unseen(text)):
            share = min(1.0, linked / len(paragraph))
            self.blocks.append(
                Block(paragraph, self._tags[-1], self._roles[-1], share, self._names[-2])
            )


def _paragraphs(text: str) -> list[str]:
    """The text with one space for any white space, cut where the page has an empty line."""
    if _CELL in text:
        text = text.strip().removesuffix(_CELL.rstrip()).removeprefix(_CELL.lstrip())
    if _BREAK not in text:
        line = " ".join(text.split())
        return [line] if line else []
    paragraphs: list[str] = []
    lines: list[str] = []
    for raw in [*text.split(_BREAK), ""]:
        line = " ".join(raw.split())
        if line:
            lines.append(line)
        elif lines:
            paragraphs.append("\n".join(lines))
            lines = []
    return paragraphs
