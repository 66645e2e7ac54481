"""How people were harmed: words of means in the clause, else the sentence, else of the incident.

The means of an incident hold for each of its claims, as coders note them (the weapon list of SDG
indicator 16.1.2): what was told once goes on until other words, another day or another place come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cenotaph.extract.context import Memory
from cenotaph.extract.drafts import Draft, Told, span_of
from cenotaph.extract.findings import Finding
from cenotaph.extract.languages.en import means as words
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.extract.trie import Trie
from cenotaph.model.values import Place, Span, When
from cenotaph.model.vocabulary import Means, Measure


class _Table(NamedTuple):
    """Words of means, and those that one of them can begin with: most tokens cost one look-up."""

    phrases: Trie[Means]
    starts: frozenset[str]


def _table(rows: Mapping[tuple[str, ...], Means]) -> _Table:
    phrases = Trie(rows)
    return _Table(phrases, phrases.starts())


_MEANS, _FAINT, _STRIKES = map(_table, (words.MEANS, words.FAINT, words.STRIKES))
#: measures that an incident's means are carried to: who is missing or fled may be so otherwise
_CARRIED: frozenset[Measure] = frozenset({"killed", "injured", "casualties", "abducted"})
#: who is taken or flees is so by a raid, not by the shots that others died of
_TAKEN: frozenset[Measure] = frozenset({"detained", "abducted", "displaced"})
#: what "strikes" and "raids" are that are told to come from the air, or to be of missiles
_ALOFT: frozenset[Means] = frozenset({"airstrike", "drone_strike", "missile", "shelling"})
_STRUCK: frozenset[Means] = frozenset({"airstrike", "raid"})
_TAKING: frozenset[Means] = frozenset({"raid", "ambush", "clash", "other"})


def means_in(sentence: Sentence, within: Span) -> tuple[Means, ...]:
    """The means told in an interval of a sentence, each once, in order."""
    found = _found(sentence, within, _MEANS)
    implied = {plain for telling in found for plain in words.IMPLIED.get(telling, ())}
    return tuple(means for means in found if means not in implied)


def _found(sentence: Sentence, within: Span, table: _Table) -> tuple[Means, ...]:
    tokens = sentence.tokens
    found: list[Means] = []
    index = 0
    while index < len(tokens):
        match = None
        if tokens[index].low in table.starts and within.start <= tokens[index].start < within.end:
            match = table.phrases.longest(tokens, index)
        if match is None or _no_means(tokens, index, match[0]):
            index += 1
            continue
        found.append(match[1])
        index = match[0]
    return tuple(dict.fromkeys(found))


#: what is shot stands at most two words before "down"
_DOWN = 3


def _no_means(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the word beside makes these words no means: "hunger strike", "shot down"."""
    before = tokens[start - 1].low if start else ""
    behind = tokens[end].low if end < len(tokens) else ""
    other = (before, tokens[start].low) in words.OTHER
    ahead = {token.low for token in tokens[end : end + _DOWN]}
    if tokens[end - 1].low in words.SHOT_DOWN and "down" in ahead:
        return True  # "never been able to shoot one down"
    return other or (tokens[end - 1].low, behind) in words.NO_MEANS


def _faint(sentence: Sentence) -> tuple[Means, ...]:
    """What the faint words tell: gunmen who attack a village raid it."""
    found = _found(sentence, sentence.span, _FAINT)
    return ("raid",) if "raid" in found else found


def means_of(
    told: Told, finding: Finding, draft: Draft, clause: Span, side: Span
) -> tuple[tuple[Means, ...], str]:
    """The means told nearest, perhaps none, and the rule: in the harm's words, clause, sentence.

    `side` is what of the sentence tells of the harm's incident.
    """
    sentence = told.sentence
    found, rule = draft.means, "means.harm"
    if draft.measure == "attacks":
        # "nine air raids", "31 missile strikes", "raids by fixed-wing aircraft"
        named = means_in(sentence, clause)
        aloft = tuple(means for means in named if means in _ALOFT)
        found = aloft if aloft and set(found) <= _STRUCK else found
    elif found and "raid" not in found and _raided(told, finding):
        found += ("raid",)
    if not found and finding.rule == "harm.toll" and draft.count_span is not None:
        found = means_in(sentence, Span(draft.measure_span.end, draft.count_span.start))
    if not found:
        found, rule = _of_agents(told, finding), "means.agent"
    if not found:
        found, rule = means_in(sentence, clause), "means.clause"
    if not found:
        found, rule = means_in(sentence, side), "means.sentence"
    if not found:
        found = _found(sentence, side, _STRIKES)
    nouns = [np.noun for i in finding.agents if (np := told.chunks[i].np) and np.noun]
    forces = any(noun.status in {"armed_forces", "armed_group"} for noun in nouns)
    fought = forces and draft.group.status in {"armed_group", "armed_forces", "combatant"}
    if fought and found in ((), ("airstrike",)):
        # whose aircraft strike in a fight, fights all the same
        found, rule = ("clash", *found), "means.fought"
    if draft.measure in _TAKEN:
        found = tuple(means for means in found if means in _TAKING)
    return found, rule


def _raided(told: Told, finding: Finding) -> bool:
    """Whether those who did it raided before: "raided a hamlet and shot dead six"."""
    chunks = told.chunks
    if not finding.agents or finding.agents[0] > finding.trigger:
        return False
    start = span_of(told.sentence, chunks[finding.agents[0]]).start
    between = Span(start, span_of(told.sentence, chunks[finding.trigger]).start)
    return "raid" in means_in(told.sentence, between)


def _of_agents(told: Told, finding: Finding) -> tuple[Means, ...]:
    """What the subject of the harm's own verb tells: "while a roadside bomb killed one"."""
    spans = (span_of(told.sentence, told.chunks[index]) for index in finding.agents)
    return tuple(dict.fromkeys(means for span in spans for means in means_in(told.sentence, span)))


@dataclass(slots=True)
class Carried:
    """The means of the incident told last, with the time and place they were told of."""

    means: tuple[Means, ...] = ()
    when: When | None = None
    where: tuple[Place, ...] = ()

    def to(self, draft: Draft) -> Draft:
        """The draft with its own means, which go on from here, or with those of its incident."""
        if draft.measure == "attacks" or draft.scope == "cumulative":
            return draft
        if draft.means and draft.measure not in _TAKEN:
            self.means = draft.means
            self.when, self.where = draft.setting.when, draft.setting.where
            return draft
        found, rule = self.means if self._of(draft) else (), "means.incident"
        faint = _faint(draft.sentence)
        if faint and not found:
            found, rule = faint, "means.faint"
            self.means, self.when, self.where = found, draft.setting.when, draft.setting.where
        if draft.measure in _TAKEN:
            found = tuple(means for means in found if means in _TAKING)
        if draft.means or not found or draft.measure not in _CARRIED:
            return draft
        inherited = (*draft.inherited, "means") if rule == "means.incident" else draft.inherited
        return replace(draft, means=found, inherited=inherited, rules=draft.rules | {"means": rule})

    def note(self, sentence: Sentence, drafts: Sequence[Draft], memory: Memory) -> None:
        """Remembers the means of a sentence that tells how and no figure: "Gunmen attacked"."""
        if any(draft.measure in _CARRIED for draft in drafts):
            return
        found = means_in(sentence, sentence.span) or _found(sentence, sentence.span, _STRIKES)
        if not found and not self.means:
            found = _faint(sentence)
        if found:
            place = memory.place
            self.means, self.when = found, None
            self.where = (place.place,) if place and sentence.span.covers(place.span) else ()

    def _of(self, draft: Draft) -> bool:
        """Whether the draft may be of the incident whose means are carried."""
        setting = draft.setting
        elsewhen = setting.when_span is not None and self.when not in (None, setting.when)
        placed = setting.where and not setting.where_inherited
        elsewhere = placed and self.where and setting.where != self.where
        return draft.scope == "addition" or (not elsewhen and not elsewhere)
