"""Claims to voices: an origin together with all who repeat it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cenotaph.model.claims import Claim, Speaker
from cenotaph.model.incidents import Voice
from cenotaph.model.reports import Report
from cenotaph.model.signature import folded_words, similarity
from cenotaph.toll.figures import figure_of, gives
from cenotaph.toll.people import People, people
from cenotaph.toll.profiles import Profiles, names_of, profile_of, repeated_by, slug

# Among 199,000 pairs of pages of local news 26 agree by half or more, all of them one text, most by
# 0.7 and more; two lie between 0.3 and 0.5, all others below.
NEAR_IDENTICAL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The voices of one incident, whose claim is whose, and which figures repeat a page's own.

    `of` maps a claim's id to its voice's id. `repeats` holds the claims of a page's own voice that
    only give again, or add up, what the page attributes to others.
    """

    voices: tuple[Voice, ...]
    of: Mapping[str, str]
    repeats: frozenset[str]

    def voice(self, claim: Claim) -> Voice:
        """The voice a claim belongs to."""
        return next(voice for voice in self.voices if voice.id == self.of[claim.id])


def hear(reports: tuple[Report, ...], profiles: Profiles | None = None) -> Voices:
    """The voices behind the reports' claims.

    An origin is its source id, else its folded words and role. Unnamed origins belong to whoever
    relays them: the link before, else the page's outlet. A figure without any speaker has origin
    unknown; it is the outlet's, and no known voice. Outlets with near-identical text are one. A
    source whose profile says that it repeats another is that one's voice.
    """
    known_of = profiles or {}
    pages = {claim.id: report for report in reports for claim in report.claims}
    claims = {claim.id: claim for report in reports for claim in report.claims}
    twins = _twins(reports)
    keys = {id_: _key(claim, pages[id_], twins) for id_, claim in claims.items()}
    keys |= _outlets_that_others_name(claims, pages, keys)
    repeats: set[str] = set()
    for page in sorted({report.page for report in reports}):
        own = [claim for claim in claims.values() if claim.page == page]
        keys |= _short_forms(own, keys)
        adopted, more = _repeated(own, keys)
        keys |= adopted
        repeats |= more
    keys |= _with_their_whole(claims, keys)
    before, keys = keys, _with_those_repeated(keys, known_of)
    voices = tuple(
        _voice(
            key, [claims[id_] for id_ in sorted(keys) if keys[id_].id == key.id], pages, known_of,
            repeated_by={before[id_].id for id_ in keys if keys[id_].id == key.id} - {key.id},
        )
        for key in sorted({key.id: key for key in keys.values()}.values(), key=lambda key: key.id)
    )  # fmt: skip
    return Voices(
        voices=voices,
        of={id_: key.id for id_, key in keys.items()},
        repeats=frozenset(repeats),
    )


def _with_those_repeated(keys: Mapping[str, "_Key"], profiles: Profiles) -> dict[str, "_Key"]:
    """Each claim's key, or that of the voice which its source is known to repeat."""
    ids = sorted({key.id for key in keys.values()})
    ahead = {id_: _heard_as(repeated_by(id_, profiles), ids) for id_ in ids}
    return {
        claim: key if ahead[key.id] == key.id else _Key(id=ahead[key.id], known=True)
        for claim, key in keys.items()
    }


def _heard_as(source: str, ids: Sequence[str]) -> str:
    """The id of the one voice here that goes by this name; the name itself where none does."""
    found = [id_ for id_ in ids if source in names_of(id_)]
    return found[0] if source not in ids and len(found) == 1 else source


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """What makes two claims one voice: the id, and whether the origin is known."""

    id: str
    known: bool


def _own_name(report: Report) -> str:
    return slug(report.source or "") or f"page:{report.page}"


def _origin(claim: Claim) -> Speaker | None:
    """The last speaker of the chain that can be told from others."""
    return next(
        (
            speaker
            for speaker in reversed(claim.attribution)
            if speaker.source or (speaker.role != "unnamed" and slug(speaker.text))
        ),
        None,
    )


def _key(claim: Claim, report: Report, twins: Mapping[str, str]) -> _Key:
    origin = _origin(claim)
    if origin is not None:
        return _Key(id=origin.source or f"{slug(origin.text)}:{origin.role}", known=True)
    outlet = twins[report.page]
    if claim.attribution:
        return _Key(id=f"outlet:{outlet}", known=True)
    return _Key(id=f"unknown:{outlet}", known=False)


def _outlets_that_others_name(
    claims: Mapping[str, Claim], pages: Mapping[str, Report], keys: Mapping[str, _Key]
) -> dict[str, _Key]:
    """An outlet that another page names as its speaker is that voice on its own page too."""
    named: dict[str, _Key] = {}
    for id_, claim in sorted(claims.items()):
        origin = _origin(claim)
        if origin is not None:
            named.setdefault(slug(origin.source or origin.text), keys[id_])
            named.setdefault(slug(origin.text), keys[id_])
    return {
        id_: named[_own_name(pages[id_])]
        for id_ in keys
        if _origin(claims[id_]) is None and _own_name(pages[id_]) in named
    }


def _with_their_whole(claims: Mapping[str, Claim], keys: Mapping[str, _Key]) -> dict[str, _Key]:
    """Parts without a speaker are of the voice of the nearest whole on their page that has one."""
    found: dict[str, _Key] = {}
    for id_, part in claims.items():
        whole, seen = part, {id_}
        while not keys[whole.id].known:
            above = claims.get(whole.part_of or "")
            if above is None or above.id in seen or above.page != part.page:
                break
            seen.add(above.id)
            whole = above
        found[id_] = keys[whole.id] if keys[whole.id].known else keys[id_]
    return found


def _short_forms(claims: list[Claim], keys: Mapping[str, _Key]) -> dict[str, _Key]:
    """Speakers that a page names in full elsewhere: "the minister", "Monitor" in a headline.

    A speaker without a source id is the one speaker of the page whose words hold all of its own,
    or, of one word, the one source of its role that gives the same figure.
    """
    found: dict[str, _Key] = {}
    origins = [(claim, origin) for claim in claims if (origin := _origin(claim)) is not None]
    for claim, short in origins:
        if short.source:
            continue
        words = set(folded_words(short.text))
        fuller = {
            keys[other.id].id: keys[other.id]
            for other, full in origins
            if words < set(folded_words(full.text))
            or (len(words) == 1 and _same_source(claim, short, other, full))
        }
        if len(fuller) == 1:
            found[claim.id] = next(iter(fuller.values()))
    return found


def _same_source(claim: Claim, short: Speaker, other: Claim, full: Speaker) -> bool:
    alike = (claim.measure, claim.count.figure) == (other.measure, other.count.figure)
    return bool(full.source) and full.role == short.role and alike


def _twins(reports: tuple[Report, ...]) -> dict[str, str]:
    """Outlets joined by near-identical pages, under the least of their names, by page."""
    head: dict[str, str] = {_own_name(report): _own_name(report) for report in reports}

    def find(name: str) -> str:
        while head[name] != name:
            name = head[name]
        return name

    for index, a in enumerate(reports):
        for b in reports[index + 1 :]:
            if a.page != b.page and similarity(a.signature, b.signature) >= NEAR_IDENTICAL:
                low, high = sorted((find(_own_name(a)), find(_own_name(b))))
                head[high] = low
    return {report.page: find(_own_name(report)) for report in reports}


def _repeated(
    claims: list[Claim], keys: Mapping[str, _Key]
) -> tuple[dict[str, _Key], frozenset[str]]:
    """The page's own figures that its attributed claims give or add up to.

    A figure that one voice gives for the same people, or that is the sum of its sides, joins that
    voice. One that the page makes of several voices, or gives for wider people, only repeats.
    """
    adopted: dict[str, _Key] = {}
    repeats: set[str] = set()
    attributed = [claim for claim in claims if claim.attribution and claim.scope != "cumulative"]
    for claim in claims:
        if claim.attribution or claim.scope == "cumulative" or figure_of(claim) is None:
            continue
        others = [other for other in attributed if other.measure == claim.measure]
        key = _giver(claim, others, keys) or _adder(claim, others, keys)
        if key is not None:
            adopted[claim.id] = key
        elif any(_same(other, claim) for other in others) or _adds_up(claim, others):
            repeats.add(claim.id)
    return adopted, frozenset(repeats)


def _same(given: Claim, own: Claim) -> bool:
    ours, theirs = own.count, given.count
    alike = (ours.figure, ours.min, ours.max) == (theirs.figure, theirs.min, theirs.max)
    exact = given.count.figure if given.count.kind == "exact" else None
    return alike or (exact is not None and gives(exact, own.count))


def _giver(own: Claim, others: list[Claim], keys: Mapping[str, _Key]) -> _Key | None:
    givers = {
        keys[other.id].id: keys[other.id]
        for other in others
        if _same(other, own) and people(other) == people(own)
    }
    return givers[min(givers)] if givers else None


def _adder(own: Claim, others: list[Claim], keys: Mapping[str, _Key]) -> _Key | None:
    """The one voice whose sides, or whose figure and what is added to it, make the page's own."""
    for id_ in sorted({keys[other.id].id for other in others}):
        theirs = [other for other in others if keys[other.id].id == id_]
        if _adds_up(own, theirs):
            return keys[theirs[0].id]
    return None


def _adds_up(own: Claim, others: Iterable[Claim]) -> bool:
    if people(own) != People() or own.count.figure is None:
        return False
    sides: dict[tuple[str | None, str | None], int] = {}
    added = 0
    for other in others:
        figure = other.count.figure
        counted = people(other)
        if figure is None or other.stance != "asserts":
            continue
        if other.scope == "addition":
            added += figure
        elif (
            other.scope == "incident" and not counted.narrowed and not (counted.sex or counted.age)
        ):
            side = (counted.side, counted.status)
            sides[side] = max(figure, sides.get(side, 0))
    apart = {side: figure for side, figure in sides.items() if side != (None, None)}
    sums = {sum(apart.values()) + added} if len(apart) > 1 or (apart and added) else set()
    if (None, None) in sides and added:
        sums.add(sides[None, None] + added)
    return any(gives(value, own.count) for value in sums)


def _voice(
    key: _Key,
    claims: list[Claim],
    pages: Mapping[str, Report],
    profiles: Profiles,
    *,
    repeated_by: Iterable[str],
) -> Voice:
    known = profile_of(key.id, profiles)
    speakers = [speaker for claim in claims if (speaker := _origin(claim)) is not None]
    # beside those of a source that only repeats it
    speakers = [speaker for speaker in speakers if speaker.source == key.id] or speakers
    speaker = min(speakers, key=_naming, default=None)
    interests = sorted({one.interest for one in speakers if one.interest is not None})
    outlet = min((pages[claim.id].source or "" for claim in claims), default="")
    return Voice(
        id=key.id,
        name=speaker.text if speaker else outlet or "origin unknown",
        source=speaker.source if speaker else None,
        role=speaker.role if speaker else ("outlet" if key.known else None),
        interest=interests[0] if len(interests) == 1 else None,
        known=key.known,
        claims=tuple(sorted(claim.id for claim in claims)),
        relays=_relays(claims, pages),
        belongs_to=known.belongs_to,
        # what an outlet says in its own voice is the outlet's, whoever it has it from
        repeated_by=tuple(sorted({re.sub("^unknown:", "outlet:", id_) for id_ in repeated_by})),
        counts_only=known.scope,
    )


def _naming(speaker: Speaker) -> tuple[bool, int, str]:
    """The shortest name of a source that has an id, else the fullest words."""
    length = len(speaker.text)
    return speaker.source is None, length if speaker.source else -length, speaker.text


def _relays(claims: list[Claim], pages: Mapping[str, Report]) -> tuple[tuple[str, str], ...]:
    """Who relays whom: the page's outlet the speaker it heard, each speaker the next."""
    pairs: set[tuple[str, str]] = set()
    for claim in claims:
        outlet = pages[claim.id].source
        chain = [outlet, *(speaker.source or speaker.text for speaker in claim.attribution)]
        pairs |= {(a, b) for a, b in pairwise(chain) if a and b and a != b}
    return tuple(sorted(pairs))
