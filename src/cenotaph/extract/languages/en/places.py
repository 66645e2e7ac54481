"""Rules that find English mentions of places; each with two examples it matches and two misses.

A rule looks at what stands right before a run of capitalised words (`before`, ending at it) or
right after it (`after`, beginning there). In its examples the run it must find stands in brackets;
in a near miss the run in brackets must not be found by this rule. `role` tells what the place is
to the sentence: where the harm was, where its teller sits, or where people came from or went.
`size` is what the words call it: a part of a town, a town, something wider, open land.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from cenotaph.extract.languages.en.place_words import (
    DESCRIBING,
    LAND,
    PART,
    SIDED,
    SIDES,
    SMALL,
    WIDE,
)

Side = Literal["before", "after"]
RuleRole = Literal["location", "speaker", "origin"]
Size = Literal["any", "part", "small", "wide", "land", "near", "line"]

_OF = rf"(?:{DESCRIBING}\s+){{0,5}}(?:(?:{SMALL}|{PART}|{WIDE}|{LAND})s?\s+(?:of\s+)?(?:the\s+)?)?"
_SIDE_CUES: Final = (
    "north south east west northeast north-east northwest north-west southeast south-east southwest"
    " south-west north-northeast south-southwest"
)
_NOUN_CUES: Final = (
    "hometown home community village villages town towns city cities hamlet hamlets settlement"
    " township"
    " municipality commune locality port capital provincial stronghold enclave oasis suburb kibbutz"
    " moshav canton parish ghetto favela colony neighborhood neighbourhood quarter district"
    " districts"
    " subdistrict sub-district ward borough camp camps refugee displacement idp housing market"
    " crossing checkpoint junction roundabout bridge airport airbase air airfield military base"
    " hospital school mosque church prison dam station university barracks beach complex clinic"
    " hotel compound outpost harbor harbour pier jetty cemetery stadium square factory power plant"
    " warehouse refinery oil gas oilfield gasfield mine farm ranch estate monastery convent shrine"
    " temple synagogue seminary madrasa kindergarten orphanage courthouse mall bakery terminal slum"
    " detachment garrison post penitentiary jail"
    " province provinces"
    " governorate governorates oblast region regions state states department county prefecture"
    " division territory zone woreda cercle raion chiefdom emirate republic peninsula valley"
    " island islands basin plain strip local lga sector cantons"
)
_LAND_CUES: Final = (
    "countryside desert badia steppe mountain mountains forest hill hills plain plains frontline"
    " front frontlines axis outskirts suburbs hinterland highlands lowlands marshes rural border"
    " area areas heights jungle highway road slopes foothills volcano"
)


_BESET: Final = r"(?:attacked|shelled|bombed|stormed|raided|overrun|besieged|bombarded)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRule:
    """One clue beside a name: its side, its pattern, what it says of the place."""

    name: str
    side: Side
    pattern: str
    role: RuleRole = "location"
    size: Size = "any"
    #: the words it can begin with, in lower case; `#` is a figure; empty for rules that look after
    cues: str = ""
    #: whether the clue alone makes an unlisted name a place, kept as text
    strong: bool = False
    matches: tuple[str, str]
    misses: tuple[str, str]

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern at its side of a name, compiled at its first use."""
        return _compiled(self.pattern, self.side)


@cache
def _compiled(pattern: str, side: Side) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z" if side == "before" else rf"(?:{pattern})", re.I)


RULES: Final = (
    PlaceRule(
        name="where.speaker",
        side="before",
        cues=(
            "spokesman spokeswoman spokesperson correspondent reporter ministry embassy bureau"
            " headquarters office offices official officials mission consulate leader command"
            " parliament reporters journalists lawmakers briefing conference speaking speaks"
        ),
        pattern=(
            r"\b(?:spokes(?:man|woman|person)|correspondent|reporter|ministry|embassy|bureau|"
            r"headquarters|office|offices|officials?|mission|consulate|leader|command|parliament"
            r"|reporters|journalists|lawmakers|briefing"
            r"|(?:news|press)\s+conference|speak(?:ing|s)(?:\s+to\s+\w+)?)"
            r"\s+(?:in|at|for|to|from)\s+(?:the\s+)?"
        ),
        role="speaker",
        matches=(
            "The army spokesman in [Maiduguri] confirmed the attack.",
            "Officials in [Washington] said five died.",
        ),
        misses=("Shells fell in [Homs].", "The office was hit near [Douma]."),
    ),
    PlaceRule(
        name="where.treated",
        side="before",
        cues=(
            "taken brought rushed transferred shifted moved admitted evacuated airlifted flown"
            " died treated arriving arrived crossed crossing in to streamed"
            " streaming poured pouring flooded fled"
        ),
        pattern=(
            r"\b(?:taken|brought|rushed|transferred|shifted|moved|admitted|evacuated|airlifted|"
            r"flown|died|treated)\s+(?:\w+\s+){1,4}?(?:hospitals?|clinics?|morgues?)"
            rf"\s+(?:in|of|at|near)\s+{_OF}|\b(?:in|to)\s+hospital\s+(?:in|at)\s+{_OF}"
            rf"|\b(?:arriv(?:ing|ed)|cross(?:ing|ed))\s+(?:in|into|at)\s+{_OF}"
            rf"|\b(?:stream(?:ed|ing)|pour(?:ed|ing)|flooded|fled)\s+(?:across\s+)?into\s+{_OF}"
        ),
        role="origin",
        matches=(
            "Twelve were taken to a hospital in [Srinagar].",
            "Two of the wounded died at the hospital in [Tillia].",
        ),
        misses=(
            "A strike on a hospital in [Aleppo] killed two.",
            "Twelve were killed in the city of [Tillia].",
        ),
    ),
    PlaceRule(
        name="where.distance",
        side="before",
        cues="# km kms kilometers kilometres kilometer kilometre miles mile",
        pattern=(
            r"\b(?:(?P<far>\d+(?:\.\d+)?)[\s-]*)?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?)"
            r"(?:\s+\([^)]{1,14}\))?(?:\s+away)?"
            rf"(?:\s+(?:to\s+the\s+)?(?P<bearing>{SIDES}))?\s+(?:of|from|outside|off)\s+{_OF}"
        ),
        size="near",
        strong=True,
        matches=(
            "The ambush took place 20 km north of [Palmyra].",
            "It happened about 12 miles from the city of [Gao].",
        ),
        misses=("They walked 20 km to [Palmyra].", "Some 20 people from [Palmyra] died."),
    ),
    PlaceRule(
        name="where.side_of",
        side="before",
        cues=(
            f"{_SIDE_CUES} outskirts edge edges periphery vicinity suburb suburbs surroundings"
            " environs exit entrance gates gate"
        ),
        pattern=(
            rf"\b(?:{SIDES}|outskirts|edge|edges|periphery|vicinity|suburbs?|surroundings|"
            rf"environs|exit|entrance|gates?)\s+of\s+{_OF}"
        ),
        size="near",
        strong=True,
        matches=(
            "Clashes broke out north of [Manbij].",
            "A bomb went off on the outskirts of [Douma].",
        ),
        misses=("Clashes broke out in [Manbij].", "The head of [Douma] spoke."),
    ),
    PlaceRule(
        name="where.land_of",
        side="before",
        cues=_LAND_CUES,
        pattern=rf"(?:{LAND})\s+(?:of|around|outside)\s+(?:the\s+)?",
        size="land",
        strong=True,
        matches=(
            "Ten died in the eastern countryside of [Hama].",
            "The cell hid in the desert of [Homs].",
        ),
        misses=("Ten died in the city of [Hama].", "The countryside near [Homs] was calm."),
    ),
    PlaceRule(
        name="where.near",
        side="before",
        cues="near nearby outside around close beside adjacent next on off above overlooking",
        pattern=(
            r"\b(?:near|nearby|outside|around|above|overlooking|close\s+to|beside|adjacent\s+to|next\s+to|"
            rf"on\s+the\s+way\s+to|on\s+the\s+road\s+to|off)\s+{_OF}"
        ),
        size="near",
        matches=("A mine exploded near [Salamiyah].", "Shells fell outside the town of [Azaz]."),
        misses=("A mine exploded after [Salamiyah].", "Nearby, [Azaz] was calm."),
    ),
    PlaceRule(
        name="where.harm_of",
        side="before",
        cues=(
            "shelling bombing bombardment siege massacre massacres battle storming capture fall"
            " destruction invasion occupation attack attacks raid raids assault strike strikes"
            " offensive airstrike airstrikes"
        ),
        pattern=(
            r"(?:shelling|bombing|bombardment|siege|massacres?|battle|storming|capture|fall|"
            r"destruction|invasion|occupation|attacks?|raids?|assault|(?:air)?strikes?|offensive)"
            rf"\s+(?:of|on|in|at|against|near|for)\s+{_OF}"
        ),
        matches=(
            "Ten died in the shelling of [Douma].",
            "The toll of the attack on [Ogossagou] rose.",
        ),
        misses=("Ten died on the way to [Douma].", "The king of [Ogossagou] died."),
    ),
    PlaceRule(
        name="where.in",
        side="before",
        cues=(
            "in inside within across throughout at through into on over upon entered entering"
            " leaving recovered pulled retrieved exhumed"
        ),
        pattern=(
            r"\b(?:in|inside|within|across|throughout|at|through|into|on|over|"
            r"upon|entered|entering|leaving|(?:recovered|pulled|retrieved|exhumed)\s+from)"
            rf"\s+{_OF}"
        ),
        matches=(
            "Five people were killed in [Hama].",
            "Clashes went on in the rebel-held northern city of [Idlib].",
        ),
        misses=("Five people from [Hama] were killed.", "The people of [Idlib] waited."),
    ),
    PlaceRule(
        name="where.struck",
        side="before",
        cues=(
            "struck hit hits hitting shelled shelling shells shell bombed bombing bombard bombards"
            " bombarded bombarding bomb stormed storming storms storm attacked attacking attacks"
            " attack overrun overrunning raided raiding raids raid targeted targeting target"
            " targets pounded pounding pounds strikes striking strike ravaged"
            " captured seized overran besieged rocked rocks"
            " left fled fleeing escaped"
        ),
        pattern=(
            r"(?:struck|hit|hits|hitting|shell(?:ed|ing|s)?|bomb(?:ed|ing)?|bombard(?:s|ed|ing)?|"
            r"storm(?:ed|ing|s)?|attack(?:ed|ing|s)?|raid(?:ed|ing|s)?|target(?:ed|ing|s)?|"
            r"overrun(?:ning)?|pound(?:ed|ing|s)|strik(?:es?|ing)|ravaged|captured|seized|overran|besieged|"
            rf"rocked|rocks|left|fled|fleeing|escaped)\s+{_OF}"
        ),
        matches=("Missiles hit [Kharkiv] overnight.", "Gunmen stormed the village of [Kukawa]."),
        misses=("Missiles made in [Kharkiv] fell.", "Gunmen praised [Kukawa]."),
    ),
    PlaceRule(
        name="where.home",
        side="before",
        cues="identified named native natives",
        pattern=(
            r"\b(?:(?:identified|named)\s+as\s+(?:[\w.’'-]+,?\s+){0,5}?residents?|natives?)"
            rf"\s+(?:of|in|from)\s+{_OF}"
        ),
        role="origin",
        matches=(
            "The dead man was identified as a resident of [Aguilares].",
            "The driver, a native of [Zabarmari], died at once.",
        ),
        misses=(
            "Residents of [Aguilares] said their houses were bombed.",
            "The driver died in [Zabarmari].",
        ),
    ),
    PlaceRule(
        name="where.residents",
        side="before",
        cues="resident residents people inhabitants villagers civilians families streets",
        pattern=r"\b(?:residents?|people|inhabitants|villagers|civilians|families|streets)"
        rf"\s+(?:of|in|from)\s+{_OF}",
        matches=(
            "Residents of [Aguilares] said their houses were bombed.",
            "The people of [Zabarmari] buried 43 farmers.",
        ),
        misses=("The minister of [Aguilares] spoke.", "They spoke of [Zabarmari]."),
    ),
    PlaceRule(
        name="where.origin",
        side="before",
        cues="from to toward towards for via reached",
        pattern=rf"\b(?:from|to|towards?|for|via|reached)\s+{_OF}",
        role="origin",
        matches=(
            "The wounded were taken to [Gaziantep].",
            "Drones were launched from [Crimea] at night.",
        ),
        misses=("The wounded were treated in [Gaziantep].", "Drones over [Crimea] were downed."),
    ),
    PlaceRule(
        name="where.noun_of",
        side="before",
        cues=_NOUN_CUES,
        pattern=(
            rf"\b(?:{SMALL}|{PART}|{WIDE}|villages|towns|cities|provinces|states|regions|"
            r"districts|hamlets|governorates|camps|parts|streets|cent(?:re|er)|heart)\s+(?:of|called|named|known\s+as)\s+(?:the\s+)?"
        ),
        size="small",
        strong=True,
        matches=(
            "The village of [Duwayzin] lay in ruins.",
            "The town of [Chibok] was burned.",
        ),
        misses=("Gunmen attacked a convoy of [Duwayzin].", "The chief of [Chibok] was killed."),
    ),
    PlaceRule(
        name="where.capital",
        side="before",
        cues="capital",
        pattern=r"\bcapital\s*,\s+",
        size="small",
        matches=(
            "A bomb went off in the capital, [Mogadishu], on Monday.",
            "Shells fell on the province's capital, [Salamiyah].",
        ),
        misses=("Troops held the capital of [Chad].", "The capital [Mogadishu] was quiet."),
    ),
    PlaceRule(
        name="where.line",
        side="after",
        pattern=r"\s+(?:triangle|road|highway|axis|motorway|corridor|front\s?line|border)\b",
        size="line",
        strong=True,
        matches=(
            "Clashes went on in the [Aleppo-Hama-Raqqa] triangle.",
            "A bus was hit on the [Palmyra-Homs] road.",
        ),
        misses=("The [Palmyra-Homs] bus was hit.", "The [Aleppo-Hama] office closed."),
    ),
    PlaceRule(
        name="where.land",
        side="after",
        pattern=rf"(?:['’]s?)?\s+(?:(?:{SIDED})\s+)?(?:{LAND})\b(?!\s+of\b)",
        size="land",
        strong=True,
        matches=(
            "Ten died in the [Aleppo] countryside.",
            "The cell hid in the [Homs] desert.",
        ),
        misses=("Ten died in the [Aleppo] market.", "The [Homs] office was closed."),
    ),
    PlaceRule(
        name="where.wide",
        side="after",
        pattern=rf"(?:['’]s?)?\s+(?:(?:{SIDED})\s+)?(?:{WIDE}|provincial|provinces|districts)\b",
        size="wide",
        strong=True,
        matches=("[Helmand] province saw clashes.", "Bombs fell on [Kherson] region."),
        misses=("[Helmand] people saw clashes.", "Bombs fell on [Kherson] houses."),
    ),
    PlaceRule(
        name="where.part",
        side="after",
        pattern=rf"(?:['’]s?)?\s+(?:{PART})\b",
        size="part",
        strong=True,
        matches=(
            "Shells fell on the [Saltivka] neighbourhood of Kharkiv.",
            "The [Zamzam] displacement camp was overrun.",
        ),
        misses=("The [Saltivka] family fled.", "The [Zamzam] fighters left."),
    ),
    PlaceRule(
        name="where.small",
        side="after",
        pattern=rf"\s+(?:{SMALL}|village's|town's|city's|villages|villagers)\b",
        size="small",
        strong=True,
        matches=("Gunmen raided [Pazigyi] village.", "They burned [Nondin] town."),
        misses=("Gunmen raided [Pazigyi] homes.", "They burned [Nondin] trucks."),
    ),
    PlaceRule(
        name="where.people",
        side="after",
        pattern=(
            r"\s+(?:man|woman|couple|teen|teenager|boy|girl|mother|father|resident|officers?"
            r"|police(?!\s+(?:chief|station|post|academy|headquarters)))\b"
        ),
        role="speaker",
        matches=(
            "A [Salina] couple were found dead.",
            "[Greenville] police have charged a teenager.",
        ),
        misses=("A [Salina] court sentenced him.", "The [Greenville] police station was hit."),
    ),
    PlaceRule(
        name="where.beset",
        side="after",
        pattern=(
            rf"\s+(?:(?:was|were|is|has\s+been|being)\s+(?:again\s+)?{_BESET}\b"
            rf"|{_BESET}(?=\s+(?:again|this|today|tonight|overnight|yesterday|last|at|on|by)\b|\s*[.!])"
            r"|(?:(?:is|was|came|comes|again)\s+)*under\s+(?:fire|attack|shelling)\b)"
        ),
        matches=("[Kherson] was shelled at dawn.", "[Homs] under fire again."),
        misses=("[Kherson] shelled its own.", "[Homs] officials were attacked."),
    ),
    PlaceRule(
        name="where.label",
        side="after",
        pattern=r"\s*:",
        matches=("[Gaza]: 5 killed in strike", "[Homs]: drone attack kills dozens"),
        misses=("[Gaza] mourns five", "[Homs] drone attack kills dozens"),
    ),
)  # fmt: skip

#: a report's place of writing, at the head of its first sentence
DATELINE: Final = re.compile(
    r"\s*(?P<place>[A-Z][A-ZÀ-Þ.'’ -]+[A-ZÀ-Þ.])"
    r"(?:,\s+(?P<in>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}))?"
    r"(?:,\s+(?:\d{1,2}\s+[A-Za-z]{3,9}\.?(?:\s+\d{2,4})?|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:,\s+\d{4})?))?"
    r"\s*(?:\((?P<wire>[^)]{2,40})\))?\s*(?:--+|[–—]|[-_:](?=\s))"
)
#: the same with small letters, where a wire stands in brackets: "Damascus (Reuters) -"
WIRE_DATELINE: Final = re.compile(
    r"\s*(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
    r"(?:[,/]\s*(?P<in>[A-Z][\w.]+(?:\s[A-Z][\w.]*){0,2}))?"
    r"(?:,\s+[A-Za-z]{3,9}\.?\s+\d{1,2})?\s*\((?P<wire>[A-Z][^)]{1,40})\)\s*(?:--+|[–—_]|-)"
)
#: the same with its day, as agencies of South Asia write: "Kabul, Sept 1 (PTI) Five people"
DATED_DATELINE: Final = re.compile(
    r"\s*(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})(?:\s?\((?P<in>[A-Z][^)]{2,30})\))?"
    r",\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
    r"\s*\((?P<wire>[A-Z][\w/ -]{1,30})\)(?=\s|$)"
)
DATELINES: Final = (
    "DAMASCUS (Reuters) - Five people died.",
    "SAN SALVADOR, 3 JAN 90 -- THE ARMY SAID SO.",
    "KYIV, Ukraine — Drones hit the city.",
    "Damascus (AP) — Five people died.",
    "DAMASCUS, Syria (AP) _ Five people died.",
    "Lima (Peru), March 3 (Sample Wire) Five people died.",
)
NO_DATELINES: Final = (
    "IDF: five fighters were killed.",
    "Damascus was calm on Monday.",
    "UN - the body - met on Monday.",
    "HUNDREDS OF PEOPLE DIED.",
)
#: between a place and the one that holds it: "X, Y", "X in Y", "X (Y", "X in the province of Y"
INTO: Final = re.compile(
    rf"(?:(?:['’]s?)?\s+(?:(?:{SIDED})\s+)?(?:{PART}|{SMALL}|{WIDE}|{LAND}))?\s*"
    rf"(?:,|(?:(?<=\s)[a-z]+\s+){{0,2}}\((?:\s*[^(),]{{1,40}},)?)?\s*(?:(?:and\s+)?(?:in|of|at|inside|outside|near|on\s+the\s+outskirts\s+of|(?:{SIDES})\s+of)\s+)?{_OF}",
    re.I,
)
#: the same where the place that holds comes first: "Syria's Idlib", "Kabul's western Barchi"
OWNED: Final = re.compile(
    rf"['’]s?\s+(?:{DESCRIBING}\s+){{0,3}}(?:(?:{SMALL}|{WIDE})\s+of\s+)?", re.I
)
#: behind a name that is a person's: "Hamid's hometown of Sinn"
PERSONAL: Final = re.compile(r"['’]s\s+(?:home\s?-?town|birthplace|native|ancestral)\b", re.I)
#: between places of one list
LISTED: Final = re.compile(
    r"\s*(?:,|/|and|,\s*and|or|as\s+well\s+as)\s+(?:the\s+|in\s+|near\s+)?", re.I
)
BETWEEN: Final = re.compile(
    r"\b(?:(?:road|highway|area|route|way|territory|border)\s+)?between\s+(?:the\s+)?"
    rf"(?:(?:{SMALL}|villages|towns|cities|municipalities|districts)\s+of\s+)?\Z",
    re.I,
)
