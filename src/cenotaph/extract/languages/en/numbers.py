"""English number words and the words that bend a figure, as data.

Bounds of vague words follow the tested table of the design: few, several, a number of 3–9; tens
10–99; dozens 24–99; scores 40–99; hundreds 100–999; thousands 1000–9999.
"""

from collections.abc import Mapping

from cenotaph.model.vocabulary import CountKind

UNITS: Mapping[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Mapping[str, int] = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12, "score": 20,
}  # fmt: skip

#: word or phrase -> (min, max): the figure is not told, only its order of size
VAGUE: Mapping[tuple[str, ...], tuple[int, int | None]] = {
    ("several",): (3, 9),
    ("a", "few"): (3, 9),
    ("a", "lot", "of"): (3, None),
    ("lots", "of"): (3, None),
    ("few",): (3, 9),
    ("a", "handful", "of"): (3, 9),
    ("a", "handful"): (3, 9),
    ("a", "number", "of"): (3, 9),
    ("a", "small", "number", "of"): (3, 9),
    ("an", "unspecified", "number", "of"): (2, None),
    ("an", "unknown", "number", "of"): (2, None),
    ("an", "undetermined", "number", "of"): (2, None),
    ("a", "large", "number", "of"): (10, None),
    ("numerous",): (3, None),
    ("many",): (3, None),
    ("various",): (3, None),
    ("multiple",): (2, None),
    ("some",): (2, None),
    ("tens", "of"): (10, 99),
    ("dozens", "of"): (24, 99),
    ("dozens",): (24, 99),
    ("scores", "of"): (40, 99),
    ("scores",): (40, 99),
    ("hundreds", "of"): (100, 999),
    ("hundreds",): (100, 999),
    ("thousands", "of"): (1_000, 9_999),
    ("thousands",): (1_000, 9_999),
    ("tens", "of", "thousands", "of"): (10_000, 99_999),
    ("tens", "of", "thousands"): (10_000, 99_999),
    ("hundreds", "of", "thousands", "of"): (100_000, 999_999),
    ("hundreds", "of", "thousands"): (100_000, 999_999),
    ("a", "couple", "dozen"): (24, 36),
    ("several", "dozen"): (36, 99),
    ("a", "few", "dozen"): (36, 99),
    ("several", "hundred"): (300, 999),
    ("a", "few", "hundred"): (300, 999),
    ("several", "thousand"): (3_000, 9_999),
    ("a", "few", "thousand"): (3_000, 9_999),
}

#: those whom "number" counts as a verb
COUNTED: frozenset[str] = frozenset(
    "dead wounded injured missing casualties deaths victims".split()
)

#: words before an age that bounds a group: "children under five"
LIMITS: frozenset[str] = frozenset({"under", "over", "below", "above"})

#: phrases that are an exact figure
PHRASES: Mapping[tuple[str, ...], int] = {
    ("a", "couple", "of"): 2,
    ("a", "couple"): 2,
    ("a", "pair", "of"): 2,
    ("a", "dozen"): 12,
    ("dozen",): 12,
    ("half", "a", "dozen"): 6,
    ("a", "half-dozen"): 6,
    ("half-a-dozen",): 6,
    ("half-dozen",): 6,
    ("a", "trio", "of"): 3,
    ("a", "hundred"): 100,
    ("a", "thousand"): 1_000,
    ("both",): 2,
    ("a", "single"): 1,
    ("single",): 1,
}

#: "nine out of ten" tells a share, "six out of 40" a number
_TENTHS = "five six seven eight nine 5 6 7 8 9".split()
_OF_TEN = (("out", "of", "ten"), ("out", "of", "10"), ("in", "ten"), ("in", "10"))
SHARES: frozenset[tuple[str, ...]] = frozenset(
    {
        ("most", "of"),
        ("half", "of"),
        ("the", "majority", "of"),
        ("a", "majority", "of"),
        ("the", "rest", "of"),
        ("a", "third", "of"),
        ("many", "of"),
        ("some", "of"),
        ("more", "than", "half"),
        ("nearly", "half"),
        ("almost", "all"),
        ("nearly", "all"),
        *((few, *of) for few in _TENTHS for of in _OF_TEN),
    }
)

#: phrase before a figure -> (kind, how far the bound lies from the figure)
BEFORE: Mapping[tuple[str, ...], tuple[CountKind, int]] = {
    ("at", "least"): ("at_least", 0),
    ("no", "fewer", "than"): ("at_least", 0),
    ("no", "less", "than"): ("at_least", 0),
    ("not", "less", "than"): ("at_least", 0),
    ("not", "fewer", "than"): ("at_least", 0),
    ("a", "minimum", "of"): ("at_least", 0),
    ("minimum",): ("at_least", 0),
    ("min",): ("at_least", 0),
    ("more", "than"): ("at_least", 1),
    ("over",): ("at_least", 1),
    ("upwards", "of"): ("at_least", 1),
    ("upward", "of"): ("at_least", 1),
    ("in", "excess", "of"): ("at_least", 1),
    ("well", "over"): ("at_least", 1),
    ("just", "over"): ("at_least", 1),
    ("well", "more", "than"): ("at_least", 1),
    ("up", "to"): ("at_most", 0),
    ("as", "many", "as"): ("at_most", 0),
    ("as", "high", "as"): ("at_most", 0),
    ("at", "most"): ("at_most", 0),
    ("no", "more", "than"): ("at_most", 0),
    ("not", "more", "than"): ("at_most", 0),
    ("a", "maximum", "of"): ("at_most", 0),
    ("fewer", "than"): ("at_most", -1),
    ("less", "than"): ("at_most", -1),
    ("under",): ("at_most", -1),
    ("nearly",): ("about", 0),
    ("almost",): ("about", 0),
    ("close", "to"): ("about", 0),
    ("some",): ("about", 1),
    ("about",): ("about", 1),
    ("around",): ("about", 1),
    ("approximately",): ("about", 1),
    ("roughly",): ("about", 1),
    ("an", "estimated"): ("about", 1),
    ("estimated",): ("about", 1),
    ("approx",): ("about", 1),
    ("circa",): ("about", 1),
    ("perhaps",): ("about", 1),
}
#: "nearly 50" is at most 50; "about 50" bounds nothing: told apart by the second value above
NEARLY = 0

AFTER: Mapping[tuple[str, ...], tuple[CountKind, int]] = {
    ("or", "more"): ("at_least", 0),
    ("at", "the", "very", "least"): ("at_least", 0),
    ("at", "least"): ("at_least", 0),
    ("or", "so"): ("about", 1),
    ("or", "fewer"): ("at_most", 0),
    ("plus",): ("at_least", 0),
    ("+",): ("at_least", 0),
}

#: "another three", "three more": words beside a figure that say it comes on top of another
ADDITIONAL_BEFORE: frozenset[str] = frozenset({"another", "additional", "further"})
ADDITIONAL_AFTER: frozenset[str] = frozenset({"more", "additional", "further"})
#: between a toll and "up to", these tell that the toll has come there
CLIMBING: frozenset[str] = frozenset(
    "is are was now 's has have gone goes went climbs climbed moves moved jumps jumped".split()
)
#: words that may stand between a figure and its modifier without changing either
PADDING: frozenset[str] = frozenset({"the", "a", "all", "another", "other", "further", "as"})

#: a figure after one of these is a name or a measure of something else
NOT_AFTER: frozenset[str] = frozenset(
    {
        "$", "€", "£", "aged", "age", "ages", "highway", "route", "no", "no.", "number", "unit",
        "page", "chapter", "article", "section", "resolution", "room", "block", "gate", "line",
        "phase", "zone", "district", "ward", "level", "version", "type", "model", "caliber",
        "channel", "gaza-", "top", "#", "area", "sector", "road", "interstate",
        "apartment", "flight", "precinct",
    }
)  # fmt: skip
#: a figure before one of these counts or measures something that is not people
NOT_BEFORE: frozenset[str] = frozenset(
    {
        "%", "percent", "per", "pc", "km", "kilometers", "kilometres", "kilometer", "kilometre",
        "kms", "miles", "mile", "meters", "metres", "meter", "metre", "m", "feet", "foot", "ft",
        "yards", "inches", "cm", "mm", "kg", "kilograms", "kilos", "tons", "tonnes", "ton",
        "pounds",
        "lbs", "hours", "hour", "hrs", "minutes", "minute", "mins", "seconds", "days", "day",
        "weeks", "week", "months", "month", "years", "year", "decades", "decade", "centuries",
        "a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "dollars", "euros",
        "rupees", "pesos", "dinars",
        "shekels", "cents", "degrees", "points", "times", "caliber", "calibre", "ammunition",
        "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct", "nov", "dec", "votes", "seats", "goals", "percentage", "st", "street", "avenue",
        "yrs", "yr", "battalion", "brigade", "regiment", "division", "corps", "infantry",
        "gmt", "utc", "hectares", "acres", "liters", "litres",
    }
)  # fmt: skip
