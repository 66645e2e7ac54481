"""What sums over many incidents: a day's balance of a whole country, a weekend's shootings, a war.

The dates of a period are read where times are; here are the words that tell of many incidents, and
what goes on with a sum told before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cenotaph.extract.drafts import Draft
from cenotaph.extract.languages.en import sureness as words
from cenotaph.extract.tokens import Sentence, Token, between_semicolons
from cenotaph.extract.trie import Trie

_MANY = Trie((phrase, True) for phrase in words.MANY_INCIDENTS)
_SPAN = Trie((phrase, True) for phrase in words.BALANCES)
_DAY = Trie((phrase, True) for phrase in words.BALANCES if phrase != ("so", "far"))
_WIDE = frozenset({"country", "region"})
_ONE_EVENT = re.compile(words.ONE_EVENT)
_A_WAR = re.compile(words.A_WAR)
_MONTHS_OF_WAR = re.compile(words.MONTHS_OF_WAR)
_LAND = re.compile(words.IN_A_LAND)
#: what a whole country counts of at one time
_STOCKS = frozenset({"missing", "detained", "displaced"})
#: harms that sum without being told so again; the missing and the held are a stock of a day
_SUMMED = frozenset({"killed", "injured", "casualties"})


@dataclass(slots=True)
class Sums:
    """What the reader carries of the last sum told: its paragraph and the sentence it stood in.

    `brief` marks a page that is a headline alone: its day's balance is all that is told of an
    incident, and coders take it for one (UCDP GED).
    """

    paragraph: int = -1
    sentence: int = -1
    brief: bool = False

    def to(self, draft: Draft) -> Draft:
        """The draft as cumulative where its words, or those it goes on from, sum incidents."""
        if draft.scope != "incident" or draft.measure == "attacks":
            self._note(draft)
            return draft
        rule = self._rule(draft)
        if rule is not None:
            draft = replace(draft, scope="cumulative", rules=draft.rules | {"scope": rule})
        self._note(draft)
        return draft

    def _note(self, draft: Draft) -> None:
        if draft.scope == "cumulative":
            self.paragraph = draft.sentence.paragraph
            self.sentence = draft.sentence.start
        elif draft.scope == "incident" and draft.sentence.start != self.sentence:
            self.paragraph = -1

    def _rule(self, draft: Draft) -> str | None:
        setting, sentence = draft.setting, draft.sentence
        stretch = between_semicolons(sentence.tokens, draft.measure_span)
        if draft.measure in _SUMMED | {"displaced"} and _of_a_war(draft, stretch):
            return "scope.many"
        if draft.measure in _STOCKS and _LAND.search(_text(stretch)):
            return "scope.many"
        if draft.count.kind == "unstated" or draft.measure not in _SUMMED:
            return None
        many = _MANY.within(stretch) or _spread(sentence)
        if draft.count.unit != "body" and many:
            return "scope.many"
        several = draft.count.max is None or draft.count.max > 1
        # whoever begins to speak of a day and names no place speaks of no town told before
        speaks = bool(draft.chain) and "attribution" not in draft.inherited
        wide = not setting.where or setting.where[0].precision in _WIDE
        wide = wide or (setting.where_inherited and speaks and _DAY.within(stretch))
        if several and wide and not self.brief and _SPAN.within(stretch):
            return "scope.balance"
        own = setting.when_span is not None or (setting.where and not setting.where_inherited)
        own = own or one_event(sentence)
        goes_on = self.paragraph == sentence.paragraph and not own and not draft.definite
        return "scope.goes-on" if goes_on and several else None


def _of_a_war(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a war is said to have done it, or months of it: "the conflict has left 10,000".

    "After two weeks of shelling, a rocket killed four on Friday" is of Friday.
    """
    said = _text(tokens)
    if _A_WAR.search(said) is not None:
        return True
    setting = draft.setting
    dated = setting.when_span is not None and setting.when.precision == "day"
    single = dated or draft.agent is not None or one_event(draft.sentence)
    return not single and _MONTHS_OF_WAR.search(said) is not None


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(t.low for t in tokens)


def one_event(sentence: Sentence) -> bool:
    """Whether the sentence tells of one event: "in a raid", "when the house was hit"."""
    return _ONE_EVENT.search(" ".join(t.low for t in sentence.tokens)) is not None


def _spread(sentence: Sentence) -> bool:
    """Whether the sentence opens a sum and spreads it over a land."""
    lows = [token.low for token in sentence.tokens]
    opens = any(lows[: len(opener)] == list(opener) for opener in words.SUM_OPENERS)
    lands = (low for the, low in pairwise(lows) if the == "the")
    return opens and not (words.SPREADING.isdisjoint(lows) and words.LANDS.isdisjoint(lands))
