"""The gold: passages and whole pages written for this project, with a careful recorder's claims."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cenotaph.capture import capture
from cenotaph.codec import digest
from cenotaph.model.pages import Receipt
from cenotaph.model.values import Span

FOLDER = Path(__file__).parent / "gold"
Part = Literal["open", "sealed", "open_pages", "sealed_pages"]
FILES: Mapping[Part, str] = {
    "open": "passages/open.jsonl",
    "sealed": "passages/sealed.jsonl",
    "open_pages": "pages/open.jsonl",
    "sealed_pages": "pages/sealed.jsonl",
}
PARTS: tuple[Part, ...] = tuple(FILES)
# Whose errors may be listed; of the sealed parts only totals are printed.
OPEN_PARTS: tuple[Part, ...] = ("open", "open_pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One annotated claim with its place in the passage's text.

    `at` holds the count; `count` is the figure with its modifier, None where none is written;
    `measure` is None where the word of harm stands outside `at`. `fields` are the annotations.
    """

    key: str
    at: Span
    count: Span | None
    measure: Span | None
    fields: Mapping[str, Any]

    @property
    def anchor(self) -> Span:
        """Where a read claim must stand to be this one."""
        return self.count or self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One annotated text; `kinds` names what it tries.

    `data` are the bytes as they arrive, HTML or the text itself; `text` is what capture keeps.
    """

    id: str
    kinds: tuple[str, ...]
    data: bytes
    text: str
    receipt: Receipt
    claims: tuple[GoldClaim, ...]


def load(part: Part, folder: Path = FOLDER) -> tuple[Passage, ...]:
    """The passages of one part; raises `ValueError` where an annotation is not in its text."""
    return read_passages(folder / FILES[part])


def read_passages(file: Path) -> tuple[Passage, ...]:
    """The passages of one file; raises `ValueError` where an annotation is not in its text."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return tuple(passage(json.loads(line)) for line in lines if line.strip())


def digests(folder: Path = FOLDER) -> dict[str, str]:
    """The SHA-256 of each part's file."""
    return {part: digest((folder / name).read_bytes()) for part, name in FILES.items()}


def passage(row: Mapping[str, Any]) -> Passage:
    """The passage of one line, its annotations turned into offsets."""
    receipt = Receipt(
        row_id=row["id"],
        title=row["title"],
        source=row["source"],
        published_at=row["published_at"],
        media_type="text/html" if "html" in row else None,
    )
    data = (row["html"] if "html" in row else row["text"]).encode()
    text = capture(data, receipt).text if "html" in row else row["text"]
    return Passage(
        id=row["id"],
        kinds=tuple(row["kinds"]),
        data=data,
        text=text,
        receipt=receipt,
        claims=tuple(_claim(row["id"], text, fields) for fields in row["claims"]),
    )


def _claim(passage_id: str, text: str, fields: Mapping[str, Any]) -> GoldClaim:
    name = f"{passage_id} {fields['key']}"
    if text.count(fields["at"]) != 1:
        raise ValueError(f"{name}: the words of `at` do not stand exactly once in the text.")
    start = text.index(fields["at"])
    at = Span(start, start + len(fields["at"]))
    count = _within(text, at, fields["count_text"])
    if fields["count_text"] and count is None:
        raise ValueError(f"{name}: `count_text` is no piece of `at`.")
    measure = _within(text, at, fields["measure_text"])
    return GoldClaim(key=fields["key"], at=at, count=count, measure=measure, fields=fields)


def _within(text: str, at: Span, words: str | None) -> Span | None:
    if not words:
        return None
    piece = text[at.start : at.end]
    # "a" is meant as a word, not as the letter inside another
    whole = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", piece)
    start = whole.start() if whole else piece.find(words)
    return None if start < 0 else Span(at.start + start, at.start + start + len(words))
