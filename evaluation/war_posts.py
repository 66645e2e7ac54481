"""Invented war posts: many short, alike texts a day from one region, with the incident of each.

Local news tells each shooting in words of its own; war posts tell a hundred strikes in the same
few. One army, neighbouring villages, consecutive days, figures of one or two: what must stay apart
looks alike, and what belongs together is told by an office in other words than by a channel. The
places are real, so that the gazetteer finds them, but for six villages a region that it cannot
know; every incident and every sentence is made here. The two regions share no sentence: weights
fitted on one are tried on the other.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where the posts are from: its villages, who strikes with what, and how it is told.

    `leads` tell place, time and harm, `bare` no harm, `extras` go on; the words in braces are those
    of `_fields`.
    """

    name: str
    first: date
    places: tuple[str, ...]
    attackers: tuple[str, ...]
    weapons: tuple[str, ...]
    channels: tuple[str, ...]
    leads: tuple[str, ...]
    bare: tuple[str, ...]
    extras: tuple[str, ...]


EAST: Final = Region(
    name="Kharkiv region, Ukraine",
    first=date(2024, 3, 4),
    places=tuple(
        "Kharkiv Kupiansk Vovchansk Izium Chuhuiv Lyptsi Balakliia Zolochiv Derhachi Borova"
        " Bohodukhiv Lozova Merefa Pisochyn Shevchenkove Velykyi_Burluk Pervomaiskyi Krasnohrad"
        " Barvinkove Valky Nova_Hrebelka Stari_Luhy Zaliznychne_Druhe Verkhnia_Kryvka Ozerkivtsi"
        " Dubova_Hriada".split()
    ),
    attackers=("Russian troops", "Russian forces", "The Russian army", "The occupiers"),
    weapons=("artillery", "a guided aerial bomb", "an FPV drone", "a missile", "mortars",
             "multiple rocket launchers", "a Shahed drone"),
    channels=("Regional administration", "Prosecutor's office", "Rescue service", "Frontline news",
              "Eastern daily", "Air raid channel"),
    leads=(
        "{attacker} hit {where} with {weapon} {when}. {harm}.",
        "{harm} in an attack on {where} {when}, the head of the regional administration said.",
        "{When}, {attacker} shelled {where}. {harm}.",
        "⚡️ {where}: {harm} after a strike {when}.",
        "As a result of the shelling of {where} {when}, {harm}.",
        "An attack on {where} {when}: {harm}, according to the prosecutor's office.",
    ),
    bare=(
        "Explosions were heard in {where} {when}. A strike was reported.",
        "{attacker} attacked {where} with {weapon} {when}. {Hit} was hit; details to follow.",
    ),
    extras=(
        "The strike damaged {hit}.", "Among the victims is a {victim}.", "The enemy used {weapon}.",
        "Rescuers are working at the site.", "Medics are giving all necessary help.",
        "The information is being checked.", "{Hit} was hit.",
    ),
)  # fmt: skip
NORTH: Final = Region(
    name="northwestern Syria",
    first=date(2019, 9, 2),
    places=tuple(
        "Idlib Ariha Saraqib Jisr_ash_Shughur Khan_Shaykhun Kafr_Nubl Maarrat_an_Numan Binnish"
        " Sarmin Taftanaz Salqin Harim Darkush Kafr_Takharim Hama Suqaylibiyah Murak Kafr_Zayta"
        " Atarib Azaz Kafr_Zaruq Tell_Mansif Ayn_Haluq Deir_Salwan Maar_Tumsha"
        " Burj_Qasrin".split()
    ),
    attackers=("Regime forces", "Government troops", "the Syrian army", "Regime warplanes"),
    weapons=("artillery fire", "barrel bombs", "rockets", "an air raid", "cluster munitions",
             "mortar rounds", "a guided missile"),
    channels=("Monitor", "Civil defence", "Northern news", "Media centre", "Field reports",
              "Local council"),
    leads=(
        "{harm} by {weapon} on {where} {when}, the civil defence reported.",
        "#BREAKING {weapon} on {where} {when}; {harm}.",
        "Our teams recovered the victims of {when}'s bombardment of {where}. {harm}.",
        "{attacker} targeted {where} with {weapon} {when}, and {harm}.",
        "Initial toll from {where}: {harm} {when}.",
        "Activists in {where} said {harm} {when} by {weapon}.",
    ),
    bare=(
        "{attacker} targeted the outskirts of {where} {when}. No information on casualties yet.",
        "Warplanes are in the sky over {where}; {hit} was destroyed {when}.",
    ),
    extras=(
        "The bombing put {hit} out of service.", "One of the casualties was a {victim}.",
        "Ambulances took the wounded to a field hospital.", "The targeted area is residential.",
        "{Hit} burned down.", "This is a preliminary figure.", "Families are fleeing the area.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One invented strike, as it is known in the end."""

    id: str
    day: date
    hour: int
    place: str
    attacker: str
    weapon: str
    killed: int
    injured: int
    hit: str
    victim: str


_WORDS: Final = "no one two three four five six seven eight nine ten eleven twelve".split()
_HIT: Final = (
    "a private house", "an apartment block", "a shop", "a school yard", "a bus stop", "a farm",
    "a civilian car", "the central market", "a warehouse", "an ambulance station", "a bakery",
    "the village council", "a petrol station", "a post office",
)  # fmt: skip
_VICTIM: Final = ("man", "woman", "farmer", "pensioner", "driver", "nurse", "boy", "girl")
# What is left of a sentence around a time that is not told: "hit Izium ." or ", troops shelled".
_UNTOLD: Final = re.compile(r" (?=[.,;:]|$)|^, |(?<= )'s | (?= )")
_PARTS: Final = ("night", "morning", "afternoon", "evening")
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)


def posts(
    region: Region, *, seed: int, days: int, a_day: int = 12, undated: float = 0.0
) -> Iterator[Mapping[str, Any]]:
    """Rows as in the linking data: id, text, published_on, title, url and the incident.

    About `a_day` incidents a day, one to five posts each. The towns near the front are struck day
    after day; what falls on one place in one day is one incident. So large a share as `undated` of
    the posts do not say when.
    """
    choose = Random(f"{region.name} {seed}")
    rows: list[dict[str, Any]] = []
    for number in range(days):
        day = region.first + timedelta(days=number)
        places = {_place(region, choose) for _ in range(choose.randint(a_day // 2, a_day * 3 // 2))}
        for place in sorted(places):
            incident = _incident(region, choose, day, place)
            rows.extend(_told(region, choose, incident, undated))
    for number, row in enumerate(rows):
        yield {"id": f"post-{number}", "url": None, **row}


def _place(region: Region, choose: Random) -> str:
    # Half of all strikes fall on the first six places.
    return choose.choice(region.places[:6] if choose.random() < 0.5 else region.places)


def _incident(region: Region, choose: Random, day: date, place: str) -> Incident:
    killed = choose.choices((0, 1, 2, 3, 5, 9), (50, 28, 12, 5, 3, 2))[0]
    injured = choose.choices((0, 1, 2, 3, 4, 7, 12), (10, 34, 24, 14, 9, 6, 3))[0]
    return Incident(
        id=f"{day.isoformat()} {place}",
        day=day,
        hour=choose.randrange(24),
        place=place.replace("_", " "),
        attacker=choose.choice(region.attackers),
        weapon=choose.choice(region.weapons),
        killed=killed,
        injured=injured if killed or injured else 1,
        hit=choose.choice(_HIT),
        victim=f"{choose.randrange(5, 88)}-year-old {choose.choice(_VICTIM)}",
    )


def _told(
    region: Region, choose: Random, incident: Incident, undated: float
) -> Iterator[dict[str, Any]]:
    number = choose.choices((1, 2, 3, 4, 5), (30, 30, 20, 12, 8))[0]
    for order, channel in enumerate(choose.sample(region.channels, number)):
        later = 1 if incident.hour > 19 or choose.random() < 0.15 else 0
        published = incident.day + timedelta(days=later)
        # A first post may know fewer of the wounded than the later ones.
        early = order == 0 and choose.random() < 0.25
        hurt = max(0 if incident.killed else 1, incident.injured - 1) if early else incident.injured
        fields = _fields(region, choose, incident, hurt, published)
        if undated and choose.random() < undated:
            fields |= {"when": "", "When": ""}
        # Some give their posts a title, of place and harm.
        titled = choose.random() < 0.3
        yield {
            "text": _text(region, choose, fields),
            "published_on": published.isoformat(),
            "title": f"{incident.place}: {fields['harm']}" if titled else None,
            "source": channel,
            "incident": incident.id,
        }


def _text(region: Region, choose: Random, fields: Mapping[str, str]) -> str:
    leads = region.leads if choose.random() < 0.85 else region.bare
    lead = choose.choice(leads).format(**fields)
    if not fields["when"]:
        lead = _UNTOLD.sub("", lead).strip(" ,")
    number = choose.choices((0, 1, 2, 3), (25, 35, 25, 15))[0]
    told = [extra.format(**fields) for extra in choose.sample(region.extras, number)]
    parts = ([lead[0].upper() + lead[1:]], told)
    return "\n\n".join(" ".join(part) for part in parts if part)


def _fields(
    region: Region, choose: Random, incident: Incident, hurt: int, published: date
) -> dict[str, str]:
    when = _when(choose, incident, published)
    return {
        "attacker": incident.attacker,
        "weapon": incident.weapon,
        "where": _where(region, choose, incident),
        "when": when,
        "When": when[0].upper() + when[1:],
        "harm": _harm(choose, incident.killed, hurt),
        "hit": incident.hit,
        "Hit": incident.hit[0].upper() + incident.hit[1:],
        "victim": incident.victim,
    }


def _where(region: Region, choose: Random, incident: Incident) -> str:
    said = choose.random()
    if said < 0.75:
        return incident.place
    return f"the village of {incident.place}" if said < 0.85 else f"{incident.place}, {region.name}"


def _when(choose: Random, incident: Incident, published: date) -> str:
    part = _PARTS[incident.hour // 6]
    if choose.random() < 0.25:
        return f"on {incident.day.day} {_MONTHS[incident.day.month - 1]}"
    if incident.day == published:
        return choose.choice(("today", f"this {part}" if part != "night" else "tonight", "today"))
    return choose.choice(("yesterday", "overnight", f"on {_DAYS[incident.day.weekday()]}"))


def _harm(choose: Random, killed: int, injured: int) -> str:
    dead = _people(choose, killed, "killed")
    hurt = _people(choose, injured, choose.choice(("wounded", "injured")))
    return f"{dead} and {hurt}" if killed and injured else dead if killed else hurt


def _people(choose: Random, number: int, verb: str) -> str:
    person = choose.choice(("person", "civilian", "resident"))
    figure = str(number) if choose.random() < 0.5 else _WORDS[number]
    people = "people" if person == "person" else f"{person}s"
    return f"{figure} {f'{people} were' if number != 1 else f'{person} was'} {verb}"
