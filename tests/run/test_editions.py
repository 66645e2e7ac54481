"""What two editions differ by: each cause of another toll, as a record comes by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.model.claims import Claim
from cenotaph.model.incidents import Incident
from cenotaph.model.pages import Receipt
from cenotaph.path import add
from cenotaph.record.amending import amended
from cenotaph.record.decisions import Decider
from cenotaph.record.states import Change
from cenotaph.run.deciding import Proposal, decide, log_edition
from cenotaph.run.editions import changed_since, edition_named
from cenotaph.run.opening import make_record, open_record
from cenotaph.run.viewing import edition_now
from cenotaph.store.past import published
from cenotaph.store.record import Record
from tests.run.pages import AT, ELSEWHERE, MINISTRY, MONITOR, read_again, small_reader

BY = Decider(actor="person:1", role="administrator")
ADDRESS = "https://ledger.example.org/hama"
TWENTY = """Strike on Hama

The army said 20 people were killed in an airstrike on Hama on 14 December 2020.
"""


def put(record: Record, text: str, url: str | None = None) -> None:
    receipt = Receipt(url=url, published_at="2020-12-15")
    add(record, text.encode(), receipt, small_reader(), at=AT, actor="program:add")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of two incidents, of two pages and of one, as an edition shows them."""
    make_record(tmp_path / "record", environ={})
    with open_record(tmp_path / "record", environ={}) as made:
        put(made, MONITOR, ADDRESS)
        put(made, MINISTRY)
        put(made, ELSEWHERE)
        ids = [incident.id for incident in made.incidents()]
        log_edition(made, edition_now(made, ids, at=AT), at=AT, by=BY)
        yield made


def at(record: Record, place: str) -> Incident:
    return next(one for one in record.incidents() if place in [each.name for each in one.where])


def claim(record: Record, figure: int) -> Claim:
    claims = (
        each for one in record.incidents() for report in one.reports for each in report.claims
    )
    return next(one for one in claims if one.count.figure == figure and one.measure == "killed")


def page_of(record: Record, figure: int) -> str:
    return claim(record, figure).page


def take(record: Record, action: str, subject: str, **more: object) -> None:
    proposal = Proposal(action=action, subject=subject, reason="Compared.", **more)  # type: ignore[arg-type]
    decide(record, [proposal], by=BY, at=AT)


def changed(record: Record) -> list[Change]:
    """What differs from the edition, of all that the record holds now."""
    early = edition_named(record, published(record)[0].edition)
    ids = [incident.id for incident in record.incidents()]
    return list(changed_since(record, early, ids, "range", now=record))


def causes(record: Record, place: str = "Hama") -> list[str]:
    """The kinds of cause of the incident's change."""
    of = at(record, place).id
    return [cause.kind for one in changed(record) if one.incident == of for cause in one.causes]


def test_nothing_differs_where_nothing_came(record: Record) -> None:
    """An edition is what the record shows."""
    assert changed(record) == []


def test_a_page_that_was_added_is_a_claim(record: Record) -> None:
    """The army is another voice."""
    put(record, TWENTY)
    assert causes(record) == ["claim"]


def test_a_page_captured_again_is_a_replacement(record: Record) -> None:
    """Its address is the same, and its words are not."""
    put(record, MONITOR.replace("12", "11"), ADDRESS)
    assert causes(record) == ["replacement"]


def test_an_incident_put_into_another_is_a_merge(record: Record) -> None:
    """The one that went is withdrawn, and leads to the other."""
    hama, homs = at(record, "Hama").id, at(record, "Homs").id
    take(record, "merge", homs, details={"with": hama})
    found = {one.kind: one for one in changed(record)}
    assert {cause.kind for cause in found["changed"].causes} == {"merge"}
    assert found["withdrawn"].into == found["changed"].incident


def test_a_report_split_off_is_a_split(record: Record) -> None:
    """And the incident that it makes says where it came from."""
    hama = at(record, "Hama")
    off = next(one for one in hama.reports if one.page == page_of(record, 15))
    take(record, "split", off.id, details={"with": hama.id})
    found = {one.kind: [cause.kind for cause in one.causes] for one in changed(record)}
    assert found == {"changed": ["split"], "new": ["merge"]}


def test_a_claim_amended_and_given_back_is_no_reading(record: Record) -> None:
    """What a person decides is a decision, and so is that they take it back."""
    fifteen = claim(record, 15)
    take(record, "amend", fifteen.id, claim=amended(fifteen, ["count=14"]))
    assert causes(record) == ["decision"]
    ids = [incident.id for incident in record.incidents()]
    log_edition(record, edition_now(record, ids, at=AT), at=AT, by=BY)
    take(record, "undo", str(record.head().seq - 1))
    early = published(record)[-1]
    (one,) = changed_since(record, early, ids, "range", now=record)
    assert [cause.kind for cause in one.causes] == ["decision"]


def test_what_is_known_of_a_source_is_a_profile(record: Record) -> None:
    """The monitor speaks of civilians alone, and gives no total any more."""
    take(record, "profile", "sohr", details={"scope": "civilians"})
    (one,) = changed(record)
    assert [(cause.kind, cause.about) for cause in one.causes] == [
        ("profile", str(record.head().seq))
    ]


def test_a_page_read_by_other_rules_is_an_extractors(record: Record) -> None:
    """Another figure is read there; the page is not said to be new or gone."""
    read_again(record, page_of(record, 15), ("15", "16"))
    assert causes(record) == ["extractor"]


def test_an_incident_that_other_rules_read_no_more_is_an_extractors(record: Record) -> None:
    """It is withdrawn, and says that its page was read again."""
    read_again(record, page_of(record, 3), ("killed", "filmed"))
    (one,) = changed(record)
    assert (one.kind, [cause.kind for cause in one.causes]) == ("withdrawn", ["extractor"])
