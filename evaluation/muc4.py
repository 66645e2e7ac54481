"""MUC-3/4 texts, capitals and all: are the templates' killed and injured among the claims?

A template's number is found where a claim of the same measure has the same figure, or bounds of
its own words that hold it; a named person also where the claim counts a list with that name.
Optional templates are left out, as in the conference's own scoring
(MUC-4, 1992); so are targets that the template calls both killed and injured with one number.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from cenotaph.model.claims import Claim
from evaluation.errors_by_kind import Errors
from evaluation.first_toll import claimed, read_text
from evaluation.halves import HALVES, half
from evaluation.rates import share
from evaluation.tables import headed, table

Harm = Literal["killed", "injured"]
_HARMS: Final[tuple[Harm, ...]] = ("killed", "injured")
_MEASURE: Final[Mapping[str, Harm]] = {"DEATH": "killed", "INJURY": "injured"}
_KINDS: Final = ("one, named", "one, described", "several", "plural without a figure")
_NUMBER = re.compile(r"\d+")
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Whom a template counts: the measure, the alternatives for the number, the words.

    `figures` are the numbers that are right; empty where the key only says that there are several.
    """

    measure: Harm
    figures: tuple[int, ...]
    words: str
    kind: str

    def among(self, claims: Sequence[Claim]) -> bool:
        """Whether a claim of the measure gives the number."""
        return any(self._is(claim) for claim in claims if claim.measure == self.measure)

    def _is(self, claim: Claim) -> bool:
        count = claim.count
        if not self.figures:
            # any several will do: two or more, or a vague word
            return (count.figure or count.min or 0) > 1
        # a bare plural is open above and so holds every number: it finds none
        if self.kind == _KINDS[0] and self._named_in(claim):
            return True
        low, high = count.min, count.max
        held = low is not None and high is not None and any(low <= n <= high for n in self.figures)
        return held or count.figure in self.figures

    def _named_in(self, claim: Claim) -> bool:
        # one claim counts all the names of a list; the key has a target for each
        names = _QUOTED.findall(self.words)
        return any(" ".join(name.split()) in (claim.count.text or "") for name in names)


def run(folder: Path, errors: int | None = None) -> str:
    """Shares found by kind of target in both halves, and alarms in texts without a template."""
    found: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    alarms: Counter[tuple[str, str]] = Counter()
    texts: Counter[tuple[str, str]] = Counter()
    seen = Errors()
    for row in rows(folder):
        where = half(row["id"])
        if errors is not None and where == "report":
            continue
        reading = read_text(row["text"], row_id=row["id"])
        claims = reading.extraction.claims
        if not row["templates"]:
            ours = [c for m in _HARMS for c in claimed(reading, m)]
            texts[where, "without"] += 1
            texts[where, "alarmed"] += bool(ours)
            alarms[where, "claims"] += len(ours)
            for claim in ours if where == "tune" else ():
                seen.add("claims in texts without a template", f"{row['id']} {_words(claim)}")
        for target in targets(row["templates"]):
            good = target.among(claims)
            for key in (target.kind, "numbers" if target.figures else "", target.measure):
                total[where, key] += 1
                found[where, key] += good
            if not good and where == "tune":
                seen.add(f"{target.measure}: {target.kind}", _line(row, target, claims))
    if errors is not None:
        return seen.shown(errors)
    return _tables(found, total, alarms, texts) + "\n" + seen.counts("MUC-4: misses, tune part")


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The texts with their templates."""
    with (folder / "muc4_train_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def targets(templates: Sequence[Mapping[str, Any]]) -> Iterator[Target]:
    """The killed and injured of a text's templates, each once."""
    seen: set[Target] = set()
    for template in templates:
        if "OPTIONAL" in template["MESSAGE: TEMPLATE"][0]:
            continue
        harms = _harms(template["HUM TGT: EFFECT OF INCIDENT"])
        for number in template["HUM TGT: NUMBER"]:
            head, _, words = number.partition(":")
            measures = harms.get(words.strip(), set())
            if len(measures) != 1 or head.strip() == "-":
                continue
            target = _target(next(iter(measures)), head, words.strip(), template)
            if target not in seen:
                seen.add(target)
                yield target


def _harms(effects: Sequence[str]) -> dict[str, set[Harm]]:
    found: dict[str, set[Harm]] = {}
    for effect in effects:
        head, _, words = effect.partition(":")
        measure = _MEASURE.get(head.strip("? "))
        if measure:
            found.setdefault(words.strip(), set()).add(measure)
    return found


def _target(measure: Harm, head: str, words: str, template: Mapping[str, Any]) -> Target:
    figures = tuple(int(n) for n in _NUMBER.findall(head))
    if not figures:
        kind = _KINDS[3]
    elif max(figures) > 1:
        kind = _KINDS[2]
    else:
        kind = _KINDS[0] if words in template["HUM TGT: NAME"] else _KINDS[1]
    return Target(measure=measure, figures=figures, words=words, kind=kind)


def _tables(
    found: Counter[tuple[str, str]],
    total: Counter[tuple[str, str]],
    alarms: Counter[tuple[str, str]],
    texts: Counter[tuple[str, str]],
) -> str:
    keys = ("numbers", *_KINDS, *_HARMS)
    cells = [
        (key, *(x for h in HALVES for x in (total[h, key], share(found[h, key], total[h, key]))))
        for key in keys
    ]
    head = ("target", *(f"{h}{what}" for h in HALVES for what in ("", " found")))
    quiet = [
        (
            h,
            texts[h, "without"],
            texts[h, "alarmed"],
            100 * share(alarms[h, "claims"], texts[h, "without"]),
        )
        for h in HALVES
    ]
    quiet_head = ("half", "texts", "with a claim", "claims per 100 texts")
    return (
        headed("MUC-4: killed and injured of the templates", table(head, cells))
        + "\n"
        + headed(
            "MUC-4: claims in texts without a template (many do tell of deaths)",
            table(quiet_head, quiet),
        )
    )


def _words(claim: Claim) -> str:
    quote = " ".join(claim.quote.split())
    return f"{claim.measure} {claim.count.kind} {claim.count.text!r}: {quote[:240]}"


def _line(row: Mapping[str, Any], target: Target, claims: Sequence[Claim]) -> str:
    ours = "; ".join(f"{c.measure} {c.count.text!r}" for c in claims if c.measure == target.measure)
    number = " or ".join(map(str, target.figures)) or "several"
    around = _sentence(row["text"], target.words)
    return f"{row['id']} {number} {target.words[:100]}: {around}\n      [{ours}]"


def _sentence(text: str, words: str) -> str:
    """The text around the key's own words for the target, which are pieces of the text."""
    piece = words.split('"')[1] if '"' in words else words
    plain = " ".join(text.split())
    at = plain.find(" ".join(piece.split()))
    return plain[max(0, at - 130) : at + len(piece) + 130] if at >= 0 else "(not in the text)"
