"""The server: addresses it may have, headers of its answers, the public pages live."""

import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.core.management import call_command
from django.test import Client

from cenotaph.errors import InputError
from cenotaph.record.decisions import Decider
from cenotaph.run.deciding import log_edition
from cenotaph.run.deciding import release as decide
from cenotaph.run.opening import make_record
from cenotaph.run.viewing import edition_now
from cenotaph.web.serve.addresses import Origin, database_of, origin_of
from cenotaph.web.serve.headers import HEADERS
from cenotaph.web.serve.serving import Serving
from cenotaph.web.serve.settings import server_settings
from tests.run.pages import add_pages, write_pages
from tests.workbench.desk import BENCH, Desk


def test_on_one_machine_plain_http_is_enough() -> None:
    """Without an address of its own the server is where it listens."""
    assert str(origin_of(None, host="127.0.0.1", port=8000)) == "http://127.0.0.1:8000"
    assert str(origin_of(None, host="::1", port=8000)) == "http://[::1]:8000"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "record.example"])
def test_passwords_never_travel_in_the_clear(host: str) -> None:
    """Listening to other machines takes an https address."""
    with pytest.raises(InputError, match="in the clear"):
        origin_of(None, host=host, port=80)
    with pytest.raises(InputError, match="in the clear"):
        origin_of("http://record.example", host=host, port=80)
    assert origin_of("https://record.example", host=host, port=80).secure


def test_a_port_that_is_taken_is_said_first(tmp_path: Path) -> None:
    """Where nothing can listen, no address is named and no invitation is made."""
    make_record(tmp_path / "record")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = ("serve", "--record", str(tmp_path / "record"), "--port", port)
        done = subprocess.run(
            [sys.executable, "-m", "cenotaph", *command],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert "cannot listen" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "address", ["record.example", "https://", "https://a.example/path", "https://[", "https://a:b"]
)
def test_an_address_is_an_origin(address: str) -> None:
    """A path, or no host, is no address of a server."""
    with pytest.raises(InputError, match="no address of a server"):
        origin_of(address, host="127.0.0.1", port=8000)


def test_the_private_database_is_sqlite_or_postgresql() -> None:
    """Its address is that of the record's kind; any other is refused with a sentence."""
    assert database_of("sqlite:////srv/private.sqlite")["NAME"] == "/srv/private.sqlite"
    team = database_of("postgresql://me:secret@db.example:5433/people")
    wanted = {
        "NAME": "people",
        "USER": "me",
        "PASSWORD": "secret",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert {name: team[name] for name in wanted} == wanted
    assert database_of("postgresql:///people?host=/run/postgresql")["HOST"] == "/run/postgresql"
    for wrong in ("mysql://a/b", "nonsense", "sqlite://"):
        with pytest.raises(InputError, match="CENOTAPH_PRIVATE_URL"):
            database_of(wrong)


@pytest.mark.parametrize(
    "address", ["/", "/nothing-here", f"{BENCH}log-in", f"{BENCH}nothing", "/static/site.css"]
)
def test_every_answer_has_the_strict_headers(desk: Desk, address: str) -> None:
    """Also an error and a file: nothing inline, nothing from elsewhere, no frame."""
    answer = desk.client().get(address)
    answer.close()
    assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_the_workbench_is_kept_in_no_cache(desk: Desk) -> None:
    """What only some may see stays in no browser and no proxy."""
    assert desk.client("recorder").get(BENCH).headers["Cache-Control"] == "no-store"


def test_a_reader_carries_no_cookie(desk: Desk) -> None:
    """The public pages set none, and the workbench's session is not sent to them."""
    reader = desk.client()
    reader.get("/")
    assert dict(reader.cookies) == {}
    recorder = desk.client()
    recorder.post(f"{BENCH}log-in", {"login": "x", "password": "y"})
    assert {c["path"] for c in recorder.cookies.values() if c.key == "sessionid"} <= {BENCH}


def test_cookies_are_kept_to_https_and_from_scripts(desk: Desk) -> None:
    """Under an https address no cookie goes in the clear; none can be read by a script."""
    origin = Origin(scheme="https", host="record.example", port=None)
    made = server_settings(
        Serving(record=desk.record, origin=origin), private_url="sqlite:///p.sqlite", key="k"
    )
    named = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY")
    assert [made[name] for name in named] == [True, True, True]
    assert (made["SECURE_HSTS_SECONDS"] > 0, made["ALLOWED_HOSTS"]) == (True, ["record.example"])


def test_on_this_machine_it_answers_to_the_machine_s_own_names() -> None:
    """Whoever types `localhost` meets the same server; a public one has one name alone."""
    here = Origin(scheme="http", host="127.0.0.1", port=8000)
    assert here.names == ("127.0.0.1", "localhost", "[::1]")
    assert Origin(scheme="https", host="record.example", port=None).names == ("record.example",)


def test_another_host_name_is_refused(desk: Desk) -> None:
    """A request under a foreign name gets no page: no poisoned link, no rebinding."""
    assert desk.client().get(f"{BENCH}log-in", headers={"host": "evil.example"}).status_code == 400


def test_only_released_incidents_are_public(desk: Desk, tmp_path: Path) -> None:
    """What is not released is no page, as if it were not there; what is, is one at once."""
    add_pages(desk.record, write_pages(tmp_path / "pages"))
    one = next(desk.record.incidents())
    reader = desk.client()
    held, never = (reader.get(f"/incidents/{id_}.html") for id_ in (one.id, "0000000000000000"))
    assert (held.status_code, held.content) == (404, never.content)
    release(desk, one.id)
    assert reader.get(f"/incidents/{one.id}.html").status_code == 200
    assert one.id.encode() in reader.get("/").content


def test_the_public_pages_are_served_in_each_language(desk: Desk, tmp_path: Path) -> None:
    """The address alone decides the language; no header of a browser does, and a search stays."""
    add_pages(desk.record, write_pages(tmp_path / "pages"))
    one = next(desk.record.incidents())
    release(desk, one.id)
    reader = Client(headers={"accept-language": "ar"})
    assert b'lang="en" dir="ltr"' in reader.get("/").content
    for address in ("/ar/", "/ar/index.html", f"/ar/incidents/{one.id}.html", "/ar/downloads.html"):
        answer = reader.get(address)
        assert (answer.status_code, b'lang="ar" dir="rtl"' in answer.content) == (200, True)
    assert b"incidents.csv" in answer.content
    assert b'href="../incidents.html?q=x"' in reader.get("/ar/incidents.html?q=x").content
    assert reader.get("/ar/nothing-here").status_code == 404
    assert dict(reader.cookies) == {}


def test_the_tables_are_those_of_the_edition(desk: Desk, tmp_path: Path) -> None:
    """The downloads hold the released incidents, and no file of another name is served."""
    add_pages(desk.record, write_pages(tmp_path / "pages"))
    one, other, *_ = desk.record.incidents()
    release(desk, one.id)
    reader = desk.client()
    assert b"incidents.csv" in reader.get("/downloads.html").content
    answer = reader.get("/downloads/incidents.csv")
    table = b"".join(answer.streaming_content)
    answer.close()
    assert (one.id.encode() in table, other.id.encode() in table) == (True, False)
    for name in ("..%2Frecord.sqlite", "record.sqlite", "%2e%2e%2f%2e%2e%2fetc%2fpasswd"):
        assert reader.get(f"/downloads/{name}").status_code == 404


def test_a_bug_shows_nothing_of_the_record(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer is a sentence; the output names kind and place of the bug and no value."""
    browser = Client(raise_request_exception=False)
    desk.record.close()

    object.__setattr__(desk.serving, "record", "no record at all")
    answer = browser.get("/")
    object.__setattr__(desk.serving, "record", desk.record)
    said = capsys.readouterr().err
    assert answer.status_code == 500
    assert ("no record at all" in said, "AttributeError" in said) == (False, True)


EDITOR = Decider(actor="person:1", role="editor")


def release(desk: Desk, incident: str) -> None:
    """An editor releases the incident."""
    decide(
        desk.record,
        [incident],
        reason="Two pages agree.",
        at="2026-01-02T03:04:05Z",
        by=EDITOR,
    )


def test_the_migrations_are_those_of_the_models() -> None:
    """A changed table has its migration: a private database of today is brought to tomorrow's."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def publish_now(desk: Desk) -> str:
    """An edition of what is released, put into the log; its id."""
    edition = edition_now(desk.record, desk.serving.public().ids(), at="2024-06-01T08:00:00Z")
    log_edition(desk.record, edition, at=edition.date, by=Decider(actor="person:7", role="editor"))
    return edition.id


def told(reader: Client, edition: str) -> str:
    """The page of changes once it is about this edition; the comparison runs beside requests."""
    deadline = monotonic() + 60
    while monotonic() < deadline:
        text = reader.get("/changes.html").content.decode()
        if f"edition {edition}" in text or f"Edition {edition} is" in text:
            return text
        sleep(0.05)
    raise AssertionError(text)


def test_the_last_editions_changes_are_served(desk: Desk, tmp_path: Path) -> None:
    """Nothing before one is published; then the first, then what the second shows otherwise."""
    add_pages(desk.record, write_pages(tmp_path / "pages"))
    one, other, *_ = desk.record.incidents()
    release(desk, one.id)
    reader = desk.client()
    assert "Nothing to compare" in reader.get("/changes.html").content.decode()
    assert "every incident is new" in told(reader, publish_now(desk))
    release(desk, other.id)
    text = told(reader, publish_now(desk))
    assert other.id in text
    assert one.id not in text
    feed = reader.get("/downloads/changes.atom")
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    assert f"/incidents/{other.id}.html".encode() in feed.content
    assert b'href="http' in feed.content
