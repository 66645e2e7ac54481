"""The example pages give the claims and tolls that were worked out by hand before the program."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cenotaph.capture import capture
from cenotaph.extract import extract, make_reader
from cenotaph.link.group import group
from cenotaph.link.link import link
from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import Receipt
from cenotaph.model.reports import Report
from cenotaph.reference.sources import SOURCES
from cenotaph.store.gazetteer import open_gazetteer
from cenotaph.toll.settle import settle

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
# Of 99 claims expected by hand: a part behind a relative clause ("and 62 newly graduated
# officers") is missed, and one headline is read beside the body that says it otherwise.
MISSED_AT_MOST = 1
INVENTED_AT_MOST = 1


@cache
def reading(file: str) -> tuple[tuple[Claim, ...], tuple[Report, ...]]:
    """The claims of people killed or injured on one example page, and its reports."""
    page = capture((EXAMPLES / "pages" / file).read_bytes(), Receipt(row_id=file))
    extraction = extract(page, make_reader(open_gazetteer()))
    told = tuple(c for c in extraction.claims if c.measure in {"killed", "injured"})
    return told, group(extraction)


def matched(page: Mapping[str, Any]) -> tuple[int, int]:
    """How many expected claims are missed, and how many are read that nobody expects."""
    left = list(reading(page["file"])[0])
    missed = 0
    for wanted in page["claims"]:
        found = next((c for c in left if same_bounds(c, wanted)), None)
        if found is None:
            missed += 1
        else:
            left.remove(found)
    return missed, len(left)


@cache
def incidents() -> tuple[Incident, ...]:
    """All example pages linked and settled."""
    reports = tuple(r for page in EXPECTED["pages"] for r in reading(page["file"])[1])
    assigned = {a.report: a.incident for a in link(reports, ())}
    return tuple(
        settle(incident, tuple(r for r in reports if assigned[r.id] == incident))
        for incident in sorted(set(assigned.values()))
    )


def leading(folder: str) -> Incident:
    """The incident that most pages of a folder lead with."""
    leads = [
        r.id
        for page in EXPECTED["pages"]
        if page["file"].startswith(folder)
        for r in reading(page["file"])[1]
        if r.lead
    ]
    return max(incidents(), key=lambda i: len({r.id for r in i.reports} & set(leads)))


def test_every_claim_expected_by_hand_is_read_and_no_other() -> None:
    """Over all pages no more than the stated claims are missed or invented."""
    missed, invented = (sum(n) for n in zip(*map(matched, EXPECTED["pages"]), strict=True))
    assert (missed <= MISSED_AT_MOST, invented <= INVENTED_AT_MOST) == (True, True)


def heard(claim: Claim, wanted: str | None) -> bool:
    """Whether the claim's origin is the speaker that was expected."""
    if claim.origin is None or wanted is None:
        return claim.origin is None and wanted is None
    known = SOURCES.find(wanted)
    same = known is not None and known.id == claim.origin.source
    said = claim.origin.text.replace("’", "'").lower()
    return same or wanted.lower() in said or said in wanted.lower()


def test_the_speakers_are_those_expected_by_hand() -> None:
    """For each expected claim some claim of its figure has its speaker."""
    wrong = [
        (page["file"], wanted["figure"], wanted["speaker"])
        for page in EXPECTED["pages"]
        for wanted in page["claims"]
        if (told := [c for c in reading(page["file"])[0] if same_bounds(c, wanted)])
        and not any(heard(c, wanted["speaker"]) for c in told)
    ]
    assert wrong == []


def same_bounds(claim: Claim, wanted: Mapping[str, Any]) -> bool:
    """Whether the claim has the measure and bounds expected."""
    told = (claim.measure, claim.count.min, claim.count.max)
    return told == (wanted["measure"], wanted["min"], wanted["max"])


@pytest.mark.parametrize(
    "wanted",
    EXPECTED["tolls"],
    ids=lambda t: f"{t['incident']}-{t['measure']}-{t['key']}-{t['policy']}",
)
def test_the_toll_worked_out_by_hand(wanted: Mapping[str, Any]) -> None:
    """Lowest, best, highest and grade are those that each policy's rules give on paper."""
    key = wanted["key"]
    toll = next(
        t
        for t in leading(wanted["incident"]).tolls
        if (t.measure, t.policy) == (wanted["measure"], wanted["policy"])
        and (t.key and (t.key.dimension, t.key.value)) == (key and (key["dimension"], key["value"]))
    )
    assert (toll.min, toll.best, toll.max) == (wanted["min"], wanted["best"], wanted["max"])
    assert (list(toll.voices), toll.grade) == (wanted["voices"], wanted.get("grade"))
