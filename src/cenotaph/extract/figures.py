"""Figures: number expressions with the bounds their words give.

Numbers are read by our own small grammar, since no library gives bounds: "hundreds" is 100–999,
"more than 70" is 71 and open, "nearly 50" is at most 50.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cenotaph.extract.kinds import QUOTES
from cenotaph.extract.languages.en import numbers as words
from cenotaph.extract.tokens import Token
from cenotaph.extract.trie import Trie
from cenotaph.model.vocabulary import CountKind


class Figure(NamedTuple):
    """One number expression: tokens `start` to `end`, its kind and bounds.

    `additional` is true for "another three" and "three more"; `bare` where nothing but digits
    was written, which may be a year, an age or a number of something else. A tuple for its speed,
    as tokens are.
    """

    start: int
    end: int
    kind: CountKind
    figure: int | None
    min: int | None
    max: int | None
    additional: bool = False
    bare: bool = False


_VAGUE = Trie(words.VAGUE)
_PHRASES = Trie(words.PHRASES)
_SHARES = Trie((share, True) for share in words.SHARES)
_BEFORE = Trie(words.BEFORE)
_AFTER = Trie(words.AFTER)
_BEFORE_STARTS = _BEFORE.starts()
_SPECIAL_STARTS = _SHARES.starts() | _VAGUE.starts() | _PHRASES.starts()
_STARTS = (
    frozenset(words.UNITS)
    | frozenset(words.TENS)
    | _VAGUE.starts()
    | _PHRASES.starts()
    | _SHARES.starts()
    | _BEFORE.starts()
    | {
        "no",
        "none",
        "nobody",
        "not",
        "between",
        "another",
        "additional",
        "further",
        "hundred",
        "zero",
    }
)
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:\.\d+)?")
_SCALE_SUFFIX = {"k": 1_000, "m": 1_000_000}
#: words between a floor and its ceiling: "at least 13, and possibly as many as 46"
_BEFORE_CEILING = frozenset(", and but or to possibly perhaps maybe".split())
_JOINERS = frozenset({"-", "—", "to", "or"})


def find_figure(tokens: Sequence[Token], at: int, depth: int = 0) -> Figure | None:
    """The number expression that starts at token `at`, or None; three modifiers at most."""
    if not may_be_figure(tokens[at].low):
        return None
    found = (_modified(tokens, at, depth) if depth < 3 else None) or _plain(tokens, at)
    if found is None or _measures_else(tokens, found) or _compares(tokens, found):
        return None
    return found


def may_be_figure(low: str) -> bool:
    """Whether a number expression can begin with this word at all."""
    return low in _STARTS or "-" in low or low[0].isdigit()


def _modified(tokens: Sequence[Token], at: int, depth: int) -> Figure | None:
    """A figure behind a modifier: "at least 5", "between ten and fifteen", "another three"."""
    low = tokens[at].low
    if low == "between":
        return _between(tokens, at)
    if low in words.ADDITIONAL_BEFORE:
        inner = find_figure(tokens, at + 1, depth + 1) if at + 1 < len(tokens) else None
        if inner is not None:
            return inner._replace(start=at, additional=True, bare=False)
        # "another person" is one more
        return (
            Figure(start=at, end=at + 1, kind="exact", figure=1, min=1, max=1, additional=True)
            if low == "another"
            else None
        )
    match = _BEFORE.longest(tokens, at) if low in _BEFORE_STARTS else None
    if match is None:
        return None
    index, (kind, shift) = match
    while index < len(tokens) and tokens[index].low in words.PADDING:
        if _plain(tokens, index) is not None:
            break
        index += 1
    if index >= len(tokens):
        return None
    inner = find_figure(tokens, index, depth + 1)
    if inner is None:
        return None
    if _has_risen(tokens, at):
        return inner._replace(start=at, bare=False)
    bent = _bent(inner, at, kind, shift)
    return _up_to(tokens, bent) if kind == "at_least" and depth == 0 else bent


def _has_risen(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up to" at token `at` tells where a toll has come to, and is no ceiling.

    "Toll up to 48" and "the number of victims is up to four" do; "the toll may be up to 48" does
    not.
    """
    if tokens[at].low != "up":
        return False
    before = at
    while before and tokens[before - 1].low in words.CLIMBING:
        before -= 1
    if not before:
        return False
    if tokens[before - 1].low == "toll":
        return True
    counted = [token.low for token in tokens[max(before - 3, 0) : before - 1]]
    return before < at and counted == ["number", "of"]


def _up_to(tokens: Sequence[Token], least: Figure) -> Figure:
    """ "at least 13 and as many as 46": the range of both; `least` where no ceiling follows."""
    joint = least.end
    while joint < len(tokens) and tokens[joint].low in _BEFORE_CEILING:
        joint += 1
    if joint == least.end or joint >= len(tokens) or least.figure is None:
        return least
    most = find_figure(tokens, joint, depth=1)
    if most is None or most.kind != "at_most" or (most.max or 0) <= least.figure:
        return least
    return Figure(
        start=least.start, end=most.end, kind="range", figure=None, min=least.min, max=most.max
    )


def _bent(inner: Figure, start: int, kind: CountKind, shift: int) -> Figure:
    """`inner` under the modifier that starts at token `start`."""
    number = inner.figure
    if number is None:
        # "at least several", "up to dozens": the modifier opens one side of the vague word
        low, high = inner.min, inner.max
        if kind == "at_least":
            high = None
        return inner._replace(start=start, min=low, max=high, bare=False)
    bounds: dict[CountKind, tuple[int | None, int | None]] = {
        "at_least": (number + shift, None),
        "at_most": (None, number + shift),
        "about": (None, number if shift == words.NEARLY else None),
    }
    low, high = bounds[kind]
    return inner._replace(start=start, kind=kind, min=low, max=high, bare=False)


def _between(tokens: Sequence[Token], at: int) -> Figure | None:
    first = _number(tokens, at + 1)
    if first is None or first[0] >= len(tokens) or tokens[first[0]].low not in {"and", "to"}:
        return None
    second = _number(tokens, first[0] + 1)
    if second is None or second[1] <= first[1]:
        return None
    return Figure(start=at, end=second[0], kind="range", figure=None, min=first[1], max=second[1])


def _plain(tokens: Sequence[Token], at: int) -> Figure | None:
    """A figure without a modifier before it: a number, a range, a vague word, a share, "no"."""
    low = tokens[at].low
    if low in {"no", "none", "nobody", "not"}:
        return _zero(tokens, at)
    number = _number(tokens, at)
    special = _special(tokens, at) if low in _SPECIAL_STARTS else None
    if special is not None and (number is None or special.end > number[0]):
        return _with_more(tokens, special)
    if number is None:
        return None
    end, value = number
    if end + 1 < len(tokens) and tokens[end].low in _JOINERS:
        other = _number(tokens, end + 1)
        digits = tokens[at].low[0].isdigit() == tokens[end + 1].low[0].isdigit()
        if other is not None and digits and other[1] > value and not _date_like(tokens, other[0]):
            ranged = Figure(
                start=at, end=other[0], kind="range", figure=None, min=value, max=other[1]
            )
            return _with_more(tokens, ranged)
    bare = tokens[at].low[0].isdigit() and end == at + 1
    exact = Figure(start=at, end=end, kind="exact", figure=value, min=value, max=value, bare=bare)
    after = _AFTER.longest(tokens, end) if end < len(tokens) else None
    if after is not None:
        kind, shift = after[1]
        return _bent(exact, at, kind, shift)._replace(end=after[0])
    return _with_more(tokens, exact)


def _special(tokens: Sequence[Token], at: int) -> Figure | None:
    """A vague word, a share or a phrase that is a figure."""
    share = _SHARES.longest(tokens, at)
    many = tokens[at].low == "many" and at + 1 < len(tokens)
    vague = (_VAGUE.longest(tokens, at + 1) if many else None) or _VAGUE.longest(tokens, at)
    exact = _PHRASES.longest(tokens, at)
    if share and not (vague and vague[0] > share[0]) and not (exact and exact[0] > share[0]):
        return Figure(start=at, end=share[0], kind="share", figure=None, min=None, max=None)
    if exact and not (vague and vague[0] > exact[0]):
        n = exact[1]
        return Figure(start=at, end=exact[0], kind="exact", figure=n, min=n, max=n)
    if vague:
        low, high = vague[1]
        return Figure(start=at, end=vague[0], kind="vague", figure=None, min=low, max=high)
    return None


def _zero(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "no", "no one", "none", "nobody": zero, where a harm follows."""
    end = at + 1
    if tokens[at].low == "not":
        single = [t.low for t in tokens[at + 1 : at + 3]]
        if single[:1] == ["one"]:
            end = at + 2
        elif single == ["a", "single"]:
            end = at + 3
        else:
            return None
    if tokens[at].low == "no" and end < len(tokens):
        following = tokens[end].low
        if following in {"fewer", "less", "more", "longer", "matter", "doubt", "sign", "evidence"}:
            return None
        if following in {
            "immediate",
            "word",
            "reports",
            "information",
            "details",
            "confirmation",
            "way",
        }:
            # "no immediate reports of casualties" tells of nothing known, not of no one harmed
            return None
        if following == "one":
            end += 1
    return Figure(start=at, end=end, kind="exact", figure=0, min=0, max=0)


def _with_more(tokens: Sequence[Token], figure: Figure) -> Figure:
    """ "three more", "five additional": the figure comes on top of another."""
    index = figure.end
    if index < len(tokens) and tokens[index].low in words.ADDITIONAL_AFTER:
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if following != "than":
            return figure._replace(end=index + 1, additional=True, bare=False)
    return figure


def _number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The end index and value of the plain number at token `at`."""
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if low[0].isdigit():
        return _digits(tokens, at)
    return _spelled(tokens, at)


def _digits(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    low = tokens[at].low
    match = _DIGITS.fullmatch(low)
    scale = 1
    if match is None:
        if low[-1] in _SCALE_SUFFIX and _DIGITS.fullmatch(low[:-1]):
            scale, low = _SCALE_SUFFIX[low[-1]], low[:-1]
        else:
            return None
    end = at + 1
    if end < len(tokens) and tokens[end].low in words.SCALES:
        scale *= words.SCALES[tokens[end].low]
        end += 1
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", low) is not None
    plain = low.replace(",", "").replace(".", "") if grouped else low.replace(",", "")
    value = float(plain) * scale
    if value != int(value):
        return None
    return end, int(value)


def _spelled(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "twenty-two", "one hundred and five", "two dozen"; scales end or carry the number on."""
    total = current = 0
    index = at
    seen = False
    while index < len(tokens):
        low = tokens[index].low
        part = _small(low)
        if part is not None and not (seen and 0 < current % 100 < 20 and part < 100):
            if seen and current % 100 and (part >= 10 or current % 10):
                break
            current += part
        elif low in words.SCALES and seen:
            current = max(current, 1) * words.SCALES[low]
            if words.SCALES[low] >= 1_000:
                total, current = total + current, 0
        elif (
            low == "and"
            and seen
            and (current >= 100 or total)
            and index + 1 < len(tokens)
            and _small(tokens[index + 1].low) is not None
            and current % 100 == 0
        ):
            index += 1
            continue
        else:
            break
        seen = True
        index += 1
    return (index, total + current) if seen else None


def _small(low: str) -> int | None:
    """The value of one number word below a hundred, hyphens allowed."""
    if low in words.UNITS:
        return words.UNITS[low]
    if low in words.TENS:
        return words.TENS[low]
    tens, hyphen, unit = low.partition("-")
    if hyphen and tens in words.TENS and unit in words.UNITS:
        return words.TENS[tens] + words.UNITS[unit]
    return None


def _date_like(tokens: Sequence[Token], end: int) -> bool:
    """Whether a range is really a date or a season: "2020-21", "12-03-2018"."""
    following = tokens[end].low if end < len(tokens) else ""
    return following in {"-", "/"} and end + 1 < len(tokens) and tokens[end + 1].low[0].isdigit()


def _compares(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether "single" only sharpens what follows: "the single bloodiest attack"."""
    single = figure.end < len(tokens) and tokens[figure.end - 1].low == "single"
    return single and tokens[figure.end].low.endswith(("est", "most", "worst"))


def _numbering(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether "number" is the verb of those counted: "the dead number nine"."""
    at = figure.start
    return at > 1 and tokens[at - 1].low == "number" and tokens[at - 2].low in words.COUNTED


def _measures_else(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the figure is money, a distance, a duration, an age, a name's number or a score."""
    before = tokens[figure.start - 1].low if figure.start else ""
    digits = tokens[figure.start].low[0].isdigit()
    if before == ":" and digits and figure.start > 1 and tokens[figure.start - 2].low[0].isdigit():
        return True  # "0:43"
    if (
        before in {"/", ":"}
        and figure.start > 1
        and tokens[figure.start - 1].end == (tokens[figure.start].start)
    ):
        return tokens[figure.start - 2].low[0].isdigit()
    if before == "how":
        return True  # "how many died"
    if before in words.NOT_AFTER and figure.kind != "share" and not _numbering(tokens, figure):
        numeric = tokens[figure.start].low[0].isdigit()
        if numeric or before in {"aged", "age", "ages", "number"}:
            return True
    if figure.end < len(tokens):
        after = tokens[figure.end].low
        if after == "another":
            return True  # "killing one another"
        if after in words.NOT_BEFORE and figure.figure != 0:
            return True
        if after in {"/", ":"} and figure.end + 1 < len(tokens):
            following = tokens[figure.end + 1]
            if following.low[0].isdigit() and following.start == tokens[figure.end].end:
                return True
    return False


def closes_quote(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a quotation of the figure alone ends behind it: "at least 20" rebels."""
    opened = at > 0 and tokens[at - 1].low in QUOTES
    return opened and end + 1 < len(tokens) and tokens[end].low in QUOTES
