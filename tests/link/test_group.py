"""The claims of a page fall into one report for each incident it tells of."""

from dataclasses import replace

from cenotaph.link.group import group
from cenotaph.model.claims import Responsibility
from cenotaph.model.reports import Report
from cenotaph.model.values import Span, When
from tests.builders import HAMA, day, exact
from tests.link.reports import IDLIB, NEXT_TOWN, UNDATED, at, extraction

DAYS = When(
    text="for a week", start="2020-12-07", end="2020-12-14", precision="interval", edtf=None
)
GOING_ON = When(text="so far", start=None, end="2020-12-14", precision="open", edtf=None)


def held(reports: tuple[Report, ...]) -> list[list[str]]:
    """The ids of the claims of each report."""
    return [[claim.id for claim in report.claims] for report in reports]


def test_claims_that_agree_in_time_and_place_are_one_report() -> None:
    """Two figures of one day in one town."""
    reports = group(extraction(at(0), at(50)))
    assert (held(reports), [report.lead for report in reports]) == ([["at-0", "at-50"]], [True])


def test_unknown_time_and_place_agree_with_all() -> None:
    """A claim that tells neither is the lead's."""
    assert held(group(extraction(at(0), at(50, when=UNDATED, where=())))) == [["at-0", "at-50"]]


def test_an_unplaced_claim_stays_with_its_sentence() -> None:
    """ "In March 12 were killed and 30 wounded": both are background."""
    past = at(50, when=day("2020-03-01"), quote=Span(50, 99))
    mate = at(70, when=UNDATED, where=(), quote=Span(50, 99))
    assert held(group(extraction(at(0), past, mate))) == [["at-0"], ["at-50", "at-70"]]


def test_a_past_incident_is_a_report_of_its_own() -> None:
    """Background that ended three days before the lead."""
    assert held(group(extraction(at(0), at(50, when=day("2020-12-11"))))) == [["at-0"], ["at-50"]]


def test_the_day_before_is_the_same_incident() -> None:
    """An incident is about 24 hours wide, where a sentence names no place of its own."""
    before = at(50, when=day("2020-12-13"), inherited=("where",))
    assert held(group(extraction(at(0), before))) == [["at-0", "at-50"]]


def test_another_day_told_with_its_place_is_another_incident() -> None:
    """ "Shelling on Monday wounded four in Hama", beside Sunday's; a toll counted then is none."""
    other = at(50, when=day("2020-12-15"), rules={"measure": "harm.active"})
    counted = at(90, when=day("2020-12-15"), rules={"measure": "harm.toll"}, count=exact(9))
    assert held(group(extraction(at(0), other))) == [["at-0"], ["at-50"]]
    assert held(group(extraction(at(0), counted))) == [["at-0", "at-90"]]


def test_another_forty_of_the_next_day_are_no_addition_to_the_first() -> None:
    """They have a day and a place of their own."""
    more = at(50, when=day("2020-12-15"), scope="addition", rules={"measure": "harm.passive"})
    assert held(group(extraction(at(0), more))) == [["at-0"], ["at-50"]]


def test_another_place_is_a_report_of_its_own() -> None:
    """Idlib is 89 km from Hama."""
    assert held(group(extraction(at(0), at(50, where=(IDLIB,))))) == [["at-0"], ["at-50"]]


def test_the_next_village_is_the_same_incident() -> None:
    """Places whose edges lie within ten kilometres agree."""
    assert held(group(extraction(at(0), at(50, where=(NEXT_TOWN,))))) == [["at-0", "at-50"]]


def test_the_items_of_a_round_up_are_reports_of_their_own() -> None:
    """Three items, two of them of one incident."""
    claims = (
        at(0),
        at(50, where=(IDLIB,)),
        at(100, where=(IDLIB,)),
        at(150, when=day("2020-11-01")),
    )
    assert held(group(extraction(*claims))) == [["at-0"], ["at-50", "at-100"], ["at-150"]]


def test_cumulative_claims_and_their_parts_lie_in_the_lead() -> None:
    """ "601 since March of 2019, including 40 civilians"."""
    since = When(text="since", start="2019-03", end="2020-12-14", precision="interval", edtf=None)
    total = at(50, scope="cumulative", when=since, where=(IDLIB,))
    part = at(70, scope="part", part_of="at-50", when=since, where=(IDLIB,))
    reports = group(extraction(at(0), total, part))
    assert held(reports) == [["at-0", "at-50", "at-70"]]
    assert (reports[0].kind, reports[0].when) == ("incident", day("2020-12-14"))


def test_parts_follow_their_whole() -> None:
    """A part of a background figure is background, though it names no day."""
    whole = at(50, when=day("2020-03-01"))
    part = at(70, when=UNDATED, where=(), scope="part", part_of="at-50")
    assert held(group(extraction(at(0), whole, part))) == [["at-0"], ["at-50", "at-70"]]


def test_a_later_death_follows_the_figure_it_adds_to() -> None:
    """ "Three more died on Thursday" is of the incident it goes on from."""
    told = {"measure": "harm.state"}
    later = at(50, when=day("2020-12-17"), scope="addition", rules=told)
    assert held(group(extraction(at(0), later))) == [["at-0", "at-50"]]


def test_without_a_setting_the_headline_leads() -> None:
    """The headline's claim sets time and place, though the body tells of the past first."""
    past = at(50, when=day("2020-03-01"))
    head = at(100, segment="headline")
    reports = group(extraction(past, head, setting_when=None, setting_where=()))
    assert held(reports) == [["at-100"], ["at-50"]]
    assert reports[0].where == (HAMA,)


def test_a_page_without_claims_gives_its_setting() -> None:
    """One lead report with time and place, and no claims."""
    reports = group(extraction())
    assert [(one.lead, one.when, one.where, one.claims) for one in reports] == [
        (True, day("2020-12-14"), (HAMA,), ())
    ]


def test_a_page_with_nothing_gives_no_report() -> None:
    """No claim, no setting, no accusation."""
    assert group(extraction(setting_when=None, setting_where=())) == ()


def test_deaths_over_more_than_two_days_are_an_episode() -> None:
    """A week of clashes."""
    assert group(extraction(at(0, when=DAYS), setting_when=None))[0].kind == "episode"


def test_clashes_that_go_on_are_an_episode() -> None:
    """ "The clashes have so far killed 15"."""
    clash = at(0, when=GOING_ON, means=("clash",))
    assert group(extraction(clash, setting_when=None))[0].kind == "episode"


def test_a_toll_so_far_of_one_strike_is_an_incident() -> None:
    """ "The strike has so far killed 15" does not go on."""
    strike = at(0, when=GOING_ON, means=("airstrike",))
    assert group(extraction(strike, setting_when=None))[0].kind == "incident"


def test_responsibility_goes_where_its_claims_are() -> None:
    """The accusation for the background figure lies with the background."""

    def accusation(id_: str, *claims: str) -> Responsibility:
        return Responsibility(
            id=id_, actor="actor", text="the army", stance="accuses", by=(), claims=claims, spans={}
        )

    told = (accusation("of-the-past", "at-50"), accusation("of-nothing"))
    past = at(50, when=day("2020-03-01"))
    reports = group(extraction(at(0), past, responsibility=told))
    assert [[one.id for one in report.responsibility] for report in reports] == [
        ["of-nothing"],
        ["of-the-past"],
    ]
    assert [report.actors for report in reports] == [("actor",), ("actor",)]


def test_ids_depend_on_page_and_position_alone() -> None:
    """Another reading with other words gives the same reports the same ids."""
    one = group(extraction(at(0), at(50, where=(IDLIB,))))
    other = group(extraction(at(0), at(50, where=(IDLIB,), certainty="presumed"), title="New"))
    assert [report.id for report in one] == [report.id for report in other]
    assert len({report.id for report in one}) == 2


def test_the_order_of_claims_does_not_matter() -> None:
    """The text's order decides, not the list's."""
    claims = (at(0), at(50, where=(IDLIB,)), at(100, when=UNDATED, where=()))
    assert group(extraction(*claims)) == group(extraction(*reversed(claims)))


def test_the_first_dated_harm_dates_the_lead_where_the_page_leads_with_growth() -> None:
    """A page of the 19th that opens with Thursday's count of Saturday's dead."""
    saturday = at(0, when=day("2020-12-14"))
    reports = group(extraction(saturday, setting_when=day("2020-12-19")))
    assert [(one.lead, one.when) for one in reports] == [(True, day("2020-12-14"))]


def test_a_harm_of_long_ago_does_not_date_the_lead() -> None:
    """An old attack on the town is background to today's strike without a figure."""
    old = at(0, when=day("2020-03-01"))
    reports = group(extraction(old, setting_when=day("2020-12-19")))
    assert [(one.when, len(one.claims)) for one in reports] == [
        (day("2020-12-19"), 0),
        (day("2020-03-01"), 1),
    ]


def test_a_later_day_without_a_place_tells_when_the_toll_was_counted() -> None:
    """ "By the 17th, 44 were dead" is of the same incident."""
    counted = at(50, when=day("2020-12-17"), inherited=("where",))
    assert held(group(extraction(at(0), counted))) == [["at-0", "at-50"]]


def test_a_later_day_with_a_place_is_another_incident() -> None:
    """ "On the 17th, 44 were killed in Hama"."""
    another = at(50, when=day("2020-12-17"))
    assert held(group(extraction(at(0), another))) == [["at-0"], ["at-50"]]


def test_a_claim_that_borrows_time_and_place_sets_no_scene() -> None:
    """What it inherits may be wrong: it neither leaves the lead nor keeps others out of it."""
    borrowed = at(50, where=(IDLIB,), inherited=("when", "where"))
    assert held(group(extraction(at(0), borrowed, at(100)))) == [["at-0", "at-50", "at-100"]]


def test_a_claim_that_borrows_the_scene_of_the_background_stays_with_it() -> None:
    """ "On 1 March five were killed in Idlib. Thirteen were wounded."""
    past = at(50, when=day("2020-03-01"), where=(IDLIB,))
    mate = at(70, when=day("2020-03-01"), where=(IDLIB,), inherited=("when", "where"))
    assert held(group(extraction(at(0), past, mate))) == [["at-0"], ["at-50", "at-70"]]


def test_an_episode_is_dated_by_its_deaths() -> None:
    """The setting dates two days' strikes, the deaths go on."""
    clash = at(0, when=GOING_ON, means=("clash",))
    assert group(extraction(clash))[0].when == GOING_ON


def test_a_time_without_a_year_is_kept() -> None:
    """Nothing settles the year; the month and day stay."""
    yearless = When(text="December 12", start=None, end=None, precision="day", edtf="XXXX-12-12")
    reports = group(extraction(at(0, when=UNDATED), setting_when=yearless))
    assert reports[0].when == yearless


def test_what_was_long_done_is_apart_from_news_without_a_day() -> None:
    """ "Six were killed. Two years ago 39 were killed there": two incidents, the news undated."""
    past = When(text="two years ago", start="2018", end="2018", precision="year", edtf="2018")
    told = at(0, when=UNDATED), at(50, when=past), at(90, when=UNDATED)
    reports = group(extraction(*told, setting_when=None))
    assert held(reports) == [["at-0", "at-90"], ["at-50"]]
    assert reports[0].when is None


def test_a_town_lies_in_the_province_that_the_page_names() -> None:
    """A province is rarely a circle: what lies about it meets it."""
    province = replace(HAMA, name="Wide", text="Wide", precision="region", radius_km=60.0)
    told = at(0, where=(province,)), at(50, where=(IDLIB,))
    assert held(group(extraction(*told, setting_where=(province,)))) == [["at-0", "at-50"]]


def test_a_page_that_opens_with_an_arrest_leads_with_the_harm() -> None:
    """ "Police arrested a man of the next town over the shooting that left two dead in Hama"."""
    arrest = at(0, where=(IDLIB,), measure="detained")
    harm = at(50, where=(NEXT_TOWN,))
    reports = group(extraction(arrest, harm, setting_where=(IDLIB,)))
    assert [sorted(ids) for ids in held(reports)] == [["at-0", "at-50"]]
    assert reports[0].where == (NEXT_TOWN,)


def test_a_page_of_arrests_alone_leads_with_them() -> None:
    """A wave of arrests is the incident, however near a shelling is told."""
    arrest = at(0, where=(IDLIB,), measure="detained")
    shelling = at(50, where=(HAMA,), measure="attacks")
    assert group(extraction(arrest, shelling, setting_where=(IDLIB,)))[0].where == (IDLIB,)
