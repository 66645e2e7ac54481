"""One's own account, and everyone's for an administrator."""

import re
from typing import Any
from xml.etree.ElementTree import fromstring

import pyotp
import pytest
from django.db import DatabaseError, connection, transaction

from cenotaph.web.people.invitations import invite, join
from cenotaph.web.people.models import Act, Invitation, Person, PersonSession
from tests.workbench.desk import BENCH, PASSWORD, Desk

ACCOUNT, PEOPLE = f"{BENCH}account", f"{BENCH}people"


def shown(answer: Any, tag: str) -> str:
    """The words that the page shows within the first tag of this kind."""
    return str(answer.content.decode().partition(f"<{tag}>")[2].partition("<")[0])


def test_sessions_are_listed_and_ended(desk: Desk) -> None:
    """A session that is ended on one machine is ended on the other."""
    here, there = desk.client("recorder"), desk.client("recorder")
    assert here.get(ACCOUNT).content.count(b"End it") == 2
    gone = desk.people["recorder"].sessions.get(session_key=there.session.session_key)
    here.post(f"{ACCOUNT}/sessions/{gone.public_name}/end")
    assert there.get(BENCH).status_code == 302
    assert here.get(BENCH).status_code == 200


def test_the_workbench_speaks_the_language_a_person_chose(desk: Desk) -> None:
    """It is theirs wherever they log in, and nobody else's; an unknown one changes nothing."""
    here, other = desk.client("recorder"), desk.client("editor")
    here.post(f"{ACCOUNT}/language", {"language": "ar"})
    for page in (BENCH, ACCOUNT, f"{BENCH}add", f"{BENCH}audit"):
        assert b'<html lang="ar" dir="rtl">' in here.get(page).content
        assert b'<html lang="en" dir="ltr">' in other.get(page).content
    here.post(f"{ACCOUNT}/language", {"language": "xx"})
    assert b'lang="ar"' in desk.client("recorder").get(BENCH).content
    assert b'<html lang="en" dir="ltr">' in here.get("/").content


def test_nobody_ends_another_s_session(desk: Desk) -> None:
    """A session has a name for its own person alone, and its key is on no page."""
    other = desk.client("editor")
    row = desk.people["editor"].sessions.get()
    desk.client("recorder").post(f"{ACCOUNT}/sessions/{row.public_name}/end")
    assert other.get(BENCH).status_code == 200
    assert row.session_key.encode() not in other.get(ACCOUNT).content


def test_a_new_password_ends_other_sessions(desk: Desk) -> None:
    """Who changes a password because it was found shuts out who found it."""
    desk.with_password("recorder")
    here, there = desk.client("recorder"), desk.client("recorder")
    here.post(f"{ACCOUNT}/password", {"old": PASSWORD, "new": "another long password"})
    assert there.get(BENCH).status_code == 302
    assert here.get(BENCH).status_code == 200


def test_the_old_password_is_asked_for(desk: Desk) -> None:
    """A session left open does not give the account away."""
    person = desk.with_password("recorder")
    answer = desk.client("recorder").post(
        f"{ACCOUNT}/password", {"old": "wrong", "new": "another long password"}
    )
    person.refresh_from_db()
    assert (answer.status_code, person.check_password(PASSWORD)) == (400, True)


def test_codes_begin_with_a_code(desk: Desk) -> None:
    """A key that no authenticator has shuts nobody out; one that gives its code is kept."""
    browser = desk.client("recorder")
    secret = shown(browser.get(f"{ACCOUNT}/codes"), "code")
    drawn = browser.get(f"{ACCOUNT}/codes.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    # in the name space a browser asks of a drawing; without it an image stays empty
    assert fromstring(drawn.content).tag == "{http://www.w3.org/2000/svg}svg"
    assert browser.post(f"{ACCOUNT}/codes", {"code": "12"}).status_code == 400
    assert browser.post(f"{ACCOUNT}/codes", {"code": pyotp.TOTP(secret).now()}).status_code == 302
    desk.people["recorder"].refresh_from_db()
    assert desk.people["recorder"].code_secret == secret


def test_codes_end_with_a_code(desk: Desk) -> None:
    """A session left open cannot make logging in easier."""
    person = desk.people["recorder"]
    person.code_secret = secret = pyotp.random_base32()
    person.save()
    browser = desk.client("recorder")
    assert browser.post(f"{ACCOUNT}/codes/drop", {"code": "0"}).status_code == 400
    browser.post(f"{ACCOUNT}/codes/drop", {"code": pyotp.TOTP(secret).now()})
    person.refresh_from_db()
    assert person.code_secret == ""


def test_an_administrator_invites(desk: Desk) -> None:
    """The link is shown on that answer and opens the way in."""
    answer = desk.client("administrator").post(f"{PEOPLE}/invite", {"role": "editor"})
    link = shown(answer, 'code class="link"')
    assert link.startswith(f"http://testserver{BENCH}join/")
    assert desk.client().get(link.removeprefix("http://testserver")).status_code == 200
    assert b"join/" not in desk.client("administrator").get(PEOPLE).content


def test_an_invitation_is_withdrawn(desk: Desk) -> None:
    """A link that went to the wrong person opens nothing."""
    token = invite("editor")
    number = Invitation.objects.get().pk
    desk.client("administrator").post(f"{PEOPLE}/invitations/{number}/withdraw")
    assert desk.client().get(f"{BENCH}join/{token}").status_code == 410


def change(desk: Desk, whose: str, **values: str) -> Any:
    """What an administrator's change of the person of this role answers."""
    number = desk.people[whose].pk
    return desk.client("administrator").post(f"{PEOPLE}/{number}", values)


def test_a_changed_role_holds_at_once(desk: Desk) -> None:
    """The person's sessions end, and their next one has the new role."""
    editor = desk.client("editor")
    change(desk, "editor", act="role", role="recorder")
    assert editor.get(BENCH).status_code == 302
    desk.people["editor"].refresh_from_db()
    assert desk.people["editor"].role == "recorder"


def test_a_deleted_account_is_gone(desk: Desk) -> None:
    """Name, user name and sessions are deleted; the log's opaque id says nothing any more."""
    desk.client("editor")
    change(desk, "editor", act="delete")
    assert not Person.objects.filter(login="editor").exists()
    assert (
        not PersonSession.objects.filter(person__isnull=False)
        .exclude(person=desk.people["administrator"])
        .exists()
    )


def test_nobody_shuts_themselves_out(desk: Desk) -> None:
    """The last administrator stays one: another must do it."""
    answer = change(desk, "administrator", act="delete")
    assert answer.status_code == 400
    desk.people["administrator"].refresh_from_db()


def test_the_log_s_id_says_nothing(desk: Desk) -> None:
    """An actor's id holds neither user name nor name, and passes for an opaque one."""
    for role, person in desk.people.items():
        kind, _, name = person.actor.partition(":")
        assert (kind, len(name), role in name) == ("person", 16, False)


def test_an_administrator_is_told_what_became_of_an_account(desk: Desk) -> None:
    """Whose, and what holds from now on."""
    other, browser = desk.people["recorder"], desk.client("administrator")
    told = browser.post(f"{PEOPLE}/{other.pk}", {"act": "role", "role": "editor"}, follow=True)
    assert "The recorder is editor from now on" in told.content.decode()
    told = browser.post(f"{PEOPLE}/{other.pk}", {"act": "delete"}, follow=True)
    assert "The recorder’s account is deleted." in told.content.decode()


def test_what_is_done_to_accounts_is_kept(desk: Desk) -> None:
    """By whom, to whom and what; a person has a name there as long as they have an account."""
    browser, whom = desk.client("administrator"), desk.people["recorder"]
    browser.post(f"{PEOPLE}/invite", {"role": "editor"})
    browser.post(f"{PEOPLE}/invitations/{Invitation.objects.get().pk}/withdraw")
    join(invite("reviewer"), login="new", name="Somebody New", password=PASSWORD)
    for act in ("close", "open", "codes", "sessions"):
        browser.post(f"{PEOPLE}/{whom.pk}", {"act": act})
    browser.post(f"{PEOPLE}/{whom.pk}", {"act": "role", "role": "editor"})
    assert kept(browser)[:9] == [
        "The administrator made The recorder editor; before: recorder.",
        "The administrator ended every session of The recorder.",
        "The administrator let The recorder log in without codes.",
        "The administrator opened The recorder’s account again.",
        "The administrator closed The recorder’s account.",
        "Somebody New made an account as reviewer, invited by whoever has the record’s folder.",
        "Whoever has the record’s folder made an invitation as reviewer.",
        "The administrator withdrew an invitation as editor.",
        "The administrator made an invitation as editor.",
    ]
    browser.post(f"{PEOPLE}/{whom.pk}", {"act": "delete"})
    gone = f"someone who has no account here ({whom.actor})"
    assert kept(browser)[0] == f"The administrator deleted {gone}’s account."


def kept(browser: Any) -> list[str]:
    """What the page of acts says, the latest first."""
    page = browser.get(f"{PEOPLE}/acts").content.decode()
    said = re.findall(r'<span class="what">(.*?)</span>', page)
    return [re.sub("[\u2068\u2069]", "", one) for one in said]


def test_what_was_refused_is_not_kept_as_done(desk: Desk) -> None:
    """An act that is none, one on oneself, and an invitation that was used leave no line."""
    before = Act.objects.count()
    change(desk, "administrator", act="close")
    change(desk, "recorder", act="nonsense")
    change(desk, "recorder", act="role", role="king")
    desk.client("administrator").post(f"{PEOPLE}/invitations/99/withdraw")
    assert Act.objects.count() == before


@pytest.mark.parametrize(
    "write", ["UPDATE people_act SET by = 'person:0'", "DELETE FROM people_act"]
)
def test_what_was_done_cannot_be_changed_or_deleted(desk: Desk, write: str) -> None:
    """The database itself refuses, whoever asks it."""
    invite("editor")
    with (
        pytest.raises(DatabaseError, match="stays as it was written"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(write)
    assert Act.objects.latest("pk").by == ""
