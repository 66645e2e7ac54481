"""Whether a word reports here: verbs of speech, verbs that report in some company, nouns."""

from collections.abc import Sequence

from cenotaph.extract.chunks import Chunk
from cenotaph.extract.languages.en import grammar
from cenotaph.extract.languages.en import speech as words
from cenotaph.extract.tokens import Sentence, Token

Chunks = Sequence[Chunk]

_NOUN_VERBS = frozenset({"reports", "claims", "estimates", "puts", "report", "reporting", "counts"})
#: a verb's object tells that it reports: a figure within so many chunks ("spoke of up to 20")
_OBJECT = 5


#: the words that can report in some company: nine of ten verbs cost one look-up
_REPORTING = (
    words.REPORT_WITH_THAT | words.REPORT_WITH_OF | words.REPORT_WITH_FIGURE
    | words.CORRECTING | words.DENIALS | words.ACCUSING | {"went", "goes"}
)  # fmt: skip


def reports(chunks: Chunks, at: int) -> bool:
    """Whether a common verb reports here: "found that", "spoke of", "revised the toll"."""
    chunk = chunks[at]
    if chunk.low not in _REPORTING or chunk.kind not in {"verb", "adv"} or at + 1 >= len(chunks):
        return False
    following = chunks[at + 1]
    if chunk.low in words.REPORT_WITH_THAT and (
        following.low == "that" or _between_commas(chunks, at)
    ):
        return True
    if chunk.low in {"went", "goes"} and following.low == "on":
        return at + 2 < len(chunks) and chunks[at + 2].kind in {"stop", "comma", "quote"}
    if chunk.low in words.REPORT_WITH_OF and following.low in {"of", "to", "on"}:
        return _counted(chunks, at + 1)
    if chunk.low in words.REPORT_WITH_FIGURE:
        return _counted(chunks, at + 1) and not _been(chunks, at)
    if chunk.low in words.CORRECTING:
        ahead = chunks[at : at + 6]
        return any(_counts(c) for c in ahead)
    if chunk.low in words.DENIALS:
        ahead = chunks[at + 1 : at + 4]
        return any(c.low in words.DENIED or (c.np and c.np.head in words.DENIED) for c in ahead)
    # who "is accused of killing" tells nothing; who accuses somebody does
    return chunk.low in words.ACCUSING and following.np is not None and not _been(chunks, at)


_REVISED = frozenset("number figure figures count tally total estimate".split())


def _counts(chunk: Chunk) -> bool:
    """Whether a toll or "the number of soldiers" is told, which may be put right."""
    if chunk.trigger is not None:
        return chunk.trigger.frame == "toll"
    return chunk.np is not None and (chunk.np.tally or chunk.np.head in _REVISED)


def refuses(chunks: Chunks, at: int) -> bool:
    """Whether a verb of denial tells what somebody was not given: "denied the release of"."""
    ahead = chunks[at + 1 : at + 4] if chunks[at].low in words.DENIALS else ()
    return any(c.low in words.REFUSED or (c.np and c.np.head in words.REFUSED) for c in ahead)


def needs_a_teller(chunks: Chunks, at: int) -> bool:
    """Whether the verb reports only where its subject is known to tell: "gave", "mentioned"."""
    low = chunks[at].low
    if any(c.kind == "sub" and c.low == "that" for c in chunks[at + 1 : at + 1 + _OBJECT]):
        return False  # "told our correspondent on the phone that"
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and following.low == "of":
        return False  # whoever spoke of a figure tells it
    if following is not None and following.np and following.np.head in words.LISTENERS:
        return False  # "told reporters four were killed"
    return low in words.REPORT_WITH_FIGURE or low in words.REPORT_WITH_OF


def _between_commas(chunks: Chunks, at: int) -> bool:
    """Whether a speaker and its verb stand between commas: "nine, the union believes, are"."""
    if at < 2 or chunks[at - 1].np is None or chunks[at - 2].kind != "comma":
        return False
    return chunks[at + 1].kind == "comma"


def _counted(chunks: Chunks, start: int) -> bool:
    """Whether a figure or a toll is told right behind: "gave ten deaths", "gave the toll as"."""
    for chunk in chunks[start : start + _OBJECT]:
        if chunk.np is not None and chunk.np.figure is not None:
            return True
        if chunk.trigger is not None:
            return chunk.trigger.frame == "toll"
        if chunk.kind in {"stop", "comma", "report", "verb", "sub"}:
            return False
    return False


def figure_from(chunks: Chunks, at: int) -> bool:
    """Whether "from" names a speaker here: "the last figure from the minister"."""
    before = chunks[at - 1].np if at else None
    return chunks[at].low == "from" and before is not None and before.head in words.FIGURE_NOUNS


def is_noun(chunks: Chunks, at: int, tokens: Sequence[Token]) -> bool:
    """Whether "report", "claims" and the like are nouns here, or the verb names no speaker."""
    low = chunks[at].low
    if low == "states" and at and tokens[chunks[at].start - 1].low == "united":
        return True
    if low not in words.REPORT_NOUNS and low not in _NOUN_VERBS:
        return passive(chunks, at) and low not in words.QUOTING
    before = chunks[at - 1] if at else None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    if before is None or before.kind == "verb":
        return True
    if before.low in {"the", "a", "its", "their", "his", "this"}:
        return True
    if tokens[chunks[at].start - 1].low == "'s":
        return True
    if after is not None and after.kind in {"report", "verb", "aux"} and low != "report":
        return True
    return after is not None and after.kind == "prep" and after.low in {"of", "from", "by"}


def passive(chunks: Chunks, at: int) -> bool:
    """ "were reported killed", "five confirmed dead": nobody is named as the speaker."""
    low = chunks[at].low
    if low not in words.PARTICIPLES:
        return False
    if _been(chunks, at):
        return True
    if [c.low for c in chunks[at + 1 : at + 3]] in (["to", "be"], ["to", "have"]) and _named(low):
        return True  # "criminals alleged to be from there"
    before = chunks[at - 1] if at else None
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    counted = before is not None and before.np is not None and before.np.figure is not None
    return bool(counted and after is not None and after.kind in {"trigger", "adv"})


def _named(low: str) -> bool:
    """Whether the participle tells what others say: who claims to have killed speaks himself."""
    return low not in {"claimed", "admitted", "denied"}


def _been(chunks: Chunks, at: int) -> bool:
    """Whether a form of "to be" stands before: who "have not been identified" tell nothing."""
    for chunk in reversed(chunks[max(0, at - 3) : at]):
        if chunk.kind == "aux" and chunk.low in grammar.BE:
            return True
        if chunk.kind not in {"adv", "aux", "time", "neg"}:
            break
    return False


def announcement(sentence: Sentence) -> bool:
    """Whether the sentence only tells who said what stands before: "This was announced by"."""
    lows = [token.low for token in sentence.tokens[:4]]
    first = bool(lows) and lows[0] in words.TOLD_OF
    return first and not words.ANNOUNCED.isdisjoint(lows) and not grammar.BE.isdisjoint(lows)
