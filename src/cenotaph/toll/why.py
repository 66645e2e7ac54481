"""Why a toll is what it is: from each bound back to the rule, the claims and their quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident, ListedDead
from cenotaph.model.reports import Report
from cenotaph.model.tolls import Toll, TollKey
from cenotaph.model.vocabulary import Measure, PolicyName, Reason
from cenotaph.toll.conservative import NAME as CONSERVATIVE
from cenotaph.toll.floor import names_its_people, set_by_lists
from cenotaph.toll.low_best_high import NAME as LOW_BEST_HIGH
from cenotaph.toll.people import people
from cenotaph.toll.two_source import PROVISIONAL, SUPPORTED

What = Literal["min", "best", "max", "listed", "grade", "open", "left_out", "between"]

REASONS_IN_WORDS: Mapping[Reason, str] = {
    "superseded": "its voice has since given another figure",
    "same_voice": "it repeats what its voice already says",
    "part_of_other": "it counts some of the people whom another claim counts",
    "cumulative": "it covers a period or many incidents, not this one alone",
    "denied": "it denies another claim and gives no figure of its own",
    "expected": "it tells what is expected, not what has happened",
    "unstated": "it bounds nothing: it gives no number of people, or only a vague word "
    "where a voice has a figure",
    "retracted": "its own voice has taken it back",
    "early_figure": "it repeats an early figure after its voice had replaced it",
    "discounted": "a person has set it aside",
    "out_of_scope": "it lies outside what its voice speaks for",
    "below_threshold": "it has not the support that this policy asks for",
}


GRADES_IN_WORDS: Mapping[str, str] = {
    SUPPORTED: "two voices at least are independent",
    PROVISIONAL: "no two voices are known to be independent",
    "confirmed": "a person has confirmed the incident",
    "fair": "two voices at least are independent, and none disputes who did it",
    "weak": "no two voices are known to be independent",
    "contested": "voices disagree on who did it",
    "discounted": "a person has discounted the incident",
}
_BETWEEN = "it lies between the bounds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim as it stands on its page: figure, quote, who said it, who printed it.

    `chain` runs from the page's outlet through each speaker to the origin.
    """

    claim: str
    figure: str | None
    quote: str
    chain: tuple[str, ...]
    voice: str
    page: str
    url: str | None
    published_at: str | None
    said_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a derivation: what of which toll, the rule in words, the claims it rests on."""

    measure: Measure
    key: TollKey | None
    what: What
    value: int | None
    rule: str
    evidence: tuple[Evidence, ...]
    reason: Reason | None = None


def explain(
    incident: Incident, measure: Measure | None = None, policy: PolicyName = "range"
) -> tuple[Step, ...]:
    """The derivation of every toll of the measure (of all, without one) under the policy.

    For each toll: its min, best and max, the dead that lists name, its grade, whether it is open,
    the figures that set nothing, and what is left out with its reason, in this order; every claim
    of the toll is in some step.
    """
    sources = _Sources(incident)
    return tuple(
        step
        for toll in incident.tolls
        if toll.policy == policy and measure in (None, toll.measure)
        for step in _steps(toll, sources)
    )


class _Sources:
    """The incident's claims by id, with the reports and voices they belong to."""

    def __init__(self, incident: Incident) -> None:
        self.claims: dict[str, tuple[Claim, Report]] = {
            claim.id: (claim, report) for report in incident.reports for claim in report.claims
        }
        self.listed = incident.listed
        self.voices = {id_: voice.name for voice in incident.voices for id_ in voice.claims}
        self.scopes = {id_: each.counts_only for each in incident.voices for id_ in each.claims}

    def evidence(self, ids: Sequence[str]) -> tuple[Evidence, ...]:
        """The claims with these ids, as they stand on their pages."""
        return tuple(self._one(id_) for id_ in ids if id_ in self.claims)

    def _one(self, id_: str) -> Evidence:
        claim, report = self.claims[id_]
        outlet = report.source or "a page without an outlet"
        return Evidence(
            claim=id_,
            figure=claim.count.text,
            quote=claim.quote,
            chain=(outlet, *(speaker.text for speaker in claim.attribution)),
            voice=self.voices.get(id_) or "origin unknown",
            page=claim.page,
            url=report.url,
            published_at=report.published_at,
            said_at=claim.said.at,
        )

    def waits(self, id_: str) -> bool:
        """Whether the claim says that more is to come; a vague word or a share does not."""
        return id_ in self.claims and self.claims[id_][0].count.kind not in ("vague", "share")

    def between(self, toll: Toll) -> tuple[str, ...]:
        """The claims of the toll that set no bound and are not left out."""
        listed = {*toll.set_by.min, *toll.set_by.best, *toll.set_by.max}
        listed |= {exclusion.claim for exclusion in toll.excluded}
        return tuple(
            id_
            for id_, (claim, _) in sorted(self.claims.items())
            if claim.measure == toll.measure and id_ not in listed and self._of(claim, toll.key)
        )

    def _of(self, claim: Claim, key: TollKey | None) -> bool:
        return key is None or people(claim, self.scopes.get(claim.id)).within(key)


def _steps(toll: Toll, sources: _Sources) -> list[Step]:
    def step(what: What, value: int | None, rule: str, ids: Sequence[str]) -> Step:
        return Step(
            measure=toll.measure,
            key=toll.key,
            what=what,
            value=value,
            rule=rule,
            evidence=sources.evidence(ids),
        )

    steps = [
        step("min", toll.min, _lowest_in_words(toll, sources), toll.set_by.min),
        step("best", toll.best, _best_in_words(toll), toll.set_by.best),
        step("max", toll.max, _highest_in_words(toll), toll.set_by.max),
    ]
    if sources.listed is not None and toll.measure == "killed" and toll.key is None:
        steps.append(step("listed", sources.listed.people, _listed_in_words(toll, sources), ()))
    if toll.grade:
        steps.append(step("grade", None, f"{toll.grade}: {GRADES_IN_WORDS[toll.grade]}", ()))
    if toll.open:
        steps.append(step("open", None, *_open_in_words(toll, sources)))
    between = sources.between(toll)
    if between:
        lies = "it is above the lowest" if toll.policy == CONSERVATIVE else _BETWEEN
        steps.append(step("between", None, lies, between))
    steps += [
        Step(
            measure=toll.measure,
            key=toll.key,
            what="left_out",
            value=None,
            rule=REASONS_IN_WORDS[exclusion.reason],
            evidence=sources.evidence([exclusion.claim]),
            reason=exclusion.reason,
        )
        for exclusion in toll.excluded
    ]
    return steps


_ON_LISTS = "the people whom lists name: no figure below them counts everyone"


def _listed_in_words(toll: Toll, sources: _Sources) -> str:
    """Who the lists name, and whether they lift the toll: "3 named people on list a"."""
    lifts = set_by_lists(toll.set_by.min)
    said = "" if lifts else "; the lowest figure is no lower, and stands"
    return (in_words(sources.listed) if sources.listed is not None else "") + said


def in_words(listed: ListedDead) -> str:
    """ "3 named people on lists a and b"; without number and lists where they are not told."""
    if listed.people is None:
        return "a few named people on lists"
    *rest, last = listed.lists
    names = f"lists {', '.join(rest)} and {last}" if rest else f"list {last}"
    people = "1 named person" if listed.people == 1 else f"{listed.people} named people"
    return f"{people} on {names}"


def _highest_in_words(toll: Toll) -> str:
    if set_by_lists(toll.set_by.max):
        return _ON_LISTS
    return _bound_in_words("highest", toll, toll.max)


def _lowest_in_words(toll: Toll, sources: _Sources) -> str:
    """The rule of the lowest bound; beside other voices, people named may have lifted it."""
    if set_by_lists(toll.set_by.min):
        return _ON_LISTS
    setters = [sources.claims[id_][0] for id_ in toll.set_by.min if id_ in sources.claims]
    if toll.voices[1] > 1 and setters and all(map(names_its_people, setters)):
        return "the people named: no figure below them counts everyone"
    return _bound_in_words("lowest", toll, toll.min)


def _bound_in_words(which: str, toll: Toll, value: int | None) -> str:
    """The rule that set a bound: "the lowest total of 2 voices"."""
    if value is None:
        return "nothing bounds it"
    if toll.voices == (1, 1):
        return "the sum of the sides that the one voice gives" if toll.summed else "the one voice"
    summed = ", a sum of sides" if toll.summed else ""
    if toll.policy == CONSERVATIVE:
        return f"the lowest credible figure of {_voices_in_words(toll)}{summed}"
    return f"the {which} figure of {_voices_in_words(toll)}{summed}"


def _voices_in_words(toll: Toll) -> str:
    least, most = toll.voices
    if least == most:
        return f"{most} voices"
    return f"at least {least}, at most {most} voices"


def _best_in_words(toll: Toll) -> str:
    if set_by_lists(toll.set_by.best):
        return _ON_LISTS
    if toll.policy == CONSERVATIVE:
        return (
            "the lowest is the best" if toll.best is not None else "none: nothing bounds it below"
        )
    if toll.policy == LOW_BEST_HIGH and toll.best is not None and toll.min != toll.max:
        return "the figure most voices share, else the lowest of the most reliable voices"
    if toll.best is not None:
        if toll.voices[1] == 1:
            return "the one voice's figure"
        return "the figure most voices share" if toll.voices[0] > 1 else "the figure all give"
    if toll.voices[1] > 1:
        return "none: the sources disagree"
    return "none: the one voice gives no single figure"


def _open_in_words(toll: Toll, sources: _Sources) -> tuple[str, tuple[str, ...]]:
    """Why more may come, and the claims that say so."""
    waiting = tuple(
        exclusion.claim
        for exclusion in toll.excluded
        if exclusion.reason in ("expected", "unstated") and sources.waits(exclusion.claim)
    )
    if waiting:
        return "more is expected or told without a number", waiting
    return "a figure is only the least that is known", toll.set_by.min
