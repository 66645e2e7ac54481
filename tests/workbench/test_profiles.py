"""What is known of a source: said at the workbench, and seen in voices and tolls at once."""

import re

from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide
from cenotaph.store.verify import verify
from tests.run.pages import AT
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_looking import told_twice

SOURCE = f"{BENCH}source"


def page(desk: Desk, named: str, role: str = "reviewer") -> tuple[int, str]:
    """The status and the page of a source."""
    answer = desk.client(role).get(SOURCE, {"named": named})
    return answer.status_code, " ".join(answer.content.decode().split())


def say(desk: Desk, named: str, **given: str) -> tuple[int, str]:
    """A profile sent, and where it leads."""
    client = desk.client("reviewer")
    told = {"reason": "Their own report says so.", **given}
    answer = client.post(f"{SOURCE}?named={named}", told, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def voices(desk: Desk) -> int:
    return len(told_twice(desk).voices)


def test_what_a_source_repeats_is_said_where_it_speaks(filled: Desk) -> None:
    """From the incident's page to the source, to its profile, and back to one voice fewer."""
    incident = told_twice(filled)
    desk = filled.client("reviewer").get(f"{BENCH}incidents/{incident.id}").content.decode()
    assert f"{SOURCE}?named=sohr" in desk
    status, shown = page(filled, "sohr")
    assert (status, incident.id in shown, "nobody has decided" in shown) == (200, True, False)
    before = voices(filled)
    status, said = say(filled, "sohr", repeats="health ministry")
    assert (status, "It bears on" in said, "Their own report says so." in said) == (200, True, True)
    assert voices(filled) == before - 1
    desk = filled.client("reviewer").get(f"{BENCH}incidents/{incident.id}").content.decode()
    assert "others are known to repeat it" in desk
    assert list(verify(filled.record, lambda _done: None)) == []


def test_a_source_that_counts_civilians_alone_gives_no_total(filled: Desk) -> None:
    """The toll over all is the ministry's; what was said before is replaced whole."""
    say(filled, "sohr", repeats="health ministry")
    say(filled, "sohr", scope="civilians")
    (toll,) = (
        one for one in told_twice(filled).tolls
        if (one.measure, one.key, one.policy) == ("killed", None, "range")
    )  # fmt: skip
    assert (toll.min, toll.max) == (15, 15)
    shown = page(filled, "sohr")[1]
    assert 'value="civilians" checked' in shown
    assert re.search(r'name="repeats"[^>]* value=""', shown)
    audit = filled.client("reviewer").get(f"{BENCH}audit").content.decode()
    told = " ".join(re.sub(r"<[^>]+>", "", audit).split())
    assert "profiled sohr (counts civilians alone)." in told
    assert "profiled sohr (repeats" in told


def test_no_profile_is_decided_without_a_reason_or_by_a_recorder(filled: Desk) -> None:
    """Nothing is logged."""
    head = filled.record.head()
    assert say(filled, "sohr", scope="civilians", reason="")[0] == 400
    assert page(filled, "sohr", "recorder")[0] == 403
    assert filled.record.head() == head


def test_what_nobody_hears_yet_is_said(filled: Desk) -> None:
    """A slip in a name would bear on nothing."""
    said = say(filled, "sohr", repeats="nobody known")[1]
    assert "No page hears nobody known yet." in said


def test_a_sealed_source_stays_sealed(filled: Desk) -> None:
    """Who may not know it is told no more; who may does not take the seal away in passing."""
    seal = Proposal(action="profile", subject="sohr", reason="x", details={"level": "sealed"})
    decide(filled.record, [seal], by=Decider(actor="person:9", role="editor"), at=AT)
    assert page(filled, "sohr")[0] == 403
    answer = filled.client("editor").post(f"{SOURCE}?named=sohr", {"repeats": "x", "reason": "y"})
    assert (answer.status_code, "stays so" in answer.content.decode()) == (400, True)
    assert "sohr" in filled.record.sealed_sources()
