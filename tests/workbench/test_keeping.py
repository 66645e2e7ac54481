"""A form whose session has ended: what was typed is not lost."""

import re
from html import unescape
from typing import Any

import pyotp
import pytest
from django.test import Client

from cenotaph.web.people import codes
from tests.workbench.desk import BENCH, PASSWORD, Desk

ADD, LOG_IN = f"{BENCH}add", f"{BENCH}log-in"
NOTE = {
    "way": "hand",
    "text": 'She said: "two men, <b>brothers</b>".\nThen the line broke.',
    "title": "A call",
}


def kept_in(answer: Any) -> str:
    """What the page carries on."""
    return unescape(re.findall(r'name="kept" value="([^"]*)"', answer.content.decode())[0])


def fields_in(answer: Any) -> dict[str, str]:
    """The fields of the form that is shown again, as a browser sends them."""
    shown = answer.content.decode()
    found = re.findall(r'<textarea hidden name="([^"]*)">\n(.*?)</textarea>', shown, re.DOTALL)
    return {name: unescape(value) for name, value in found}


def logged_out(desk: Desk) -> tuple[Any, Any]:
    """A browser whose session has ended, and the answer to a note that it sends."""
    browser = desk.client("recorder")
    desk.people["recorder"].sessions.all().delete()
    return browser, browser.post(ADD, NOTE)


def test_what_was_typed_is_there_after_log_in(desk: Desk) -> None:
    """Every field comes back, is sent by its button alone, and the note is added."""
    desk.with_password("recorder")
    browser, asked = logged_out(desk)
    assert (asked.status_code, "You were logged out" in asked.content.decode()) == (401, True)
    given = {"login": "recorder", "password": "wrong", "kept": kept_in(asked)}
    again = browser.post(LOG_IN, given)
    shown = browser.post(LOG_IN, given | {"password": PASSWORD, "kept": kept_in(again)})
    assert (shown.status_code, fields_in(shown)) == (200, NOTE)
    assert desk.record.head().seq == 0
    assert browser.post(ADD, fields_in(shown)).status_code == 302
    assert desk.record.head().seq > 0


def test_it_comes_through_a_one_time_code(desk: Desk) -> None:
    """The code's page carries it on, also after a wrong code."""
    person = desk.with_password("recorder")
    person.code_secret = codes.new_secret()
    person.save()
    browser, asked = logged_out(desk)
    given = {"login": "recorder", "password": PASSWORD, "kept": kept_in(asked)}
    half = browser.post(LOG_IN, given)
    wrong = browser.post(f"{BENCH}code", {"code": "1", "kept": kept_in(half)})
    right = {"code": pyotp.TOTP(person.code_secret).now(), "kept": kept_in(wrong)}
    assert fields_in(browser.post(f"{BENCH}code", right)) == NOTE


def test_no_password_is_kept(desk: Desk) -> None:
    """What is a secret is typed again."""
    answer = desk.client().post(f"{BENCH}account/password", {"old": "a", "new": "b"})
    assert (answer.status_code, answer.url) == (302, f"{LOG_IN}?next={BENCH}")


@pytest.mark.parametrize("kept", ["", "made up", "WyIvIixbXV0:1abc:xyz"])
def test_only_what_was_kept_here_is_shown(desk: Desk, kept: str) -> None:
    """Nobody else makes a form that a person would send from here."""
    desk.with_password("recorder")
    given = {"login": "recorder", "password": PASSWORD, "kept": kept}
    assert desk.client().post(LOG_IN, given).url == BENCH


@pytest.mark.parametrize(("site", "shown"), [("same-origin", True), ("cross-site", False)])
def test_a_form_of_an_old_page_is_shown_again(desk: Desk, site: str, shown: bool) -> None:
    """Another tab logged in since: the page's token is old, and what was typed is not lost.

    Only where the browser says that the form is ours.
    """
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(desk.people["recorder"])
    answer = browser.post(ADD, NOTE, headers={"sec-fetch-site": site})
    assert (answer.status_code, fields_in(answer) == NOTE) == (403, shown)
    assert desk.record.head().seq == 0
