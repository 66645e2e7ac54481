"""The one door from the record to a reader: `public_view` makes a `View` of an incident."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from cenotaph.model.claims import Claim, Count, Group, Responsibility, Said, Speaker
from cenotaph.model.incidents import Incident, ListedDead, Series, Standing, Voice
from cenotaph.model.pages import Page, leads_to_the_web
from cenotaph.model.reports import Report
from cenotaph.model.rows import GIVEN_BY_PEOPLE
from cenotaph.model.tolls import SetBy, Toll
from cenotaph.model.values import Place, Span, When
from cenotaph.model.vocabulary import Level, PolicyName, Role
from cenotaph.record.decisions import KEEPING, is_person
from cenotaph.record.levels import LEVELS, may_read
from cenotaph.record.masking import (
    ADDRESS_WITHHELD,
    Mask,
    has_address,
    has_home,
    mask_of,
    names_in,
)
from cenotaph.record.view import ClaimView, Piece, ReportView, ResponsibilityView, View
from cenotaph.toll.floor import BY_LIST
from cenotaph.toll.profiles import by_name, names_of

__all__ = ["LEVELS", "hidden_names", "may_read", "public_view", "reader_mask", "who_is_kept"]

FEW_ON_LISTS = "few people on lists"
# Of fewer listed people than this, who is on which list could be told by subtraction: five is the
# least cell that statistical offices commonly publish.
FEWEST = 5
SEALED_SOURCES = "sealed sources and their words"
# Speakers whom being named may harm: their names are read by no level but the last.
_PROTECTED: frozenset[Role] = frozenset({"witness", "family", "unnamed"})
# A generalised home is rounded to a tenth of a degree, 11 km at most; the circle covers that.
_HOME_KM = 12.0

T = TypeVar("T", When, Said, Count)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """All that masking one incident needs, worked out once."""

    level: Level
    mask: Mask
    spans: Mapping[str, tuple[Span, ...]]
    decisions: Mapping[str, Standing]
    voices: Mapping[str, str]
    holders: Mapping[str, str]
    towns: tuple[Place, ...]
    secret: frozenset[str]
    sealed: frozenset[str]
    languages: Mapping[str, str | None]

    def reads(self, field: str) -> bool:
        return may_read(self.level, field)

    def searched(self, page: str) -> bool:
        """Whether the page's words may be shown: it was searched for names, or all may be read."""
        if page in self.secret:
            return False
        return page in self.spans or self.reads("quotes of pages not searched for names")


def public_view(
    incident: Incident,
    level: Level,
    *,
    pages: Mapping[str, Page],
    names: Mapping[str, tuple[Span, ...]],
    labels: Mapping[str, str] = MappingProxyType({}),
    sealed: Collection[str] = (),
    policy: PolicyName = "range",
) -> View:
    """The incident as a reader of this level may see it, its tolls under one policy.

    `pages` holds the incident's pages by id, `names` the spans of person names that extraction
    found on each; a page that `names` does not list was not searched, and its quotes and title are
    withheld from the public. `labels` gives the readable names of actors and sides, `sealed` the
    names of sources that no level but the last may know.
    """
    sight = _sight(incident, level, pages, names, sealed)
    listed = _listed(incident, sight)
    claims = tuple(_claim(c, report, sight) for report in incident.reports for c in report.claims)
    return View(
        id=incident.id,
        level=level,
        kind=incident.kind,
        when=None if incident.when is None else _masked(incident.when, sight),
        where=_places(incident.where, sight),
        means=incident.means,
        actors=incident.actors,
        labels=dict(labels),
        reports=tuple(_report(report, sight) for report in incident.reports),
        claims=claims,
        voices=tuple(_voice(voice, sight) for voice in incident.voices),
        policy=policy,
        tolls=tuple(_toll(toll, listed) for toll in incident.tolls if toll.policy == policy),
        checks=tuple(replace(c, message=sight.mask.text(c.message)) for c in incident.checks),
        series=tuple(_series(series, sight) for series in incident.series),
        responsibility=_responsibilities(incident, sight),
        withheld=_withheld(incident, sight),
        machine=any(claim.machine for claim in claims),
        decided=next((one.action for one in _of_itself(incident)), None),
        decisions=_decisions(incident, sight),
        listed=listed,
    )


def reader_mask(
    incident: Incident,
    level: Level,
    *,
    pages: Mapping[str, Page],
    names: Mapping[str, tuple[Span, ...]],
    sealed: Collection[str] = (),
) -> Mask:
    """What withholds from any words about the incident what its view withholds in its own."""
    return _sight(incident, level, pages, names, sealed).mask


def who_is_kept(level: Level, sealed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Whose names a reader of this level may be kept from: each a field of a speaker and its value.

    `sealed` are the sources that they may not know.
    """
    if not may_read(level, "names of witnesses and relatives"):
        yield from (("role", role) for role in sorted(_PROTECTED))
    yield from (("source", source) for source in sorted(sealed))


def _decisions(incident: Incident, sight: _Sight) -> tuple[Standing, ...]:
    """The decisions that stand; a reason, and what is read there, may hold words of a page."""
    if not sight.reads("incident.decisions"):
        return ()
    hides = sight.mask.names is not None
    return tuple(
        replace(one, reason=sight.mask.text(one.reason), read=None if hides else one.read)
        for one in incident.decisions
    )


def _listed(incident: Incident, sight: _Sight) -> ListedDead | None:
    """The dead that lists name; for the public without number and lists where they are few."""
    listed = incident.listed
    if listed is None or (listed.people or 0) >= FEWEST or sight.reads(FEW_ON_LISTS):
        return listed
    return ListedDead(people=None, lists=())


def _toll(toll: Toll, listed: ListedDead | None) -> Toll:
    """A documented death is never suppressed for being one of few: the bound stays. Which lists
    name so few is not told."""
    if listed is None or listed.lists:
        return toll
    by = toll.set_by
    return replace(
        toll,
        set_by=SetBy(min=_unlisted(by.min), best=_unlisted(by.best), max=_unlisted(by.max)),
    )


def _unlisted(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(BY_LIST if id_.startswith(BY_LIST) else id_ for id_ in ids))


def _is_machine(claim: Claim, decision: Standing | None) -> bool:
    """Whether the values are a program's: no person gave them or decided on them as shown."""
    if decision is None or not is_person(decision.actor):
        return claim.rules.get("count") not in GIVEN_BY_PEOPLE
    return decision.reopened and decision.action not in KEEPING


def _on(incident: Incident) -> Mapping[str, Standing]:
    """The decisions on the incident's claims, by claim."""
    return {one.subject: one for one in incident.decisions if one.subject != incident.id}


def _of_itself(incident: Incident) -> Iterable[Standing]:
    """The decision to confirm or discount the incident, if one stands."""
    graded = ("confirm", "discount")
    return (o for o in incident.decisions if o.subject == incident.id and o.action in graded)


def _sight(
    incident: Incident,
    level: Level,
    pages: Mapping[str, Page],
    names: Mapping[str, tuple[Span, ...]],
    sealed: Collection[str],
) -> _Sight:
    hidden: dict[str, tuple[Span, ...]] = {}
    secret = () if may_read(level, SEALED_SOURCES) else tuple(sealed)
    # a sealed source may be called by other words than those it is sealed by
    words: list[str] = [*secret, *_names_of(incident, secret)]
    for report in incident.reports:
        if report.page not in names:
            continue
        spans = hidden_names(report, names[report.page], level)
        hidden[report.page] = tuple({*hidden.get(report.page, ()), *spans})
        words += _words(report, spans, pages.get(report.page))
    places = [*incident.where, *(place for report in incident.reports for place in report.where)]
    kept = [place.name or "" for place in places if place.gazetteer_id] + list(incident.actors)
    numbers = {voice.id: f"voice-{n}" for n, voice in enumerate(incident.voices, 1)}
    return _Sight(
        level=level,
        mask=mask_of(words, kept=kept, addresses=not may_read(level, "exact private homes")),
        spans=hidden,
        decisions=_on(incident),
        voices=numbers,
        holders={claim: numbers[voice.id] for voice in incident.voices for claim in voice.claims},
        towns=tuple(place for place in places if place.precision == "town"),
        secret=frozenset(report.page for report in incident.reports if report.source in secret),
        sealed=frozenset(secret),
        languages={one.id: one.language for one in pages.values()},
    )


def _names_of(incident: Incident, sources: Collection[str]) -> set[str]:
    """What these sources are called in the incident."""
    claims = (claim for report in incident.reports for claim in report.claims)
    links = (link for claim in claims for link in claim.attribution)
    return {link.text for link in links if link.source in sources}


def hidden_names(report: Report, spans: Iterable[Span], level: Level) -> tuple[Span, ...]:
    """The names on the report's page that this level may not read."""
    if not may_read(level, "names of people"):
        return tuple(spans)
    if may_read(level, "names of witnesses and relatives"):
        return ()
    spoken = [
        span
        for claim in report.claims
        if any(speaker.role in _PROTECTED for speaker in claim.attribution)
        for span in claim.spans.attribution
    ]
    return tuple(name for name in spans if any(name.overlaps(span) for span in spoken))


def _words(report: Report, spans: Iterable[Span], page: Page | None) -> tuple[str, ...]:
    if page is not None:
        return names_in(page.text, spans)
    # without the page's text the quotes still hold the words at their spans
    return tuple(
        word
        for claim in report.claims
        for word in names_in(
            claim.quote, [_within(s, claim) for s in spans if claim.spans.quote.covers(s)]
        )
    )


def _within(span: Span, claim: Claim) -> Span:
    """The span as an interval of the claim's quote."""
    start = claim.spans.quote.start
    return Span(span.start - start, span.end - start)


def _masked(value: T, sight: _Sight) -> T:
    text = sight.mask.maybe(value.text)
    return value if text == value.text else replace(value, text=text)


def _claim(claim: Claim, report: Report, sight: _Sight) -> ClaimView:
    decision = sight.decisions.get(claim.id)
    return ClaimView(
        id=claim.id,
        report=report.id,
        voice=sight.holders.get(claim.id),
        measure=claim.measure,
        count=_masked(claim.count, sight),
        group=_group(claim.group, sight),
        scope=claim.scope,
        part_of=claim.part_of,
        stance=claim.stance,
        about=claim.about,
        moved_from=claim.moved_from,
        certainty=claim.certainty,
        speakers=tuple(_speaker(speaker, sight) for speaker in claim.attribution),
        said=_masked(claim.said, sight),
        means=claim.means,
        when=_masked(claim.when, sight),
        where=_places(claim.where, sight),
        quote=_quote(claim, sight),
        inherited=claim.inherited,
        machine=_is_machine(claim, decision),
        decided=decision.action if decision else None,
        reopened=decision is not None and decision.reopened,
        spans=claim.spans if sight.reads("claim.spans") else None,
        rules=claim.rules if sight.reads("claim.rules") else {},
    )


def _group(group: Group, sight: _Sight) -> Group:
    text, occupation = sight.mask.maybe(group.text), sight.mask.maybe(group.occupation)
    any_of = tuple(map(sight.mask.text, group.any_of))
    if (text, occupation, any_of) == (group.text, group.occupation, group.any_of):
        return group
    return replace(group, text=text, occupation=occupation, any_of=any_of)


def _quote(claim: Claim, sight: _Sight) -> tuple[Piece, ...] | None:
    if not sight.searched(claim.page):
        return None
    figure = claim.spans.count or claim.spans.measure
    return sight.mask.pieces(
        claim.quote,
        figure=_within(figure, claim),
        names=[_within(span, claim) for span in sight.spans.get(claim.page, ())],
    )


def _speaker(speaker: Speaker, sight: _Sight) -> Speaker:
    text, source = sight.mask.text(speaker.text), _source(speaker.source, sight)
    if (text, source) == (speaker.text, speaker.source):
        return speaker
    return replace(speaker, text=text, source=source)


def _source(source: str | None, sight: _Sight) -> str | None:
    """A source's id, unless it is sealed or was made of a masked name."""
    if source is None or source in sight.sealed or sight.mask.hides(source):
        return None
    return source


def _may_be_named(voice: str, sight: _Sight) -> bool:
    """Whether the id of a voice tells nobody of a source that is sealed, or of a name.

    An id that was made of words is read where names are.
    """
    if ":" in voice and not sight.reads("names of people"):
        return False
    sealed = {by_name(one) for one in sight.sealed} | set(sight.sealed)
    return sealed.isdisjoint(names_of(voice)) and not sight.mask.hides(voice)


def _report(report: Report, sight: _Sight) -> ReportView:
    url, hidden = report.url, report.page in sight.secret
    return ReportView(
        id=report.id,
        page=report.page if sight.reads("report.page") else None,
        title=sight.mask.maybe(report.title) if sight.searched(report.page) else None,
        outlet=None if hidden else sight.mask.maybe(report.source),
        url=None if hidden or url is None or sight.mask.hides(url) else _followed(url),
        published_at=report.published_at,
        language=None if hidden else sight.languages.get(report.page),
        claims=tuple(claim.id for claim in report.claims),
    )


def _followed(url: str) -> str | None:
    """The address, unless it is none of the web: whoever gets the view makes a link of it."""
    return url if leads_to_the_web(url) else None


def _voice(voice: Voice, sight: _Sight) -> Voice:
    return replace(
        voice,
        id=sight.voices[voice.id],
        name=sight.mask.text(voice.name),
        source=_source(voice.source, sight),
        relays=tuple((sight.mask.text(by), sight.mask.text(of)) for by, of in voice.relays),
        belongs_to=_source(voice.belongs_to, sight),
        repeated_by=tuple(one for one in voice.repeated_by if _may_be_named(one, sight)),
    )


def _series(series: Series, sight: _Sight) -> Series:
    origin = series.origin
    return replace(
        series,
        origin=None if origin is None else sight.voices.get(origin, sight.mask.text(origin)),
        group=sight.mask.maybe(series.group),
        where=sight.mask.maybe(series.where),
    )


def _responsibilities(incident: Incident, sight: _Sight) -> tuple[ResponsibilityView, ...]:
    said_in = {one.id: report for report in incident.reports for one in report.responsibility}
    return tuple(
        _responsibility(one, said_in.get(one.id), sight) for one in incident.responsibility
    )


def _responsibility(
    one: Responsibility, report: Report | None, sight: _Sight
) -> ResponsibilityView:
    shown = sight.level != "public" or (report is not None and sight.searched(report.page))
    return ResponsibilityView(
        id=one.id,
        report=None if report is None else report.id,
        actor=one.actor,
        text=sight.mask.text(one.text) if shown else "",
        stance=one.stance,
        by=tuple(_speaker(speaker, sight) for speaker in one.by),
        claims=one.claims,
    )


def _is_home(place: Place) -> bool:
    """Whether the place leads to one door: a house number, or an exact point called a home."""
    words = f"{place.text} {place.name or ''}"
    return has_address(words) or (place.precision == "exact" and has_home(words))


def _places(places: Iterable[Place], sight: _Sight) -> tuple[Place, ...]:
    return tuple(_place(place, sight) for place in places)


def _place(place: Place, sight: _Sight) -> Place:
    if sight.reads("exact private homes") or not _is_home(place):
        text = sight.mask.text(place.text)
        return place if text == place.text else replace(place, text=text)
    town = _town(place, sight.towns)
    if town is not None:
        return replace(town, text=sight.mask.text(town.text))
    return replace(
        place,
        text=sight.mask.text(place.text),
        name=None,
        lat=None if place.lat is None else round(place.lat, 1),
        lon=None if place.lon is None else round(place.lon, 1),
        radius_km=max(place.radius_km or 0.0, _HOME_KM),
        precision="town",
        gazetteer_id=None,
    )


def _town(home: Place, towns: Iterable[Place]) -> Place | None:
    """The incident's town that the home lies in, when the record knows one of that country."""
    return next((town for town in towns if town.country == home.country), None)


def _withheld(incident: Incident, sight: _Sight) -> tuple[str, ...]:
    """What this level hides in this incident, in the words of `LEVELS`."""
    claims = [claim for report in incident.reports for claim in report.claims]
    stated = [claim.where for claim in claims] + [report.where for report in incident.reports]
    places = [*incident.where, *(place for where in stated for place in where)]
    urls = [report.url for report in incident.reports if report.url]
    hides = {
        "names of people": any(sight.spans.values()),
        "exact private homes": _hides_homes(claims, places, sight),
        "quotes of pages not searched for names": not all(
            sight.searched(report.page)
            for report in incident.reports
            if report.page not in sight.secret
        ),
        "addresses that spell a name": any(map(sight.mask.hides, urls)),
        SEALED_SOURCES: bool(sight.secret),
        FEW_ON_LISTS: _listed(incident, sight) != incident.listed,
    }
    return tuple(what for what, hidden in hides.items() if hidden)


def _hides_homes(claims: Iterable[Claim], places: Iterable[Place], sight: _Sight) -> bool:
    if sight.reads("exact private homes"):
        return False
    quotes = (sight.mask.text(claim.quote) for claim in claims)
    return any(map(_is_home, places)) or any(ADDRESS_WITHHELD in quote for quote in quotes)
