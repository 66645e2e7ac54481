"""Plain text to segments, by its own clues: labels of widgets, repeats, shapes of lines."""

import re
from collections import Counter
from collections.abc import Sequence

from cenotaph.capture.dates import written_date
from cenotaph.capture.labels import (
    DATELINE,
    NAMED_DATELINE,
    TICKER,
    begins_comments,
    begins_related,
    counts_comments,
    is_caption_line,
    is_chrome_line,
    is_date_line,
    marks_comment,
    outlet_of,
)
from cenotaph.capture.lines import MAX_LINES, Line, lines_of
from cenotaph.capture.words import ends_sentence, is_prose, squeeze
from cenotaph.model.pages import Segment
from cenotaph.model.vocabulary import SegmentKind

# Longest headline of 1,001 news pages: 150 characters.
_MAX_HEADLINE = 200
# A full stop within a line: two sentences are no headline.
_TWO_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"'”’)]* [A-Z(\[“\"]")
# A date above the report with a time of day is the page's: "A. Writer Mon 15th July 2019 | 02:18".
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|issued|updated)\b", re.I)


def read_text(text: str, title: str | None) -> tuple[Segment, ...]:
    """The segments of a plain text: ordered, apart, covering everything but white space.

    A line that equals a title known from outside is the headline.
    """
    lines = lines_of(text)
    segments: list[Segment] = []
    for line, kind in zip(lines, _kinds(lines, title), strict=True):
        last = segments[-1] if segments else None
        if last is not None and last.kind == kind and (kind in ("chrome", "comment") or line.joins):
            segments[-1] = Segment(kind=kind, start=last.start, end=line.end)
        else:
            segments.append(Segment(kind=kind, start=line.start, end=line.end))
    return (*segments, *_rest(text, lines))


def _rest(text: str, lines: Sequence[Line]) -> tuple[Segment, ...]:
    """What lies below the lines that were looked at, as one stretch of body."""
    end = lines[-1].end if len(lines) == MAX_LINES else len(text)
    words = text[end:].strip()
    if not words:
        return ()
    start = end + text[end:].index(words[0])
    return (Segment(kind="body", start=start, end=start + len(words)),)


def published_in(text: str, segments: Sequence[Segment]) -> str | None:
    """The full date above the report ("Published: …", a date alone) or of its dateline."""
    for segment in segments:
        for line in text[segment.start : segment.end].splitlines():
            if segment.kind == "body":
                dateline = DATELINE.match(line.strip()) or NAMED_DATELINE.match(line.strip())
                if dateline:
                    return written_date(dateline["date"])
                if is_prose(line):
                    return None
            stamped = segment.kind != "headline" and _CLOCK.search(line)
            if stamped or _PUBLISHED.match(line.strip()) or is_date_line(line.strip()):
                found = written_date(line)
                if found:
                    return found
    return None


def outlet_in(text: str, segments: Sequence[Segment]) -> str | None:
    """The outlet that a line of its name and the day gives, above the first sentence."""
    for segment in segments:
        for line in text[segment.start : segment.end].splitlines():
            if segment.kind == "body" and is_prose(line):
                return None
            found = outlet_of(line.strip())
            if found is not None:
                return found
    return None


def _kinds(lines: Sequence[Line], title: str | None) -> list[SegmentKind]:
    kinds: list[SegmentKind] = []
    for line in lines:
        wrapped = line.goes_on and kinds[-1] == "body"
        kinds.append("body" if wrapped else _own_kind(line.text))
    _mark_related(lines, kinds)
    _mark_repeats(lines, kinds)
    _mark_comments(lines, kinds)
    _mark_headline(lines, kinds, title)
    if "body" not in kinds and "headline" not in kinds:
        # labels alone are no report, but a lost report is worse than a kept label
        return ["body" if kind == "chrome" else kind for kind in kinds]
    return kinds


def _own_kind(line: str) -> SegmentKind:
    if is_caption_line(line):
        return "caption"
    label = is_chrome_line(line) or begins_comments(line) or counts_comments(line)
    return "chrome" if label else "body"


def _mark_related(lines: Sequence[Line], kinds: list[SegmentKind]) -> None:
    """Titles after a label such as "Most read" are chrome until prose comes."""
    within = False
    for i, line in enumerate(lines):
        if begins_related(line.text):
            within = True
        elif within and kinds[i] == "body":
            within = not is_prose(line.text)
            if within:
                kinds[i] = "chrome"


def _mark_repeats(lines: Sequence[Line], kinds: list[SegmentKind]) -> None:
    """A short line that comes again is a button; the first of a repeated headline stays."""
    alone = [
        kind == "body" and not ends_sentence(line.text) and not line.goes_on
        for line, kind in zip(lines, kinds, strict=True)
    ]
    times = Counter(line.text for line, single in zip(lines, alone, strict=True) if single)
    for i, line in enumerate(lines):
        # up to four words: longer lines that repeat are headlines and slogans people chant
        if alone[i] and times[line.text] > 1 and len(line.text.split()) <= 4:
            kinds[i] = "chrome"


def _mark_comments(lines: Sequence[Line], kinds: list[SegmentKind]) -> None:
    """Everything after the widget that begins the readers' part is theirs."""
    start = _comments_start(lines, kinds)
    for i in range(start, len(lines)):
        text = lines[i].text
        label = begins_comments(text) or counts_comments(text) or marks_comment(text)
        kinds[i] = "chrome" if label else "comment"


def _comments_start(lines: Sequence[Line], kinds: Sequence[SegmentKind]) -> int:
    """The first widget label after prose: above it the same words are a link to the comments."""
    told = False
    for i, line in enumerate(lines):
        if kinds[i] == "body":
            told = told or is_prose(line.text)
        elif told and (
            begins_comments(line.text)
            or (counts_comments(line.text) and _readers_follow(lines[i + 1 :]))
        ):
            return i
    return len(lines)


def _readers_follow(lines: Sequence[Line]) -> bool:
    """Whether the lines are a reader's part: its labels, or a name over every few lines."""
    if any(begins_comments(line.text) or marks_comment(line.text) for line in lines):
        return True
    names = sum(len(line.text) < 40 and not ends_sentence(line.text) for line in lines)
    # a name a comment of one to three paragraphs
    return names * 4 >= len(lines)


def _mark_headline(lines: Sequence[Line], kinds: list[SegmentKind], title: str | None) -> None:
    """The first short line above prose; the same words again are chrome, as are words above it."""
    found = _headline(lines, kinds, title)
    if found is None:
        return
    first, after = found
    words = squeeze(" ".join(line.text for line in lines[first:after]))
    for i in range(first, after):
        kinds[i] = "headline"
    for i, line in enumerate(lines):
        kicker = i < first and kinds[i] == "body" and not is_date_line(line.text)
        if kicker or (i >= after and kinds[i] == "body" and squeeze(line.text) == words):
            kinds[i] = "chrome"


def _headline(
    lines: Sequence[Line], kinds: Sequence[SegmentKind], title: str | None
) -> tuple[int, int] | None:
    """The headline's first line and the one after it.

    Names of sites and sections, and tickers, may stand above it: they are passed over where a line
    that tells more follows before the prose.
    """
    given = squeeze(title or "")
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if kinds[i] != "body" or is_date_line(line.text) or (found and i < found[-1][1]):
            continue
        if given and squeeze(line.text) == given and i + 1 < len(lines):
            return i, i + 1
        if is_prose(line.text) and line.text[-1] not in "!?\"'”’»":
            break
        after = _end_of_title(lines, kinds, i)
        if _can_be_headline(lines[i:after]) and _prose_follows(lines[after:], kinds[after:]):
            found.append((i, after))
        elif after - i > 1 or len(line.text.split()) > 2:
            break
    telling = (one for one in found if _tells(lines[one[0]].text))
    return next(telling, found[0] if found else None)


def _tells(line: str) -> bool:
    """Whether a line is no site's or section's name, by its length or figure, and no ticker."""
    long = len(line.split()) >= 5 or any(map(str.isdigit, line))
    return long and TICKER.match(line) is None


def _end_of_title(lines: Sequence[Line], kinds: Sequence[SegmentKind], first: int) -> int:
    """The line after those that stand together from `first` on: a title may have three lines.

    Where lines are paragraphs, it has more than one only above a blank line.
    """
    after = first + 1
    while after < len(lines) and kinds[after] == "body" and lines[after].gap == 0:
        alone = is_prose(lines[after].text) or is_date_line(lines[after].text)
        if alone and not lines[after].joins:
            return first + 1
        after += 1
    return after if after - first <= 3 or lines[first + 1].joins else first + 1


def _can_be_headline(lines: Sequence[Line]) -> bool:
    text = " ".join(line.text for line in lines)
    # one or two words are a section's name; more than three lines are a paragraph or a list
    return (
        len(lines) <= 3
        and len(text) <= _MAX_HEADLINE
        and len(text.split()) >= 3
        and any(map(str.isalpha, lines[0].text))
        and text[-1] not in ".:;,-–—"
        and " -- " not in text
        and not (text[0] in "([" and text[-1] in ")]")
        and not _TWO_SENTENCES.search(text)
    )


def _prose_follows(lines: Sequence[Line], kinds: Sequence[SegmentKind]) -> bool:
    """Whether a paragraph follows, hard-wrapped or not."""
    for i, line in enumerate(lines):
        if kinds[i] == "body":
            wrapped = i + 1 < len(lines) and lines[i + 1].goes_on
            if is_prose(line.text) or wrapped:
                return True
    return False
