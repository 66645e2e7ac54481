"""The gold's figures as tables, and the open part's errors with their sentences.

The sealed part has no error list and no tables by kind: nobody learns from it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cenotaph.model.values import Span
from evaluation.fields import shown
from evaluation.gold import FIELD_NAMES, Result, Scores, gold_words, read_words
from evaluation.matching import Pair
from evaluation.tables import headed, table

_MISSED = "missed"
_FALSE = ("misread", "elsewhere", "duplicate", "invented")
ERROR_KINDS = (_MISSED, *_FALSE, *FIELD_NAMES)


def totals(parts: Mapping[str, Scores]) -> str:
    """Claims and fields of each part side by side."""
    rows: list[Sequence[object]] = []
    for name, scores in parts.items():
        c = scores.claims
        numbers = (c.right + c.missed, c.right, c.false, c.missed, c.precision, c.recall, c.f1)
        rows.append((name, scores.passages, *numbers))
    head = ("part", "texts", "claims", "right", "false", "missed", "precision", "recall", "F1")
    fields = [(name, *(scores.fields[name] for scores in parts.values())) for name in FIELD_NAMES]
    return (
        headed("Own gold: claims", table(head, rows))
        + "\n"
        + headed("Own gold: fields of matched claims", table(("field", *parts), fields))
    )


def by_kind(scores: Scores) -> str:
    """Claims by what the passage tries, the worst first."""
    rows = [
        (kind, c.right + c.missed, c.false, c.missed, c.precision, c.recall, c.f1)
        for kind, c in sorted(scores.by_kind.items(), key=lambda item: item[1].f1)
    ]
    head = ("kind of passage", "claims", "false", "missed", "precision", "recall", "F1")
    return headed("Own gold: claims by kind, open part", table(head, rows))


def errors(judged: Iterable[Result], kinds: Sequence[str] = (), limit: int | None = None) -> str:
    """Errors by kind, each with its sentence; `kinds` keeps some, `limit` is a kind's longest."""
    found: dict[str, list[str]] = defaultdict(list)
    for result in judged:
        for kind, line in _errors_of(result):
            found[kind].append(line)
    wanted = [kind for kind in ERROR_KINDS if found[kind] and (not kinds or kind in kinds)]
    return "\n".join(
        headed(f"{kind} ({len(found[kind])})", "\n".join(found[kind][:limit])) for kind in wanted
    )


def whole(result: Result) -> str:
    """One passage with every annotated and read claim and how they meet."""
    text = result.passage.text
    lines = [text, "", *(_pair_lines(result, pair) for pair in result.match.pairs)]
    lines += [f"{kind.upper():9} {line}" for kind, line in _errors_of(result, fields=False)]
    lines.append(f"segments and kinds: {', '.join(result.passage.kinds)}")
    return headed(result.passage.id, "\n".join(lines))


def _pair_lines(result: Result, pair: Pair) -> str:
    head = f"RIGHT     {pair.gold.key} {gold_words(pair.gold)}"
    marked = f"{head}: {_marked(result.passage.text, pair.gold.anchor)}"
    return "\n".join([marked, *(f"          {line}" for _, line in _wrong_fields(result, pair))])


def _errors_of(result: Result, *, fields: bool = True) -> Iterator[tuple[str, str]]:
    text, name = result.passage.text, result.passage.id
    for gold in result.match.missed:
        yield _MISSED, f"{name} {gold.key} {gold_words(gold)}: {_marked(text, gold.anchor)}"
    for claim, kind in result.match.false:
        words = _marked(text, claim.spans.anchor)
        rules = ", ".join(f"{field}={rule}" for field, rule in sorted(claim.rules.items()))
        yield kind, f"{name} {read_words(claim)}: {words}" + (f" [{rules}]" if rules else "")
    if fields:
        for pair in result.match.pairs:
            for field, line in _wrong_fields(result, pair):
                sentence = _marked(text, pair.gold.anchor)
                yield field, f"{name} {pair.gold.key} {line}\n      {sentence}"


def _wrong_fields(result: Result, pair: Pair) -> Iterator[tuple[str, str]]:
    for field in result.wrong(pair):
        if field == "part_of":
            wanted, ours = _wholes(result, pair)
        else:
            wanted, ours = shown(field, pair.gold, pair.read)
        rule = pair.read.rules.get(field)
        yield field, f"{field}: {ours} should be {wanted}" + (f" [{rule}]" if rule else "")


def _wholes(result: Result, pair: Pair) -> tuple[str, str]:
    keys = {p.read.id: p.gold.key for p in result.match.pairs}
    ours = pair.read.part_of
    return str(pair.gold.fields["part_of"]), keys.get(ours, "unmatched") if ours else "None"


def _marked(text: str, span: Span) -> str:
    """The paragraph's words around a span, which stands in double brackets."""
    # 160 characters each side hold nearly every sentence of the gold
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 160)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + 160)
    return f"{text[start : span.start]}[[{text[span.start : span.end]}]]{text[span.end : end]}"
