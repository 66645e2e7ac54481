"""Readers' messages: the form, its limits, the receipt, the outcome; and who reads what."""

import re
import time
from typing import Any

import pytest
from django.test import Client

from cenotaph.model.vocabulary import DECIDER_ROLES
from cenotaph.web.people import gate, letters
from cenotaph.web.people.models import Message
from tests.workbench.desk import BENCH, Desk
from tests.workbench.test_serving import release

WORDS = "My cousin was in the house. There were thirteen."


@pytest.fixture
def released(filled: Desk) -> tuple[Desk, str]:
    """A desk with one released incident, and its id; the other is not released."""
    one = max(filled.record.incidents(), key=lambda incident: len(incident.reports))
    release(filled, one.id)
    return filled, one.id


def opened(seconds: float = 60.0) -> str:
    """The token of a form that was opened so long ago."""
    return letters.Form(nonce="a" * 32, opened=time.time() - seconds).token


def send(reader: Any, incident: str, *, seconds: str = "60", **given: str) -> Any:
    """The answer to a form about this incident that was opened so long ago."""
    form = opened(float(seconds))
    typed = {"form": form, "sender": "family", "wrong": "figure", "text": WORDS} | given
    headers = {"origin": "http://testserver"}
    return reader.post(f"/corrections/about/{incident}", typed, headers=headers)


def receipt_in(answer: Any) -> str:
    """The receipt that an answer shows."""
    return re.findall(r'class="receipt"><code>([0-9a-z-]+)<', answer.content.decode())[0]


def test_what_a_reader_writes_reaches_the_queue(released: tuple[Desk, str]) -> None:
    """Who they say they are, what is wrong, their words and the page they name."""
    desk, incident = released
    answer = send(desk.client(), incident, link="https://outlet.example/a")
    kept = Message.objects.get()
    assert answer.status_code == 200
    assert (kept.sender, kept.wrong, kept.text) == ("family", "figure", WORDS)
    assert (kept.incident, kept.link) == (incident, "https://outlet.example/a")
    assert WORDS[:20] in desk.client("reviewer").get(BENCH).content.decode()


def test_nothing_leads_to_who_wrote(released: tuple[Desk, str]) -> None:
    """No cookie, no address and no hour; the receipt is kept as a digest alone."""
    desk, incident = released
    reader = desk.client()
    reader.get(f"/corrections/about/{incident}")
    answer = send(reader, incident)
    shown = receipt_in(answer)
    reader.get(f"/corrections/{shown}")
    kept = Message.objects.get()
    row = " ".join(str(getattr(kept, field.name)) for field in Message._meta.fields)
    assert dict(reader.cookies) == {}
    assert (kept.at.hour, kept.at.minute, kept.at.second) == (0, 0, 0)
    assert [word in row for word in ("127.0.0.1", shown, shown.replace("-", ""))] == [False] * 3


def test_a_receipt_shows_how_far_a_message_came(released: tuple[Desk, str]) -> None:
    """Received, taken up, settled; a receipt copied with other signs is the same one."""
    desk, incident = released
    shown = receipt_in(send(desk.client(), incident))
    kept, reviewer = Message.objects.get(), desk.client("reviewer")

    def told(receipt: str = shown) -> str:
        return str(desk.client().get(f"/corrections/{receipt}").content.decode())

    assert "<h1>Received</h1>" in told()
    reviewer.post(f"{BENCH}messages/{kept.pk}", {"act": "take"})
    assert "<h1>Taken up</h1>" in told()
    settled = {"act": "settle", "how": "otherwise", "outcome": "Thirteen it is."}
    reviewer.post(f"{BENCH}messages/{kept.pk}", settled)
    assert "<h1>Settled</h1>" in told(shown.upper().replace("-", " "))
    assert "Thirteen it is." in told()
    assert f"/incidents/{incident}.html" in told()
    assert WORDS not in told()


def test_a_receipt_cannot_be_guessed(released: tuple[Desk, str]) -> None:
    """Another receipt, a row's number and a digest all get one answer, and it says nothing."""
    desk, incident = released
    shown = receipt_in(send(desk.client(), incident))
    kept = Message.objects.get()
    near = shown[:-1] + ("0" if shown[-1] != "0" else "1")
    guesses = (near, "0000-0000-0000-0000", str(kept.pk), kept.receipt_digest, incident, "x'--")
    reader = desk.client()
    answers = [reader.get(f"/corrections/{guess}") for guess in guesses]
    bodies = {answer.content for answer in answers}
    assert {answer.status_code for answer in answers} == {404}
    assert len(bodies) == 1
    assert len(shown.replace("-", "")) * 5 == 80


def test_two_messages_have_two_receipts_and_one_sent_twice_has_one(
    released: tuple[Desk, str],
) -> None:
    """A form that is sent again is the message it was; other words are another."""
    desk, incident = released
    first = receipt_in(send(desk.client(), incident))
    again = receipt_in(send(desk.client(), incident))
    other = receipt_in(send(desk.client(), incident, text="There were fourteen."))
    assert (first == again, first == other, Message.objects.count()) == (True, False, 2)


def test_what_is_not_released_has_no_form(released: tuple[Desk, str]) -> None:
    """Whether an incident is withheld or never was, form, answer and landing say the same."""
    desk, incident = released
    held = next(one.id for one in desk.record.incidents() if one.id != incident)
    reader = desk.client()
    for ask in (
        lambda id_: reader.get(f"/corrections/about/{id_}"),
        lambda id_: send(reader, id_),
        lambda id_: reader.get("/corrections", {"incident": id_}),
    ):
        one, never = ask(held), ask("0000000000000000")
        assert (one.status_code, one.content) == (404, never.content)
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": "  "}, "There is no text"),
        ({"text": "x" * 4001}, "too long"),
        ({"link": "javascript:alert(1)"}, "no address of a page"),
        ({"link": "https://a.example/" + "x" * 500}, "no address of a page"),
        ({"website": "https://spam.example"}, "A program might"),
        ({"seconds": "1"}, "A program might"),
        ({"seconds": "90000"}, "open for too long"),
        ({"form": "made-up"}, "open for too long"),
    ],
)
def test_what_cannot_be_taken_is_said_and_stays_typed(
    released: tuple[Desk, str], given: dict[str, str], told: str
) -> None:
    """Nothing is kept, and nothing that was typed is lost."""
    desk, incident = released
    answer = send(desk.client(), incident, **given)
    shown = answer.content.decode()
    assert (answer.status_code, Message.objects.count()) == (400, 0)
    assert told in shown
    assert given.get("text", WORDS).strip() in shown


def test_a_form_s_own_token_is_taken(released: tuple[Desk, str]) -> None:
    """The token on the page is one that the server knows again."""
    desk, incident = released
    shown = desk.client().get(f"/corrections/about/{incident}").content.decode()
    token = re.findall(r'name="form" value="([^"]+)"', shown)[0]
    assert letters.form_of(token) is not None
    assert letters.form_of(token + "x") is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://testserver"}, 200),
    ],
)
def test_a_message_from_another_site_s_form_is_refused(
    released: tuple[Desk, str], headers: dict[str, str], status: int
) -> None:
    """What a browser says another site sent is not taken, and comes back without its words."""
    _desk, incident = released
    browser = Client(enforce_csrf_checks=True)
    typed = {"form": opened(), "text": WORDS}
    answer = browser.post(f"/corrections/about/{incident}", typed, headers=headers)
    assert (answer.status_code, Message.objects.count()) == (status, int(status == 200))
    assert WORDS not in answer.content.decode()


def test_one_place_cannot_flood_the_queue(released: tuple[Desk, str]) -> None:
    """After so many in an hour a place waits, while another one writes."""
    desk, incident = released
    answers = [send(desk.client(), incident, text=f"{n}") for n in range(gate.MOST + 1)]
    assert [answer.status_code for answer in answers] == [200] * gate.MOST + [429]
    elsewhere = {"form": opened(), "text": WORDS}
    other = Client(REMOTE_ADDR="192.0.2.7").post(f"/corrections/about/{incident}", elsewhere)
    assert other.status_code == 200


def test_the_gate_knows_no_address() -> None:
    """It holds digests under a salt of its own; houses with many addresses are one; hours pass."""
    one, other = gate.Gate(), gate.Gate()
    for at in range(gate.MOST):
        assert one.passes(f"2001:db8::{at}", now=float(at))
        assert other.passes(f"2001:db8::{at}", now=float(at))
    assert not one.passes("2001:db8::ffff", now=30.0)
    assert one.passes("2001:db8:0:1::1", now=30.0)
    assert one.passes("2001:db8::1", now=gate.WINDOW_SECONDS + gate.MOST)
    assert set(one._passed).isdisjoint(other._passed)


def test_a_script_in_a_message_is_words(released: tuple[Desk, str]) -> None:
    """Neither the form that comes back nor the reviewer's page runs it."""
    desk, incident = released
    script = "<script>alert(1)</script>"
    again = send(desk.client(), incident, text=script, link="nonsense").content.decode()
    send(desk.client(), incident, text=script)
    read = desk.client("reviewer").get(f"{BENCH}messages/{Message.objects.get().pk}")
    assert script not in again + read.content.decode()


def test_only_reviewers_read_what_readers_write(released: tuple[Desk, str]) -> None:
    """Recorders see what a message is about; its words may name a witness, and they do not."""
    desk, incident = released
    send(desk.client(), incident)
    shown = desk.client("recorder").get(BENCH).content.decode()
    assert ("a figure" in shown, WORDS[:20] in shown) == (True, False)


def test_the_pages_for_readers_are_anyone_s(released: tuple[Desk, str]) -> None:
    """Stranger and administrator get the same; a mere link changes nothing; no cache keeps them."""
    desk, incident = released
    about = f"corrections/about/{incident}"
    for address in ("/corrections", f"/{about}", f"/ar/{about}", "/corrections/none"):
        answers = [desk.client(role).get(address) for role in (None, *DECIDER_ROLES)]
        assert len({answer.status_code for answer in answers}) == 1
        assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
        assert desk.client().delete(address).status_code == 405
    for address in ("/corrections", "/corrections/none"):
        assert desk.client().post(address).status_code == 405


def test_the_landing_page_leads_on(released: tuple[Desk, str]) -> None:
    """By an incident's id to its form, by a receipt to its outcome."""
    desk, incident = released
    landed = desk.client().get("/corrections", {"incident": incident})
    asked = desk.client().get("/corrections", {"receipt": "0000-1111"})
    assert landed.url == f"/corrections/about/{incident}"
    assert asked.url == "/corrections/0000-1111"
    assert desk.client().get("/corrections").status_code == 200


def test_every_served_page_leads_to_the_outcomes(released: tuple[Desk, str]) -> None:
    """Who kept the receipt and not its address finds where to ask, in each language."""
    desk, _ = released
    for address, there in (("/", "/corrections"), ("/ar/map.html", "/ar/corrections")):
        assert f'href="{there}"' in desk.client().get(address).content.decode()


def test_every_served_incident_leads_to_its_form(released: tuple[Desk, str]) -> None:
    """Under the toll and at the foot; the strict headers alone say what forms may do."""
    desk, incident = released
    shown = desk.client().get(f"/incidents/{incident}.html").content.decode()
    assert shown.count(f'href="/corrections/about/{incident}"') == 2
    assert "http-equiv" not in shown
