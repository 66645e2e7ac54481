"""Why a reading is as it is: each claim's fields by rule and words, and what made no claim."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cenotaph.extract.explain.unclaimed import Unclaimed, find_unclaimed
from cenotaph.extract.reader import Reader
from cenotaph.model.claims import Claim, Extraction
from cenotaph.model.pages import Page
from cenotaph.model.values import Span

#: the fields that a rule gives, in the order of reading
FIELDS = (
    "measure", "count", "group", "scope", "stance", "certainty", "attribution", "when", "where",
    "means",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedField:
    """One field of a claim: the rule that gave it, what that rule says, the words it read.

    `says` is the rule's sentence of the codebook, null where the rule is none of a language's.
    Where the words stand elsewhere (`inherited`) or nothing is written, `spans` is empty.
    """

    field: str
    rule: str
    says: str | None
    inherited: bool
    words: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedClaim:
    """One claim with the explanation of each field that a rule gave."""

    claim: str
    fields: tuple[ExplainedField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The explanation of a whole page: its claims, and the sentences with a figure and no claim."""

    claims: tuple[ExplainedClaim, ...]
    unclaimed: tuple[Unclaimed, ...]


def explain(page: Page, extraction: Extraction, reader: Reader) -> Explanation:
    """Why `reader` finds on `page` what `extraction` holds.

    Every claim is explained from the rules it carries. Every sentence of a headline, body or
    caption that holds a figure and gave no claim has one reason, the first that applies.
    """
    return Explanation(
        claims=tuple(
            ExplainedClaim(claim=claim.id, fields=tuple(_fields(page.text, claim)))
            for claim in extraction.claims
        ),
        unclaimed=tuple(find_unclaimed(page, extraction, reader)),
    )


def _fields(text: str, claim: Claim) -> Iterator[ExplainedField]:
    spans = _spans(claim)
    for field in FIELDS:
        rule = claim.rules.get(field)
        if rule is None:
            continue
        own = spans.get(field, ())
        yield ExplainedField(
            field=field,
            rule=rule,
            says=_sentences().get(rule),
            inherited=any(name.partition(".")[0] == field for name in claim.inherited),
            words=tuple(text[span.start : span.end] for span in own),
            spans=own,
        )


def _spans(claim: Claim) -> dict[str, tuple[Span, ...]]:
    """The spans of each field that has some; of a chain only the links of this sentence."""
    spans = claim.spans
    found = {
        "measure": (spans.measure,),
        "count": (spans.count,),
        "group": (spans.group,),
        "attribution": () if "attribution" in claim.inherited else spans.attribution,
        "when": (spans.when,),
        "where": spans.where,
    }
    return {field: tuple(s for s in each if s is not None) for field, each in found.items()}


@cache
def _sentences() -> Mapping[str, str]:
    """What each rule says, by its name."""
    # the codebook is documentation: only who asks for an explanation pays for reading it
    from cenotaph.extract.languages.en.codebook import RULES  # noqa: PLC0415
    from cenotaph.extract.languages.en.codebook.setting import SETTING  # noqa: PLC0415

    return {rule.name: rule.says for rule in RULES} | dict(SETTING)
