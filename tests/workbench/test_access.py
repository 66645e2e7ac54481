"""Every route of the workbench against every role: a route that is not in the table fails."""

from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from cenotaph.model.vocabulary import DECIDER_ROLES
from cenotaph.record.masking import NAME_WITHHELD
from cenotaph.web.translation import speaking
from cenotaph.web.workbench.access import Route
from cenotaph.web.workbench.urls import ROUTES as KNOWN
from tests.workbench.desk import BENCH, Desk

# The least role of each route, its arguments, and the method that asks least of it.
ROUTES: dict[str, tuple[str | None, dict[str, object], str]] = {
    "log-in": (None, {}, "get"),
    "code": (None, {}, "get"),
    "log-out": (None, {}, "post"),
    "join": (None, {"token": "none"}, "get"),
    "queue": ("recorder", {}, "get"),
    "message": ("reviewer", {"message": 99}, "get"),
    "next-page": ("recorder", {}, "get"),
    "page": ("recorder", {"page": "none"}, "get"),
    "incident-desk": ("recorder", {"incident": "none"}, "get"),
    "page-as-of": ("recorder", {"page": "none"}, "get"),
    "totals": ("recorder", {}, "get"),
    "as-of": ("recorder", {"incident": "none"}, "get"),
    "as-a-stranger": ("editor", {"incident": "none"}, "get"),
    "pairs": ("recorder", {}, "get"),
    "pair": ("recorder", {"one": "none", "other": "nought"}, "get"),
    "source-profile": ("reviewer", {}, "get"),
    "publish": ("editor", {}, "get"),
    "second": ("recorder", {"reading": 99}, "get"),
    "agreement": ("editor", {}, "get"),
    "add": ("recorder", {}, "get"),
    "audit": ("recorder", {}, "get"),
    "decision": ("recorder", {"entry": 99}, "get"),
    "account": ("recorder", {}, "get"),
    "password": ("recorder", {}, "post"),
    "language": ("recorder", {}, "post"),
    "codes": ("recorder", {}, "get"),
    "code-drawing": ("recorder", {}, "get"),
    "drop-codes": ("recorder", {}, "post"),
    "end-session": ("recorder", {"session": "none"}, "post"),
    "redact": ("administrator", {"page": "none"}, "get"),
    "people": ("administrator", {}, "get"),
    "acts": ("administrator", {}, "get"),
    "invite": ("administrator", {}, "post"),
    "withdraw-invitation": ("administrator", {"invitation": 99}, "post"),
    "person": ("administrator", {"person": 99}, "post"),
}
# Routes that show something and take something too.
BOTH = (
    "log-in",
    "code",
    "join",
    "codes",
    "queue",
    "message",
    "page",
    "incident-desk",
    "add",
    "pairs",
    "source-profile",
    "publish",
    "second",
    "decision",
    "redact",
)
cases = pytest.mark.parametrize("name", ROUTES)


def ask(desk: Desk, name: str, role: str | None) -> Any:
    """The answer of a route to someone of this role, or to a stranger."""
    _, arguments, method = ROUTES[name]
    return getattr(desk.client(role), method)(reverse(name, kwargs=arguments))


def test_every_route_is_in_the_table() -> None:
    """A new route has its row above, or this fails."""
    assert {route.name: route.least for route in KNOWN} == {
        name: least for name, (least, _, _) in ROUTES.items()
    }


@cases
def test_a_stranger_is_sent_to_log_in(desk: Desk, name: str) -> None:
    """Without an account only the way in is open."""
    answer = ask(desk, name, None)
    sent = answer.status_code == 302 and answer.url.startswith(f"{BENCH}log-in?next=")
    assert sent == (ROUTES[name][0] is not None or name == "code")


@cases
def test_each_role_opens_what_it_may(desk: Desk, name: str) -> None:
    """Who has less than the least role is refused, who has it is not."""
    least = ROUTES[name][0] or "recorder"
    refused = [role for role in DECIDER_ROLES if ask(desk, name, role).status_code == 403]
    assert refused == list(DECIDER_ROLES[: DECIDER_ROLES.index(least)])


@cases
def test_no_other_method_is_answered(desk: Desk, name: str) -> None:
    """A route answers to the methods it is made for: nothing is changed by a link."""
    address = reverse(name, kwargs=ROUTES[name][1])
    assert desk.client("administrator").delete(address).status_code == 405
    if ROUTES[name][2] == "post":
        assert desk.client("administrator").get(address).status_code == 405
    assert len(KNOWN) == len(ROUTES)


def test_the_admin_is_not_mounted(desk: Desk) -> None:
    """Django's own admin has no address here and is not installed."""
    assert desk.client("administrator").get("/admin/").status_code == 404
    assert not any("admin" in app for app in settings.INSTALLED_APPS)


def test_a_form_from_elsewhere_is_refused(desk: Desk) -> None:
    """Without the token of one of our own pages nothing is done: no cross-site request."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(desk.people["administrator"])
    refused = [
        name
        for name, (_, arguments, method) in ROUTES.items()
        if method == "post" or name in BOTH
        if browser.post(reverse(name, kwargs=arguments)).status_code == 403
    ]
    posts = [n for n, (_, _, m) in ROUTES.items() if m == "post"]
    assert sorted(refused) == sorted([*posts, *BOTH])


def test_a_withheld_name_is_said_to_be_in_the_person_s_language(desk: Desk) -> None:
    """Wherever a page of the workbench shows what stands for it."""
    view = Route(
        address="x", view=lambda _: HttpResponse(NAME_WITHHELD), name="x", least="recorder"
    )
    request = RequestFactory().get("/workbench/x")
    request.user = desk.people["recorder"]
    with speaking("ar"):
        assert view.pattern().callback(request).content.decode() == "[الاسم محجوب]"
