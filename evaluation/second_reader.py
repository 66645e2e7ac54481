"""Would a dependency parse earn its time? What it adds to the grammar's claims on the open gold.

Every sentence with a number is parsed; a number that no claim uses, and that is an object of a verb
of harm or a subject of dying, would be a claim more. The grammar alone is kept where those claims
are more often false than right.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.rivals import HOW_TO_GET, spacy_model
from cenotaph.extract.tokens import paragraphs, read_sentences
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Measure
from evaluation import gold
from evaluation.passages import Passage, load
from evaluation.reader import the_reader
from evaluation.tables import headed, table

Parse = Callable[[str], Any]
Found = tuple[Measure, int, int]

_OBJECT = ("dobj", "nsubjpass")
# verb → the measure and the dependencies by which its count hangs on it
_VERBS: dict[str, tuple[Measure, tuple[str, ...]]] = {
    **dict.fromkeys(("kill", "murder", "execute", "behead", "massacre"), ("killed", _OBJECT)),
    **dict.fromkeys(("die", "perish", "succumb"), ("killed", ("nsubj",))),
    **dict.fromkeys(("injure", "wound", "hurt", "maim"), ("injured", _OBJECT)),
    **dict.fromkeys(("kidnap", "abduct"), ("abducted", _OBJECT)),
    **dict.fromkeys(("arrest", "detain"), ("detained", _OBJECT)),
}
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
# A conjunct hangs on the first of its row: "two soldiers, a guard and five civilians".
_LONGEST_ROW = 4


def run(_folder: Path, _errors: int | None = None) -> str:
    """Sentences parsed, claims a parse would add, right and false, and both readers' seconds."""
    model = spacy_model()
    if model is None:
        return f"\nsecond_reader: skipped. {HOW_TO_GET}"
    name, parse = model
    sentences = right = false = missed = 0
    seconds = ours = 0.0
    for passage in load("open"):
        begun = perf_counter()
        read = gold.read_passage(passage, the_reader())
        ours += perf_counter() - begun
        result = gold.judge(passage, read)
        missed += len(result.match.missed)
        used = [claim.spans.count for claim in read if claim.spans.count]
        begun = perf_counter()
        added = [one for one in _added(passage, parse) if not _within(one[2], used)]
        seconds += perf_counter() - begun
        sentences += sum(1 for _ in _sentences(passage))
        for measure, number, at in added:
            good = any(
                each.fields["measure"] == measure
                and number in (each.fields["figure"], each.fields["min"])
                and each.at.start <= at < each.at.end
                for each in result.match.missed
            )
            right += good
            false += not good
    head = (
        "parsed by",
        "sentences",
        "missed before",
        "added right",
        "added false",
        "seconds",
        "grammar's",
    )
    row = (name, sentences, missed, right, false, seconds, ours)
    return headed("A dependency parse as second reader, open gold", table(head, [row]))


def _within(at: int, spans: list[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _added(passage: Passage, parse: Parse) -> Iterator[Found]:
    for start, words in _sentences(passage):
        for measure, number, at in harmed(parse(words)):
            yield measure, number, start + at


def _sentences(passage: Passage) -> Iterator[tuple[int, str]]:
    """The start and words of each sentence with a number."""
    for span in paragraphs(passage.text, 0, len(passage.text)):
        for sentence in read_sentences(passage.text, span, 1, headline=False):
            words = passage.text[sentence.start : sentence.end]
            if any(_number(word) is not None for word in words.split()):
                yield sentence.start, words


def harmed(parsed: Any) -> Iterator[Found]:
    """Measure, number and its offset, where the parse hangs a number on a verb of harm."""
    for token in parsed:
        number = _number(token.text)
        if number is None:
            continue
        noun = token.head if token.dep_ == "nummod" else token
        for _ in range(_LONGEST_ROW):
            if noun.dep_ != "conj":
                break
            noun = noun.head
        measure, hangs = _VERBS.get(noun.head.lemma_.lower(), (None, ()))
        if measure is not None and noun.dep_ in hangs:
            yield measure, number, token.idx


def _number(word: str) -> int | None:
    plain = word.strip(".,;:()\"'“”").replace(",", "").lower()
    return int(plain) if plain.isdecimal() else _WORDS.get(plain)
