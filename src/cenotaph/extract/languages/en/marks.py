"""English patterns of what tells one incident from another: ages, streets, clock times, days."""

import re
from typing import Final

#: "35-year-old", "35 years old", "aged 35", "Name, 35," and "Name (35)"
AGE: Final = re.compile(
    r"\b(?P<a>\d{1,3})[- ]years?[- ]old\b|\bage[ds]? (?P<b>\d{1,3})\b"
    r"|\b[A-Z][\w'’.-]+(?:,? \(|, )(?P<c>\d{1,2})(?=[,).;:]|\s+of\b)"
)
#: nobody is older
OLDEST: Final = 115

_STREET_NOUNS: Final = (
    "Street St Avenue Ave Road Rd Drive Dr Boulevard Blvd Lane Ln Court Ct Way Place Pl Circle"
    " Highway Hwy Parkway Pkwy Terrace Trail Pike Alley Loop streets avenues roads"
).replace(" ", "|")
_COMPASS: Final = (
    r"(?:(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest|[NSEW]|NE|NW|SE|SW)\.? )"
)
#: "North 84th Street", "Martin Luther King Jr. Drive": the words before the noun, compass left out
STREET: Final = re.compile(
    rf"\b{_COMPASS}?(?P<name>[A-Z0-9][\w.'’-]* (?:[A-Z][\w.'’-]* )?)(?:{_STREET_NOUNS})\b"
)

#: "PD8", "District 12", "KM5", "K4", "Sector 11", "Block 3": the kind as the name of a group
NUMBERED: Final = re.compile(
    r"\b(?:(?P<district>PD|(?:[Pp]olice )?[Dd]istrict|arrondissement)|(?P<km>KM|[Kk]m|K)"
    r"|(?P<block>[Bb]lock)|(?P<sector>[Ss]ector)|(?P<ward>[Ww]ard)|(?P<zone>[Zz]one)"
    r"|(?P<camp>[Cc]amp)|(?P<phase>[Pp]hase))[ -]?(?P<number>\d{1,3})\b(?! ?(?:km|per|%))"
)

#: "9 p.m.", "10:45 a.m."
CLOCK: Final = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?\s?m\b", re.IGNORECASE
)

WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
MONTHS: Final = {
    **{month: number for number, month in enumerate(_MONTHS, 1)},
    **{month[:3]: number for number, month in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_MONTH: Final = r"(?P<{}>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: "April 27", "27 April"
DATE: Final = re.compile(
    rf"\b{_MONTH.format('m1')} (?P<d1>\d{{1,2}})\b(?!:)|\b(?P<d2>\d{{1,2}}) {_MONTH.format('m2')}"
)
#: words that tell a time and are compared as such, not as words
TIME_WORDS: Final = frozenset((*WEEKDAYS, *MONTHS, *(word + "s" for word in WEEKDAYS)))
