"""Sample incidents for the site's tests, settled by hand."""

from collections.abc import Mapping
from typing import Any

from cenotaph.codec import digest
from cenotaph.model.claims import Claim, Group, Responsibility, Speaker
from cenotaph.model.incidents import Incident, Voice
from cenotaph.model.pages import Page
from cenotaph.model.tolls import Check, Exclusion, SetBy, Toll, TollKey
from cenotaph.model.values import Place, Span, When
from cenotaph.record.editions import Edition, edition_of
from cenotaph.record.public_view import public_view
from cenotaph.record.view import View
from tests.builders import HAMA, day, exact, report
from tests.web.sample_claims import (
    DEFENCE,
    HEALTH,
    MONITOR,
    RESCUE,
    WITNESS,
    market_claims,
    market_pages,
    said_in,
    told,
)

LABELS: Mapping[str, str] = {"army": "the army", "northern-front": "Northern Front"}


def toll(measure: str, bounds: tuple[int | None, int | None, int | None], **fields: Any) -> Toll:
    """A toll of the range policy over all sides."""
    low, best, high = bounds
    values: dict[str, Any] = {
        "measure": measure,
        "key": None,
        "min": low,
        "best": best,
        "max": high,
        "open": False,
        "summed": False,
        "voices": (1, 1),
        "grade": None,
        "policy": "range",
        "policy_version": "1",
        "set_by": SetBy(),
        "excluded": (),
    } | fields
    return Toll(**values)


def _voice(id_: str, speaker: Speaker | None, name: str, *claims: Claim, **more: Any) -> Voice:
    return Voice(
        id=id_,
        name=name,
        source=speaker.source if speaker else None,
        role=speaker.role if speaker else None,
        interest=speaker.interest if speaker else None,
        known=speaker is not None,
        claims=tuple(claim.id for claim in claims),
        **more,
    )


def market(**fields: Any) -> tuple[Incident, dict[str, Page], dict[str, tuple[Span, ...]]]:
    """A strike on a market: five pages, five voices, a toll that grows over three days."""
    pages, names = market_pages()
    c = market_claims(pages)
    out: dict[str, Any] = {
        "rescue-1": "superseded",
        "witness": "early_figure",
        "rise": "expected",
        "health-1": "superseded",
        "children": "part_of_other",
        "denial": "denied",
        "since": "cumulative",
        "evening": "early_figure",
        "echo": "same_voice",
        "monitor-civilians": "part_of_other",
        "monitor-fighters": "part_of_other",
    }
    excluded = tuple(Exclusion(claim=c[name].id, reason=why) for name, why in out.items())
    civilians = TollKey(dimension="side", value="civilian")
    front = TollKey(dimension="side", value="northern-front")
    accused = Responsibility(
        id="r1",
        actor="army",
        text="blamed the army",
        stance="accuses",
        by=(MONITOR,),
        claims=(),
        spans={},
    )
    by_page: dict[str, list[Claim]] = {}
    for claim in c.values():
        by_page.setdefault(claim.page, []).append(claim)
    reports = tuple(
        report(
            *by_page[p.id],
            page=p.id,
            title=p.title,
            source=p.source,
            url=p.url,
            published_at=p.published_at,
            when=day("2024-03-12"),
            responsibility=(accused,) if slug == "courier" else (),
        )
        for slug, p in pages.items()
    )
    rescue, health, monitor = c["rescue-2"], c["health-2"], c["monitor"]
    values: dict[str, Any] = {
        "id": "a1b2c3d4e5f60718",
        "kind": "incident",
        "when": day("2024-03-12"),
        "where": (HAMA,),
        "means": ("airstrike",),
        "actors": ("army", "northern-front"),
        "reports": reports,
        "voices": (
            _voice("rescue", RESCUE, "Civil Defence", c["rescue-1"], c["rescue-injured"], rescue),
            _voice(
                "health",
                HEALTH,
                "the regional health directorate",
                c["health-1"],
                c["children"],
                health,
            ),
            _voice(
                "orontes",
                MONITOR,
                "the Orontes Monitor",
                monitor,
                c["monitor-civilians"],
                c["monitor-fighters"],
                c["echo"],
                relays=(("Plains Herald", "the Orontes Monitor"),),
            ),
            _voice("defence", DEFENCE, "the defence ministry", c["denial"], c["fighters"]),
            _voice("witness", WITNESS, WITNESS.text, c["witness"]),
            _voice("unknown", None, "The Evening Sheet", c["evening"]),
        ),
        "tolls": (
            toll(
                "killed",
                (45, 53, 68),
                open=True,
                voices=(3, 4),
                excluded=excluded,
                set_by=SetBy(min=(rescue.id,), best=(monitor.id, health.id), max=(rescue.id,)),
            ),
            toll(
                "killed",
                (0, 44, 44),
                key=civilians,
                voices=(2, 2),
                set_by=SetBy(
                    min=(c["denial"].id,),
                    best=(c["monitor-civilians"].id,),
                    max=(c["monitor-civilians"].id,),
                ),
            ),
            toll(
                "killed",
                (9, None, 15),
                key=front,
                voices=(2, 2),
                set_by=SetBy(min=(c["monitor-fighters"].id,), max=(c["fighters"].id,)),
            ),
            toll(
                "injured",
                (60, 60, 60),
                set_by=SetBy(
                    min=(c["rescue-injured"].id,),
                    best=(c["rescue-injured"].id,),
                    max=(c["rescue-injured"].id,),
                ),
            ),
        ),
        "checks": (
            Check(
                code="parts_total",
                status="holds",
                message="44 civilians and 9 fighters make 53.",
                claims=(monitor.id,),
                figures={"total": 53, "sum": 53},
            ),
            Check(
                code="falling_figure",
                status="warns",
                message="The Evening Sheet gives 40 after 41 was said.",
            ),
        ),
        "series": (),
        "responsibility": (accused,),
    } | fields
    return Incident(**values), {p.id: p for p in pages.values()}, names


ROAD = Place(
    text="a road south of Izium",
    name="Izium",
    lat=49.21,
    lon=37.26,
    radius_km=25.0,
    precision="near",
    gazetteer_id="geonames:707753",
    country="UA",
)


def tiny(**fields: Any) -> tuple[Incident, dict[str, Page], dict[str, tuple[Span, ...]]]:
    """One page, one voice, one death, a day in May."""
    body = "A driver was killed by a mine near Izium on 4 May, police said."
    made, names = told("Steppe Bulletin", "steppe", "2024-05-04", "Mine kills a driver", body)
    police = Speaker(text="police", source=None, role="police")
    when = When(
        text="4 May", start="2024-05-04", end="2024-05-04", precision="day", edtf="2024-05-04"
    )
    one = said_in(
        made,
        body,
        exact(1),
        "A driver",
        at="2024-05-04",
        chain=(police,),
        means=("mine",),
        when=when,
        where=(ROAD,),
        group=Group(text="driver", occupation="driver"),
    )
    values: dict[str, Any] = {
        "id": "0f1e2d3c4b5a6978",
        "kind": "incident",
        "when": when,
        "where": (ROAD,),
        "means": ("mine",),
        "actors": (),
        "reports": (
            report(
                one,
                page=made.id,
                title=made.title,
                source=made.source,
                url=made.url,
                published_at="2024-05-04",
                when=when,
                where=(ROAD,),
            ),
        ),
        "voices": (_voice("police", police, "police", one),),
        "tolls": (
            toll("killed", (1, 1, 1), set_by=SetBy(min=(one.id,), best=(one.id,), max=(one.id,))),
        ),
        "checks": (),
        "series": (),
        "responsibility": (),
    } | fields
    return Incident(**values), {made.id: made}, {made.id: names}


def views() -> tuple[View, ...]:
    """The public views of both sample incidents."""
    return tuple(
        public_view(incident, "public", pages=pages, names=names, labels=LABELS)
        for incident, pages, names in (market(), tiny())
    )


def edition() -> Edition:
    """The edition that holds both."""
    return edition_of(
        seq=42,
        head=digest("head"),
        code_version="0.1.0",
        policy="range",
        date="2024-06-01",
        incidents=[view.id for view in views()],
    )
