"""Speakers: a phrase resolved to a source, an armed party, a role, or who spoke before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cenotaph.extract.languages.en import grammar, people
from cenotaph.extract.languages.en import speech as words
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.tokens import Token
from cenotaph.extract.trie import Trie
from cenotaph.model.claims import Speaker
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Role, Status
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.sources import SOURCES, Source

#: an army's doctor speaks as a doctor: such a role outweighs the party named beside it
_OWN_ROLES: frozenset[Role] = frozenset(
    {"medical", "witness", "family", "outlet", "rescue", "monitor", "unnamed"}
)
_ROLE_PHRASES = Trie(words.ROLE_PHRASES)
_ROLE_OF_STATUS: dict[Status, Role] = {
    "armed_forces": "military", "police": "police", "armed_group": "armed_party",
    "combatant": "armed_party",
}  # fmt: skip
_ROLE_OF_KIND: dict[str, Role] = {
    "army": "military", "branch": "military", "police": "police", "security": "official",
    "state": "official", "peacekeepers": "monitor",
}  # fmt: skip
#: words of armed groups that name other bodies too: "an official of the ruling party"
_PARTIES = frozenset({"party", "front", "movement", "resistance", "gang", "cartel"})
#: what ends the head of a speaker's phrase
_HEAD_ENDS = frozenset({",", "who", "that", "in", "from", "at", "near", "with"})
#: the page's own people are no speaker of their own
_OURS = frozenset({"we", "us", "our", "i", "you"})
_SHORT_NAME = 3
_SMALL = frozenset({"of", "the", "al", "bin", "de", ",", "for", "and", "(", ")", "in", "'s", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One speaker with the words that name it; `resolved` where they point to one named before.

    `roled` where reference data or a noun of the phrase tell its role.
    """

    speaker: Speaker
    span: Span
    resolved: bool = False
    roled: bool = False

    @property
    def telling(self) -> bool:
        """Whether the words name a speaker for sure: known, or with a role of its own."""
        return self.speaker.source is not None or self.speaker.role != "witness" or self.resolved


class Ears:
    """Resolves speakers; knows sources and armed actors, and remembers who spoke on this page."""

    __slots__ = ("_actors", "_chains", "_countries", "_outlet", "_past", "_sources")

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
        self._chains: list[tuple[Heard, ...]] = []

    def note(self, chain: tuple[Heard, ...]) -> None:
        """Remembers who spoke, for "the monitor" and "it added"."""
        self._past.extend(h.speaker for h in chain)
        self._chains.append(chain)

    def chain_to(self, heard: Heard) -> tuple[Heard, ...]:
        """The chain that ends with a speaker: who goes on is heard through whom it was before."""
        if heard.resolved:
            for chain in reversed(self._chains):
                at = next((i for i, h in enumerate(chain) if h.speaker == heard.speaker), None)
                if at is not None:
                    return (*chain[:at], heard)
        return (heard,)

    def is_own(self, heard: Heard) -> bool:
        """Whether the speaker is the page's own outlet, which is never a link."""
        return bool(self._outlet) and heard.speaker.text.lower() in self._outlet

    def names_source(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are, from first to last, the name of a known source."""
        found = self._sources.longest(tokens, 0)
        return found is not None and found[0] == len(tokens)

    def listener(self, tokens: Sequence[Token], *, capitals: bool) -> Heard | None:
        """Who is told something and passes it on: an outlet, a monitor; None for "reporters".

        `capitals` where a name can be told by them: whoever is told by name is an outlet.
        """
        if not tokens:
            return None
        low = tokens[-1].low
        if tokens[0].low in {"its", "the", "same", "their"} and low in words.OWN_LISTENERS:
            monitors = (s for s in reversed(self._past) if s.role == "monitor")
            monitor = next(monitors, None)
            span = Span(tokens[0].start, tokens[-1].end)
            return Heard(speaker=monitor, span=span, resolved=True) if monitor else None
        heard = self.hear(tokens)
        if heard is None or self.is_own(heard):
            return None
        if low in words.LISTENERS and heard.speaker.source is None:
            return None
        # "Placeholder Post" is a name, whatever a post is
        nameless = heard.speaker.role in {"unnamed", "witness"}
        if (heard.roled and not nameless) or heard.resolved:
            return heard if heard.speaker.role in {"outlet", "monitor"} else None
        named = capitals and all(t.text[0].isupper() for t in tokens if t.low not in _SMALL)
        return replace(heard, speaker=replace(heard.speaker, role="outlet")) if named else None

    def hear(self, tokens: Sequence[Token]) -> Heard | None:
        """The speaker that the tokens name, or None where they name none."""
        new = bool(tokens) and tokens[0].low in words.NEW_SPEAKERS
        new = new or (len(tokens) == 1 and words.ROLE_NOUNS.get(tokens[0].low) == "unnamed")
        tokens = _trimmed(tokens)
        if not tokens or tokens[0].low == "no" or any(t.low in _OURS for t in tokens):
            return None  # "no group claimed it", "the sources we spoke to"
        span = Span(tokens[0].start, tokens[-1].end)
        if len(tokens) == 1 and tokens[0].low in words.SPEAKER_PRONOUNS:
            meant = self._meant(tokens[0].low)
            return Heard(speaker=meant, span=span, resolved=True) if meant else None
        if tokens[0].low in grammar.PRONOUNS:
            return None
        known = self._known(tokens)
        text = _joined(tokens)
        if known is not None:
            return Heard(speaker=replace(known, text=text), span=span, roled=True)
        back = None if new else self._back(tokens) or self._named_before(tokens)
        if back is not None:
            return Heard(speaker=back, span=span, resolved=True)
        role = role_of(tokens)
        if role is None and not _nameable(tokens):
            return None
        speaker = Speaker(text=text, source=None, role=role or "witness")
        return Heard(speaker=speaker, span=span, roled=role is not None)

    def _meant(self, pronoun: str) -> Speaker | None:
        """Whom a pronoun means: the last speaker; "it" is no person and no unnamed source."""
        if not self._past:
            return None
        if pronoun != "it":
            return self._past[-1]
        bodies = (s for s in reversed(self._past) if s.role not in words.OF_PEOPLE)
        return next(bodies, self._past[-1])

    def _named_before(self, tokens: Sequence[Token]) -> Speaker | None:
        """The speaker whose name was given in full before: "Kasongo" after "Didier Kasongo"."""
        if len(tokens) > _SHORT_NAME or not all(t.text[0].isupper() for t in tokens):
            return None
        lows = {t.low for t in tokens}
        if lows & words.ROLE_NOUNS.keys():
            return None
        return next((s for s in reversed(self._past) if lows <= set(s.text.lower().split())), None)

    def _known(self, tokens: Sequence[Token]) -> Speaker | None:
        """The speaker that reference data know in the phrase: a source first, else an actor."""
        comma = next((i for i, t in enumerate(tokens) if t.low == ","), None)
        if comma:
            # "Al-Shabaab, on its radio station Andalus,": who stands first speaks
            first = self._known(tokens[:comma])
            if first is not None:
                return first
        party: Speaker | None = None
        # "the so-called defence ministry of the separatists" is no ministry of the country's
        armed = any(t.low in words.ARMED for t in tokens)
        for index in range(len(tokens)):
            named = self._sources.longest(tokens, index)
            found = SOURCES.by_id[named[1]] if named else None
            if found is None and not armed:
                found = self._office(tokens[index : index + 3])
            if found is not None:
                own = role_of(tokens) if found.role == "official" else None
                role = "monitor" if own == "monitor" else found.role
                return Speaker(text=found.name, source=found.id, role=role)
            actor = self._actors.longest(tokens, index)
            if actor is not None and party is None:
                party = self._party(tokens[index : actor[0]])
        return None if party is not None and role_of(tokens) in _OWN_ROLES else party

    def _office(self, tokens: Sequence[Token]) -> Source | None:
        """The ministry of the page's country that the tokens begin with: "health minister"."""
        lows = [t.low for t in tokens]
        if not self._countries or "minist" not in " ".join(lows):
            return None
        for end in range(len(lows), 1, -1):
            bare = " ".join(lows[:end])
            if "minist" in bare:
                office = SOURCES.office(bare, self._countries[0])
                if office is not None:
                    return office
        return None

    def _party(self, tokens: Sequence[Token]) -> Speaker | None:
        actor = ACTORS.find(" ".join(t.text for t in tokens))
        if actor is None:
            return None
        role = _ROLE_OF_STATUS.get(actor.status) or _ROLE_OF_KIND.get(actor.kind, "armed_party")
        return Speaker(text=actor.name, source=actor.id, role=role)

    def _back(self, tokens: Sequence[Token]) -> Speaker | None:
        """Who "the monitor" or "the ministry" is: the last speaker of such a role."""
        lows = [t.low for t in tokens if t.low not in {"the", "'s", "a", "its", "their", "same"}]
        named = any(t.text[0].isupper() and t.start != tokens[0].start for t in tokens)
        if not lows or len(lows) > 3 or (named and not all(t.text.isupper() for t in tokens)):
            return None
        for low in lows:
            if low in words.OFFICES and not named:
                held = (s for s in reversed(self._past) if set(lows) <= set(_words(s.text)))
                found = next(held, None)
                if found is not None:
                    return found
            roles = words.BACK_REFERENCES.get(low)
            for speaker in reversed(self._past if roles else []):
                if speaker.role not in (roles or ()):
                    continue
                said = speaker.text.lower()
                own = speaker.role in {"monitor", "armed_party"} and role_of(tokens) == speaker.role
                if len(lows) == 1 or own or all(w in said for w in lows):
                    return speaker
        return None


def _words(text: str) -> list[str]:
    return text.lower().replace("'s", " ").replace(",", " ").split()


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    start, end = 0, len(tokens)
    while start < end and (
        tokens[start].low in words.SPEAKER_LEAD or not tokens[start].text[0].isalnum()
    ):
        start += 1
    while end > start and not tokens[end - 1].text[0].isalnum() and tokens[end - 1].low != ")":
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
    index = 0
    armed = any(t.low in words.ARMED for t in tokens)
    while index < len(tokens):
        low = tokens[index].low
        if low in _HEAD_ENDS and found is not None:
            break
        phrase = _ROLE_PHRASES.longest(tokens, index)
        if phrase is not None:
            index, role = phrase
        else:
            index, role = index + 1, words.ROLE_NOUNS.get(low)
        found = _stronger(found, role, low)
        if role == "official" and (
            "minist" in low or low.endswith("secretary") or phrase is not None
        ):
            found = role
            break  # a minister of defence is no soldier, and one of health no doctor
    if armed and found in {"military", "official", "monitor", None} and not _against(tokens):
        return "armed_party"
    return found or _person(tokens)


def _stronger(found: Role | None, role: Role | None, low: str) -> Role | None:
    """The role of a phrase once one more of its words tells one."""
    if role is None or role == found:
        return found
    if found in {None, "unnamed"}:
        return role
    if low in {"officer", "officers"}:
        return found  # "an army officer"
    if role == "armed_party" and low not in _PARTIES and found in {"official", "military"}:
        return role  # "the spokesman of the local defence force"
    if found == "official":
        return found if role in {"unnamed", "witness", "armed_party"} else role
    if found == "witness" and role not in {"unnamed", "family", "outlet"}:
        # "a member of the resistance", "workers' union"; "a resident of the camp" stays
        return role if role in {"police", "military", "medical", "rescue", "monitor"} else found
    spokes = {"official", "officials", "spokesman", "spokeswoman", "spokesperson", "envoy"}
    return "official" if found == "monitor" and low in spokes else found


def _person(tokens: Sequence[Token]) -> Role | None:
    """The role of one who is only a person: "one guest", "a shopkeeper", "two fighters"."""
    head = next((i for i, t in enumerate(tokens) if t.low in _HEAD_ENDS or t.low == "of"), None)
    noun = people.NOUNS.get(tokens[(len(tokens) if head is None else head) - 1].low)
    if noun is None:
        return None
    return _ROLE_OF_STATUS.get(noun.status, "witness")


def _against(tokens: Sequence[Token]) -> bool:
    """Whether the phrase names what it fights: "the anti-rebel command"."""
    return any(t.low.startswith(("anti-", "counter")) for t in tokens)


def _nameable(tokens: Sequence[Token]) -> bool:
    """Whether a phrase without a role may still name a speaker: a capitalised name."""
    if tokens[0].low in grammar.TIMES:
        return False
    return all(t.text[0].isupper() or t.low in _SMALL or t.text[0].isdigit() for t in tokens)
