"""The sketch of a page: what its words tell it apart by (see `cenotaph.model.sketch`)."""

import re
from collections.abc import Iterator, Sequence

from cenotaph.extract.languages.en import marks, scenes, speech
from cenotaph.extract.proper import proper_marks
from cenotaph.model.signature import folded_words
from cenotaph.model.sketch import Sketch, mark
from cenotaph.model.values import Span
from cenotaph.reference.wording import telling, telling_terms

# 64 words find as many pages of one shooting as all of them do, 32 one in twenty less (local news).
_TERMS = 48
# A word of a name that stands in three texts of a hundred names nobody ("Will", "May").
_NAMING = 3.5
# What a word before or behind a name says of it is said within three words.
_BESIDE = 40
_WORD = re.compile(r"[A-Za-z]+")
_SPEAKING = speech.REPORT | speech.TITLES | frozenset(speech.ROLE_NOUNS) | {"to"}


def sketch(text: str, names: Sequence[Span], body: Sequence[Span], title: str | None) -> Sketch:
    """The sketch of a page's title and of the spans of its text that are read."""
    told = "\n".join((title or "", *(text[span.start : span.end] for span in body)))
    words = folded_words(told)
    terms = telling_terms([word for word in words if word not in marks.TIME_WORDS], _TERMS)
    named = list(_names(text, names))
    return Sketch(
        terms=tuple(sorted(terms)),
        weights=tuple(terms[term] for term in sorted(terms)),
        names=_sorted(mark(word) for name in named for word in name if _naming(word)),
        people=_sorted(mark(f"{name[0]} {name[-1]}") for name in named if len(name) > 1),
        streets=_sorted(mark(street) for street in _streets(told)),
        ages=_sorted(_ages(told)),
        clock=_sorted(_clock(told)),
        weekdays=_sorted(number for number, name in enumerate(marks.WEEKDAYS) if name in words),
        dates=tuple(sorted(set(_dates(told)))),
        sounds=proper_marks(told, _persons(text, names)),
        scenes=tuple(sorted({kind for word in words for kind in scenes.KINDS.get(word, ())})),
    )


def _persons(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """The folded words of all persons' names, speakers' too."""
    return frozenset(w for span in spans for w in folded_words(text[span.start : span.end]))


def _sorted(values: Iterator[int]) -> tuple[int, ...]:
    return tuple(sorted(set(values)))


def _names(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, ...]]:
    """The words of each name that no speaker or office bears."""
    for span in spans:
        words = folded_words(text[span.start : span.end])
        if words and not _speaks(text, span):
            yield words


def _naming(word: str) -> bool:
    return len(word) > 2 and telling(word) > _NAMING


def _speaks(text: str, span: Span) -> bool:
    """Whether the name is that of one who speaks or holds an office, by the words beside it.

    The same mayor and the same officer speak of every incident of a town.
    """
    before = _WORD.findall(text[max(0, span.start - _BESIDE) : span.start].lower())[-2:]
    behind = _WORD.findall(text[span.end : span.end + _BESIDE].lower())[:2]
    return bool(_SPEAKING.intersection(before) or speech.REPORT.intersection(behind))


def _ages(text: str) -> Iterator[int]:
    for found in marks.AGE.finditer(text):
        age = int(found["a"] or found["b"] or found["c"])
        if age <= marks.OLDEST:
            yield age


def _streets(text: str) -> Iterator[str]:
    for found in marks.STREET.finditer(text):
        words = folded_words(found["name"])
        if words:
            yield words[-1]


def _clock(text: str) -> Iterator[int]:
    for found in marks.CLOCK.finditer(text):
        hour, minute = int(found["hour"]) % 12, int(found["minute"] or 0)
        if minute < 60:
            yield (hour + 12 * (found["half"] in "pP")) * 60 + minute


def _dates(text: str) -> Iterator[str]:
    for found in marks.DATE.finditer(text):
        month = marks.MONTHS[(found["m1"] or found["m2"]).lower()]
        day = int(found["d1"] or found["d2"])
        if 1 <= day <= 31:
            yield f"{month:02}-{day:02}"
