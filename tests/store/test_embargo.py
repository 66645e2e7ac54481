"""Embargoes: what is released from a day on is nowhere before it, on either database."""

import pytest

from cenotaph.model.entries import Assigned, Decided
from cenotaph.model.reports import Assignment
from cenotaph.record.entries import Draft
from cenotaph.record.releasing import Release
from cenotaph.record.search import Search
from cenotaph.record.sums import sums
from cenotaph.store.copying import at_entry
from cenotaph.store.rebuild import rebuild
from cenotaph.store.record import Record
from cenotaph.store.verify import verify
from tests.store.logs import AT, decided, write
from tests.store.test_contract import quiet, rows
from tests.store.towns import HOMS, HOTLINE, told

BEFORE, FROM = "2026-01-31", "2026-02-01"
# when something is logged after the embargo has ended
SINCE = "2026-02-03T10:00:00Z"


def fill(record: Record) -> Record:
    """One incident that is public and one that is from a day on, which a source of its own told."""
    write(
        record,
        *told("hama"),
        *told("held", where=HOMS, killed=99, speakers=(HOTLINE,), released=False),
        decided("release", "held", public_from=FROM),
    )
    return record


def moved(report: str, into: str) -> Draft:
    """The report put into another incident by the program."""
    gone = Assigned(
        page="any", assignments=(Assignment(report=report, incident=into, founds=False, score=1.0),)
    )
    return Draft(at=AT, actor="program:test", subject="any", payload=gone)


def followed(record: Record, since: int, *, on: str) -> list[tuple[str, str]]:
    """What a copy is told on a day, from an entry on."""
    return [(one.incident, one.kind) for one in record.public(on).following(since).items]


def test_nothing_public_knows_of_it_before_its_day(record: Record) -> None:
    """Neither lists, searches, choices, sources, sums, points, feeds nor what copies follow."""
    public = fill(record).public(BEFORE)
    assert public.ids() == public.last_told(9) == ("hama",)
    assert not public.has("held")
    found = public.find(Search(), limit=9)
    assert ([row.id for row in found.rows], found.total) == (["hama"], 1)
    assert public.find(Search(text="homs"), limit=9).total == 0
    assert [row.id for row in public.listed(["hama", "held"])] == ["hama"]
    assert [one.incidents for one in public.choices().countries] == [1]
    assert "Quiet Hotline" not in {source.name for source in public.source_summaries()}
    assert "quiet-hotline" not in public.relations()
    (killed,) = sums(public.parts("range"))
    assert (killed.counted, public.exemplary("range"), public.view("held")) == (1, "hama", None)
    assert [place.text for place in public.places()] == ["Hama"]
    assert [incident for incident, _place in public.placed()] == ["hama"]
    assert followed(record, 0, on=BEFORE) == [("hama", "new")]


def test_it_is_public_from_its_day_on_and_nothing_was_logged(record: Record) -> None:
    """The same rows and the same log: only the day is another."""
    head = fill(record).head()
    public = record.public(FROM)
    assert public.ids() == ("hama", "held")
    assert public.has("held")
    assert public.find(Search(text="homs"), limit=9).total == 1
    assert "Quiet Hotline" in {source.name for source in public.source_summaries()}
    (killed,) = sums(public.parts("range"))
    assert (killed.counted, public.view("held") is None) == (2, False)
    assert public.version() != record.public(BEFORE).version()
    assert public.version() == record.public("2026-02-02").version()
    assert record.head() == head


def test_a_copy_is_told_on_the_day_whenever_it_asked_last(record: Record) -> None:
    """No entry is logged on that day: the end of an embargo is told until one is."""
    head = fill(record).head().seq
    assert followed(record, head, on=BEFORE) == []
    assert followed(record, head, on=FROM) == [("held", "new")]
    write(record, decided("confirm", "hama", at=SINCE))
    assert ("held", "new") in followed(record, head, on=FROM)
    assert followed(record, record.head().seq, on=FROM) == []


@pytest.mark.parametrize("on", [BEFORE, FROM, "2027-01-01"])
def test_an_embargo_taken_back_in_time_was_never_public(record: Record, on: str) -> None:
    """Withheld before its day it is nowhere, and no copy is told that it was withdrawn."""
    write(fill(record), decided("withhold", "held"))
    assert record.public(on).ids() == ("hama",)
    assert followed(record, 0, on=on) == [("hama", "new")]


def test_what_was_public_is_told_as_withdrawn(record: Record) -> None:
    """Withheld after its day, it is gone from every copy."""
    head = fill(record).head().seq
    write(record, decided("withhold", "held", at=SINCE))
    assert followed(record, head, on="2026-02-04") == [("held", "withdrawn")]


def test_a_later_release_ends_or_moves_an_embargo(record: Record) -> None:
    """The last decision stands: at once, or from another day."""
    fill(record)
    write(record, decided("release", "held", public_from="2026-03-01"))
    assert (record.public(FROM).has("held"), record.public("2026-03-01").has("held")) == (
        False, True,
    )  # fmt: skip
    write(record, decided("release", "held"))
    assert record.public(BEFORE).has("held")


def test_an_embargo_goes_with_what_is_put_together(record: Record) -> None:
    """A program's link makes nothing public: the whole waits, until it is released anew."""
    write(fill(record), moved("r-held", "hama"))
    assert record.release_of("hama") == Release(public_from=FROM)
    assert (record.public(BEFORE).ids(), record.public(FROM).ids()) == ((), ("hama",))
    write(record, decided("release", "hama"))
    assert record.public(BEFORE).ids() == ("hama",)


def two_of_them(record: Record, *decisions: Draft) -> Record:
    """One incident that is public, and one of two pages that `decisions` keep from the public."""
    both = (told("held", where=HOMS, released=False, number=n, killed=90 + n) for n in (1, 2))
    write(record, *told("hama"), *next(both), *next(both), *decisions)
    return record


EMBARGO = decided("release", "held", public_from=FROM)
WITHHELD = decided("withhold", "held")


@pytest.mark.parametrize("first", ["r-held", "r-held-2"])
def test_an_embargo_goes_with_a_report_that_leaves_alone(record: Record, first: str) -> None:
    """Whatever stays behind: where the report goes, the whole waits for its day."""
    write(two_of_them(record, EMBARGO), moved(first, "hama"))
    assert record.release_of("hama") == record.release_of("held") == Release(public_from=FROM)
    assert (record.public(BEFORE).ids(), record.public(FROM).ids()) == ((), ("hama", "held"))
    write(record, decided("release", "hama"))
    assert record.public(BEFORE).ids() == ("hama",)


@pytest.mark.parametrize("moves", [("r-held",), ("r-held", "r-held-2")])
@pytest.mark.parametrize("released", ["before", "after"])
def test_what_is_withheld_stays_so_wherever_it_goes(
    record: Record, moves: tuple[str, ...], released: str
) -> None:
    """One report or all of them: whoever may not release cannot, by putting them elsewhere."""
    write(two_of_them(record, WITHHELD))
    if released == "after":
        write(record, decided("release", "hama"))
    write(record, *(moved(one, "hama") for one in moves))
    assert (record.release_of("hama"), record.public("2027-01-01").ids()) == (None, ())
    write(record, decided("release", "hama"))
    assert record.public(BEFORE).ids() == ("hama",)


def test_it_goes_along_from_home_to_home(record: Record) -> None:
    """Through an incident in between; only who releases that with the report in it ends it."""
    write(two_of_them(record, EMBARGO), *told("suva"))
    write(record, moved("r-held", "suva"), moved("r-held", "hama"))
    assert record.release_of("hama") == Release(public_from=FROM)
    assert record.release_of("suva") == Release()
    write(record, moved("r-held", "suva"), decided("release", "suva"), moved("r-held", "hama"))
    assert record.release_of("hama") == Release()


def test_it_goes_when_the_report_goes(record: Record) -> None:
    """A public incident that a report was put into in error is public again once it is out."""
    write(two_of_them(record, EMBARGO), moved("r-held", "hama"), moved("r-held", "held"))
    assert (record.release_of("hama"), record.release_of("held")) == (
        Release(), Release(public_from=FROM),
    )  # fmt: skip


def test_what_is_decided_after_it_left_is_not_about_it(record: Record) -> None:
    """An embargo that is lifted behind it was on what was there then; as is one that is set."""
    write(two_of_them(record, EMBARGO), moved("r-held", "hama"), decided("release", "held"))
    assert record.public(BEFORE).ids() == ("held",)
    write(record, decided("release", "hama"), decided("withhold", "held"))
    assert record.public(BEFORE).ids() == ("hama",)


def test_what_nobody_decided_on_joins_as_a_new_page_does(record: Record) -> None:
    """A public incident grows by pages that nobody has released one by one."""
    write(two_of_them(record), moved("r-held", "hama"))
    assert record.public(BEFORE).ids() == ("hama",)


def test_an_embargo_that_is_taken_back_is_so_where_its_report_went(record: Record) -> None:
    """The decision never stood; and it does again when that is taken back in turn."""
    seq = two_of_them(record, EMBARGO).head().seq
    write(record, moved("r-held", "hama"), undone(seq))
    assert record.release_of("hama") == Release()
    write(record, undone(record.head().seq))
    assert record.release_of("hama") == Release(public_from=FROM)
    agrees(record)


def test_every_order_of_moves_is_derived_again(record: Record) -> None:
    """Rebuilding, verifying and looking back find the same days as were shown."""
    write(two_of_them(record, EMBARGO), *told("suva"), moved("r-held", "suva"))
    then, shown = record.head().seq, record.public(BEFORE).ids()
    write(record, moved("r-held", "hama"), moved("r-held-2", "hama"), decided("withhold", "suva"))
    write(record, moved("r-suva", "hama"), decided("release", "held", public_from="2026-03-01"))
    agrees(record)
    with at_entry(record, then) as past:
        assert past.public(BEFORE).ids() == shown
        assert past.release_of("suva") == Release(public_from=FROM)


def undone(seq: int) -> Draft:
    """The decision of this entry taken back by a person."""
    payload = Decided(
        action="undo", subject=str(seq), reason="In error.", details={"entry": str(seq)}
    )
    return Draft(at=AT, actor="person:1", subject=str(seq), payload=payload)


def agrees(record: Record) -> None:
    """What is shown is what the log gives when it is followed anew."""
    before = rows(record)
    rebuild(record, quiet)
    assert rows(record) == before
    assert [one.message for one in verify(record, quiet) if one.code == "derived-differs"] == []


def test_verification_and_rebuilding_agree(record: Record) -> None:
    """The embargo, what went into what, and by which entry, are derived from the log alone."""
    write(fill(record), *told("later", released=False), decided("release", "later"))
    write(record, moved("r-held", "hama"), moved("r-later", "hama"))
    agrees(record)
