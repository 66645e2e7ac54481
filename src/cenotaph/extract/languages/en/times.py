"""Rules that find English times; each with two examples it matches and two near misses.

A rule's pattern is searched in the sentence in lower case (as it is, where the rule is `cased`).
`reading` names how the match is understood. Before a pattern is tried, its sentence must hold one
word of each of the one or two lines of `needs`; in capitals stand kinds of words (keys of CUES) and
shapes of figures. Rules stand in order: where two match the same words, the earlier one holds.
"""

from cenotaph.extract.languages.en.time_stretches import STRETCHES
from cenotaph.extract.languages.en.time_words import (
    COUNTED,
    DMY,
    DOTTED,
    EDGE,
    FOLLOWS,
    FULL_MONTH,
    ISO,
    MDY,
    MONTH_YEAR,
    NUMBER,
    PART,
    SLASHED,
    THAT_YEAR,
    UNIT,
    WEEKDAY,
    WEEKDAY_DATE,
    YEAR,
)
from cenotaph.extract.time_rule import Rule

#: readings that count from the day spoken of, not from the day of the page
ANCHORED = frozenset({"earlier", "day_before", "later", "same_day", "follows"})

DAYS: tuple[Rule, ...] = (
    Rule(
        name="when.overnight_weekday",
        pattern=(
            rf"\b(?:overnight\s+(?:on\s+|into\s+|to\s+)?|the\s+night\s+(?:in)?to\s+)"
            rf"(?P<weekday>{WEEKDAY})"
        ),
        reading="overnight_weekday",
        needs=("overnight night", "WEEKDAY"),
        matches=("He was shot overnight Tuesday.", "Shells fell overnight into Sunday."),
        misses=("On Tuesday ten died.", "Ten died overnight."),
    ),
    Rule(
        name="when.weekday_date",
        pattern=rf"(?P<a>{WEEKDAY_DATE})",
        reading="point",
        needs=("WEEKDAY mon tue tues wed thu thur thurs fri sat sun", "MONTH SLASHED"),
        matches=("On Tuesday, 14 December, ten died.", "He was shot Wednesday night, June 1."),
        misses=("On Tuesday ten died.", "On 14 December ten died."),
    ),
    Rule(
        name="when.named_attack",
        pattern=r"\b(?:sept(?:ember|\.)?\s+11|11\s+september)(?:th)?,?\s+(?:terror(?:ist)?\s+)?attacks?\b",
        reading="none",
        needs=("september sept",),
        matches=("It recalled the September 11 attacks.", "After the 11 September attack he left."),
        misses=("On September 11 ten died.", "The attacks of September grew."),
    ),
    Rule(
        name="when.iso",
        pattern=rf"(?P<a>{ISO})",
        reading="point",
        needs=("ISO",),
        matches=("2018-03-12: ten died.", "On 2018-03-12 ten died."),
        misses=("Case 12018-03-12 is open.", "The 2018-03 report is out."),
    ),
    Rule(
        name="when.date",
        pattern=rf"(?P<a>{DMY}{THAT_YEAR})",
        reading="point",
        needs=("MONTH",),
        matches=("On 12 March 2018 ten died.", "On the 12th of March last year ten died."),
        misses=("A 5 March Brigade fighter died.", "They march 12 miles."),
    ),
    Rule(
        name="when.date_month_first",
        pattern=rf"(?P<a>{MDY}{THAT_YEAR})",
        reading="point",
        needs=("MONTH",),
        matches=("On December 12 ten died.", "On March 12, 2018 ten died."),
        misses=("A March 5 Brigade fighter died.", "You may 12 times ask."),
    ),
    Rule(
        name="when.date_in_figures",
        pattern=rf"(?P<a>{DOTTED}|{SLASHED})",
        reading="point",
        needs=("SLASHED",),
        matches=("02.02.22: 62 people killed.", "On 25/03/2018 ten died."),
        misses=("Version 1.2.3 is out.", "A 24/7 service."),
    ),
    Rule(
        name="when.weekday_last_week",
        pattern=rf"(?P<weekday>{WEEKDAY})(?:\s+{PART})?\s+(?:of\s+)?last\s+week\b",
        reading="weekday_last_week",
        needs=("WEEKDAY", "last"),
        matches=("He was shot on Friday last week.", "Ten died on Monday of last week."),
        misses=("He was shot last Friday.", "Last week ten died."),
    ),
    Rule(
        name="when.last_weekday",
        pattern=rf"\b(?:last|the\s+previous|the\s+past|past)\s+(?P<weekday>{WEEKDAY})(?:\s+{PART})?",
        reading="last_weekday",
        needs=("WEEKDAY", "last previous past"),
        matches=("He was shot last Friday.", "Ten died the previous Saturday."),
        misses=("He was shot on Friday.", "At last ten Fridays later he died."),
    ),
    Rule(
        name="when.next_weekday",
        pattern=rf"\b(?:next|coming|following)\s+(?P<weekday>{WEEKDAY})",
        reading="none",
        needs=("WEEKDAY", "next coming following"),
        matches=("They will meet next Friday.", "The vote is this coming Sunday."),
        misses=("He was shot on Friday.", "Next ten died."),
    ),
    Rule(
        name="when.weekday",
        pattern=(rf"(?P<weekday>{WEEKDAY})(?:\s+{PART})?"),
        reading="weekday",
        needs=("WEEKDAY",),
        matches=("Ten died late on Monday.", "He was shot Tuesday night."),
        misses=("Shops opened on Black Friday.", "The Sunday Times wrote it."),
    ),
    Rule(
        name="when.weekend",
        pattern=(
            r"\b(?P<which>last\s+|this\s+|this\s+past\s+|the\s+past\s+|the\s+|over\s+|at\s+"
            r"|a\s+(?:violent|deadly|bloody)\s+)weekend\b"
        ),
        reading="weekend",
        needs=("weekend",),
        matches=("18 were killed at the weekend.", "Ten died last weekend."),
        misses=("A weekend market burned.", "Next weekend they vote."),
    ),
    Rule(
        name="when.month_edge",
        pattern=(
            rf"\b(?P<edge>{EDGE})(?P<a>{MONTH_YEAR}|\b{FULL_MONTH}\b(?!\s+\d)|{YEAR}|(?:the|this|last)\s+year)"
        ),
        reading="edge",
        needs=("start beginning end middle early late mid", "MONTH YEAR year"),
        matches=("Ten died in early March 2022.", "At the end of March ten died."),
        misses=("Early on ten died.", "In the end ten died."),
    ),
    Rule(
        name="when.whole_month",
        pattern=(
            rf"\b(?:during|throughout|over|for|in)\s+the\s+(?:whole\s+)?month\s+of\s+"
            rf"(?P<a>{MONTH_YEAR}|{FULL_MONTH})\b"
        ),
        reading="whole",
        needs=("month",),
        matches=("Ten died during the month of May.", "In the month of March 2019 ten died."),
        misses=("Ten died in May.", "The month was calm."),
    ),
    Rule(
        name="when.month",
        pattern=(
            rf"\b(?:in|during|throughout|of|until|before|late|mid|early)\s+(?P<a>(?:last\s+)?{FULL_MONTH}"
            rf"\b(?!\s+\d){THAT_YEAR})|\b(?P<last>last\s+{FULL_MONTH})\b(?!\s+\d)"
        ),
        reading="month",
        needs=("MONTH",),
        matches=("An engineer was seized in April.", "Last March ten died."),
        misses=("Ten may die in a march.", "April Stone was shot."),
    ),
    Rule(
        name="when.day_of_month",
        pattern=(
            r"\b(?:on|of)\s+the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
            r"(?:\s+of\s+(?:this|the)\s+month\b|(?=\s*(?:[,.;:)]|$)|\s+(?:at|when|in|near|a|the)\b))"
        ),
        reading="day_of_month",
        needs=("st nd rd th",),
        matches=("He was shot on the 14th.", "On the 3rd at noon ten died."),
        misses=("On the 14th floor ten died.", "He fell on the 3rd Brigade."),
    ),
    Rule(
        name="when.this_unit",
        pattern=r"\b(?:earlier\s+)?this\s+(?P<unit>week|month|year)\b",
        reading="this_unit",
        needs=("this", "week month year"),
        matches=("137 were murdered this year.", "Earlier this month ten died."),
        misses=("Last year ten died.", "This attack killed ten."),
    ),
    Rule(
        name="when.last_unit",
        pattern=r"\b(?:late\s+|early\s+|earlier\s+)?last\s+(?P<unit>week|month|year)\b",
        reading="last_unit",
        needs=("last", "week month year"),
        matches=("Ten were killed last week.", "Last year it shot two."),
        misses=("The last ten died.", "This week ten died."),
    ),
    Rule(
        name="when.day_before_yesterday",
        pattern=r"\bthe\s+day\s+before\s+yesterday\b",
        reading="two_days_back",
        needs=("yesterday",),
        matches=("Ten died the day before yesterday.", "The day before yesterday he was shot."),
        misses=("Ten died yesterday.", "The day before was quiet."),
    ),
    Rule(
        name="when.overnight",
        pattern=r"\bovernight\b",
        reading="overnight",
        needs=("overnight",),
        matches=("Strikes killed 14 overnight.", "Overnight shells fell."),
        misses=("Ten died in the night.", "An overnights bus burned."),
    ),
    Rule(
        name="when.yesterday",
        pattern=rf"\b(?:yesterday(?:\s+{PART})?|last\s+(?:night|evening))\b",
        reading="yesterday",
        needs=("yesterday night evening",),
        matches=("A clash yesterday killed ten.", "He was shot last night."),
        misses=("The last nights were calm.", "Yesteryear was calm."),
    ),
    Rule(
        name="when.today",
        pattern=(
            rf"(?:today|tonight|this\s+(?:early\s+)?{PART}|this\s+[ap]\.?m)\b"
            rf"(?<!usa today)(?<!russia today)(?<!india today)"
        ),
        reading="today",
        needs=(
            "today tonight morning afternoon evening night noon midday lunchtime dawn dusk m am pm",
        ),
        matches=("Ten died this morning.", "Tonight a bomb went off."),
        misses=("USA Today reported ten dead.", "In the morning it rained."),
    ),
    Rule(
        name="when.same_day",
        pattern=r"\b(?:earlier|later)\s+(?:in\s+the|(?:on\s+)?(?:that|the\s+same))\s+day\b",
        reading="same_day",
        needs=("earlier later", "day"),
        matches=("Earlier in the day a bomb went off.", "Later that day ten died."),
        misses=("Ten died in the day's heat.", "Later the day was calm."),
    ),
    Rule(
        name="when.month_year",
        pattern=rf"(?P<a>{MONTH_YEAR})",
        reading="point",
        needs=("MONTH", "YEAR"),
        matches=("In March 2019 ten died.", "The raid of January 1992 killed ten."),
        misses=("In March ten died.", "They march 2019 miles."),
    ),
    Rule(
        name="when.year",
        pattern=(
            rf"\b(?:in|during|throughout|for)\s+(?:the\s+(?:whole\s+)?(?:year\s+)?(?:of\s+)?)?(?P<a>{YEAR})\b{COUNTED}"
            rf"(?!\s*[-–]\s?\w)"
        ),
        reading="whole",
        needs=("YEAR",),
        matches=("In 2021 it recorded seven murders.", "Throughout 2019 shells fell."),
        misses=("In 2000 homes the power failed.", "A 1993 model burned."),
    ),
    Rule(
        name="when.holiday",
        pattern=(
            r"\b(?P<holiday>new year['’]s (?:day|eve)|christmas (?:day|eve)|boxing day"
            r"|valentine['’]s day)\b"
        ),
        reading="holiday",
        needs=("day eve", "new christmas boxing valentine"),
        matches=("He was shot on Christmas Day.", "On New Year's Eve ten died."),
        misses=("A Christmas market burned.", "In the new year ten died."),
    ),
    Rule(
        name="when.so_far",
        pattern=r"\b(?:so far|to date|until now|up to now)\b",
        reading="so_far",
        needs=("far date until up",),
        matches=("Troops have so far killed 15.", "To date ten have died."),
        misses=("They went too far.", "The date is set."),
    ),
    Rule(
        name="when.earlier",
        pattern=(
            rf"\b(?P<count>{NUMBER})\s+(?P<unit>{UNIT})\s+"
            rf"(?:earlier|before(?!\s+(?:an?|this|that)\b))\b"
            rf"(?!\s+(?:the|he|she|they|it|his|her|their)\b)"
        ),
        reading="earlier",
        needs=("earlier before",),
        matches=("A day earlier a strike killed eight.", "A week earlier ten had died."),
        misses=("Earlier ten had died.", "He left two days before the raid."),
    ),
    Rule(
        name="when.follows",
        pattern=rf"{FOLLOWS}(?P<count>the|{NUMBER})\s+(?P<unit>(?:day|week|month|year)s?)\s+after\b",
        reading="follows",
        needs=("day days week weeks month months year years", "after"),
        matches=(
            "The raid comes eleven days after gunmen killed eight.",
            "It came just a week after a blast killed ten.",
        ),
        misses=("Eleven days after the raid ten died.", "Police came after ten had died."),
    ),
    Rule(
        name="when.day_after",
        pattern=(
            rf"\b(?:(?:on\s+)?the\s+(?:next|following|day)\s+(?:day|{PART}|after(?!\s+\w))"
            rf"|(?P<count>{NUMBER})\s+days?\s+later)\b"
        ),
        reading="later",
        needs=("next following after later", "day days morning afternoon evening night"),
        matches=(
            "Ten died on Monday; a guard died the following day.",
            "Shells fell on 3 March; two days later three bodies were found.",
        ),
        misses=("Following the day of rest ten died.", "Later in the day ten died."),
    ),
    Rule(
        name="when.day_before",
        pattern=r"\b(?:(?:on\s+)?the\s+)(?:previous\s+(?:day|night)|day\s+before(?!\s+\w)|night\s+before(?!\s+\w))",
        reading="day_before",
        needs=("previous before", "day night"),
        matches=("The raid ended the day before.", "Ten had died the previous day."),
        misses=("He left the day before the raid.", "The next day ten died."),
    ),
)

RULES: tuple[Rule, ...] = STRETCHES + DAYS
