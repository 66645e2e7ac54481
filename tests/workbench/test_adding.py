"""Adding pages on the workbench, and the limits of each way."""

import gzip
import socket
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cenotaph.model.entries import Captured
from cenotaph.run.reading import the_reader
from cenotaph.store.log import payload_at
from tests.run.pages import MONITOR
from tests.run.towns import build_two_towns
from tests.workbench.desk import BENCH, Desk

ADD = f"{BENCH}add"


@pytest.fixture(autouse=True)
def two_towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of two towns, for the thread that reads."""
    build_two_towns(tmp_path / "cache")
    monkeypatch.setenv("CENOTAPH_CACHE", str(tmp_path / "cache"))
    the_reader.cache_clear()


def add(desk: Desk, way: str, **values: Any) -> Any:
    """What adding answers to a recorder."""
    return desk.client("recorder").post(ADD, {"way": way} | values)


def captured(desk: Desk) -> list[Captured]:
    """What was captured."""
    with desk.record.reading() as connection:
        seqs = [entry.seq for entry in desk.record.entries() if entry.kind == "captured"]
        return [payload_at(connection, seq) for seq in seqs]  # type: ignore[misc]


def test_a_file_is_added_and_shown(desk: Desk) -> None:
    """The page is read at once, and the person is where they code it."""
    answer = add(desk, "files", files=SimpleUploadedFile("page.txt", MONITOR.encode()))
    (one,) = captured(desk)
    assert answer.url == f"{BENCH}pages/{one.page.id}"
    assert len(list(desk.record.incidents())) == 1


def test_a_file_is_added_with_what_is_known_of_it(desk: Desk) -> None:
    """Outlet and day, where a saved page does not say them."""
    file = SimpleUploadedFile("page.txt", b"Strike on Hama\n\nFive people were killed in Hama.\n")
    add(desk, "files", files=file, source="An outlet", published_at="2020-12-15")
    (one,) = captured(desk)
    assert (one.page.source, one.page.published_at) == ("An outlet", "2020-12-15")


def test_pasted_text_is_added_with_what_is_known_of_it(desk: Desk) -> None:
    """Title, outlet, day and address are the receipt's."""
    said = {
        "title": "A title", "source": "An outlet", "published_at": "2020-12-15",
        "url": "https://outlet.example/a",
    }  # fmt: skip
    add(desk, "paste", text=MONITOR, **said)
    (one,) = captured(desk)
    assert (one.page.title, one.page.source, one.page.url) == (
        "A title",
        "An outlet",
        "https://outlet.example/a",
    )
    assert one.page.published_at == "2020-12-15"


def test_a_note_is_a_page_of_its_own_each_time(desk: Desk) -> None:
    """Two calls with the same words are two; pasted text twice is one."""
    for _ in range(2):
        add(desk, "hand", text="A medic said two people were killed in Hama today.")
        add(desk, "paste", text=MONITOR)
    assert len(captured(desk)) == 3


def test_who_added_a_page_is_in_its_receipt(desk: Desk) -> None:
    """By their opaque id, beside the program that read it."""
    add(desk, "paste", text=MONITOR)
    (one,) = captured(desk)
    assert str(one.receipt.tool).endswith(f" for {desk.people['recorder'].actor}")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.0.0.7/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://2130706433/",
        "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "file:///etc/passwd",
        "ftp://example.org/", "https://user:word@example.org/", "gopher://x/", "",
    ],
)  # fmt: skip
def test_an_address_inside_is_never_asked(desk: Desk, address: str) -> None:
    """No machine of one's own network, by whatever spelling, and nothing but http."""
    answer = add(desk, "address", address=address)
    assert answer.status_code == 400
    assert captured(desk) == []


def test_a_server_inside_hears_nothing(desk: Desk) -> None:
    """One that listens on this machine, and would answer, is not even connected to."""
    with socket.create_server(("127.0.0.1", 0)) as inside:
        inside.settimeout(0.2)
        answer = add(desk, "address", address=f"http://127.0.0.1:{inside.getsockname()[1]}/")
        with pytest.raises(TimeoutError):
            inside.accept()
    assert "inside a network of its own" in answer.content.decode()


def test_a_file_that_is_no_page_is_refused_with_a_sentence(desk: Desk) -> None:
    """Bytes that are no text are named as that, and nothing is added."""
    answer = add(desk, "files", files=SimpleUploadedFile("page.txt", bytes(range(256)) * 40))
    assert answer.status_code == 400
    assert captured(desk) == []


def test_a_packed_file_is_not_unpacked(desk: Desk) -> None:
    """A bomb of compression stays as small as it came: nothing is ever unpacked."""
    bomb = gzip.compress(b"\0" * 30_000_000)
    answer = add(desk, "files", files=SimpleUploadedFile("page.html", bomb))
    assert (answer.status_code, captured(desk)) == (400, [])


@pytest.mark.parametrize("name", ["../../etc/cron.d/x.txt", "/etc/passwd.txt", "a\x00b.txt"])
def test_a_file_s_name_leads_nowhere(desk: Desk, tmp_path: Path, name: str) -> None:
    """The bytes are kept under their digest; the name is a word in a message."""
    add(desk, "files", files=SimpleUploadedFile(name, MONITOR.encode()))
    kept = [path.name for path in (tmp_path / "record" / "evidence").rglob("*") if path.is_file()]
    assert all(set(one.split(".")[0]) <= set("0123456789abcdef") for one in kept)


def test_a_body_that_is_too_large_is_refused(desk: Desk) -> None:
    """More than a page may hold is not taken in, whatever the form says."""
    answer = add(desk, "paste", text="x" * (21 * 1024 * 1024))
    assert (answer.status_code, captured(desk)) == (413, [])
    assert "more than can be sent at once" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused(desk: Desk) -> None:
    """A file is not counted among a form's fields, and has the same limit."""
    told = b"<p>Five people were killed.</p>" + b"\n" * 21 * 1024 * 1024
    answer = add(desk, "files", files=SimpleUploadedFile("page.html", told))
    assert (answer.status_code, captured(desk)) == (413, [])


@pytest.mark.parametrize(
    "values", [{"way": "nonsense"}, {"way": "paste", "text": " "}, {"way": "files"}]
)
def test_nothing_to_add_is_said_so(desk: Desk, values: dict[str, str]) -> None:
    """One sentence, and nothing half-written."""
    assert desk.client("recorder").post(ADD, values).status_code == 400
    assert captured(desk) == []


NOWHERE = "Ninguem sabe\n\nMorreram sete pessoas, disse o medico.\n"


def test_a_page_the_program_makes_nothing_of_is_read_by_hand(desk: Desk) -> None:
    """The first claim says when and where; the page is then in an incident, read by that person."""
    add(desk, "paste", text=NOWHERE)
    (one,) = captured(desk)
    assert list(desk.record.incidents()) == []
    given = {
        "act": "enter", "words": "sete pessoas", "measure": "killed", "count": "7",
        "date": "2021-05-03", "place": "Hama", "said_by": "medico", "role": "medical",
    }  # fmt: skip
    answer = desk.client("recorder").post(f"{BENCH}pages/{one.page.id}", given)
    (incident,) = desk.record.incidents()
    tolls = [toll.best for toll in incident.tolls if toll.policy == "range" and toll.key is None]
    assert (answer.status_code, tolls, incident.where[0].name) == (302, [7], "Hama")
    read = max(desk.record.entries(), key=lambda e: e.seq if e.kind == "extracted" else 0)
    assert read.actor == desk.people["recorder"].actor
