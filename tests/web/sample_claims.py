"""The pages of the sample and what they claim: made-up outlets, made-up people, real towns."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cenotaph.codec import digest, short_id
from cenotaph.model.claims import Claim, Count, Group, Said, Spans, Speaker
from cenotaph.model.pages import Page
from cenotaph.model.values import Span
from tests.builders import HAMA, at_least, day, exact, page

HEALTH = Speaker(text="the regional health directorate", source="health", role="medical")
RESCUE = Speaker(text="Civil Defence", source="rescue", role="rescue", interest="none")
MONITOR = Speaker(text="the Orontes Monitor", source="orontes", role="monitor", interest="none")
DEFENCE = Speaker(
    text="the defence ministry", source="defence", role="military", interest="opponent"
)
WITNESS = Speaker(text="a neighbour, Quentin Zabriskie", source=None, role="witness")

PERSON = "Quentin Zabriskie"


def found(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def said_in(
    told: Page,
    quote: str,
    count: Count,
    figure: str,
    *,
    at: str,
    chain: tuple[Speaker, ...],
    **more: Any,
) -> Claim:
    """A claim whose spans stand in the page's text."""
    text = told.text
    q = found(text, quote)
    count_at = found(text[q.start :], figure)
    span = Span(q.start + count_at.start, q.start + count_at.end)
    values: dict[str, Any] = {
        "page": told.id,
        "measure": "killed",
        "count": replace(count, text=figure),
        "group": Group(text="people"),
        "scope": "incident",
        "part_of": None,
        "stance": "asserts",
        "about": None,
        "moved_from": None,
        "certainty": "stated",
        "attribution": chain,
        "said": Said(text=None, at=at, precision="day", basis="page"),
        "means": ("airstrike",),
        "when": day("2024-03-12"),
        "where": (HAMA,),
        "segment": "body",
        "inherited": (),
        "spans": Spans(measure=span, quote=q, count=span),
        "quote": quote,
    } | more
    return Claim(**{"id": short_id(told.id, values["measure"], span, figure), **values})


def told(
    outlet: str, slug: str, at: str, title: str, body: str, names: tuple[str, ...] = ()
) -> tuple[Page, tuple[Span, ...]]:
    """A page of a made-up outlet, and where person names stand on it."""
    made = page(
        body,
        id=short_id(slug),
        digest=digest(body),
        url=f"https://{slug}.example/2024/{slug}.html",
        title=title,
        source=outlet,
        published_at=at,
    )
    return made, tuple(found(body, name) for name in names)


BODIES = {
    "ledger": (
        "The Hama Ledger", "2024-03-12", "Strike on a market in Hama kills at least 23",
        "At least 23 people were killed when an airstrike hit a market in Hama on Tuesday, "
        "Civil Defence said. Another 60 were injured. "
        "A neighbour, Quentin Zabriskie, said he counted 20 bodies near 14 Olive Street. "
        "The toll is expected to rise.",
    ),
    "valley": (
        "Valley Wire", "2024-03-13", "Toll of Hama market strike rises to 41",
        "The regional health directorate put the dead at 41, including nine children. "
        "The defence ministry denied that civilians were harmed and said 15 fighters of the "
        "Northern Front were killed. "
        "More than 3,000 people have been killed in the province since 2019.",
    ),
    "courier": (
        "Orontes Courier", "2024-03-14", "What neighbours saw: Quentin Zabriskie speaks",
        "The Orontes Monitor has documented 53 deaths, 44 of them civilians and 9 fighters. "
        "Between 45 and 68 people died, Civil Defence said on Thursday.",
    ),
    "herald": (
        "Plains Herald", "2024-03-14", "53 dead in Hama, monitor says",
        "53 people were killed, according to the Orontes Monitor. "
        "The regional health directorate said 53 bodies had reached its hospitals.",
    ),
    "evening": (
        "The Evening Sheet", "2024-03-13", "Strike in Hama",
        "Some 40 people died in the strike on the market.",
    ),
}  # fmt: skip


def market_pages() -> tuple[dict[str, Page], dict[str, tuple[Span, ...]]]:
    pages: dict[str, Page] = {}
    names: dict[str, tuple[Span, ...]] = {}
    for slug, (outlet, at, title, body) in BODIES.items():
        people = (PERSON,) if PERSON in body else ()
        pages[slug], names[pages[slug].id] = told(outlet, slug, at, title, body, people)
    return pages, names


def count(kind: str, figure: int | None, low: int | None, high: int | None) -> Count:
    """A count of people, its words still to be given."""
    return Count(kind=kind, figure=figure, min=low, max=high, unit="person", text=None)  # type: ignore[arg-type]


def market_claims(pages: Mapping[str, Page]) -> dict[str, Claim]:
    """The claims of the market strike by a short name."""
    ledger, valley, courier, herald, evening = (pages[slug] for slug in BODIES)
    q = {slug: BODIES[slug][3].split(". ") for slug in BODIES}
    lead = q["ledger"][0] + "."
    return {
        "rescue-1": said_in(
            ledger, lead, at_least(23), "At least 23", at="2024-03-12", chain=(RESCUE,)
        ),
        "rescue-injured": said_in(
            ledger,
            "Another 60 were injured.",
            exact(60),
            "60",
            at="2024-03-12",
            chain=(RESCUE,),
            measure="injured",
            inherited=("attribution",),
        ),
        "witness": said_in(
            ledger,
            q["ledger"][2] + ".",
            exact(20),
            "20",
            at="2024-03-12",
            chain=(WITNESS,),
            group=Group(text="bodies"),
        ),
        "rise": said_in(
            ledger,
            "The toll is expected to rise.",
            count("unstated", None, None, None),
            "rise",
            at="2024-03-12",
            chain=(),
            scope="addition",
            certainty="expected",
        ),
        "health-1": said_in(
            valley, q["valley"][0] + ".", exact(41), "41", at="2024-03-13", chain=(HEALTH,)
        ),
        "children": said_in(
            valley,
            q["valley"][0] + ".",
            exact(9),
            "nine",
            at="2024-03-13",
            chain=(HEALTH,),
            scope="part",
            group=Group(text="children", age="child"),
        ),
        "denial": said_in(
            valley,
            q["valley"][1] + ".",
            exact(0),
            "civilians",
            at="2024-03-13",
            chain=(DEFENCE,),
            stance="denies",
            group=Group(text="civilians", side="civilian", status="civilian"),
        ),
        "fighters": said_in(
            valley,
            q["valley"][1] + ".",
            exact(15),
            "15",
            at="2024-03-13",
            chain=(DEFENCE,),
            group=Group(
                text="fighters of the Northern Front",
                actor="northern-front",
                side="northern-front",
                status="armed_group",
                status_basis="actor",
            ),
        ),
        "since": said_in(
            valley,
            q["valley"][2],
            count("at_least", 3000, 3001, None),
            "More than 3,000",
            at="2024-03-13",
            chain=(),
            scope="cumulative",
        ),
        "monitor": said_in(
            courier, q["courier"][0] + ".", exact(53), "53", at="2024-03-14", chain=(MONITOR,)
        ),
        "monitor-civilians": said_in(
            courier,
            q["courier"][0] + ".",
            exact(44),
            "44",
            at="2024-03-14",
            chain=(MONITOR,),
            scope="part",
            group=Group(text="civilians", side="civilian", status="civilian"),
        ),
        "monitor-fighters": said_in(
            courier,
            q["courier"][0] + ".",
            exact(9),
            "9",
            at="2024-03-14",
            chain=(MONITOR,),
            scope="part",
            group=Group(text="fighters", side="northern-front", status="armed_group"),
        ),
        "rescue-2": said_in(
            courier,
            q["courier"][1],
            count("range", None, 45, 68),
            "Between 45 and 68",
            at="2024-03-14",
            chain=(RESCUE,),
        ),
        "echo": said_in(
            herald, q["herald"][0] + ".", exact(53), "53", at="2024-03-14", chain=(MONITOR,)
        ),
        "health-2": said_in(
            herald, q["herald"][1], exact(53), "53", at="2024-03-14", chain=(HEALTH,)
        ),
        "evening": said_in(
            evening,
            BODIES["evening"][3],
            count("about", 40, None, None),
            "Some 40",
            at="2024-03-13",
            chain=(),
        ),
    }
