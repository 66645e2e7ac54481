"""The list of incidents: what it is searched by, in what order, and what it never shows."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete

from cenotaph.codec import to_plain
from cenotaph.errors import InputError, RecordError
from cenotaph.model.entries import Assigned
from cenotaph.model.reports import Assignment
from cenotaph.model.vocabulary import POLICY_NAMES, PolicyName
from cenotaph.record.entries import Draft
from cenotaph.record.search import Box, Cursor, Near, Search, cursor_in
from cenotaph.record.sums import parts_of
from cenotaph.record.totals import row_of
from cenotaph.store import tables
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.wanted import values_in, wanted_in
from cenotaph.web.ranges import exemplary
from tests.builders import SOHR
from tests.store.logs import AT, decided, write
from tests.store.test_contract import quiet, rows
from tests.store.towns import HOMS, HOTLINE, NOWHERE, SUVA, WITNESS, profiled, told

TODAY = "2026-01-02"


def fill(record: Record) -> Record:
    """Five released incidents and one that is not."""
    write(
        record,
        *told("hama", actors=("northern-front",), means=("airstrike",), speakers=(SOHR,)),
        *told("homs", "2021-03-02", where=HOMS, killed=12, side="al-qaeda", means=("mine",)),
        *told("suva", "2021-05", where=SUVA, killed=1, outlet="The Sample Courier"),
        *told("later", "2022-01-01", killed=40, means=("airstrike", "shelling")),
        *told("farm", None, where=NOWHERE),
        *told("held", "2022-02-02", killed=99, speakers=(HOTLINE,), released=False),
    )
    return record


def ids(record: Record, **search: Any) -> list[str]:
    """The incidents found, in their order."""
    return [row.id for row in record.public(TODAY).find(Search(**search), limit=50).rows]


FOUND: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["later", "suva", "homs", "hama", "farm"]),
    ({"text": "hama"}, ["later", "hama"]),
    ({"text": "AIRSTR hamá"}, ["later", "hama"]),
    ({"text": "strike"}, []),
    ({"text": "%"}, ["later", "suva", "homs", "hama", "farm"]),
    ({"text": "sample"}, ["suva"]),
    ({"since": "2021"}, ["later", "suva", "homs"]),
    ({"since": "2021-05-20", "until": "2021-12"}, ["suva"]),
    ({"until": "2020"}, ["hama"]),
    ({"place": "Ham"}, ["later", "hama"]),
    ({"place": "HOMS"}, ["homs"]),
    ({"near": Near(lat=34.9, lon=36.7, km=30)}, ["later", "homs", "hama"]),
    ({"near": Near(lat=34.9, lon=36.7, km=20)}, ["homs"]),
    ({"near": Near(lat=-18, lon=-179, km=300)}, ["suva"]),
    ({"near": Near(lat=0, lon=0, km=30_000)}, ["later", "suva", "homs", "hama"]),
    ({"box": Box(south=34, west=36, north=35, east=37)}, ["homs"]),
    ({"box": Box(south=-20, west=170, north=0, east=-170)}, ["suva"]),
    ({"country": "sy"}, ["later", "homs", "hama"]),
    ({"actor": "northern-front"}, ["hama"]),
    ({"actor": "al-qaeda"}, ["homs"]),
    ({"means": "airstrike"}, ["later", "hama"]),
    ({"source": "sohr"}, ["hama"]),
    ({"source": "the-sample-courier"}, ["suva"]),
    ({"killed_at_least": 12}, ["later", "homs"]),
    ({"killed_at_most": 5}, ["suva", "hama", "farm"]),
    ({"policy": "graded", "grade": "weak"}, ["later", "suva", "homs", "hama", "farm"]),
    ({"grade": "weak"}, []),
    ({"policy": "graded", "grade": "weak", "means": "airstrike"}, ["later", "hama"]),
    ({"place": "ham", "means": "airstrike", "killed_at_most": 5}, ["hama"]),
    ({"source": "sohr", "country": "SY", "actor": "al-qaeda"}, []),
    ({"text": "ham", "killed_at_least": 1, "killed_at_most": 5}, ["hama"]),
    ({"policy": "two-source", "killed_at_least": 1}, ["later", "suva", "homs", "hama", "farm"]),
]


@pytest.mark.parametrize(("search", "found"), FOUND)
def test_what_is_asked_for_is_found_and_nothing_else(
    record: Record, search: dict[str, Any], found: list[str]
) -> None:
    """The newest first, those without a day last; on either database."""
    fill(record)
    assert ids(record, **search) == found
    assert record.public(TODAY).find(Search(**search), limit=1).total == len(found)


@pytest.mark.parametrize(("search", "found"), FOUND)
def test_each_question_of_a_search_finds_the_same(
    record: Record, search: dict[str, Any], found: list[str]
) -> None:
    """In one walk, in order and counted; neither what is withheld nor what waits for its day."""
    fill(record)
    waits = told("waits", "2021-03-03", side="al-qaeda", means=("airstrike",), released=False)
    write(record, *waits, decided("release", "waits", public_from="2026-01-03"))
    write(record, decided("withhold", "suva"))
    values, columns = values_in(Search(**search)), (tables.listing.c.incident,)
    wanted, asked = wanted_in(values), {**values, "on": TODAY}
    with record.reading() as connection:
        walked = set(connection.execute(wanted.walked(columns), asked).scalars())
        in_order = set(connection.execute(wanted.in_order(columns), asked).scalars())
        counted = connection.execute(wanted.counted(), asked).scalar_one()
    assert walked == in_order == {*found} - {"suva"}
    assert counted == len(walked)


def test_what_is_known_to_be_found_is_not_counted(record: Record) -> None:
    """A page is the same then; all there are, and those of a source, are known beside the list."""
    fill(record)
    public = record.public(TODAY)
    known = {None: public.version().incidents}
    known |= {one.id: one.incidents for one in public.source_summaries()}
    for source, total in known.items():
        search = Search(source=source)
        found = public.find(search, limit=1)
        assert public.find(search, limit=1, total=total) == found
        assert found.total == total
    # five are more than are looked for before they are counted
    assert public.find(Search(), limit=1, total=99).total == 99


@pytest.mark.parametrize(("search", "found"), FOUND)
def test_rows_as_json_and_as_ids_are_the_same(
    record: Record, search: dict[str, Any], found: list[str]
) -> None:
    """Wherever their list begins and goes on."""
    fill(record)
    public, after = record.public(TODAY), None
    for _ in range(len(found) + 1):
        rows = public.find(Search(**search), limit=1, after=after)
        written = public.find_written(Search(**search), limit=1, after=after)
        bare = public.find_ids(Search(**search), limit=1, after=after)
        assert [to_plain(row) for row in rows.rows] == [json.loads(one) for one in written.rows]
        assert [row.id for row in rows.rows] == list(bare.ids)
        assert written.total == rows.total
        assert written.next == bare.next == rows.next
        after = rows.next


def test_pages_of_a_list_hold_each_incident_once(record: Record) -> None:
    """A page begins where the one before ended, also when something new has come in between."""
    fill(record)
    first = record.public(TODAY).find(Search(), limit=2)
    write(record, *told("newest", "2023-01-01"))
    second = record.public(TODAY).find(Search(), limit=2, after=first.next)
    last = record.public(TODAY).find(Search(), limit=2, after=second.next)
    pages = [[row.id for row in one.rows] for one in (first, second, last)]
    assert pages == [["later", "suva"], ["homs", "hama"], ["farm"]]
    assert (last.next, last.total) == (None, 6)


def test_a_place_in_a_list_can_be_written_down() -> None:
    """As text and back; other words are refused."""
    for one in (Cursor(day="2020-12-14", id="a~b"), Cursor(day="", id="a")):
        assert cursor_in(str(one)) == one
    for wrong in ("", "~", "2020", "x~a"):
        with pytest.raises(InputError, match="place in the list"):
            cursor_in(wrong)


@pytest.mark.parametrize("given", [{"since": "yesterday"}, {"until": "2020-13-01"}])
def test_a_date_that_is_none_is_refused(record: Record, given: dict[str, str]) -> None:
    """With a sentence that says what to write."""
    with pytest.raises(InputError, match="no date to search"):
        record.public(TODAY).find(Search(**given), limit=1)


def test_a_row_says_what_the_view_says(record: Record) -> None:
    """When, where, how, by whom, the tolls under the policy that is asked for, and who speaks."""
    public = fill(record).public(TODAY)
    (row,) = public.listed(["hama", "none such"])
    assert (row.first, row.last, row.country) == ("2020-12-14", "2020-12-14", "SY")
    for policy in POLICY_NAMES:
        (under,) = public.listed(["hama"], policy)
        assert {toll.policy for toll in under.tolls} == {policy}
        assert under == replace(row, tolls=under.tolls)
        (found,) = public.find(Search(place="hama", until="2020", policy=policy), limit=9).rows
        assert found == under
    assert row.toll("range") == row.tolls[0]
    outlet, monitor = row.sources
    assert (outlet.id, outlet.repeats) == ("the-example-ledger", ("sohr",))
    assert (monitor.name, monitor.role) == (
        "Syrian Observatory for Human Rights",
        "monitor",
    )
    assert [said.count.figure for said in monitor.said] == [5]


def test_what_there_is_to_search_by_is_what_is_released(record: Record) -> None:
    """Each value with the number of incidents that a search for it finds."""
    found = fill(record).public(TODAY).choices()
    assert [(one.code, one.incidents) for one in found.years] == [
        ("2022", 1), ("2021", 2), ("2020", 1),
    ]  # fmt: skip
    assert {one.code: one.incidents for one in found.countries} == {"SY": 3, "FJ": 1}
    assert found.means[0].code == "airstrike"
    assert {one.code for one in found.actors} == {"northern-front", "al-qaeda"}
    assert [one.code for one in found.grades["graded"]] == ["weak"]
    for means in found.means:
        assert len(ids(record, means=means.code)) == means.incidents


def test_a_place_is_found_by_its_whole_name_alone_where_that_is_asked(record: Record) -> None:
    """As the address of its feed says it: a feed of San is not filled by San Fernando."""
    fill(record)
    assert ids(record, place="ham") == ids(record, at="hama") != []
    assert ids(record, at="ham") == []
    write(record, *told("old", where=replace(HOMS, name="Ḥimṣ (Old Town)")))
    assert ids(record, at="hims-old-town") == ["old"]
    write(record, *told("heard", where=replace(HOMS, name="Nowhere", gazetteer_id=None)))
    assert ids(record, at="nowhere") == []


def test_a_release_is_seen_at_once_and_taken_back_at_once(record: Record) -> None:
    """The last decision of a person counts."""
    fill(record)
    assert record.public(TODAY).ids() == ("farm", "hama", "homs", "later", "suva")
    write(record, decided("withhold", "hama"))
    assert ("hama" in record.released(), ids(record, place="hama")) == (False, ["later"])
    write(record, decided("release", "held"))
    assert "held" in record.released()


def test_a_sealed_source_leaves_every_list(record: Record) -> None:
    """Its page, its words to search by, and its name where others repeat it; until it is unsealed.

    Also where it is named in an incident in which it does not speak.
    """
    fill(record)
    write(
        record,
        decided("release", "held"),
        *told("named", outlet="Friends of the Quiet Hotline"),
        *told("seen", speakers=(WITNESS,)),
    )
    assert ids(record, source="quiet-hotline") == ["held"]
    write(
        record, profiled("quiet-hotline", level="sealed"), profiled("Quiet Hotline", level="sealed")
    )
    assert ids(record, source="quiet-hotline") == ids(record, text="hotline") == []
    told_of = {source.name for source in record.public(TODAY).source_summaries()}
    assert told_of == {
        "The Example Ledger", "The Sample Courier", "Syrian Observatory for Human Rights",
    }  # fmt: skip
    before = rows(record)
    rebuild(record, quiet)
    assert rows(record) == before
    write(record, profiled("quiet-hotline"), profiled("Quiet Hotline"))
    assert ids(record, text="hotline") == ["held", "named"]


def test_the_list_is_derived_again_to_the_same_rows(record: Record) -> None:
    """After what is released has changed, and an incident has gone into another."""
    fill(record)
    gone = Assigned(
        page="any",
        assignments=(Assignment(report="r-suva", incident="homs", founds=False, score=1.0),),
    )
    moved = Draft(at=AT, actor="program:test", subject="any", payload=gone)
    write(record, decided("withhold", "farm"), decided("release", "held"), moved)
    assert ids(record) == ["held", "later", "homs", "hama"]
    before = rows(record)
    rebuild(record, quiet)
    assert rows(record) == before


@pytest.mark.parametrize("policy", POLICY_NAMES)
def test_sums_of_the_list_are_those_of_the_incidents(record: Record, policy: PolicyName) -> None:
    """Under each policy, with what they leave out, on either database."""
    fill(record)
    write(record, *told("beside", killed=7, speakers=(SOHR,)), *told("zero", killed=0))
    released = [
        row_of(record.incident(row.id), policy)
        for row in record.public(TODAY).find(Search(), limit=50).rows
    ]
    made, anew = record.public(TODAY).parts(policy), parts_of(released, policy)
    assert (dict(made.began), made.episodes) == (dict(anew.began), anew.episodes)
    assert set(made.tolls) == set(anew.tolls)
    assert record.public(TODAY).exemplary(policy) == exemplary(released)


def test_who_repeats_whom(record: Record) -> None:
    """Each with the number of released incidents it does so in."""
    fill(record)
    write(record, *told("again", speakers=(SOHR,)))
    heard = record.public(TODAY).relations()
    by = [(one.code, one.incidents) for one in heard["sohr"].repeated_by]
    assert by == [("the-example-ledger", 2)]
    assert heard["sohr"].repeats == ()
    assert [one.code for one in heard["the-example-ledger"].repeats] == ["sohr"]
    assert "quiet-hotline" not in heard


def test_the_version_changes_with_what_is_public_and_with_nothing_else(record: Record) -> None:
    """A new release, a withheld incident, a page read into a released one, a sealed source."""
    fill(record)
    seen = [record.public(TODAY).version()]
    write(record, *told("unseen", released=False))
    assert record.public(TODAY).version() == seen[0]
    for drafts in (
        [decided("withhold", "homs")],
        [decided("release", "held")],
        told("hama", killed=6, number=2, released=False),
        [profiled("sohr", level="sealed")],
    ):
        write(record, *drafts)
        assert record.public(TODAY).version() not in seen
        seen.append(record.public(TODAY).version())


def test_points_are_those_of_released_incidents(record: Record) -> None:
    """The newest first, with the name of the place."""
    named = [(incident, place.name) for incident, place in fill(record).public(TODAY).placed()]
    assert named == [("later", "Hama"), ("suva", "Suva"), ("homs", "Homs"), ("hama", "Hama")]
    places = record.public(TODAY).places()
    assert sorted(place.text for place in places) == ["Hama", "Homs", "Suva"]


def test_the_incidents_to_which_a_page_came_last(record: Record) -> None:
    """As many as asked for, of those that are released."""
    assert set(fill(record).public(TODAY).last_told(9)) == set(record.released())
    assert len(record.public(TODAY).last_told(2)) == 2


def test_a_record_of_before_the_list_is_told_from_one_where_nothing_is_released(
    record: Record,
) -> None:
    """Whoever would publish or serve nothing is told to rebuild; then everything is there."""
    fill(record)
    with record.writing() as writer:
        for table in (tables.listed_body, tables.listed_under, tables.listing):
            writer.connection.execute(delete(table))
    with pytest.raises(RecordError, match="no list of its incidents") as raised:
        record.released()
    assert "cenotaph rebuild" in (raised.value.hint or "")
    rebuild(record, quiet)
    assert len(record.released()) == 5


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_pages_of_any_length_hold_the_same_incidents(record: Record, limit: int) -> None:
    """Few are found in one walk and many by an index: page after page, none twice and none lost."""
    public, after, found = fill(record).public(TODAY), None, list[str]()
    while True:
        page = public.find(Search(), limit=limit, after=after)
        assert page.total == 5
        found += [row.id for row in page.rows]
        after = page.next
        if after is None:
            break
    assert found == ["later", "suva", "homs", "hama", "farm"]
