"""Whether a harm is one of violence: accidents, illness, films and games are none."""

import re

from cenotaph.extract.languages.en import violence as words
from cenotaph.extract.tokens import Sentence
from cenotaph.extract.trie import Trie

#: a page of so many words of violence tells of it, whatever else; of 3,000 pages of crime news and
#: wires those of play had two at most, those of shootings at ball games five and more
_VIOLENT = 5
#: a page of so many words that tells of violence names it; a note or a headline may not
_LONG = 80
_CAUSES = Trie((phrase, True) for phrase in words.OTHER_CAUSES)
_CAUSE_STARTS = _CAUSES.starts()
_CAUSE_WORDS = tuple(f" {' '.join(phrase)} " for phrase in words.OTHER_CAUSES)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def other_cause(sentence: Sentence) -> bool:
    """Whether the sentence tells a cause that is no violence, and no violence beside it."""
    tokens = sentence.tokens
    lows = {t.low for t in tokens}
    if _CAUSE_STARTS.isdisjoint(lows) or not words.VIOLENCE.isdisjoint(lows):
        return False
    return _CAUSES.within(tokens)


def rescue_words(sentence: Sentence) -> bool:
    """Whether the only words of violence are the forces', as behind an accident told before."""
    told = {t.low for t in sentence.tokens} & words.VIOLENCE
    return told <= words.ONLY_FORCES


def unreal(sentence: Sentence) -> bool:
    """Whether the sentence speaks of a film, a game, a match or a drill."""
    lows = {t.low for t in sentence.tokens}
    played = len(lows & words.MAKE_BELIEVE) >= words.MAKE_BELIEVE_AT_LEAST
    return played and lows.isdisjoint(words.REAL)


def peaceful(text: str) -> bool:
    """Whether a whole page tells of an accident, an illness or a game and of no violence."""
    written = _WORD.findall(text)
    told = {word.lower() for word in set(written)}
    played = len(told & words.MAKE_BELIEVE)
    if played >= 2 * words.MAKE_BELIEVE_AT_LEAST and len(told & words.VIOLENCE) < _VIOLENT:
        return True
    if told & words.VIOLENCE:
        return False
    if len(written) >= _LONG and told.isdisjoint(words.HARMED):
        return True
    if len(told & words.MAKE_BELIEVE) >= words.MAKE_BELIEVE_AT_LEAST:
        return True
    joined = " ".join(["", *written, ""]).lower()
    return any(cause in joined for cause in _CAUSE_WORDS)
