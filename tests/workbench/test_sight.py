"""What a colleague may not see, on every route: sealed sources, and decisions on what they read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from cenotaph.record.decisions import Decider
from cenotaph.run.coding import coding_of
from cenotaph.run.deciding import seal_source
from cenotaph.run.reading import the_reader
from cenotaph.web.people.models import Message, SecondReading
from cenotaph.web.workbench.urls import ROUTES
from tests.run.pages import add_pages, write_pages
from tests.run.towns import build_two_towns
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_adding import add, captured

QUIET = "The Quiet Hotline"
WHISPERED = """Whispers of a strike on Hama

Neighbours whispered that 9 people were killed in an airstrike on Hama on 14 December 2020.
"""
CITING = """Strike on Hama

The Quiet Hotline said 9 people were killed in an airstrike on Hama on 14 December 2020.
"""
# Whoever may not know the source reads neither its name nor the words, title or address of its
# pages, and no reason that names it.
SECRET = ("Quiet", "hisper", "quiet-address")
LATER = "2026-03-04T05:06:07Z"


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A desk, and the things that its addresses are opened with."""

    desk: Desk
    page: str
    incident: str
    reading: int
    message: int

    def addresses(self, role: str) -> Iterator[str]:
        """Every address of the workbench that this role may open, with each thing there is."""
        given = {
            "page": [one.page.id for one in captured(self.desk)],
            "incident": [self.incident],
            "reading": [self.reading],
            "message": [self.message],
            "entry": [e.seq for e in self.desk.record.entries() if e.kind == "decided"],
            "one": [self.incident],
            "other": [next(o.id for o in self.desk.record.incidents() if o.id != self.incident)],
            "token": ["none"], "session": ["none"], "person": [1], "invitation": [1],
        }  # fmt: skip
        for route in ROUTES:
            if route.least is not None and not self.desk.people[role].may(route.least):
                continue
            names = route.pattern().pattern.converters
            sets: list[dict[str, Any]] = [{}]
            for name in names:
                sets = [one | {name: value} for one in sets for value in given[name]]
            yield from (reverse(route.name, kwargs=one) for one in sets)


def after(desk: Desk) -> list[str]:
    """The questions that an address is asked besides: what is looked for, and where from."""
    last = str(desk.record.head().seq)
    decided = [e.seq for e in desk.record.entries() if e.kind == "decided"]
    found = [f"?subject={one}" for one in ("The+Quiet", "source", QUIET.replace(" ", "+"))]
    return ["", f"?at={last}", f"?at={min(decided)}", "?words=Quiet", "?after=none", *found]


@pytest.fixture
def secret(filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """A page of a source that is sealed after it was read and decided on, and one that cites it."""
    build_two_towns(tmp_path / "cache")
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "cache"))
    the_reader.cache_clear()
    add(filled, "paste", text=WHISPERED, source=QUIET, url="https://quiet-address.example/1")
    add(filled, "paste", text=CITING, source="The Example Ledger")
    page = next(one.page.id for one in captured(filled) if one.page.source == QUIET)
    citing = next(o.page.id for o in captured(filled) if o.page.source == "The Example Ledger")
    recorder = filled.client("recorder")
    for id_ in (page, citing):
        address, coding = f"{BENCH}pages/{id_}", coding_of(filled.record, id_)
        claim = {"claim": coding.claims[0].claim.id, "reason": f"{QUIET} says so."}
        recorder.post(address, {"act": "accept"} | claim)
        assert recorder.post(address, {"act": "read"}).status_code == 302
    incident = coding_of(filled.record, page).claims[0].incident
    editor = filled.client("editor")
    given = {"act": "release", "reason": f"{QUIET} may be right."}
    assert editor.post(f"{BENCH}incidents/{incident}", given).status_code == 302
    letter = Message.objects.create(receipt_digest="r1", incident=incident, text="It is wrong.")
    first = filled.people["recorder"].actor
    reading, _new = SecondReading.objects.get_or_create(page=page, defaults={"first_actor": first})
    seal_source(filled.record, QUIET, by=Decider(actor="person:2", role="editor"), at=LATER)
    return Walk(desk=filled, page=page, incident=incident, reading=reading.pk, message=letter.pk)


def told_by(page: str) -> list[str]:
    """The words of the secret that stand on a page, but for what was asked: that stands again."""
    for asked in ("Quiet", QUIET, "The Quiet"):
        page = page.replace(f'value="{asked}"', "")
    return [word for word in SECRET if word in page]


@pytest.mark.parametrize("role", ["recorder", "reviewer"])
def test_a_sealed_source_is_on_no_page_of_who_may_not_know_it(secret: Walk, role: str) -> None:
    """Nor are its words, title and address, wherever they would stand; no search finds them."""
    client = secret.desk.client(role)
    found = [
        (address + asked, word)
        for address in secret.addresses(role)
        for asked in after(secret.desk)
        for word in told_by(client.get(address + asked).content.decode())
    ]
    assert found == []


@pytest.mark.parametrize("asked", ["words=Quiet", "subject=The+Quiet"])
def test_no_search_tells_that_a_sealed_source_is_there(secret: Walk, asked: str) -> None:
    """A line without its words would say that they are in it."""
    said = "No decision like that was made."
    found = [
        secret.desk.client(role).get(f"{BENCH}audit?{asked}") for role in ("recorder", "editor")
    ]
    assert [said in one.content.decode() for one in found] == [True, False]


def test_an_editor_knows_the_source(secret: Walk) -> None:
    """On the page, in the incident, in the queue's page, and in the log of decisions."""
    editor = secret.desk.client("editor")
    for address in (f"pages/{secret.page}", f"incidents/{secret.incident}", "audit"):
        assert QUIET in editor.get(BENCH + address).content.decode()
    assert "hisper" in editor.get(f"{BENCH}pages/{secret.page}").content.decode()


def test_a_page_of_a_sealed_source_is_refused_with_its_reason(secret: Walk) -> None:
    """To look at it, to decide on it, to look at it as it stood, and to read it a second time."""
    reviewer, before = secret.desk.client("reviewer"), secret.desk.record.head()
    claim = coding_of(secret.desk.record, secret.page).claims[0].claim.id
    answers = [
        reviewer.get(f"{BENCH}pages/{secret.page}"),
        reviewer.post(f"{BENCH}pages/{secret.page}", {"act": "reject", "claim": claim}),
        reviewer.get(f"{BENCH}second/{secret.reading}"),
    ]
    for answer in answers:
        assert answer.status_code == 403
        assert "The source of this page is sealed." in answer.content.decode()
    assert secret.desk.record.head() == before
    assert SecondReading.objects.get(pk=secret.reading).person is None


def test_the_next_page_is_none_of_a_sealed_source(secret: Walk) -> None:
    """It is not counted among those that wait either, so that both say the same."""
    editor, recorder = secret.desk.client("editor"), secret.desk.client("recorder")
    read = next(
        one.seq
        for one in secret.desk.record.entries()
        if one.kind == "decided" and one.subject == secret.page
    )
    editor.post(f"{BENCH}audit/{read}", {"reason": "Not all of it."})
    assert "4 pages are not read" in editor.get(BENCH).content.decode()
    assert "3 pages are not read" in recorder.get(BENCH).content.decode()
    seen, address = set(), f"{BENCH}next"
    for _ in range(6):
        page = recorder.get(address).url.removeprefix(f"{BENCH}pages/")
        seen.add(page)
        address = f"{BENCH}next?after={page}"
    assert (len(seen), secret.page in seen) == (3, False)


def test_a_witness_s_name_is_withheld_in_the_claim_as_in_the_text(
    filled: Desk, tmp_path: Path
) -> None:
    """Who may not read it in the text reads it nowhere on the page."""
    text = """Strike on Hama

Rania Example, a survivor, said 4 people were killed in an airstrike on Hama on 14 December 2020.
"""
    add_pages(filled.record, write_pages(tmp_path / "more", {"witness.txt": text}))
    page = [one.subject for one in filled.record.entries() if one.kind == "captured"][-1]
    coding = coding_of(filled.record, page)
    assert any(link.role == "witness" for link in coding.claims[0].claim.attribution)
    for role, named in (("recorder", False), ("editor", True)):
        shown = filled.client(role).get(f"{BENCH}pages/{page}").content.decode()
        assert ("Rania" in shown) == named


def test_a_witness_s_name_is_withheld_in_the_audit_list(filled: Desk, tmp_path: Path) -> None:
    """A page is named there by its title, as whoever reads the list may read it."""
    text = """Rania Example tells of strike on Hama

Rania Example, a survivor, said 4 people were killed in an airstrike on Hama on 14 December 2020.
"""
    add_pages(filled.record, write_pages(tmp_path / "more", {"witness.txt": text}))
    page = [one.subject for one in filled.record.entries() if one.kind == "captured"][-1]
    filled.client("recorder").post(f"{BENCH}pages/{page}", {"act": "read"})
    for role, named in (("recorder", False), ("editor", True)):
        shown = filled.client(role).get(f"{BENCH}audit").content.decode()
        assert "tells of strike on Hama" in shown
        assert ("Rania" in shown) == named


def test_a_witness_s_name_is_withheld_in_reasons(filled: Desk, tmp_path: Path) -> None:
    """Wherever a reason is shown, also that of who took the decision back; no search finds it."""
    text = """Strike on Hama

Rania Example, a survivor, said 4 people were killed in an airstrike on Hama on 14 December 2020.
"""
    add_pages(filled.record, write_pages(tmp_path / "more", {"witness.txt": text}))
    page = [one.subject for one in filled.record.entries() if one.kind == "captured"][-1]
    (claim,) = (one.claim for one in coding_of(filled.record, page).claims)
    incident = coding_of(filled.record, page).claims[0].incident
    editor, recorder = filled.client("editor"), filled.client("recorder")
    told = {"reason": "Rania Example told us so on the telephone."}
    editor.post(f"{BENCH}incidents/{incident}", {"act": "confirm", **told})
    editor.post(f"{BENCH}pages/{page}", {"act": "accept", "claim": claim.id, **told})
    editor.post(f"{BENCH}pages/{page}", {"act": "read", **told})
    entry = [one.seq for one in filled.record.entries() if one.kind == "decided"][-1]
    editor.post(f"{BENCH}audit/{entry}", told)
    addresses = ["audit", f"incidents/{incident}", f"audit/{entry}"]
    addresses += ["audit?words=telephone", f"pages/{page}?claim={claim.id}"]
    for address in addresses:
        for person, named in ((recorder, False), (editor, True)):
            shown = person.get(f"{BENCH}{address}").content.decode()
            assert "told us so on the telephone" in shown
            assert ("Rania" in shown) == named, address
    for words in ("Rania", "rania ex", "Example"):
        for person, found in ((recorder, False), (editor, True)):
            shown = person.get(f"{BENCH}audit?words={words}").content.decode()
            assert ("on the telephone" in shown) == found


@pytest.fixture
def blind(filled: Desk) -> Walk:
    """A page that the recorder has decided on, and that the reviewer reads a second time."""
    incident = max(filled.record.incidents(), key=lambda one: len(one.reports))
    page = incident.reports[0].page
    claim = coding_of(filled.record, page).claims[0].claim.id
    given = {"act": "correct", "claim": claim, "count": "888", "reason": "I counted so."}
    assert filled.client("recorder").post(f"{BENCH}pages/{page}", given).status_code == 302
    first = filled.people["recorder"].actor
    reading = SecondReading.objects.create(page=page, first_actor=first)
    letter = Message.objects.create(receipt_digest="r1", incident=incident.id, text="It is wrong.")
    assert filled.client("reviewer").get(f"{BENCH}second/{reading.pk}").status_code == 200
    return Walk(desk=filled, page=page, incident=incident.id, reading=reading.pk, message=letter.pk)


def test_a_second_reader_sees_no_decision_anywhere(blind: Walk) -> None:
    """Not on the page as it stood, its incident, the audit list, the queue or a reader's letter."""
    desk = blind.desk
    assert any("888" in one for one in shown_to(blind, "editor"))
    assert not any("888" in one or "I counted so" in one for one in shown_to(blind, "reviewer"))
    refused = desk.client("reviewer").get(f"{BENCH}incidents/{blind.incident}")
    assert refused.status_code == 403
    said = refused.content.decode()
    assert "You are reading a page of this incident a second time." in said
    assert "<h1>This page is closed to you</h1>" in said


@pytest.mark.parametrize("end", ["done", "back"])
def test_a_second_reader_sees_them_afterwards(blind: Walk, end: str) -> None:
    """Once the reading is done or given back, everything is open again."""
    blind.desk.client("reviewer").post(f"{BENCH}second/{blind.reading}", {"act": end})
    assert sum("888" in one for one in shown_to(blind, "reviewer")) >= 3


def shown_to(blind: Walk, role: str) -> list[str]:
    """Every page of the workbench as this role sees it."""
    client = blind.desk.client(role)
    asked = ("", f"?at={blind.desk.record.head().seq}", "?words=counted", f"?subject={blind.page}")
    return [
        client.get(address + one).content.decode()
        for address in blind.addresses(role)
        for one in asked
    ]
