"""English names of times, and the pieces that patterns of times are made of: data."""

import re
from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
NUMBERS: Mapping[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "twenty": 20, "twenty-four": 24, "thirty": 30, "forty-eight": 48,
    "seventy-two": 72, "ninety": 90,
}  # fmt: skip
HOLIDAYS: Mapping[str, tuple[int, int]] = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
#: words that look back from the day of the page, and by how many days
DAYS_BACK: Mapping[str, int] = {"today": 0, "tonight": 0, "yesterday": 1, "last night": 1}

#: months and weekdays that are other words without a capital
NEED_CAPITAL = re.compile(r"\b(?:may|march|mar|sat|sun|wed|mon|dec|jan)\b")

FULL_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
# Look-behinds stand after the first characters: a pattern that begins with a class of characters
# is searched several times faster.
DAY = r"\d(?<![\d.:$€£-]\d)\d?(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
YEAR = r"(?:19|20)(?<![\d.,$€£-](?:19|20))\d\d(?!\d|[.,]\d)"
# "3 JAN 90": two digits are a year only where the date ends with them
SHORT_YEAR = r"'?\d\d(?=\s*(?:--|[-–—()\[\].,;:]|$))"
WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?<!black friday)(?<!good friday)"
    r"(?<!bloody sunday)(?<!palm sunday)(?<!easter sunday)(?<!ash wednesday)(?<!super tuesday)"
    r"(?<!cyber monday)(?! (?:times|telegraph|mirror|express|school)\b)"
)
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
PART = r"(?:morning|afternoon|evening|night|noon|midday|lunchtime|dawn|dusk|midnight)"
# what makes a date a name: the March 5 Brigade, the 14 February Coalition
NAME = (
    r"(?!\s+(?:brigades?|battalion|regiment|alliance|movement|coalition|revolution|square|street"
    r"|bridge|division|accords?|agreements?|front|avenue|hospital|mosque|palace|university|group"
    r"|bloc|organi[sz]ation|martyrs|forces|stadium|camp)\b)"
)
COUNTED = (
    r"(?!\s+(?:people|persons|civilians|soldiers|men|women|children|fighters|homes|houses"
    r"|villages|families|cases|troops|police|others|dead|metres|meters|km|square|dollars|schools"
    r"|bodies)\b)"
)
ISO = r"(?:19|20)(?<![\d-](?:19|20))\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])"
DOTTED = r"\d(?<![\d.]\d)\d?\.\d\d?\.(?:(?:19|20)\d\d|\d\d)(?!\d|\.\d)"
SLASHED = r"\d(?<![\d/]\d)\d?/\d\d?/(?:(?:19|20)\d\d|\d\d)(?![\d/])"
DMY = (
    rf"(?:{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+(?:of\s+)?{YEAR}|\s+{SHORT_YEAR})?"
    rf"|\d\d?-{MONTH}-(?:19|20)\d\d){NAME}"
)
MDY = rf"\b{MONTH}\s+{DAY}(?:(?:,\s*|\s+){YEAR})?{NAME}{COUNTED}"
THAT_YEAR = r"(?:,?\s+(?:of\s+)?(?:last|this)\s+year\b)?"
DATE = rf"(?:{ISO}|{DMY}|{MDY}|{DOTTED}|{SLASHED}){THAT_YEAR}"
WEEKDAY_DATE = (
    rf"(?:{WEEKDAY}|\b{SHORT_WEEKDAY})(?:\s+{PART})?[,\s]*(?:[–—-]\s+)?(?:the\s+|on\s+)?"
    rf"[(\[]?{DATE}"
)
MONTH_YEAR = rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}"
EDGE = r"(?:the\s+)?(?:start|beginning|end|middle|early|late|mid)(?:\s+(?:of|in)\s+|[\s-]+)"
RELATIVE = (
    rf"(?:the day before yesterday|yesterday|today|tonight|last night"
    rf"|(?:earlier\s+)?this\s+{PART}|dawn|midnight)"
)
POINT = (
    rf"(?:{WEEKDAY_DATE}|{DATE}|(?:{EDGE})?{MONTH_YEAR}|(?:last\s+)?{WEEKDAY}(?:\s+{PART})?"
    rf"|(?:{EDGE})?(?:last\s+)?\b{FULL_MONTH}\b(?!\s+\d){THAT_YEAR}|{EDGE}(?:the|this|last)\s+(?:year|month|week)"
    rf"|(?:{EDGE})?{YEAR}|{RELATIVE}|last\s+(?:week|month|year))"
)
NUMBER = (
    r"(?:\d{1,3}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|twenty-four|twenty|thirty|forty-eight|seventy-two|ninety)"
)
UNIT = r"(?:hour|day|week|month|year)s?"
TO = r"(?:to|until|till|through|into|and|-|–|—)"
STRIFE = (
    r"(?:war|conflict|uprising|revolution|invasion|coup|offensive|fighting|truce|ceasefire"
    r"|violence|protests|clashes|operation|campaign|insurgency|rebellion|unrest|crisis"
    r"|hostilities|occupation|intifada|assault|siege|bombardment|escalation|attacks?)"
)

#: verbs and hedges with which news is set behind what came before it: "came just a day after"
FOLLOWS = (
    r"\b(?:comes?|came|coming|occur(?:s|red)|happen(?:s|ed)|took\s+place|follow(?:s|ed|ing))\s+"
    r"(?:(?:also|just|only|barely|some|about|nearly|almost|less\s+than|more\s+than|over)\s+)*"
)
BEGUN = r"(?:began|begun|broke out|started|erupted|ended|resumed|took effect|collapsed)"

#: before a date: "the evening of 9 July"
PART_OF = rf"(?:(?:the\s+)?(?:early\s+|late\s+)?(?:{PART}|small hours|early hours)\s+of\s+)?"
CLOCK = r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|hours)|\d{1,2}[:.]\d\d)\s+(?:on\s+)?)?"

#: kinds of cues -> their words; a rule needs some of them in its sentence
CUES: Mapping[str, frozenset[str]] = {
    "MONTH": frozenset(
        {"january", "february", "april", "june", "july", "august", "september", "october",
         "november", "december", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov"}
    ),
    "WEEKDAY": frozenset(
        {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    ),
}  # fmt: skip
#: words of needs that are no cue by themselves: most sentences hold one
COMMON = frozenset(
    {"as", "by", "until", "up", "through", "from", "between", "to", "into", "and", "or", "first",
     "last", "this", "new", "following", "past", "next", "coming", "end",
     "start", "early", "late"}
)  # fmt: skip
#: months that are other words without a capital
CAPITAL_WORDS = frozenset({"may", "march", "mar", "jan", "dec"})
CAPITAL_MONTHS = frozenset(
    {"May", "MAY", "March", "MARCH", "Mar", "MAR", "Jan", "JAN", "Dec", "DEC"}
)
