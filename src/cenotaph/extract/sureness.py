"""How sure, whether denied, and how a claim lies in time and sums: hedges, stance, scope."""

from collections.abc import Sequence

from cenotaph.extract.chunks import Chunk
from cenotaph.extract.findings import Finding
from cenotaph.extract.languages.en import sureness as words
from cenotaph.extract.tokens import Sentence, Token, between_semicolons
from cenotaph.extract.trie import Trie
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Certainty, Scope

Chunks = Sequence[Chunk]

_HEDGES = Trie(words.HEDGES)
_CLAUSE_HEDGES = Trie((phrase, True) for phrase in words.CLAUSE_HEDGES)
_HEDGE_STARTS, _CLAUSE_STARTS = _HEDGES.starts(), _CLAUSE_HEDGES.starts()
_EXPECTED = Trie((phrase, True) for phrase in words.EXPECTED)
_CUMULATIVE = Trie((phrase, True) for phrase in words.CUMULATIVE)
_CUMULATIVE_STARTS = _CUMULATIVE.starts()
_PERIOD_BACK = Trie((phrase, True) for phrase in words.PERIOD_BACK)
_BESIDE = frozenset({"after", "ago", "later", "earlier", "before"})
#: a hedge this many tokens before the people still belongs to them
_NEAR = 2


def certainty(sentence: Sentence, chunks: Chunks, finding: Finding) -> tuple[Certainty, str]:
    """How sure the words are of this harm, and the rule that saw it.

    The hedge must stand in the harm's own verb group, just before its people, or rule the clause.
    """
    tokens = sentence.tokens
    start, end = _extent(chunks, finding)
    if finding.rule == "harm.toll-expected":
        return "expected", "certainty.expected"
    index = max(0, start - _NEAR)
    while index < min(end, len(tokens)):
        found = _HEDGES.longest(tokens, index) if tokens[index].low in _HEDGE_STARTS else None
        if found is not None and not _of_strike(tokens, found[0]):
            return found[1], "certainty.hedge"
        index += 1
    left, right = _clause(chunks, finding)
    for index in range(left, right):
        starts = tokens[index].low in _CLAUSE_STARTS
        if starts and _CLAUSE_HEDGES.longest(tokens, index) is not None:
            return "unconfirmed", "certainty.clause"
    # a hedge that opens the sentence rules it: "Reportedly, ..."
    if tokens and tokens[0].low in {"reportedly", "allegedly"}:
        return "unconfirmed", "certainty.opening"
    return "stated", "certainty.stated"


_NOT_HARM = frozenset(
    "drone strike airstrike suspect suspected militant gunman gunmen attack attacker"
    " blast explosion airstrikes strikes bombing bomber perpetrator israeli russian"
    " turkish".split()
)


def _of_strike(tokens: Sequence[object], after: int) -> bool:
    """Whether the hedge bends the strike or the doer: "an alleged drone strike"."""
    low = getattr(tokens[after], "low", "") if after < len(tokens) else ""
    return low in _NOT_HARM


def _extent(chunks: Chunks, finding: Finding) -> tuple[int, int]:
    """The tokens from the people to the word of harm."""
    trigger = chunks[finding.trigger]
    if finding.people is None:
        # "more casualties are feared": the hedge follows
        return trigger.start, trigger.end + 3
    people = chunks[finding.people]
    return min(trigger.start, people.start), max(trigger.end, people.end)


def _clause(chunks: Chunks, finding: Finding) -> tuple[int, int]:
    """The tokens of the clause around the word of harm."""
    left = right = finding.trigger
    while left > 0 and chunks[left - 1].kind not in {"stop"}:
        left -= 1
    while right + 1 < len(chunks) and chunks[right + 1].kind not in {"stop"}:
        right += 1
    return chunks[left].start, chunks[right].end


def expected(sentence: Sentence) -> bool:
    """Whether the sentence expects more than is told."""
    return _EXPECTED.within(sentence.tokens)


def period(sentence: Sentence, harm: Span) -> str | None:
    """ "cumulative" where the words sum over a period, "back" where they point to one told.

    A semicolon parts what is summed from what is not.
    """
    tokens = _before_raising(between_semicolons(sentence.tokens, harm), harm)
    if _PERIOD_BACK.within(tokens):
        return "back"
    return (
        "cumulative"
        if any(
            _sums(tokens, at) for at, token in enumerate(tokens) if token.low in _CUMULATIVE_STARTS
        )
        else None
    )


def _before_raising(tokens: Sequence[Token], harm: Span) -> Sequence[Token]:
    """The tokens up to a verb behind the harm that goes on to another figure.

    "Six were killed, bringing the number killed since the war began to 130".
    """
    raising = (i for i, t in enumerate(tokens) if t.start >= harm.end and t.low in words.RAISING)
    return tokens[: next(raising, len(tokens))]


def _sums(tokens: Sequence[Token], at: int) -> bool:
    """Whether words of a period begin at token `at`: "a year", but not "a year after"."""
    end = _CUMULATIVE.longest(tokens, at)
    return end is not None and not (end[0] < len(tokens) and tokens[end[0]].low in _BESIDE)


def scope(finding: Finding, *, cumulative: bool, told_before: bool) -> tuple[Scope, str]:
    """The scope of a claim that is no part: cumulative, addition, or the incident's own."""
    if cumulative:
        return "cumulative", "scope.period"
    if finding.np is None:
        return "addition", "scope.unstated"
    figure = finding.np.figure
    if figure is not None and figure.additional and told_before:
        return "addition", "scope.more"
    return "incident", "scope.incident"
