"""A plain text as lines, and whether they are hard-wrapped: then a sentence goes on over them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

# Lines looked at for labels: a report has some hundred, a data dump of millions takes minutes.
MAX_LINES = 20_000
# Hard-wrapped text has 60 to 80 columns; 45 leaves room for a long word at the end, 100 for a link.
_SHORTEST_FULL = 45
_LONGEST_FULL = 100
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where its words stand, and the blank lines before it.

    `joins` is true where it is of the paragraph of the line before, `goes_on` where it is also of
    its sentence: only in a hard-wrapped text, whose paragraphs are many lines.
    """

    text: str
    start: int
    end: int
    gap: int
    joins: bool = False
    goes_on: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """The first lines of the text that hold more than white space, at most `MAX_LINES`."""
    found = tuple(islice(_lines(text), MAX_LINES))
    if not _hard_wrapped(found):
        return found
    first, *rest = found
    return (
        first,
        *(
            replace(line, joins=line.gap == 0, goes_on=_unfinished(before, line))
            for before, line in zip(found, rest, strict=False)
        ),
    )


def _lines(text: str) -> Iterator[Line]:
    position = gap = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = position + raw.index(words[0])
            yield Line(words, start, start + len(words), gap)
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1


def _hard_wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether sentences go on over lines of about one width.

    Where they do, most of the next lines begin in lower case, unless the whole text is in capitals;
    where a line is a paragraph, nearly none does.
    """
    full = [line for before, line in pairwise(lines) if _unfinished(before, line)]
    long = sum(len(line.text) > _LONGEST_FULL for line in lines)
    if not full or long * 10 > len(lines):
        return False
    begun = [line.text[0] for line in full if line.text[0].isalpha()]
    small = sum(map(str.islower, begun))
    return 0 < len(begun) <= small * 3 or all(line.text.isupper() for line in full)


def _unfinished(before: Line, line: Line) -> bool:
    """Whether the line before is a full one and ends no sentence."""
    full = len(before.text) >= _SHORTEST_FULL
    return line.gap == 0 and full and not _FULL_STOP.search(before.text)
