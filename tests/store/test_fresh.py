"""Entries followed many at a time give the index that they give one by one, row by row."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Connection

from cenotaph.model.entries import Assigned, Captured, Decided, Entry, Extracted, Payload
from cenotaph.model.pages import Page, Receipt
from cenotaph.model.reports import Assignment, Report
from cenotaph.model.vocabulary import Action
from cenotaph.record.chain import START, Head, follow
from cenotaph.record.entries import Draft
from cenotaph.store import index, tables
from cenotaph.store.fresh import Followed, follow_all
from tests.builders import claim, exact, page, report
from tests.store.logs import AT, extraction

# Few names, so that pages come again, incidents empty and fill, and decisions meet what moved.
_PAGES, _INCIDENTS, _STEPS = 12, 6, 160
_ON_CLAIMS: tuple[Action, ...] = ("accept", "reject", "amend")
_ON_INCIDENTS: tuple[Action, ...] = ("release", "confirm", "assign")
_ON_PAIRS: tuple[Action, ...] = ("same", "different", "merge")


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("at_once", [7, 40, 1000])
def test_many_entries_at_once_give_the_index_of_each_by_itself(seed: int, at_once: int) -> None:
    """Every row of every derived table, and for each incident the last entry that touched it."""
    entries = list(a_log(Random(seed)))
    with database() as one_by_one, database() as at_a_time:
        touched: dict[str, int] = {}
        for entry, payload in entries:
            for incident in index.follow_entry(one_by_one, entry, payload):
                touched[incident] = entry.seq
        found: dict[str, int] = {}
        for start in range(0, len(entries), at_once):
            found |= follow_all(at_a_time, entries[start : start + at_once])
        assert found == touched
        for table in tables.DERIVED:
            rows = [sorted(map(str, c.execute(select(table)))) for c in (at_a_time, one_by_one)]
            assert rows[0] == rows[1], table.name


def database() -> Connection:
    """The tables of a record in memory, with the guards of their keys."""
    connection = create_engine("sqlite://").connect()
    connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    tables.metadata.create_all(connection)
    return connection


def a_log(random: Random) -> Iterator[Followed]:
    """A log of pages that come, come again, are read again, move about, and are decided on."""
    head = START
    kept = _Kept()
    for _ in range(_STEPS):
        for payload in kept.next(random):
            draft = Draft(at=AT, actor="person:1", subject="any", payload=payload)
            entry: Entry = follow(head, draft, "digest")
            head = Head(seq=entry.seq, hash=entry.hash)
            kept.decided(entry.seq, payload)
            yield entry, payload


class _Kept:
    """What a log holds so far, as far as the next entry must know it."""

    def __init__(self) -> None:
        self.pages: dict[str, Report] = {}
        self.standing: list[int] = []

    def next(self, random: Random) -> list[Payload]:
        known = list(self.pages.values())
        if not known or random.random() < 0.4:
            return self.captured(random)
        one = random.choice(known)
        step = random.choice(("read", "moved", "moved", *("decided",) * 5))
        if step == "read":
            again = read(one.page, random)
            (self.pages[one.page],) = again.reports
            return [again]
        if step == "moved":
            return [assigned(random, *random.sample(known, min(2, len(known))))]
        return [self.decision(one, random)]

    def captured(self, random: Random) -> list[Payload]:
        id_ = f"page-{random.randrange(_PAGES)}"
        others = [one for one in self.pages if one != id_]
        away = random.choice(others) if others and random.random() < 0.2 else None
        for gone in {id_, away} & self.pages.keys():
            del self.pages[gone]
        found = read(id_, random)
        (self.pages[id_],) = found.reports
        receipt = Receipt(row_id=random.choice("abc"))
        captured = Captured(page=replace(page("Text."), id=id_), receipt=receipt, supersedes=away)
        return [captured, found, assigned(random, *found.reports)]

    def decision(self, one: Report, random: Random) -> Decided:
        subject = random.choice(one.claims)
        kind = random.choice(("claim", "incident", "pair", "source", "enter", "undo"))
        if kind == "undo" and self.standing:
            entry = str(random.choice(self.standing))
            return decided("undo", entry, details={"entry": entry})
        if kind == "enter":
            new = replace(subject, id=f"entered-{random.randrange(10**9)}")
            return replace(decided("enter", new.id), claim=new, report=one.id)
        if kind == "source":
            repeats = {"repeats": random.choice("xyz")}
            return decided("profile", random.choice("xyz"), details=repeats)
        if kind == "pair":
            other = random.choice(list(self.pages.values()))
            return decided(random.choice(_ON_PAIRS), one.id, details={"with": other.id})
        if kind == "incident":
            return decided(random.choice(_ON_INCIDENTS), incident(random))
        made = decided(random.choice(_ON_CLAIMS), subject.id)
        return replace(made, read=subject, report=one.id)

    def decided(self, seq: int, payload: Payload) -> None:
        if isinstance(payload, Decided):
            self.standing.append(seq)


def incident(random: Random) -> str:
    return f"incident-{random.randrange(_INCIDENTS)}"


def decided(action: Action, subject: str, details: dict[str, str] | None = None) -> Decided:
    return Decided(
        action=action, subject=subject, reason="Seen.", role="editor", details=details or {}
    )


def assigned(random: Random, *reports: Report) -> Assigned:
    """These reports, each in some incident; a page that is gone may be among them."""
    given = tuple(
        Assignment(report=one.id, incident=incident(random), founds=False, score=None)
        for one in reports
    )
    return Assigned(page=reports[0].page, assignments=given)


def read(page_id: str, random: Random) -> Extracted:
    """A reading of a page: the report is one of two, its claims one to three."""
    claims = tuple(
        claim(exact(n + 1), page=page_id, id=f"{page_id}-{n}") for n in range(random.randint(1, 3))
    )
    of: Page = replace(page("Text."), id=page_id)
    one = report(
        *claims,
        page=page_id,
        id=f"report-{page_id}-{random.randrange(2)}",
        source=random.choice("xyz"),
    )
    return Extracted(extraction=extraction(of, one), reports=(one,))
