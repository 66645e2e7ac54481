"""Linking one page at a time, over the neighbourhood alone, is linking all at once."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from cenotaph.link.link import link
from cenotaph.model.entries import Assigned, Captured, Decided, Extracted
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Report
from cenotaph.model.sketch import Sketch
from cenotaph.record.entries import Draft
from cenotaph.store.record import Record
from tests.builders import HAMA, claim, day, exact, page, report
from tests.store.logs import AT, extraction, new_record

FARM = replace(HAMA, name="A farm", lat=HAMA.lat + 0.05, gazetteer_id="test:farm", radius_km=1.0)
CITY = replace(HAMA, name="A city", lat=35.9, gazetteer_id="test:city")


def some_reports(seed: int, number: int = 10) -> list[Report]:
    """Reports of a few days, places and figures that repeat, so that some are one incident."""
    choose = random.Random(seed)
    made = []
    for index in range(number):
        date = f"2020-12-{choose.choice((10, 11, 14)):02}"
        where = (choose.choice((HAMA, FARM, CITY)),)
        dead = claim(
            exact(choose.choice((5, 9, 40))), page=f"page-{index}", when=day(date), where=where
        )
        made.append(
            report(
                dead,
                page=f"page-{index}",
                id=f"report-{index}",
                when=day(date),
                where=where,
                published_at=date,
                title=choose.choice((None, "Strike on the market", "Clashes near the farm")),
            )
        )
    return made


def add(record: Record, one: Report) -> None:
    """The report's page in the record, linked as the main path links it."""
    of = page(f"The text of {one.page}.", id=one.page)
    with record.writing() as log:
        neighbours = log.neighbours((one,))
        linked = link((one,), neighbours, log.linking_decisions((one,), neighbours))
        payloads = (
            Captured(page=of, receipt=Receipt(row_id=one.page)),
            Extracted(extraction=extraction(of, one), reports=(one,)),
            Assigned(page=of.id, assignments=linked),
        )
        log.append(Draft(at=AT, actor="program:test", subject=of.id, payload=p) for p in payloads)
        log.settle()


def groups(record: Record) -> set[frozenset[str]]:
    return {frozenset(one.id for one in each.reports) for each in record.incidents()}


def at_once(reports: Iterable[Report], decisions: tuple[Decided, ...] = ()) -> set[frozenset[str]]:
    """The partition of all the reports when nothing is logged yet."""
    found: dict[str, set[str]] = {}
    for one in link(tuple(reports), (), decisions):
        found.setdefault(one.incident, set()).add(one.report)
    return {frozenset(members) for members in found.values()}


@pytest.mark.parametrize("seed", range(12))
def test_one_at_a_time_is_all_at_once(tmp_path: Path, seed: int) -> None:
    """Whatever the order of the pages, the incidents are those of linking all together."""
    reports = some_reports(seed)
    random.Random(seed + 100).shuffle(reports)
    record = new_record(tmp_path)
    for one in reports:
        add(record, one)
    assert groups(record) == at_once(reports)
    record.close()


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_in_a_stream_that_hangs_together(tmp_path: Path, seed: int) -> None:
    """Towns that are struck day after day, and posts without a day between them."""
    choose = random.Random(seed)
    reports = []
    for index, one in enumerate(some_reports(seed, 36)):
        date = f"2020-12-{choose.randint(10, 17):02}"
        told = day(date) if choose.random() < 0.6 else None
        reports.append(replace(one, when=told, published_at=date, id=f"report-{index:02}"))
    choose.shuffle(reports)
    record = new_record(tmp_path)
    for one in reports:
        add(record, one)
    assert groups(record) == at_once(reports)
    record.close()


def test_a_page_opens_no_more_than_is_told_around_it(tmp_path: Path) -> None:
    """Of a chain over three weeks the last day's page looks at the last days."""
    record = new_record(tmp_path)
    chain = []
    for number in range(1, 22):
        one = some_reports(number, 1)[0]
        date = f"2020-12-{number:02}"
        name = f"{number:02}"
        dated = replace(one, id=f"dated-{name}", page=f"a-{name}", when=day(date), where=(HAMA,))
        dayless = replace(dated, id=f"dayless-{name}", page=f"b-{name}", when=None)
        chain += [replace(each, published_at=date) for each in (dated, dayless)]
    for one in chain:
        add(record, one)
    with record.writing() as log:
        found = {one.id for one, _ in log.neighbours((replace(chain[-1], id="new", page="new"),))}
    assert found
    assert not found & {one.id for one in chain[:20]}
    record.close()


def test_some_of_them_are_one_incident() -> None:
    """The samples above do hold incidents of several reports, and several incidents."""
    sizes = [{len(group) for group in at_once(some_reports(seed))} for seed in range(12)]
    assert all(max(size) > 1 for size in sizes)
    assert all(len(at_once(some_reports(seed))) > 2 for seed in range(12))


def test_far_reports_are_not_neighbours(tmp_path: Path) -> None:
    """A report of another day and place is never looked at."""
    near = report(claim(exact(5), page="page-1"), page="page-1", id="report-1")
    far = replace(near, id="report-2", page="page-2", where=(CITY,), when=day("2012-01-01"))
    record = new_record(tmp_path)
    add(record, far)
    with record.writing() as log:
        assert log.neighbours((near,)) == ()
    record.close()


def test_an_earlier_reading_is_its_own_neighbour(tmp_path: Path) -> None:
    """A report found again keeps its incident; one that is not found again is left behind."""
    kept = report(claim(exact(5), page="page-1"), page="page-1", id="report-1")
    record = new_record(tmp_path)
    add(record, kept)
    with record.writing() as log:
        again = replace(kept, title="Read again")
        other = replace(kept, id="report-9")
        assert [one.id for one, _ in log.neighbours((again,))] == ["report-1"]
        assert log.neighbours((other,)) == ()
    record.close()


def test_what_people_merged_is_a_neighbour(tmp_path: Path) -> None:
    """However far apart, reports of incidents that a person made one are linked together."""
    first = report(claim(exact(5), page="page-1"), page="page-1", id="report-1")
    far = replace(first, id="report-2", page="page-2", where=(CITY,), when=day("2012-01-01"))
    record = new_record(tmp_path)
    add(record, first)
    (incident,) = (one.id for one in record.incidents())
    merged = Decided(
        action="merge", subject="report-2", reason="One attack.", details={"with": incident}
    )
    with record.writing() as log:
        log.append([Draft(at=AT, actor="person:1", subject="report-2", payload=merged)])
    add(record, far)
    assert groups(record) == {frozenset({"report-1", "report-2"})}
    record.close()


SKETCHES = tuple(
    Sketch(terms=tuple(range(first, first + 30)), weights=(65,) * 30) for first in (0, 20, 100)
)


@pytest.mark.parametrize("seed", range(8))
def test_pages_that_tell_of_nothing_join_the_same_incidents_in_any_order(
    tmp_path: Path, seed: int
) -> None:
    """Whether a vigil comes before the strike or after it; alone it is no incident."""
    choose = random.Random(seed)
    told = [replace(one, sketch=choose.choice(SKETCHES)) for one in some_reports(seed, 7)]
    nothing = {"when": None, "where": (), "published_at": "2020-12-11"}
    bare = [
        report(page=f"bare-{n}", id=f"bare-{n}", sketch=choose.choice(SKETCHES), **nothing)
        for n in range(4)
    ]
    reports = [*told, *bare]
    choose.shuffle(reports)
    record = new_record(tmp_path)
    for one in reports:
        add(record, one)
    alone = {frozenset({one.id}) for one in bare}
    assert groups(record) == at_once(reports) - alone
    record.close()
