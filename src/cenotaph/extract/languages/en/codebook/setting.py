"""Codebook: what the rules of time and place say, in one sentence each.

Their examples and near misses stand beside their patterns, in `times`, `time_stretches` and
`places`; a claim names them as it names the other rules.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WHEN: Final[Mapping[str, str]] = {
    "when.sentence": "The time told nearest to the word of harm, in its clause or sentence.",
    "when.before": "No time stands in the sentence; the one told last before it still holds.",
    "when.period": "The sentence sums over a period that is told before it.",
    "when.same-period": "Words such as 'in the same period' point to a period told before.",
    "when.none": "No time is told, here or before.",
    "when.dateline": "The date of the dateline is the day of the report.",
    "when.so_far_this": "'So far this year' runs from its start to the page's day.",
    "when.first_days": "'The first three days of' a month runs over those days.",
    "when.part_of_year": "A half or a quarter of a year runs over its months.",
    "when.days_of_month": "'From 3 to 5 May' runs over the days between.",
    "when.month_days": "'December 12 and 13' runs over the days named.",
    "when.from_to": "'From' or 'between' two times runs from the one to the other.",
    "when.to": "Two times joined by 'to', 'and' or a dash run from the one to the other.",
    "when.years": "Two years joined by a dash run from the one to the other.",
    "when.since": "'Since' a time runs from it to the page's day.",
    "when.since_event": "'Since' an event with its date runs from that date to the page's day.",
    "when.since_strife": "'Since the war began' has no start and ends on the page's day.",
    "when.as_of": "'As of' or 'by' a day has no start and ends on that day.",
    "when.past": "'The past 48 hours' ends on the page's day and goes back so far.",
    "when.past_unit": "'The past week' ends on the page's day and goes back so far.",
    "when.recent": "'In recent weeks' ends on the page's day and has no start.",
    "when.ago": "'Two days ago' counts back from the page's day.",
    "when.overnight_weekday": "'Overnight' with a weekday is the night into or out of that day.",
    "when.weekday_date": "A weekday with its date is that date.",
    "when.named_attack": "A date that names an attack is that attack's day.",
    "when.iso": "A date written year first is that day.",
    "when.date": "A day and a month are the last such day before the page, if no year is told.",
    "when.date_month_first": (
        "A month and a day are the last such day before the page, if no year is told."
    ),
    "when.date_in_figures": "A date in figures is that day.",
    "when.weekday_last_week": "'Friday last week' is the day in the calendar week before.",
    "when.last_weekday": "'Last Friday' is the last such day before the page's.",
    "when.next_weekday": "'Next Friday' lies ahead.",
    "when.weekday": "A bare weekday is the last such day up to the page's.",
    "when.weekend": "'The weekend' is the last Saturday and Sunday.",
    "when.month_edge": "'Early March' or 'the end of March' is that part of the month.",
    "when.whole_month": "'During the month of May' is the whole month.",
    "when.month": "A bare month is the last such month up to the page's.",
    "when.day_of_month": "'The 14th' is the last such day up to the page's.",
    "when.this_unit": "'This year' runs from its start to the page's day.",
    "when.last_unit": "'Last week' is the calendar week before the page's.",
    "when.day_before_yesterday": "Two days before the page's.",
    "when.overnight": "'Overnight' is the night before the page's day.",
    "when.yesterday": "'Yesterday' or 'last night' is the day before the page's.",
    "when.today": "'Today' or 'earlier in the day' is the page's day.",
    "when.month_year": "A month and its year are that month.",
    "when.year": "'In 2021' is that year.",
    "when.holiday": "A holiday of fixed date is that day.",
    "when.so_far": "'So far' has no start and ends on the page's day.",
    "when.earlier": "'A day earlier' counts back from the day told before it.",
    "when.day_before": "'The day before' counts back from the day told before it.",
}
_WHERE: Final[Mapping[str, str]] = {
    "where.sentence": "The place told nearest to the word of harm, in its clause or sentence.",
    "where.before": "No place stands in the sentence; the one told last before it still holds.",
    "where.none": "No place is told, here or before.",
    "where.dateline": "The dateline tells where the report was written.",
    "where.owned": "A place with 's before a noun is where that noun's things are.",
    "where.bare": "A known name by itself is a place.",
    "where.listed": "A name joined to a place by 'and' or a comma is a place like it.",
    "where.between": "'Between' two places is the stretch from the one to the other.",
    "where.container": "A wider place behind a smaller one only tells where that is.",
    "where.speaker": "A place that tells where a speaker sits is not the harm's.",
    "where.distance": "'40 km east of' a place is a point so far from it.",
    "where.near": "'Near' or 'outside' a place reaches some kilometres beyond its edge.",
    "where.in": "A name behind 'in', 'at' or a like word is where the harm was.",
    "where.struck": "A name behind a verb of attack is where it struck.",
    "where.residents": "Where its residents tell of the harm or are harmed, it was.",
    "where.side_of": "'North of' or 'on the outskirts of' a place is beside it.",
    "where.land_of": "'The countryside of' or 'the desert of' a place is the land around it.",
    "where.harm_of": "'The shelling of' or 'the attack on' a place was there.",
    "where.noun_of": "'The village of' or 'the province of' a name is that place.",
    "where.origin": "A place that people or weapons came from or went to is not the harm's.",
    "where.line": "A road or a triangle named after places runs along or between them.",
    "where.land": "A name with 'countryside', 'desert' or the like is the land around it.",
    "where.wide": "A name with 'province', 'district' or the like is that wider place.",
    "where.part": "A name with 'camp', 'market', 'airport' or the like is one spot of a place.",
    "where.small": "A name with 'village', 'town' or the like is that place.",
    "where.label": "A name behind 'Location:' or the like is where the harm was.",
}
#: name of a rule -> what it says
SETTING: Final[Mapping[str, str]] = MappingProxyType({**_WHEN, **_WHERE})
