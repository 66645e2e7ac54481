"""A page read by a person: its claims as they entered them, in whatever language the page is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from cenotaph import __version__
from cenotaph.codec import digest, short_id, to_json
from cenotaph.errors import InputError
from cenotaph.extract.rows.cells import count_of, day_of, when_of
from cenotaph.extract.rows.places import at_point, found_place
from cenotaph.extract.rows.tables import from_table
from cenotaph.extract.settled import empty
from cenotaph.extract.signature import signature
from cenotaph.model.claims import (
    Claim,
    Extraction,
    Group,
    Responsibility,
    Said,
    Spans,
    Speaker,
)
from cenotaph.model.pages import Page, Segment
from cenotaph.model.rows import HAND
from cenotaph.model.values import Place, Span, When
from cenotaph.model.vocabulary import (
    Age,
    Certainty,
    Means,
    Measure,
    Role,
    Scope,
    Sex,
    Status,
    Unit,
)
from cenotaph.reference.actors import ACTORS
from cenotaph.reference.places import Gazetteer
from cenotaph.reference.sources import SOURCES

_UNKNOWN = When(text=None, start=None, end=None, precision="unknown", edtf=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredClaim:
    """One claim as a person enters it; `words` stand in the page and tell the count.

    `count` is written as in a sheet: `15`, `3-5`, `5+`, `~50`, `dozens`. `part_of` is the `name` of
    another claim.
    """

    measure: Measure
    count: str
    words: str
    name: str | None = None
    group: str | None = None
    status: Status = "unknown"
    sex: Sex | None = None
    age: Age | None = None
    unit: Unit = "person"
    scope: Scope = "incident"
    part_of: str | None = None
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What a person enters of one page: who says it, when and where it was, and the claims.

    Dates are ISO dates; `role` is the speaker's; `actor` is who is said to have done it; `sealed`
    says that no level but the last may know the source.
    """

    claims: tuple[EnteredClaim, ...]
    source: str | None = None
    title: str | None = None
    published: str | None = None
    said_by: str | None = None
    role: Role = "unnamed"
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    countries: tuple[str, ...] = ()
    means: tuple[Means, ...] = ()
    actor: str | None = None
    sealed: bool = False


def entered_claims(values: Mapping[str, Any]) -> Entered:
    """What a table of values enters; raises InputError where it says something else."""
    found = from_table(Entered, EnteredClaim, values, "the claims file")
    names = {claim.name for claim in found.claims}
    for number, claim in enumerate(found.claims, 1):
        if claim.part_of is not None and claim.part_of not in names:
            raise InputError(
                f"Claim {number} is part of “{claim.part_of}”, which no claim is.",
                hint="Give the whole that `name`.",
            )
        if count_of(claim.count, claim.unit) is None:
            raise InputError(
                f"The count of claim {number}, “{claim.count}”, is no figure.",
                hint="Write 15, 3-5, 5+, up to 10, ~50 or dozens.",
            )
    if found.sealed and not found.source:
        raise InputError("A sealed source has no name.", hint="Give its `source`: it is masked.")
    for name in ("date", "date_end", "published"):
        day = getattr(found, name)
        if day is not None and day_of(day, None) is None:
            raise InputError(f"“{day}” is no date for `{name}`.", hint="Write it as 2021-05-03.")
    return found


@dataclass(frozen=True, kw_only=True)
class HandReader:
    """What reading by hand needs beside the page: what was entered, the gazetteer for places."""

    entered: Entered
    gazetteer: Gazetteer = field(repr=False)

    @cached_property
    def fingerprint(self) -> str:
        """Two readings of a page with one fingerprint are equal; no program's begins so."""
        said = digest(to_json(self.entered))[:12]
        return f"{HAND}/{said}/cenotaph-{__version__}/{self.gazetteer.digest[:12]}"


def extract_by_hand(page: Page, reader: HandReader) -> Extraction:
    """The claims that a person entered, each on its words.

    Raises InputError where a claim's words do not stand in the page exactly once.
    """
    entered = reader.entered
    when = when_of(entered.date, entered.date_end, None)
    where = _where(entered, reader.gazetteer)
    by = _speakers(entered)
    ids: dict[str, str] = {}
    claims: list[Claim] = []
    for number, one in enumerate(entered.claims, 1):
        span = _words(page, one, number)
        made = _claim(page, one, span, ids)
        claims.append(
            replace(
                made, attribution=by, said=_said(page, entered), means=entered.means,
                when=when or _UNKNOWN, where=where,
            )
        )  # fmt: skip
        if one.name:
            ids[one.name] = made.id
    return replace(
        empty(page, reader.fingerprint, ()),
        claims=tuple(claims),
        responsibility=tuple(_responsibility(page, entered, by, tuple(c.id for c in claims))),
        setting_when=when,
        setting_where=where,
        setting_means=entered.means,
        signature=signature(page.text),
    )


@dataclass(frozen=True, kw_only=True)
class HandReadBefore:
    """What a person has read of a page, kept where no more changes than where the page is from."""

    earlier: Extraction = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """That of the reading it is: nobody reads the page anew."""
        return self.earlier.fingerprint


def keep_by_hand(page: Page, reader: HandReadBefore) -> Extraction:
    """The same claims, said on the day that the page has now."""
    said = _said_on(page.published_at)
    claims = tuple(replace(claim, said=said) for claim in reader.earlier.claims)
    return replace(
        reader.earlier, claims=claims, title=page.title, source=page.source,
        published_at=page.published_at,
    )  # fmt: skip


def _words(page: Page, one: EnteredClaim, number: int) -> Span:
    times = page.text.count(one.words) if one.words else 0
    if times != 1:
        told = "do not stand" if not times else f"stand {times} times"
        raise InputError(
            f"The words of claim {number}, “{one.words}”, {told} in the page.",
            hint="Give words that stand in it exactly once.",
        )
    start = page.text.index(one.words)
    return Span(start, start + len(one.words))


def _claim(page: Page, one: EnteredClaim, span: Span, ids: Mapping[str, str]) -> Claim:
    count = count_of(one.count, one.unit)
    assert count is not None, "checked when it was entered"
    home = _segment(page, span)
    quote = Span(home.start, home.end)
    whole = ids.get(one.part_of or "")
    return Claim(
        id=short_id(page.id, one.measure, span, HAND),
        page=page.id,
        measure=one.measure,
        count=replace(count, text=one.words),
        group=Group(text=one.group, status=one.status, sex=one.sex, age=one.age,
                    side="civilian" if one.status in ("civilian", "protected") else None,
                    status_basis=None if one.status == "unknown" else "stated"),
        scope="part" if whole else one.scope,
        part_of=whole,
        stance="asserts",
        about=None,
        moved_from=None,
        certainty=one.certainty,
        attribution=(),
        said=Said(text=None, at=None, precision="unknown", basis=None),
        means=(),
        when=_UNKNOWN,
        where=(),
        segment="body",
        inherited=(),
        spans=Spans(measure=span, quote=quote, count=span),
        quote=page.text[quote.start : quote.end],
        rules={"count": HAND},
    )  # fmt: skip


def _segment(page: Page, span: Span) -> Segment:
    """The stretch of the page that holds the words, the whole of it where they cross one's end."""
    found = (one for one in page.segments if one.span.covers(span))
    return next(found, Segment(kind="body", start=0, end=len(page.text)))


def _where(entered: Entered, gazetteer: Gazetteer) -> tuple[Place, ...]:
    country = next(iter(entered.countries), None)
    found = found_place(entered.place, gazetteer, entered.countries, country)
    if entered.lat is not None and entered.lon is not None:
        return (at_point(found, entered.lat, entered.lon, country),)
    return (found,) if found else ()


def _speakers(entered: Entered) -> tuple[Speaker, ...]:
    if entered.said_by is None:
        return ()
    known = SOURCES.find(entered.said_by, entered.countries)
    role = known.role if known and entered.role == "unnamed" else entered.role
    return (Speaker(text=entered.said_by, source=known.id if known else None, role=role),)


def _said(page: Page, entered: Entered) -> Said:
    return _said_on(entered.published or page.published_at)


def _said_on(at: str | None) -> Said:
    return Said(
        text=None,
        at=at,
        precision="day" if at else "unknown",
        basis="page" if at else None,
    )


def _responsibility(
    page: Page, entered: Entered, by: tuple[Speaker, ...], claims: tuple[str, ...]
) -> Iterator[Responsibility]:
    if entered.actor is None:
        return
    actor = ACTORS.find(entered.actor, entered.countries)
    yield Responsibility(
        id=short_id(page.id, "responsibility", entered.actor, "accuses"),
        actor=actor.id if actor else None,
        text=entered.actor,
        stance="accuses",
        by=by,
        claims=claims,
        spans={},
    )
