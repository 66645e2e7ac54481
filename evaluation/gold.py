"""Our own gold: claims found, and each field of those found, for the open and the sealed part."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from cenotaph.capture import capture
from cenotaph.extract import Reader, extract
from cenotaph.model.claims import Claim
from evaluation.fields import FIELDS, agreement, means_overlap
from evaluation.matching import Match, Pair, match
from evaluation.passages import GoldClaim, Part, Passage, load
from evaluation.rates import Counts, share

# The kinds of error that a wrong field adds to missed and the four kinds of false.
FIELD_NAMES = (*FIELDS, "part_of", "means")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One passage as annotated and as read."""

    passage: Passage
    read: tuple[Claim, ...]
    match: Match

    @property
    def counts(self) -> Counts:
        """Right, false and missed claims."""
        return Counts(
            right=len(self.match.pairs), false=len(self.match.false), missed=len(self.match.missed)
        )

    def wrong(self, pair: Pair) -> tuple[str, ...]:
        """The names of the fields of a pair that are wrong."""
        names = [name for name, right in FIELDS.items() if not right(pair.gold, pair.read)]
        if not self.part_of_right(pair):
            names.append("part_of")
        if means_overlap(pair.gold, pair.read) < 1:
            names.append("means")
        return tuple(names)

    def part_of_right(self, pair: Pair) -> bool:
        """Whether both are part of nothing, or of claims that are a pair themselves."""
        wanted = pair.gold.fields["part_of"]
        whole = {p.read.id: p.gold.key for p in self.match.pairs}
        ours = pair.read.part_of
        found = whole.get(ours, "?") if ours else None
        return bool(found == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """One part's figures: all claims, claims by kind of passage, and each field's share right."""

    passages: int
    claims: Counts
    by_kind: Mapping[str, Counts]
    fields: Mapping[str, float]

    def flat(self) -> dict[str, float]:
        """The figures that floors are pinned for, by name."""
        whole = {
            "precision": self.claims.precision,
            "recall": self.claims.recall,
            "f1": self.claims.f1,
        }
        return {name: round(value, 4) for name, value in (whole | dict(self.fields)).items()}


def read_passage(passage: Passage, reader: Reader) -> tuple[Claim, ...]:
    """The claims read from a passage's text; raises `ValueError` where offsets would not agree."""
    page = capture(passage.data, passage.receipt)
    if page.text != passage.text:
        raise ValueError(f"{passage.id}: capture changes the text, so its offsets do not hold.")
    return extract(page, reader).claims


def judge(passage: Passage, read: Sequence[Claim]) -> Result:
    """The read claims matched with the annotated ones."""
    return Result(passage=passage, read=tuple(read), match=match(passage.claims, read, agreement))


def results(part: Part, reader: Reader) -> tuple[Result, ...]:
    """Every passage of a part, read and matched."""
    return tuple(judge(passage, read_passage(passage, reader)) for passage in load(part))


def score(judged: Sequence[Result]) -> Scores:
    """The figures over all passages: claims counted together, fields over all pairs."""
    kinds: dict[str, Counts] = {}
    right: Counter[str] = Counter()
    means = 0.0
    for result in judged:
        for kind in result.passage.kinds:
            kinds[kind] = kinds.get(kind, Counts()) + result.counts
        for pair in result.match.pairs:
            wrong = result.wrong(pair)
            right.update(name for name in FIELD_NAMES if name not in wrong)
            means += means_overlap(pair.gold, pair.read)
    claims = reduce(Counts.__add__, (r.counts for r in judged), Counts())
    # means are a set: its F1 says more than whether all of it agrees
    fields = {name: share(right[name], claims.right) for name in FIELD_NAMES}
    return Scores(
        passages=len(judged),
        claims=claims,
        by_kind=dict(sorted(kinds.items())),
        fields=fields | {"means": share(means, claims.right)},
    )


def gold_words(claim: GoldClaim) -> str:
    """An annotated claim's measure and bounds in short."""
    fields = claim.fields
    return f"{fields['measure']} {bounds(fields['figure'], fields['min'], fields['max'])}"


def read_words(claim: Claim) -> str:
    """A read claim's measure and bounds in short."""
    return f"{claim.measure} {bounds(claim.count.figure, claim.count.min, claim.count.max)}"


def bounds(figure: int | None, low: int | None, high: int | None) -> str:
    """`15`, `10–15`, `5–`, `–10`, `~50` or `?`."""
    if low is None and high is None:
        return "?" if figure is None else f"~{figure}"
    if low == high:
        return str(low)
    return f"{'' if low is None else low}–{'' if high is None else high}"
