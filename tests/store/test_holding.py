"""Which incidents hold what an id names, and where certain people speak."""

from cenotaph.model.entries import Assigned
from cenotaph.model.reports import Assignment
from cenotaph.record.entries import Draft
from cenotaph.store import holding
from cenotaph.store.record import Record
from tests.builders import SOHR
from tests.store.logs import AT, write
from tests.store.towns import HOMS, WITNESS, told


def test_an_incident_is_found_by_all_that_it_holds(record: Record) -> None:
    """By its own id, one that went into it, a report, a page or a claim; by nothing else."""
    write(record, *told("hama", speakers=(SOHR,)), *told("homs", where=HOMS, killed=12))
    (report,) = record.incident("homs").reports
    payload = Assigned(
        page=report.page,
        assignments=(Assignment(report="r-homs", incident="hama", founds=False, score=None),),
    )
    write(record, Draft(at=AT, actor="program:test", subject=report.page, payload=payload))
    with record.reading() as connection:
        for named in ("hama", "homs", "r-homs", "c-homs", report.page):
            assert holding.incidents(connection, [named]) == {"hama"}
        assert holding.incidents(connection, ["hom", ""]) == set()


def test_who_speaks_is_found_in_what_is_settled(record: Record) -> None:
    """By what they are and by who they are; nobody is asked for where nothing is."""
    write(
        record,
        *told("hama", speakers=(SOHR,)),
        *told("homs", where=HOMS, speakers=(WITNESS,), released=False),
    )
    every = ["hama", "homs", "none"]
    with record.reading() as connection:
        assert holding.kept(connection, every, [("role", "witness")]) == {"homs"}
        assert holding.kept(connection, every, [("source", "sohr")]) == {"hama"}
        both = [("source", "sohr"), ("role", "witness")]
        assert holding.kept(connection, every, both) == {"hama", "homs"}
        assert holding.kept(connection, every, []) == set()
        assert holding.kept(connection, ["none"], both) == set()
