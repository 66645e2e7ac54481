"""Masks: what of a page's words is withheld from a reader, by span and by the words themselves.

A name is masked where its span stands, and again wherever the same words stand in any free text of
the incident: one page marks a name that another page's title repeats without a mark. Masking too
much is a blemish; masking too little is a harm.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby

from cenotaph.model.unseen import without_unseen
from cenotaph.model.values import Span
from cenotaph.record.view import Piece

NAME_WITHHELD = "[name withheld]"
ADDRESS_WITHHELD = "[address withheld]"

# From this length on a name is masked inside longer words too: Arabic and Ukrainian glue
# particles and endings to names. Shorter ones ("Ali", "Noor") need word borders, or they would
# blot out pieces of unrelated words ("Somalia").
_GLUED_FROM = 5
# A last name alone is masked from four letters on; "Ali" or "Roy" alone is too often a word.
_LAST_NAME_FROM = 4

_GAP = re.compile(r"[\s\-‐-―.,]+")
_APOSTROPHES = "'’‘ʼ`´"

_WAY = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|close|court|crescent|alley|"
    "vulytsia|ulitsa|prospekt"
)
# "14 Olive Street", "Olive Street 14", "apartment 9 in building 4": what leads to one door. A
# street without a number leads to no door and stays.
_ADDRESS = re.compile(
    rf"""
    \b\d{{1,5}}[A-Za-z]?,?\s+(?:[A-Z][\w'’-]*\s+){{1,4}}(?:(?i:{_WAY}))\b\.?
  | \b(?:[A-Z][\w'’-]*\s+){{1,4}}(?:(?i:{_WAY}))\b\.?,?\s+(?:No\.?\s*)?\d{{1,5}}[A-Za-z]?\b
  | \b(?i:apartment|apt\.?|flat|(?:house|building)\s+(?:no\.?|number))\s*\d+[A-Za-z]?\b
    """,
    re.VERBOSE,
)
_HOME = re.compile(r"\b(?:homes?|houses?|residence|apartment|flat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """The words to withhold from one incident's free text; an empty mask changes nothing."""

    names: re.Pattern[str] | None = None
    slugs: tuple[str, ...] = ()
    addresses: bool = False

    def text(self, words: str) -> str:
        """The words with every name and street address replaced by its mark.

        Nothing in them turns the words around them: a record may hold pages of before.
        """
        words = without_unseen(words)
        if not self._finds(words):
            return words
        return "".join(piece.text for piece in self.pieces(words))

    def maybe(self, words: str | None) -> str | None:
        """The same for words that may be missing."""
        return None if words is None else self.text(words)

    def _finds(self, words: str) -> bool:
        """Whether anything of these words is withheld: of most nothing is."""
        return (self.addresses and _ADDRESS.search(words) is not None) or (
            self.names is not None and self.names.search(words) is not None
        )

    def pieces(
        self, words: str, *, figure: Span | None = None, names: Iterable[Span] = ()
    ) -> tuple[Piece, ...]:
        """The words as pieces: marks where something is withheld, the figure set apart.

        `figure` and `names` are intervals of `words`; they may reach over its ends.
        """
        labels: list[str] = ["text"] * len(words)
        if self.addresses:
            for match in _ADDRESS.finditer(words):
                _paint(labels, Span(*match.span()), ADDRESS_WITHHELD)
        # after the addresses: a figure before "Al-Jala Street" is no house number
        if figure is not None:
            _paint(labels, figure, "figure")
        if self.names is not None:
            for match in self.names.finditer(words):
                _paint(labels, Span(*match.span()), NAME_WITHHELD)
        for span in names:
            _paint(labels, span, NAME_WITHHELD)
        return _runs(words, labels)

    def hides(self, url: str) -> bool:
        """Whether an address on the web spells a name: "/obituary-of-a-b.html"."""
        folded = _slug(url)
        return any(slug in folded for slug in self.slugs)


def mask_of(names: Iterable[str], *, kept: Iterable[str] = (), addresses: bool = True) -> Mask:
    """The mask of these names; `kept` are words (places, parties) no last name may blot out."""
    whole = sorted({name.strip() for name in names if name.strip()}, key=lambda n: (-len(n), n))
    spared = {word.casefold() for text in kept for word in _GAP.split(text)}
    last = {
        word
        for name in whole
        if len(words := [w for w in _GAP.split(name) if w]) > 1
        and len(word := words[-1]) >= _LAST_NAME_FROM
        and word[0].isupper()
        and word.casefold() not in spared
    }
    patterns = [_pattern(name) for name in whole]
    patterns += [rf"(?<!\w){_literal(word)}(?!\w)" for word in sorted(last)]
    slugs = tuple(slug for name in whole if len(slug := _slug(name)) >= _GLUED_FROM)
    return Mask(
        names=re.compile("|".join(patterns), re.IGNORECASE) if patterns else None,
        slugs=slugs,
        addresses=addresses,
    )


def names_in(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The words at the spans, as far as they lie within the text."""
    return tuple(text[max(span.start, 0) : max(span.end, 0)] for span in spans)


def has_address(words: str) -> bool:
    """Whether the words hold a street address with a number."""
    return _ADDRESS.search(words) is not None


def has_home(words: str) -> bool:
    """Whether the words speak of a home."""
    return _HOME.search(words) is not None


def _paint(labels: list[str], span: Span, label: str) -> None:
    start = min(max(span.start, 0), len(labels))
    end = min(max(span.end, start), len(labels))
    labels[start:end] = [label] * (end - start)


def _runs(words: str, labels: Sequence[str]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    start = 0
    for label, run in groupby(labels):
        end = start + len(list(run))
        match label:
            case "text" | "figure":
                pieces.append(Piece(text=words[start:end], kind=label))
            case _:
                pieces.append(Piece(text=label, kind="withheld"))
        start = end
    return tuple(pieces)


def _literal(word: str) -> str:
    quoted = re.escape(word)
    return reduce(lambda p, mark: p.replace(mark, f"[{_APOSTROPHES}]"), "'’‘", quoted)


def _pattern(name: str) -> str:
    words = [word for word in _GAP.split(name) if word]
    body = r"[\s\-‐-―.,]+".join(_literal(word) for word in words) or re.escape(name)
    return body if len(name) >= _GLUED_FROM else rf"(?<!\w){body}(?!\w)"


def _slug(words: str) -> str:
    return re.sub(r"(?:%20|[\W_])+", "-", words.casefold()).strip("-")
