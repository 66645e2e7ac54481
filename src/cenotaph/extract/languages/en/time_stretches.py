"""Rules that find English stretches of time and datelines: data, in the form told in `times`."""

from cenotaph.extract.languages.en.time_words import (
    BEGUN,
    CLOCK,
    COUNTED,
    DATE,
    DAY,
    FULL_MONTH,
    MONTH,
    MONTH_YEAR,
    NAME,
    NUMBER,
    PART,
    PART_OF,
    POINT,
    STRIFE,
    TO,
    UNIT,
    WEEKDAY,
    YEAR,
)
from cenotaph.extract.time_rule import Rule

#: the country behind a dateline's town: "BEIRUT, Lebanon"
_LAND = r"(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?)?"
#: where a report was written, in small letters: "Tegucigalpa (Honduras)"
_WRITTEN_AT = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?: ?\([A-Z][^)]{2,30}\))?"

STRETCHES: tuple[Rule, ...] = (
    Rule(
        name="when.dateline",
        pattern=(
            rf"\A\s*(?:[A-Z][A-Z .,'’()\[\]-]*|{_WRITTEN_AT}){_LAND},\s+"
            rf"(?P<a>(?i:{DATE}|{WEEKDAY}))"
            r"(?=\.?\s*(?:\([^)]*\)\s*)?(?:--|[-–—:(\[]))"
        ),
        reading="dateline",
        cased=True,
        needs=("MONTH WEEKDAY",),
        matches=(
            "SAN SALVADOR, 3 JAN 90 -- [REPORT] THE COMMAND HAS REPORTED A CLASH.",
            "BEIRUT, Lebanon, Sept. 19 -- Rescue workers today found more bodies.",
        ),
        misses=(
            "The town fell on March 3 - a Friday.",
            "SAN SALVADOR -- THE CLASH WAS REPORTED.",
        ),
    ),
    Rule(
        name="when.so_far_this",
        pattern=(
            rf"\bso far (?:(?:in )?(?:this|the) (?:current )?(?P<unit>week|month|year)"
            rf"|(?:in|during) (?P<a>{YEAR}))|\bfor the (?P<whole>year)(?=[.,;]|$)"
        ),
        reading="so_far_this",
        needs=("far year",),
        matches=("35 were killed so far this year.", "So far in 2016 ten have died."),
        misses=("So far fifteen were killed.", "This year ten were killed."),
    ),
    Rule(
        name="when.first_days",
        pattern=(
            rf"\b(?P<which>first|last) (?P<count>{NUMBER}) (?P<unit>days|weeks|months) of"
            rf" (?P<a>{MONTH_YEAR}|{FULL_MONTH}|{YEAR}|this year|the year)"
        ),
        reading="first_days",
        needs=("first last", "days weeks months"),
        matches=(
            "In the first twelve days of March 2023, 91 were killed.",
            "In the last five months of 2021 ten died.",
        ),
        misses=("In the first days ten died.", "The first twelve days were quiet."),
    ),
    Rule(
        name="when.part_of_year",
        pattern=(
            rf"\b(?P<which>first|second|third|fourth|last)\s+(?P<part>half|quarter)\s+of\s+"
            rf"(?P<a>{YEAR}|this year|the year|last year)"
        ),
        reading="part_of_year",
        needs=("half quarter",),
        matches=("In the first half of 2023 ten died.", "In the third quarter of 2021 ten died."),
        misses=("In the first half they scored.", "Half of 2000 people fled."),
    ),
    Rule(
        name="when.days_of_month",
        pattern=(
            rf"(?:\b(?:from|between)\s+)?(?P<d1>{DAY})(?:,\s*{DAY})*\s*(?:{TO}|or|/)\s*"
            rf"(?P<d2>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)\s+(?:of\s+)?(?P<month>{MONTH})"
            rf"(?:,?\s+(?P<year>{YEAR}))?{NAME}"
        ),
        reading="days_of_month",
        needs=("MONTH",),
        matches=("It lasted from 3 to 5 May.", "On the night of 3-4 May 2019 shells fell."),
        misses=("Between 3 and 5 people died.", "From 3 May on it was quiet."),
    ),
    Rule(
        name="when.month_days",
        pattern=(
            rf"\b(?P<month>{MONTH})\s+(?P<d1>{DAY})(?:,\s*{DAY})*,?\s*(?:{TO}|or|/)\s*"
            rf"(?P<d2>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\d:]|[.,]\d)"
            rf"(?:,?\s+(?P<year>{YEAR}))?{COUNTED}"
        ),
        reading="days_of_month",
        needs=("MONTH",),
        matches=(
            "On December 12 and 13, warplanes struck.",
            "The raids of March 3-5, 2019 went on.",
        ),
        misses=("On December 12 and later ten died.", "On December 12 and 13 people died."),
    ),
    Rule(
        name="when.from_to",
        pattern=(
            rf"\b(?:between|from)\s+{CLOCK}{PART_OF}(?P<a>{POINT})\s*{TO}\s*{CLOCK}{PART_OF}"
            rf"(?P<b>{POINT})"
        ),
        reading="from_to",
        needs=("from between", "TWO"),
        matches=(
            "Between January 2016 and December 2022 57 were killed.",
            "It went on from Friday to Sunday.",
        ),
        misses=("Between 10 and 15 died.", "A man from Sunday Lake fled."),
    ),
    Rule(
        name="when.began_ended",
        pattern=(
            rf"\b(?:began|started|erupted)\s+(?:on\s+)?(?P<a>{POINT}),?\s+and\s+"
            rf"(?:ended|ran|lasted|went on)\s+(?:on\s+|until\s+|to\s+)?(?P<b>{POINT})"
        ),
        reading="from_to",
        needs=("began started erupted", "TWO"),
        matches=(
            "The battle, which began on 23 May 2017 and ended on 23 October, killed ten.",
            "Fighting erupted on Friday and went on until Sunday.",
        ),
        misses=("It began on Friday and killed ten.", "The battle ended on Sunday."),
    ),
    Rule(
        name="when.hours_to",
        pattern=(
            rf"\b(?:in|during|over|for)\s+the\s+(?P<count>{NUMBER})\s+(?P<unit>hours|days|weeks|months)"
            rf"\s+(?:to|until|up to|ending|ended|through)\s+(?:on\s+)?(?P<a>{POINT})"
        ),
        reading="past_to",
        needs=("hours days weeks months", "to until ending ended through"),
        matches=(
            "Police found 14 bodies in the 24 hours to Sunday evening.",
            "Ten died in the three days to 4 May 2019.",
        ),
        misses=("Police worked in the 24 hours before.", "Ten walked to Sunday Lake."),
    ),
    Rule(
        name="when.to",
        pattern=(
            rf"(?P<a>(?:{WEEKDAY}(?:\s+{PART})?|{DATE}|{MONTH_YEAR}))\s*"
            rf"(?P<join>to|until|through|into|and|or|-|–|—)\s*(?:on\s+)?(?:early\s+|late\s+)?"
            rf"(?P<b>(?:{WEEKDAY}(?:\s+{PART})?|{DATE}|{MONTH_YEAR}))"
        ),
        reading="from_to",
        needs=("TWO", "to until through into and or DASH"),
        matches=(
            "Shells fell on Saturday and Sunday.",
            "The battle of 30 April to 2 May 2019 was long.",
        ),
        misses=("Shells fell on Saturday and killed ten.", "On 30 April ten died."),
    ),
    Rule(
        name="when.years",
        pattern=rf"(?P<a>{YEAR})\s?[-–—]\s?(?P<b>(?:19|20)\d\d)(?!\d)",
        reading="from_to",
        needs=("YEAR", "DASH"),
        matches=("The 1993-1995 campaign killed ten.", "In 2011–2019 many died."),
        misses=("The 2011 campaign killed ten.", "Call 2011-20191."),
    ),
    Rule(
        name="when.since",
        pattern=(
            rf"\bsince\s+(?:(?:as )?early as\s+|at least\s+|around\s+|about\s+|the\s+"
            rf"|(?:early|late)\s+(?:on\s+)?(?={WEEKDAY}))?(?P<a>{POINT})"
        ),
        reading="since",
        needs=("since",),
        matches=("601 were killed since March of 2019.", "Ten died since the start of August."),
        misses=("Many have since fled.", "Since then ten have died."),
    ),
    Rule(
        name="when.since_event",
        pattern=(
            rf"\bsince\s+(?:[\w'’-]+\s+){{1,10}}?"
            rf"(?:(?:on|in|of)\s+|(?={DATE}|{MONTH_YEAR}))(?P<a>{POINT})"
        ),
        reading="since",
        needs=("since",),
        matches=(
            "Ten died since troops entered the town on 11 December.",
            "Ten died since the minister named his new cabinet May 3.",
        ),
        misses=("Many have since fled to the hills.", "Ten died in February."),
    ),
    Rule(
        name="when.since_strife",
        pattern=(
            rf"\bsince\s+(?:(?:the|this)\s+(?:[\w'’-]+\s+){{0,4}}?{STRIFE}"
            rf"|(?:[\w'’-]+\s+){{0,4}}?{STRIFE}(?=\s+{BEGUN}))(?:\s+{BEGUN})?"
        ),
        reading="since_unknown",
        needs=("since",),
        matches=("Ten died since the war began.", "Since the start of the conflict many fled."),
        misses=("Since reactions of violence grew many fled.", "The war began long ago."),
    ),
    Rule(
        name="when.as_of",
        pattern=rf"\b(?:as of|by|until|up to|through)\s+(?:early\s+|late\s+)?(?P<a>{POINT})",
        reading="as_of",
        needs=("as by until up through", "MONTH WEEKDAY YEAR today yesterday week"),
        matches=("As of Friday 728 had been killed.", "Ten had fled by 3 May."),
        misses=("A bomb by the road killed ten.", "On Friday 728 had been killed."),
    ),
    Rule(
        name="when.past",
        pattern=(
            rf"\b(?:(?:in|over|during|within|for|throughout)\s+)?(?:the\s+|these\s+)?"
            rf"(?:past|last|previous|preceding)\s+(?:(?P<count>{NUMBER}|few|several)\s+)?"
            rf"(?P<unit>hours|days|weeks|months|years|decades)\b(?!\s+of\s+(?:{YEAR}|last year))"
        ),
        reading="past",
        needs=("past last previous preceding", "hours days weeks months years decades"),
        matches=("130 died over the past 24 hours.", "In the last two weeks ten died."),
        misses=("A 48-hour ceasefire held.", "Last week ten died."),
    ),
    Rule(
        name="when.past_unit",
        pattern=(
            r"\b(?:in|over|during|within|for|throughout)\s+the\s+(?:past|last)\s+"
            r"(?P<unit>day|week|month|year|decade)\b"
        ),
        reading="past",
        needs=("past last", "day week month year decade"),
        matches=("In the past month ten died.", "Over the last decade many fled."),
        misses=("Last month ten died.", "The past is over."),
    ),
    Rule(
        name="when.recent",
        pattern=r"\b(?:in|over|during)\s+(?:the\s+)?recent\s+(?P<unit>days|weeks|months|years)\b",
        reading="recent",
        needs=("recent",),
        matches=("In recent weeks ten died.", "Over recent months many fled."),
        misses=("A recent attack killed ten.", "Ten died recently."),
    ),
    Rule(
        name="when.ago",
        pattern=rf"\b(?P<count>{NUMBER})\s+(?P<unit>{UNIT})\s+ago\b",
        reading="ago",
        needs=("ago",),
        matches=("He was shot two days ago.", "The raid was a week ago."),
        misses=("Long ago ten died.", "For two days it was quiet."),
    ),
)
