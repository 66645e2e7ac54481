"""An incident as it stood earlier, and as a stranger sees it."""

import re

import pytest

from cenotaph.model.incidents import Incident
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import Proposal, decide, seal_source
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_serving import release

RECORDER = Decider(actor="person:1", role="recorder")
LATER = "2026-03-04T05:06:07Z"


def told_twice(desk: Desk) -> Incident:
    """The incident of two pages, which give 12 and 15."""
    return max(desk.record.incidents(), key=lambda incident: len(incident.reports))


def reject_twelve(desk: Desk) -> int:
    """The last entry before the claim of 12 is rejected."""
    before = desk.record.head().seq
    claims = [claim for report in told_twice(desk).reports for claim in report.claims]
    twelve = next(claim.id for claim in claims if claim.count.figure == 12)
    one = Proposal(action="reject", subject=twelve, reason="The page does not say it.")
    decide(desk.record, [one], by=RECORDER, at=LATER)
    return before


def then(desk: Desk, at: str, role: str = "recorder") -> tuple[int, str]:
    """The status and the page of the incident as it stood then."""
    address = f"{BENCH}incidents/{told_twice(desk).id}/as-of"
    answer = desk.client(role).get(address, {"at": at})
    return answer.status_code, answer.content.decode()


def test_an_incident_is_shown_as_it_stood(filled: Desk) -> None:
    """At an entry or at a day's end, with the toll of that time; the record stays as it is."""
    before = reject_twelve(filled)
    head = filled.record.head()
    for at in (str(before), "2026-02-01"):
        status, shown = then(filled, at)
        assert (status, "12 – ? – 15" in shown, f"entry {before}" in shown) == (200, True, True)
    assert "12 – ? – 15" not in then(filled, str(head.seq))[1]
    assert filled.record.head() == head


def test_nothing_is_decided_in_the_past(filled: Desk) -> None:
    """The page has no form that sends anything, and the address takes none."""
    _status, shown = then(filled, "2026-02-01")
    address = f"{BENCH}incidents/{told_twice(filled).id}/as-of"
    assert shown.split("<main")[1].count('method="post"') == 0
    assert filled.client("editor").post(address, {"at": "1"}).status_code == 405


def test_a_time_before_the_incident_or_its_page_says_when_it_came(filled: Desk) -> None:
    """Whoever looks back is told how far there is anything to see."""
    incident = told_twice(filled)
    assert re.search(
        f"Incident {incident.id} did not exist yet at entry 1: it began with entry \\d+",
        then(filled, "1")[1],
    )
    came = {one.subject: one.seq for one in filled.record.entries() if one.kind == "captured"}
    page = max((report.page for report in incident.reports), key=came.__getitem__)
    address = f"{BENCH}as-of/pages/{page}"
    shown = filled.client("recorder").get(address, {"at": str(came[page] - 1)}).content.decode()
    assert f"This page was not in the record yet: it came with entry {came[page]}." in shown


@pytest.mark.parametrize("at", ["2001-01-01", "1", "nonsense", "99999"])
def test_a_time_without_the_incident_is_said(filled: Desk, at: str) -> None:
    """Before the log, before the incident, and what is no time, each with a sentence."""
    status, shown = then(filled, at)
    assert (status, 'role="alert"' in shown) == (400, True)


def test_what_was_sealed_since_is_sealed_in_the_past(filled: Desk) -> None:
    """Looking back does not open what a colleague sealed later."""
    source = "Syrian Observatory for Human Rights"
    sources = {r.source for i in filled.record.incidents() for r in i.reports}
    voices = {v.name for i in filled.record.incidents() for v in i.voices}
    assert source in sources | voices
    seen = str(filled.record.head().seq)
    assert source in then(filled, seen)[1]
    seal_source(filled.record, source, by=Decider(actor="person:2", role="editor"), at=LATER)
    assert source not in then(filled, seen)[1]


def test_editors_see_what_a_stranger_would(filled: Desk) -> None:
    """The public page, marked as a preview, before it is released and after, and no form on it."""
    incident = told_twice(filled).id
    address = f"{BENCH}incidents/{incident}/as-a-stranger"
    editor, stranger = filled.client("editor"), filled.client()
    before = editor.get(address).content.decode()
    assert stranger.get(f"/incidents/{incident}.html").status_code == 404
    assert "not released: no stranger sees it" in before
    release(filled, incident)
    after = editor.get(address).content.decode()
    public = stranger.get(f"/incidents/{incident}.html").content.decode()
    assert "is released: strangers see this" in after
    article = [re.sub(r'href="[^#"]*', 'href="', whole(page)) for page in (after, public)]
    assert article[0] == article[1]
    assert "corrections/about" not in after


def killed(page: str) -> list[str]:
    """Lowest, best and highest of the killed on a page of totals."""
    row = page.partition('<th scope="row">killed</th>')[2].partition("</tr>")[0]
    return re.findall(r'<td class="num">([^<]*)</td>', row)


def test_totals_are_shown_as_they_stood(filled: Desk) -> None:
    """At an entry, an edition or a day's end: of what was released and not embargoed then."""
    release(filled, told_twice(filled).id)
    before = reject_twelve(filled)
    for one in filled.record.incidents():
        release(filled, one.id)
    reader = filled.client("recorder")
    head = filled.record.head()

    def shown(**asked: str) -> str:
        return str(reader.get(f"{BENCH}totals", asked).content.decode())

    assert killed(shown()) == ["18", "18", "18"]
    assert killed(shown(at=str(before))) == ["12", "–", "15"]
    assert killed(shown(at=str(head.seq))) == ["18", "18", "18"]
    assert f"As they stood at entry {before}" in shown(at=str(before))
    assert killed(shown(at=str(before), policy="conservative")) == ["12", "12", "12"]
    assert "No released incident has a figure." in shown(at="5")
    assert filled.record.head() == head
    for at in ("2001-01-01", "nonsense", "99999"):
        answer = reader.get(f"{BENCH}totals", {"at": at})
        assert (answer.status_code, b'role="alert"' in answer.content) == (400, True)


def test_a_page_is_shown_as_it_stood(filled: Desk) -> None:
    """What was read on it and decided by then; nothing can be decided there."""
    page = next(
        report.page
        for report in told_twice(filled).reports
        if any(claim.count.figure == 12 for claim in report.claims)
    )
    before = reject_twelve(filled)
    reader, address = filled.client("recorder"), f"{BENCH}as-of/pages/{page}"
    earlier = reader.get(address, {"at": str(before)}).content.decode()
    later = reader.get(address, {"at": str(before + 1)}).content.decode()
    reason = "The page does not say it."
    assert (reason in earlier, reason in later) == (False, True)
    assert "12 people were killed" in re.sub(r"<[^>]+>", "", earlier)
    assert earlier.split("<main")[1].count('method="post"') == 0
    assert f'action="{address}"' in reader.get(f"{BENCH}pages/{page}").content.decode()
    assert reader.get(address).url == f"{BENCH}pages/{page}"
    for at in ("1", "2001-01-01", "nonsense"):
        answer = reader.get(address, {"at": at})
        assert (answer.status_code, b'role="alert"' in answer.content) == (400, True)


def test_a_page_that_was_sealed_since_is_sealed_in_the_past(filled: Desk) -> None:
    """Looking back opens nothing that a redaction closed."""
    page, before = told_twice(filled).reports[0].page, str(filled.record.head().seq)
    admin = filled.client("administrator")
    assert admin.get(f"{BENCH}as-of/pages/{page}", {"at": before}).status_code == 200
    admin.post(f"{BENCH}redact/{page}", {"reason": "A family asked.", "sure": "yes"})
    answer = admin.get(f"{BENCH}as-of/pages/{page}", {"at": before})
    assert (answer.status_code, "sealed since" in answer.content.decode()) == (400, True)
    assert "people were killed" not in answer.content.decode()


def whole(page: str) -> str:
    """What a page says of the incident, from its heading to the last of its tolls."""
    return page.partition("<h1>")[2].rpartition('class="about"')[0]
