"""Speakers: a phrase resolved to a source, an armed party, a role, or who spoke before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cenotaph.extract.languages.en import grammar
from cenotaph.extract.languages.en import speech as words
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.tokens import Token
from cenotaph.model.claims import Speaker
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Role
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.sources import SOURCES, Source

#: an army's doctor speaks as a doctor: such a role outweighs the party named beside it
_OWN_ROLES: frozenset[Role] = frozenset(
    {"medical", "witness", "family", "outlet", "rescue", "monitor", "unnamed"}
)
_SMALL = frozenset({"of", "the", "al", "bin", "de", ",", "for", "and", "(", ")", "in", "'s", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One speaker with the words that name it; `resolved` where they point to one named before."""

    speaker: Speaker
    span: Span
    resolved: bool = False

    @property
    def telling(self) -> bool:
        """Whether the words name a speaker for sure: known, or with a role of its own."""
        return self.speaker.source is not None or self.speaker.role != "witness" or self.resolved


class Ears:
    """Resolves speakers; knows sources and armed actors, and remembers who spoke on this page."""

    __slots__ = ("_actors", "_countries", "_outlet", "_past", "_sources")

    def __init__(
        self,
        sources: Lexicon,
        actors: Lexicon,
        outlet: str | None,
        countries: tuple[str, ...] = (),
    ) -> None:
        self._sources = sources
        self._actors = actors
        self._countries = countries
        self._outlet = (outlet or "").lower()
        self._past: list[Speaker] = []

    def note(self, speakers: Sequence[Heard]) -> None:
        """Remembers who spoke, for "the monitor" and "it added"."""
        self._past.extend(h.speaker for h in speakers)

    def is_own(self, heard: Heard) -> bool:
        """Whether the speaker is the page's own outlet, which is never a link."""
        return bool(self._outlet) and heard.speaker.text.lower() in self._outlet

    def hear(self, tokens: Sequence[Token]) -> Heard | None:
        """The speaker that the tokens name, or None where they name none."""
        tokens = _trimmed(tokens)
        if not tokens:
            return None
        span = Span(tokens[0].start, tokens[-1].end)
        if len(tokens) == 1 and tokens[0].low in words.SPEAKER_PRONOUNS:
            return Heard(speaker=self._past[-1], span=span, resolved=True) if self._past else None
        if tokens[0].low in grammar.PRONOUNS:
            return None
        known = self._known(tokens)
        text = _joined(tokens)
        if known is not None:
            return Heard(speaker=replace(known, text=text), span=span)
        back = self._back(tokens)
        if back is not None:
            return Heard(speaker=back, span=span, resolved=True)
        role = role_of(tokens)
        if role is None and not _nameable(tokens):
            return None
        return Heard(speaker=Speaker(text=text, source=None, role=role or "witness"), span=span)

    def _known(self, tokens: Sequence[Token]) -> Speaker | None:
        """The speaker that reference data know in the phrase: a source first, else an actor."""
        party: Speaker | None = None
        for index in range(len(tokens)):
            named = self._sources.longest(tokens, index)
            found = SOURCES.by_id[named[1]] if named else self._office(tokens[index : index + 3])
            if found is not None:
                return Speaker(text=found.name, source=found.id, role=found.role)
            actor = self._actors.longest(tokens, index)
            if actor is not None and party is None:
                party = self._party(tokens[index : actor[0]])
        return None if party is not None and role_of(tokens) in _OWN_ROLES else party

    def _office(self, tokens: Sequence[Token]) -> Source | None:
        """The ministry of the page's country that the tokens begin with: "health minister"."""
        for end in range(len(tokens), 1, -1):
            bare = " ".join(t.low for t in tokens[:end])
            if self._countries and ("minist" in bare):
                office = SOURCES.office(bare, self._countries[0])
                if office is not None:
                    return office
        return None

    def _party(self, tokens: Sequence[Token]) -> Speaker | None:
        actor = ACTORS.find(" ".join(t.text for t in tokens))
        if actor is None:
            return None
        roles: dict[str, Role] = {"police": "police", "armed_forces": "military"}
        return Speaker(
            text=actor.name, source=actor.id, role=roles.get(actor.status, "armed_party")
        )

    def _back(self, tokens: Sequence[Token]) -> Speaker | None:
        """Who "the monitor" or "the ministry" is: the last speaker of such a role."""
        lows = [t.low for t in tokens if t.low not in {"the", "'s", "a", "its", "their", "same"}]
        named = any(t.text[0].isupper() and t.start != tokens[0].start for t in tokens)
        if not lows or len(lows) > 3 or (named and not all(t.text.isupper() for t in tokens)):
            return None
        for low in lows:
            if low in words.OFFICES and not named:
                held = (s for s in reversed(self._past) if low in s.text.lower().split())
                found = next(held, None)
                if found is not None:
                    return found
            roles = words.BACK_REFERENCES.get(low)
            for speaker in reversed(self._past if roles else []):
                if speaker.role not in (roles or ()):
                    continue
                said = speaker.text.lower()
                if len(lows) == 1 or speaker.role == "monitor" or any(w in said for w in lows):
                    return speaker
        return None


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    start, end = 0, len(tokens)
    while start < end and (
        tokens[start].low in words.SPEAKER_LEAD or not tokens[start].text[0].isalnum()
    ):
        start += 1
    while end > start and not tokens[end - 1].text[-1].isalnum() and tokens[end - 1].low != ")":
        end -= 1
    return tokens[start:end]


def _joined(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for index, token in enumerate(tokens):
        if index and token.start > tokens[index - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def role_of(tokens: Sequence[Token]) -> Role | None:
    """The role that the phrase's nouns tell; what stands before "in", "for" or a comma decides."""
    found: Role | None = None
    before = ""
    for token in tokens:
        if token.low in {",", "who", "in", "from", "at"} and found is not None:
            break
        role = words.ROLE_NOUNS.get(token.low.removesuffix("'s"))
        if role == "monitor" and before in words.ARMED:
            role = "armed_party"
        before = token.low
        if role is None or role == found:
            continue
        plain = found in {None, "unnamed"} or (
            found == "official" and role not in {"unnamed", "witness", "armed_party"}
        )
        if token.low in {"ministry", "minister"} or plain:
            found = role
        elif role == "official" and found == "monitor":
            found = "official" if token.low in {"spokesman", "spokeswoman"} else found
    return found


def _nameable(tokens: Sequence[Token]) -> bool:
    """Whether a phrase without a role may still name a speaker: a capitalised name."""
    if tokens[0].low in grammar.TIMES:
        return False
    return all(t.text[0].isupper() or t.low in _SMALL or t.text[0].isdigit() for t in tokens)
