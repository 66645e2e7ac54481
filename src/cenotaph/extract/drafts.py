"""Drafts: claims in the making, one per statement of harm, before the page settles them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cenotaph.extract import groups, sureness
from cenotaph.extract.chunks import Chunk
from cenotaph.extract.context import Setting
from cenotaph.extract.findings import Finding
from cenotaph.extract.groups import Groups, told_apart
from cenotaph.extract.languages.en import grammar
from cenotaph.extract.languages.en.hurt import BROUGHT
from cenotaph.extract.parts import Part
from cenotaph.extract.phrases import NounPhrase
from cenotaph.extract.speakers import Heard
from cenotaph.extract.speech import Frame
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.when import TimeFound
from cenotaph.extract.whom import phrase_apart
from cenotaph.model.claims import Count, Group
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Certainty, Means, Measure, Scope, Sex, Stance
from cenotaph.reference.actors import ACTORS

Chunks = Sequence[Chunk]
UNSTATED = Count(kind="unstated", figure=None, min=None, max=None, unit="person", text=None)
NOBODY = Group()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One claim in the making, with what only the making needs.

    `agent` is the interval of the doer's words; `whole` the draft a part belongs to; `definite`
    marks people told before ("the victims", "he", a name); `how` a harm that only tells how someone
    was hurt ("was shot"), which may have killed; `ordinal` is four for "a fourth victim".
    """

    measure: Measure
    count: Count
    count_span: Span | None
    measure_span: Span
    group: Group
    group_span: Span | None
    scope: Scope
    stance: Stance
    certainty: Certainty
    chain: tuple[Heard, ...]
    setting: Setting
    means: tuple[Means, ...]
    sentence: Sentence
    inherited: tuple[str, ...]
    rules: dict[str, str] = field(default_factory=dict)
    agent: Span | None = None
    whole: "Draft | None" = None
    definite: bool = False
    named: bool = False
    moved_from: Measure | None = None
    how: bool = False
    said: TimeFound | None = None
    ordinal: int = 0

    @property
    def anchor(self) -> Span:
        """The count's span, else the measure's."""
        return self.count_span or self.measure_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence as read: chunks, findings, parts, frames of speech."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    findings: tuple[Finding, ...]
    parts: tuple[Part, ...]
    frames: tuple[Frame, ...]


def span_of(sentence: Sentence, chunk: Chunk) -> Span:
    """A chunk's interval in the page's text."""
    return Span(sentence.tokens[chunk.start].start, sentence.tokens[chunk.end - 1].end)


def draft_finding(told: Told, finding: Finding, who: Groups, *, earlier: bool) -> Draft | None:
    """The draft of one finding, without its speaker and setting; None where nobody is counted."""
    sentence, chunks = told.sentence, told.chunks
    trigger = span_of(sentence, chunks[finding.trigger])
    rules = {"measure": finding.rule}
    certainty, rules["certainty"] = sureness.certainty(sentence, chunks, finding)
    np = finding.np
    if np is None:
        make = _pronoun if finding.pronoun else _bare
        return make(told, finding, trigger, certainty, rules)
    count = groups.count_of(np, sentence)
    if count is None:
        return None
    struck = _struck(told, finding) if finding.measure == "attacks" else np
    group, inherited = who.resolve(struck, sentence) if struck else (NOBODY, ())
    apart = phrase_apart(chunks, finding) if struck else None
    alone = group
    if apart is not None:
        group = told_apart(group, who.resolve(apart, sentence)[0])
    party = group.actor is not None or bool(group.nationalities)
    if np.proper and party and np.determiner not in grammar.INDEFINITE:
        return None  # "killed ISIS": a party, not a person
    count = _unit(count, finding, np)
    if finding.measure == "displaced" and _flight(np, count):
        return None
    count_span = groups.count_span(np, sentence)
    if count_span is not None and count.text is None and count.kind == "exact":
        count = replace(count, text=_words(sentence, count_span))
    rules["count"] = _count_rule(count, np)
    rules["group"] = _group_rule(group, inherited) if group is alone else "group.apart"
    harmed_before = np.of_whole and (_of_injured(sentence, np) or finding.rule == "harm.one-of")
    draft = Draft(
        measure=finding.measure,
        count=count,
        count_span=count_span,
        measure_span=trigger,
        group=group,
        group_span=groups.group_span(struck, sentence) if struck else None,
        scope="incident",
        stance="asserts",
        certainty=certainty,
        chain=(),
        setting=Setting(),
        means=finding.means,
        sentence=sentence,
        inherited=inherited,
        rules=rules,
        agent=_agent_span(told, finding),
        definite=_definite(np, sentence) or finding.rule in _FAINT,
        named=np.proper and np.determiner not in grammar.INDEFINITE,
        moved_from="injured" if harmed_before and finding.measure == "killed" else None,
        how=_how(told, finding),
        ordinal=_ordinal(np, sentence),
    )
    if finding.negated:
        return _negated(draft, np)
    return _scoped(draft, finding, earlier=earlier and not _beside_others(told, finding))


#: rules that tell injured people only where no others are told: who is brought to a hospital is
#: one of those told before, or dies there
_FAINT = frozenset({"harm.hospital", "harm.struck"})


def _how(told: Told, finding: Finding) -> bool:
    """Whether the word of harm may be of one who died: "was shot", "was rushed to hospital"."""
    chunk = told.chunks[finding.trigger]
    weak = chunk.trigger is not None and (chunk.trigger.weak or chunk.low in BROUGHT)
    return (weak or finding.rule in _FAINT) and finding.measure == "injured"


def _scoped(draft: Draft, finding: Finding, *, earlier: bool) -> Draft:
    """The draft with its scope: moved from the injured, on top of others, or the incident's own."""
    if draft.moved_from:
        return replace(draft, scope="addition", rules=draft.rules | {"scope": "scope.moved"})
    scope, rule = sureness.scope(finding, cumulative=False, told_before=earlier)
    return replace(draft, scope=scope, rules=draft.rules | {"scope": rule})


def _beside_others(told: Told, finding: Finding) -> bool:
    """Whether "another" is one beside people of the same sentence, and comes on top of none told.

    "Killing five and wounding another eight"; "a clerk and another man were killed"; but "four were
    killed at dawn, and another two at noon".
    """
    return finding.rule != "harm.gapped" and any(
        (other.people or 0) < (finding.people or 0)
        and (other.measure != finding.measure or other.trigger == finding.trigger)
        for other in told.findings
    )


def _ordinal(np: NounPhrase, sentence: Sentence) -> int:
    """The number that an ordinal gives one person: four for "a fourth victim", 0 without one."""
    if np.determiner not in {"a", "an"}:
        return 0
    inside = (grammar.ORDINALS.get(t.low, 0) for t in sentence.tokens[np.start : np.end])
    return next((number for number in inside if number), 0)


_FUGITIVES = frozenset(
    "suspect suspects attacker attackers gunman gunmen assailant assailants driver robber robbers"
    " shooter shooters perpetrators".split()
)


def _flight(np: NounPhrase, count: Count) -> bool:
    """Whether a flight is no displacement: one person's, or a fighter's from the scene."""
    armed = np.noun is not None and np.noun.status in {"armed_group", "armed_forces", "police"}
    return (count.max == 1 and count.unit == "person") or armed or np.head in _FUGITIVES


def _count_rule(count: Count, np: NounPhrase) -> str:
    """The name of the rule that gave the count."""
    if np.figure is not None:
        if count.max == 0:
            return "figure.zero"
        return "figure." + count.kind.replace("_", "-")
    if np.proper:
        return "figure.name"
    return "figure.one" if count.kind == "exact" else "figure.bare-plural"


def _group_rule(group: Group, inherited: tuple[str, ...]) -> str:
    """The name of the rule that told whom."""
    if "group.actor" in inherited:
        return "group.label-resolved"
    if group.any_of:
        return "group.any-of"
    if group.actor is not None:
        return "group.actor"
    if group.status_basis == "label":
        return "group.label"
    return "group.noun" if group.status != "unknown" else "group.open"


def _agent_span(told: Told, finding: Finding) -> Span | None:
    """The interval of the doers' words."""
    if not finding.agents:
        return None
    first, last = told.chunks[finding.agents[0]], told.chunks[finding.agents[-1]]
    return Span(span_of(told.sentence, first).start, span_of(told.sentence, last).end)


def _struck(told: Told, finding: Finding) -> NounPhrase | None:
    """Whom attacks were made on: the phrase behind "on" or "against"."""
    assert finding.people is not None
    ahead = told.chunks[finding.people + 1 : finding.people + 3]
    on = len(ahead) == 2 and ahead[0].low in {"on", "against"}
    return ahead[1].np if on and ahead[1].np is not None and ahead[1].np.noun else None


def _bare(
    told: Told, finding: Finding, trigger: Span, certainty: Certainty, rules: dict[str, str]
) -> Draft | None:
    """More harm told or expected without a figure; None where nothing more is told."""
    if finding.rule != "harm.unstated" and certainty != "expected":
        return None
    rules |= {"count": "figure.unstated", "scope": "scope.unstated", "group": "group.open"}
    return Draft(
        measure=finding.measure, count=UNSTATED, count_span=None, measure_span=trigger,
        group=NOBODY, group_span=None, scope="addition", stance="asserts", certainty=certainty,
        chain=(),
        setting=Setting(), means=(), sentence=told.sentence, inherited=(), rules=rules,
    )  # fmt: skip


_SEX: Mapping[str, Sex] = {
    "he": "male", "himself": "male", "his": "male", "she": "female", "herself": "female",
    "her": "female",
}  # fmt: skip


def _pronoun(
    told: Told, finding: Finding, trigger: Span, certainty: Certainty, rules: dict[str, str]
) -> Draft | None:
    """ "He died": one person, told before."""
    assert finding.people is not None
    span = span_of(told.sentence, told.chunks[finding.people])
    # "took his own life" and "committing suicide" count one without a word for him
    counted = told.chunks[finding.people].kind == "pron"
    text = told.sentence.tokens[told.chunks[finding.people].start].text
    rules |= {"count": "figure.pronoun", "scope": "scope.incident", "group": "group.open"}
    return Draft(
        measure=finding.measure,
        count=Count(
            kind="exact", figure=1, min=1, max=1, unit="person", text=text if counted else None
        ),
        count_span=span if counted else None, measure_span=trigger if counted else span,
        group=Group(sex=_SEX.get(text.lower())), group_span=None,
        scope="incident",
        stance="asserts", certainty=certainty, chain=(), setting=Setting(), means=finding.means,
        sentence=told.sentence, inherited=(), rules=rules,
        definite=finding.rule != "harm.self", how=_how(told, finding),
    )  # fmt: skip


def _unit(count: Count, finding: Finding, np: NounPhrase) -> Count:
    if np.head == "family" and np.figure is None and np.noun is not None:
        return replace(count, unit="family")
    if finding.unit != "person":
        return replace(count, unit=finding.unit)
    if np.head in {"families", "households", "family"} and np.figure is not None:
        counted_family = np.figure.end >= np.end - 1 and np.head != "family"
        return replace(count, unit="family" if counted_family else "person")
    return count


_THE = frozenset({"the", "those", "these"})


def _definite(np: NounPhrase, sentence: Sentence) -> bool:
    """Whether the phrase points back to people told before."""
    one = np.figure is not None and np.figure.figure == 1
    if one and np.figure is not None and not np.of_whole and np.noun is not None:
        # "one of the men killed"
        inside = [t.low for t in sentence.tokens[np.figure.end - 1 : np.end]]
        return any(a == "of" and b in _THE for a, b in pairwise(inside))
    named = np.proper and np.determiner not in grammar.INDEFINITE
    return np.figure is None and (
        named or np.determiner in {"the", "that", "this", "these", "those"}
    )


def _of_injured(sentence: Sentence, np: NounPhrase) -> bool:
    return any(t.low in {"wounded", "injured"} for t in sentence.tokens[np.start : np.end])


def _negated(draft: Draft, np: NounPhrase) -> Draft | None:
    """ "did not kill five": the figure is denied; "was not killed" counts nobody."""
    if np.figure is None:
        return None
    return replace(draft, stance="denies", rules=draft.rules | {"stance": "stance.not"})


def _words(sentence: Sentence, span: Span) -> str:
    inside = [t for t in sentence.tokens if t.start >= span.start and t.end <= span.end]
    return " ".join(t.text for t in inside)


#: a state's people are no soldiers, whatever the whole was told of
_OF_A_STATE = frozenset({"nationals", "citizens", "national", "citizen"})
#: a part of soldiers are soldiers; women among civilians may be coded apart
_ARMED = frozenset({"armed_forces", "armed_group", "police", "combatant"})


def draft_part(told: Told, part: Part, whole: Draft, who: Groups) -> Draft | None:
    """The draft of one part of `whole`."""
    sentence = told.sentence
    np = part.np
    counted = part.count or np
    share = part.share and np.figure is None
    count = groups.count_of(counted, sentence, share=share)
    if count is None:
        return None
    group, inherited = who.resolve(np, sentence)
    count_span = groups.count_span(counted, sentence)
    if count_span is not None and count.text is None and count.kind == "exact":
        count = replace(count, text=_words(sentence, count_span))
    armed = whole.group.actor is not None or whole.group.status in _ARMED
    if group.status == "unknown" and group.actor is None and armed and np.head not in _OF_A_STATE:
        group = replace(
            group, actor=whole.group.actor, side=whole.group.side, status=whole.group.status,
            status_basis=whole.group.status_basis,
        )  # fmt: skip
    within = whole.sentence is sentence
    told_of = _bracketed(told, part.chunk)
    if told_of and not group.nationalities:
        group = replace(group, nationalities=told_of)
    return replace(
        whole,
        count=count,
        count_span=count_span if not share else None,
        measure_span=whole.measure_span if within else span_of(sentence, told.chunks[part.chunk]),
        group=group,
        group_span=groups.group_span(np, sentence),
        scope="part",
        whole=whole,
        sentence=sentence,
        inherited=tuple(
            dict.fromkeys((*inherited, *_taken_over(whole), *(() if within else ("measure",))))
        ),
        rules=whole.rules
        | {
            "scope": part.rule,
            "count": "figure.share" if share else _count_rule(count, counted),
            "group": _group_rule(group, inherited),
        },
        definite=False,
        named=False,
        moved_from=None,
    )


def _taken_over(whole: Draft) -> tuple[str, ...]:
    """The fields that a part takes from its whole, where the whole had them from elsewhere."""
    return tuple(name for name in whole.inherited if not name.startswith("group"))


def _bracketed(told: Told, at: int) -> tuple[str, ...]:
    """The nationalities in a bracket behind a part: "foreigners [Iranian, Lebanese]"."""
    if at + 1 >= len(told.chunks) or told.chunks[at + 1].kind != "open":
        return ()
    found: list[str] = []
    for token in told.sentence.tokens[told.chunks[at + 1].end :]:
        if token.low in {")", "]"}:
            break
        country = ACTORS.demonym(token.text) or ACTORS.demonym(token.text.removesuffix("s"))
        if country is not None:
            found.append(country)
    return tuple(dict.fromkeys(found))


def merged_names(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts with a list of names under one word of harm made one claim of so many people."""
    waiting: list[Draft] = []
    for draft in drafts:
        if draft.named and (not waiting or waiting[0].measure_span == draft.measure_span):
            waiting.append(draft)
            continue
        yield from _one(waiting)
        waiting = [draft] if draft.named else []
        if not draft.named:
            yield draft
    yield from _one(waiting)


def _one(named: Sequence[Draft]) -> Iterator[Draft]:
    if not named:
        return
    first, last = named[0], named[-1]
    if len(named) == 1:
        yield first
        return
    n = len(named)
    assert first.count_span is not None and last.count_span is not None
    span = Span(min(d.anchor.start for d in named), max(d.anchor.end for d in named))
    count = Count(
        kind="exact", figure=n, min=n, max=n, unit="person", text=_words(first.sentence, span)
    )
    rules = first.rules | {"count": "figure.names"}
    yield replace(first, count=count, count_span=span, group=Group(), rules=rules)


def generic(draft: Draft, chunks: Chunks, finding: Finding) -> bool:
    """Whether a bare plural tells a habit or a fear, not a harm done: "civilians are killed"."""
    if draft.count.kind != "vague" or draft.count_span is not None:
        return False
    words = set(finding.words)
    if words & grammar.MODALS:
        return True
    present = bool(words & {"are", "is"}) and not words & {
        "been",
        "feared",
        "missing",
        "dead",
        "trapped",
    }
    plain = not words and finding.rule == "harm.headline" and not draft.sentence.headline
    active = finding.rule == "harm.active" and chunks[finding.trigger].trigger is not None
    trigger = chunks[finding.trigger].trigger
    ing = active and trigger is not None and trigger.form in {"ing", "base"}
    before = chunks[finding.trigger - 1].kind if finding.trigger else "stop"
    if ing and before not in {"comma", "conj"}:
        return True
    weak_noun = finding.rule == "harm.noun-of"
    return present or plain or weak_noun or (trigger is not None and trigger.weak and not words)
