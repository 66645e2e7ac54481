"""Logging in: throttled, with one-time codes, telling a stranger nothing; joining by a link."""

from datetime import timedelta
from typing import Any

import pyotp
import pytest
from django.contrib.auth.hashers import get_hasher
from django.utils import timezone

from cenotaph.web.people import throttle
from cenotaph.web.people.invitations import invite
from cenotaph.web.people.models import Attempt, Invitation, Person
from tests.workbench.desk import BENCH, PASSWORD, Desk

LOG_IN, CODE = f"{BENCH}log-in", f"{BENCH}code"


def attempt(browser: Any, login: str, password: str, **more: str) -> Any:
    """What the log-in page answers."""
    return browser.post(LOG_IN, {"login": login, "password": password} | more)


def test_the_right_password_opens_the_queue(desk: Desk) -> None:
    """Who logs in is where the work is."""
    desk.with_password("recorder")
    answer = attempt(desk.client(), "recorder", PASSWORD)
    assert (answer.status_code, answer.url) == (302, BENCH)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/workbench/", "/", "javascript:1"]
)
def test_log_in_leads_nowhere_else(desk: Desk, elsewhere: str) -> None:
    """The address to go on to is one of the workbench."""
    desk.with_password("recorder")
    assert attempt(desk.client(), "recorder", PASSWORD, next=elsewhere).url == BENCH


def test_a_stranger_learns_no_user_name(desk: Desk) -> None:
    """A wrong password and an unknown user name have the same answer."""
    desk.with_password("recorder")
    wrong = attempt(desk.client(), "recorder", "not the password")
    unknown = attempt(desk.client(), "nobody", "not the password")
    assert wrong.status_code == unknown.status_code == 401
    tell = [one.content.decode().split("<main")[1] for one in (wrong, unknown)]
    plain = [t.replace("nobody", "recorder").split("csrfmiddlewaretoken") for t in tell]
    assert plain[0][0] == plain[1][0]


def test_an_answer_takes_as_long_for_an_unknown_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many passwords are hashed for it, and for a closed account, as for one that is there."""
    hashed: list[str] = []
    used = type(get_hasher())
    encode = used.encode

    def counted(hasher: Any, password: str, *rest: Any, **named: Any) -> str:
        hashed.append(password)
        return str(encode(hasher, password, *rest, **named))

    monkeypatch.setattr(used, "encode", counted)
    closed = desk.with_password("editor")
    closed.is_active = False
    closed.save()
    desk.with_password("recorder")
    hashed.clear()
    for login in ("recorder", "nobody", "editor"):
        assert attempt(desk.client(), login, f"not that of {login}").status_code == 401
    assert hashed == [f"not that of {login}" for login in ("recorder", "nobody", "editor")]


@pytest.mark.parametrize("login", ["recorder", "nobody"])
def test_who_fails_often_waits(desk: Desk, login: str) -> None:
    """After five failures not even the right password opens, whether the account exists or not."""
    desk.with_password("recorder")
    browser = desk.client()
    failed = [attempt(browser, login, "wrong").status_code for _ in range(5)]
    assert failed == [401] * 5
    assert attempt(browser, login, PASSWORD).status_code == 429


def test_one_address_cannot_try_every_name(desk: Desk) -> None:
    """Thirty failures from one place are enough, whatever the names; another place is not shut."""
    for number in range(throttle.OF_PLACE):
        throttle.failed(f"name-{number}", "203.0.113.7")
    assert throttle.must_wait("another", "203.0.113.7")
    assert not throttle.must_wait("another", "203.0.113.8")


def test_a_house_of_many_addresses_is_one_place(desk: Desk) -> None:
    """Whoever has a whole network of the new kind tries no more names from it than others do."""
    for number in range(throttle.OF_PLACE):
        throttle.failed(f"name-{number}", f"2001:db8:1:2::{number:x}")
    assert throttle.must_wait("another", "2001:db8:1:2:ffff::1")
    assert not throttle.must_wait("another", "2001:db8:1:3::1")


def test_the_throttle_keeps_no_names(desk: Desk) -> None:
    """What is kept of a failure tells neither who it was nor where, and is deleted in time."""
    throttle.failed("recorder", "203.0.113.7")
    row = Attempt.objects.get()
    assert "recorder" not in f"{row.login_digest}{row.place_digest}"
    Attempt.objects.update(at=timezone.now() - throttle.WINDOW - timedelta(seconds=1))
    throttle.failed("other", "203.0.113.8")
    assert Attempt.objects.count() == 1


def test_a_planted_session_is_worth_nothing(desk: Desk) -> None:
    """Logging in changes the session's key: who set it before does not share the session."""
    desk.with_password("recorder")
    browser = desk.client()
    session = browser.session
    session["planted"] = True
    session.save()
    browser.cookies["sessionid"] = planted = session.session_key
    attempt(browser, "recorder", PASSWORD)
    assert browser.cookies["sessionid"].value != planted
    stranger = desk.client()
    stranger.cookies["sessionid"] = planted
    assert stranger.get(BENCH).status_code == 302


def test_a_closed_account_does_not_open(desk: Desk) -> None:
    """Not by its password, nor by a session it still had."""
    person = desk.with_password("recorder")
    browser = desk.client("recorder")
    person.is_active = False
    person.save()
    assert attempt(desk.client(), "recorder", PASSWORD).status_code == 401
    assert browser.get(BENCH).status_code == 302


def with_codes(desk: Desk) -> pyotp.TOTP:
    """The recorder's authenticator."""
    person = desk.with_password("recorder")
    person.code_secret = pyotp.random_base32()
    person.save()
    return pyotp.TOTP(person.code_secret)


def test_a_code_is_asked_for_where_one_is_set_up(desk: Desk) -> None:
    """The password alone opens nothing; with the code it does."""
    totp = with_codes(desk)
    browser = desk.client()
    assert attempt(browser, "recorder", PASSWORD).url.startswith(CODE)
    assert browser.get(BENCH).status_code == 302
    assert browser.post(CODE, {"code": totp.now()}).url == BENCH
    assert browser.get(BENCH).status_code == 200


def test_a_code_is_taken_once(desk: Desk) -> None:
    """Who looks over a shoulder cannot use the code again."""
    totp = with_codes(desk)
    code = totp.now()
    first, second = desk.client(), desk.client()
    for browser in (first, second):
        attempt(browser, "recorder", PASSWORD)
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 401


def test_codes_are_throttled_too(desk: Desk) -> None:
    """Six digits are few: five wrong ones and the account waits."""
    totp = with_codes(desk)
    browser = desk.client()
    attempt(browser, "recorder", PASSWORD)
    wrong = [browser.post(CODE, {"code": "000000"}).status_code for _ in range(5)]
    assert wrong == [401] * 5
    assert browser.post(CODE, {"code": totp.now()}).status_code == 429


JOINED = {"login": "new-one", "name": "New One", "password": "quite a long password"}


def test_an_invitation_makes_one_account(desk: Desk) -> None:
    """The link opens once, for the role it was made for."""
    address = f"{BENCH}join/{invite('reviewer', by=desk.people['administrator'])}"
    assert desk.client().post(address, JOINED).url == BENCH
    assert Person.objects.get(login="new-one").role == "reviewer"
    again = desk.client().post(address, JOINED | {"login": "another"})
    assert again.status_code == 410


def test_an_invitation_ends(desk: Desk) -> None:
    """After its days the link opens nothing, and says no more than a link that never was."""
    token = invite("reviewer")
    Invitation.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    ended = desk.client().get(f"{BENCH}join/{token}")
    never = desk.client().get(f"{BENCH}join/made-up")
    assert ended.status_code == never.status_code == 410
    assert ended.content == never.content


def test_the_token_itself_is_kept_nowhere(desk: Desk) -> None:
    """Who reads the database finds no link that opens."""
    token = invite("reviewer")
    assert token not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "short"},
        {"password": "password1234"},
        {"login": "recorder"},
        {"login": "a b"},
        {"name": ""},
    ],
)
def test_a_bad_account_is_not_made_and_the_link_stays(desk: Desk, wrong: dict[str, str]) -> None:
    """A short or known password, or a user name that is taken, can be mended and sent again."""
    address = f"{BENCH}join/{invite('recorder')}"
    assert desk.client().post(address, JOINED | wrong).status_code == 400
    assert desk.client().post(address, JOINED).status_code == 302


def test_the_way_in_is_had_in_arabic_too(desk: Desk) -> None:
    """Who has no account yet asks for it in the address, and keeps it through logging in."""
    arabic, browser = "?next=/workbench/audit&language=ar", desk.client()
    wrong = browser.post(f"{BENCH}log-in{arabic}", {"login": "x", "password": "y"})
    for page in (browser.get(f"{BENCH}log-in{arabic}"), wrong):
        assert b'<html lang="ar" dir="rtl">' in page.content
    english = browser.get(f"{BENCH}log-in?next=/workbench/audit").content.decode()
    assert 'href="?next=%2Fworkbench%2Faudit&amp;language=ar"' in english
    assert b'lang="en"' in browser.get(f"{BENCH}log-in?language=xx").content
    person = desk.with_password("recorder")
    person.code_secret = pyotp.random_base32()
    person.save()
    given = {"login": "recorder", "password": PASSWORD}
    assert browser.post(f"{BENCH}log-in{arabic}", given).url.endswith("language=ar")


def test_who_joins_in_arabic_finds_the_workbench_in_it(desk: Desk) -> None:
    """The language in which an invitation was read is the account's."""
    token, browser = invite("recorder"), desk.client()
    given = {"name": "New", "login": "new", "password": "a-long-password-of-mine"}
    browser.post(f"{BENCH}join/{token}?language=ar", given)
    assert b'<html lang="ar" dir="rtl">' in browser.get(BENCH).content
