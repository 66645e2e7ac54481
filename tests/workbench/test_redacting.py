"""Sealing a page from the workbench: seen first, said twice, and logged."""

import re
from pathlib import Path
from typing import Any

import pytest

from cenotaph.run.coding import coding_of
from cenotaph.run.deciding import log_edition
from cenotaph.run.viewing import edition_now
from cenotaph.store.verify import verify
from tests.run.pages import AT
from tests.run.test_redacting import holding
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_incident import decide, the
from tests.workbench.test_serving import EDITOR, release

WORDS = "The health ministry said"


def ministry(desk: Desk) -> str:
    """The id of the page that quotes the ministry."""
    reports = the(desk, 2).reports
    return str(next(r.page for r in reports if any(WORDS in c.quote for c in r.claims)))


def seal(desk: Desk, page: str, role: str = "administrator", **values: str) -> Any:
    """What sealing the page answers."""
    given = {"reason": "A family asked.", "sure": "yes"} | values
    return desk.client(role).post(f"{BENCH}redact/{page}", given)


def test_what_sealing_a_page_changes_is_seen_before_it_is_done(filled: Desk) -> None:
    """The tolls without it, the editions with it; and nothing is logged, sealed or deleted."""
    page, one = ministry(filled), the(filled, 2)
    release(filled, one.id)
    edition = edition_now(filled.record, [one.id], at=AT)
    log_edition(filled.record, edition, at=AT, by=EDITOR)
    before = filled.record.head()
    shown = filled.client("administrator").get(f"{BENCH}redact/{page}").content.decode()
    now, then = (re.findall(r"killed <b>([^<]+)</b>", part) for part in shown.split(">Then<"))
    assert (now, then) == (["12 – ? – 15"], ["12"])
    assert f"<code>{edition.id}</code>" in shown
    assert "With this, 1 page that strangers see leaves the public site." in shown
    assert (filled.record.head(), filled.record.sealed()) == (before, ())
    assert filled.client("administrator").get(f"{BENCH}pages/{page}").status_code == 200


def test_a_page_is_sealed_from_the_workbench(filled: Desk, tmp_path: Path) -> None:
    """Its words are in no file of the record, the toll is the other page's, and it is audited."""
    page = ministry(filled)
    assert holding(tmp_path / "record", WORDS) != []
    answer = seal(filled, page)
    assert (answer.status_code, "The page is sealed" in answer.content.decode()) == (200, True)
    assert holding(tmp_path / "record", WORDS) == []
    verify(filled.record, progress=lambda _done: None)
    killed = {
        toll.best
        for one in filled.record.incidents()
        for toll in one.tolls
        if (toll.policy, toll.measure, toll.key) == ("range", "killed", None)
    }
    assert killed == {12, 3}
    audit = filled.client("recorder").get(f"{BENCH}audit?action=redact").content.decode()
    assert "The administrator" in audit and "A family asked." in audit
    assert filled.client("administrator").get(f"{BENCH}pages/{page}").status_code == 404


@pytest.mark.parametrize("values", [{"reason": " "}, {"sure": ""}, {"sure": "no"}])
def test_nothing_is_sealed_without_a_reason_and_a_second_word(
    filled: Desk, values: dict[str, str]
) -> None:
    """What was typed stays, and what would change is shown again."""
    page, before = ministry(filled), filled.record.head()
    answer = seal(filled, page, **values)
    assert (answer.status_code, filled.record.head()) == (400, before)
    assert "What would change" in answer.content.decode()
    assert values.get("reason", "A family asked.") in answer.content.decode()


@pytest.mark.parametrize("role", ["recorder", "reviewer", "editor"])
def test_only_an_administrator_seals(filled: Desk, role: str) -> None:
    """Others find no way to it on the page, and none by its address."""
    page, before = ministry(filled), filled.record.head()
    assert "redact/" not in filled.client(role).get(f"{BENCH}pages/{page}").content.decode()
    assert f"redact/{page}" in (
        filled.client("administrator").get(f"{BENCH}pages/{page}").content.decode()
    )
    assert (seal(filled, page, role).status_code, filled.record.head()) == (403, before)


def test_an_incident_of_that_page_alone_is_gone(filled: Desk) -> None:
    """It is said before, and then no public address knows of it."""
    one = the(filled, 1)
    page = one.reports[0].page
    release(filled, one.id)
    assert filled.client().get(f"/incidents/{one.id}.html").status_code == 200
    shown = filled.client("administrator").get(f"{BENCH}redact/{page}").content.decode()
    assert "No incident is left." in shown
    seal(filled, page)
    assert filled.client().get(f"/incidents/{one.id}.html").status_code == 404


def test_who_seals_what_is_sealed_is_told_so(filled: Desk) -> None:
    """Two who seal at once are no trouble; the reason is logged once."""
    page = ministry(filled)
    seal(filled, page)
    head = filled.record.head()
    assert "It was sealed before." in seal(filled, page).content.decode()
    assert filled.record.head() == head


def test_a_decision_after_a_preview_sees_the_record_as_it_is(filled: Desk) -> None:
    """What a preview derived and took back is nowhere in what the server remembers."""
    filled.client("administrator").get(f"{BENCH}redact/{ministry(filled)}")
    assert decide(filled, the(filled, 2), "merge", other=the(filled, 1).id).status_code == 302
    (left,) = filled.record.incidents()
    assert len(left.reports) == 3
    verify(filled.record, progress=lambda _done: None)


NAMED = "Example Person asked for it."


def named_in_a_reason(desk: Desk) -> int:
    """The entry of a decision on a claim whose reason names a person."""
    page = ministry(desk)
    claim = coding_of(desk.record, page).claims[0].claim.id
    given = {"act": "correct", "claim": claim, "count": "88", "reason": NAMED}
    assert desk.client("recorder").post(f"{BENCH}pages/{page}", given).status_code == 302
    return desk.record.head().seq


def test_a_decision_is_sealed_from_the_workbench(filled: Desk, tmp_path: Path) -> None:
    """What changes is shown first; then its words are in no file, and it holds no more."""
    entry = named_in_a_reason(filled)
    administrator, before = filled.client("administrator"), filled.record.head()
    address = f"{BENCH}redact/entry:{entry}"
    assert address in administrator.get(f"{BENCH}audit/{entry}").content.decode()
    shown = administrator.get(address).content.decode()
    now, then = (re.findall(r"killed <b>([^<]+)</b>", part) for part in shown.split(">Then<"))
    assert (now, then) == (["12 – ? – 88"], ["12 – ? – 15"])
    assert filled.record.head() == before
    assert holding(tmp_path / "record", NAMED) != []
    answer = administrator.post(address, {"reason": "It names a person.", "sure": "yes"})
    assert (answer.status_code, "The decision is sealed" in answer.content.decode()) == (200, True)
    assert holding(tmp_path / "record", NAMED) == []
    verify(filled.record, progress=lambda _done: None)
    told = filled.client("recorder").get(f"{BENCH}incidents/{the(filled, 2).id}").content.decode()
    assert "sealed by a redaction" in told and NAMED not in told
    assert "12 – ? – 15" in told
    for gone in (f"{BENCH}audit/{entry}", address):
        assert administrator.get(gone).status_code == 404


@pytest.mark.parametrize("values", [{"reason": " "}, {"sure": "no"}])
def test_no_decision_is_sealed_without_a_reason_and_a_second_word(
    filled: Desk, values: dict[str, str]
) -> None:
    """What would change is shown again."""
    entry = named_in_a_reason(filled)
    before = filled.record.head()
    answer = seal(filled, f"entry:{entry}", **values)
    assert (answer.status_code, filled.record.head()) == (400, before)
    assert "If the decision were sealed" in answer.content.decode()


@pytest.mark.parametrize("role", ["recorder", "reviewer", "editor"])
def test_only_an_administrator_seals_a_decision(filled: Desk, role: str) -> None:
    """Others find no way to it, and none by its address; what is no decision has no page."""
    entry = named_in_a_reason(filled)
    before = filled.record.head()
    assert "redact/" not in filled.client(role).get(f"{BENCH}audit/{entry}").content.decode()
    assert seal(filled, f"entry:{entry}", role).status_code == 403
    for none in ("entry:1", "entry:x", "entry:99999", f"entry:{9:030}", "entry:" + "9" * 30):
        address = f"{BENCH}redact/{none}"
        assert filled.client("administrator").get(address).status_code == 404
    assert filled.record.head() == before
