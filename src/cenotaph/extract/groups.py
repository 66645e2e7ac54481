"""Whom a claim counts: the phrase's words, the actor they name, status, sex, age, occupation."""

from collections.abc import Sequence
from dataclasses import replace

from cenotaph.extract.kinds import content
from cenotaph.extract.languages.en import grammar, people
from cenotaph.extract.lexicon import Lexicon
from cenotaph.extract.phrases import NounPhrase
from cenotaph.extract.tokens import Sentence, Token
from cenotaph.model.claims import Count, Group
from cenotaph.model.values import Span
from cenotaph.model.vocabulary import Age, Sex, Status, StatusBasis
from cenotaph.reference.actors import ACTORS, Actor

_CIVIL: frozenset[Status] = frozenset({"civilian", "protected"})
_CHILD_AGE = 18
_ELDERLY_AGE = 65


def count_of(np: NounPhrase, sentence: Sentence, *, share: bool = False) -> Count | None:
    """The count a phrase gives, or None where it gives none; spans are the caller's."""
    tokens = sentence.tokens
    unit = "family" if np.head in {"families", "households"} else "person"
    figure = np.figure
    if share:
        return Count(kind="share", figure=None, min=None, max=None, unit="person", text=None)
    if figure is not None:
        text = _text(tokens, figure.start, _figure_end(np, sentence))
        return Count(
            kind=figure.kind, figure=figure.figure, min=figure.min, max=figure.max,
            unit=unit,  # type: ignore[arg-type]
            text=text,
        )  # fmt: skip
    one = np.noun.number if np.noun is not None and not np.noun.plural else 1
    singular = Count(kind="exact", figure=one, min=one, max=one, unit="person", text=None)
    if np.proper:
        return singular
    if np.noun is None:
        return singular if np.determiner in {"a", "an"} else None
    if not np.noun.plural or np.determiner in grammar.INDEFINITE:
        return None if _bare_singular(np, sentence) else singular
    return Count(kind="vague", figure=None, min=2, max=None, unit="person", text=None)


def _bare_singular(np: NounPhrase, sentence: Sentence) -> bool:
    """Whether one noun stands alone where prose would count or name it: "enemy dead"."""
    if np.determiner is not None or sentence.headline or sentence.shouting or np.age is not None:
        return False
    words = sentence.tokens[np.start : np.end]
    named = any(t.text[0].isupper() for t in words[1:]) or words[0].text[0].isupper()
    return len(words) == 1 and not named


def _figure_end(np: NounPhrase, sentence: Sentence) -> int:
    """The token behind the figure's own words, without "of" and a closing bracket."""
    assert np.figure is not None
    end = np.figure.end
    while end - 1 > np.figure.start and sentence.tokens[end - 1].low in {"of", ")"}:
        end -= 1
    return end


def count_span(np: NounPhrase, sentence: Sentence) -> Span | None:
    """Where the count stands: the figure, else the determiner or the phrase that means one."""
    tokens = sentence.tokens
    if np.figure is not None:
        last = _figure_end(np, sentence) - 1
        return Span(tokens[np.figure.start].start, tokens[last].end)
    if np.determiner in grammar.INDEFINITE:
        return Span(tokens[np.start].start, tokens[np.start].end)
    if np.proper or (np.noun is not None and not np.noun.plural):
        end = np.end
        while np.age is not None and end > np.start + 1 and not tokens[end - 1].text[0].isalpha():
            end -= 1
        return Span(tokens[np.start].start, tokens[end - 1].end)
    return None


def group_span(np: NounPhrase, sentence: Sentence) -> Span | None:
    """Where the group's words stand, without figure, determiner and age."""
    start = np.text_start if np.text_start is not None else np.start
    end = np.end
    tokens = sentence.tokens
    end = next((at for at in range(start, end) if tokens[at].low == "out"), end)  # "… out of 12"
    if np.age is not None and np.noun is not None:
        end -= 2 * (end - start > 2 and tokens[end - 2].low == "of")  # "a boy of 13"
        while end > start and not tokens[end - 1].low[0].isalpha():
            end -= 1
    while start < end and tokens[start].low in {"'s", "of", '"', "“", "the"}:
        start += 1
    if start >= end or np.proper or np.of_whole:
        return None
    return Span(tokens[start].start, tokens[end - 1].end)


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join(t.text for t in tokens[start:end])


class Groups:
    """Resolves phrases to groups; the page's country and earlier mentions settle what is open."""

    __slots__ = ("_actors", "_countries", "_labels")

    def __init__(self, actors: Lexicon, countries: tuple[str, ...]) -> None:
        self._actors = actors
        self._countries = countries
        self._labels: dict[str, str] = {}

    def remember(self, sentence: Sentence) -> None:
        """Notes which actor a label stands for: after "ISIS terrorists", terrorists are ISIS."""
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            noun = people.NOUNS.get(token.low)
            if (
                noun is None
                or not index
                or not (noun.label or noun.status in {"armed_group", "combatant"})
            ):
                continue
            found = self._actor(tokens, max(0, index - 3), index)
            if found is not None:
                self._labels[token.low] = found.id

    def resolve(self, np: NounPhrase, sentence: Sentence) -> tuple[Group, tuple[str, ...]]:
        """The group of a phrase, and the names of its fields taken from elsewhere."""
        tokens = sentence.tokens
        span = group_span(np, sentence)
        start, end = np.start, np.end
        words = [t.low for t in tokens[start:end]]
        nationalities = tuple(
            dict.fromkeys(c for t in tokens[start:end] if (c := ACTORS.demonym(t.text)) is not None)
        )
        noun = np.noun
        whose = _whose(tokens, np)
        status = _status(np, words, [t.low for t in tokens[end:whose]])
        basis: StatusBasis | None = "stated" if status != "unknown" else None
        actor = self._actor(tokens, start, whose) or self._institution(words, status, nationalities)
        inherited: tuple[str, ...] = ()
        fighting = noun is None or noun.label or noun.status in {"armed_group", "combatant"}
        if actor is None and np.head in self._labels and fighting:
            actor = ACTORS.by_id.get(self._labels[np.head])
            inherited = ("group.actor",)
        if actor is not None and status in _CIVIL:
            actor = None
        if actor is not None and (
            status in {"unknown", "combatant"} or (noun is not None and noun.label)
        ):
            status, basis = actor.status, "actor"
        elif noun is not None and noun.label and actor is None:
            basis = "label"
        age = self._age(np, words)
        if status == "unknown" and age == "child":
            status, basis = "civilian", "stated"
        side = actor.side if actor else "civilian" if status in _CIVIL else None
        if side is None and {"pro-government", "pro-regime"} & set(words) and self._countries:
            side = ACTORS.side_of(self._countries[0])
        return (
            Group(
                text=None if span is None else _words_between(sentence, span),
                actor=actor.id if actor else None,
                side=side,
                status=status,
                status_basis=basis,
                sex=self._sex(np, words),
                age=age,
                nationalities=nationalities,
                occupation=self._occupation(np),
                any_of=tuple(
                    dict.fromkeys(
                        [tokens[np.joined[0].start - 2].low, *(j.head or "" for j in np.joined)]
                    )
                )
                if np.joined
                else (),
            ),
            inherited,
        )

    def _actor(self, tokens: Sequence[Token], start: int, end: int) -> Actor | None:
        for index in range(start, end):
            found = self._actors.longest(tokens, index)
            if found is not None and found[0] <= end + 1:
                words = _text(tokens, index, found[0])
                actor = ACTORS.find(words) or ACTORS.by_id.get(found[1])
                if actor is not None:
                    return actor
        return None

    def _institution(
        self, words: list[str], status: Status, nationalities: tuple[str, ...]
    ) -> Actor | None:
        """ "Syrian soldiers" are the Syrian army; "the army" is that of the page's country."""
        if status not in {"armed_forces", "police"}:
            return None
        country = nationalities[0] if nationalities else None
        if country is None:
            own = {"army", "government", "military", "regime", "national"} & set(words)
            country = self._countries[0] if own and self._countries else None
        if country is None:
            return None
        return ACTORS.army_of(country) if status == "armed_forces" else ACTORS.police_of(country)

    def _sex(self, np: NounPhrase, words: list[str]) -> Sex | None:
        if np.joined:
            return None
        if np.noun is not None and np.noun.sex is not None:
            return np.noun.sex
        return next((people.SEX_WORDS[w] for w in words if w in people.SEX_WORDS), None)

    def _age(self, np: NounPhrase, words: list[str]) -> Age | None:
        if np.joined:
            return None
        years = np.age if np.age is not None else _years(words)
        if years is not None:
            return (
                "child" if years < _CHILD_AGE else "elderly" if years >= _ELDERLY_AGE else "adult"
            )
        if np.noun is not None and np.noun.age is not None:
            return np.noun.age
        return next(
            (people.AGE_WORDS[w] for w in words if w in people.AGE_WORDS and w in people.AGE_TOLD),
            None,
        )

    def _occupation(self, np: NounPhrase) -> str | None:
        if np.noun is None:
            return None
        if np.noun.occupation:
            return np.noun.occupation
        return np.head if np.noun.status == "protected" and np.head else None


def _whose(tokens: Sequence[Token], np: NounPhrase) -> int:
    """The token behind "of the group's armed wing", which tells whose people a phrase counts."""
    at = np.end
    if np.noun is None or at >= len(tokens) or tokens[at].low not in {"of", "from"}:
        return np.end
    at += 1
    while at < len(tokens) and (tokens[at].low in grammar.DETERMINERS or content(tokens[at].low)):
        at += 1
    return at


#: words of one who was of a force, and of none now
_FORMER = frozenset({"former", "retired", "ex-soldier", "ex"})


def _status(np: NounPhrase, words: Sequence[str], whose: Sequence[str]) -> Status:
    """What the phrase's noun tells of status, else its other words, else whose people they are."""
    noun = np.noun
    if _FORMER & set(words):
        return "unknown"
    status: Status = noun.status if noun else "unknown"
    if noun is not None and noun.label:
        return status
    if np.joined and status == "unknown":
        told = (j.noun.status for j in np.joined if j.noun is not None)
        status = next((s for s in told if s != "unknown"), "unknown")
    if status in {"unknown", "combatant"} and (noun or not (np.figure or np.proper)):
        plain = (people.STATUS_WORDS[w] for w in words if w in people.STATUS_WORDS)
        status = next((s for s in plain if s != "combatant"), status)
    if status == "unknown" and np.head in people.MEMBERS:
        status = next((people.MEMBER_OF[w] for w in whose if w in people.MEMBER_OF), status)
    if status == "unknown" and people.AID & set(words):
        return "protected"
    return status


def told_apart(own: Group, apart: Group) -> Group:
    """A group with what a phrase elsewhere tells of it: status, actor and side."""
    if own.status != "unknown" or own.actor is not None:
        return own
    return replace(
        own, actor=apart.actor, side=apart.side, status=apart.status,
        status_basis=apart.status_basis, occupation=own.occupation or apart.occupation,
    )  # fmt: skip


def _years(words: list[str]) -> int | None:
    """The age in "a 12-year-old girl"."""
    for index, word in enumerate(words):
        if word.isdigit() and words[index + 1 : index + 3] in (["year", "old"], ["years", "old"]):
            return int(word)
        digits, _, rest = word.partition("-")
        if digits.isdigit() and rest.startswith(("year-old", "years-old", "month-old")):
            return 0 if rest.startswith("month") else int(digits)
    return None


def _words_between(sentence: Sentence, span: Span) -> str:
    """The words of an interval of the sentence, white space folded."""
    inside = [t for t in sentence.tokens if t.start >= span.start and t.end <= span.end]
    parts: list[str] = []
    for index, token in enumerate(inside):
        if index and token.start > inside[index - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
