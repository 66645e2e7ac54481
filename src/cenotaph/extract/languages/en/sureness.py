"""English words of doubt, denial, addition and sum, as data."""

from collections.abc import Mapping

from cenotaph.model.vocabulary import Certainty

#: hedges that belong to the harm when they stand in its own verb group or rule its clause
HEDGES: Mapping[tuple[str, ...], Certainty] = {
    ("reportedly",): "unconfirmed",
    ("allegedly",): "unconfirmed",
    ("alleged",): "unconfirmed",
    ("apparently",): "unconfirmed",
    ("unconfirmed",): "unconfirmed",
    ("unverified",): "unconfirmed",
    ("believed",): "unconfirmed",
    ("thought",): "unconfirmed",
    ("may", "have"): "unconfirmed",
    ("may", "be", "as"): "unconfirmed",
    ("might", "be", "as"): "unconfirmed",
    ("could", "be", "as"): "unconfirmed",
    ("might", "have"): "unconfirmed",
    ("could", "have"): "unconfirmed",
    ("must", "have"): "presumed",
    ("possibly",): "unconfirmed",
    ("probably",): "unconfirmed",
    ("likely",): "unconfirmed",
    ("rumored",): "unconfirmed",
    ("rumoured",): "unconfirmed",
    ("purportedly",): "unconfirmed",
    ("supposedly",): "unconfirmed",
    ("appear", "to", "have"): "unconfirmed",
    ("appears", "to", "have"): "unconfirmed",
    ("suspected", "dead"): "presumed",
    ("feared",): "presumed",
    ("presumed",): "presumed",
    ("fear",): "presumed",
    ("fears",): "presumed",
}
#: whole-clause hedges: "unconfirmed reports of", "not been confirmed"
CLAUSE_HEDGES: tuple[tuple[str, ...], ...] = (
    ("unconfirmed", "reports"),
    ("unconfirmed", "report"),
    ("unverified", "reports"),
    ("unverified", "claims"),
    ("unconfirmed", "claims"),
    ("unconfirmed", "accounts"),
    ("could", "not", "be", "independently", "verified"),
    ("could", "not", "be", "confirmed"),
    ("could", "not", "be", "verified"),
    ("not", "been", "confirmed"),
    ("it", "is", "believed"),
    ("it", "is", "alleged"),
    ("is", "alleged"),
    ("are", "alleged"),
    ("there", "were", "reports"),
    ("there", "are", "reports"),
    ("according", "to", "unconfirmed"),
    ("initial", "unconfirmed"),
)
EXPECTED: tuple[tuple[str, ...], ...] = (
    ("expected", "to"),
    ("likely", "to"),
    ("feared", "to"),
    ("could", "rise"),
    ("may", "rise"),
    ("might", "rise"),
    ("will", "rise"),
    ("could", "climb"),
    ("could", "increase"),
    ("may", "increase"),
    ("could", "still"),
    ("may", "still"),
    ("set", "to"),
)
RISING: frozenset[str] = frozenset("rise climb increase grow higher further jump go".split())

#: words that tell of people beside those told before: others, or of an hour, spot or cause apart
BESIDES = (
    r"\b(?:also|too|additional(?:ly)?|further|more|separate(?:ly)?|unrelated|elsewhere"
    r"|meanwhile|second|later|earlier|previous(?:ly)?|besides?|in addition"
    r"|since|afterwards?|(?:hours?|days?|weeks?|months?) after(?=,)"
    r"|in the (?:morning|afternoon|evening)"
    r"|(?:next|following|same|that) (?:day|night|morning|afternoon|evening|week)"
    r"|(?:at|in|on|from|near) another|(?:in|at|near|outside) an? (?:[\w-]+ )?(?:villages?|towns?"
    r"|hamlets?|districts?|city|suburb)|(?:at|during) (?:the|an?|his|her|their) funerals?"
    r"|in (?:revenge|retaliation|reprisal|response)|(?:bringing|taking|raising|pushing) the)\b"
)
#: words of the hurt, of whom those that died of them are no part of the dead told before
HURT = r"\b(?:wounded|injured|hurt|wounding|injuring)\b"
#: behind "no one", a spot or a share of those who might have been harmed
AT_A_SPOT = r"\s+(?:else|other|inside|in|from|at|aboard|on|outside|near)\b"
#: behind a figure, others whom it is taken from
OF_THEM = r"\s+of\s+(?:(?P<untold>them|those|these)|the)\b"
#: where some of the dead of one harm die
ON_THE_SPOT = (
    r"\b(?:(?:at|on) the (?:scene|spot)|on the way|en route|in (?:an?|the) (?:ambulance|hospital)"
    r"|(?:at|in) hospital|at (?:an?|the) hospital|pronounced dead|declared dead)\b"
)
#: a part of a group just told
PART_MARKERS: frozenset[tuple[str, ...]] = frozenset(
    {
        ("including",), ("among", "them"), ("among", "whom"), ("amongst", "them"), ("of", "whom"),
        ("of", "them"), ("which", "included"), ("who", "included"),
        ("which", "includes"), ("that", "included"), ("comprising",), ("incl",), ("incl", "."),
        ("inc",), ("inc", "."),
        ("included",), ("include",), ("includes",), ("notably",), ("mostly",), ("mainly",),
        ("among", "which"), ("as", "well", "as", "including"),
    }
)  # fmt: skip
#: "of them", "of the dead": the whole a part is taken from
WHOLES: frozenset[str] = frozenset(
    "them whom those dead victims killed wounded injured casualties fatalities deaths"
    " bodies total martyrs which survivors".split()
)
CUMULATIVE: tuple[tuple[str, ...], ...] = (
    ("since", "the", "war"),
    ("since", "the", "start"),
    ("since", "the", "beginning"),
    ("since", "the", "outbreak"),
    ("since", "fighting"),
    ("since", "the", "conflict"),
    ("since", "the", "offensive"),
    ("since", "the", "coup"),
    ("so", "far", "this", "year"),
    ("this", "year"),
    ("this", "month"),
    ("over", "the", "years"),
    ("in", "recent", "years"),
    ("in", "recent", "months"),
    ("in", "recent", "weeks"),
    ("during", "the", "war"),
    ("in", "the", "war"),
    ("in", "the", "conflict"),
    ("throughout", "the"),
    ("the", "same", "period"),
    ("same", "period"),
    ("the", "reporting", "period"),
    ("that", "period"),
    ("the", "past", "year"),
    ("a", "year"),
    ("every", "year"),
    ("each", "year"),
    ("annually",),
)
#: words of many incidents at once, wherever they happened
MANY_INCIDENTS: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "citywide;nationwide;countrywide;in different parts of;in various parts of;in several parts"
        " of;in various districts;in different districts;in separate incidents;in separate attacks;"
        "in separate shootings;in shootings across;in attacks across;in violence across;"
        "in clashes across;in raids across;in strikes across;in fighting across;"
        "separate incidents;separate attacks;separate shootings;violent weekend;"
        "in the war so far;so far in the war;so far in the conflict;"
        "so far during the;during the siege;overall death toll;"
        "overall toll;cumulative;in that month;in the same month;in the same province;"
        "monthly balance;so far recorded;has counted;total of the"
    ).split(";")
)
#: a war and what it has done so far
A_WAR = (
    r"\b(?:war|conflict|insurgency|crisis|uprising|rebellion|violence)\b[^.;:,]{0,60}?"
    r"\b(?:has|have)\s+(?:so far\s+|already\s+)?"
    r"(?:resulted|left|caused|claimed|cost|killed|led|driven|displaced|uprooted|forced)\b"
)
#: a stretch of fighting: "365 have died in eighteen months of fighting"
MONTHS_OF_WAR = (
    r"\b(?:in|over|during|after)\s+(?:the\s+)?"
    r"(?:(?:past|last|more than|nearly|almost|about|some)\s+)*"
    r"[\w-]+\s+(?:months|years|decades|weeks)\s+of\s+(?:[\w-]+\s+){0,2}(?:fighting|war|violence"
    r"|conflict|unrest|clashes|insurgency|bombardment|shelling|siege|bloodshed)\b"
)
#: words of a whole country's missing, held or displaced
IN_A_LAND = r"\b(?:in|across|throughout) (?:the|this) country\b|\bnationwide\b|\bcountrywide\b"
#: one event, which no year or month makes a sum: "in a raid", "when the house was hit"
ONE_EVENT = (
    r"\b(?:an?|the|another|one)\s+(?:[\w-]+\s+){0,3}(?:attack|bomb|bombing|blast|strike|airstrike"
    r"|raid|ambush|explosion|massacre|shooting|clash|gunman|bomber|incident|assault)\b"
    r"|\bwhen\s+(?:an?|the|his|her|their|its)\s+(?:[\w'’-]+\s+){1,6}?(?:was|were)\s+"
    r"(?:hit|struck|targeted|bombed|shelled|attacked|ambushed)\b"
)
#: verbs that go on to another figure, which has the period behind them
RAISING: frozenset[str] = frozenset("raising bringing taking pushing lifting".split())
#: what opens a sum, and what spreads it over a land: "In all, 15 people were killed across Iraq"
SUM_OPENERS: tuple[tuple[str, ...], ...] = (
    ("in", "all"),
    ("in", "total"),
    ("all", "told"),
    ("altogether",),
    ("overall",),
)
SPREADING: frozenset[str] = frozenset({"across", "throughout", "around"})
#: behind "the", all that a sum may be of: "in all, three were killed in the region"
LANDS: frozenset[str] = frozenset("region province oblast country governorate".split())
#: a day's or a weekend's balance sums where no one place is told
BALANCES: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "past 24 hours;last 24 hours;previous 24 hours;past 48 hours;last 48 hours;24 hours to;"
        "past day;over the weekend;preceding four days;so far"
    ).split(";")
)
#: of CUMULATIVE, those that only say so beside a period found by the dates
PERIOD_BACK: tuple[tuple[str, ...], ...] = (
    ("same", "period"),
    ("the", "same", "period"),
    ("that", "period"),
    ("the", "reporting", "period"),
    ("that", "time"),
)
